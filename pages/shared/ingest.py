"""Uploaded files to saved documents: each saved at once, so that a refresh, a crash or a second tab loses nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from time import monotonic

import streamlit as st

from core.errors import UnreadableDocument
from core.model import ParsedDocument
from core.parse import parse_source
from core.reading import Source, unpack
from pages.shared import store
from pages.shared.i18n import _, number

#: Where the session keeps its newest upload: workspace and number, and how many files it had.
UPLOAD = "upload"
SAMPLES = Path(__file__).resolve().parent.parent.parent / "data" / "samples"


def samples() -> list[tuple[str, bytes]]:
    """The sample pages that come with Tajuk: name and bytes, in order of their names."""
    return [(path.name, path.read_bytes()) for path in sorted(SAMPLES.glob("*.txt"))]


def take_in(files: Iterable[tuple[str, bytes]]) -> None:
    """Read `files` into the current workspace with a progress bar that can be stopped.

    Archives are opened first, so the bar counts pages and not parcels. The session remembers the upload and how many
    files it had, so that one that was stopped says "received 12 of 28".
    """
    corpus = store.corpus()
    upload = corpus.begin_upload()
    items = [item for name, data in files for item in unpack(name, data)]
    st.session_state[UPLOAD] = ((store.current(), upload), len(items))
    bar = st.progress(0.0, text=_("Reading …"))
    # Streamlit ends a run when a button is pressed; what is saved by then stays, for each file is saved at once.
    st.button(_("Stop reading"), icon=":material/stop_circle:", key=f"stop_{upload}")
    started = monotonic()
    for done, (name, outcome) in enumerate(_outcomes(items), 1):
        corpus.add(upload, name, outcome)
        bar.progress(done / len(items), text=_progress(done, len(items), monotonic() - started))


def _outcomes(
    items: Iterable[Source | UnreadableDocument],
) -> Iterator[tuple[str, ParsedDocument | UnreadableDocument]]:
    """Each file's name and what was read from it, or why it could not be read: one bad file never stops the others."""
    for item in items:
        if isinstance(item, UnreadableDocument):
            yield item.name, item
            continue
        try:
            yield item.name, parse_source(item)
        except UnreadableDocument as error:
            yield item.name, error


def _progress(done: int, total: int, seconds: float) -> str:
    left = seconds / done * (total - done)
    return _("{done} of {total} files · {rate} a second · {left} s left").format(
        done=number(done), total=number(total), rate=number(round(done / max(seconds, 0.01))), left=number(round(left))
    )
