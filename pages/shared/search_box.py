"""The search box of every page: the query, help beside it, searches kept by name, and a mistake shown in its place."""

from __future__ import annotations

import html

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.corpus.search import documents_found, forget_search, keep_search, kept_searches
from core.errors import QueryError
from core.filters import Filter
from pages.shared import query_builder, store
from pages.shared.i18n import _, error_text, literal
from pages.shared.navigation import go_to

#: The key of the filter, of its widget and of its value in the address.
KEY = "search"
_LEAD = "search_from_here"


def draw(place: DeltaGenerator, each: Filter, prefix: str) -> tuple[str, ...]:
    """Draw the box in `place`; returns the query as the filter's only value, nothing while it is empty or wrong."""
    key = prefix + each.key
    with place.container(horizontal=True, vertical_alignment="bottom", key=f"{prefix}search_box"):
        typed = st.text_input(
            _(each.label), key=key, bind="query-params", placeholder=_(each.nothing), icon=":material/search:",
            max_chars=1000,
        )  # fmt: skip
        query_builder.draw(prefix, key)
        _help(prefix)
        _kept(prefix, typed)
    query = (typed or "").strip()
    if not query:
        return ()
    try:
        store.read(documents_found, query)
    except QueryError as error:
        with place:
            mistake(typed, error, len(typed) - len(typed.lstrip()))
        return ()
    return (query,)


def lead(place: DeltaGenerator) -> None:
    """The box of a page without filters: what is typed is searched on the page Search."""
    with place:
        typed = st.text_input(
            _("Search"), key=_LEAD, placeholder=_("Words, \"a phrase\", name:, title:, block: …"),
            icon=":material/search:", label_visibility="collapsed", max_chars=1000,
        )  # fmt: skip
    if typed.strip():
        st.session_state[KEY] = typed.strip()
        del st.session_state[_LEAD]
        go_to("search")


def mistake(query: str, error: QueryError, shift: int = 0) -> None:
    """What is wrong with a query, and the query with the wrong part marked."""
    start, end = error.start + shift, max(error.end, error.start + 1) + shift
    parts = (html.escape(query[:start]), html.escape(query[start:end]) or "&nbsp;", html.escape(query[end:]))
    st.error(literal(error_text(error)), icon=":material/error:")
    st.html('<code class="tj-mistake">{}<mark>{}</mark>{}</code>'.format(*parts))


def _help(prefix: str) -> None:
    with st.popover(_("Help"), icon=":material/help:", key=f"{prefix}search_help"):
        for example, meaning in (
            ("pekerja", _("the word with its family: kerja, bekerja, pekerjaan; a name keeps its form")),
            ('"kerja"', _("exactly this word")),
            ('"upah minimum"', _("exactly this phrase")),
            ("pajak naik", _("both words, anywhere in the page (AND, DAN)")),
            ("pajak OR cukai", _("one of them (OR, ATAU)")),
            ("pajak NOT rokok", _("the first without the second (NOT, BUKAN, or a minus)")),
            ("(pajak OR cukai) naik", _("brackets")),
            ("pajak ~5 naik", _("at most five words apart")),
            ("korup*", _("words that begin so; ? is one letter")),
            ("/Rp ?[0-9]+ (juta|miliar)/", _("a regular expression (RE2) within a line")),
            ("name:prabowo", _("a name, however it is written")),
            ("speaker:purbaya bunga", _("in what somebody said")),
            ("title:banjir, body:banjir", _("in the title, in the article")),
            ("block:popular timnas", _("in a block: inline, related, popular, choice, latest, other, links")),
            ("topic:sport", _("articles and headlines of a topic")),
            ("site:detik author:rina", _("of a site, of an author")),
            ("from:2025-03 to:2025-04-15", _("published in a period")),
            ("captured:2025-03", _("captured on a day, in a month or year")),
        ):
            st.markdown(f"`{example}`  \n{literal(meaning)}")


def _kept(prefix: str, typed: str) -> None:
    """Searches kept by name: choose one, keep what is typed, forget one."""
    known = {each.name: each.query for each in store.read(kept_searches)}
    with st.popover(_("Kept searches"), icon=":material/bookmark:", key=f"{prefix}search_kept"):
        if known:
            chosen = st.selectbox(_("Kept searches"), list(known), key=f"{prefix}kept_name", filter_mode=None)
            st.text(known[chosen])
            use, forget = st.columns(2)
            use.button(
                _("Use it"), on_click=_use, args=(prefix + KEY, known[chosen]), key=f"{prefix}kept_use", width="stretch"
            )
            forget.button(_("Forget it"), on_click=_forget, args=(chosen,), key=f"{prefix}kept_forget", width="stretch")
        else:
            st.caption(_("None yet. Keep what you search often under a name; keeping it again changes it."))
        with st.form(f"{prefix}keep_search", border=False, clear_on_submit=True):
            name = st.text_input(_("Keep the present search as"), max_chars=60)
            if st.form_submit_button(_("Keep"), icon=":material/bookmark_add:", disabled=not (typed or "").strip()):
                _keep(name, typed)


def _use(key: str, query: str) -> None:
    st.session_state[key] = query


def _forget(name: str) -> None:
    forget_search(store.corpus(), name)


def _keep(name: str, query: str) -> None:
    try:
        keep_search(store.corpus(), name, query)
    except QueryError as error:
        st.error(literal(error_text(error)))
        return
    st.rerun()
