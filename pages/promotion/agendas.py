"""Two charts that compare shares side by side: agendas (topics or names) and clickbait marks."""

from __future__ import annotations

import math
from collections.abc import Callable

from core.analysis import agendas
from core.analysis.agendas import Contrast
from core.corpus.reads import Pick
from core.messages import N_
from pages.promotion import by_capture, comparison, coverage, side_by_side
from pages.promotion.comparison import Options, identity
from pages.promotion.marked_headlines import marked_headlines
from pages.shared import drawing, empty
from pages.shared.charts import Chart
from pages.shared.drawing import Picked
from pages.shared.frame import View
from pages.shared.i18n import _, number, percent


def finding(options: Options) -> str | None:
    """The largest difference, and how sure it is."""
    compared = [] if options.over_time else side_by_side.contrasts(options)
    if not compared:
        return None
    sure = agendas.standing_out(compared)
    if sure is None:
        return _(
            "No difference here is sure: among the {n} that are compared, chance alone makes ones as large. "
            "More pages would say more."
        ).format(n=number(len(compared)))
    return _standing_out(sure, options)


def _standing_out(sure: Contrast, options: Options) -> str:
    size = options.sizes[sure.side]
    count = next((s.count for s in options.chosen if (s.side, s.about) == (sure.side, sure.about)), 0)
    sentence = (
        _("{what} stands out in {side}: {n} of {of} headlines ({share}); the odds are {ratio} times those of {other} "
          "(95% interval {low} to {high}).")
        if sure.log_odds > 0
        else _("{what} is rare in {side}: {n} of {of} headlines ({share}); the odds are {ratio} times those of {other} "
               "(95% interval {low} to {high}).")
    )  # fmt: skip
    what = options.label(sure.about)
    return sentence.format(
        what=what if options.about == "name" else what.capitalize(), side=options.side(sure.side), n=number(count),
        of=number(size), share=percent(count / size), ratio=_odds(sure.log_odds),
        other=options.side(sure.other) if sure.other else _("the others"),
        low=_odds(sure.low), high=_odds(sure.high),
    )  # fmt: skip


def _odds(log_odds: float) -> str:
    ratio = math.exp(log_odds)
    return number(round(ratio, 1 if ratio >= 1 else 2))


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
    if options.about == "clickbait":
        parts.append(
            _(
                "Marks are words of an editable list (data/lexicons/clickbait.csv), each with its reason, and "
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
    name = f"agendas_{options.about}"
    if options.over_time:
        name += "_time"
        figure = by_capture.figure(options, view.dark, shares=drawing.lines_show("agenda_lines"))
        columns, ids = by_capture.table(options)
    else:
        figure = side_by_side.figure(options, view.dark)
        columns, ids = side_by_side.table(options)
    return drawing.show(name, figure, columns, _picks(options), ids, view.filters)


def _picks(options: Options) -> dict[str, Picked]:
    return {
        identity(s): Picked(
            Pick("article", documents=s.documents) if s.documents else Pick("headline", spans=s.spans),
            f"{options.label(s.about)} · {options.side(s.side)}",
        )
        for s in options.shares
    }


def _chart(
    key: str,
    label: str,
    chosen: Callable[[View], Options],
    above: Callable[[View], None],
    below: Callable[[View], None] | None = None,
) -> Chart:
    return Chart(
        key, label, "headline",
        finding=lambda view: finding(chosen(view)),
        draw=lambda view: draw(chosen(view), view),
        method=lambda view: method(chosen(view)),
        above=above, note=coverage.note, below=below,
    )  # fmt: skip


AGENDAS = _chart("agendas", N_("Agendas side by side"), comparison.agendas_chosen, comparison.choose_agendas)
CLICKBAIT = _chart(
    "craft", N_("Clickbait marks"), comparison.clickbait_chosen, comparison.choose_clickbait, marked_headlines
)
