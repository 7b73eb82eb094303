"""TIMEX3 values of points in time: the interval that a value names, and how precise it is."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

_WEEK_VALUE = re.compile(r"(\d{4})-W(\d{2})")
_QUARTER_VALUE = re.compile(r"(\d{4})-(?:(Q)([1-4])|(H)([12]))")
_MONTH_VALUE = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_DECADE_VALUE = re.compile(r"(\d{3})(?:X|$)")
_PRECISIONS = (
    (re.compile(r"\d{4}-\d{2}-\d{2}(?:T.*)?"), "day"),
    (re.compile(r"\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])"), "week"),
    (re.compile(r"\d{4}-(?:0[1-9]|1[0-2])"), "month"),
    (re.compile(r"\d{4}-(?:Q[1-4]|H[12])"), "quarter"),
    (re.compile(r"\d{4}"), "year"),
)


def precision_of(value: str) -> str | None:
    """How precise the value of a point in time is: day, week, month, quarter or year; None for any other value."""
    found = next((name for shape, name in _PRECISIONS if shape.fullmatch(value)), None)
    if found != "day":
        return found
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return None
    return found


def timex_interval(value: str) -> tuple[datetime, datetime] | None:
    """First and last moment of a TIMEX3 value, or None for one without a place in time or out of the calendar."""
    try:
        return _interval(value)
    except (ValueError, OverflowError):
        return None


def _interval(value: str) -> tuple[datetime, datetime] | None:
    if match := _WEEK_VALUE.fullmatch(value):
        start = datetime.fromisocalendar(int(match[1]), int(match[2]), 1)
        return start, start + timedelta(days=7)
    if match := _QUARTER_VALUE.fullmatch(value):
        months = 3 if match[2] else 6
        first = int(match[1]) * 12 + (int(match[3] or match[5]) - 1) * months
        return _month(first), _month(first + months)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}.*", value):
        start = datetime.fromisoformat(value[:10])
        return start, start + timedelta(days=1)
    if match := _MONTH_VALUE.fullmatch(value):
        first = int(match[1]) * 12 + int(match[2]) - 1
        return _month(first), _month(first + 1)
    if re.fullmatch(r"\d{4}", value):
        return datetime(int(value), 1, 1), datetime(int(value) + 1, 1, 1)
    if match := _DECADE_VALUE.fullmatch(value):
        return datetime(int(match[1]) * 10, 1, 1), datetime(int(match[1]) * 10 + 10, 1, 1)
    return None


def _month(number: int) -> datetime:
    return datetime(number // 12, number % 12 + 1, 1)
