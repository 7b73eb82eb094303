"""What a chart is, and how every page offers and presents its charts.

A page lists its charts in a tuple, in its folder. It calls `choose` to offer them and `present` to draw the chosen one,
and knows nothing else of them: a new chart is one file and one row of the tuple.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from core.corpus import reads
from core.filters import Filters
from pages.shared import concordance, store
from pages.shared.drawing import Picked
from pages.shared.frame import View
from pages.shared.i18n import _, ngettext

#: The unit of charts that count whole documents.
ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart: its words, what it is made of, and how it is drawn. Each function does its own cached reads.

    `key` is stable, plain and unique in its page: the session keeps it. `label` is English, and is translated when it
    is drawn. `unit` is the kind of span that the footer counts repetitions of: mention, quote, headline, term, date;
    `ARTICLE` for charts that count whole documents.
    """

    key: str
    label: str
    unit: str
    #: The answer in one sentence; None where there is none.
    finding: Callable[[View], str | None]
    #: Figure, table and downloads; returns what was clicked.
    draw: Callable[[View], Picked | None]
    #: How it is counted, in a paragraph or two.
    method: Callable[[View], str]
    #: What comes before the figure at full width: widgets that finding or method depend on.
    above: Callable[[View], None] | None = None
    #: What follows the footer as a caption, in Markdown.
    note: Callable[[View], str] | None = None
    #: What follows figure and passages at full width.
    below: Callable[[View], None] | None = None


def choose(offered: Sequence[Chart], key: str, *, labelled: bool = True) -> Chart:
    """The chart that the reader chose, the first one at first; nothing is drawn where there is one.

    The choice is kept under `key` in the session and in the address.
    """
    charts = {chart.key: chart for chart in offered}
    if len(charts) == 1:
        return offered[0]
    chosen = st.segmented_control(
        _("Shown as"), list(charts), format_func=lambda name: _(charts[name].label), default=offered[0].key,
        required=True, key=key, bind="query-params", label_visibility="visible" if labelled else "collapsed",
    )  # fmt: skip
    return charts[chosen]


def present(chart: Chart, view: View) -> None:
    """The finding in the head of the view; figure and footer, next to them the passages behind what was clicked."""
    if chart.above:
        chart.above(view)
    view.finding(chart.finding(view))
    left, right = st.columns([1, 1], gap="medium")
    with left:
        picked = chart.draw(view)
        _footer(chart, view)
    with right:
        concordance.panel(view.filters, picked, view.panel)
    if chart.below:
        chart.below(view)


def _footer(chart: Chart, view: View) -> None:
    """Of how many documents the chart is made, what it leaves out, and how it was counted."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"footer_{view.panel}"):
        st.text(" · ".join(_denominators(chart.unit, view.filters)))
        with st.popover(_("How is this counted?"), icon=":material/help:"):
            st.text(chart.method(view))
    if chart.note:
        st.caption(chart.note(view))


def _denominators(unit: str, chosen: Filters) -> list[str]:
    d = store.read(reads.denominators, chosen, unit)
    parts = [
        _("{n} of {total} documents").format(n=d.documents, total=d.of),
        ngettext("{n} undated document", "{n} undated documents", d.undated),
        ngettext("{n} uncertain line", "{n} uncertain lines", d.uncertain),
    ]
    if unit != ARTICLE:  # an article is not on a page twice
        left_out = ngettext(
            "{n} repetition on the same page left out", "{n} repetitions on the same page left out", d.repeated
        )
        parts.append(left_out)
    if d.copies:
        left_out = ngettext("{n} copy of an article left out", "{n} copies of articles left out", d.copies)
        parts.append(left_out)
    if chosen["period"] and d.undated:
        parts.append(_("undated documents are outside every period"))
    return parts
