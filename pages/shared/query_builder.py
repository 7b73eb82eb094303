"""A query built by clicking, beside the search box: what the form makes is written into the box, to be learnt from."""

from __future__ import annotations

import streamlit as st

from core import taxonomy
from core.model import ZONES
from core.search.compose import HOW, compose
from pages.shared import wording
from pages.shared.i18n import _

#: What is chosen in the form, by the name that `compose` gives it.
_FIELDS = ("text", "how", "place", "name", "speaker", "topic")


def draw(prefix: str, key: str) -> None:
    """The form in a popover; `key` is that of the box."""
    with (
        st.popover(_("Build"), icon=":material/build:", key=f"{prefix}build"),
        st.form(f"{prefix}builder", border=False),
    ):
        ways = {
            "all": _("all of them, with their families"), "any": _("any of them"),
            "phrase": _("exactly, in this order"), "near": _("near one another"),
        }  # fmt: skip
        places = {"": _("anywhere"), **{zone: wording.zone(zone) for zone in ZONES}}
        topics = {"": _("any topic"), **{slug: wording.topic(slug) for slug in taxonomy.slugs()}}
        st.text_input(_("Words"), key=_key(prefix, "text"), max_chars=300)
        st.selectbox(_("How"), HOW, format_func=ways.__getitem__, key=_key(prefix, "how"), filter_mode=None)
        st.selectbox(
            _("Where on the page"), list(places), key=_key(prefix, "place"), filter_mode=None,
            format_func=places.__getitem__,
        )  # fmt: skip
        st.text_input(_("Name in it"), key=_key(prefix, "name"), max_chars=100)
        st.text_input(_("Said by"), key=_key(prefix, "speaker"), max_chars=100)
        st.selectbox(
            _("Topic"), list(topics), key=_key(prefix, "topic"), filter_mode=None,
            format_func=topics.__getitem__,
        )  # fmt: skip
        st.form_submit_button(_("Write the search"), type="primary", on_click=_write, args=(prefix, key))


def _write(prefix: str, key: str) -> None:
    chosen = {name: str(st.session_state.get(_key(prefix, name)) or "") for name in _FIELDS}
    st.session_state[key] = compose(chosen.pop("text"), chosen.pop("how"), **chosen)


def _key(prefix: str, name: str) -> str:
    return f"{prefix}build_{name}"
