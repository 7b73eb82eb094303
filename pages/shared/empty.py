"""An empty page: the sentence that names what is missing, and the one step that mends it."""

from __future__ import annotations

import streamlit as st

from core.corpus import reads
from pages.shared import store
from pages.shared.i18n import _
from pages.shared.navigation import path_of


def stop() -> bool:
    """Whether the workspace has no document; then the way to the first one is drawn."""
    if store.read(reads.overview).documents:
        return False
    with st.container(border=True):
        st.text(_("This workspace has no pages yet, so there is nothing to show here."))
        st.page_link(path_of("upload"), label=_("Upload pages"), icon=":material/upload_file:")
        st.page_link(path_of("home"), label=_("Or look around with the sample pages"), icon=":material/auto_stories:")
    return True


def nothing() -> None:
    """The sentence in place of a chart that the filters leave empty."""
    st.info(_("Nothing matches these filters. Take one off to see more."), icon=":material/filter_alt_off:")
