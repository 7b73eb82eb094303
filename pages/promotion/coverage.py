"""What was captured and what was not: it goes below every chart of what the sites put forward."""

from __future__ import annotations

from core.analysis import promotion
from core.analysis.promotion import Record
from pages.shared import store
from pages.shared.frame import View
from pages.shared.i18n import _, literal, ngettext, number, period

#: Sites that the line names.
_SITES = 5


def note(view: View) -> str:
    """Pages, days and sites of the captures, as Markdown."""
    record = store.read(promotion.record, view.filters)
    parts = [ngettext("Captured: {n} page", "Captured: {n} pages", record.pages), *_days(record), *_sites(record)]
    return " · ".join(parts) + ". " + _("What no crawler kept is not in the record.")


def _days(record: Record) -> list[str]:
    days = [day for day, _n in record.days if day]
    undated = sum(n for day, n in record.days if day is None)
    parts = []
    if days:
        parts.append(
            ngettext("on {n} day ({period})", "on {n} days ({period})", len(days), period=period(days[0], days[-1]))
        )
    if undated:
        parts.append(ngettext("{n} without a capture date", "{n} without a capture date", undated))
    return parts


def _sites(record: Record) -> list[str]:
    sites = [(site, n) for site, n in record.sites if site]
    unknown = sum(n for site, n in record.sites if site is None)
    parts = [f"{literal(site)} {number(n)}" for site, n in sites[:_SITES]]
    if len(sites) > _SITES:
        rest = sum(n for _site, n in sites[_SITES:])
        parts.append(ngettext("other sites {n}", "other sites {n}", rest))
    if unknown:
        parts.append(ngettext("{n} of an unknown site", "{n} of unknown sites", unknown))
    return parts
