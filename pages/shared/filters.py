"""One row of filters, the same on each page and in the same order. They travel in the address.

What a filter is, is declared in `core.filters`; here each kind of widget is drawn. A prefix of the keys lets a page
hold several sets.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.corpus import reads
from core.filters import BY_KEY, FILTERS, Filter, Filters
from pages.shared import search_box, store, wording
from pages.shared.i18n import _, literal, short

#: What a widget of each kind holds while its filter is off.
_OFF: dict[str, object] = {"query": "", "choices": [], "period": (), "switch": False}
_COLUMNS = 3


def draw(prefix: str = "") -> Filters:
    """Draw the row and return what is set. Nothing is drawn in an empty workspace: there is nothing to narrow."""
    if not store.read(reads.overview).documents:
        return Filters()
    asked = {each.key: _asked(prefix + each.key) for each in FILTERS}
    chosen: dict[str, tuple[str, ...] | bool] = {}
    queries = [each for each in FILTERS if each.widget == "query"]
    others = [each for each in FILTERS if each.widget != "query"]
    for each in queries:
        chosen[each.key] = search_box.draw(st.container(), each, prefix)
    with st.expander(_("Filters"), icon=":material/filter_alt:", key=f"{prefix}filters"):
        columns = st.columns(_COLUMNS)
        for at, each in enumerate(others):
            chosen[each.key] = _WIDGETS[each.widget](columns[at * _COLUMNS // len(others)], each, prefix)
    filters = Filters(**chosen)
    _say_lost(asked, filters)
    _chips(filters, prefix)
    return filters


def _asked(key: str) -> list[str]:
    """What the address asks for; nothing once its widget is there, which the address then follows."""
    return [] if key in st.session_state else list(filter(None, st.query_params.get_all(key)))


def _say_lost(asked: dict[str, list[str]], filters: Filters) -> None:
    """Name what the address asks for and this workspace has not: a link would else show more than it was to show."""
    lost = [
        f"{_(BY_KEY[key].label)}: {', '.join(missing)}"
        for key, values in asked.items() if (missing := _missing(BY_KEY[key], values, filters[key]))
    ]  # fmt: skip
    if lost:
        st.warning(literal(_("The address narrows by what is not here: {lost}.").format(lost="; ".join(lost))))


def _missing(each: Filter, asked: list[str], kept: tuple[str, ...]) -> list[str]:
    if each.widget == "query":  # a wrong one is shown with its mistake
        return []
    if each.widget != "choices":
        return [] if kept else asked
    names = _names(each)
    here = {names[value] for value in kept}
    return [value for value in asked if value not in here]


def _choices(column: DeltaGenerator, each: Filter, prefix: str) -> tuple[str, ...]:
    names = _names(each)
    picked: list[str] = column.multiselect(
        _(each.label), list(names), format_func=names.__getitem__, key=prefix + each.key, bind="query-params",
        placeholder=_(each.nothing), select_all=False,
    )  # fmt: skip
    return tuple(picked)


def _period(column: DeltaGenerator, each: Filter, prefix: str) -> tuple[str, ...]:
    """Both ends as ISO days; nothing until both are chosen."""
    seen = store.read(reads.overview)
    first, last = seen.published_first, seen.published_last
    picked: tuple[date, ...] = column.date_input(
        _(each.label), value=[], min_value=first, max_value=last, key=prefix + each.key, bind="query-params",
        format="DD/MM/YYYY", disabled=first is None,
    )  # fmt: skip
    return tuple(day.isoformat() for day in picked) if len(picked) == 2 else ()


def _switch(column: DeltaGenerator, each: Filter, prefix: str) -> bool:
    return bool(column.toggle(_(each.label), key=prefix + each.key, bind="query-params", help=_(each.help)))


_WIDGETS: dict[str, Callable[[DeltaGenerator, Filter, str], tuple[str, ...] | bool]] = {
    "query": search_box.draw, "choices": _choices, "period": _period, "switch": _switch,
}  # fmt: skip


def _names(each: Filter) -> dict[str, str]:
    """What a filter of choices offers, each value with its name."""
    if not each.values_sql:
        named = wording.NAMES[each.wording]
        return {value: named(value) for value in each.values()}
    known: list[tuple[str, str]] = store.read(reads.choices, each.key)
    return _told_apart(dict(known))


def _told_apart(known: dict[str, str]) -> dict[str, str]:
    """Names, distinguished by the first digits of their SHA-256 where two are the same."""
    seen = list(known.values())
    return {i: name if seen.count(name) == 1 else f"{name} · {i[:6]}" for i, name in known.items()}


def _chips(filters: Filters, prefix: str) -> None:
    """What is set, each a button that takes it off, and one that takes all off."""
    if not filters.chosen:
        return
    with st.container(horizontal=True, key=f"{prefix}chips"):
        for key, _values in filters.chosen:
            shown = literal(short(_described(BY_KEY[key], filters), 60))
            st.button(
                shown, icon=":material/close:", key=f"{prefix}chip_{key}", on_click=clear, args=(key,),
                kwargs={"prefix": prefix},
            )  # fmt: skip
        st.button(
            _("Clear all filters"), icon=":material/filter_alt_off:", on_click=clear, kwargs={"prefix": prefix},
            type="tertiary", key=f"{prefix}clear_filters",
        )  # fmt: skip


def describe(filters: Filters) -> list[str]:
    """What is set, a line each, for the head of a downloaded table; empty where nothing is."""
    return [_described(BY_KEY[key], filters) for key, _values in filters.chosen]


def _described(each: Filter, filters: Filters) -> str:
    values = filters[each.key]
    if each.widget == "switch":
        return _(each.label)
    if each.widget == "query":
        return f"{_(each.label)}: {values[0]}"
    if each.widget == "period":
        return f"{_(each.label)}: {' – '.join(values)}"
    names = _names(each)
    return f"{_(each.label)}: {', '.join(names.get(value, value) for value in values)}"


def clear(*keys: str, prefix: str = "") -> None:
    """Take the named filters off, or every one (a callback: before the widgets are drawn)."""
    for each in FILTERS:
        if (not keys or each.key in keys) and prefix + each.key in st.session_state:
            st.session_state[prefix + each.key] = _OFF[each.widget]


def keep(prefix: str = "") -> None:
    """Hold what is chosen over a change of language, which changes every label in the address, or of page."""
    for each in FILTERS:
        if (key := prefix + each.key) in st.session_state:
            st.session_state[key] = st.session_state[key]


def in_address() -> dict[str, str | list[str]]:
    """What is chosen as the address has it, by key; nothing that is off."""
    return {
        each.key: _WORDS[each.widget](each, value)
        for each in FILTERS if (value := st.session_state.get(each.key))
    }  # fmt: skip


_WORDS: dict[str, Callable[[Filter, Any], str | list[str]]] = {
    "query": lambda each, query: str(query),
    "choices": lambda each, values: [name for value, name in _names(each).items() if value in values],
    "period": lambda each, days: [day.isoformat() for day in days],
    "switch": lambda each, on: str(on).lower(),
}
