"""Articles: what a page says, whether Tajuk read it right, and setting right what it did not."""

import streamlit as st

from core.corpus import reads
from pages.shared import article_list, corrections_list, date_edits, empty, reader, review, store, words
from pages.shared.drill import DOCUMENT, LINE
from pages.shared.frame import View, open_page
from pages.shared.i18n import _


def read(view: View) -> None:
    """The list of documents, and the chosen one line by line."""
    left, right = st.columns([2, 3], gap="medium")
    with left:
        chosen = article_list.draw(view.filters)
    page = store.read(reads.page, chosen) if chosen else None
    with right:
        if page:
            line = st.session_state.pop(LINE, None) if st.session_state.get(DOCUMENT) == chosen else None
            reader.draw(page, line, view.dark)


with open_page("articles") as view:
    view.heading(_("What does this page say, and did Tajuk read it right?"))
    if not empty.stop():
        modes = words.modes()
        if LINE in st.session_state:  # asked for from another page or from the review
            st.session_state["mode"] = "read"
        mode = st.segmented_control(
            _("Mode"), list(modes), format_func=modes.__getitem__, default="read", required=True, key="mode",
            bind="query-params", label_visibility="collapsed",
        )  # fmt: skip
        if mode == "review":
            review.draw()
        elif mode == "corrections":
            corrections_list.draw()
            date_edits.given()
        else:
            read(view)
