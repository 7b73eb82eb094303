"""The promotion page's record: which headlines were put forward, on how many of the captured pages."""

from __future__ import annotations

import streamlit as st

from core import figures
from core.analysis.promotion import Record
from core.corpus.tables import Pick
from core.model import BLOCKS
from pages.shared import charts, empty, wording
from pages.shared.charts import Picked
from pages.shared.frame import View
from pages.shared.i18n import _, language, literal, ngettext, number, percent, period, short

#: Bars that fit a screen; the table has all headlines.
_BARS = 20
#: Sites that the line on what was captured names.
_SITES = 5


def shape() -> str:
    """The view that is chosen: record, agendas or craft."""
    labels = {"record": _("Record"), "agendas": _("Agendas side by side"), "craft": _("Headline craft")}
    return str(
        st.segmented_control(
            _("Shown as"), list(labels), format_func=labels.__getitem__, default="record", required=True,
            key="promotion_view", bind="query-params",
        )
    )  # fmt: skip


def finding(record: Record) -> str | None:
    """The headline on the most pages, and how many stood on more than one."""
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
        "“{headline}” stood on {n} of {of} captured pages ({share}), more than any other; "
        "{repeated} of {total} different headlines stood on more than one page."
    ).format(
        headline=first.text, n=number(first.pages), of=number(record.pages),
        share=percent(first.pages / record.pages), repeated=number(repeated), total=number(len(record.headlines)),
    )  # fmt: skip


def captured(record: Record) -> str:
    """What was captured and what was not, as Markdown."""
    days = [day for day, _n in record.days if day]
    undated = sum(n for day, n in record.days if day is None)
    sites = [(site, n) for site, n in record.sites if site]
    unknown = sum(n for site, n in record.sites if site is None)
    parts = [ngettext("Captured: {n} page", "Captured: {n} pages", record.pages)]
    if days:
        parts.append(
            ngettext("on {n} day ({period})", "on {n} days ({period})", len(days), period=period(days[0], days[-1]))
        )
    if undated:
        parts.append(ngettext("{n} without a capture date", "{n} without a capture date", undated))
    parts += [f"{literal(site)} {number(n)}" for site, n in sites[:_SITES]]
    if len(sites) > _SITES:
        rest = sum(n for _site, n in sites[_SITES:])
        parts.append(ngettext("other sites {n}", "other sites {n}", rest))
    if unknown:
        parts.append(ngettext("{n} of an unknown site", "{n} of unknown sites", unknown))
    return " · ".join(parts) + ". " + _("What no crawler kept is not in the record.")


def method() -> str:
    """How the record is kept."""
    return _(
        "Headlines that are the same or nearly (other marks, one letter wrong, cut off) are one, and count once a "
        "page. Pages are those captured from the same sites, so that a share of all pages of one capture is the "
        "site's template and no news. Rank 1 is the top of its block; first and last capture are the days on which "
        "the pages were captured, as far as they are known."
    )


def draw(record: Record, view: View) -> Picked | None:
    """Bars of the headlines on the most pages, coloured by block; returns what was clicked."""
    if not record.headlines:
        empty.nothing()
        return None
    shown = record.headlines[:_BARS]
    figure = figures.ranked_bars(
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
    rows = record.headlines
    columns = {
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
    picks = {str(n): Picked(Pick("headline", spans=p.spans), short(p.text, 60)) for n, p in enumerate(rows)}
    return charts.show("promotion", figure, columns, picks, list(picks), view.filters)
