"""The timeline page's third part: the course of topics and names over time, and the lag between the two clocks."""

from __future__ import annotations

from collections import Counter
from datetime import date

import streamlit as st

from core import figures
from core.corpus import reads
from core.corpus.tables import LagRow, Pick, TopicPeriod
from pages.entities import cooccurrence
from pages.shared import charts, empty, store, wording
from pages.shared.charts import Picked
from pages.shared.filters import UNCLASSIFIED
from pages.shared.frame import View
from pages.shared.i18n import _, language, ngettext, number
from pages.timeline import publications

#: Lines that can be told apart.
_LINES = 6
#: The last day of each step of the lag; what is longer is a step of its own.
_STEPS = (-1, 0, 1, 3, 7, 30, 365)


def draw(view: View, per: str) -> Picked | None:
    """Topics of the articles, chosen names, or the lag; returns what was clicked."""
    labels = {"topics": _("Topics of the articles"), "names": _("Names"), "lag": _("From publication to capture")}
    shown = st.segmented_control(
        _("Shown as"), list(labels), format_func=labels.__getitem__, default="topics", required=True, key="course",
        bind="query-params", label_visibility="collapsed",
    )  # fmt: skip
    if shown == "names":
        return cooccurrence.over_time(store.read(reads.counts, view.filters, "mention"), view)
    return _lag(view) if shown == "lag" else _topics(view, per)


def _topics(view: View, per: str) -> Picked | None:
    rows: list[TopicPeriod] = store.read(reads.article_trend, view.filters, per)
    if not rows:
        empty.nothing()
        return None
    shares = charts.lines_show("course_lines")
    of, total = Counter[date](), Counter[str]()
    for row in rows:
        of[row.start] += row.n
        total[row.topic or UNCLASSIFIED] += row.n
    series = {
        wording.topic(topic): publications.filled(
            {
                r.start: (r.n / of[r.start] if shares else r.n, _id(r))
                for r in rows
                if (r.topic or UNCLASSIFIED) == topic
            },
            rows[0].start, rows[-1].start, per,
        )
        for topic, _n in total.most_common(_LINES)
    }  # fmt: skip
    figure = figures.trends(
        series,
        grain=per,
        title=_("Topics of the articles over time (n = {n})").format(n=number(of.total())),
        x_title=_("Published"),
        y_title=_("share of the articles") if shares else _("articles"),
        dark=view.dark,
        locale=language(),
        shares=shares,
    )
    columns = {
        _("Topic"): [wording.topic(r.topic) for r in rows],
        _("Period from"): [r.start for r in rows],
        _("Articles"): [r.n for r in rows],
        _("Of"): [of[r.start] for r in rows],
        _("Share (%)"): [round(100 * r.n / of[r.start], 1) for r in rows],
    }
    picks = {_id(r): _picked(r, per) for r in rows}
    return charts.show("article_topics", figure, columns, picks, list(picks), view.filters)


def _id(row: TopicPeriod) -> str:
    return f"{row.topic or UNCLASSIFIED}|{row.start}"


def _picked(row: TopicPeriod, per: str) -> Picked:
    last = publications.last_day(row.start, per)
    pick = Pick("article", topic=row.topic or UNCLASSIFIED, since=row.start.isoformat(), until=last.isoformat())
    return Picked(pick, f"{wording.topic(row.topic)} · {row.start:%d/%m/%Y}")


def _lag(view: View) -> Picked | None:
    rows: list[LagRow] = store.read(reads.lags, view.filters)
    if not rows:
        empty.nothing()
        return None
    labels = _steps()
    members: dict[int, list[LagRow]] = {}
    for row in rows:
        members.setdefault(next((at for at, last in enumerate(_STEPS) if row.days <= last), len(_STEPS)), []).append(
            row
        )
    shown = sorted(members)
    figure = figures.ranked_bars(
        [figures.BarRow(str(at), labels[at], len(members[at]), "latest") for at in shown],
        title=_("From publication to capture (n = {n} documents)").format(n=number(len(rows))),
        x_title=_("documents"),
        group_labels={"latest": _("Documents")},
        colour_kind="block",
        dark=view.dark,
        locale=language(),
    )
    middle = sorted(row.days for row in rows)[len(rows) // 2]
    st.caption(
        ngettext("Half of them were captured within {n} day.", "Half of them were captured within {n} days.", middle)
        if middle >= 0
        else _("Half of them seem to be captured before they were published: look at their dates.")
    )
    columns = {
        _("File"): [r.file for r in rows],
        _("Title"): [r.title for r in rows],
        _("Article date"): [r.published for r in rows],
        _("Capture date"): [r.captured for r in rows],
        _("Days"): [r.days for r in rows],
    }
    picks = {
        str(at): Picked(Pick("article", documents=tuple(r.document for r in members[at])), labels[at]) for at in shown
    }
    picks |= {r.document: Picked(Pick("article", documents=(r.document,)), r.file) for r in rows}
    return charts.show("lag", figure, columns, picks, [r.document for r in rows], view.filters)


def _steps() -> list[str]:
    """What each step of the lag is called."""
    return [
        _("before publication (doubtful)"), _("on the same day"), _("after 1 day"), _("after 2–3 days"),
        _("after 4–7 days"), _("after 8–30 days"), _("within a year"), _("after more than a year"),
    ]  # fmt: skip
