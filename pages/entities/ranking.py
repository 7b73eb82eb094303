"""Names ranked, coloured by type, in mentions or in documents."""

from __future__ import annotations

from datetime import date

import streamlit as st

from core import figures
from core.corpus import reads
from core.corpus.reads import Count, Pick
from core.filters import Filters
from core.messages import N_
from core.model import ENTITY_TYPES
from pages.shared import counted_names, drawing, empty, store, wording
from pages.shared.charts import Chart
from pages.shared.downloads import Columns
from pages.shared.drawing import Picked
from pages.shared.frame import View
from pages.shared.i18n import _, language, number

#: Bars that a reader can take in at once; the table has all.
_BARS = 30
_UNIT = "unit"


def choose_unit(_view: View) -> None:
    """Draw the choice of what is counted: mentions or documents."""
    labels = {"mentions": _("Mentions"), "documents": _("Documents")}
    st.segmented_control(
        _("Counted in"), list(labels), format_func=labels.__getitem__, default="mentions", required=True, key=_UNIT,
        bind="query-params",
    )  # fmt: skip


def method(_view: View) -> str:
    """How names are found and counted."""
    return _(
        "Names are found by a trained model, by lists, by titles before them and by their shape; the short form of a "
        "name (Lecornu) is counted under the full one (Sebastien Lecornu). A headline that is twice on one page "
        "is counted once. A document counts once however often it names somebody."
    )


def draw(view: View) -> Picked | None:
    """Bars of the first names, the table of all; returns what was clicked."""
    counts = _only_new(counted_names.counted(view), view)
    if not counts:
        empty.nothing()
        return None
    ranked = sorted(counts, key=lambda c: (-_amount(c), c.text))
    ids = [f"{c.type}:{c.key}" for c in ranked]
    picks = {i: _pick(c) for i, c in zip(ids, ranked, strict=True)}
    return drawing.show("entities", _figure(ids, ranked, view), _columns(ranked), picks, ids, view.filters)


def _only_new(counts: list[Count], view: View) -> list[Count]:
    """Where a period is set and the analyst asks for it, the names that no earlier article names."""
    period = view.filters["period"]
    if not period or not st.toggle(
        _("Only names that are new in this period"), key="only_new", bind="query-params",
        help=_("Names that no dated article before the period has, in text or in link headlines."),
    ):  # fmt: skip
        return counts
    first = {(c.type, c.key): c.first for c in store.read(reads.counts, Filters(), "mention")}
    start = date.fromisoformat(period[0])
    return [c for c in counts if (known := first.get((c.type, c.key))) and known >= start]


def _figure(ids: list[str], ranked: list[Count], view: View) -> object:
    shown = list(zip(ids, ranked, strict=True))[:_BARS]
    unit = _("documents") if _by() == "documents" else _("mentions")
    return figures.ranked_bars(
        [figures.BarRow(i, c.text, _amount(c), c.type or "") for i, c in shown],
        title=_("Names by {unit}: the first {n} of {total}").format(
            unit=unit, n=number(len(shown)), total=number(len(ranked))
        ),
        x_title=unit,
        group_labels={key: wording.entity_type(key) for key in ENTITY_TYPES},
        colour_kind="type",
        dark=view.dark,
        locale=language(),
    )


def _columns(ranked: list[Count]) -> Columns:
    return {
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


def _pick(c: Count) -> Picked:
    return Picked(Pick("mention", key=c.key, type=c.type), f"{c.text} ({wording.entity_type(c.type or '')})")


def _by() -> str:
    return str(st.session_state.get(_UNIT, "mentions"))


def _amount(count: Count) -> int:
    return count.documents if _by() == "documents" else count.mentions


RANKING = Chart("ranking", N_("Ranking"), "mention", counted_names.most_named, draw, method, above=choose_unit)
