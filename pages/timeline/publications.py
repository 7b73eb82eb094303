"""Articles by date of publication, pages by date of capture, the undated in bars of their own."""

from __future__ import annotations

from core import figures
from core.corpus import reads
from core.corpus.reads import PeriodCount, Pick
from core.messages import N_
from pages.shared import drawing, periods, store
from pages.shared.charts import Chart
from pages.shared.downloads import Columns
from pages.shared.drawing import Picked
from pages.shared.frame import View
from pages.shared.i18n import _, day, language, ngettext, number
from pages.timeline import grain

_LANES = ("published", "captured")


def finding(view: View) -> str:
    """How many are dated, over which period, and how many are not."""
    published = [r for r in _rows(view) if r.lane == "published"]
    n = sum(r.documents for r in published)
    missing = store.read(reads.undated, view.filters)["published"]
    undated = ngettext("{n} document is undated.", "{n} documents are undated.", missing)
    if not n:
        return _("No document is dated.") + " " + undated
    busiest = max(published, key=lambda r: r.documents)
    dated = _("{n} documents are dated; most, {most}, in the period from {start}.").format(
        n=number(n), most=number(busiest.documents), start=day(busiest.start)
    )
    return f"{dated} {undated}"


def method(_view: View) -> str:
    """How the two document dates are read, and that neither is ever guessed."""
    return _(
        "Publication is read from the article: its dateline, its address, or weekday, day and month together. Capture "
        "is the latest date that the changing link blocks prove. Neither is ever filled in by today's date; what is "
        "undated has a bar of its own."
    )


def draw(view: View) -> Picked | None:
    """Publications above, captures below on the same axis; returns what was clicked."""
    rows, per = _rows(view), grain.chosen(view)
    missing = store.read(reads.undated, view.filters)
    without = {lane: missing[lane] for lane in _LANES if missing[lane]}
    picks = {_id(r.lane, r): _pick(r, per) for r in rows}
    picks |= {_id(lane): Picked(Pick(lane), " · ".join((_label(lane), _("undated")))) for lane in without}
    figure = _figure(rows, without, per, view)
    return drawing.show("publications", figure, _columns(rows, without), picks, list(picks), view.filters)


def _rows(view: View) -> list[PeriodCount]:
    return store.read(reads.publications, view.filters, grain.chosen(view))


def _figure(rows: list[PeriodCount], without: dict[str, int], per: str, view: View) -> object:
    return figures.timeline(
        {lane: [(r.start, r.documents, _id(lane, r)) for r in rows if r.lane == lane] for lane in _LANES},
        undated={lane: (n, _id(lane)) for lane, n in without.items()},
        lane_labels={lane: _label(lane) for lane in _LANES},
        grain=per,
        title=_("Articles by date of publication, pages by date of capture"),
        x_title={"day": _("day"), "week": _("week, from its Monday"), "month": _("month")}[per],
        y_title=_("documents"),
        undated_label=_("undated"),
        dark=view.dark,
        locale=language(),
    )


def _columns(rows: list[PeriodCount], without: dict[str, int]) -> Columns:
    return {
        _("Clock"): [_label(lane) for lane in (*(r.lane for r in rows), *without)],
        _("Period from"): [r.start for r in rows] + [None] * len(without),
        _("Documents"): [r.documents for r in rows] + list(without.values()),
    }


def _pick(row: PeriodCount, per: str) -> Picked:
    days = periods.days(row.start, per)
    pick = Pick("published", published=days) if row.lane == "published" else Pick("captured", captured=days)
    label = f"{_label(row.lane)} · {periods.label(row.start, per)}"
    return Picked(pick, label)


def _label(lane: str) -> str:
    return _("Articles published") if lane == "published" else _("Pages captured")


def _id(lane: str, row: PeriodCount | None = None) -> str:
    """The id of a bar; without a row, that of the undated."""
    return f"{lane}:{row.start if row else ''}"


PUBLICATIONS = Chart("publications", N_("Articles published"), "date", finding, draw, method, above=grain.choose)
