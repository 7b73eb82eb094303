"""`RawDate`: a date expression as the grammar finds it, with its parts, not yet resolved to a value."""

from __future__ import annotations

from dataclasses import dataclass

from core.model import Span


@dataclass(frozen=True, slots=True)
class RawDate:
    """A date expression with its place, unresolved.

    `kind` is day, weekday, month, year, clock, part, relative, vague, duration, set, season, quarter, decade,
    holiday, century, day-of-month or hijri (its day, month and year are of that calendar).
    `year_text` is the year as written, where it needs mending (205, 20222) or is short (25). `offset` counts units from
    the `anchor`: `document`, the document date of the text, or `last`, the day that was named last. `clock` is the time
    of day as (hour, minute). `value` is a TIMEX3 value that needs no calendar. `future` is set where the words before
    announce something to come, `until` where it ends a stretch of time.
    `ahead` is set where they say so surely, so that a weekday is the next one; `law` where it is the year of a law;
    `earlier` where the words before say that it is told of a day before the article's own.
    `rule` is the name of the rule that read it (core.dates.rule_table).
    """

    text: str
    span: Span
    line: int
    zone: str
    kind: str
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    year_text: str | None = None
    clock: tuple[int, int] | None = None
    part: str | None = None
    unit: str | None = None
    offset: int | None = None
    anchor: str = "document"
    value: str | None = None
    future: bool = False
    ahead: bool = False
    law: bool = False
    earlier: bool = False
    until: bool = False
    rule: str = ""
