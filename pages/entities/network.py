"""Names as a network: linked where they are in one place."""

from __future__ import annotations

from functools import partial
from typing import Any

from core import figures
from core.analysis.cooccurrence import Pair
from core.corpus.reads import Count, Pick
from core.messages import N_
from core.model import ENTITY_TYPES
from pages.entities import pairs
from pages.shared import counted_names, wording
from pages.shared.charts import Chart
from pages.shared.counted_names import identity
from pages.shared.drawing import Picked
from pages.shared.i18n import _, language, number

#: Edges that a network can hold before it is a ball of wool; the table has all.
_EDGES = 240


def _figure(counts: list[Count], found: list[Pair], _unit: str, dark: bool) -> tuple[Any, dict[str, Picked]]:
    edges = [(identity(p.one), identity(p.other), p.places) for p in found[:_EDGES]]
    nodes = _nodes(counts, {end for edge in edges for end in edge[:2]})
    figure = figures.network(
        nodes,
        edges,
        title=_("Together: {names} names, {n} of {total} pairs").format(
            names=number(len(nodes)), n=number(len(edges)), total=number(len(found))
        ),
        unit=_("mentions"),
        group_labels={key: wording.entity_type(key) for key in ENTITY_TYPES},
        dark=dark,
        locale=language(),
    )
    return figure, {node.id: _pick(node) for node in nodes}


def _nodes(counts: list[Count], linked: set[str]) -> list[figures.Node]:
    known = [(identity(counted_names.name_of(c)), c) for c in counts]
    return [figures.Node(i, c.text, c.mentions, c.type or "") for i, c in known if i in linked]


def _pick(node: figures.Node) -> Picked:
    return Picked(Pick("mention", key=node.label, type=node.group), counted_names.typed((node.group, node.label)))


NETWORK = Chart(
    "network", N_("Network"), "mention", counted_names.most_named, partial(pairs.draw, "network", _figure), pairs.method
)
