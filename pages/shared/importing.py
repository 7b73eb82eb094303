"""What is brought to the current workspace: kept at once, and read by a job of the server, whoever looks at it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath

import streamlit as st

from core.corpus import inbox
from core.ingest import Item
from core.reading import Source, is_hidden, unpack
from pages.shared import job_line, store
from pages.shared.i18n import _

#: Where the session keeps its newest upload: workspace and number.
UPLOAD = "upload"
#: Where it keeps how many drops it has taken in: each gets a new uploader, which has forgotten the files before.
DROPS = "drop"
#: So many files of so many bytes are read while the page waits.
_FEW, _SMALL = 60, 400_000
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
    """Keep `items` in the current workspace and have them read there; run the page anew then (`st.rerun`).

    `columns` gives for each table the column of each meaning. The next run waits for a few small files, so that they
    are there when the page is; of more it shows how far the job is.
    """
    with st.spinner(_("Keeping what you brought …")):
        upload = inbox.take_in(store.corpus(), items, (columns or {}).get)
        # Before anything else is drawn, where Streamlit may end this run: what is kept must not be taken in twice.
        st.session_state[UPLOAD] = (store.current(), upload)
        st.session_state[DROPS] = st.session_state.get(DROPS, 0) + 1
        store.leader().wake()
        size = sum(len(item.data) for item in items if isinstance(item, Source))
        job_line.wait_for_it(short=len(items) <= _FEW and size <= _SMALL)


def newest() -> tuple[str, int]:
    """The session's newest upload: its workspace and its number; ("", 0) before the first."""
    workspace, upload = st.session_state.get(UPLOAD, ("", 0))
    return workspace, upload
