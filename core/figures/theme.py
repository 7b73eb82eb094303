"""One theme: colours from data/lexicons/colours.csv, light and dark, and what all figures share."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Iterable
from functools import cache
from typing import Any

import plotly.graph_objects as go

from core import lexicons

_INK = {False: "#1f2430", True: "#e8eaf0"}
GRID = {False: "#d9dce3", True: "#3a4150"}
_PAPER = {False: "#ffffff", True: "#0e1117"}
#: Pixels that one bar of a ranking takes, and what title and axis take in addition.
ROW_HEIGHT, FRAME_HEIGHT = 24, 130
#: Up to this count every whole number has its tick; Plotly would put halves between them.
_FEW = 7
#: Characters of a label that fit next to a bar on a telephone.
_LINE = 28

#: Okabe and Ito's colours, which colour-blind readers can distinguish on light and on dark ground, and marks.
SERIES = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00")
SYMBOLS = ("circle", "square", "diamond", "cross", "triangle-up", "x", "star")


@cache
def _colours() -> dict[tuple[str, str], tuple[str, str]]:
    rows = lexicons.read("colours", ("kind", "light", "dark"))
    return {(row["kind"], row["key"]): (row["light"], row["dark"]) for row in rows}


def colour(kind: str, key: str | None, dark: bool) -> str:
    """The colour of a type, topic, block, zone or role; grey for what has none (unclassified, unknown)."""
    light_one, dark_one = _colours().get((kind, key or ""), ("#6b7280", "#9aa3b2"))
    return dark_one if dark else light_one


def series_colour(at: int) -> str:
    """The colour of the series at a place in an order."""
    return SERIES[at % len(SERIES)]


def safe(text: str) -> str:
    """Text as Plotly may draw it: tags and entities of uploaded text stay what they are."""
    return html.escape(text, quote=False)


def thousands(number: int, locale: str) -> str:
    """A whole number with the reader's separators."""
    return f"{number:,d}".replace(",", "." if locale == "id" else ",")


def short(text: str, length: int = _LINE) -> str:
    """`text`, shortened in the middle where it is longer than a label may be."""
    if len(text) <= length:
        return text
    head = (length - 1) * 2 // 3
    return f"{text[:head].rstrip()}…{text[-(length - 1 - head) :].lstrip()}"


def labels(texts: list[str], lines: int = 1) -> list[str]:
    """Short, safe and different labels: two that shorten to the same get a number, or Plotly would draw one bar.

    With more `lines`, a label may run over as many.
    """
    shortened = [short(text, lines * _LINE) for text in texts]
    taken = set(shortened)  # a number must not make a label that another text has by nature
    used: set[str] = set()
    out: list[str] = []
    for plain in shortened:
        label = plain
        number = 1
        while label in used or (number > 1 and label in taken):
            number += 1
            label = f"{plain} ({number})"
        used.add(label)
        out.append("<br>".join(safe(line) for line in textwrap.wrap(label, _LINE + 4)) if lines > 1 else safe(label))
    return out


def dress(figure: go.Figure, *, title: str, dark: bool, locale: str, height: int) -> go.Figure:
    """Give a figure the common theme and return it."""
    ink = _INK[dark]
    figure.update_layout(
        title={
            "text": safe(title),
            "font": {"size": 15},
            "x": 0,
            "xref": "container",
            "xanchor": "left",
            "pad": {"l": 8},
        },
        font={"color": ink, "family": "Source Sans, Source Sans Pro, sans-serif", "size": 13},
        paper_bgcolor=_PAPER[dark],
        plot_bgcolor=_PAPER[dark],
        separators=",." if locale == "id" else ".,",
        height=height,
        margin={"l": 8, "r": 12, "t": 56, "b": 8},
        legend={"orientation": "h", "y": -0.12, "yanchor": "top", "x": 0, "title": {"text": ""}},
        hoverlabel={"align": "left"},
        bargap=0.25,
        dragmode=False,
        clickmode="event+select",
    )
    axes: dict[str, Any] = {
        "automargin": True, "gridcolor": GRID[dark], "linecolor": GRID[dark], "zerolinecolor": GRID[dark],
        "tickcolor": GRID[dark],
    }  # fmt: skip
    figure.update_xaxes(**axes)
    figure.update_yaxes(**axes)
    return figure


def count_axis(counts: Iterable[float]) -> dict[str, Any]:
    """What an axis of these counts needs: whole numbers from zero, each once."""
    few = max(counts, default=0) <= _FEW
    return {"rangemode": "tozero", "tickformat": ",d", **({"dtick": 1} if few else {"nticks": 8})}


def config(filename: str, locale: str) -> dict[str, Any]:
    """Plotly's settings: the picture button only, and the name of the file that it saves."""
    return {
        "displaylogo": False,
        "displayModeBar": True,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": "png", "filename": filename, "scale": 2},
        "locale": locale,
        "responsive": True,
    }
