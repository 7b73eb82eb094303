"""The names of months, weekdays and units of time, for every step that reads dates: one reader for their lists."""

from __future__ import annotations

from core import lexicons
from core.lexicons import Row


def months() -> tuple[Row, ...]:
    """The rows of months.csv: `form`, `month` 1 to 12, `use`. Raises `LexiconError` where the list is wrong."""
    return lexicons.read("months", ("form", "month", "use"), (("use", ("full", "with-number")),))


def hijri_months() -> tuple[Row, ...]:
    """The rows of hijri_months.csv: `form`, `month` 1 to 12. Raises `LexiconError` where the list is wrong."""
    return lexicons.read("hijri_months", ("form", "month"))


def weekdays() -> tuple[Row, ...]:
    """The rows of weekdays.csv: `form`, `weekday` 1 (Monday) to 7, `use`. Raises `LexiconError`."""
    return lexicons.read("weekdays", ("form", "weekday", "use"), (("use", ("full", "capital", "with-date")),))


def units() -> tuple[Row, ...]:
    """The rows of time_units.csv: `form`, `value` in TIMEX3 letters, `use`. Raises `LexiconError`."""
    return lexicons.read("time_units", ("form", "value", "use"), (("use", ("unit", "one", "many", "whole")),))


def forms(rows: tuple[Row, ...], *uses: str) -> tuple[str, ...]:
    """The lower-case forms of `rows`, of those with one of `uses` where any is named."""
    return tuple(row["form"].lower() for row in rows if not uses or row["use"] in uses)
