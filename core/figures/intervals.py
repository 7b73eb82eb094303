"""Shares side by side: a mark for each side with its interval, in one row for each thing compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from core.figures.bars import Named
from core.figures.theme import FRAME_HEIGHT, ROW_HEIGHT, SYMBOLS, dress, labels, safe

#: The part of a row's height over which its sides are spread.
_SPREAD = 0.62


class Estimate(NamedTuple):
    """A share in 0..1 with its interval, from `n` of `of`, and the id that a click carries ("" leads nowhere)."""

    share: float
    low: float
    high: float
    n: int
    of: int
    id: str


def intervals(
    points: Mapping[tuple[str, str], Estimate], *, categories: Named, series: Sequence[tuple[str, str, str]],
    title: str, value_title: str, dark: bool, locale: str,
) -> go.Figure:  # fmt: skip
    """`categories` down, the first on top; `series` as (key, label, colour), distinguished by mark as well."""
    shown = labels([label for _, label in categories])
    figure = go.Figure()
    for at, (key, name, colour) in enumerate(series):
        offset = _SPREAD * (at / max(1, len(series) - 1) - 0.5) if len(series) > 1 else 0.0
        rows = [(n + offset, shown[n], points[c, key]) for n, (c, _) in enumerate(categories) if (c, key) in points]
        figure.add_scatter(
            x=[p.share for _, _, p in rows],
            y=[y for y, _, _ in rows],
            error_x={
                "type": "data",
                "symmetric": False,
                "array": [p.high - p.share for _, _, p in rows],
                "arrayminus": [p.share - p.low for _, _, p in rows],
                "thickness": 1.4,
                "width": 0,
            },
            mode="markers",
            marker={"color": colour, "size": 9, "symbol": SYMBOLS[at % len(SYMBOLS)]},
            name=safe(name),
            customdata=[[p.id, p.n, p.of, p.low, p.high] for _, _, p in rows],
            hovertext=[f"{label} · {safe(name)}" for _, label, _ in rows],
            hovertemplate="%{hovertext}: %{customdata[1]:,d} / %{customdata[2]:,d} = %{x:.1%} "
            "(%{customdata[3]:.1%} – %{customdata[4]:.1%})<extra></extra>",
        )
    row = max(ROW_HEIGHT + 4, 13 * len(series) + 4)
    dress(figure, title=title, dark=dark, locale=locale, height=FRAME_HEIGHT + row * len(categories) + 60)
    figure.update_layout(showlegend=True, legend={"traceorder": "normal", "y": -1.6 / (len(categories) + 2) - 0.04})
    figure.update_yaxes(
        tickvals=list(range(len(shown))), ticktext=shown, range=[len(shown) - 0.4, -0.6], zeroline=False
    )
    figure.update_xaxes(title={"text": safe(value_title)}, tickformat=".0%", rangemode="tozero", nticks=7)
    return figure
