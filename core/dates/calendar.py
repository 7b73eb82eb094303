"""Calendar arithmetic: days, weeks and months counted, years that a weekday allows, years with a typing error."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

#: The years that an undated page can be of: online news of this kind begins about 2010, and no page is of a day beyond
#: next year. Today is a bound only, never an answer.
YEARS = range(2010, max(2028, date.today().year + 2))


def day_of(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def near(reference: date, month: int, day: int, weekday: int | None = None) -> tuple[date | None, bool]:
    """The day of that month nearest to `reference`, and whether its weekday agrees.

    A weekday that agrees only years off moves nothing: that it does not fit is said instead.
    """
    days = [d for y in range(reference.year - 1, reference.year + 2) if (d := day_of(y, month, day))]
    if weekday:
        fits = [d for d in days if d.isoweekday() == weekday]
        if fits:
            return min(fits, key=lambda d: abs((d - reference).days)), True
    days = days or [d for y in range(reference.year - 8, reference.year + 9) if (d := day_of(y, month, day))]
    return (min(days, key=lambda d: abs((d - reference).days)), False) if days else (None, False)


def fitting(reference: date, month: int, day: int, weekday: int) -> list[date]:
    """The days of some years before and after `reference` on which that weekday falls, in order."""
    days = (day_of(year, month, day) for year in range(reference.year - 6, reference.year + 7))
    return [d for d in days if d and d.isoweekday() == weekday]


def mended_years(written: str, years: Iterable[int] = range(1990, 2040)) -> list[int]:
    """The years that one slip (a digit lost, doubled or added) turns into `written`; two digits are a short year."""
    if len(written) == 2:
        return [2000 + int(written)]
    return [year for year in years if _one_slip(str(year), written)]


def _one_slip(whole: str, written: str) -> bool:
    if len(written) == len(whole):
        return sum(a != b for a, b in zip(whole, written, strict=True)) == 1
    long, short = (whole, written) if len(whole) > len(written) else (written, whole)
    return len(long) - len(short) == 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def weekday_near(reference: date, weekday: int, offset: int | None, *, future: bool) -> date:
    """The day of that name: the last up to `reference`, itself included; the next where it is announced or `depan`."""
    back = (reference.isoweekday() - weekday) % 7
    if offset is not None and offset > 0:
        return reference + timedelta(days=7 - back)
    if offset is not None and offset < 0:
        return reference - timedelta(days=back or 7)
    return reference + timedelta(days=(7 - back) % 7) if future else reference - timedelta(days=back)


def in_week(reference: date, weekday: int, offset: int) -> date:
    """The day of that name in the week `offset` weeks from that of `reference`."""
    return reference + timedelta(days=weekday - reference.isoweekday() + 7 * offset)


def shifted(reference: date, unit: str, offset: int) -> str | None:
    """The TIMEX3 value of the day, week, month… that is `offset` units from `reference`; None beyond the calendar."""
    try:
        return _shifted(reference, unit, offset)
    except (ValueError, OverflowError):
        return None


def _shifted(reference: date, unit: str, offset: int) -> str:
    if unit == "D":
        return (reference + timedelta(days=offset)).isoformat()
    if unit in {"W", "WE"}:
        year, week, _ = (reference + timedelta(weeks=offset)).isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")
    if unit in {"M", "Q", "6M"}:
        size = {"M": 1, "Q": 3, "6M": 6}[unit]
        step = (reference.year * 12 + reference.month - 1) // size + offset
        year, place = divmod(step * size, 12)
        if not 1 <= year <= 9999:
            raise ValueError(year)
        return f"{year:04}-" + {"M": f"{place + 1:02}", "Q": f"Q{place // 3 + 1}", "6M": f"H{place // 6 + 1}"}[unit]
    years = {"Y": 1, "DE": 10, "CE": 100}.get(unit)
    if years is None:  # hours and minutes: no more than the day is known
        return reference.isoformat()
    year = reference.year + years * offset
    if not 1 <= year <= 9999:
        raise ValueError(year)
    return f"{year:04}"[: {"Y": 4, "DE": 3, "CE": 2}[unit]]


def years_that_fit(mentions: Iterable[tuple[int, int, int]], years: Iterable[int] = YEARS) -> list[int]:
    """The years in which all (weekday, day, month) agree; where none does, those in which the most do.

    Days are placed around the first one, so that an article of New Year may name both December and January.
    """
    known = list(mentions)
    if not known:
        return []
    counts = {year: sum(placed_fits(year, known[0], m) for m in known) for year in years}
    best = max(counts.values())
    return [year for year, count in counts.items() if count == best and best]


def placed(year: int, first: tuple[int, int, int], mention: tuple[int, int, int]) -> date | None:
    """The day of `mention` nearest to the day of `first` in `year`."""
    pivot = day_of(year, first[2], first[1])
    return near(pivot, mention[2], mention[1])[0] if pivot and 1 < year < 9999 else None


def placed_fits(year: int, first: tuple[int, int, int], mention: tuple[int, int, int]) -> bool:
    """Whether the weekday of `mention` agrees where `first` is in `year`."""
    day = placed(year, first, mention)
    return day is not None and day.isoweekday() == mention[0]
