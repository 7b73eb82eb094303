"""The list of documents next to the reader."""

from __future__ import annotations

from itertools import islice

import streamlit as st

from core.corpus import reads
from core.corpus.reads import DocumentRow
from core.filters import Filters
from pages.shared import downloads, empty, filters, store, wording
from pages.shared.concordance import DOCUMENT
from pages.shared.i18n import _, ngettext

_MOST_LABELS = 20
_SHOWN = "shown_document"


def draw(chosen: Filters) -> str | None:
    """The list; returns the id of the document to read: the row chosen, else the one asked for, else the first."""
    rows = store.read(reads.documents, chosen)
    if not rows:
        empty.nothing()
        return None
    columns: downloads.Columns = {
        _("Article date"): [row.published for row in rows],
        _("Title"): [row.title or row.first for row in rows],
        _("Site"): [row.site for row in rows],
        _("Uncertain lines"): [row.uncertain for row in rows],
        _("Link headlines"): [row.headlines for row in rows],
        _("Copy of"): [row.copy_of for row in rows],
        _("Capture date"): [row.captured for row in rows],
        _("Topic"): [wording.topic(row.topic) for row in rows],
        _("File"): [row.name for row in rows],
    }
    columns = {**columns, **_labels(rows, columns)}
    st.text(ngettext("{n} document", "{n} documents", len(rows)))
    event = st.dataframe(
        columns,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key="article_list",
        column_config=downloads.column_formats(columns),
        placeholder="–",
        height=520,
    )
    downloads.csv_button(columns, filters.describe(chosen), "articles")
    return _chosen([row.id for row in rows], event["selection"]["rows"])


def _labels(rows: list[DocumentRow], columns: downloads.Columns) -> downloads.Columns:
    """A column for each column of tables that is kept as a label."""
    labels = [dict(row.labels) for row in rows]
    names = dict.fromkeys(name for kept in labels for name in kept)
    return {
        f"“{name}”" if name in columns else name: [kept.get(name) for kept in labels]
        for name in islice(names, _MOST_LABELS)
    }


def _chosen(ids: list[str], selected: list[int]) -> str:
    """A row that was clicked just now wins; a document asked for from another page stays until then."""
    clicked = ids[selected[0]] if selected and selected[0] < len(ids) else None
    if clicked and clicked != st.session_state.get(_SHOWN):
        st.session_state[_SHOWN] = st.session_state[DOCUMENT] = clicked
    wanted = st.session_state.get(DOCUMENT)
    return wanted if wanted in ids else ids[0]
