"""How long a bar of the timeline is: chosen by the period that the pages span, and changeable."""

from __future__ import annotations

import streamlit as st

from core.corpus import reads
from pages.shared import periods, store
from pages.shared.frame import View
from pages.shared.i18n import _

_KEY = "grain"
#: Spans of publication, in days, up to which days and weeks are drawn; above it, months.
_DAYS, _WEEKS = 45, 240


def choose(_view: View) -> None:
    """Draw the choice: automatic, day, week or month."""
    labels = {"auto": _("Automatic"), **periods.labels()}
    st.segmented_control(
        _("Bars per"), list(labels), format_func=labels.__getitem__, default="auto", required=True, key=_KEY,
        bind="query-params",
    )  # fmt: skip


def chosen(view: View) -> str:
    """Day, week or month."""
    grain = st.session_state.get(_KEY, "auto")
    if grain != "auto":
        return str(grain)
    days = [p.start for p in store.read(reads.publications, view.filters, "day") if p.lane == "published"]
    span = (max(days) - min(days)).days if days else 0
    return "day" if span <= _DAYS else "week" if span <= _WEEKS else "month"
