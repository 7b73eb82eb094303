"""Uploaded files to saved documents: each saved at once, so that a refresh, a crash or a second tab loses nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from time import monotonic

import streamlit as st

from core.corpus.edits import dates, lines, names
from core.errors import UnreadableDocument
from core.model import ParsedDocument
from core.parse import parse_all
from core.reading import Source, unpack
from pages.shared import store
from pages.shared.i18n import _, number

#: Where the session keeps its newest upload: workspace and number, and how many pages it had.
UPLOAD = "upload"
SAMPLES = Path(__file__).resolve().parent.parent.parent / "data" / "samples"

Item = Source | UnreadableDocument
Outcome = tuple[str, ParsedDocument | UnreadableDocument]


def samples() -> list[tuple[str, bytes]]:
    """The sample pages that come with Tajuk: name and bytes, in order of their names."""
    return [(path.name, path.read_bytes()) for path in sorted(SAMPLES.glob("*.txt"))]


def opened(files: Iterable[tuple[str, bytes]]) -> list[Item]:
    """The files in what was brought: archives are opened, so that what follows counts files and not parcels."""
    return [item for name, data in files for item in unpack(name, data)]


def take_in(items: list[Item], columns: Mapping[str, str] | None = None) -> None:
    """Read `items` into the current workspace with a progress bar that can be stopped.

    `columns` names the text column of each table. The session remembers the upload and how many pages it had, so that
    one that was stopped says "received 12 of 28"; a table's pages are counted as they come.
    """
    corpus = store.corpus()
    upload = corpus.begin_upload()
    bar = st.progress(0.0, text=_("Reading …"))
    # Streamlit ends a run when a button is pressed; what is saved by then stays, for each page is saved at once.
    st.button(_("Stop reading"), icon=":material/stop_circle:", key=f"stop_{upload}")
    started, pages = monotonic(), 0
    for done, item in enumerate(items):
        for name, outcome in _outcomes(item, columns or {}):
            st.session_state[UPLOAD] = ((store.current(), upload), pages + len(items) - done)
            corpus.add(upload, name, outcome)
            pages += 1
            bar.progress((done + 0.5) / len(items), text=_progress(pages, done, len(items), monotonic() - started))
    st.session_state[UPLOAD] = ((store.current(), upload), pages)


def _outcomes(item: Item, columns: Mapping[str, str]) -> Iterator[Outcome]:
    """Each page's name and what was read from it, or why it could not be read: one bad page never stops the others."""
    if isinstance(item, UnreadableDocument):
        yield item.name, item
        return
    corpus = store.corpus()
    for page in parse_all(
        item, text_column=columns.get(item.name), corrections=lines.overlay(corpus), datings=dates.overlay(corpus),
        added=names.added(corpus),
    ):  # fmt: skip
        yield (page.name if isinstance(page, UnreadableDocument) else page.document.name), page


def _progress(pages: int, done: int, total: int, seconds: float) -> str:
    left = seconds / (done + 1) * (total - done - 1)
    return _("{pages} pages · file {done} of {total} · {rate} pages a second · {left} s left").format(
        pages=number(pages), done=number(done + 1), total=number(total),
        rate=number(round(pages / max(seconds, 0.01))), left=number(round(left)),
    )  # fmt: skip
