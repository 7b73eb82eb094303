"""Days counted: units before and after a day, weekdays, nearest years, days that no calendar has, slips in a year."""

from __future__ import annotations

from datetime import date

import pytest

from core.dates import calendar, hijri, resolve_page, tag_text
from core.model import DateOverrides
from tests.test_dates import _page

WEDNESDAY = date(2025, 3, 12)
LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def values(text: str, day: date | None = WEDNESDAY) -> list[str]:
    return [found.value for found in tag_text(text, day)]


@pytest.mark.parametrize("month", range(1, 13))
def test_each_month_has_its_last_day_and_none_after_it(month: int) -> None:
    last = LENGTHS[month - 1]
    assert values(f"Acara pada ({last}/{month}/2024) usai.") == [f"2024-{month:02}-{last}"]
    assert values(f"Acara pada ({last + 1}/{month}/2024) usai.") == []
    assert values(f"Acara pada (1/{month}/2024) usai.") == [f"2024-{month:02}-01"]
    assert values(f"Acara pada (0/{month}/2024) usai.") == []


def test_there_are_twelve_months() -> None:
    assert values("Acara pada (1/0/2024) dan (1/13/2024) usai.") == []


@pytest.mark.parametrize(
    ("written", "value"),
    [("00.00", "T00:00"), ("23.59", "T23:59"), ("24.00", "T00:00"), ("19.60", ""), ("25.00", ""), ("07:05", "T07:05")],
)
def test_a_day_has_hours_to_24_and_an_hour_minutes_to_59(written: str, value: str) -> None:
    assert values(f"Rapat Rabu (12/3/2025) pukul {written} WIB di kantor.") == [f"2025-03-12{value}"]


@pytest.mark.parametrize(
    ("unit", "offset", "day", "value"),
    [
        ("D", -1, date(2025, 1, 1), "2024-12-31"), ("D", 1, date(2024, 2, 28), "2024-02-29"),
        ("W", 0, date(2024, 12, 30), "2025-W01"), ("W", -1, date(2025, 1, 1), "2024-W52"),
        ("WE", 1, WEDNESDAY, "2025-W12-WE"), ("M", -1, date(2025, 1, 31), "2024-12"),
        ("M", 1, date(2024, 12, 31), "2025-01"), ("M", -2, WEDNESDAY, "2025-01"), ("Q", -1, WEDNESDAY, "2024-Q4"),
        ("Q", 0, date(2025, 3, 31), "2025-Q1"), ("Q", 1, date(2025, 10, 1), "2026-Q1"),
        ("6M", -1, WEDNESDAY, "2024-H2"),
        ("6M", 0, date(2025, 7, 1), "2025-H2"), ("Y", -1, WEDNESDAY, "2024"), ("DE", -1, WEDNESDAY, "201"),
        ("CE", -1, WEDNESDAY, "19"), ("H", 3, WEDNESDAY, "2025-03-12"), ("Y", -2024, WEDNESDAY, "0001"),
        ("Y", -2025, WEDNESDAY, None), ("Y", 7974, WEDNESDAY, "9999"), ("Y", 7975, WEDNESDAY, None),
        ("M", -24_299, WEDNESDAY, None), ("D", 10_000_000, WEDNESDAY, None),
    ],
)  # fmt: skip
def test_units_before_and_after_a_day(unit: str, offset: int, day: date, value: str | None) -> None:
    assert calendar.shifted(day, unit, offset) == value


@pytest.mark.parametrize(
    ("weekday", "offset", "future", "day"),
    [
        (3, None, False, 12), (2, None, False, 11), (4, None, False, 6), (3, None, True, 12), (4, None, True, 13),
        (2, None, True, 18), (3, 1, False, 19), (4, 1, False, 13), (3, -1, False, 5), (2, -1, False, 11),
    ],
)  # fmt: skip
def test_a_weekday_is_the_last_one_or_the_next(weekday: int, offset: int | None, future: bool, day: int) -> None:
    assert calendar.weekday_near(WEDNESDAY, weekday, offset, future=future) == date(2025, 3, day)


def test_a_weekday_of_another_week() -> None:
    days = [calendar.in_week(WEDNESDAY, weekday, offset) for weekday, offset in ((1, 0), (7, 0), (1, 1), (5, -1))]
    assert [day.day for day in days] == [10, 16, 17, 7]


def test_the_nearest_year_is_taken_unless_a_weekday_says_the_one_before_or_after() -> None:
    assert calendar.near(date(2025, 1, 5), 12, 30) == (date(2024, 12, 30), False)
    assert calendar.near(date(2024, 12, 30), 1, 2) == (date(2025, 1, 2), False)
    assert calendar.near(WEDNESDAY, 2, 29) == (date(2024, 2, 29), False)
    assert calendar.near(date(2103, 6, 1), 2, 29) == (date(2104, 2, 29), False)
    assert calendar.near(WEDNESDAY, 2, 30) == (None, False)
    assert calendar.near(WEDNESDAY, 3, 12, 3) == (WEDNESDAY, True)
    assert calendar.near(WEDNESDAY, 3, 12, 2) == (date(2024, 3, 12), True)
    assert calendar.near(WEDNESDAY, 3, 12, 7) == (WEDNESDAY, False)
    assert calendar.fitting(WEDNESDAY, 3, 12, 7) == [date(2023, 3, 12), date(2028, 3, 12)]
    assert calendar.near(WEDNESDAY, 3, 12, 4) == (date(2026, 3, 12), True)
    assert calendar.near(WEDNESDAY, 3, 12, 1) == (WEDNESDAY, False)


@pytest.mark.parametrize(
    ("written", "years"),
    [("25", [2025]), ("205", [2005, 2015, 2025, 2035]), ("20225", [2022, 2025]), ("2525", [2025]), ("1", []), ("", [])],
)
def test_one_slip_makes_a_year_of_what_is_written(written: str, years: list[int]) -> None:
    assert calendar.mended_years(written) == years


def test_years_fit_where_the_weekdays_do() -> None:
    wednesday, tuesday, new_year = (3, 12, 3), (2, 11, 3), (3, 1, 1)
    assert calendar.years_that_fit([]) == []
    assert calendar.years_that_fit([wednesday, tuesday], range(2010, 2027)) == [2014, 2025]
    assert calendar.years_that_fit([wednesday, (1, 11, 3)], range(2020, 2027)) == [2024, 2025]
    assert calendar.years_that_fit([(2, 31, 12), new_year], range(2020, 2027)) == [2024]
    assert calendar.placed(2024, (2, 31, 12), new_year) == date(2025, 1, 1)
    assert calendar.placed(2025, (6, 29, 2), new_year) is None


@pytest.mark.parametrize(
    ("text", "day", "value"),
    [
        ("Panen dimulai Desember.", date(2025, 1, 5), "2024-12"),
        ("Panen dimulai Januari.", date(2024, 12, 5), "2025-01"),
        ("Panen dimulai Juni.", date(2025, 12, 5), "2025-06"), ("Panen dimulai Mei.", date(2025, 12, 5), "2026-05"),
        ("Panen dimulai Desember.", date(2025, 6, 5), "2025-12"),
        ("Panen dimulai Desember.", date(2025, 5, 5), "2024-12"),
        ("Panen dimulai Maret lalu.", WEDNESDAY, "2025-03"), ("Panen dimulai April lalu.", WEDNESDAY, "2024-04"),
        ("Panen dimulai Maret mendatang.", WEDNESDAY, "2025-03"),
        ("Panen dimulai Februari mendatang.", WEDNESDAY, "2026-02"),
    ],
)  # fmt: skip
def test_a_month_without_a_year_is_the_nearest_or_as_it_is_announced(text: str, day: date, value: str) -> None:
    assert values(text, day) == [value]


def test_without_a_day_of_writing_what_is_relative_stays_open() -> None:
    assert values("Rapat kemarin, bulan lalu, pekan depan, tahun lalu, Senin dan Maret 2025.", None) == [
        "XXXX-XX-XX", "XXXX-XX", "XXXX-WXX", "XXXX", "XXXX-WXX-1", "2025-03",
    ]  # fmt: skip
    assert values("Rapat 12 Maret.", None) == ["XXXX-03-12"]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        *((f"kuartal {n} 2024", f"2024-Q{q}") for forms, q in (
            (("I", "pertama", "1"), 1), (("II", "kedua", "2"), 2), (("III", "ketiga", "3"), 3),
            (("IV", "keempat", "4"), 4),
        ) for n in forms),
        ("kuartal 5 2024", "2024"), ("semester I 2024", "2024-H1"), ("semester kedua 2024", "2024-H2"),
        ("semester 3 2024", "2024"), ("semester III 2024", "2024"), ("kuartal II", "2025-Q2"),
        ("kuartal II tahun lalu", "2024-Q2"), ("Q2", "2025-Q2"), ("q2 2024", "2024-Q2"), ("kuartal lalu", "2024-Q4"),
        ("Mei tahun lalu", "2024-05"),
        ("April tahun depan", "2026-04"),
        ("tahun 90-an", "199"),
        ("era 1980-an", "198"),
    ],
)  # fmt: skip
def test_quarters_halves_decades_and_months_of_a_year(written: str, value: str) -> None:
    assert values(f"Laba {written} naik.") == [value]


def test_each_expression_is_on_its_line() -> None:
    text = "Rapat 1 Mei 2025 usai.\n\nSidang 2 Mei 2025 dan\n3 Mei 2025 usai."
    found = tag_text(text, WEDNESDAY)
    assert [(one.line, one.text, one.span.cut(text)) for one in found] == [
        (1, "1 Mei 2025", "1 Mei 2025"), (3, "2 Mei 2025", "2 Mei 2025"), (4, "3 Mei 2025", "3 Mei 2025"),
    ]  # fmt: skip


def test_a_small_q_with_a_figure_is_no_quarter() -> None:
    assert values("Laba q2 naik.") == []


def test_a_feast_is_of_its_year_or_the_nearest_and_unknown_where_no_table_has_it() -> None:
    feast = "Salat Idulfitri digelar."
    assert values(feast, date(2025, 3, 1)) == ["2025-03-31"]
    assert values(feast, date(2024, 12, 1)) == ["2025-03-31"]
    assert values("Salat Idulfitri 2024 digelar.") == ["2024-04-10"]
    assert values("Salat Idulfitri 1980 digelar.") == ["1980"]
    assert values(feast, date(1980, 1, 1)) == values(feast, None) == ["XXXX-XX-XX"]


# The two clocks.

ROWS: list[tuple[str, str, str | None]] = [
    ("Warga Menutup Jalan Kemarin", "title", None),
    ("Kamis, 13 Maret 2025 | 10:15 WIB", "meta", None),
    ("Kepala desa menjawab kemarin, dan rapat digelar besok.", "body", None),
    ("Baca Juga: Jalan Rusak Sejak Kemarin", "link", "inline"),
    ("Terpopuler", "heading", "popular"),
    ("Banjir Kemarin Surut", "link", "popular"),
]


def test_the_article_is_dated_by_its_publication_and_what_changes_by_the_capture() -> None:
    page = resolve_page(*_page(ROWS), given=DateOverrides(days={"captured": "2025-04-02"}))
    assert page.captured and (page.captured.value, page.captured.source) == ("2025-04-02", "analyst")
    assert [(found.line, found.zone, found.value) for found in page.dates if found.line != 2] == [
        (1, "title", "2025-03-12"), (3, "body", "2025-03-12"), (3, "body", "2025-03-14"),
        (4, "inline", "2025-03-12"), (6, "popular", "2025-04-01"),
    ]  # fmt: skip
    starts = [found.span.start for found in page.dates]
    assert starts == sorted(starts)


def test_what_the_analyst_gives_holds_for_that_line_and_wording_alone() -> None:
    given = DateOverrides(days={"published": ""}, values={(3, "kemarin"): "2025-02-02TMO", (3, "besok"): ""})
    page = resolve_page(*_page(ROWS), given=given)
    assert page.published is None
    found = {(d.line, d.text): (d.value, d.type, d.precision) for d in page.dates}
    assert found[3, "kemarin"] == ("2025-02-02TMO", "TIME", "day")
    assert found[3, "besok"] == ("XXXX-XX-XX", "DATE", "vague")
    assert found[1, "Kemarin"] == ("XXXX-XX-XX", "DATE", "day")


def test_a_day_that_no_year_gives_leaves_the_page_undated() -> None:
    """29 February has not been a Friday since such pages began."""
    rows: list[tuple[str, str, str | None]] = [("Warga berkumpul Jumat (29/2) di balai desa.", "body", None)]
    assert resolve_page(*_page(rows)).published is None


def test_among_the_links_a_weekday_says_in_which_year_after_the_article() -> None:
    def captured(link: str) -> str | None:
        page = resolve_page(*_page([*ROWS[:3], ("Terkini", "heading", "latest"), (link, "link", "latest")]))
        return page.captured and page.captured.value

    assert captured("Pasar Ramai Rabu (1/10)") == "2025-10-01"
    assert captured("Pasar Ramai Kamis (1/10)") == "2026-10-01"
    assert captured("Pasar Ramai Rabu (12/3)") == "2031-03-12"
    assert captured("Pasar Ramai 12 Maret") == "2026-03-12"
    assert captured("Pasar Ramai 13 Maret") == "2025-03-13"


def test_of_two_date_lines_the_one_near_the_title_is_the_articles() -> None:
    rows: list[tuple[str, str, str | None]] = [
        ("Jalan Desa Rusak", "title", None), ("Senin, 3 Maret 2025", "meta", None), ("Warga di jalan", "caption", None),
        ("Foto warga", "caption", None), ("Rabu, 5 Maret 2025", "meta", None), ("Jalan itu rusak.", "body", None),
    ]  # fmt: skip
    page = resolve_page(*_page(rows))
    assert page.published and (page.published.value, page.published.line) == ("2025-03-03", 2)


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [
        # As the Ministry of Religious Affairs fixed them.
        (1446, 9, 1, "2025-03-01"), (1447, 9, 1, "2026-02-19"), (1446, 10, 1, "2025-03-31"),
        (1445, 3, 12, "2023-09-28"), (1447, 1, 1, "2025-06-27"), (1446, 12, 10, "2025-06-06"),
        (1447, 1, 10, "2025-07-06"),
    ],
)  # fmt: skip
def test_days_of_the_hijri_calendar_are_those_of_indonesia(year: int, month: int, day: int, expected: str) -> None:
    assert str(hijri.day_of(year, month, day)) == expected


def test_a_day_that_the_hijri_calendar_lacks_is_none() -> None:
    assert hijri.day_of(1446, 8, 31) is None and hijri.day_of(1200, 1, 1) is None and hijri.day_of(1700, 1, 1) is None
    assert hijri.near(date(2025, 3, 12), 9, 1) == date(2025, 3, 1)
