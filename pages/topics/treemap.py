"""Link headlines by topic as a treemap, with the analyst's custom topics in them."""

from __future__ import annotations

from collections import Counter

from core import figures
from core.corpus.reads import Pick, TopicCount
from core.filters import UNCLASSIFIED
from core.messages import N_
from pages.shared import drawing, empty, wording
from pages.shared.charts import Chart
from pages.shared.downloads import Columns
from pages.shared.drawing import Picked
from pages.shared.frame import View
from pages.shared.i18n import _, language, number
from pages.topics import headline_counts as topic_counts

#: Topic, custom topic in it or None for all of it, headlines.
Row = tuple[str, str | None, int]


def draw(view: View) -> Picked | None:
    """Topics, and in them the analyst's own; returns what was clicked."""
    counts = topic_counts.read(view)
    if not counts:
        empty.nothing()
        return None
    rows = _rows(counts)
    figure = figures.treemap(
        [(_id(t, o), o or wording.topic(t), f"{t}|" if o else "", n, t) for t, o, n in rows],
        title=_("Link headlines by topic (n = {n})").format(n=number(sum(c.headlines for c in counts))),
        unit=_("link headlines"),
        colour_kind="topic",
        dark=view.dark,
        locale=language(),
    )
    columns: Columns = {
        _("Topic"): [wording.topic(t) for t, _o, _n in rows],
        _("Own topic"): [o for _t, o, _n in rows],
        _("Link headlines"): [n for _t, _o, n in rows],
    }
    picks = {_id(t, o): Picked(Pick("headline", topic=t, custom=o), o or wording.topic(t)) for t, o, _n in rows}
    return drawing.show("topic_tree", figure, columns, picks, list(picks), view.filters)


def _rows(counts: list[TopicCount]) -> list[Row]:
    """Each topic, followed by the custom topics in it."""
    total = topic_counts.by_topic(counts)
    custom: Counter[tuple[str, str]] = Counter()
    for c in counts:
        if c.custom:
            custom[c.topic or UNCLASSIFIED, c.custom] += c.headlines
    rows: list[Row] = []
    for t in topic_counts.in_order(counts):
        rows.append((t, None, total[t]))
        rows += [(t, name, n) for (topic, name), n in custom.most_common() if topic == t]
    return rows


def _id(topic: str, custom: str | None) -> str:
    return f"{topic}|{custom or ''}"


TREEMAP = Chart("tree", N_("Treemap"), "headline", topic_counts.finding, draw, topic_counts.method)
