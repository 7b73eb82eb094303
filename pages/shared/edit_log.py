"""What the analyst has set, as a list: what was set when, undoing it, and the file that carries it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from core.errors import CorrectionsError
from core.export import safe_filename
from pages.shared import store
from pages.shared.downloads import Columns
from pages.shared.i18n import _, error_text, literal, moment


@dataclass(frozen=True, slots=True)
class Change:
    """One batch: its number, when it was made, what it says in words, and of how many statements it is."""

    number: int
    made_at: datetime
    what: str
    size: int


@dataclass(frozen=True, slots=True)
class File:
    """The file that carries all of it: labels of its buttons, how it is made, and how one is taken in.

    `bring` takes name and bytes, raises `CorrectionsError` where they are wrong, and returns what to tell.
    """

    download: str
    upload: str
    make: Callable[[], bytes]
    bring: Callable[[str, bytes], str]
    help: str | None = None


def draw(
    name: str, changes: Sequence[Change], nothing: str, undo: Callable[[int], None], file: File, sized: str
) -> None:
    """The list with its undo, then the file; `nothing` is said where the list is empty, `sized` heads its last column.

    `name` is stable and plain: it is part of keys and of the file's name.
    """
    if changes:
        columns: Columns = {
            _("When"): [moment(change.made_at) for change in changes],
            _("What"): [change.what for change in changes],
            sized: [change.size for change in changes],
        }
        event = st.dataframe(
            columns, hide_index=True, on_select="rerun", selection_mode="single-row", key=f"{name}_batches",
            placeholder="–",
        )  # fmt: skip
        rows = event["selection"]["rows"]
        chosen = changes[rows[0]] if rows and rows[0] < len(changes) else changes[0]
        label = _("Undo the chosen ones") if rows else _("Undo the newest ones")
        st.button(label, icon=":material/undo:", key=f"undo_{name}", on_click=undo, args=(chosen.number,))
    else:
        st.caption(nothing)
    left, right = st.columns(2)
    left.download_button(
        file.download, data=file.make, file_name=f"{safe_filename('tajuk', store.current(), name)}.csv",
        mime="text/csv", icon=":material/download:", on_click="ignore", disabled=not changes, key=f"csv_{name}",
    )  # fmt: skip
    with right:
        _upload(name, file)


def _upload(name: str, file: File) -> None:
    turn = st.session_state.setdefault(f"{name}_turn", 0)
    given = st.file_uploader(file.upload, type=["csv"], key=f"{name}_file_{turn}", help=file.help)
    if given is None:
        return
    try:
        told = file.bring(given.name, given.getvalue())
    except CorrectionsError as error:
        st.error(literal(error_text(error)))
        return
    st.session_state[f"{name}_turn"] = turn + 1  # the uploader begins anew, or it would bring the file again
    st.toast(told)
    st.rerun()
