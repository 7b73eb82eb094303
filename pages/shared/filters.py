"""One row of filters, the same on each page and in the same order. They travel in the address."""

from __future__ import annotations

from datetime import date

import streamlit as st

from core.corpus import reads
from core.model import ENTITY_TYPES, ZONES, Filters
from pages.shared import store, wording
from pages.shared.i18n import _, literal, short

_KEYS = ("files", "zones", "topics", "types", "period", "copies")
#: What each filter is when it is off; the others are empty lists.
_OFF: dict[str, object] = {"period": (), "copies": False}
#: The topic that stands for "none was found" in filters and picks.
UNCLASSIFIED = ""


def draw() -> Filters:
    """Draw the row and return what is set. Nothing is drawn in an empty workspace: there is nothing to narrow."""
    known = dict(store.read(reads.files))
    if not known:
        return Filters()
    first, last = store.read(reads.overview)[4:6]
    with st.expander(_("Filters"), icon=":material/filter_alt:", key="filters"):
        left, middle, right = st.columns(3)
        files = left.multiselect(
            _("Source file"), list(known), format_func=_labels(known).__getitem__, key="files", bind="query-params",
            placeholder=_("All files"), select_all=False,
        )  # fmt: skip
        chosen = left.date_input(
            _("Period of publication"), value=[], min_value=first, max_value=last, key="period", bind="query-params",
            format="DD/MM/YYYY", disabled=first is None,
        )  # fmt: skip
        zones = middle.multiselect(
            _("Zone or block"), list(ZONES), format_func=wording.zone, key="zones", bind="query-params",
            placeholder=_("All zones"), select_all=False,
        )  # fmt: skip
        topics = middle.multiselect(
            _("Topic"), [*wording.topics(), UNCLASSIFIED], format_func=wording.topic, key="topics", bind="query-params",
            placeholder=_("All topics"), select_all=False,
        )  # fmt: skip
        types = right.multiselect(
            _("Type of entity"), list(ENTITY_TYPES), format_func=wording.entity_type, key="types", bind="query-params",
            placeholder=_("All types"), select_all=False,
        )  # fmt: skip
        copies = right.toggle(
            _("Count every copy"), key="copies", bind="query-params",
            help=_("Articles that say nearly the same (reprints, two captures of one page) are counted once."),
        )  # fmt: skip
    since, until = _period(chosen)
    filters = Filters(tuple(zones), tuple(types), tuple(topics), tuple(files), since, until, copies)
    _chips(filters)
    return filters


def _chips(filters: Filters) -> None:
    """What is set, each a button that takes it off, and one that takes all off."""
    set_ = _set(filters)
    if not set_:
        return
    with st.container(horizontal=True, key="chips"):
        for key, label, values in set_:
            shown = literal(short(f"{label}: {', '.join(values)}", 60))
            st.button(shown, icon=":material/close:", key=f"chip_{key}", on_click=clear, args=(key,))
        st.button(_("Clear all filters"), icon=":material/filter_alt_off:", on_click=clear, type="tertiary")


def describe(filters: Filters) -> list[str]:
    """What is set, a line each, for the head of a downloaded table; empty where nothing is."""
    return [f"{label}: {', '.join(values)}" for _key, label, values in _set(filters)]


def _set(filters: Filters) -> list[tuple[str, str, list[str]]]:
    """Key, label and values of each filter that is set, in the order of the row."""
    names = dict(store.read(reads.files)) if filters.files else {}
    parts = [
        ("files", _("Source file"), [names.get(f, f) for f in filters.files]),
        ("period", _("Period of publication"), [f"{filters.since} – {filters.until}"] if filters.since else []),
        ("zones", _("Zone or block"), [wording.zone(z) for z in filters.zones]),
        ("topics", _("Topic"), [wording.topic(t) for t in filters.topics]),
        ("types", _("Type of entity"), [wording.entity_type(t) for t in filters.types]),
        ("copies", _("Copies"), [_("every copy is counted")] if filters.copies else []),
    ]
    return [part for part in parts if part[2]]


def clear(*keys: str) -> None:
    """Take the named filters off, or every one (a callback: before the widgets are drawn)."""
    for key in keys or _KEYS:
        if key in st.session_state:
            st.session_state[key] = _OFF.get(key, [])


def keep() -> None:
    """Hold what is chosen over a change of language, which changes every label that the address carries."""
    for key in _KEYS:
        if key in st.session_state:
            st.session_state[key] = st.session_state[key]


def _labels(known: dict[str, str]) -> dict[str, str]:
    """The files' names, told apart by the first digits of their SHA-256 where two are the same."""
    seen = list(known.values())
    return {i: name if seen.count(name) == 1 else f"{name} · {i[:6]}" for i, name in known.items()}


def _period(chosen: date | tuple[date, ...] | None) -> tuple[str | None, str | None]:
    """Both ends as ISO days; None twice until both are chosen."""
    if not isinstance(chosen, tuple) or len(chosen) != 2:
        return None, None
    return chosen[0].isoformat(), chosen[1].isoformat()
