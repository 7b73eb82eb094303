"""Days, weeks and months on the axis of a chart: their ends, their names, and lines without gaps."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from pages.shared.i18n import _, day, month_names

#: A point of a line: where its period begins, its figure, and the id of what a click leads to.
Point = tuple[date, float, str]


def labels() -> dict[str, str]:
    """What the lengths of a period are called."""
    return {"day": _("Day"), "week": _("Week"), "month": _("Month")}


def filled(known: Mapping[date, tuple[float, str]], first: date, last: date, grain: str) -> list[Point]:
    """A line: every period from first to last with its figure and id; a period without one is a zero."""
    points, start = list[Point](), first
    while start <= last:
        points.append((start, *known.get(start, (0, ""))))
        start = last_day(start, grain) + timedelta(days=1)
    return points


def last_day(start: date, grain: str) -> date:
    """The last day of the period that begins on `start`."""
    if grain == "month":
        return (start.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return start + timedelta(days=6 if grain == "week" else 0)


def days(start: date, grain: str) -> tuple[str, str]:
    """First and last day of the period that begins on `start`, as ISO 8601."""
    return start.isoformat(), last_day(start, grain).isoformat()


def month_label(start: date) -> str:
    """A month and its year."""
    return f"{month_names()[start.month - 1]} {start.year}"


def label(start: date, grain: str) -> str:
    """A period in words: a day, the first and last day of a week, a month."""
    if grain == "month":
        return month_label(start)
    return day(start) if grain == "day" else f"{day(start)} – {day(last_day(start, grain))}"
