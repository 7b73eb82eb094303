"""The edits of one kind as a list: what was edited when, undoing it, and the file that carries it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

import streamlit as st

from core import editing
from core.corpus.edits import EditLog
from core.edits import EditFile
from core.errors import EditsError
from core.export import safe_filename
from pages.shared import progress, store
from pages.shared.downloads import Columns
from pages.shared.i18n import _, error_text, literal, moment, ngettext

E = TypeVar("E")


@dataclass(frozen=True, slots=True)
class Change:
    """One batch: its number, when it was made, what it changes in words, and how many edits it has."""

    number: int
    made_at: datetime
    what: str
    size: int


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a list: its buttons for the file, the head of its last column, and what is written while empty."""

    download: str
    upload: str
    size: str
    nothing: str
    help: str | None = None


def draw(log: EditLog[E], file: EditFile[E], changes: Sequence[Change], words: Words) -> None:
    """The list with its undo, then the file; returns after a change has been made, or nothing was pressed."""
    name = log.table
    corpus = store.corpus()  # a download is made where there is no session, so it cannot ask for the workspace
    if changes:
        _list(log, name, changes, words)
    else:
        st.caption(words.nothing)
    left, right = st.columns(2)
    left.download_button(
        words.download, data=lambda: file.to_csv(log.batches(corpus)[::-1]),
        file_name=f"{safe_filename('tajuk', store.current(), name)}.csv", mime="text/csv",
        icon=":material/download:", on_click="ignore", disabled=not changes, key=f"csv_{name}",
    )  # fmt: skip
    with right:
        _Import(log, file, words).draw()


def _list(log: EditLog[E], name: str, changes: Sequence[Change], words: Words) -> None:
    columns: Columns = {
        _("When"): [moment(change.made_at) for change in changes],
        _("What"): [change.what for change in changes],
        words.size: [change.size for change in changes],
    }
    event = st.dataframe(
        columns, hide_index=True, on_select="rerun", selection_mode="single-row", key=f"{name}_batches",
        placeholder="–",
    )  # fmt: skip
    rows = event["selection"]["rows"]
    chosen = changes[rows[0]] if rows and rows[0] < len(changes) else changes[0]
    label = _("Undo the chosen ones") if rows else _("Undo the newest ones")
    if st.button(label, icon=":material/undo:", key=f"undo_{name}"):
        progress.run(_("Undoing …"), lambda report: editing.undo(store.corpus(), log, chosen.number, report))
        st.rerun()


@dataclass(frozen=True, slots=True)
class _Import(Generic[E]):
    """The uploader of a file of edits."""

    log: EditLog[E]
    file: EditFile[E]
    words: Words

    def draw(self) -> None:
        """Import the file that is dropped, and show how many edits it had, or what is wrong with it."""
        name = self.log.table
        turn = st.session_state.setdefault(f"{name}_turn", 0)
        given = st.file_uploader(self.words.upload, type=["csv"], key=f"{name}_file_{turn}", help=self.words.help)
        if given is None:
            return
        try:
            batches = self.file.from_csv(given.name, given.getvalue())
        except EditsError as error:
            st.error(literal(error_text(error)))
            return
        count = progress.run(
            _("Importing …"), lambda report: editing.import_batches(store.corpus(), self.log, batches, report)
        )
        st.session_state[f"{name}_turn"] = turn + 1  # the uploader begins anew, or it would import the file again
        st.toast(ngettext("{n} edit imported", "{n} edits imported", count))
        st.rerun()
