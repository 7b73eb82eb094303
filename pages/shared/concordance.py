"""The concordance next to a chart: the passages behind what was clicked, as KWIC rows that lead to the reader."""

from __future__ import annotations

import streamlit as st

from core.corpus import reads
from core.corpus.reads import Passage
from core.filters import Filters
from core.text import sentences
from pages.shared import downloads, filters, store, wording
from pages.shared.downloads import Columns
from pages.shared.drawing import Picked
from pages.shared.i18n import _, ngettext, short
from pages.shared.navigation import go_to

#: Where the reader looks for the document and the line that it opens.
DOCUMENT, LINE = "document", "reader_line"
#: What is before a match in its sentence, the match, and what follows.
Kwic = tuple[str, str, str]
#: Characters that a row shows at each side of its match; the download has the whole sentence.
_AROUND = 32


def panel(chosen: Filters, picked: Picked | None, name: str = "passages") -> None:
    """The passages behind what was picked, as many as the chart shows; a hint while nothing is picked.

    A page with several panels gives each a `name`.
    """
    if picked is None:
        st.caption(_("Click a bar, or choose a row of the table, to read the lines behind it."))
        return
    found = store.read(reads.passages, chosen, picked.pick)
    with st.container(border=True, key=name):
        st.text(" · ".join((picked.label, ngettext("{n} place", "{n} places", len(found)))))
        if found:
            _table(found, chosen, picked.label, name)


def _table(found: list[Passage], chosen: Filters, label: str, name: str) -> None:
    parts = [_kwic(passage) for passage in found]
    at = _choose(_columns(found, parts), f"kwic_{name}_{label}")
    chosen_row = found[at] if at is not None and at < len(found) else None
    if at is not None and chosen_row:
        st.text("".join(parts[at]).strip())
        st.text(_("{file}, line {line}").format(file=chosen_row.file, line=chosen_row.line))
    with st.container(horizontal=True):
        head = [*filters.describe(chosen), label]
        downloads.csv_button(_whole(found, parts), head, "passages", key=f"csv_{name}")
        if chosen_row and st.button(
            _("Open in the reader"), icon=":material/menu_book:", type="primary", key=f"open_{name}"
        ):
            open_reader(chosen_row.document, chosen_row.line)


def _choose(columns: Columns, key: str) -> int | None:
    """Draw the table and return the row that is chosen in it."""
    # A whole headline has nothing around it; empty columns would push file and line out of sight.
    bare = set() if any(columns[_("Before")]) or any(columns[_("After")]) else {_("Before"), _("After")}
    event = st.dataframe(
        {name: cells for name, cells in columns.items() if name not in bare},
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key=key,
        column_config=downloads.column_formats(columns),
        placeholder="–",
    )
    rows = event["selection"]["rows"]
    return rows[0] if rows else None


def _columns(found: list[Passage], parts: list[Kwic]) -> Columns:
    return {
        _("Before"): [_tail(part[0]) for part in parts],
        _("Match"): [part[1] for part in parts],
        _("After"): [short(part[2], _AROUND) for part in parts],
        _("File"): [p.file for p in found],
        _("Line"): [p.line for p in found],
        _("Zone or block"): [wording.zone(p.zone) for p in found],
        _("Article date"): [p.published for p in found],
    }


def _whole(found: list[Passage], parts: list[Kwic]) -> Columns:
    """The columns of the download: whole sentences, and where the match begins and ends in its document."""
    return {
        **_columns(found, parts),
        _("Before"): [part[0] for part in parts],
        _("After"): [part[2] for part in parts],
        _("Start"): [p.start for p in found],
        _("End"): [p.end for p in found],
    }


def open_reader(document: str, line: int | None = None) -> None:
    """Go to the Articles page, at this document and line."""
    st.session_state[DOCUMENT] = document
    st.session_state[LINE] = line
    go_to("articles")


def _tail(text: str) -> str:
    """The end of what comes before a match: the words nearest to it."""
    return text if len(text) <= _AROUND else "…" + text[-_AROUND + 1 :].lstrip()


def _kwic(passage: Passage) -> Kwic:
    """The left context of the match in its sentence, the match, and the right context."""
    start, end = passage.start - passage.line_start, passage.end - passage.line_start
    text = passage.line_text
    around = next((s for s in sentences(text) if s.start <= start < s.end), None)
    first, last = (around.start, max(around.end, end)) if around else (0, len(text))
    return text[first:start], text[start:end], text[end:last]
