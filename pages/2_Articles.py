"""Articles: what a page says, and whether Tajuk read it right."""

import streamlit as st

from core.corpus import reads
from pages.shared import article_list, empty, reader, store
from pages.shared.drill import DOCUMENT, LINE
from pages.shared.frame import open_page
from pages.shared.i18n import _

with open_page("articles") as view:
    view.heading(_("What does this page say, and did Tajuk read it right?"))
    if not empty.stop():
        left, right = st.columns([2, 3], gap="medium")
        with left:
            chosen = article_list.draw(view.filters)
        page = store.read(reads.page, chosen) if chosen else None
        with right:
            if page:
                line = st.session_state.pop(LINE, None) if st.session_state.get(DOCUMENT) == chosen else None
                reader.draw(page, line, view.dark)
