"""The order of the rules that classify lines: each step with its example, and what another order would make of it.

The model, which may overrule the rules, is not asked here.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from core.layout import explain_layout, rule_chain
from core.layout.line_features import measure_document
from core.layout.page_context import page_context
from core.layout.rule_chain import CHAIN, Step
from core.model import Document, Facts

CASES: dict[str, dict[str, Any]] = {
    case["step"]: case
    for case in json.loads((Path(__file__).parent / "cases" / "rule_chain.json").read_text(encoding="utf-8"))
}
#: In which order the rules are asked of a line that only the last one classifies, by the names that `explain` prints.
ASKED = (
    "title", "linked headline", "paragraph", "inline marker", "lone mark", "list heading", "address", "date line",
    "signature", "site furniture", "credits", "between title and article", "between paragraphs",
    "under a list heading", "outside the article",
)  # fmt: skip


def decided(case: dict[str, Any]) -> tuple[str, str, str | None]:
    """Which rule classified the example's line, its role and its block."""
    number = case["page"].index(case["example"]) + 1
    links = (number,) if case["linked"] else ()
    document = Document("0" * 64, "halaman.txt", "utf-8", "\n".join(case["page"]), Facts(links=links))
    page = page_context(document, measure_document(document))
    place, found = rule_chain.deciding_step(number - 1, page)
    return rule_chain.CHAIN[place].name, found.role, found.block


def swapped(first: str, second: str) -> tuple[Step, ...]:
    names = [step.name for step in CHAIN]
    chain = list(CHAIN)
    a, b = names.index(first), names.index(second)
    chain[a], chain[b] = chain[b], chain[a]
    return tuple(chain)


def test_every_step_has_its_example() -> None:
    assert [step.name for step in CHAIN] == list(CASES)
    assert [step.example for step in CHAIN] == [case["example"] for case in CASES.values()]
    assert all(step.why.endswith(".") and len(step.why.split()) > 5 for step in CHAIN)


@pytest.mark.parametrize("name", CASES)
def test_the_rule_of_the_step_classifies_its_example(name: str) -> None:
    assert decided(CASES[name]) == (name, CASES[name]["role"], CASES[name]["block"])


@pytest.mark.parametrize("step", CHAIN[:-1], ids=lambda step: step.name)
def test_in_the_other_order_the_example_comes_out_otherwise(step: Step, monkeypatch: pytest.MonkeyPatch) -> None:
    assert step.before is not None
    right = decided(CASES[step.name])
    monkeypatch.setattr(rule_chain, "CHAIN", swapped(step.name, step.before))
    other = decided(CASES[step.name])
    assert other[0] == step.before
    assert other[1:] != right[1:]


def test_a_menu_item_is_asked_of_every_rule_in_this_order() -> None:
    case = CASES["rest"]
    document = Document("0" * 64, "halaman.txt", "utf-8", "\n".join(case["page"]))
    assert explain_layout(document).lines[case["page"].index(case["example"])].declined == ASKED
