"""Days as machines write them: ISO 8601, RFC 822, seconds since 1970, Excel's serial numbers, days in figures.

A moment with a zone is the day that it was in Indonesia: one of Indonesia's own zones (+07:00 to +09:00) stays as it is
written, any other is brought to Western Indonesian time, for that is the clock of nearly all newsrooms. Days in words
are left to the grammar of core.dates.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import NamedTuple

_WIB = timezone(timedelta(hours=7))
_INDONESIA = frozenset(timedelta(hours=hours) for hours in (7, 8, 9))
#: A cell that is longer is no day.
_LONGEST = 200
_YEARS = range(1900, 2101)
_ISO = re.compile(
    r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)"
    r"(?:[T ]+(\d{1,2}):(\d{2})(?::\d{2})?(?:[.,]\d+)?\s*([AaPp][Mm])?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)(?!\w))?"
)
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:[T ]?\d{4}(?:\d{2})?Z?)?")
_RFC_822 = re.compile(
    r"(?:[A-Z][a-z]{2},\s*)?\d{1,2} [A-Z][a-z]{2} \d{4} \d{1,2}:\d{2}(?::\d{2})? (?:GMT|UTC|Z|[+-]\d{4})"
)
# Two figures of a year only behind slashes and hyphens: 10.21.00 is a time.
_FIGURES = re.compile(r"(?<![\d/.-])(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4}|(?<=[/-])\d{2})(?![\d:])")
#: In Indonesian the day is before the month; an Indonesian zone shows that the line is a house's own.
_OURS = re.compile(r"\b(?:WIB|WITA|WIT)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d{5,19}(?:[.,]\d{1,9})?")
_SINCE_1970 = {10: 1, 13: 1_000, 16: 1_000_000, 19: 1_000_000_000}
#: Excel counts days from here; five figures are the years 1954 to 2118.
_EXCEL_ZERO, _EXCEL = date(1899, 12, 30), range(20_000, 80_000)


class Day(NamedTuple):
    """A cell read as a day: the day, or both that it may be, or the cell itself for the grammar; else nothing."""

    day: str | None = None
    candidates: tuple[str, ...] = ()
    words: str | None = None


def day_of(value: object) -> str | None:
    """The value as an ISO day, where only one day can be meant. `3/4/2025` may be March or April, and is nothing."""
    return read_day(value).day


def read_day(value: object, order: str | None = None) -> Day:
    """A cell as a day. `order` says how its column writes figures: `day` or `month` first, None: unknown."""
    if isinstance(value, Mapping):  # {"$date": …}, as databases export
        value = next(iter(value.values()), None) if len(value) == 1 else None
    if isinstance(value, datetime | date):
        return Day(_indonesian(value))
    text = " ".join(str(value if value is not None and not isinstance(value, bool) else "")[: _LONGEST + 1].split())
    if not text or len(text) > _LONGEST:
        return Day()
    if _NUMBER.fullmatch(text):
        return Day(_counted(text) or _compact(text))
    found = _moment(text) or _compact(text)
    if found:
        return Day(found)
    choices = _choices(text)
    if len(choices) > 1:
        order = order or ("day" if _OURS.search(text) else None)
        choices = choices[:1] if order == "day" else choices[1:] if order == "month" else choices
    if len(choices) == 1:
        return Day(choices[0])
    return Day(candidates=tuple(choices)) if choices else Day(words=text)


def order_in(cell: object) -> str | None:
    """What a cell in figures writes first, `day` or `month`; None where it may be either, or has no such figures.

    A column that has cells of one order alone is of that order.
    """
    if not isinstance(cell, str) or len(cell) > _LONGEST or not (found := _FIGURES.search(cell)):
        return None
    first, second = int(found[1]), int(found[3])
    if first <= 12 and second <= 12:
        return "day" if _OURS.search(cell) else None
    return "day" if second <= 12 else "month" if first <= 12 else None


def _choices(text: str) -> list[str]:
    """The days that figures may be: day first, then month first; one where both are the same."""
    found = _FIGURES.search(text)
    if found is None:
        return []
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    days = (_day(year, second, first), _day(year, first, second))
    return list(dict.fromkeys(day for day in days if day))


def _moment(text: str) -> str | None:
    """ISO 8601 and what is like it (year first), or RFC 822 with its zone."""
    if found := _ISO.search(text):
        year, _, month, day, hour, minute, half, zone = found.groups()
        plain = _day(int(year), int(month), int(day))
        return _in_indonesia(plain, int(hour), int(minute), half, zone) if plain and zone else plain
    if _RFC_822.fullmatch(text):
        try:
            return _indonesian(parsedate_to_datetime(text))
        except ValueError:
            return None
    return None


def _in_indonesia(day: str, hour: int, minute: int, half: str | None, zone: str) -> str:
    hour = hour % 12 + 12 * (half.lower() == "pm") if half else hour
    hours, minutes = (int(zone[1:3]), int(zone[-2:]) if len(zone) > 3 else 0) if zone[0] in "+-" else (0, 0)
    shift = timedelta(hours=hours, minutes=minutes) * (-1 if zone[0] == "-" else 1)
    try:
        moment = datetime.combine(date.fromisoformat(day), datetime.min.time().replace(hour, minute), timezone(shift))
    except ValueError:  # no time of day, or no zone of this earth: the day is still written
        return day
    return _indonesian(moment) or day


def _indonesian(value: datetime | date) -> str | None:
    """The day of a moment in Indonesia; one without a zone is as it is written."""
    try:
        if isinstance(value, datetime) and value.tzinfo is not None and value.utcoffset() not in _INDONESIA:
            value = value.astimezone(_WIB)
    except OverflowError:
        return None
    return value.isoformat()[:10]


def _compact(text: str) -> str | None:
    found = _COMPACT.fullmatch(text)
    return _day(*(int(part) for part in found.groups()[:3])) if found else None


def _counted(text: str) -> str | None:
    """Seconds (or finer) since 1970, or Excel's count of days."""
    whole = re.split(r"[.,]", text)[0]
    if len(whole) == 5 and int(whole) in _EXCEL:
        return (_EXCEL_ZERO + timedelta(days=int(whole))).isoformat()
    size = _SINCE_1970.get(len(whole))
    moment = datetime.fromtimestamp(int(whole) // size, UTC) if size and int(whole) // size < 4_102_444_800 else None
    return _indonesian(moment) if moment and moment.year > 2000 else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if year in _YEARS else None
    except ValueError:
        return None
