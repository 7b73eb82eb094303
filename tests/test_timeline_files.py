"""What is dated, as files for other programs: read back by their rules."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

from icalendar import Calendar

from core.timeline_files import DatedEvent, calendar, timeline_js

HOSTILE = "<img src=x onerror=alert(1)>\r\nBEGIN:VEVENT;x,y\\"
EVENTS = [
    DatedEvent("2025-03", "Maret 2025: Panen", "Panen raya.", "a.txt, line 3", "a-3-0"),
    DatedEvent("2025-03-12TMO", "Rabu pagi", "Rapat.", "a.txt, line 4", "a-4-0"),
    DatedEvent("2024", HOSTILE, HOSTILE, HOSTILE, "a-5-0"),
    DatedEvent("2025-W11", "Pekan", "x" * 300, "b.txt, line 1", "b-1-0"),
    DatedEvent("P2D", "dua hari", "Tidak di kalender.", "a.txt, line 6", "a-6-0"),
    DatedEvent("XXXX-03-12", "12 Maret", "Tanpa tahun.", "a.txt, line 7", "a-7-0"),
]


def test_timeline_js_has_what_has_a_place_in_time_with_its_precision() -> None:
    slides = json.loads(timeline_js("<b>", EVENTS))["events"]
    assert [s["unique_id"] for s in slides] == ["a-5-0", "a-3-0", "b-1-0", "a-4-0"]
    assert slides[0]["start_date"] == {"year": 2024}
    assert slides[0]["end_date"] == {"year": 2024, "month": 12, "day": 31}
    assert slides[1]["start_date"] == {"year": 2025, "month": 3}
    assert slides[2]["start_date"] == {"year": 2025, "month": 3, "day": 10}
    assert slides[3]["start_date"] == {"year": 2025, "month": 3, "day": 12}
    assert "end_date" not in slides[3]


def test_timeline_js_takes_no_text_for_html() -> None:
    assert b"<img" not in timeline_js(HOSTILE, EVENTS)


def test_a_calendar_is_read_back_whole() -> None:
    made = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
    data = calendar("Uji", EVENTS, made)
    assert data == calendar("Uji", EVENTS, made)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    entries = Calendar.from_ical(data).walk("VEVENT")
    assert len(entries) == 4
    year, month, _week, day = entries
    assert (year["dtstart"].dt, year["dtend"].dt) == (date(2024, 1, 1), date(2025, 1, 1))
    assert (month["dtstart"].dt, month["dtend"].dt) == (date(2025, 3, 1), date(2025, 4, 1))
    assert (day["dtstart"].dt, day["dtend"].dt) == (date(2025, 3, 12), date(2025, 3, 13))
    assert str(day["description"]) == "Rapat.\n\na.txt, line 4"
