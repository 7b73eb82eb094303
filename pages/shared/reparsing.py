"""Saving corrections and bringing the workspace up to date with them: what is read again, and what still waits."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic

import streamlit as st

from core.corpus.edits import lines
from core.corpus.tables import Page
from core.edits.lines import Batch, Correction
from core.reparse import corrected, read_again, stale
from pages.shared import store
from pages.shared.i18n import _, ngettext, number

#: So many pages are read again without a word; more take long enough for a progress bar.
_AT_ONCE = 25


def nearest_block(page: Page, line: int) -> str:
    """The block that a line stands in: its own, else that of the last line above it that has one, else `other`."""
    above = [x.block for x in page.lines if x.number <= line and x.block]
    own = next((x.block for x in page.lines if x.number == line), None)
    return own or (above[-1] if above else "other")


def save(made: Sequence[Correction]) -> None:
    """Keep the corrections and read again what they touch, as far as that is quick."""
    if made:
        lines.save(store.corpus(), made)
        catch_up()


def take_in(made: Sequence[Batch]) -> int:
    """Keep the corrections of a file; returns how many there were."""
    count = lines.take_in(store.corpus(), made)
    catch_up()
    return count


def undo(batch: int) -> None:
    """Take a batch of corrections back."""
    lines.undo(store.corpus(), batch)
    catch_up()


def undo_last() -> None:
    """Take the newest batch of corrections back, if there is one."""
    last = lines.last(store.corpus())
    if last is not None:
        undo(last)


def catch_up() -> None:
    """Read again what corrections touch, as far as that is quick; the rest waits for the banner's button."""
    waiting = corrected(store.corpus())
    if len(waiting) <= _AT_ONCE:
        for _done in read_again(store.corpus(), waiting):
            pass


def banner() -> None:
    """Where documents wait to be read again, says so and offers to do it; figures follow when it is done."""
    waiting = store.read(stale)
    if not waiting:
        return
    with st.container(border=True):
        st.text(
            ngettext(
                "{n} document was read before the last correction, or by an older parser or lists.",
                "{n} documents were read before the last correction, or by an older parser or lists.",
                len(waiting),
            )
        )
        if st.button(_("Read them again"), icon=":material/refresh:", type="primary", key="read_again"):
            _read_again(waiting)


def _read_again(waiting: list[str]) -> None:
    bar = st.progress(0.0, text=_("Reading …"))
    # Streamlit ends a run when a button is pressed; what is read by then is kept, and the rest goes on waiting.
    st.button(_("Stop reading"), icon=":material/stop_circle:", key="stop_again")
    started = monotonic()
    for done, _document in enumerate(read_again(store.corpus(), waiting), 1):
        left = (monotonic() - started) / done * (len(waiting) - done)
        text = _("{done} of {total} documents · {left} s left")
        bar.progress(
            done / len(waiting),
            text=text.format(done=number(done), total=number(len(waiting)), left=number(round(left))),
        )
    st.rerun()
