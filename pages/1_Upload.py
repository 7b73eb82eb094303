"""Upload: bring pages in, and see what became of each file."""

import streamlit as st

from core.reading import LISTED_KINDS
from pages.shared import importing
from pages.shared.frame import open_page
from pages.shared.i18n import _
from pages.upload import pasted, received, table_columns

with open_page("upload", filtered=False) as view:
    view.heading(_("Bring pages in"))
    view.finding(_("Crawled news pages as {kinds}. For more than 300 files drop a zip.").format(kinds=LISTED_KINDS))
    generation = st.session_state.setdefault(importing.DROPS, 0)
    files, folder, text = st.tabs([_("Files or archives"), _("A whole folder"), _("Pasted text")])
    # Every kind is taken: the uploader would leave out others without a word, and here they are refused by name.
    dropped = files.file_uploader(_("Drop files here"), accept_multiple_files=True, key=f"drop_files_{generation}")
    dropped += folder.file_uploader(
        _("Choose a folder"), accept_multiple_files="directory", key=f"drop_folder_{generation}"
    )
    if dropped:
        items = importing.opened((file.name, file.getvalue()) for file in dropped)
        columns = table_columns.ask(items)
        if columns is not None:
            importing.import_into_workspace(items, columns)
            st.rerun()
    with text:
        added = pasted.ask()
    if added:
        importing.import_into_workspace(added)
        st.rerun()
    if st.button(_("Load the sample pages"), icon=":material/auto_stories:"):
        importing.import_into_workspace(importing.opened(importing.samples()))
        st.rerun()
    received.draw()
