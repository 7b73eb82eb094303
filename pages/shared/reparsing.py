"""The banner on documents that wait to be read again, or to follow the topic edits, and the button that does it."""

from __future__ import annotations

from time import monotonic

import streamlit as st

from core.corpus import derived
from core.corpus.edits.log import Progress
from core.reparse import read_again, stale
from pages.shared import progress, store
from pages.shared.i18n import _, ngettext, number


def banner() -> None:
    """Where documents wait, their number and a button that reads them again; figures follow when it is done."""
    waiting = store.read(stale)
    if waiting:
        text = ngettext(
            "{n} document was read before the last edit, or by an older parser or lists.",
            "{n} documents were read before the last edit, or by an older parser or lists.",
            len(waiting),
        )
        if _offer(text, _("Read them again"), "read_again"):
            _read_again(waiting)
    pending = store.read(derived.pending)
    if pending:
        text = ngettext(
            "{n} document does not follow the last edit of topics yet.",
            "{n} documents do not follow the last edit of topics yet.",
            pending,
        )
        if _offer(text, _("Go on classifying"), "go_on_classifying"):
            _go_on_classifying(pending)


def _offer(text: str, label: str, key: str) -> bool:
    with st.container(border=True):
        st.text(text)
        return st.button(label, icon=":material/refresh:", type="primary", key=key)


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


def _go_on_classifying(pending: int) -> None:
    def finish(report: Progress) -> None:
        for done in derived.finish(store.corpus()):
            report(done, pending)

    progress.run(_("Classifying headlines …"), finish)
    st.rerun()
