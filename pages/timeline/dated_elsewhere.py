"""Articles without a sure date that another page carries with its date."""

from __future__ import annotations

import streamlit as st

from core import editing
from core.corpus.edits import DATES
from core.corpus.edits.dates import dated_elsewhere
from core.edits.dates import DateEdit
from pages.shared import downloads, store
from pages.shared.i18n import _, ngettext


def offer() -> None:
    """Dates that another page with the same article has, to be taken over at once; nothing where there are none."""
    rows = store.read(dated_elsewhere)
    if not rows:
        return
    with st.container(border=True, key="dated_elsewhere"):
        st.text(
            ngettext(
                "{n} article without a sure date is on another page with its date.",
                "{n} articles without a sure date are on other pages with their date.",
                len(rows),
            )
        )
        columns: downloads.Columns = {
            _("File"): [r.file for r in rows],
            _("Title"): [r.title for r in rows],
            _("Article date"): [r.published for r in rows],
            _("Date of the other page"): [r.other for r in rows],
            _("Other page"): [r.other_file for r in rows],
        }
        st.dataframe(
            columns, hide_index=True, placeholder="–", column_config=downloads.column_formats(columns), key="elsewhere"
        )
        st.button(
            _("Take these dates over"), icon=":material/event_available:", key="take_over", on_click=_save,
            args=(tuple(DateEdit(r.document, "published", r.other.isoformat()) for r in rows),),
        )  # fmt: skip


def _save(edits: tuple[DateEdit, ...]) -> None:
    editing.save(store.corpus(), DATES, edits)
