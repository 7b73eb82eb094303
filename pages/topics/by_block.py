"""Link headlines by topic and block, as stacked bars and as a heat map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any

from core import figures
from core.corpus.reads import Pick
from core.filters import UNCLASSIFIED
from core.messages import N_
from core.model import BLOCKS
from pages.shared import drawing, empty, wording
from pages.shared.charts import Chart
from pages.shared.downloads import Columns
from pages.shared.drawing import Picked
from pages.shared.frame import View
from pages.shared.i18n import _, language, number
from pages.topics import headline_counts as topic_counts

#: Headlines by topic and block.
Cells = Counter[tuple[str, str]]


def draw(make: Callable[..., Any], view: View) -> Picked | None:
    """The figure that `make` draws, with the table of topics by block; returns what was clicked."""
    counts = topic_counts.read(view)
    if not counts:
        empty.nothing()
        return None
    cells: Cells = Counter()
    for c in counts:
        cells[c.topic or UNCLASSIFIED, c.block] += c.headlines
    topics = topic_counts.in_order(counts)
    blocks = [b for b in BLOCKS if any(block == b for _t, block in cells)]
    figure = _figure(make, cells, topics, blocks, view)
    ids = [f"{t}|" for t in topics]
    return drawing.show("topics", figure, _columns(cells, topics, blocks), _picks(cells, topics), ids, view.filters)


def _figure(make: Callable[..., Any], cells: Cells, topics: list[str], blocks: list[str], view: View) -> Any:
    return make(
        {(t, b): (n, f"{t}|{b}") for (t, b), n in cells.items()},
        categories=[(t, wording.topic(t)) for t in topics],
        series=[(b, wording.zone(b)) for b in blocks],
        title=_("Link headlines by topic and block (n = {n})").format(n=number(cells.total())),
        value_title=_("link headlines"),
        category_title=_("Topic"),
        series_title=_("Block"),
        dark=view.dark,
        locale=language(),
    )


def _columns(cells: Cells, topics: list[str], blocks: list[str]) -> Columns:
    return {
        _("Topic"): [wording.topic(t) for t in topics],
        **{wording.zone(b): [cells[t, b] for t in topics] for b in blocks},
        _("Total"): [sum(cells[t, b] for b in blocks) for t in topics],
    }


def _picks(cells: Cells, topics: list[str]) -> dict[str, Picked]:
    """What a cell leads to, and what a row of the table leads to."""
    return {
        f"{t}|{b}": Picked(Pick("headline", topic=t, zone=b), f"{wording.topic(t)} · {wording.zone(b)}")
        for t, b in cells
    } | {f"{t}|": Picked(Pick("headline", topic=t), wording.topic(t)) for t in topics}


def _chart(key: str, label: str, make: Callable[..., Any]) -> Chart:
    return Chart(key, label, "headline", topic_counts.finding, partial(draw, make), topic_counts.method)


BARS = _chart("bars", N_("Bars"), figures.stacked_bars)
HEAT_MAP = _chart("map", N_("Heat map"), figures.heat_map)
