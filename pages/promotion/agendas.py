"""The promotion page's comparisons: topics, names and marks of craft in articles, blocks, sites and captures."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import streamlit as st

from core import figures
from core.analysis import agendas
from core.analysis.agendas import ARTICLES, Contrast, Share
from core.corpus import reads
from core.corpus.tables import Pick
from core.headlines import clickbait
from core.model import Filters
from pages.shared import charts, downloads, empty, filters, store, wording
from pages.shared.charts import Picked
from pages.shared.frame import View
from pages.shared.i18n import _, day, language, number, percent, short

#: Things compared that fit a screen, and lines that can be told apart.
_ROWS, _LINES = 17, 6
#: Sides that are shown at first.
_SIDES = 3
_PERIODS = ("day", "week", "month")


@dataclass(frozen=True, slots=True)
class Options:
    """What is compared: `about` by `by`, the sides chosen, and all shares."""

    about: str
    by: str
    sides: tuple[str, ...]
    shares: list[Share]

    @property
    def chosen(self) -> list[Share]:
        """The shares of the sides that are shown."""
        return [share for share in self.shares if share.side in self.sides]


def options(shape: str, chosen: Filters) -> Options:
    """Draw what can be chosen and return it; sites are offered where there are several."""
    left, middle, right = st.columns([1, 1, 2])
    about = "craft"
    if shape == "agendas":
        labels = {"topic": _("Topics"), "name": _("Names")}
        about = left.selectbox(_("Shares of"), list(labels), format_func=labels.__getitem__, key="agenda_about")
    sides = _ways()
    by = (middle if shape == "agendas" else left).selectbox(
        _("Side by side"), list(sides), format_func=sides.__getitem__, key="agenda_by"
    )
    found: list[Share] = store.read(agendas.shares, chosen, about, by)
    known = agendas.sides((share.side for share in found), by)
    if by in _PERIODS or len(known) <= 1:
        return Options(about, by, tuple(known), found)
    sizes = {share.side: share.of for share in found}
    largest = sorted(known, key=lambda side: (side != ARTICLES, -sizes[side]))[:_SIDES]
    picked = right.multiselect(
        _("Sides"), known, default=[side for side in known if side in largest], key=f"agenda_sides_{by}",
        format_func=_sided(by, sizes), placeholder=_("All sides"), select_all=False,
    )  # fmt: skip
    return Options(about, by, tuple(side for side in known if side in (picked or known)), found)


def _ways() -> dict[str, str]:
    """What can be set side by side in this workspace."""
    pages = store.read(reads.documents, Filters())
    ways = {"block": _("Articles and blocks")}
    if len({page.site for page in pages}) > 1:
        ways["site"] = _("Sites")
    if len({page.captured for page in pages if page.captured}) > 1:
        ways |= {"day": _("Days of capture"), "week": _("Weeks of capture"), "month": _("Months of capture")}
    return ways


def finding(options: Options) -> str | None:
    """What stands out, and how sure that is."""
    if options.by in _PERIODS:
        return None
    compared = _contrasts(options)
    if not compared:
        return None
    sure = agendas.standing_out(compared)
    if sure is None:
        return _(
            "No difference here is sure: among the {n} that are compared, chance alone makes ones as large. "
            "More pages would say more."
        ).format(n=number(len(compared)))
    rates = {(s.side, s.about): s for s in options.chosen}
    own = rates.get((sure.side, sure.about))
    size = next(s.of for s in options.chosen if s.side == sure.side)
    words_of = _sided(options.by)
    sentence = (
        _("{what} stands out in {side}: {n} of {of} headlines ({share}); the odds are {ratio} times those of {other} "
          "(95% interval {low} to {high}).")
        if sure.log_odds > 0
        else _("{what} is rare in {side}: {n} of {of} headlines ({share}); the odds are {ratio} times those of {other} "
               "(95% interval {low} to {high}).")
    )  # fmt: skip
    count = own.count if own else 0
    return sentence.format(
        what=_label(options.about)(sure.about).capitalize() if options.about != "name" else _label("name")(sure.about),
        side=words_of(sure.side), n=number(count), of=number(size), share=percent(count / size),
        ratio=_odds(sure.log_odds), other=words_of(sure.other) if sure.other else _("the others"),
        low=_odds(sure.low), high=_odds(sure.high),
    )  # fmt: skip


def method(options: Options) -> str:
    """How shares, intervals and odds are made."""
    parts = [
        _(
            "Different headlines are counted, each once a side: repetitions say nothing new. Lines are the 95% "
            "intervals after Wilson; where two lie apart, the difference is no chance. The table has the log-odds "
            "ratio against the articles, or against all other sides, with its interval."
        )
    ]
    if options.about == "name":
        parts.append(_("An article names somebody when title or text does; headlines are shorter, and name fewer."))
    if options.about == "craft":
        parts.append(
            _(
                "Marks are words of an editable list (data/lexicons/headline_craft.csv), each with its reason, and "
                "signs: a question, an exclamation, words in quotation marks, a number at the beginning, capitals. A "
                "mark is an observation and no verdict. Of articles, the titles are looked at."
            )
        )
    parts.append(_("Filters of topic and block have no part in this comparison, those of file and period have."))
    return "\n\n".join(parts)


def draw(options: Options, view: View) -> Picked | None:
    """Shares with their intervals, or over time; returns what was clicked."""
    if not options.chosen:
        empty.nothing()
        return None
    return _over_time(options, view) if options.by in _PERIODS else _side_by_side(options, view)


def _side_by_side(options: Options, view: View) -> Picked | None:
    label, side_label = _label(options.about), _sided(options.by)
    found = {(s.about, s.side): s for s in options.chosen}
    sizes = {s.side: s.of for s in options.chosen}
    rows = _ordered(options)
    points = {
        (about, side): _estimate(found.get((about, side)), sizes[side], _id(about, side))
        for about in rows
        for side in options.sides
    }
    figure = figures.intervals(
        points,
        categories=[(about, label(about)) for about in rows],
        series=[(side, _sided(options.by, sizes)(side), _colour(options, side, view.dark)) for side in options.sides],
        title=_title(options.about),
        value_title=_("share, with 95% interval"),
        dark=view.dark,
        locale=language(),
    )
    contrast = {(c.about, c.side): c for c in _contrasts(options)}
    cells = [
        (about, side, found.get((about, side)), contrast.get((about, side))) for about in rows for side in options.sides
    ]
    columns = {
        _heading(options.about): [label(about) for about, _s, _f, _c in cells],
        _("Side"): [side_label(side) for _a, side, _f, _c in cells],
        _("Headlines"): [share.count if share else 0 for _a, _s, share, _c in cells],
        _("Of"): [sizes[side] for _a, side, _f, _c in cells],
        _("Share (%)"): [round(100 * share.count / share.of, 1) if share else 0.0 for _a, _s, share, _c in cells],
        _("Log-odds"): [round(c.log_odds, 2) if c else None for _a, _s, _f, c in cells],
        _("Lower bound"): [round(c.low, 2) if c else None for _a, _s, _f, c in cells],
        _("Upper bound"): [round(c.high, 2) if c else None for _a, _s, _f, c in cells],
    }
    ids = [_id(about, side) if share else "" for about, side, share, _c in cells]
    return charts.show(f"agendas_{options.about}", figure, columns, _picks(options), ids, view.filters)


def _over_time(options: Options, view: View) -> Picked | None:
    label = _label(options.about)
    shares = charts.lines_show("agenda_lines")
    total = Counter[str]()
    for share in options.shares:
        total[share.about] += share.count
    found = {(s.about, s.side): s for s in options.shares}
    sizes = {s.side: s.of for s in options.shares}
    chosen = [about for about, _n in total.most_common(_LINES)]

    def value(about: str, side: str) -> float:
        count = found[about, side].count if (about, side) in found else 0
        return count / sizes[side] if shares else count

    figure = figures.trends(
        {
            label(about): [
                (date.fromisoformat(side), value(about, side), _id(about, side) if (about, side) in found else "")
                for side in options.sides
            ]
            for about in chosen
        },
        grain=options.by,
        title=_title(options.about),
        x_title=_("Captured"),
        y_title=_("share of different headlines") if shares else _("different headlines"),
        dark=view.dark,
        locale=language(),
        shares=shares,
    )
    rows = options.shares
    columns = {
        _heading(options.about): [label(s.about) for s in rows],
        _("Captured from"): [date.fromisoformat(s.side) for s in rows],
        _("Headlines"): [s.count for s in rows],
        _("Of"): [s.of for s in rows],
        _("Share (%)"): [round(100 * s.count / s.of, 1) for s in rows],
    }
    ids = [_id(s.about, s.side) for s in rows]
    return charts.show(f"agendas_{options.about}_time", figure, columns, _picks(options), ids, view.filters)


def evidence(view: View) -> None:
    """The headlines with their marks, the words that made them, and why these count."""
    rows = store.read(reads.headlines, view.filters)
    marked = [(row, clickbait.marks(row.text)) for row in rows]
    marked = [(row, found) for row, found in marked if found]
    st.subheader(_("The headlines and their marks"), anchor=False)
    st.caption(_("{n} of {total} link headlines carry a mark.").format(n=number(len(marked)), total=number(len(rows))))
    columns = {
        _("Headline"): [row.text for row, _m in marked],
        _("Marks"): [", ".join(dict.fromkeys(wording.craft(m.craft) for m in found)) for _r, found in marked],
        _("Words"): [", ".join(dict.fromkeys(row.text[m.start : m.end] for m in found)) for row, found in marked],
        _("Why"): [
            "; ".join(dict.fromkeys(why for m in found if (why := clickbait.reason(m, language()))))
            for _r, found in marked
        ],
        _("Block"): [wording.zone(row.block) for row, _m in marked],
        _("Rank"): [row.position for row, _m in marked],
        _("File"): [row.file for row, _m in marked],
        _("Line"): [row.line for row, _m in marked],
    }
    st.dataframe(columns, hide_index=True, key="craft_headlines", placeholder="–")
    downloads.csv_button(columns, filters.describe(view.filters), "craft")


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


def _contrasts(options: Options) -> list[Contrast]:
    """The differences between the sides and among the things that are shown."""
    rows = set(_ordered(options))
    return agendas.contrasts([share for share in options.chosen if share.about in rows])


def _estimate(share: Share | None, size: int, identity: str) -> figures.Estimate:
    made = agendas.rate(share.count if share else 0, size)
    return figures.Estimate(
        made.share or 0.0, made.low or 0.0, made.high or 0.0, made.wrong, size, identity if share else ""
    )


def _picks(options: Options) -> dict[str, Picked]:
    label, side_label = _label(options.about), _sided(options.by)
    return {
        _id(s.about, s.side): Picked(
            Pick("article", documents=s.documents) if s.documents else Pick("headline", spans=s.spans),
            f"{label(s.about)} · {side_label(s.side)}",
        )
        for s in options.shares
    }


def _label(about: str) -> Callable[[str], str]:
    return {"topic": wording.topic, "craft": wording.craft, "name": lambda name: name.partition(":")[2]}[about]


def _heading(about: str) -> str:
    return {"topic": _("Topic"), "craft": _("Mark"), "name": _("Name")}[about]


def _title(about: str) -> str:
    return {
        "topic": _("Different headlines by topic"),
        "craft": _("Different headlines with a mark of craft"),
        "name": _("Different headlines by name"),
    }[about]


def _sided(by: str, sizes: dict[str, int] | None = None) -> Callable[[str], str]:
    """What a side is called; with `sizes`, also how many headlines it has."""

    def name(side: str) -> str:
        if side == ARTICLES:
            return _("Articles")
        if by == "block":
            return wording.zone(side)
        return short(side, 30) or _("unknown site") if by == "site" else day(date.fromisoformat(side))

    return (lambda side: f"{name(side)} (n = {number(sizes[side])})") if sizes else name


def _colour(options: Options, side: str, dark: bool) -> str:
    if options.by == "block":
        return figures.colour("zone", "body" if side == ARTICLES else side, dark)
    return figures.series_colour(options.sides.index(side))


def _odds(log_odds: float) -> str:
    ratio = math.exp(log_odds)
    return number(round(ratio, 1 if ratio >= 1 else 2))


def _id(about: str, side: str) -> str:
    return f"{about}|{side}"
