"""Topics of the link headlines by the day, week or month of capture."""

from __future__ import annotations

from collections import Counter
from datetime import date

import streamlit as st

from core import figures
from core.corpus import reads
from core.corpus.reads import TopicPeriod
from core.messages import N_
from pages.shared import drawing, empty, periods, store, topic_periods, wording
from pages.shared.charts import Chart
from pages.shared.drawing import Picked
from pages.shared.frame import View
from pages.shared.i18n import _, language, ngettext
from pages.topics import headline_counts as topic_counts


def draw(view: View) -> Picked | None:
    """Lines of the first topics, in counts or shares; returns what was clicked."""
    counts = topic_counts.read(view)
    if not counts:
        empty.nothing()
        return None
    grain, shares = _choose()
    rows = store.read(reads.topic_trend, view.filters, grain)
    if not rows:
        _say_undated(sum(c.headlines for c in counts))
        return None
    of = topic_periods.totals(rows)
    _say_undated(sum(c.headlines for c in counts) - of.total())
    topics = topic_counts.in_order(counts)[: topic_periods.LINES]
    lines = {wording.topic(topic): _line(topic, rows, of, shares=shares) for topic in topics}
    figure = _figure(lines, grain, view, shares=shares)
    columns = topic_periods.columns(rows, start=_("Captured from"), counted=_("Link headlines"))
    picks = topic_periods.picks(rows, grain, "headline")
    return drawing.show("topics_over_time", figure, columns, picks, list(picks), view.filters)


def _choose() -> tuple[str, bool]:
    """The length of a period, and whether lines show shares."""
    left, right = st.columns(2)
    grains = periods.labels()
    grain = left.selectbox(_("Per"), list(reads.GRAINS), format_func=grains.__getitem__, key="topic_grain")
    with right:
        return grain, drawing.lines_show("topic_lines")


def _say_undated(n: int) -> None:
    if n:
        st.caption(
            ngettext(
                "{n} link headline is on a page without a capture date, and not here.",
                "{n} link headlines are on pages without a capture date, and not here.",
                n,
            )
        )


def _line(topic: str, rows: list[TopicPeriod], of: Counter[date], *, shares: bool) -> list[periods.Point]:
    """A topic's figure in every period that has captures: without one there is nothing to be known, not even a zero."""
    known = topic_periods.of_topic(rows, topic)
    counts = {start: known[start].n if start in known else 0 for start in sorted(of)}
    return [
        (start, n / of[start] if shares else n, topic_periods.identity(known[start]) if start in known else "")
        for start, n in counts.items()
    ]


def _figure(lines: dict[str, list[periods.Point]], grain: str, view: View, *, shares: bool) -> object:
    return figures.trends(
        lines,
        grain=grain,
        title=_("Link headlines by topic and {grain} of capture").format(grain=periods.labels()[grain].lower()),
        x_title=_("Captured"),
        y_title=_("share of the link headlines") if shares else _("link headlines"),
        dark=view.dark,
        locale=language(),
        shares=shares,
    )


OVER_TIME = Chart("time", N_("Over time"), "headline", topic_counts.finding, draw, topic_counts.method)
