"""The tables of date rules and of the evidence of publication: each row has an example that holds it at its place."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from core.dates import document_dates, find_dates, grammar, resolve_page, rule_table
from core.dates.document_dates import PUBLISHED_BY, Evidence
from core.dates.resolve import resolve_all
from core.dates.rule_table import GRAMMAR, Example, GrammarRule
from core.model import Span, Zone
from tests.test_dates import read_page

BRACKETS = re.compile(r"\[(.+)\]")
EXAMPLES = [(rule, example) for rule in GRAMMAR for example in rule.examples]
ids = [f"{rule.name}: {example.text}" for rule, example in EXAMPLES]


def read(example: Example) -> list[tuple[str, str, str]]:
    """The expressions of an example: the rule that read it, the words, the value."""
    text = BRACKETS.sub(r"\1", example.text)
    raws = find_dates([Zone(Span(0, len(text)), 1, "body")], text)
    values = [mention.value for mention in resolve_all(raws, text, date.fromisoformat(example.reference))]
    return [(raw.rule, raw.text, value) for raw, value in zip(raws, values, strict=True)]


def use(monkeypatch: pytest.MonkeyPatch, table: list[GrammarRule]) -> None:
    compiled = rule_table.compiled(table)
    monkeypatch.setattr(grammar, "rules", lambda: compiled)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=ids)
def test_an_example_is_read_by_its_rule(rule: GrammarRule, example: Example) -> None:
    marked = BRACKETS.search(example.text)
    assert marked
    assert read(example) == [(rule.name, marked[1], example.value)]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=ids)
def test_without_the_rule_its_example_is_read_otherwise(
    rule: GrammarRule, example: Example, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = [found[1:] for found in read(example)]
    use(monkeypatch, [other for other in GRAMMAR if other is not rule])
    assert [found[1:] for found in read(example)] != whole


def test_longer_readings_win_whatever_the_order(monkeypatch: pytest.MonkeyPatch) -> None:
    ordered = {example for rule in GRAMMAR if rule.before for example in rule.examples}
    read_so = {example: read(example) for _, example in EXAMPLES if example not in ordered}
    use(monkeypatch, list(GRAMMAR[::-1]))
    assert {example: read(example) for example in read_so} == read_so


def test_rules_have_names_of_their_own_and_say_why() -> None:
    names = [rule.name for rule in GRAMMAR]
    assert len(names) == len(set(names))
    assert all(rule.why.endswith(".") and rule.examples for rule in GRAMMAR)


@pytest.mark.parametrize(
    ("rule", "other"), [(rule, other) for rule in GRAMMAR for other in rule.before], ids=lambda of: str(of)[:40]
)
def test_a_rule_above_another_takes_the_words_that_both_can_read(
    rule: GrammarRule, other: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lower = next(row for row in GRAMMAR if row.name == other)
    assert GRAMMAR.index(rule) < GRAMMAR.index(lower)
    turned = [row for row in GRAMMAR if row is not rule]
    turned.insert(turned.index(lower) + 1, rule)
    use(monkeypatch, turned)
    assert other in {name for example in rule.examples for name, *_ in read(example)}


def evidence() -> list[dict[str, str]]:
    """Pages that have evidence of a kind and of the next one, and the day with and without the former."""
    path = Path(__file__).parent / "cases" / "publication_evidence.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def day(case: dict[str, str]) -> str:
    reference = date.fromisoformat(case["reference"]) if case["reference"] != "-" else None
    published = resolve_page(*read_page(case["facts"], case["page"]), reference).published
    return published.value if published else "-"


def test_each_two_kinds_of_evidence_that_follow_each_other_have_a_page() -> None:
    names = [kind.name for kind in PUBLISHED_BY]
    assert [(case["evidence"], case["next"]) for case in evidence()] == list(pairwise([*names, "-"]))
    assert all(kind.why.endswith(".") for kind in PUBLISHED_BY)


@pytest.mark.parametrize("case", evidence(), ids=lambda case: case["evidence"])
def test_evidence_comes_before_the_next_kind(case: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    def use_evidence(table: Sequence[Evidence]) -> None:
        monkeypatch.setattr(document_dates, "PUBLISHED_BY", tuple(table))

    assert day(case) == case["published"] != case["without"]
    others = [kind for kind in PUBLISHED_BY if kind.name != case["evidence"]]
    use_evidence(others)
    assert day(case) == case["without"]
    if case["next"] != "-":
        at = next(i for i, kind in enumerate(others) if kind.name == case["next"])
        mine = next(kind for kind in PUBLISHED_BY if kind.name == case["evidence"])
        use_evidence([*others[: at + 1], mine, *others[at + 1 :]])
        assert day(case) == case["without"]
