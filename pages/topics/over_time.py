"""Topics of the link headlines by the day, week or month of capture."""

from __future__ import annotations

from collections import Counter
from datetime import date

import streamlit as st

from core import figures
from core.corpus import reads
from core.corpus.reads import Pick, TopicPeriod
from core.filters import UNCLASSIFIED
from core.messages import N_
from pages.shared import drawing, empty, periods, store, wording
from pages.shared.charts import Chart
from pages.shared.downloads import Columns
from pages.shared.drawing import Picked
from pages.shared.frame import View
from pages.shared.i18n import _, language, ngettext
from pages.topics import headline_counts as topic_counts

#: Lines that can be distinguished.
_LINES = 6


def draw(view: View) -> Picked | None:
    """Lines of the first topics, in counts or shares; returns what was clicked."""
    counts = topic_counts.read(view)
    if not counts:
        empty.nothing()
        return None
    grain, shares = _choose()
    rows = store.read(reads.topic_trend, view.filters, grain)
    if not rows:
        empty.nothing()
        return None
    of: Counter[date] = Counter()
    for row in rows:
        of[row.start] += row.n
    _say_undated(sum(c.headlines for c in counts) - of.total())
    topics = topic_counts.in_order(counts)[:_LINES]
    lines = {wording.topic(topic): _line(topic, rows, of, shares=shares) for topic in topics}
    figure = _figure(lines, grain, view, shares=shares)
    picks = {_id(r): _pick(r, grain) for r in rows}
    return drawing.show("topics_over_time", figure, _columns(rows, of), picks, list(picks), view.filters)


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
    known = {r.start: r for r in rows if (r.topic or UNCLASSIFIED) == topic}
    counts = {start: known[start].n if start in known else 0 for start in sorted(of)}
    return [
        (start, n / of[start] if shares else n, _id(known[start]) if start in known else "")
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


def _columns(rows: list[TopicPeriod], of: Counter[date]) -> Columns:
    return {
        _("Topic"): [wording.topic(r.topic) for r in rows],
        _("Captured from"): [r.start for r in rows],
        _("Link headlines"): [r.n for r in rows],
        _("Of"): [of[r.start] for r in rows],
        _("Share (%)"): [round(100 * r.n / of[r.start], 1) for r in rows],
    }


def _pick(row: TopicPeriod, grain: str) -> Picked:
    pick = Pick("headline", topic=row.topic or UNCLASSIFIED, captured=periods.days(row.start, grain))
    return Picked(pick, f"{wording.topic(row.topic)} · {row.start:%d/%m/%Y}")


def _id(row: TopicPeriod) -> str:
    return f"{row.topic or UNCLASSIFIED}|{row.start}"


OVER_TIME = Chart("time", N_("Over time"), "headline", topic_counts.finding, draw, topic_counts.method)
