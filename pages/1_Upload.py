"""Upload: bring pages in, and see what became of each file."""

import streamlit as st

from pages.shared import ingest, upload_table
from pages.shared.frame import open_page
from pages.shared.i18n import _

with open_page("upload", filtered=False) as view:
    view.heading(
        _("Bring pages in"),
        _("Text files (.txt) of crawled news pages, or a .zip of them. For more than 300 files drop a zip."),
    )
    generation = st.session_state.setdefault("drop", 0)
    files, folder = st.tabs([_("Files or zip"), _("A whole folder")])
    dropped = files.file_uploader(
        _("Drop files here"), type=["txt", "zip"], accept_multiple_files=True, key=f"drop_files_{generation}"
    )
    dropped += folder.file_uploader(
        _("Choose a folder"), type=["txt", "zip"], accept_multiple_files="directory", key=f"drop_folder_{generation}"
    )
    if dropped:
        # The next run gets a new uploader, which has forgotten these files: finished or stopped, they are read once.
        st.session_state["drop"] = generation + 1
        ingest.take_in((file.name, file.getvalue()) for file in dropped)
        st.rerun()
    if st.button(_("Load the sample pages"), icon=":material/auto_stories:"):
        ingest.take_in(ingest.samples())
        st.rerun()
    upload_table.draw()
