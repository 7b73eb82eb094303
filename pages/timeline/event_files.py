"""What the text dates, as files for programs that draw timelines: TimelineJS and calendars."""

from __future__ import annotations

import streamlit as st

from core import timeline_files
from core.corpus import reads
from core.corpus.reads import DatedPlace
from core.export import safe_filename
from core.filters import Filters
from core.text import sentences
from core.timeline_files import DatedEvent
from pages.shared import store
from pages.shared.i18n import _


def buttons(chosen: Filters) -> None:
    """Two buttons; each file is built when it is asked for."""
    title = _("Tajuk, workspace {name}").format(name=store.current())
    # A download is made where there is no session: language and workspace are asked for here.
    place, corpus = _("{file}, line {line}"), store.corpus()

    def made() -> list[DatedEvent]:
        return [_event(row, place) for row in reads.dated_places(corpus, chosen)]

    name = safe_filename("tajuk", store.current(), "dates")
    with st.container(horizontal=True, key="downloads_events"):
        st.download_button(
            "TimelineJS (JSON)", data=lambda: timeline_files.timeline_js(title, made()), file_name=f"{name}.json",
            mime="application/json", icon=":material/timeline:", on_click="ignore", key="timelinejs",
        )  # fmt: skip
        st.download_button(
            _("Calendar (.ics)"), data=lambda: timeline_files.calendar(title, made()), file_name=f"{name}.ics",
            mime="text/calendar", icon=":material/calendar_month:", on_click="ignore", key="ics",
        )  # fmt: skip


def _event(row: DatedPlace, place: str) -> DatedEvent:
    around = next((s for s in sentences(row.line_text) if s.start <= row.at < s.end), None)
    sentence = row.line_text[around.start : around.end] if around else row.line_text
    return DatedEvent(
        row.value, f"{row.text}: {row.title or sentence}", sentence.strip(), place.format(file=row.file, line=row.line),
        f"{row.document[:12]}-{row.line}-{row.at}",
    )  # fmt: skip
