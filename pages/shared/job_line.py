"""The line on every page that says how far the job of the workspace is, with Stop, Go on and Discard.

It is drawn anew each second by itself; the page below it is not.
"""

from __future__ import annotations

from time import monotonic

import streamlit as st

from core.corpus import inbox, reads
from core.corpus.reads import Unfinished
from core.errors import WorkspaceError
from core.jobs import Leader
from pages.shared import store
from pages.shared.i18n import _, error_text, literal, number

#: Where the session keeps for how many seconds its next run waits for the job.
_WAIT = "job_wait"
#: Seconds that are waited for a few small files, and for others.
_SHORT, _LONG = 30.0, 1.0
#: Pages that show what came as soon as it is read; on others somebody may be in the middle of an edit.
_FOLLOW = ("home", "upload")


def wait_for_it(*, short: bool) -> None:
    """Have the next run of the page wait for the job that was just begun; long only where it is a short one."""
    st.session_state[_WAIT] = _SHORT if short else _LONG


def draw(page: str) -> None:
    """Draw the line where an upload of the current workspace is not read to its end; wait where that was asked for."""
    leader, workspace = store.leader(), store.current()
    seconds = st.session_state.pop(_WAIT, 0.0)
    if seconds:
        _wait(workspace, leader, seconds)
    if reads.unfinished(store.corpus()):
        with st.container(key="job_line"):
            _line(workspace, page)


def _wait(workspace: str, leader: Leader, seconds: float) -> None:
    """Wait for the end of the job with a bar; what ends this run does not end the job."""
    place, until = st.empty(), monotonic() + seconds
    with place.container(horizontal=True, vertical_alignment="center"):
        bar = st.progress(0.0, text=_("Reading …"))
        _button("stop_at_once", workspace)
    while monotonic() < until and not leader.wait(0.2):
        if seen := reads.unfinished(store.corpus(workspace)):
            bar.progress(seen.share, text=_progress(seen, leader))
    place.empty()


@st.fragment(run_every=1.0)
def _line(workspace: str, page: str) -> None:
    try:
        leader, seen = store.leader(workspace), reads.unfinished(store.corpus(workspace))
    except WorkspaceError:  # deleted from another browser: the next run says so
        return
    if seen is None:
        _ended(page)
    elif not seen.waits:
        _stopped(workspace, seen)
    elif leader.seconds is None:
        _halted(workspace, leader)
    else:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.progress(seen.share, text=_progress(seen, leader))
            _button("stop_reading", workspace)


def _ended(page: str) -> None:
    if page in _FOLLOW:
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(_("All that you brought is read."))
        if st.button(_("Show it here"), icon=":material/refresh:", key="show_read"):
            st.rerun()


def _stopped(workspace: str, seen: Unfinished) -> None:
    text = _("Reading was stopped: {done} of {total} files are read, {pages} pages.")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(text.format(done=number(seen.ended), total=number(seen.files), pages=number(seen.pages)))
        st.button(
            _("Go on reading"), icon=":material/play_circle:", key="resume_reading", on_click=_resume, args=(workspace,)
        )
        st.button(
            _("Discard the rest"), icon=":material/delete:", key="discard_rest", on_click=_discard, args=(workspace,)
        )


def _halted(workspace: str, leader: Leader) -> None:
    """Something ended the job, a wrong list for example; what is not read is kept."""
    text = error_text(leader.error) if leader.error else _("Reading came to a halt; the log of the server says why.")
    st.error(literal(text), icon=":material/error:")
    st.button(
        _("Go on reading"), icon=":material/play_circle:", key="resume_reading", on_click=_resume, args=(workspace,)
    )


def _button(key: str, workspace: str) -> None:
    st.button(_("Stop reading"), icon=":material/stop_circle:", key=key, on_click=_stop, args=(workspace,))


def _stop(workspace: str) -> None:
    inbox.stop(store.corpus(workspace))


def _resume(workspace: str) -> None:
    inbox.resume(store.corpus(workspace))
    store.leader(workspace).wake()


def _discard(workspace: str) -> None:
    inbox.discard(store.corpus(workspace))


def _progress(seen: Unfinished, leader: Leader) -> str:
    seconds, done = leader.seconds or 0.0, leader.done
    counted = _("{pages} pages · file {done} of {total}").format(
        pages=number(seen.pages), done=number(min(seen.ended + 1, seen.files)), total=number(seen.files)
    )
    if not done or not seen.share:
        return counted
    rate = done / max(seconds, 0.01)
    left = seen.pages / seen.share * (1 - seen.share) / rate
    return _("{counted} · {rate} pages a second · {left} s left").format(
        counted=counted, rate=number(round(rate)), left=number(round(left))
    )
