"""Which of the names named most are in one place, each with each."""

from __future__ import annotations

from functools import partial
from typing import Any

from core import figures
from core.analysis.cooccurrence import Pair
from core.corpus.reads import Count
from core.messages import N_
from pages.entities import pairs
from pages.shared import counted_names
from pages.shared.charts import Chart
from pages.shared.counted_names import identity
from pages.shared.drawing import Picked
from pages.shared.i18n import _, language, number, short

#: Names that a matrix can hold with legible labels.
_NAMES = 14


def _figure(counts: list[Count], found: list[Pair], unit: str, dark: bool) -> tuple[Any, dict[str, Picked]]:
    shown = [(identity(counted_names.name_of(c)), c.key) for c in counts[:_NAMES]]
    figure = figures.heat_map(
        _cells(found, {i for i, _name in shown}),
        categories=shown,
        series=[(i, short(name, 16)) for i, name in shown],
        title=_("Together: the {n} names named most").format(n=number(len(shown))),
        value_title=unit,
        category_title=_("Name"),
        series_title=_("Name"),
        dark=dark,
        locale=language(),
    )
    return figure, {}


def _cells(found: list[Pair], shown: set[str]) -> dict[tuple[str, str], tuple[int, str]]:
    cells: dict[tuple[str, str], tuple[int, str]] = {}
    for pair in found:
        one, other = identity(pair.one), identity(pair.other)
        if one in shown and other in shown:
            cells[one, other] = cells[other, one] = (pair.places, pairs.identity_of(pair))
    return cells


MATRIX = Chart(
    "matrix", N_("Matrix"), "mention", counted_names.most_named, partial(pairs.draw, "together", _figure), pairs.method
)
