"""Before a table is read: which of its columns holds the pages' text."""

from __future__ import annotations

import streamlit as st

from core.errors import UnreadableDocument
from core.reading import Columns, Source, columns_of
from pages.shared.i18n import _, ngettext

#: Tables of one drop that are asked about one by one; more are read by what their columns are called.
_ASKED = 5


def ask(items: list[Source | UnreadableDocument]) -> dict[str, str] | None:
    """The text column of each table among `items`, by the table's name; None while the analyst has not answered.

    Nothing is asked where there is no table. A table that cannot be read is left out: it is refused with a reason.
    """
    known = {item.name: columns for item in items if (columns := _columns(item))}
    if not known:
        return {}
    chosen: dict[str, str] = {}
    with st.container(border=True, key="table_columns"):
        st.subheader(_("Which column holds the pages' text?"), anchor=False)
        for name, columns in list(known.items())[:_ASKED]:
            at = columns.names.index(columns.guess) if columns.guess else None
            picked = st.selectbox(
                _("Text column of {name}").format(name=name.replace("[", "(").replace("]", ")")),
                columns.names, index=at, key=f"column_{name}", placeholder=_("Choose a column"), filter_mode=None,
            )  # fmt: skip
            if picked:
                chosen[name] = picked
            preview = {column: [row[i] for row in columns.preview] for i, column in enumerate(columns.names)}
            st.dataframe(preview, hide_index=True, key=f"preview_{name}", height=150)
        if len(known) > _ASKED:
            more = len(known) - _ASKED
            st.text(
                ngettext(
                    "{n} more table is read by the names of its columns.",
                    "{n} more tables are read by the names of their columns.",
                    more,
                )
            )
        st.text(_("Columns named title, date, url, author and the like are used as such."))
        ready = all(name in chosen for name in list(known)[:_ASKED])
        if st.button(_("Read the tables"), type="primary", icon=":material/check:", disabled=not ready):
            return chosen
    return None


def _columns(item: Source | UnreadableDocument) -> Columns | None:
    if isinstance(item, UnreadableDocument):
        return None
    try:
        return columns_of(item)
    except UnreadableDocument:
        return None
