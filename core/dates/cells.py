"""Days that a file states in words, as the date column of a table does: `Senin, 30 Des 2019 10:21 WIB`, `Dec 30, 2019`.

The grammar of dates reads them, and then the forms that are dates in a cell of days but would not be in prose.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from core.dates.calendar import day_of
from core.dates.evidence import days_back, stated_day
from core.dates.grammar import find_dates, lower
from core.dates.raw import RawDate
from core.dates.resolve import written_day
from core.dates.vocabulary import any_of, vocabulary
from core.model import Document, Facts, Span, Zone


def with_stated_days(document: Document) -> Document:
    """The document with the days of publication and capture that its file states in words as ISO days."""
    facts = document.facts
    if not (facts.published_words or facts.captured_words):
        return document
    captured = facts.captured or _iso(day_in_words(facts.captured_words))
    return replace(document, facts=replace(
        facts, captured=captured, captured_source=facts.captured_source if captured else None,
        published=facts.published or _iso(day_in_words(facts.published_words, stated_day(captured))),
    ))  # fmt: skip


def stated_publication(facts: Facts) -> date | None:
    """The day of publication that a file states, in figures or words; None where it states none that can be read."""
    captured = stated_day(facts.captured) or day_in_words(facts.captured_words)
    return stated_day(facts.published) or day_in_words(facts.published_words, captured)


def day_in_words(text: str | None, captured: date | None = None) -> date | None:
    """The first whole day in a cell. `captured` is the day that `2 jam lalu` counts from; without it that is no day."""
    if not text:
        return None
    found = find_dates([Zone(Span(0, len(text)), 1, "body")], text)
    return next((day for raw in found if (day := _whole(raw))), None) or _cell_form(text) or _before(found, captured)


def _whole(raw: RawDate) -> date | None:
    return written_day(raw, None)[0] if raw.kind == "day" and (raw.year or raw.year_text) else None


def _before(raws: list[RawDate], captured: date | None) -> date | None:
    back = next((days for raw in raws if (days := days_back(raw)) is not None), None)
    return captured - timedelta(days=back) if captured and back is not None else None


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """Month first, year first, and a year of two figures; the month may be glued to its numbers."""
    month = rf"(?P<month>{any_of(vocabulary().months)})(?![^\W\d_])\.?"
    day, between = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"[\s,./-]*"
    return (
        re.compile(rf"(?<![^\W\d_]){month}{between}{day}(?!\d)(?![:.]\d)[\s,./-]+(?:\d{{1,2}}:\S+\s+(?:[a-z]+\s+)?)?(?P<year>\d{{4}})(?!\d)"),
        re.compile(rf"(?<!\d)(?P<year>\d{{4}}){between}{month}{between}{day}(?!\d)"),
        re.compile(rf"(?<!\d){day}{between}{month}{between}'?(?P<year>\d{{4}}|\d{{2}})(?![\d:.])"),
    )  # fmt: skip


def _cell_form(text: str) -> date | None:
    low = lower(text)
    for form in _forms():
        if found := form.search(low):
            year = int(found["year"])
            year += 0 if year > 99 else 2000 if year < 70 else 1900
            return day_of(year, vocabulary().months[found["month"]], int(found["day"]))
    return None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
