"""Expressions to values: each `RawDate` against the document date of its text and the day that was named last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.dates import calendar, feasts, hijri
from core.dates.narrative import told_days
from core.dates.raw import RawDate
from core.dates.vocabulary import vocabulary
from core.messages import N_
from core.model import DateMention

UNKNOWN = "XXXX-XX-XX"
WRITTEN = N_("The date is written in full.")
MENDED = N_("The year has a slip; the nearest year that fits was taken.")
WEEKDAY_YEAR = N_("The year is the one in which the weekday agrees.")
NEAREST_YEAR = N_("The year nearest to the date of the text was taken.")
MISMATCH = N_("No year near the date of the text agrees with the weekday.")
WEEKDAY = N_("The weekday was counted from the date of the text.")
RELATIVE = N_("It was counted from the date of the text.")
HIJRI = N_("It was converted from the Hijri calendar; where no feast fixes the month, it may be a day later.")
TOLD = N_("It is on the day that the text tells it of.")
LAST_DAY = N_("It was counted from the day that was named last.")
NO_DOCUMENT_DATE = N_("The date of the text is not known.")
VAGUE = N_("It names no day that can be counted.")
LENGTH = N_("It is a length of time.")
REPEATED = N_("It is repeated.")
BY_HAND = N_("You gave the value.")
#: Every sentence that `reason` can be, for the catalogue of the interface.
REASONS = (
    WRITTEN, MENDED, WEEKDAY_YEAR, NEAREST_YEAR, MISMATCH, WEEKDAY, RELATIVE, LAST_DAY, HIJRI, TOLD, NO_DOCUMENT_DATE,
    VAGUE, LENGTH, REPEATED, BY_HAND,
)  # fmt: skip
_PRECISION = {"D": "day", "W": "week", "WE": "week", "M": "month", "Q": "quarter", "6M": "quarter", "Y": "year",
              "DE": "decade", "CE": "decade"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """The TIMEX3 value of one expression, its precision, the reason for it, its TIMEX3 type and the days weighed."""

    value: str
    precision: str
    reason: str
    type: str = "DATE"
    candidates: tuple[str, ...] = ()


def resolve_all(
    raws: Sequence[RawDate], text: str, document_date: date | None, candidates: tuple[int, ...] = ()
) -> list[DateMention]:
    """The mentions of `text` in order, resolved against `document_date` (TIMEX3: document creation time).

    `candidates` are the years that the text may be of.
    """
    last, out = document_date, []
    told, days = told_days(raws, text), dict[int, date | None]()
    for i, raw in enumerate(raws):
        if raw.kind == "part" and i not in told:
            continue  # no day is told that it could be of
        reading = _told(raws, i, told[i], days, document_date, last) if i in told else resolve(raw, document_date, last)
        days[i] = _day(reading.value)
        if raw.kind in {"day", "weekday", "day-of-month", "hijri"} or (raw.kind == "relative" and raw.unit == "D"):
            last = _day(reading.value) or last
        weighed = reading.candidates or _weighed(raw, candidates)
        if reading.reason == MISMATCH and document_date and raw.weekday and raw.day and raw.month:
            others = calendar.fitting(document_date, raw.month, raw.day, raw.weekday)
            weighed = (reading.value[:10], *(d.isoformat() for d in others if d <= document_date))
        out.append(DateMention(
            raw.text, reading.type, reading.value, raw.span, raw.line, raw.zone, reading.precision,
            reading.reason, weighed
        ))  # fmt: skip
    return out


def _told(
    raws: Sequence[RawDate], i: int, j: int, days: dict[int, date | None], document_date: date | None, last: date | None
) -> Reading:
    """A time of day on the day of expression `j`; the day named last is kept among the candidates."""
    day = days[j] if j in days else _day(resolve(raws[j], document_date, last).value)
    reading = _timed(day.isoformat() if day else UNKNOWN, raws[i], TOLD if day else NO_DOCUMENT_DATE)
    weighed = (day.isoformat(), last.isoformat()) if day and last and last != day and j < i else ()
    return replace(reading, candidates=weighed)


def _weighed(raw: RawDate, years: tuple[int, ...]) -> tuple[str, ...]:
    if raw.kind != "day" or raw.year or not (raw.day and raw.month):
        return ()
    days = (calendar.day_of(year, raw.month, raw.day) for year in years)
    return tuple(d.isoformat() for d in days if d and raw.weekday in (None, d.isoweekday()))


def resolve(raw: RawDate, document_date: date | None, last: date | None) -> Reading:
    """The reading of one expression: against the document date, or the day that was named `last` before it."""
    if raw.kind == "vague":
        return Reading(raw.value or "", "vague", VAGUE)
    if raw.kind == "duration":
        return Reading(raw.value or "", "duration", LENGTH, "DURATION")
    if raw.kind == "set":
        return Reading(raw.value or "", "set", REPEATED, "SET")
    if raw.kind in {"decade", "century"}:
        return Reading(raw.value or "", raw.kind, WRITTEN)
    if raw.kind == "year":
        return Reading(f"{raw.year:04}", "year", WRITTEN)
    if raw.kind == "month":
        return _month(raw, document_date)
    if raw.kind in {"season", "quarter"}:
        return _of_year(raw, document_date)
    if raw.kind == "holiday":
        return _holiday(raw, document_date)
    if raw.kind == "hijri":
        return _hijri(raw, document_date)
    if raw.kind == "clock":
        return _timed(last.isoformat() if last else UNKNOWN, raw, LAST_DAY if last else NO_DOCUMENT_DATE)
    if raw.kind == "relative":
        return _relative(raw, document_date, last)
    if raw.kind == "day-of-month":
        return _day_of_month(raw, document_date)
    if raw.kind == "weekday":
        return _weekday(raw, document_date, last)
    day, reason = written_day(raw, document_date)
    if day is None:
        if raw.year:  # 29 Februari 2025: the calendar has no such day
            return _timed(UNKNOWN, raw, VAGUE)
        year = "XXXX"
        return _timed(f"{year}-{raw.month:02}-{raw.day:02}", raw, reason)
    return _timed(day.isoformat(), raw, reason)


def written_day(raw: RawDate, document_date: date | None) -> tuple[date | None, str]:
    """The day of an expression with day and month, None where nothing gives its year; and the reason."""
    month, day = raw.month or 1, raw.day or 1
    if raw.year:
        return calendar.day_of(raw.year, month, day), WRITTEN
    if raw.year_text:
        days = [d for y in calendar.mended_years(raw.year_text) if (d := calendar.day_of(y, month, day))]
        fits = [d for d in days if raw.weekday in (None, d.isoweekday())] or days
        if fits:
            pivot = document_date or max((d for d in fits if d.year < calendar.YEARS.stop), default=fits[0])
            return min(fits, key=lambda d: abs((d - pivot).days)), WRITTEN if len(raw.year_text) == 2 else MENDED
    if document_date is None:
        return None, NO_DOCUMENT_DATE
    found, agrees = calendar.near(document_date, month, day, raw.weekday)
    if raw.weekday is None:
        return found, NEAREST_YEAR
    return found, WEEKDAY_YEAR if agrees else MISMATCH


def _timed(day: str, raw: RawDate, reason: str) -> Reading:
    if raw.clock:
        return Reading(f"{day}T{raw.clock[0]:02}:{raw.clock[1]:02}", "minute", reason, "TIME")
    if raw.part:
        return Reading(day + raw.part, "part-of-day", reason, "TIME")
    return Reading(day, "day", reason)


def _weekday(raw: RawDate, document_date: date | None, last: date | None) -> Reading:
    if document_date is None:
        return _timed(f"XXXX-WXX-{raw.weekday}", raw, NO_DOCUMENT_DATE)
    weekday = raw.weekday or 1
    if raw.anchor == "last" and last:
        return _timed(calendar.weekday_near(last, weekday, None, future=False).isoformat(), raw, LAST_DAY)
    if raw.unit == "W":
        return _timed(calendar.in_week(document_date, weekday, raw.offset or 0).isoformat(), raw, WEEKDAY)
    ahead = raw.ahead and raw.offset is None
    return _timed(calendar.weekday_near(document_date, weekday, raw.offset, future=ahead).isoformat(), raw, WEEKDAY)


def _day_of_month(raw: RawDate, document_date: date | None) -> Reading:
    """The last or next month that has such a day, by its direction (tanggal 5 lalu, tanggal 20 mendatang)."""
    number, way = raw.day or 1, raw.offset or 0
    if document_date is None:
        return _timed(f"XXXX-XX-{number:02}", raw, NO_DOCUMENT_DATE)
    # A direction looks through four months, for three have no 31st.
    months = range(way, way + 1) if raw.unit == "M" or not way else range(0, 4 * way, way)
    for offset in months:
        year, month = divmod(document_date.year * 12 + document_date.month - 1 + offset, 12)
        day = calendar.day_of(year, month + 1, number)
        if day and (raw.unit == "M" or not way or (day - document_date).days * way > 0):
            return _timed(day.isoformat(), raw, RELATIVE)
    return _timed(f"XXXX-XX-{number:02}", raw, VAGUE)


def _month(raw: RawDate, document_date: date | None) -> Reading:
    if raw.year:
        return Reading(f"{raw.year:04}-{raw.month:02}", "month", WRITTEN)
    if document_date is None:
        return Reading(f"XXXX-{raw.month:02}", "month", NO_DOCUMENT_DATE)
    month, year = raw.month or 1, document_date.year
    if raw.unit == "Y":
        year += raw.offset or 0
    elif raw.offset and raw.offset < 0:
        year -= month > document_date.month
    elif raw.offset and raw.offset > 0:
        year += month < document_date.month
    elif raw.offset is None:
        # A month without a year is the one nearest to the text: December in January is the last one.
        year += (document_date.month - month > 6) - (month - document_date.month > 6)
    return Reading(f"{year:04}-{month:02}", "month", NEAREST_YEAR)


def _of_year(raw: RawDate, document_date: date | None) -> Reading:
    precision = "quarter"
    if raw.year:
        return Reading(f"{raw.year:04}-{raw.value}", precision, WRITTEN)
    if document_date is None:
        return Reading(f"XXXX-{raw.value}", precision, NO_DOCUMENT_DATE)
    return Reading(f"{document_date.year + (raw.offset or 0):04}-{raw.value}", precision, NEAREST_YEAR)


def _holiday(raw: RawDate, document_date: date | None) -> Reading:
    fixed, feast = vocabulary().holidays[raw.value or ""]
    if fixed:
        month, day = int(fixed[:2]), int(fixed[3:])
        if raw.year:
            return Reading(f"{raw.year:04}-{fixed}", "day", WRITTEN)
        found = calendar.near(document_date, month, day)[0] if document_date else None
        return Reading(
            found.isoformat() if found else f"XXXX-{fixed}", "day", NEAREST_YEAR if found else NO_DOCUMENT_DATE
        )
    moving = [date.fromisoformat(d) for d in feasts.days(feast)]
    named = [d for d in moving if d.year == raw.year]
    if raw.year:
        return Reading(named[0].isoformat() if named else f"{raw.year:04}", "day" if named else "year", WRITTEN)
    close = [d for d in moving if document_date and abs((d - document_date).days) <= 200]
    if not document_date or not close:
        return Reading(UNKNOWN, "day", NO_DOCUMENT_DATE)
    return Reading(min(close, key=lambda d: abs((d - document_date).days)).isoformat(), "day", NEAREST_YEAR)


def _hijri(raw: RawDate, document_date: date | None) -> Reading:
    month, day = raw.month or 1, raw.day or 1
    if raw.year:
        found, reason = hijri.day_of(raw.year, month, day), HIJRI
    else:
        found, reason = (hijri.near(document_date, month, day) if document_date else None), NEAREST_YEAR
    if found is None:
        return Reading(UNKNOWN, "day", VAGUE if document_date or raw.year else NO_DOCUMENT_DATE)
    return Reading(found.isoformat(), "day", reason)


def _relative(raw: RawDate, document_date: date | None, last: date | None) -> Reading:
    base = (last or document_date) if raw.anchor == "last" else document_date
    unit = raw.unit or "D"
    precision = _PRECISION.get(unit, "day")
    value = calendar.shifted(base, unit, raw.offset or 0) if base else None
    if base is None or value is None:
        value = {"month": "XXXX-XX", "year": "XXXX", "week": "XXXX-WXX"}.get(precision, UNKNOWN)
        return Reading(value, precision, NO_DOCUMENT_DATE)
    reason = LAST_DAY if raw.anchor == "last" else RELATIVE
    if unit == "D":
        return _timed(value, raw, reason)
    return Reading(value, precision, reason)


def _day(value: str) -> date | None:
    """The day of a TIMEX3 value, if it has one."""
    try:
        return date.fromisoformat(value[:10]) if len(value) >= 10 else None
    except ValueError:
        return None
