"""The entities page's chart: ranked names by type, in mentions or in documents."""

from __future__ import annotations

from datetime import date

import streamlit as st

from core import figures
from core.corpus import reads
from core.corpus.tables import Count, Pick
from core.model import ENTITY_TYPES, Filters
from pages.shared import charts, empty, store, wording
from pages.shared.charts import Picked
from pages.shared.frame import View
from pages.shared.i18n import _, language, number

#: Bars that a reader can take in at once; the table has all.
_BARS = 30


def unit() -> str:
    """What is counted: `mentions` or `documents`."""
    labels = {"mentions": _("Mentions"), "documents": _("Documents")}
    return str(
        st.segmented_control(
            _("Counted in"),
            list(labels),
            format_func=labels.__getitem__,
            default="mentions",
            required=True,
            key="unit",
            bind="query-params",
        )
    )


def only_new(counts: list[Count], view: View) -> list[Count]:
    """Where a period is set and the analyst asks for it, the names that no earlier article names."""
    since = view.filters.since
    if since is None or not st.toggle(
        _("Only names that are new in this period"), key="only_new", bind="query-params",
        help=_("Names that no dated article before the period has, in text or in link headlines."),
    ):  # fmt: skip
        return counts
    ever: list[Count] = store.read(reads.counts, Filters(), "mention")
    first = {(c.type, c.key): c.first for c in ever}
    start = date.fromisoformat(since)
    return [c for c in counts if (known := first.get((c.type, c.key))) and known >= start]


def finding(counts: list[Count]) -> str | None:
    """The page's answer in one sentence."""
    if not counts:
        return None
    first = counts[0]
    return _("{name} is named most: {mentions} mentions in {documents} documents, of {n} different names.").format(
        name=first.text, mentions=number(first.mentions), documents=number(first.documents), n=number(len(counts))
    )


def shape() -> str:
    """Which view of the names: `ranking`, `voices`, `matrix`, `network` or `time`."""
    labels = {
        "ranking": _("Ranking"), "voices": _("Who speaks"), "matrix": _("Matrix"), "network": _("Network"),
        "time": _("Over time"),
    }  # fmt: skip
    return str(
        st.segmented_control(
            _("Shown as"),
            list(labels),
            format_func=labels.__getitem__,
            default="ranking",
            required=True,
            key="entity_view",
            bind="query-params",
        )
    )


def method() -> str:
    """How names are found and counted."""
    return _(
        "Names are found by a trained model, by lists, by titles before them and by their shape; the short form of a "
        "name (Lecornu) is counted under the full one (Sebastien Lecornu). A headline that stands twice on one page "
        "is counted once. A document counts once however often it names somebody."
    )


def draw(counts: list[Count], by: str, view: View) -> Picked | None:
    """Tabs of chart and table; returns what was clicked."""
    if not counts:
        empty.nothing()
        return None
    ranked = sorted(counts, key=lambda c: (-_amount(c, by), c.text))
    ids = [f"{c.type}:{c.key}" for c in ranked]
    picks = {
        i: Picked(Pick("mention", key=c.key, type=c.type), f"{c.text} ({wording.entity_type(c.type or '')})")
        for i, c in zip(ids, ranked, strict=True)
    }
    shown = list(zip(ids, ranked, strict=True))[:_BARS]
    figure = figures.ranked_bars(
        [figures.BarRow(i, c.text, _amount(c, by), c.type or "") for i, c in shown],
        title=_("Names by {unit}: the first {n} of {total}").format(
            unit=_unit_word(by), n=number(len(shown)), total=number(len(ranked))
        ),
        x_title=_unit_word(by),
        group_labels={key: wording.entity_type(key) for key in ENTITY_TYPES},
        colour_kind="type",
        dark=view.dark,
        locale=language(),
    )
    columns = {
        _("Name"): [c.text for c in ranked],
        _("Type"): [wording.entity_type(c.type or "") for c in ranked],
        _("Title or office"): [c.role for c in ranked],
        _("Mentions"): [c.mentions for c in ranked],
        _("Documents"): [c.documents for c in ranked],
        _("In articles"): [c.body for c in ranked],
        _("In link headlines"): [c.links for c in ranked],
        _("First"): [c.first for c in ranked],
        _("Last"): [c.last for c in ranked],
    }
    return charts.show("entities", figure, columns, picks, ids, view.filters)


def _amount(count: Count, by: str) -> int:
    return count.documents if by == "documents" else count.mentions


def _unit_word(by: str) -> str:
    return _("documents") if by == "documents" else _("mentions")
