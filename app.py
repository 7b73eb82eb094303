"""Home: what is in this workspace, at a glance."""

import streamlit as st

from core.corpus import reads
from pages.home import overview
from pages.shared import importing, store
from pages.shared.frame import open_page
from pages.shared.i18n import _, ngettext
from pages.shared.navigation import path_of

with open_page("home", filtered=False) as view:
    seen = store.read(reads.overview)
    view.heading(_("What is in this workspace?"))
    view.finding(overview.finding(seen))
    if not seen.documents:
        with st.container(border=True):
            st.text(_("Nothing yet. Drop text files of news pages, or look around first."))
            st.page_link(path_of("upload"), label=_("Upload pages"), icon=":material/upload_file:")
            pages = len(importing.samples())
            label = ngettext("Look around with {n} sample page", "Look around with {n} sample pages", pages)
            if st.button(label, icon=":material/auto_stories:", type="primary", key="samples"):
                importing.import_into_workspace(importing.opened(importing.samples()))
                st.rerun()
    if seen.documents:
        overview.figures_row(seen)
    overview.needs_a_look(seen)
    if seen.documents:
        overview.small_charts(view)
        overview.last_uploads()
