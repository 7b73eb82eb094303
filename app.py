"""Home: what is in this workspace, at a glance."""

import streamlit as st

from core.corpus import reads
from pages.shared import glance, ingest, store
from pages.shared.frame import open_page, path_of
from pages.shared.i18n import _, ngettext

with open_page("home", filtered=False) as view:
    seen = store.read(reads.overview)
    view.heading(_("What is in this workspace?"), glance.finding(seen))
    if not seen.documents:
        with st.container(border=True):
            st.text(_("Nothing yet. Drop text files of news pages, or look around first."))
            st.page_link(path_of("upload"), label=_("Upload pages"), icon=":material/upload_file:")
            pages = len(ingest.samples())
            label = ngettext("Look around with {n} sample page", "Look around with {n} sample pages", pages)
            if st.button(label, icon=":material/auto_stories:", type="primary", key="samples"):
                ingest.take_in(ingest.opened(ingest.samples()))
                st.rerun()
    if seen.documents:
        glance.figures_row(seen)
    glance.needs_a_look(seen)
    if seen.documents:
        glance.small_charts(view)
        glance.last_uploads()
