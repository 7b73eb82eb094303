"""A figure as every chart draws it: with its table in the same place, its downloads, and what a click leads to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from core import figures
from core.corpus.reads import Pick
from core.export import safe_filename
from core.filters import Filters
from pages.shared import downloads, filters, store
from pages.shared.downloads import Columns
from pages.shared.i18n import _, language


@dataclass(frozen=True, slots=True)
class Picked:
    """What a bar or row leads to, and what it is called."""

    pick: Pick
    label: str


def show(
    name: str, figure: Any, columns: Columns, picks: Mapping[str, Picked], rows: list[str], chosen: Filters
) -> Picked | None:
    """Draw the figure and its table in tabs, and its downloads; returns what was clicked, or None.

    `picks` maps the ids that the figure carries in customdata to what they lead to; `rows` gives the id of each row
    of `columns`, "" where a row leads nowhere. `name` is stable and plain: it is part of file names and keys.
    """
    chart, table = st.tabs([_("Chart"), _("Table")])
    with chart, st.container(key=f"box_{name}"):
        _chart(name, figure)
    with table:
        _table(name, columns, rows)
    with st.container(horizontal=True, key=f"downloads_{name}"):
        downloads.picture_buttons(f"chart_{name}", safe_filename("tajuk", store.current(), name))
        downloads.csv_button(columns, filters.describe(chosen), name)
    return picks.get(st.session_state.get(_state(name), ""))


def _chart(name: str, figure: Any) -> None:
    key = f"chart_{name}"
    st.plotly_chart(
        figure,
        key=key,
        theme=None,
        on_select=partial(_from_chart, name, key),
        selection_mode="points",
        config=figures.config(f"tajuk-{name}", language()),
    )


def _table(name: str, columns: Columns, rows: list[str]) -> None:
    key = f"table_{name}"
    st.dataframe(
        columns,
        hide_index=True,
        key=key,
        on_select=partial(_from_table, name, key, rows),
        selection_mode="single-row",
        column_config=downloads.column_formats(columns),
        placeholder="–",
    )


def lines_show(key: str) -> bool:
    """Whether lines are to show shares, and not counts."""
    modes = {"count": _("Counts"), "share": _("Shares")}
    chosen = st.segmented_control(
        _("Lines show"), list(modes), format_func=modes.__getitem__, default="count", required=True, key=key
    )
    return bool(chosen == "share")


def _state(name: str) -> str:
    return f"picked_{name}"


def _from_chart(name: str, key: str) -> None:
    points = st.session_state[key]["selection"]["points"]
    if points:
        st.session_state[_state(name)] = _carried(points[0].get("customdata"))


def _from_table(name: str, key: str, ids: list[str]) -> None:
    rows = st.session_state[key]["selection"]["rows"]
    if rows and rows[0] < len(ids):
        st.session_state[_state(name)] = ids[rows[0]]


def _carried(data: Any) -> str:
    """The id in a point's customdata, which comes back as a value, a list or a mapping."""
    if isinstance(data, Mapping):
        data = list(data.values())
    return str(data[0]) if isinstance(data, list | tuple) and data else str(data or "")
