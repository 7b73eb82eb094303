"""Dates: the grammar by cases, the two clocks of a page, and what holds for any text."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Self

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.dates import (
    REASONS,
    calendar,
    captured,
    document_dates,
    evidence,
    find_dates,
    resolve,
    resolve_page,
    tag_text,
)
from core.dates import page as page_module
from core.layout import read_layout
from core.model import DATE_TYPES, Document, Facts, Headline, Layout, Line, Span, Zone

CASES = Path(__file__).parent / "cases" / "dates.tsv"


def _cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case["text"][:40])
def test_cases(case: dict[str, str]) -> None:
    found = tag_text(case["text"], date.fromisoformat(case["reference"]))
    assert "; ".join(d.text for d in found) == case["found"]
    assert "; ".join(d.type for d in found) == case["types"]
    assert "; ".join(d.value for d in found) == case["values"]


def _page(rows: list[tuple[str, str, str | None]], name: str = "halaman.txt") -> tuple[Document, Layout]:
    document = Document("0" * 64, name, "utf-8", "\n".join(text for text, _, _ in rows))
    lines, headlines = [], []
    for number, (span, (text, role, block)) in enumerate(zip(document.line_spans, rows, strict=True), 1):
        lines.append(Line(number, span, role, block, "test", True))
        if role == "link":
            headlines.append(Headline(text, span, number, block or "other", len(headlines) + 1))
    title = next((line for line in lines if line.role == "title"), None)
    layout = Layout(tuple(lines), tuple(headlines), title and title.span, title and title.number, None)
    return document, layout


UNDATED = [
    ("Warga menutup jalan desa.", "body", None),
    ("Kepala desa menjawab mereka pada Rabu (12/3).", "body", None),
    ("Sehari sebelumnya, Selasa (11/3), jalan itu rusak.", "body", None),
    ("Terpopuler", "heading", "popular"),
    ("Kode Hadiah 28 September: Klaim Sekarang", "link", "popular"),
    ("Tarif Tol Naik Mulai 1 Oktober", "link", "popular"),
]


def test_two_clocks_without_any_year() -> None:
    page = resolve_page(*_page(UNDATED))
    assert page.published and page.captured
    assert (page.published.value, page.published.source, page.published.line) == ("2025-03-12", "weekday", 2)
    assert page.published.candidates == ("2014-03-12", "2025-03-12")
    assert (page.captured.value, page.captured.source, page.captured.line) == ("2025-09-28", "links", 5)
    assert [note.code for note in page.notes] == ["ambiguous-date"]
    assert {d.text: d.value for d in page.dates}["Selasa (11/3)"] == "2025-03-11"


def test_the_analyst_decides_between_years() -> None:
    page = resolve_page(*_page(UNDATED), reference=date(2016, 1, 1))
    assert page.published and page.published.value == "2014-03-12"
    assert page.notes == ()


def test_dateline_beats_all_and_dates_the_body() -> None:
    rows = [("Jalan Desa Rusak", "title", None), ("Kamis, 13 Maret 2025 | 10:15 WIB", "meta", None), *UNDATED]
    page = resolve_page(*_page(rows))
    assert page.published and (page.published.value, page.published.source) == ("2025-03-13", "dateline")
    assert page.dates[0].zone == "body"


def test_links_never_date_the_article() -> None:
    rows = [("Jalan itu rusak.", "body", None), ("Terkini", "heading", "latest"),
            ("Pasar Ramai Senin (4/8/2025)", "link", "latest")]  # fmt: skip
    page = resolve_page(*_page(rows))
    assert page.published is None
    assert page.captured and page.captured.value == "2025-08-04"


@pytest.mark.parametrize("name", [
    "situs.id/read/2024/05/21/jalan.txt", "hasil_2024-05-21.csv#3", "crawl-2019-01-02/ekspor-20240521.zip/a.txt",
])  # fmt: skip
def test_a_day_in_the_name_of_a_file_or_folder_is_at_most_that_of_the_capture(name: str) -> None:
    page = resolve_page(*_page([("Jalan itu rusak kemarin.", "body", None)], name))
    assert page.published is None
    assert page.captured and (page.captured.value, page.captured.source) == ("2024-05-21", "file")
    assert page.dates[0].value == "XXXX-XX-XX"


def test_a_day_in_a_name_bounds_nothing_that_the_page_itself_proves() -> None:
    rows: list[tuple[str, str, str | None]] = [
        ("Senin, 4 Agustus 2025 10:15", "meta", None), ("Jalan itu rusak.", "body", None),
    ]  # fmt: skip
    page = resolve_page(*_page(rows, "ekspor-2024-05-21.txt"))
    assert page.published and page.published.value == "2025-08-04"
    assert page.captured is None


PIECES = st.sampled_from(
    [
        "Rabu",
        "(12/3)",
        "Jum’at",
        "12",
        "Maret",
        "2025",
        "31/2/2025",
        "pukul",
        "24.00",
        "25.61",
        "WIB",
        "–",
        "(",
        ")",
        "|",
        ",",
        ".",
        "dua",
        "hari",
        "lalu",
        "9999999",
        "tahun",
        "0",
        "abad",
        "depan",
        "setiap",
        "pekan",
        "İ",
        "\u2028",
        "\n",
        "hingga",
        "0/0",
        "29",
        "Februari",
        "Natal",
        "kuartal",
        "IV",
        "20222",
        "'60an",
        "Minggu",
        "bulan",
        "hari itu",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=14).map(" ".join)), st.none() | st.dates())
def test_any_text(text: str, reference: date | None) -> None:
    found = tag_text(text, reference)
    assert found == tag_text(text, reference)
    end = 0
    for mention in found:
        assert mention.span.cut(text) == mention.text != ""
        assert mention.span.start >= end
        assert mention.type in DATE_TYPES
        assert mention.reason in REASONS
        assert "\n" not in mention.text
        end = mention.span.end


def test_spans_stay_in_their_zone() -> None:
    text = "xx Rabu (12/3/2025) yy"
    assert [raw.text for raw in find_dates([Zone(Span(3, 7), 1, "body")], text)] == ["Rabu"]


CLOCKS = Path(__file__).parent / "cases" / "document_dates.tsv"
BODY = (
    "Petambak udang di muara mulai memanen tambak mereka setelah air laut kembali tenang.\n"
    "Mereka berharap harga di tingkat petambak tidak jatuh ketika panen raya tiba nanti."
)


def _clocks() -> list[dict[str, str]]:
    with CLOCKS.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def read_page(facts: str, page: str) -> tuple[Document, Layout]:
    known = dict(part.split("=", 1) for part in facts.split(";")) if facts != "-" else {}
    name = known.pop("name", "halaman.txt")
    text = page.replace("⏎", "\n").replace("¶", BODY)
    document = Document("0" * 64, name, "utf-8", text, Facts(**known))
    return document, read_layout(document)


@pytest.mark.parametrize("case", _clocks(), ids=lambda case: case["case"])
def test_clocks(case: dict[str, str]) -> None:
    page = resolve_page(*read_page(case["facts"], case["page"]))
    published, captured = page.published, page.captured
    told = (published.value, published.source) if published else ("-", "-")
    assert told == (case["published"], case["published_source"])
    proved = (captured.value, captured.source) if captured else ("-", "-")
    assert proved == (case["captured"], case["captured_source"])


class _NoToday(date):
    """A calendar that nobody may ask what day it is."""

    @classmethod
    def today(cls) -> Self:
        raise AssertionError("the day of the test was asked")


@pytest.mark.parametrize("case", _clocks(), ids=lambda case: case["case"])
def test_no_clock_depends_on_the_day_of_the_reading(case: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    document, layout = read_page(case["facts"], case["page"])
    before = resolve_page(document, layout)
    for module in (calendar, captured, document_dates, evidence, page_module, resolve):
        monkeypatch.setattr(module, "date", _NoToday)
    after = resolve_page(document, layout)
    assert (after.published, after.captured) == (before.published, before.captured)


LINES = st.lists(
    st.sampled_from([line for case in _clocks() for line in case["page"].replace("¶", BODY).split("⏎")]), max_size=14
)


@settings(max_examples=60, deadline=None)
@example(
    ["Terkini", "2 jam yang lalu", BODY, *["Warga Bangun Jembatan Bambu"] * 2, "Senin, 20 Januari 2025 | 08:00", BODY,
     "Selasa, 21 Mei 2024 10:15", BODY],
    None,
)  # fmt: skip
@given(LINES, st.none() | st.dates(date(2012, 1, 1), date(2026, 1, 1)))
def test_clocks_of_any_page(lines: list[str], saved: date | None) -> None:
    facts = Facts(captured=saved.isoformat() if saved else None, captured_source="file" if saved else None)
    document = Document("0" * 64, "halaman.txt", "utf-8", "\n".join(lines), facts)
    layout = read_layout(document)
    page = resolve_page(document, layout)
    assert page == resolve_page(document, layout)
    links = {line.number for line in layout.lines if line.role in {"link", "teaser", "heading"}}
    if page.published:
        assert page.published.line not in links
    if page.captured and saved:
        assert page.captured.value <= saved.isoformat()
    if page.captured and page.published:
        assert page.captured.value >= page.published.value


def test_a_weekday_that_does_not_fit_moves_no_year_in_silence() -> None:
    rows: list[tuple[str, str, str | None]] = [
        ("Petambak Panen Raya", "title", None), ("07/11/2019, 09:20 WIB", "meta", None),
        ("Panen dibuka bupati pada Jumat (4/10) di muara.", "body", None),
        ("Lelang benih sudah selesai pada Rabu (3/9) lalu.", "body", None),
    ]  # fmt: skip
    page = resolve_page(*_page(rows))
    day = {d.text: d for d in page.dates}["Rabu (3/9) lalu"]
    assert (day.value, day.candidates) == ("2019-09-03", ("2019-09-03", "2014-09-03"))
    assert [(note.code, note.line) for note in page.notes] == [("weekday-mismatch", 4)]
