"""What the matrix and the network of names share: which names are in one place, the table of pairs, their picks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from core.analysis import cooccurrence
from core.analysis.cooccurrence import Pair
from core.corpus.reads import Count, Pick
from pages.shared import counted_names, drawing, empty, store, wording
from pages.shared.counted_names import identity
from pages.shared.downloads import Columns
from pages.shared.drawing import Picked
from pages.shared.frame import View
from pages.shared.i18n import _

#: Names whose pairs are looked for.
NAMES = 100
#: Draws names and their pairs: names, pairs, the word for places, whether the theme is dark; gives the figure and the
#: picks that it has besides those of the pairs.
Make = Callable[[list[Count], list[Pair], str, bool], tuple[Any, Mapping[str, Picked]]]


def method(_view: View) -> str:
    """How pairs are counted."""
    return _(
        "Two names are adjacent where both are named in one paragraph or headline; counted are such places, each "
        "once. Counted by article, they are adjacent where title and text name both; the link headlines around it "
        "are other articles and are left out."
    )


def draw(name: str, make: Make, view: View) -> Picked | None:
    """The figure that `make` draws, with the table of all pairs; returns what was clicked."""
    counts = counted_names.counted(view)
    if not counts:
        empty.nothing()
        return None
    scope = _scope()
    pairs = store.read(cooccurrence.pairs, view.filters, scope, NAMES)
    if not pairs:
        empty.nothing()
        return None
    unit = _("paragraphs and headlines") if scope == "line" else _("articles")
    figure, more = make(counts, pairs, unit, view.dark)
    picks = {identity_of(pair): _pick(pair, scope) for pair in pairs} | dict(more)
    return drawing.show(name, figure, _columns(pairs, unit), picks, [identity_of(p) for p in pairs], view.filters)


def identity_of(pair: Pair) -> str:
    """The id that a figure carries for a pair."""
    return f"{identity(pair.one)}|{identity(pair.other)}"


def _scope() -> str:
    labels = {"line": _("Paragraph or headline"), "document": _("Article")}
    return str(
        st.segmented_control(
            _("Together in"), list(labels), format_func=labels.__getitem__, default="line", required=True,
            key="together_in", bind="query-params",
        )
    )  # fmt: skip


def _columns(pairs: list[Pair], unit: str) -> Columns:
    return {
        _("Name"): [p.one[1] for p in pairs],
        _("Type"): [wording.entity_type(p.one[0]) for p in pairs],
        _("Other name"): [p.other[1] for p in pairs],
        _("Type of the other"): [wording.entity_type(p.other[0]) for p in pairs],
        unit.capitalize(): [p.places for p in pairs],
    }


def _pick(pair: Pair, scope: str) -> Picked:
    pick = Pick("mention", key=pair.one[1], type=pair.one[0], adjacent=(*pair.other, scope))
    return Picked(pick, f"{pair.one[1]} + {pair.other[1]}")
