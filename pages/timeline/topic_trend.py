"""Topics of the articles by the day, week or month of publication."""

from __future__ import annotations

from collections import Counter
from datetime import date

from core import figures
from core.corpus import reads
from core.corpus.reads import TopicPeriod
from core.filters import UNCLASSIFIED
from core.messages import N_
from pages.shared import drawing, empty, periods, store, topic_periods, wording
from pages.shared.charts import ARTICLE, Chart
from pages.shared.drawing import Picked
from pages.shared.frame import View
from pages.shared.i18n import _, language, number, percent
from pages.timeline import grain


def finding(view: View) -> str | None:
    """The commonest topic of the dated articles, with its share."""
    total = _by_topic(_rows(view))
    topic, n = next(((t, n) for t, n in total.most_common() if t), ("", 0))
    if not n:
        return None
    return _("{topic} is the commonest topic: {n} of {total} dated articles ({share}).").format(
        topic=wording.topic(topic).capitalize(), n=number(n), total=number(total.total()),
        share=percent(n / total.total()),
    )  # fmt: skip


def method(_view: View) -> str:
    """What is counted, and by which of the two document dates."""
    return _(
        "Articles by the day on which they were published, each once, under its topic. Articles without a date have no "
        "place here. Lines are drawn for the commonest topics; the table has all."
    )


def draw(view: View) -> Picked | None:
    """Lines of the commonest topics, in counts or shares; returns what was clicked."""
    rows, per = _rows(view), grain.chosen(view)
    if not rows:
        empty.nothing()
        return None
    shares = drawing.lines_show("course_lines")
    of = topic_periods.totals(rows)
    figure = figures.trends(
        _lines(rows, of if shares else None, per),
        grain=per,
        title=_("Topics of the articles over time (n = {n})").format(n=number(of.total())),
        x_title=_("Published"),
        y_title=_("share of the articles") if shares else _("articles"),
        dark=view.dark,
        locale=language(),
        shares=shares,
    )
    columns = topic_periods.columns(rows, start=_("Period from"), counted=_("Articles"))
    picks = topic_periods.picks(rows, per, "article")
    return drawing.show("article_topics", figure, columns, picks, list(picks), view.filters)


def _rows(view: View) -> list[TopicPeriod]:
    return store.read(reads.article_trend, view.filters, grain.chosen(view))


def _by_topic(rows: list[TopicPeriod]) -> Counter[str]:
    total: Counter[str] = Counter()
    for row in rows:
        total[row.topic or UNCLASSIFIED] += row.n
    return total


def _lines(rows: list[TopicPeriod], of: Counter[date] | None, per: str) -> dict[str, list[periods.Point]]:
    """The line of each of the commonest topics; with `of`, in shares of all articles of the period."""
    lines = {}
    for topic, _n in _by_topic(rows).most_common(topic_periods.LINES):
        own = topic_periods.of_topic(rows, topic).items()
        known = {start: (r.n / of[start] if of else r.n, topic_periods.identity(r)) for start, r in own}
        lines[wording.topic(topic)] = periods.filled(known, rows[0].start, rows[-1].start, per)
    return lines


TOPICS = Chart("topics", N_("Topics of the articles"), ARTICLE, finding, draw, method)
