"""Datelines: where a story was filed is marked, and counted only when asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.corpus import Corpus, reads
from core.entities import find_mentions
from core.filters import Filters
from core.model import Span, Zone
from core.parse import parse_source
from core.reading import Source


def names(text: str, zone: str = "body") -> tuple[list[str], list[str]]:
    """The names in the dateline, and the others."""
    found = find_mentions([Zone(Span(0, len(text)), 1, zone)], text)
    return [m.text for m in found if m.dateline], [m.text for m in found if not m.dateline]


@pytest.mark.parametrize(
    ("text", "filed", "about"),
    [
        ("SEMARANG, KOMPAS.com - Wali Kota Semarang membuka pasar di Demak.", ["SEMARANG", "KOMPAS.com"],
         ["Semarang", "Demak"]),
        ("Liputan6.com, Medan - Menteri Keuangan hadir di Medan pada Senin.", ["Liputan6.com", "Medan"], ["Medan"]),
        ("Bandung (ANTARA) - Pasar ikan di Cimahi dibuka kembali pada Senin.", ["Bandung", "ANTARA"], ["Cimahi"]),
        ("Jakarta, CNN Indonesia -- Banjir menggenangi Bekasi pagi ini.", ["Jakarta", "CNN Indonesia"], ["Bekasi"]),
        ("Makassar, Sulawesi Selatan (13/3) – Nelayan di Maros kembali melaut.", ["Makassar", "Sulawesi Selatan"],
         ["Maros"]),
        ("Surabaya - Warga membersihkan sungai di Gresik bersama-sama.", ["Surabaya"], ["Gresik"]),
    ],
)  # fmt: skip
def test_what_is_in_a_dateline_is_marked(text: str, filed: list[str], about: list[str]) -> None:
    assert names(text) == (filed, about)


@pytest.mark.parametrize(
    "text",
    [
        "Persib - Persija bermain imbang di Bandung pada Minggu sore kemarin.",
        "Gempa di Cianjur - menurut BMKG - terasa sampai Bandung dan Jakarta.",
        "Prabowo Subianto - Gibran Rakabuming menang di Jawa Timur pada pemilihan itu.",
        "Jalan Surabaya-Malang macet sepanjang lima kilometer sejak Senin pagi.",
    ],
)
def test_other_dashes_are_no_datelines(text: str) -> None:
    assert names(text)[0] == []


def test_a_headline_has_no_dateline() -> None:
    assert names("Surabaya - Warga Membersihkan Sungai di Gresik Bersama", "latest")[0] == []


def test_counts_leave_them_out_unless_asked_for(tmp_path: Path) -> None:
    text = (
        "Warga Demak Bangun Jembatan\nSEMARANG, KOMPAS.com - Warga Demak membangun jembatan bambu sepanjang dua "
        "puluh meter secara gotong royong. Pasar di Demak pun ramai kembali sejak Senin pagi kemarin.\n"
    )
    corpus = Corpus(tmp_path / "uji.duckdb")
    corpus.add(1, "a.txt", parse_source(Source("a.txt", text.encode())))
    without = {count.key for count in reads.counts(corpus, Filters(), "mention")}
    everything = {count.key for count in reads.counts(corpus, Filters(datelines=True), "mention")}
    corpus.close()
    assert "Semarang" not in without and "Semarang" in everything and "Demak" in without
