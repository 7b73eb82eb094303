"""Bringing a workspace to rest before a page is drawn: copies found, headlines filed as the analyst says."""

from __future__ import annotations

import streamlit as st

from core.corpus import copies
from core.corpus.edits import topics
from pages.shared import store
from pages.shared.i18n import _, number

#: So many documents are filed anew without a word; more take long enough for a progress bar.
_QUIET = 300


def settle() -> None:
    """Group articles that are the same, and file anew what waits; quick where nothing is new."""
    corpus = store.corpus()
    copies.settle(corpus)
    total = len(topics.waiting(corpus))
    if not total:
        return
    bar = st.progress(0.0, text=_("Filing headlines …")) if total > _QUIET else None
    # Streamlit ends a run when something is pressed; what is filed by then is kept, and the rest goes on waiting.
    for done in topics.settle(corpus):
        if bar:
            text = _("{done} of {total} documents").format(done=number(done), total=number(total))
            bar.progress(done / total, text=text)
    if bar:
        bar.empty()
