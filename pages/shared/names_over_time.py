"""A chart of two pages: mentions of names over time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from core import figures
from core.analysis import cooccurrence
from core.analysis.cooccurrence import TrendRow
from core.corpus import reads
from core.corpus.reads import Count, Pick
from core.messages import N_
from pages.shared import counted_names, drawing, empty, periods, store, wording
from pages.shared.charts import Chart
from pages.shared.downloads import Columns
from pages.shared.drawing import Picked
from pages.shared.frame import View
from pages.shared.i18n import _, language

#: Lines that can be distinguished.
_LINES = 6


def method(_view: View) -> str:
    """How mentions are dated."""
    return _(
        "Mentions by the day on which the article was published, of the names that are named most or that you "
        "choose. Documents without a date have no place here."
    )


def draw(view: View) -> Picked | None:
    """Lines of the chosen names, or of those named most; returns what was clicked."""
    counts = counted_names.counted(view)
    if not counts:
        empty.nothing()
        return None
    wanted, grain = _choose(counts)
    rows = store.read(cooccurrence.trend, view.filters, tuple(counted_names.name_of(c) for c in wanted), grain)
    of = store.read(cooccurrence.totals, view.filters, grain)
    shares = drawing.lines_show("trend_lines")
    figure = figures.trends(
        _lines(wanted, rows, of if shares else None, grain),
        grain=grain,
        title=_("Mentions of the names by {grain} of publication").format(grain=periods.labels()[grain].lower()),
        x_title=_("Published"),
        y_title=_("share of all mentions") if shares else _("mentions"),
        dark=view.dark,
        locale=language(),
        shares=shares,
    )
    picks = {_id(row): _pick(row, grain) for row in rows}
    return drawing.show("names_over_time", figure, _columns(rows, of), picks, [_id(r) for r in rows], view.filters)


def _choose(counts: list[Count]) -> tuple[list[Count], str]:
    """The names whose lines are drawn, and the length of a period."""
    known = {counted_names.identity(counted_names.name_of(c)): c for c in counts}
    left, right = st.columns([2, 1])
    chosen = left.multiselect(
        _("Names"), list(known), format_func=lambda i: counted_names.typed(counted_names.name_of(known[i])),
        key="trend_names", max_selections=2 * _LINES, select_all=False,
        placeholder=_("The {n} named most").format(n=_LINES),
    )  # fmt: skip
    grains = periods.labels()
    grain = right.selectbox(_("Per"), list(reads.GRAINS), index=2, format_func=grains.__getitem__, key="trend_grain")
    return [known[i] for i in chosen if i in known] or counts[:_LINES], grain


def _lines(
    wanted: list[Count], rows: list[TrendRow], of: dict[date, int] | None, grain: str
) -> dict[str, list[periods.Point]]:
    """Each name's line; with `of`, in shares of all mentions of the period."""
    lines = {}
    for c in wanted:
        own = {
            r.start: (r.mentions / of[r.start] if of else r.mentions, _id(r))
            for r in rows
            if (r.type, r.key) == (c.type, c.key)
        }
        if own:
            lines[c.key] = periods.filled(own, rows[0].start, rows[-1].start, grain)
    return lines


def _columns(rows: list[TrendRow], of: dict[date, int]) -> Columns:
    return {
        _("Name"): [r.key for r in rows],
        _("Type"): [wording.entity_type(r.type) for r in rows],
        _("From"): [r.start for r in rows],
        _("Mentions"): [r.mentions for r in rows],
        _("Of"): [of[r.start] for r in rows],
        _("Share (%)"): [round(100 * r.mentions / of[r.start], 1) for r in rows],
    }


def _pick(row: TrendRow, grain: str) -> Picked:
    pick = Pick("mention", key=row.key, type=row.type, published=periods.days(row.start, grain))
    return Picked(pick, f"{row.key} · {row.start:%d/%m/%Y}")


def _id(row: TrendRow) -> str:
    return f"{row.type}:{row.key}|{row.start}"


OVER_TIME = Chart("time", N_("Over time"), "mention", counted_names.most_named, draw, method)
#: The same chart under the name that it has among charts of other things.
NAMES = replace(OVER_TIME, key="names", label=N_("Names"))
