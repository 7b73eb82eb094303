"""Clickbait marks: cases by hand, and what holds for any headline."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import lexicons
from core.headlines import clickbait

CASES = Path(__file__).parent / "cases" / "clickbait.csv"


def rows() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["headline"][:40])
def test_marks_by_hand(row: dict[str, str]) -> None:
    found = clickbait.marks(row["headline"])
    assert list(dict.fromkeys(mark.kind for mark in found)) == row["kinds"].split()
    assert all(0 <= mark.start < mark.end <= len(row["headline"]) for mark in found)


def test_every_word_of_the_list_is_found_and_has_its_reason() -> None:
    for row in lexicons.read("clickbait", ("form", "kind")):
        found = clickbait.marks(f"{row['form'].title()}" if row["place"] != "any" else f"Warga {row['form']} kemarin")
        own = [mark for mark in found if mark.kind == row["kind"]]
        assert own, row
        assert all(clickbait.reason(own[0], language) for language in ("id", "en"))


@given(st.text())
def test_any_text_has_marks_inside_it(text: str) -> None:
    assert all(
        0 <= mark.start < mark.end <= len(text) and mark.kind in clickbait.KINDS for mark in clickbait.marks(text)
    )
