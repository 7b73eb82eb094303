"""Shares of headlines in articles, blocks or sites, each with its interval."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from core import figures
from core.analysis import agendas
from core.analysis.agendas import ARTICLES, Contrast, Share
from core.analysis.wilson import rate
from pages.promotion.comparison import Options, identity
from pages.shared.downloads import Columns
from pages.shared.i18n import _, language

#: Things compared that fit a screen.
_ROWS = 17
#: A row of the table: what is compared, its side, its share if it has one, the difference to the other sides.
Cell = tuple[str, str, Share | None, Contrast | None]


def figure(options: Options, dark: bool) -> object:
    """Points with their intervals, a colour each side."""
    found, sizes, rows = _found(options), options.sizes, _ordered(options)
    return figures.intervals(
        {(about, side): _estimate(found.get((about, side)), sizes[side]) for about in rows for side in options.sides},
        categories=[(about, options.label(about)) for about in rows],
        series=[(side, options.sized(side), _colour(options, side, dark)) for side in options.sides],
        title=options.title,
        value_title=_("share, with 95% interval"),
        dark=dark,
        locale=language(),
    )


def table(options: Options) -> tuple[Columns, list[str]]:
    """The columns of what the figure shows, and the id of each row."""
    cells, sizes = list(_cells(options)), options.sizes
    columns: Columns = {
        options.heading: [options.label(about) for about, _s, _f, _c in cells],
        _("Side"): [options.side(side) for _a, side, _f, _c in cells],
        _("Headlines"): [share.count if share else 0 for _a, _s, share, _c in cells],
        _("Of"): [sizes[side] for _a, side, _f, _c in cells],
        _("Share (%)"): [round(100 * share.count / share.of, 1) if share else 0.0 for _a, _s, share, _c in cells],
        _("Log-odds"): [round(c.log_odds, 2) if c else None for _a, _s, _f, c in cells],
        _("Lower bound"): [round(c.low, 2) if c else None for _a, _s, _f, c in cells],
        _("Upper bound"): [round(c.high, 2) if c else None for _a, _s, _f, c in cells],
    }
    return columns, [identity(share) if share else "" for _a, _s, share, _c in cells]


def contrasts(options: Options) -> list[Contrast]:
    """The differences between the sides and among the things that are shown."""
    rows = set(_ordered(options))
    return agendas.contrasts([share for share in options.chosen if share.about in rows])


def _cells(options: Options) -> Iterator[Cell]:
    found = _found(options)
    contrast = {(c.about, c.side): c for c in contrasts(options)}
    for about in _ordered(options):
        for side in options.sides:
            yield about, side, found.get((about, side)), contrast.get((about, side))


def _found(options: Options) -> dict[tuple[str, str], Share]:
    return {(share.about, share.side): share for share in options.chosen}


def _ordered(options: Options) -> list[str]:
    """What is compared, the largest difference between two sides first; of names, those that occur most."""
    total = Counter[str]()
    shares: dict[str, dict[str, float]] = {}
    for share in options.chosen:
        total[share.about] += share.count
        shares.setdefault(share.about, {})[share.side] = share.count / share.of
    kept = [about for about, _n in total.most_common(_ROWS)]

    def spread(about: str) -> float:
        own = [shares[about].get(side, 0.0) for side in options.sides]
        return max(own) - min(own)

    return sorted(kept, key=lambda about: (-spread(about), -total[about], about))


def _estimate(share: Share | None, size: int) -> figures.Estimate:
    made = rate(share.count if share else 0, size)
    return figures.Estimate(
        made.share or 0.0, made.low or 0.0, made.high or 0.0, made.hits, size, identity(share) if share else ""
    )


def _colour(options: Options, side: str, dark: bool) -> str:
    if options.by == "block":
        return figures.colour("zone", "body" if side == ARTICLES else side, dark)
    return figures.series_colour(options.sides.index(side))
