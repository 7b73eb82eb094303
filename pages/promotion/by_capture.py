"""Shares of headlines by the day, week or month of capture, as lines."""

from __future__ import annotations

from collections import Counter
from datetime import date

from core import figures
from core.analysis.agendas import Share
from pages.promotion.comparison import Options, identity
from pages.shared.downloads import Columns
from pages.shared.i18n import _, language
from pages.shared.periods import Point

#: Lines that can be distinguished.
_LINES = 6


def figure(options: Options, dark: bool, *, shares: bool) -> object:
    """A line each of the commonest, in counts or shares."""
    return figures.trends(
        {options.label(about): _line(about, options, shares=shares) for about in _commonest(options.shares)},
        grain=options.by,
        title=options.title,
        x_title=_("Captured"),
        y_title=_("share of different headlines") if shares else _("different headlines"),
        dark=dark,
        locale=language(),
        shares=shares,
    )


def table(options: Options) -> tuple[Columns, list[str]]:
    """The columns of all shares, and the id of each row."""
    rows = options.shares
    columns: Columns = {
        options.heading: [options.label(s.about) for s in rows],
        _("Captured from"): [date.fromisoformat(s.side) for s in rows],
        _("Headlines"): [s.count for s in rows],
        _("Of"): [s.of for s in rows],
        _("Share (%)"): [round(100 * s.count / s.of, 1) for s in rows],
    }
    return columns, [identity(share) for share in rows]


def _commonest(shares: list[Share]) -> list[str]:
    total = Counter[str]()
    for share in shares:
        total[share.about] += share.count
    return [about for about, _n in total.most_common(_LINES)]


def _line(about: str, options: Options, *, shares: bool) -> list[Point]:
    found = {share.side: share for share in options.shares if share.about == about}
    return [(date.fromisoformat(side), *_point(found.get(side), shares=shares)) for side in options.sides]


def _point(share: Share | None, *, shares: bool) -> tuple[float, str]:
    if share is None:
        return 0, ""
    return share.count / share.of if shares else share.count, identity(share)
