"""The table of date rules: each example is read by its own rule, and no rule could be missing or lower."""

from __future__ import annotations

import re
from datetime import date

import pytest

from core.dates import find_dates, grammar, rule_table
from core.dates.resolve import resolve_all
from core.dates.rule_table import GRAMMAR, Example, GrammarRule
from core.model import Span, Zone

BRACKETS = re.compile(r"\[(.+)\]")
EXAMPLES = [(rule, example) for rule in GRAMMAR for example in rule.examples]
ids = [f"{rule.name}: {example.text}" for rule, example in EXAMPLES]


def read(example: Example) -> list[tuple[str, str, str]]:
    """The expressions of an example: the rule that read it, the words, the value."""
    text = BRACKETS.sub(r"\1", example.text)
    raws = find_dates([Zone(Span(0, len(text)), 1, "body")], text)
    values = [mention.value for mention in resolve_all(raws, date.fromisoformat(example.reference))]
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
