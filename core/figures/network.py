"""Names that occur together, as a network that stays readable: few labels, weights as widths, one fixed layout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import plotly.graph_objects as go

from core.figures.theme import colour, dress, safe, short, thousands

#: More labels than this run into one another; the others are in the hover and in the table.
_LABELS = 20
_HEIGHT = 720
#: How much a label takes in the picture's own units, on a narrow screen: letters, a letter's width, a line's height.
_LABEL, _LETTER, _LINE = 20, 0.048, 0.1
#: Widths of lines come in so many steps: one trace a step is drawn far faster than one a line.
_STEPS = 4
#: Small parts that have no connection with the large one are side by side, in rows of this height.
_PARTS_A_ROW, _ROW = 6, 0.22


@dataclass(frozen=True, slots=True)
class Node:
    """A name: its id (carried to a click), label, count, and the group that gives its colour."""

    id: str
    label: str
    count: int
    group: str


Edges = Sequence[tuple[str, str, int]]
_Pair = tuple[float, float]


def network(
    nodes: Sequence[Node], edges: Edges, *, title: str, unit: str, group_labels: Mapping[str, str], dark: bool,
    locale: str,
) -> go.Figure:  # fmt: skip
    """The nodes that have an edge, placed by their connections; the same data give the same picture."""
    linked = {end for one, other, _ in edges for end in (one, other)}
    shown = [node for node in nodes if node.id in linked]
    at = _places(shown, edges)
    figure = go.Figure()
    grey = "rgba(160,160,160,.55)" if dark else "rgba(110,110,110,.45)"
    for step, some in _by_weight(edges):
        figure.add_scatter(
            x=[x for one, other, _ in some for x in (at[one][0], at[other][0], None)],
            y=[y for one, other, _ in some for y in (at[one][1], at[other][1], None)],
            mode="lines", line={"width": 0.8 + 1.4 * step, "color": grey}, hoverinfo="skip", showlegend=False,
        )  # fmt: skip
    named = _with_room(sorted(shown, key=lambda n: (-n.count, n.id)), at)
    most = max((node.count for node in shown), default=1)
    for group in dict.fromkeys(node.group for node in shown):
        members = [node for node in shown if node.group == group]
        figure.add_scatter(
            x=[at[n.id][0] for n in members],
            y=[at[n.id][1] for n in members],
            mode="markers+text",
            name=safe(group_labels.get(group, group)),
            marker={"size": [9 + 21 * (n.count / most) ** 0.5 for n in members], "color": colour("type", group, dark),
                    "line": {"width": 1, "color": "#111" if dark else "#fff"}},
            text=[safe(short(n.label, _LABEL)) if n.id in named else "" for n in members],
            textposition="top center",
            customdata=[[n.id] for n in members],
            hovertext=[f"{safe(n.label)}: {thousands(n.count, locale)} {safe(unit)}" for n in members],
            hovertemplate="%{hovertext}<extra></extra>",
        )  # fmt: skip
    dress(figure, title=title, dark=dark, locale=locale, height=_HEIGHT)
    figure.update_layout(showlegend=True, legend={"y": -0.04}, margin={"l": 10, "r": 10})
    figure.update_xaxes(visible=False, range=[-1.25, 1.25])
    figure.update_yaxes(visible=False, range=[-1.15, 1.2])
    return figure


def _with_room(nodes: Sequence[Node], at: Mapping[str, tuple[float, float]]) -> set[str]:
    """The nodes whose label fits between those of more frequent ones; the others have their name in the hover."""
    boxes: list[tuple[float, float, float, float]] = []
    named: set[str] = set()
    for node in nodes:
        x, y = at[node.id]
        half = _LETTER * len(short(node.label, _LABEL)) / 2
        box = (x - half, y, x + half, y + _LINE)
        free = all(box[2] < o[0] or o[2] < box[0] or box[3] < o[1] or o[3] < box[1] for o in boxes)
        if free and len(named) < _LABELS:
            named.add(node.id)
            boxes.append(box)
    return named


def _places(nodes: Sequence[Node], edges: Edges) -> dict[str, tuple[float, float]]:
    """The place of each node, x and y in -1..1: the largest connected part above, the small ones in rows below it."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(node.id for node in nodes)
    graph.add_weighted_edges_from(edges)
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    if not parts:
        return {}
    rows = -(-len(parts[1:]) // _PARTS_A_ROW)
    floor = -1 + _ROW * rows
    at = _spread(graph.subgraph(parts[0]), (-1, 1), (floor, 1))
    for number, part in enumerate(parts[1:]):
        row, column = divmod(number, _PARTS_A_ROW)
        left, low = -1 + 2 * column / _PARTS_A_ROW, -1 + _ROW * row
        width = 2 / _PARTS_A_ROW
        at |= _spread(graph.subgraph(part), (left + 0.15 * width, left + 0.85 * width), (low, low + 0.5 * _ROW))
    return at


def _spread(
    part: nx.Graph[str], across: tuple[float, float], up: tuple[float, float]
) -> dict[str, tuple[float, float]]:
    """A part laid out by its connections, spread evenly over a box.

    Springs pull the well connected into a heap; half of each coordinate is its rank, which takes the heap apart and
    keeps the order.
    """
    found = nx.spring_layout(part, k=3 / max(1, len(part)) ** 0.5, iterations=120, seed=7)
    axes = []
    for axis, (low, high) in enumerate((across, up)):
        values = {node: float(place[axis]) for node, place in found.items()}
        least, size = min(values.values()), max(values.values()) - min(values.values())
        ranks = {node: rank for rank, node in enumerate(sorted(values, key=lambda n: (values[n], n)))}
        span = high - low
        axes.append(
            {
                n: low + span * (0.35 * ((v - least) / size if size else 0.5) + 0.65 * _rank(ranks[n], len(ranks)))
                for n, v in values.items()
            }
        )
    return {node: (axes[0][node], axes[1][node]) for node in found}


def _rank(rank: int, count: int) -> float:
    return rank / (count - 1) if count > 1 else 0.5


def _by_weight(edges: Edges) -> list[tuple[int, list[tuple[str, str, int]]]]:
    most = max((n for _, _, n in edges), default=1)
    steps: dict[int, list[tuple[str, str, int]]] = {}
    for one, other, n in edges:
        steps.setdefault(round((_STEPS - 1) * (n / most) ** 0.5), []).append((one, other, n))
    return sorted(steps.items())
