"""A text that is pasted: one article, shown as it is read before it is added."""

from __future__ import annotations

import hashlib
from itertools import islice
from typing import Any

import streamlit as st

from core.errors import UnreadableDocument
from core.model import ParsedDocument
from core.parse import parse_all
from core.reading import Source, is_markup
from pages.shared import wording
from pages.shared.i18n import _, short
from pages.upload import table_columns

#: What is shown of the pages and lines of a text that holds many.
_PAGES, _LINES = 20, 400
_NAME, _LINE = 60, 160


def ask() -> list[Source | UnreadableDocument]:
    """The box, and below it how the text is read; the pasted text as a file once it is to be added, else nothing."""
    generation = st.session_state["drop"]
    text = st.text_area(
        _("Paste one article, or the source of a page"), height=220, key=f"pasted_{generation}",
        placeholder=_("Title, date and text as they stand on the page, with the headlines around it"),
    )  # fmt: skip
    if not text.strip():
        st.button(_("Show how it is read"), key="read_pasted", disabled=True)
        return []
    source = _source(text)
    pages = _read(source)
    for refusal in (page for page in pages if isinstance(page, UnreadableDocument)):
        st.text(_(refusal.template).format(**refusal.fields))
    read = [page for page in pages if isinstance(page, ParsedDocument)]
    if not read:
        return []
    st.dataframe(table_columns.shown(read[:_PAGES]), hide_index=True, placeholder="–", key="pasted_pages")
    st.dataframe(_lines(read[:_PAGES]), hide_index=True, placeholder="–", key="pasted_lines")
    if st.button(_("Add to this workspace"), type="primary", icon=":material/check:", key="add_pasted"):
        return [source]
    return []


def _source(text: str) -> Source:
    """The text as a file that is called by its first line; the source of a page is read as one."""
    if is_markup(text):
        digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:8]
        return Source(f"{digest}.html", text.encode("utf-8", "replace"))
    first = short(next(line.strip() for line in text.split("\n") if line.strip()), _NAME).rstrip(".")
    return Source(f"{first.replace('/', ' ')}.txt", text.encode("utf-8", "replace"))


def _lines(pages: list[ParsedDocument]) -> dict[str, list[Any]]:
    every = ((page.document.text, line) for page in pages for line in page.layout.lines if line.role != "blank")
    rows = list(islice(every, _LINES))
    return {
        _("Line"): [line.number for _page, line in rows],
        _("Read as"): [wording.role(line.role) for _page, line in rows],
        _("Block"): [line.block and wording.zone(line.block) for _page, line in rows],
        _("Text"): [short(line.span.cut(page).strip(), _LINE) for page, line in rows],
        _("Reason"): [_(line.reason) for _page, line in rows],
    }


# A resource, for a refusal is an exception, which cannot be copied as data are.
@st.cache_resource(show_spinner=False, max_entries=5)
def _read(source: Source) -> list[ParsedDocument | UnreadableDocument]:
    return list(parse_all(source))
