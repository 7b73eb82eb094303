"""What is dated, as files of programs that draw timelines: TimelineJS (JSON) and calendars (.ics).

Only what has a place in time goes in, with its precision: a month is the whole month, and not its first day.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from icalendar import Calendar, Event
from icalendar.cal import Component

from core import __version__
from core.timex import timex_interval

#: Characters of a headline; the text has the whole sentence.
_HEADLINE = 90


class DatedEvent(NamedTuple):
    """Something with a date: its TIMEX3 value, a headline, the sentence, and where that is (file, line)."""

    value: str
    headline: str
    text: str
    place: str
    #: What distinguishes it from others of the same day, the same at every download.
    id: str


def timeline_js(title: str, events: Iterable[DatedEvent]) -> bytes:
    """The events as the JSON of TimelineJS 3 (https://timeline.knightlab.com/docs/json-format.html).

    It takes texts for HTML, so that what was uploaded is escaped.
    """
    slides = []
    for event, first, last in _placed(events):
        slide: dict[str, Any] = {
            "unique_id": event.id,
            "start_date": _parts(event.value, first),
            "display_date": event.value,
            "text": {"headline": html.escape(_short(event.headline)), "text": _paragraphs(event)},
        }
        if (last - first).days > 0:
            slide["end_date"] = {"year": last.year, "month": last.month, "day": last.day}
        slides.append(slide)
    whole = {"title": {"text": {"headline": html.escape(title)}}, "events": slides}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def calendar(title: str, events: Iterable[DatedEvent], made: datetime | None = None) -> bytes:
    """The events as an iCalendar file (RFC 5545) of whole days."""
    out = Calendar()
    out.add("prodid", f"-//Tajuk//{__version__}//ID")
    out.add("version", "2.0")
    out.add("x-wr-calname", title)
    for event, first, last in _placed(events):
        out.add_component(_entry(event, first, last, made or datetime.now(UTC)))
    return bytes(out.to_ical())


def _entry(event: DatedEvent, first: date, last: date, made: datetime) -> Component:
    entry = Event()
    entry.add("uid", f"{event.id}@tajuk")
    entry.add("dtstamp", made)
    entry.add("dtstart", first)
    entry.add("dtend", last + timedelta(days=1))  # the end of a calendar's entry is the first day after it
    entry.add("summary", _short(event.headline))
    entry.add("description", f"{event.text}\n\n{event.place}")
    entry.add("transp", "TRANSPARENT")
    return entry


def _placed(events: Iterable[DatedEvent]) -> list[tuple[DatedEvent, date, date]]:
    """Events with their first and last day, in order of time."""
    found = []
    for event in events:
        bounds = timex_interval(event.value)
        if bounds:
            first, end = bounds
            found.append((event, first.date(), end.date() - timedelta(days=1)))
    return sorted(found, key=lambda row: (row[1], row[2], row[0].id))


def _parts(value: str, first: date) -> dict[str, int]:
    """As much of a date as the value has."""
    parts = {"year": first.year}
    if len(value) > 4:
        parts["month"] = first.month
    if len(value) > 7 or "W" in value:
        parts["day"] = first.day
    return parts


def _paragraphs(event: DatedEvent) -> str:
    return f"<p>{html.escape(event.text)}</p><p><small>{html.escape(event.place)}</small></p>"


def _short(text: str) -> str:
    return text if len(text) <= _HEADLINE else text[: _HEADLINE - 1].rstrip() + "…"
