"""Bars and heat maps: rankings, topics by block."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from core.figures.theme import FRAME_HEIGHT, ROW_HEIGHT, colour, count_axis, dress, labels, safe, thousands

#: (category, series) -> (count, id that a click carries)
Cells = Mapping[tuple[str, str], tuple[int, str]]
#: (key, label) in the order in which they are drawn
Named = Sequence[tuple[str, str]]

#: Shade of no count and of the highest; white reads on every dark one, and on light ones from this share on.
_SHADES = {False: ("#f4f6fb", "#1d5fd0"), True: ("#161b26", "#2f6fd6")}
_DEEP = 0.7


@dataclass(frozen=True, slots=True)
class BarRow:
    """One bar of a ranking: the id that a click carries, its label, its count, and the group that colours it."""

    id: str
    label: str
    count: int
    group: str


def ranked_bars(
    rows: Sequence[BarRow], *, title: str, x_title: str, group_labels: Mapping[str, str], colour_kind: str, dark: bool,
    locale: str, lines: int = 1,
) -> go.Figure:  # fmt: skip
    """Horizontal bars in the order of `rows`, the first on top, coloured by group, the count at each bar's end.

    A label may run over `lines` lines.
    """
    shown = labels([row.label for row in rows], lines)
    figure = go.Figure()
    for group in dict.fromkeys(row.group for row in rows):
        members = [(label, row) for label, row in zip(shown, rows, strict=True) if row.group == group]
        figure.add_bar(
            orientation="h",
            y=[label for label, _ in members],
            x=[row.count for _, row in members],
            name=safe(group_labels.get(group, group)),
            marker={"color": colour(colour_kind, group, dark)},
            customdata=[[row.id] for _, row in members],
            hovertext=[safe(row.label) for _, row in members],
            hovertemplate=f"%{{hovertext}}: %{{x:,d}} {safe(x_title)}<extra></extra>",
            texttemplate="%{x:,d}",
            textposition="outside",
            cliponaxis=False,
        )
    height = ROW_HEIGHT + 12 * (lines - 1)
    dress(figure, title=title, dark=dark, locale=locale, height=FRAME_HEIGHT + height * len(rows) + 30)
    figure.update_layout(
        barmode="overlay", showlegend=len(figure.data) > 1, legend={"y": -0.06 - 1.6 / (len(rows) + 4)}
    )
    figure.update_yaxes(categoryorder="array", categoryarray=shown[::-1], showgrid=False)
    figure.update_xaxes(title={"text": safe(x_title)}, **count_axis(row.count for row in rows))
    return figure


def stacked_bars(
    cells: Cells, *, categories: Named, series: Named, title: str, value_title: str, category_title: str,
    series_title: str, dark: bool, locale: str,
) -> go.Figure:  # fmt: skip
    """Horizontal bars of `categories`, the first on top, each stacked of `series` in its block's colour."""
    shown = labels([label for _, label in categories])
    figure = go.Figure()
    for key, name in series:
        found = [(label, *cells[c, key]) for (c, _), label in zip(categories, shown, strict=True) if (c, key) in cells]
        figure.add_bar(
            orientation="h",
            y=[label for label, _, _ in found],
            x=[n for _, n, _ in found],
            name=safe(name),
            marker={"color": colour("block", key, dark), "line": {"width": 0.5, "color": "rgba(128,128,128,.6)"}},
            customdata=[[i] for _, _, i in found],
            hovertemplate=f"%{{y}} · {safe(name)}: %{{x:,d}} {safe(value_title)}<extra></extra>",
        )
    dress(figure, title=title, dark=dark, locale=locale, height=FRAME_HEIGHT + ROW_HEIGHT * len(categories) + 60)
    figure.update_layout(
        barmode="stack", showlegend=True, legend={"traceorder": "normal", "y": -0.1 - 1.8 / (len(categories) + 4)}
    )
    figure.update_yaxes(
        title={"text": safe(category_title), "standoff": 16},
        categoryorder="array",
        categoryarray=shown[::-1],
        showgrid=False,
    )
    figure.update_xaxes(title={"text": safe(value_title)}, **count_axis(_totals(cells).values()))
    return figure


def _totals(cells: Cells) -> dict[str, int]:
    totals: dict[str, int] = {}
    for (category, _), (n, _) in cells.items():
        totals[category] = totals.get(category, 0) + n
    return totals


def heat_map(
    cells: Cells, *, categories: Named, series: Named, title: str, value_title: str, category_title: str,
    series_title: str, dark: bool, locale: str,
) -> go.Figure:  # fmt: skip
    """`categories` down, `series` across, the count written in each cell and shown by its shade."""
    # Each cell has its number, so a colour bar would only take width that a phone does not have.
    shown = labels([label for _, label in categories])
    across = [safe(label) for _, label in series]
    counts = [[cells.get((c, s), (0, ""))[0] for s, _ in series] for c, _ in categories]
    low, high = _SHADES[dark]
    figure = go.Figure(
        go.Heatmap(
            z=counts,
            x=across,
            y=shown,
            customdata=[[[cells.get((c, s), (0, ""))[1]] for s, _ in series] for c, _ in categories],
            colorscale=[[0, low], [1, high]],
            zmin=0,
            showscale=False,
            hovertemplate=f"%{{y}} · %{{x}}: %{{z:,d}} {safe(value_title)}<extra></extra>",
            xgap=2,
            ygap=2,
        )
    )
    # A heat map has no selectable points; an invisible marker over each filled cell takes the click.
    filled = [(x, y, *cells[c, s]) for (c, _), y in zip(categories, shown, strict=True)
              for (s, _), x in zip(series, across, strict=True) if (c, s) in cells]  # fmt: skip
    figure.add_scatter(
        x=[x for x, _, _, _ in filled], y=[y for _, y, _, _ in filled], customdata=[[i] for _, _, _, i in filled],
        mode="markers",
        marker={"size": 22, "opacity": 0, "symbol": "square"}, hoverinfo="skip", showlegend=False,
        selected={"marker": {"opacity": 0}}, unselected={"marker": {"opacity": 0}},
    )  # fmt: skip
    most = max((n for _, _, n, _ in filled), default=1) or 1
    # Annotations, for text of a heat map takes ink that cannot be read on half of the shades.
    for x, y, n, _ in filled:
        ink = "#ffffff" if dark or n > most * _DEEP else "#1f2430"
        figure.add_annotation(
            x=x, y=y, text=thousands(n, locale), showarrow=False, font={"size": 11, "color": ink}
        )  # fmt: skip
    dress(figure, title=title, dark=dark, locale=locale, height=FRAME_HEIGHT + (ROW_HEIGHT + 4) * len(categories) + 40)
    figure.update_yaxes(
        title={"text": safe(category_title), "standoff": 16},
        categoryorder="array",
        categoryarray=shown[::-1],
        showgrid=False,
    )
    figure.update_xaxes(title={"text": safe(series_title)}, categoryorder="array", categoryarray=across, showgrid=False)
    return figure


def small_bars(rows: Sequence[tuple[str, int, str]], *, title: str, x_title: str, dark: bool, locale: str) -> go.Figure:
    """A few bars (label, count, colour) in little room, for Home."""
    shown = labels([label for label, _, _ in rows])
    figure = go.Figure(
        go.Bar(
            orientation="h",
            y=shown,
            x=[n for _, n, _ in rows],
            marker={"color": [c for _, _, c in rows]},
            texttemplate="%{x:,d}",
            textposition="outside",
            cliponaxis=False,
            hovertext=[safe(label) for label, _, _ in rows],
            hovertemplate=f"%{{hovertext}}: %{{x:,d}} {safe(x_title)}<extra></extra>",
        )
    )
    dress(figure, title=title, dark=dark, locale=locale, height=FRAME_HEIGHT + ROW_HEIGHT * max(3, len(rows)))
    figure.update_layout(showlegend=False)
    figure.update_yaxes(categoryorder="array", categoryarray=shown[::-1], showgrid=False)
    figure.update_xaxes(title={"text": safe(x_title)}, **count_axis(n for _, n, _ in rows))
    return figure


def treemap(
    tiles: Sequence[tuple[str, str, str, int, str]], *, title: str, unit: str, colour_kind: str, dark: bool, locale: str
) -> go.Figure:
    """Areas by count: each tile is (id, label, id of the tile that it lies in or "", count, key of its colour).

    A tile's count takes in those of the tiles that lie in it. Selecting is not to be had on it: tables lead on.
    """
    figure = go.Figure(
        go.Treemap(
            ids=[identity for identity, *_ in tiles],
            labels=[safe(label) for _, label, *_ in tiles],
            parents=[parent for _, _, parent, _, _ in tiles],
            values=[count for *_, count, _ in tiles],
            marker={"colors": [colour(colour_kind, key, dark) for *_, key in tiles]},
            branchvalues="total",
            texttemplate="%{label}<br>%{value:,d}",
            hovertemplate=f"%{{label}}: %{{value:,d}} {safe(unit)}<extra></extra>",
            tiling={"pad": 2},
        )
    )
    dress(figure, title=title, dark=dark, locale=locale, height=520)
    # What cannot be read is left to the hover text and the table.
    return figure.update_layout(uniformtext={"minsize": 10, "mode": "hide"})
