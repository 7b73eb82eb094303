"""Days of the Hijri calendar: by the Umm al-Qura tables of the package hijridate, set right by Indonesia's own feasts.

Indonesia sees the new moon a day later in some months. Where a month has a feast that the government fixed, the package
holidays knows its day: the month begins by it, and its neighbours so that no month has 28 or 31 days. The others are as
in the tables, which may be a day early.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from core.dates import feasts

#: Month, day and name (in the package holidays) of the feasts that are public holidays in Indonesia.
_FEASTS = (
    (1, 1, "Islamic New Year"), (3, 12, "Prophet's Birthday"), (7, 27, "Isra' and Mi'raj"), (10, 1, "Eid al-Fitr"),
    (12, 10, "Eid al-Adha"),
)  # fmt: skip
#: What the tables hold.
YEARS = range(1343, 1501)
#: A month begins so many days beside the tables at most; a feast that is further off is another year's.
_MOST = 2


def day_of(year: int, month: int, day: int) -> date | None:
    """The day of a Hijri date in Indonesia; None for one that the calendar or its tables do not have."""
    table = _in_table(year, month, day)
    return table + timedelta(days=_shift(year, month)) if table else None


def near(pivot: date, month: int, day: int) -> date | None:
    """The day of a Hijri date without a year that is nearest to `pivot`."""
    year = round((pivot.year - 622) * 33 / 32)
    days = [found for y in range(year - 2, year + 3) if (found := day_of(y, month, day))]
    return min(days, key=lambda found: abs((found - pivot).days), default=None)


@cache
def _shift(year: int, month: int) -> int:
    """By how many days Indonesia's month begins beside the table's."""
    fixed = _by_feast(year, month)
    if fixed is not None:
        return fixed
    # No month has more than thirty days or fewer than 29, so that a feast of the next or last one fixes this one, too.
    begins = _in_table(year, month, 1)
    follows = _begins_by_feast(year + month // 12, month % 12 + 1)
    before = _begins_by_feast(year - (month == 1), (month - 2) % 12 + 1)
    for shift in (0, 1, -1):
        day = begins and begins + timedelta(days=shift)
        lengths = [(end - start).days for start, end in ((day, follows), (before, day)) if start and end]
        if all(length in (29, 30) for length in lengths):
            return shift
    return 0


def _begins_by_feast(year: int, month: int) -> date | None:
    shift, begins = _by_feast(year, month), _in_table(year, month, 1)
    return begins + timedelta(days=shift) if begins and shift is not None else None


def _by_feast(year: int, month: int) -> int | None:
    """The shift of a month that has a public holiday whose day is known; else None."""
    for feast_month, feast_day, name in _FEASTS:
        table = _in_table(year, feast_month, feast_day) if feast_month == month else None
        if table:
            shifts = [(date.fromisoformat(each) - table).days for each in feasts.days(name)]
            return next((shift for shift in shifts if abs(shift) <= _MOST), None)
    return None


def _in_table(year: int, month: int, day: int) -> date | None:
    # Few pages name a Hijri day: it is imported for those alone.
    from hijridate import Hijri

    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)
