"""The topics page's charts: topic categories of the link headlines, by block."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from core import figures
from core.corpus.tables import HeadlineRow, Pick, TopicCount
from core.model import BLOCKS
from pages.shared import charts, downloads, empty, filters, words
from pages.shared.charts import Picked
from pages.shared.filters import UNCLASSIFIED
from pages.shared.frame import View
from pages.shared.i18n import _, language, number, percent


def finding(counts: list[TopicCount]) -> str | None:
    """The leading topic of the most filled block, with its n."""
    total = sum(c.headlines for c in counts)
    if not total:
        return None
    by_topic = _by_topic(counts)
    slug, n = next(((t, n) for t, n in by_topic.most_common() if t), ("", 0))
    unclassified = by_topic.get(UNCLASSIFIED, 0)
    if not n:
        return _("None of {total} link headlines could be filed under a topic.").format(total=number(total))
    return _("{topic} leads the link headlines: {n} of {total} ({share}); unclassified: {unclassified}.").format(
        topic=words.topic(slug).capitalize(), n=number(n), total=number(total), share=percent(n / total),
        unclassified=number(unclassified),
    )  # fmt: skip


def method() -> str:
    """How topics are told."""
    return _(
        "Each link headline gets one of the 17 topics of the IPTC Media Topics, often a second one, from a list of "
        "words that you can edit and from a model trained on labelled headlines. The words that decided stand in the "
        "table. Where nothing speaks clearly, the headline stays unclassified."
    )


def draw(counts: list[TopicCount], view: View) -> Picked | None:
    """Bars by topic and block, or the heat map of the same numbers; returns what was clicked."""
    if not counts:
        empty.nothing()
        return None
    views = {"bars": _("Bars"), "map": _("Heat map")}
    shape = st.segmented_control(
        _("Shown as"), list(views), format_func=views.__getitem__, default="bars", required=True, key="topic_view",
        bind="query-params",
    )  # fmt: skip
    cells = {(c.topic or UNCLASSIFIED, c.block): c.headlines for c in counts}
    topics = [t for t, _n in _by_topic(counts).most_common() if t]
    topics += [UNCLASSIFIED] if any(not t for t, _b in cells) else []
    blocks = [b for b in BLOCKS if any(block == b for _t, block in cells)]
    picks = {f"{t}|{b}": Picked(Pick("headline", topic=t, zone=b), _cell_label(t, b)) for t, b in cells}
    picks |= {f"{t}|": Picked(Pick("headline", topic=t), words.topic(t)) for t in topics}
    make = figures.stacked_bars if shape == "bars" else figures.heat_map
    figure = make(
        {(t, b): (n, f"{t}|{b}") for (t, b), n in cells.items()},
        categories=[(t, words.topic(t)) for t in topics],
        series=[(b, words.zone(b)) for b in blocks],
        title=_("Link headlines by topic and block (n = {n})").format(n=number(sum(cells.values()))),
        value_title=_("link headlines"),
        category_title=_("Topic"),
        series_title=_("Block"),
        dark=view.dark,
        locale=language(),
    )
    columns = {
        _("Topic"): [words.topic(t) for t in topics],
        **{words.zone(b): [cells.get((t, b), 0) for t in topics] for b in blocks},
        _("Total"): [sum(cells.get((t, b), 0) for b in blocks) for t in topics],
    }
    return charts.show("topics", figure, columns, picks, [f"{t}|" for t in topics], view.filters)


def evidence(rows: list[HeadlineRow], view: View) -> None:
    """The table of headlines with topic, second topic, score and the words that decided."""
    st.subheader(_("The headlines and the words that decided"), anchor=False)
    columns = {
        _("Headline"): [r.text for r in rows],
        _("Topic"): [words.topic(r.topic) for r in rows],
        _("Second topic"): [words.topic(r.secondary) if r.secondary else None for r in rows],
        _("Score"): [r.score for r in rows],
        _("Words that decided"): [", ".join(r.evidence) for r in rows],
        _("Block"): [words.zone(r.block) for r in rows],
        _("Rank"): [r.position for r in rows],
        _("File"): [r.file for r in rows],
        _("Line"): [r.line for r in rows],
    }
    score = st.column_config.ProgressColumn(_("Score"), min_value=0.0, max_value=1.0, format="%.2f")
    st.dataframe(columns, hide_index=True, key="headlines", placeholder="–", column_config={_("Score"): score})
    downloads.csv_button(columns, filters.describe(view.filters), "headlines")


def _by_topic(counts: list[TopicCount]) -> Counter[str]:
    total: Counter[str] = Counter()
    for c in counts:
        total[c.topic or UNCLASSIFIED] += c.headlines
    return total


def _cell_label(topic: str, block: str) -> str:
    return f"{words.topic(topic)} · {words.zone(block)}"
