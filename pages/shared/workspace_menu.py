"""The workspace in the sidebar: switch, make, empty, delete; the last two ask first."""

from __future__ import annotations

import streamlit as st

from core.errors import WorkspaceError
from pages.shared import filters, store
from pages.shared.i18n import _, error_text, literal

_NEXT = "next_workspace"


def draw() -> None:
    """The switch and the menu of what can be done with the workspace."""
    # A widget's value cannot be set once it is drawn, so a workspace that was just made waits for this run.
    if _NEXT in st.session_state:
        st.session_state[store.KEY] = st.session_state.pop(_NEXT)
    # The address carries what differs from the first, so the first must not follow what is chosen.
    first = store.first()
    known = sorted(store.names(), key=lambda name: name != first)
    asked = "" if store.KEY in st.session_state else st.query_params.get(store.KEY, "")
    if asked and asked not in known:
        st.warning(literal(_("The address names a workspace that is not here: {name}.").format(name=asked)))
    st.selectbox(
        _("Workspace"),
        known,
        key=store.KEY,
        bind="query-params",
        on_change=filters.clear,
        filter_mode=None,
    )
    with st.popover(_("Manage workspaces"), icon=":material/folder_managed:", width="stretch"):
        with st.form("new_workspace", clear_on_submit=True, border=False):
            name = st.text_input(_("Name of a new workspace"), max_chars=60)
            if st.form_submit_button(_("Make"), icon=":material/add:"):
                _make(name)
        current = store.current()
        if st.button(_("Empty this workspace …"), icon=":material/delete_sweep:", width="stretch"):
            _confirm_empty(current)
        if st.button(_("Delete this workspace …"), icon=":material/delete:", width="stretch"):
            _confirm_delete(current)


def _make(name: str) -> None:
    try:
        made = store.create(name)
    except WorkspaceError as error:
        st.error(literal(error_text(error)))
        return
    _go(made)


def _go(name: str) -> None:
    filters.clear()
    st.session_state[_NEXT] = name
    st.rerun()


@st.dialog(" ")
def _confirm_empty(name: str) -> None:
    st.text(_("Empty “{name}”? All its documents are removed; your own files are not touched.").format(name=name))
    yes, no = st.columns(2)
    if yes.button(_("Yes, empty it"), type="primary", width="stretch"):
        store.corpus(name).empty()
        filters.clear()
        st.rerun()
    if no.button(_("Cancel"), width="stretch"):
        st.rerun()


@st.dialog(" ")
def _confirm_delete(name: str) -> None:
    st.text(_("Delete “{name}” with all that is in it? This cannot be undone.").format(name=name))
    yes, no = st.columns(2)
    if yes.button(_("Yes, delete it"), type="primary", width="stretch"):
        store.delete(name)
        _go(store.first())
    if no.button(_("Cancel"), width="stretch"):
        st.rerun()
