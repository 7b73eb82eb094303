"""Where the article is, and why: the runs of paragraphs that were weighed and the points of the title's candidates."""

from __future__ import annotations

import pytest

from core.layout import explain_layout, read_layout
from core.model import Document
from core.traces import LayoutTrace

LEAD = "Pedagang pasar mengatakan pasokan dari desa sudah kembali lancar sejak beberapa hari terakhir."
MORE = [LEAD.replace("pasar", word) for word in ("toko", "kios", "warung")]


def traced(*lines: str) -> LayoutTrace:
    return explain_layout(Document("0" * 64, "halaman.txt", "utf-8", "\n".join(lines)))


def runs(*lines: str) -> list[tuple[int, ...]]:
    return [run.lines for run in traced(*lines).runs]


@pytest.mark.parametrize("point", ["a.", "(b)", "3)"])
def test_points_that_a_paragraph_announces_do_not_part_it_from_the_next(point: str) -> None:
    announced = [f"{point} Surat Keterangan Domisili Pemohon yang Masih Berlaku"] * 3
    assert runs(f"{LEAD[:-1]} dengan syarat:", *announced, LEAD) == [(1, 5)]


def test_parts_of_an_article_have_figures_and_initials_of_a_person_are_none() -> None:
    parts = ["1. Curug Kembar di Kaki Gunung Waluran", "2. Bukit Panenjoan di Tepi Laut Selatan"]
    persons = ["H. Darmawan Resmi Jabat Ketua Koperasi", "K. Sutrisno Buka Pasar Malam Waluran"]
    assert runs(LEAD, MORE[0], *parts, *MORE[1:]) == [(1, 2, 5, 6)]
    assert runs(LEAD, MORE[0], *persons, *MORE[1:]) == [(1, 2), (5, 6)]


def test_of_two_runs_the_heavier_is_taken_and_a_dateline_counts_half_as_much_again() -> None:
    links = ["Jembatan Gantung Sukamaju Selesai Diperbaiki", "Warga Cikaret Gelar Lomba Perahu Naga"]
    other = "Harga gabah naik tipis pekan ini menurut catatan dinas pertanian kabupaten, kata seorang petugas lapangan."
    plain, dated = traced(LEAD, *links, other), traced(f"WALURAN - {LEAD}", *links, other)
    assert [(run.weight, run.chosen) for run in plain.runs] == [(len(LEAD), False), (len(other), True)]
    assert [(run.weight, run.chosen) for run in dated.runs] == [(1.5 * (len(LEAD) + 10), True), (len(other), False)]


def test_a_correction_of_the_run_says_what_it_is_for() -> None:
    summary = "Pasokan sayuran kembali lancar dan pedagang berharap harga tidak naik sampai akhir bulan ini."
    short = '"Truk sudah lancar lagi," katanya.'
    found = traced(summary, f"WALURAN - {LEAD}", MORE[0], short)
    changes = {c.purpose: (c.added, c.left_out) for c in found.corrections}
    assert changes == {
        "captions and summaries before the first sentence are left out": ((), (1,)),
        "short sentences adjacent to it are taken in": ((4,), ()),
    }


def test_the_title_has_the_most_points_and_each_point_is_named() -> None:
    title, teaser = "Petani Waluran Panen Cabai Perdana Usai Kemarau", "Warga Cikaret Gelar Lomba Perahu Naga"
    found = traced(teaser, title, "Rabu, 12 Maret 2025 08:15 WIB", LEAD, *MORE)
    points = {candidate.line: dict(candidate.points) for candidate in found.titles}
    assert {candidate.line: candidate.score for candidate in found.titles} == {1: 2.0, 2: 4.0}
    assert points[2]["a date or byline is below it"] == 2.0 and len(points[2]) == 3
    assert "a date or byline is below it" not in points[1]


def test_of_two_candidates_with_equal_points_the_last_is_the_title() -> None:
    lines = ["Warga Cikaret Gelar Lomba Perahu Naga", "Petani Waluran Panen Cabai Perdana", LEAD, *MORE]
    assert len({candidate.score for candidate in traced(*lines).titles}) == 1
    assert read_layout(Document("0" * 64, "halaman.txt", "utf-8", "\n".join(lines))).title_line == 2
