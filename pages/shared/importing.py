"""Importing uploaded files into the current workspace, with a bar that can be stopped: what is saved by then stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath
from threading import Event
from time import monotonic

import streamlit as st

from core.ingest import Item, import_items
from core.reading import is_hidden, unpack
from pages.shared import store
from pages.shared.i18n import _, number

#: Where the session keeps its newest upload: workspace and number, and how many pages it had.
UPLOAD = "upload"
#: Where it keeps the event that is set when its import has ended, and how many seconds of that are waited for.
_ENDED, _PATIENCE = "import_ended", 10.0
SAMPLES = Path(__file__).resolve().parent.parent.parent / "data" / "samples"


def samples() -> list[tuple[str, bytes]]:
    """The sample pages that come with Tajuk: name and bytes, in order of their names."""
    return [(path.name, path.read_bytes()) for path in sorted(SAMPLES.glob("*.txt"))]


def opened(files: Iterable[tuple[str, bytes]]) -> list[Item]:
    """The files in what was dropped: archives are opened, so that what follows counts files and not parcels.

    Hidden files, and those that systems leave in folders, are passed over.
    """
    return [item for name, data in files if not is_hidden(PurePath(name)) for item in unpack(name, data)]


def import_into_workspace(items: list[Item], columns: Mapping[str, Mapping[str, str]] | None = None) -> None:
    """Read `items` into the current workspace.

    `columns` gives for each table the column of each meaning. The session remembers the upload and how many pages it
    had, so that one that was stopped reads "received 12 of 28"; a table's pages are counted as they come.
    """
    bar = st.progress(0.0, text=_("Reading …"))
    # Streamlit ends a run when a button is pressed; what is saved by then stays, for pages are saved in small batches.
    st.button(_("Stop reading"), icon=":material/stop_circle:", key="stop_reading")
    started, pages = monotonic(), 0
    ended = st.session_state[_ENDED] = Event()
    try:
        for saved in import_items(store.corpus(), items, (columns or {}).get):
            pages += len(saved.received)
            st.session_state[UPLOAD] = ((store.current(), saved.upload), pages + len(items) - saved.files)
            bar.progress(saved.files / len(items), text=_text(pages, saved.files, len(items), monotonic() - started))
    finally:
        ended.set()


def newest() -> tuple[str, int, int]:
    """The session's newest upload: its workspace, its number, how many pages it had; ("", 0, 0) before the first."""
    (workspace, upload), pages = st.session_state.get(UPLOAD, (("", 0), 0))
    return workspace, upload, pages


def wait_until_stopped() -> None:
    """Wait for the last pages of an import that was just stopped: Streamlit lets the old run end beside the new one."""
    if _ENDED in st.session_state:
        st.session_state[_ENDED].wait(_PATIENCE)


def _text(pages: int, done: int, total: int, seconds: float) -> str:
    left = seconds / max(1, done) * (total - done)
    return _("{pages} pages · file {done} of {total} · {rate} pages a second · {left} s left").format(
        pages=number(pages), done=number(done), total=number(total),
        rate=number(round(pages / max(seconds, 0.01))), left=number(round(left)),
    )  # fmt: skip
