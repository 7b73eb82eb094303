"""The timeline page's charts: publications and captures, and what the text dates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import streamlit as st

from core import figures
from core.corpus import reads
from core.corpus.tables import DatedRow, PeriodCount, Pick
from pages.shared import charts, empty, store
from pages.shared.charts import Picked
from pages.shared.frame import View
from pages.shared.i18n import _, day, language, month_names, ngettext, number

_LANES = ("published", "captured")
#: Spans of publication, in days, up to which days and weeks are drawn; above it, months.
_DAYS, _WEEKS = 45, 240


def lane_label(lane: str) -> str:
    """What a lane shows."""
    return _("Articles published") if lane == "published" else _("Pages captured")


def grain(view: View) -> str:
    """Day, week or month: chosen by the period that the pages span, and changeable."""
    labels = {"auto": _("Automatic"), "day": _("Day"), "week": _("Week"), "month": _("Month")}
    chosen = st.segmented_control(
        _("Bars per"), list(labels), format_func=labels.__getitem__, default="auto", required=True, key="grain",
        bind="query-params",
    )  # fmt: skip
    if chosen != "auto":
        return str(chosen)
    days = [p.start for p in store.read(reads.publications, view.filters, "day") if p.lane == "published"]
    span = (max(days) - min(days)).days if days else 0
    return "day" if span <= _DAYS else "week" if span <= _WEEKS else "month"


def finding(rows: list[PeriodCount], missing: dict[str, int]) -> str:
    """How many are dated, over which period, and how many are not."""
    published = [r for r in rows if r.lane == "published"]
    n = sum(r.documents for r in published)
    undated = ngettext("{n} document is undated.", "{n} documents are undated.", missing["published"])
    if not n:
        return _("No document is dated.") + " " + undated
    busiest = max(published, key=lambda r: r.documents)
    return (
        _("{n} documents are dated; most, {most}, in the period from {start}.").format(
            n=number(n), most=number(busiest.documents), start=day(busiest.start)
        )
        + " "
        + undated
    )


def method() -> str:
    """Two clocks, and what is never done."""
    return _(
        "Publication is told from the article: its dateline, its address, or weekday, day and month together. Capture "
        "is the latest date that the changing link blocks prove. Neither is ever filled in by today's date; what is "
        "undated stands in a bar of its own."
    )


def publications(rows: list[PeriodCount], missing: dict[str, int], per: str, view: View) -> Picked | None:
    """Publications above, captures below on the same axis, the undated beside them; returns what was clicked."""
    ids = [f"{r.lane}:{r.start}" for r in rows]
    picks = {i: _period_pick(r, per) for i, r in zip(ids, rows, strict=True)}
    without = [lane for lane in _LANES if missing[lane]]
    picks |= {f"{lane}:": Picked(Pick(lane), " · ".join((lane_label(lane), _("undated")))) for lane in without}
    figure = figures.timeline(
        {lane: [(r.start, r.documents, f"{lane}:{r.start}") for r in rows if r.lane == lane] for lane in _LANES},
        undated={lane: (missing[lane], f"{lane}:") for lane in without},
        lane_labels={lane: lane_label(lane) for lane in _LANES},
        grain=per,
        title=_("Articles by date of publication, pages by date of capture"),
        x_title={"day": _("day"), "week": _("week, from its Monday"), "month": _("month")}[per],
        y_title=_("documents"),
        undated_label=_("undated"),
        dark=view.dark,
        locale=language(),
    )
    columns = {
        _("Clock"): [lane_label(r.lane) for r in rows] + [lane_label(lane) for lane in without],
        _("Period from"): [r.start for r in rows] + [None] * len(without),
        _("Documents"): [r.documents for r in rows] + [missing[lane] for lane in without],
    }
    return charts.show("publications", figure, columns, picks, [*ids, *(f"{x}:" for x in without)], view.filters)


def mentioned(rows: list[DatedRow], view: View) -> Picked | None:
    """What the text dates, each with its precision: a month is a span and not its first day."""
    if not rows:
        empty.nothing()
        return None
    placed = [r for r in rows if r.value[:4].isdigit()]
    picks = {r.value: Picked(Pick("date", key=r.value), f"{r.text} = {r.value}") for r in rows}
    figure = figures.date_mentions(
        [figures.DatedBar(r.value, r.value, r.precision, r.text, r.mentions) for r in placed],
        title=_("Dates in the text: {n} mentions of {m} points in time").format(
            n=number(sum(r.mentions for r in placed)), m=number(len(placed))
        ),
        lane_labels=(_("Days"), _("Weeks, months, quarters, years")),
        x_title=_("date that the text gives"),
        y_title=_("mentions"),
        dark=view.dark,
        locale=language(),
    )
    columns = {
        _("Value (TIMEX3)"): [r.value for r in rows],
        _("Commonest wording"): [r.text for r in rows],
        _("Type"): [r.type for r in rows],
        _("Mentions"): [r.mentions for r in rows],
        _("Documents"): [r.documents for r in rows],
    }
    return charts.show("dates", figure, columns, picks, [r.value for r in rows], view.filters)


def _period_pick(row: PeriodCount, per: str) -> Picked:
    last = last_day(row.start, per)
    label = f"{lane_label(row.lane)} · {_period_label(row.start, per)}"
    return Picked(Pick(row.lane, since=row.start.isoformat(), until=last.isoformat()), label)


def filled(
    known: Mapping[date, tuple[float, str]], first: date, last: date, grain: str
) -> list[tuple[date, float, str]]:
    """A line: every period from first to last with its figure and id; a period without one is a zero."""
    points, start = [], first
    while start <= last:
        points.append((start, *known.get(start, (0, ""))))
        start = last_day(start, grain) + timedelta(days=1)
    return points


def last_day(start: date, per: str) -> date:
    """The last day of the bar that begins on `start`."""
    if per == "month":
        return (start.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return start + timedelta(days=6 if per == "week" else 0)


def month_label(start: date) -> str:
    """A month and its year."""
    return f"{month_names()[start.month - 1]} {start.year}"


def _period_label(start: date, per: str) -> str:
    if per == "month":
        return month_label(start)
    return day(start) if per == "day" else f"{day(start)} – {day(last_day(start, per))}"
