"""The page Articles: one document as it was read, its lines and dates to be edited, and the error rate."""

import streamlit as st

from core.corpus import reads
from pages.articles import article_list, date_edits, error_rate, line_edits, reader, span_review
from pages.shared import empty, store, wording
from pages.shared.concordance import DOCUMENT, LINE
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
            reader.draw(page, line, view.dark, "".join(view.filters["search"]))


with open_page("articles") as view:
    view.heading(_("What does this page say, and did Tajuk read it right?"))
    if not empty.stop():
        modes = wording.modes()
        if LINE in st.session_state:  # asked for from another page or from the review
            st.session_state["mode"] = "read"
        mode = st.segmented_control(
            _("Mode"), list(modes), format_func=modes.__getitem__, default="read", required=True, key="mode",
            bind="query-params", label_visibility="collapsed",
        )  # fmt: skip
        if mode == "review":
            kinds = wording.reviews()
            kind = st.segmented_control(
                _("What is reviewed"), list(kinds), format_func=kinds.__getitem__, default="line", required=True,
                key="review", bind="query-params",
            )  # fmt: skip
            if kind == "line":
                error_rate.draw()
            else:
                span_review.draw(kind)
        elif mode == "corrections":
            line_edits.draw()
            date_edits.given()
        else:
            read(view)
