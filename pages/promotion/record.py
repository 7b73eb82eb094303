"""The record of promotion: which headlines were put forward, on how many of the captured pages."""

from __future__ import annotations

from core import figures
from core.analysis import promotion
from core.analysis.promotion import Record
from core.corpus.reads import Pick
from core.messages import N_
from core.model import BLOCKS
from pages.promotion import coverage
from pages.shared import drawing, empty, store, wording
from pages.shared.charts import Chart
from pages.shared.downloads import Columns
from pages.shared.drawing import Picked
from pages.shared.frame import View
from pages.shared.i18n import _, language, ngettext, number, percent, short

#: Bars that fit a screen; the table has all headlines.
_BARS = 20


def finding(view: View) -> str | None:
    """The headline on the most pages, and how many were on more than one."""
    record = store.read(promotion.record, view.filters)
    if not record.headlines:
        return None
    first = record.headlines[0]
    repeated = sum(promoted.pages > 1 for promoted in record.headlines)
    if not repeated:
        return ngettext(
            "{n} headline was put forward, on one page.",
            "{n} different headlines were put forward, each on one page only.",
            len(record.headlines),
        )
    return _(
        "“{headline}” was on {n} of {of} captured pages ({share}), more than any other; "
        "{repeated} of {total} different headlines were on more than one page."
    ).format(
        headline=first.text, n=number(first.pages), of=number(record.pages),
        share=percent(first.pages / record.pages), repeated=number(repeated), total=number(len(record.headlines)),
    )  # fmt: skip


def method(_view: View) -> str:
    """How the record is kept."""
    return _(
        "Headlines that are the same or nearly (other marks, one letter wrong, cut off) are one, and count once a "
        "page. Pages are those captured from the same sites, so that a share of all pages of one capture is the "
        "site's template and no news. Rank 1 is the top of its block; first and last capture are the days on which "
        "the pages were captured, as far as they are known."
    )


def draw(view: View) -> Picked | None:
    """Bars of the headlines on the most pages, coloured by block; returns what was clicked."""
    record = store.read(promotion.record, view.filters)
    if not record.headlines:
        empty.nothing()
        return None
    rows = enumerate(record.headlines)
    picks = {str(n): Picked(Pick("headline", spans=p.spans), short(p.text, 60)) for n, p in rows}
    return drawing.show("promotion", _figure(record, view), _columns(record), picks, list(picks), view.filters)


def _figure(record: Record, view: View) -> object:
    shown = record.headlines[:_BARS]
    return figures.ranked_bars(
        [figures.BarRow(str(n), p.text, p.pages, p.blocks[0]) for n, p in enumerate(shown)],
        title=_("Headlines on the most pages ({n} of {total})").format(
            n=number(len(shown)), total=number(len(record.headlines))
        ),
        x_title=_("pages of {n}").format(n=number(record.pages)),
        group_labels={block: wording.zone(block) for block in BLOCKS},
        colour_kind="block",
        dark=view.dark,
        locale=language(),
        lines=2,
    )


def _columns(record: Record) -> Columns:
    rows = record.headlines
    return {
        _("Headline"): [p.text for p in rows],
        _("Pages"): [p.pages for p in rows],
        _("of the sites' pages"): [p.of for p in rows],
        _("Block"): [", ".join(wording.zone(block) for block in p.blocks) for p in rows],
        _("Topic"): [wording.topic(p.topic) for p in rows],
        _("Names"): [", ".join(p.names) for p in rows],
        _("Best rank"): [p.best for p in rows],
        _("Mean rank"): [round(p.mean, 1) for p in rows],
        _("First capture"): [p.first for p in rows],
        _("Last capture"): [p.last for p in rows],
        _("Sites"): [", ".join(p.sites) for p in rows],
    }


RECORD = Chart("record", N_("Record"), "headline", finding, draw, method, note=coverage.note)
