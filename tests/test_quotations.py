"""Quotations and their speakers: cases by hand, what a workspace makes of them, and what holds for any text."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.corpus import Corpus, reads
from core.corpus.edits import NAMES
from core.corpus.reads import Pick
from core.edits import names
from core.filters import Filters
from core.model import Span, Zone
from core.parse import parse_source
from core.quotations import REASONS, find_quotations
from core.reading import Source

CASES = Path(__file__).parent / "cases" / "quotations.csv"
BEFORE = "Rapat Dibuka di Jakarta\nJakarta, Rabu (12/3/2025) - "
AFTER = (
    "\nRapat itu berlangsung di Jakarta dan dihadiri oleh banyak orang dari berbagai kota di Indonesia pada hari itu.\n"
)


def rows() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["text"][:40])
def test_quotations_by_hand(row: dict[str, str]) -> None:
    parsed = parse_source(Source("a.txt", (BEFORE + row["text"] + AFTER).encode()))
    found = [f"{q.kind[0]}|{q.speaker or ''}|{q.text}" for q in parsed.quotations]
    assert found == (row["quotations"].split(";") if row["quotations"] else [])


def test_a_workspace_counts_voices_and_follows_the_names_set_right(tmp_path: Path) -> None:
    text = "".join(f"{row['text']}\n" for row in rows())
    corpus = Corpus(tmp_path / "uji.duckdb")
    try:
        corpus.add(1, "a.txt", parse_source(Source("a.txt", (BEFORE + text + AFTER).encode())))
        voices = {v.key: v for v in reads.speakers(corpus, Filters())}
        assert voices["Dedi Mulyadi"].direct == 2
        assert voices["Dedi Mulyadi"].words == 9
        assert voices[None].quotations == 1
        for voice in voices.values():
            pick = Pick("quote", key=voice.key, type=voice.type, unnamed=voice.key is None)
            assert len(reads.passages(corpus, Filters(), pick)) == voice.quotations
        assert len(reads.quotations(corpus, Filters())) == sum(v.quotations for v in voices.values())
        NAMES.save(corpus, names.merge([("PER", "Dedi Mulyadi")], ("PER", "Puan Maharani")))
        assert {v.key: v.quotations for v in reads.speakers(corpus, Filters())}["Puan Maharani"] == 3
    finally:
        corpus.close()


@given(st.text(alphabet='ab KM,."“”:\n', max_size=200))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for quotation in find_quotations([Zone(Span(0, len(text)), 1, "body")], text, []):
        assert quotation.span.cut(text) == quotation.text
        assert quotation.reason in REASONS
