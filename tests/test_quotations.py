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
from tests.scoring import rows as scored

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


@pytest.mark.parametrize("row", scored("speakers.tsv"), ids=lambda row: f"{row['kind']}: {row['text'][:30]}")
def test_who_speaks(row: dict[str, str]) -> None:
    """Each passage in order: direct or indirect, and who says it; - is nobody."""
    text = BEFORE + row["text"].replace("\\n", "\n") + AFTER
    found = [f"{q.kind[0]} {q.speaker or '-'}" for q in parse_source(Source("a.txt", text.encode())).quotations]
    assert found == (row["speakers"].split(";") if row["speakers"] else [])


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Sri Mulyani: Anggaran Sekolah Tidak Dipangkas", ("indirect", "Anggaran Sekolah Tidak Dipangkas")),
        ("Sri Mulyani Sebut Anggaran Sekolah Tidak Dipangkas", ("indirect", "Anggaran Sekolah Tidak Dipangkas")),
        ("Sri Mulyani Dukung Kenaikan Gaji Guru: Mereka Pantas", ("indirect", "Mereka Pantas")),
        ('"Anggaran Sekolah Tidak Dipangkas", Kata Sri Mulyani', ("direct", "Anggaran Sekolah Tidak Dipangkas")),
        ("Tarif Tol Naik: Ini Daftar Lengkapnya Mulai Pekan Depan", None),
        ("Bertemu Sri Mulyani di Jakarta: Ini Daftar Tamunya", None),
    ],
)
def test_headlines_that_quote(title: str, said: tuple[str, str] | None) -> None:
    page = f"{title}\nJakarta, Rabu (12/3/2025) - Rapat kerja dibuka pagi tadi di gedung parlemen.{AFTER}"
    parsed = parse_source(Source("a.txt", page.encode()))
    assert parsed.layout.title is not None
    found = [(q.kind, q.text, q.speaker) for q in parsed.quotations if q.zone == "title"]
    assert found == ([(*said, "Sri Mulyani Indrawati")] if said else [])


def test_a_paragraph_that_a_line_break_tears_keeps_its_offsets_and_line() -> None:
    lines = [
        "Taman Kota Dibuka di Tepi Sungai",
        "Jakarta, Rabu (12/3/2025) - Taman kota dibuka pagi tadi di tepi sungai dan langsung dipenuhi pengunjung.",
        '"Kami sudah menanam dua ribu pohon di bukit itu," kata',
        "Yusuf Mansur ketika menghadiri peresmian taman kota yang baru di tepi sungai itu bersama warga.",
    ]
    parsed = parse_source(Source("a.txt", ("\n".join(lines) + AFTER).encode()))
    [quotation] = parsed.quotations
    assert (quotation.speaker, quotation.line) == ("Yusuf Mansur", 3)
    assert quotation.text == "Kami sudah menanam dua ribu pohon di bukit itu"
    assert quotation.span.cut(parsed.document.text) == quotation.text


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
