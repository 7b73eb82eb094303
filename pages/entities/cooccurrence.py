"""The entities page's further views: which names stand together, as matrix and network, and names over time."""

from __future__ import annotations

import streamlit as st

from core import figures
from core.analysis import cooccurrence
from core.corpus import reads
from core.corpus.tables import Count, Pair, Pick, TrendRow
from core.model import ENTITY_TYPES
from pages.shared import charts, empty, store, wording
from pages.shared.charts import Picked
from pages.shared.frame import View
from pages.shared.i18n import _, language, number, short
from pages.timeline import publications

#: Names that a matrix can hold with legible labels, that a network can hold, and that lines can be told apart for.
_IN_MATRIX, _IN_NETWORK, _LINES = 14, 100, 6
#: Edges that a network can hold before it is a ball of wool; the table has all.
_EDGES = 240


def method(shape: str) -> str:
    """How pairs and periods are counted."""
    if shape == "time":
        return _(
            "Mentions by the day on which the article was published, of the names that are named most or that you "
            "choose. Documents without a date have no place here."
        )
    return _(
        "Two names stand together where both are named in one paragraph or headline; counted are such places, each "
        "once. Counted by article, they stand together where title and text name both; the link headlines around it "
        "are other stories and are left out."
    )


def draw(shape: str, counts: list[Count], view: View) -> Picked | None:
    """Matrix or network of the names that stand together, or names over time; returns what was clicked."""
    if not counts:
        empty.nothing()
        return None
    if shape == "time":
        return over_time(counts, view)
    scope = _scope()
    pairs: list[Pair] = store.read(cooccurrence.pairs, view.filters, scope, _IN_NETWORK)
    if not pairs:
        empty.nothing()
        return None
    return _matrix(counts, pairs, scope, view) if shape == "matrix" else _network(counts, pairs, scope, view)


def _scope() -> str:
    labels = {"line": _("Paragraph or headline"), "document": _("Article")}
    return str(
        st.segmented_control(
            _("Together in"), list(labels), format_func=labels.__getitem__, default="line", required=True,
            key="together_in", bind="query-params",
        )
    )  # fmt: skip


def _matrix(counts: list[Count], pairs: list[Pair], scope: str, view: View) -> Picked | None:
    shown = [_id((c.type or "", c.key)) for c in counts[:_IN_MATRIX]]
    cells: dict[tuple[str, str], tuple[int, str]] = {}
    for pair in pairs:
        one, other = _id(pair.one), _id(pair.other)
        if one in shown and other in shown:
            cells[one, other] = cells[other, one] = (pair.places, _pair_id(pair))
    named = [(i, i.partition(":")[2]) for i in shown]
    figure = figures.heat_map(
        cells,
        categories=named,
        series=[(i, short(name, 16)) for i, name in named],
        title=_("Together: the {n} names named most").format(n=number(len(shown))),
        value_title=_unit(scope),
        category_title=_("Name"),
        series_title=_("Name"),
        dark=view.dark,
        locale=language(),
    )
    return _show("together", figure, pairs, scope, view)


def _network(counts: list[Count], pairs: list[Pair], scope: str, view: View) -> Picked | None:
    edges = [(_id(p.one), _id(p.other), p.places) for p in pairs[:_EDGES]]
    linked = {end for edge in edges for end in edge[:2]}
    nodes = [
        figures.Node(_id((c.type or "", c.key)), c.text, c.mentions, c.type or "")
        for c in counts
        if _id((c.type or "", c.key)) in linked
    ]
    figure = figures.network(
        nodes,
        edges,
        title=_("Together: {names} names, {n} of {total} pairs").format(
            names=number(len(nodes)), n=number(len(edges)), total=number(len(pairs))
        ),
        unit=_("mentions"),
        group_labels={key: wording.entity_type(key) for key in ENTITY_TYPES},
        dark=view.dark,
        locale=language(),
    )
    names = {
        n.id: Picked(Pick("mention", key=n.label, type=n.group), f"{n.label} ({wording.entity_type(n.group)})")
        for n in nodes
    }
    return _show("network", figure, pairs, scope, view, names)


def _show(
    name: str, figure: object, pairs: list[Pair], scope: str, view: View, more: dict[str, Picked] | None = None
) -> Picked | None:
    columns = {
        _("Name"): [p.one[1] for p in pairs],
        _("Type"): [wording.entity_type(p.one[0]) for p in pairs],
        _("Other name"): [p.other[1] for p in pairs],
        _("Type of the other"): [wording.entity_type(p.other[0]) for p in pairs],
        _unit(scope).capitalize(): [p.places for p in pairs],
    }
    picks = {
        _pair_id(p): Picked(
            Pick("mention", key=p.one[1], type=p.one[0], beside=p.other, scope=scope), f"{p.one[1]} + {p.other[1]}"
        )
        for p in pairs
    }
    return charts.show(name, figure, columns, {**picks, **(more or {})}, [_pair_id(p) for p in pairs], view.filters)


def over_time(counts: list[Count], view: View) -> Picked | None:
    """Mentions of the chosen names, or of those named most, over time; returns what was clicked."""
    known = {_id((c.type or "", c.key)): c for c in counts}
    left, right = st.columns([2, 1])
    chosen = left.multiselect(
        _("Names"), list(known), format_func=lambda i: f"{known[i].key} ({wording.entity_type(known[i].type or '')})",
        key="trend_names", max_selections=2 * _LINES, select_all=False,
        placeholder=_("The {n} named most").format(n=_LINES),
    )  # fmt: skip
    grains = {"day": _("Day"), "week": _("Week"), "month": _("Month")}
    grain = right.selectbox(_("Per"), list(reads.GRAINS), index=2, format_func=grains.__getitem__, key="trend_grain")
    wanted = [known[i] for i in chosen if i in known] or counts[:_LINES]
    keys = tuple((c.type or "", c.key) for c in wanted)
    rows: list[TrendRow] = store.read(cooccurrence.trend, view.filters, keys, grain)
    shares = charts.lines_show("trend_lines")
    of = store.read(cooccurrence.totals, view.filters, grain)
    series = {
        c.key: publications.filled(own, rows[0].start, rows[-1].start, grain)
        for c in wanted
        if (
            own := {
                r.start: (r.mentions / of[r.start] if shares else r.mentions, _row_id(r))
                for r in rows
                if (r.type, r.key) == (c.type, c.key)
            }
        )
    }
    figure = figures.trends(
        series,
        grain=grain,
        title=_("Mentions of the names by {grain} of publication").format(grain=grains[grain].lower()),
        x_title=_("Published"),
        y_title=_("share of all mentions") if shares else _("mentions"),
        dark=view.dark,
        locale=language(),
        shares=shares,
    )
    columns = {
        _("Name"): [r.key for r in rows],
        _("Type"): [wording.entity_type(r.type) for r in rows],
        _("From"): [r.start for r in rows],
        _("Mentions"): [r.mentions for r in rows],
        _("Of"): [of[r.start] for r in rows],
        _("Share (%)"): [round(100 * r.mentions / of[r.start], 1) for r in rows],
    }
    picks = {
        _row_id(r): Picked(
            Pick(
                "mention",
                key=r.key,
                type=r.type,
                since=r.start.isoformat(),
                until=publications.last_day(r.start, grain).isoformat(),
            ),
            f"{r.key} · {r.start:%d/%m/%Y}",
        )
        for r in rows
    }
    return charts.show("names_over_time", figure, columns, picks, [_row_id(r) for r in rows], view.filters)


def _unit(scope: str) -> str:
    return _("paragraphs and headlines") if scope == "line" else _("articles")


def _id(name: tuple[str, str]) -> str:
    return f"{name[0]}:{name[1]}"


def _pair_id(pair: Pair) -> str:
    return f"{_id(pair.one)}|{_id(pair.other)}"


def _row_id(row: TrendRow) -> str:
    return f"{row.type}:{row.key}|{row.start}"
