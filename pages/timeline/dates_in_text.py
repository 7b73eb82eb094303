"""What the text dates, each with its precision: a month is a span and not its first day."""

from __future__ import annotations

from core import figures
from core.corpus import reads
from core.corpus.reads import DatedRow, Pick
from core.messages import N_
from pages.shared import drawing, empty, store
from pages.shared.charts import Chart
from pages.shared.downloads import Columns
from pages.shared.drawing import Picked
from pages.shared.frame import View
from pages.shared.i18n import _, language, number
from pages.timeline import event_files


def finding(view: View) -> str | None:
    """How often the text gives a date, and which one it gives most."""
    rows = store.read(reads.dated, view.filters)
    if not rows:
        return None
    first = max(rows, key=lambda r: r.mentions)
    return _("The text has {n} date expressions with {m} values; the commonest is “{text}”, {most} times.").format(
        n=number(sum(r.mentions for r in rows)), m=number(len(rows)), text=first.text, most=number(first.mentions)
    )


def method(_view: View) -> str:
    """How date expressions are resolved."""
    return _(
        "Date expressions are resolved to TIMEX3 values; one that is relative (yesterday, last week) is resolved from "
        "the date of its article, in a link headline from the capture. A month is a bar as wide as the month, and not "
        "its first day. What has no place in time, such as a duration, is in the table only."
    )


def draw(view: View) -> Picked | None:
    """Days above, longer spans below, and the files for other programs; returns what was clicked."""
    picked = _draw(store.read(reads.dated, view.filters), view)
    event_files.buttons(view.filters)
    return picked


def _draw(rows: list[DatedRow], view: View) -> Picked | None:
    if not rows:
        empty.nothing()
        return None
    picks = {r.value: Picked(Pick("date", key=r.value), f"{r.text} = {r.value}") for r in rows}
    return drawing.show("dates", _figure(rows, view), _columns(rows), picks, [r.value for r in rows], view.filters)


def _figure(rows: list[DatedRow], view: View) -> object:
    placed = [r for r in rows if r.value[:4].isdigit()]
    return figures.date_mentions(
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


def _columns(rows: list[DatedRow]) -> Columns:
    return {
        _("Value (TIMEX3)"): [r.value for r in rows],
        _("Commonest wording"): [r.text for r in rows],
        _("Type"): [r.type for r in rows],
        _("Mentions"): [r.mentions for r in rows],
        _("Documents"): [r.documents for r in rows],
    }


DATES = Chart("dates", N_("What the text dates"), "date", finding, draw, method)
