"""Date lines: what the lists of months, weekdays and units of time make of a line alone."""

from __future__ import annotations

import pytest

from core.layout.date_lines import has_date, is_date_line


@pytest.mark.parametrize(
    "line",
    [
        "Rabu, 12 Maret 2025 | 08:15 WIB", "12 Nopember 2024", "3 Peb 2024 10:00", "Jum'at 14/3/2025",
        "Sel, 4 Mar 2025", "Monday, 12 May 2025", "2 pekan lalu", "sepekan yang lalu", "5 menit lalu", "3 hours ago",
        "dibaca 1.204 kali", "17.30", "date 2025-03",
    ],
)  # fmt: skip
def test_lines_with_hardly_more_than_a_date(line: str) -> None:
    assert is_date_line(line, len(line.split()))


@pytest.mark.parametrize(
    "line",
    [
        "Min 10 Unit per Pembeli", "Sel 12 Lapas Cibinong Digeledah", "Diskon 3 Mayor 2024", "Masa lalu Waluran",
        "Warga Cikaret Gelar Lomba Perahu Naga Sungai Cisadane Senin, 3 Maret 2025", "Minggu Pagi di Waluran",
        "Rabu, 12 Maret 2025 (rin)", "",
    ],
)  # fmt: skip
def test_lines_that_are_no_date_lines(line: str) -> None:
    assert not is_date_line(line, len(line.split()))


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("Budi Santoso - 12 Nop 2024", True), ("Budi Santoso, 12/3/25", True), ("10.30 WIB", True),
        ("2 jam lalu", True), ("Juara 12 Karya 2025", False), ("Forbes 30 Under 30 Asia", False),
        ("Budi Santoso", False),
    ],
)  # fmt: skip
def test_a_byline_is_dated_by_a_month_and_not_by_any_word_between_figures(line: str, dated: bool) -> None:
    assert has_date(line) is dated
