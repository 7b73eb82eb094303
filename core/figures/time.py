"""Figures over time: publications and captures in two lanes, and what the text dates with its precision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from core.figures.theme import GRID, SERIES, SYMBOLS, colour, count_axis, dress, safe, series_colour, short
from core.timex import timex_interval

_DAY = 86_400_000  # Plotly gives the width of a bar on a time axis in milliseconds
_LANE_COLOURS = {"published": "body", "captured": "latest"}


@dataclass(frozen=True, slots=True)
class DatedBar:
    """A point in time that the text gives: the id that a click carries, its TIMEX3 value, precision, wording, count."""

    id: str
    value: str
    precision: str
    label: str
    count: int


#: A second and third round of the colours is distinguished by its dash.
_DASHES = ("solid", "dash", "dot")


def timeline(
    lanes: Mapping[str, Sequence[tuple[date, int, str]]], *, undated: Mapping[str, tuple[int, str]],
    lane_labels: Mapping[str, str], grain: str, title: str, x_title: str, y_title: str, undated_label: str, dark: bool,
    locale: str,
) -> go.Figure:  # fmt: skip
    """One lane of bars above the other on the same time axis; what is undated is in a bar of its own at the left.

    `lanes` maps a lane to its bars (first day, count, id); `undated` to the count and id of those without a date.
    """
    figure = make_subplots(
        rows=len(lanes), cols=2, shared_xaxes="columns", shared_yaxes="rows", column_widths=[0.13, 0.87],
        horizontal_spacing=0.02, vertical_spacing=0.14, row_titles=None,
        subplot_titles=[part for lane in lanes for part in ("", safe(lane_labels[lane]))],
    )  # fmt: skip
    for row, (lane, bars) in enumerate(lanes.items(), 1):
        shade = colour("zone", _LANE_COLOURS.get(lane, "body"), dark)
        shared: dict[str, Any] = {"marker": {"color": shade}, "name": safe(lane_labels[lane]), "showlegend": False}
        figure.add_bar(
            x=[start for start, _, _ in bars],
            y=[n for _, n, _ in bars],
            width=[_width(start, grain) for start, _, _ in bars],
            offset=0,
            customdata=[[i] for _, _, i in bars],
            hovertemplate=f"%{{x|%d %b %Y}}: %{{y:,d}} {safe(y_title)}<extra></extra>",
            row=row, col=2, **shared,
        )  # fmt: skip
        count, link = undated.get(lane, (0, ""))
        grey = {**shared, "marker": {"color": colour("topic", "", dark), "pattern": {"shape": "/"}}}
        figure.add_bar(
            x=[safe(undated_label).replace(" ", "<br>")],
            y=[count],
            customdata=[[link]],
            texttemplate="%{y:,d}" if count else "",
            textposition="outside",
            cliponaxis=False,
            hovertemplate=f"{safe(undated_label)}: %{{y:,d}} {safe(y_title)}<extra></extra>",
            row=row, col=1, **grey,
        )  # fmt: skip
        figure.update_yaxes(
            title={"text": safe(y_title)}, row=row, col=1, **count_axis([count, *(n for _, n, _ in bars)])
        )
    dress(figure, title=title, dark=dark, locale=locale, height=200 + 150 * len(lanes))
    figure.update_annotations(font={"size": 13})
    figure.update_xaxes(title={"text": safe(x_title)}, row=len(lanes), col=2)
    figure.update_xaxes(row=len(lanes), col=2, **_date_axis([b[0] for bars in lanes.values() for b in bars]))
    figure.update_layout(bargap=0.1, margin={"t": 80})
    return figure


def trends(
    series: Mapping[str, Sequence[tuple[date, float, str]]], *, grain: str, title: str, x_title: str, y_title: str,
    dark: bool, locale: str, shares: bool = False,
) -> go.Figure:  # fmt: skip
    """One line a name over time, distinguished by mark and dash as well as by colour; `series`: name -> (day, n, id).

    With `shares`, n is a share in 0..1.
    """
    style = ".0%" if shares else ",d"
    figure = go.Figure()
    for at, (name, points) in enumerate(series.items()):
        figure.add_scatter(
            x=[start for start, _, _ in points],
            y=[n for _, n, _ in points],
            customdata=[[i] for _, _, i in points],
            name=safe(short(name, 30)),
            mode="lines+markers",
            line={"color": series_colour(at), "dash": _DASHES[at // len(SERIES) % len(_DASHES)]},
            marker={"symbol": SYMBOLS[at % len(SYMBOLS)], "size": 9},
            hovertemplate=f"{safe(name)}, %{{x|%d/%m/%Y}}: %{{y:{style}}} {safe(y_title)}<extra></extra>",
        )
    dress(figure, title=title, dark=dark, locale=locale, height=460)
    figure.update_layout(showlegend=True, legend={"y": -0.28})
    figure.update_yaxes(title={"text": safe(y_title)}, **_value_axis(series, shares=shares))
    figure.update_xaxes(title={"text": safe(x_title)})
    figure.update_xaxes(**_date_axis([start for points in series.values() for start, _, _ in points]))
    return figure


def _value_axis(series: Mapping[str, Sequence[tuple[date, float, str]]], *, shares: bool) -> dict[str, Any]:
    if shares:
        return {"rangemode": "tozero", "tickformat": ".0%", "nticks": 8}
    return count_axis(n for points in series.values() for _, n, _ in points)


def date_mentions(
    rows: Sequence[DatedBar], *, lane_labels: tuple[str, str], title: str, x_title: str, y_title: str, dark: bool,
    locale: str,
) -> go.Figure:  # fmt: skip
    """Days above, longer spans below on the same axis, each bar as wide as what is known: a month is a whole month.

    The two have lanes of their own, for one bar of a much-named year would hide all days in it.
    """
    placed = [(row, *bounds) for row in rows if (bounds := timex_interval(row.value))]
    lanes = (
        [p for p in placed if (p[2] - p[1]).days <= 1],
        # Long spans first, so that a month comes before the year that it lies in.
        sorted((p for p in placed if (p[2] - p[1]).days > 1), key=lambda p: p[1] - p[2]),
    )
    figure = make_subplots(
        rows=2, cols=1, shared_xaxes=True, vertical_spacing=0.14, subplot_titles=[safe(label) for label in lane_labels]
    )
    shade = colour("kind", "date", dark)
    for lane, (members, opacity) in enumerate(zip(lanes, (1.0, 0.4), strict=True), 1):
        figure.add_bar(
            x=[start for _, start, _ in members],
            y=[row.count for row, _, _ in members],
            width=[(end - start).total_seconds() * 1000 for _, start, end in members],
            offset=0,
            marker={"color": shade, "opacity": opacity, "line": {"width": 1, "color": shade}},
            customdata=[[row.id] for row, _, _ in members],
            hovertext=[safe(f"{row.label} = {row.value}") for row, _, _ in members],
            hovertemplate=f"%{{hovertext}}: %{{y:,d}} {safe(y_title)}<extra></extra>",
            showlegend=False,
            row=lane, col=1,
        )  # fmt: skip
    dress(figure, title=title, dark=dark, locale=locale, height=480)
    figure.update_annotations(font={"size": 13})
    figure.update_layout(barmode="overlay", bargap=0, margin={"t": 80})
    figure.update_yaxes(title={"text": safe(y_title)}, rangemode="tozero", tickformat=",d", nticks=5)
    figure.update_xaxes(**_date_axis([start for _, start, _ in placed]))
    figure.update_xaxes(title={"text": safe(x_title)}, row=2, col=1)
    # What is shown first is where the days are; spans of years alone show themselves.
    dense = _dense([(a, b) for row, a, b in (lanes[0] or lanes[1]) for _ in range(row.count)])
    if dense:
        # A strip below both lanes, by which a stretch is drawn wider; it needs no words and no wheel. It reaches a few
        # widths to both sides, for a single date of the last century would make all others a hair.
        around = (dense[1] - dense[0]) * 2
        strip = {"visible": True, "thickness": 0.07, "range": [dense[0] - around, dense[1] + around]}
        figure.update_xaxes(rangeslider={**strip, "bgcolor": GRID[dark]}, row=2, col=1)
    figure.update_xaxes(range=dense)
    return figure


def _width(start: date, grain: str) -> int:
    """The width of a bar that begins on `start`, a little less than its day, week or month."""
    days = 1 if grain == "day" else 7
    if grain == "month":
        days = ((start.replace(day=28) + timedelta(days=4)).replace(day=1) - start).days
    return int(days * _DAY * 0.92)


def _date_axis(days: Sequence[date]) -> dict[str, Any]:
    """A time axis that is drawn when it is empty, too; numbers for months, so that no month is named in English."""
    return {"type": "date", "tickformat": "%d/%m/%y", "nticks": 6, "visible": bool(days)}


def _dense(intervals: Sequence[tuple[datetime, datetime]]) -> list[datetime] | None:
    """The stretch that is shown first: the middle 90% of all mentions with a margin; the table has the rest."""
    if not intervals:
        return None
    starts = sorted(start for start, _ in intervals)
    ends = sorted(end for _, end in intervals)
    low, high = starts[len(starts) // 20], ends[-1 - len(ends) // 20]
    margin = (high - low) / 25
    return [low - margin, high + margin]
