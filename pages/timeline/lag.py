"""How long after publication the pages were captured."""

from __future__ import annotations

from core import figures
from core.corpus import reads
from core.corpus.reads import LagRow, Pick
from core.messages import N_
from pages.shared import drawing, empty, store
from pages.shared.charts import ARTICLE, Chart
from pages.shared.downloads import Columns
from pages.shared.drawing import Picked
from pages.shared.frame import View
from pages.shared.i18n import _, language, ngettext, number

#: The last day of each step of the lag; what is longer is a step of its own.
_STEPS = (-1, 0, 1, 3, 7, 30, 365)
#: The documents of each step, by its place among the steps.
Members = dict[int, list[LagRow]]


def finding(view: View) -> str | None:
    """The median of the days from publication to capture."""
    rows = store.read(reads.lags, view.filters)
    if not rows:
        return None
    middle = sorted(row.days for row in rows)[len(rows) // 2]
    if middle < 0:
        return _(
            "Half of the {documents} documents with both dates seem to be captured before they were published: look at "
            "their dates."
        ).format(documents=number(len(rows)))
    return ngettext(
        "Half of the {documents} documents with both dates were captured within {n} day of publication.",
        "Half of the {documents} documents with both dates were captured within {n} days of publication.",
        middle,
        documents=number(len(rows)),
    )


def method(_view: View) -> str:
    """Which documents are counted."""
    return _(
        "Days from publication to capture, of the documents whose two dates are both known to the day. The date of "
        "capture is the latest that the page proves; it may have been captured later."
    )


def draw(view: View) -> Picked | None:
    """Documents by step of the lag; returns what was clicked."""
    rows = store.read(reads.lags, view.filters)
    if not rows:
        empty.nothing()
        return None
    members: Members = {}
    for row in rows:
        members.setdefault(_step(row), []).append(row)
    figure = _figure(members, len(rows), view)
    return drawing.show("lag", figure, _columns(rows), _picks(members), [r.document for r in rows], view.filters)


def _step(row: LagRow) -> int:
    return next((at for at, last in enumerate(_STEPS) if row.days <= last), len(_STEPS))


def _figure(members: Members, n: int, view: View) -> object:
    labels = _labels()
    return figures.ranked_bars(
        [figures.BarRow(str(at), labels[at], len(members[at]), "latest") for at in sorted(members)],
        title=_("From publication to capture (n = {n} documents)").format(n=number(n)),
        x_title=_("documents"),
        group_labels={"latest": _("Documents")},
        colour_kind="block",
        dark=view.dark,
        locale=language(),
    )


def _columns(rows: list[LagRow]) -> Columns:
    return {
        _("File"): [r.file for r in rows],
        _("Title"): [r.title for r in rows],
        _("Article date"): [r.published for r in rows],
        _("Capture date"): [r.captured for r in rows],
        _("Days"): [r.days for r in rows],
    }


def _picks(members: Members) -> dict[str, Picked]:
    """A bar leads to the documents of its step, a row of the table to its document."""
    labels = _labels()
    steps = {
        str(at): Picked(Pick("article", documents=tuple(row.document for row in own)), labels[at])
        for at, own in members.items()
    }
    rows = [row for own in members.values() for row in own]
    return steps | {row.document: Picked(Pick("article", documents=(row.document,)), row.file) for row in rows}


def _labels() -> list[str]:
    """What each step of the lag is called."""
    return [
        _("before publication (doubtful)"), _("on the same day"), _("after 1 day"), _("after 2–3 days"),
        _("after 4–7 days"), _("after 8–30 days"), _("within a year"), _("after more than a year"),
    ]  # fmt: skip


LAG = Chart("lag", N_("From publication to capture"), ARTICLE, finding, draw, method)
