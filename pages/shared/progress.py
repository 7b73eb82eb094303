"""Long work of core with a bar: it appears with the first report of progress, and goes when the work is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from core.corpus.edits.log import Progress
from pages.shared.i18n import _, number

T = TypeVar("T")
#: Work on so many documents is over before a bar could be read.
_QUIET = 300


def run(text: str, action: Callable[[Progress], T]) -> T:
    """Run an action that is given a function to report its progress to; returns what it returns.

    Streamlit ends a run when something is pressed; what is done by then is kept, and the rest can be gone on with.
    """
    place = st.empty()

    def report(done: int, total: int) -> None:
        if total > _QUIET:
            of = _("{done} of {total} documents").format(done=number(done), total=number(total))
            place.progress(done / total, text=f"{text} · {of}")

    result = action(report)
    place.empty()
    return result
