"""The topics page's charts: topic categories of the link headlines, by block."""

from __future__ import annotations

from collections import Counter
from datetime import date

import streamlit as st

from core import figures
from core.corpus import reads
from core.corpus.tables import Pick, TopicCount, TopicPeriod
from core.model import BLOCKS
from pages.shared import charts, empty, store, wording
from pages.shared.charts import Picked
from pages.shared.filters import UNCLASSIFIED
from pages.shared.frame import View
from pages.shared.i18n import _, language, ngettext, number, percent
from pages.timeline import publications

#: Lines that can be told apart.
_LINES = 6


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
        topic=wording.topic(slug).capitalize(), n=number(n), total=number(total), share=percent(n / total),
        unclassified=number(unclassified),
    )  # fmt: skip


def method() -> str:
    """How topics are told."""
    return _(
        "Each link headline gets one of the 17 topics of the IPTC Media Topics, often a second one, from a list of "
        "words and from a model trained on labelled headlines. The words that decided stand in the table. Where you "
        "file a headline or a word yourself, that decides. Where nothing speaks clearly, the headline stays "
        "unclassified."
    )


def draw(counts: list[TopicCount], view: View) -> Picked | None:
    """Bars by topic and block, heat map, treemap with the own topics, or lines over time; returns what was clicked."""
    if not counts:
        empty.nothing()
        return None
    views = {"bars": _("Bars"), "map": _("Heat map"), "tree": _("Treemap"), "time": _("Over time")}
    shape = st.segmented_control(
        _("Shown as"), list(views), format_func=views.__getitem__, default="bars", required=True, key="topic_view",
        bind="query-params",
    )  # fmt: skip
    if shape == "tree":
        return _tree(counts, view)
    return _over_time(counts, view) if shape == "time" else _by_block(counts, shape, view)


def _by_block(counts: list[TopicCount], shape: str, view: View) -> Picked | None:
    cells: Counter[tuple[str, str]] = Counter()
    for c in counts:
        cells[c.topic or UNCLASSIFIED, c.block] += c.headlines
    topics = _in_order(counts)
    blocks = [b for b in BLOCKS if any(block == b for _t, block in cells)]
    picks = {f"{t}|{b}": Picked(Pick("headline", topic=t, zone=b), _cell_label(t, b)) for t, b in cells}
    picks |= {f"{t}|": Picked(Pick("headline", topic=t), wording.topic(t)) for t in topics}
    make = figures.stacked_bars if shape == "bars" else figures.heat_map
    figure = make(
        {(t, b): (n, f"{t}|{b}") for (t, b), n in cells.items()},
        categories=[(t, wording.topic(t)) for t in topics],
        series=[(b, wording.zone(b)) for b in blocks],
        title=_("Link headlines by topic and block (n = {n})").format(n=number(sum(cells.values()))),
        value_title=_("link headlines"),
        category_title=_("Topic"),
        series_title=_("Block"),
        dark=view.dark,
        locale=language(),
    )
    columns = {
        _("Topic"): [wording.topic(t) for t in topics],
        **{wording.zone(b): [cells[t, b] for t in topics] for b in blocks},
        _("Total"): [sum(cells[t, b] for b in blocks) for t in topics],
    }
    return charts.show("topics", figure, columns, picks, [f"{t}|" for t in topics], view.filters)


def _tree(counts: list[TopicCount], view: View) -> Picked | None:
    """Topics, and in them the analyst's own."""
    total = _by_topic(counts)
    topics = _in_order(counts)
    own: Counter[tuple[str, str]] = Counter()
    for c in counts:
        if c.own:
            own[c.topic or UNCLASSIFIED, c.own] += c.headlines
    rows: list[tuple[str, str | None, int]] = []
    for t in topics:
        rows.append((t, None, total[t]))
        rows += [(t, name, n) for (topic, name), n in own.most_common() if topic == t]
    figure = figures.treemap(
        [(f"{t}|{o or ''}", o or wording.topic(t), f"{t}|" if o else "", n, t) for t, o, n in rows],
        title=_("Link headlines by topic (n = {n})").format(n=number(total.total())),
        unit=_("link headlines"),
        colour_kind="topic",
        dark=view.dark,
        locale=language(),
    )
    columns = {
        _("Topic"): [wording.topic(t) for t, _o, _n in rows],
        _("Own topic"): [o for _t, o, _n in rows],
        _("Link headlines"): [n for _t, _o, n in rows],
    }
    picks = {f"{t}|{o or ''}": Picked(Pick("headline", topic=t, own=o), o or wording.topic(t)) for t, o, _n in rows}
    return charts.show("topic_tree", figure, columns, picks, list(picks), view.filters)


def _over_time(counts: list[TopicCount], view: View) -> Picked | None:
    left, right = st.columns(2)
    grains = {"day": _("Day"), "week": _("Week"), "month": _("Month")}
    grain = left.selectbox(_("Per"), list(reads.GRAINS), format_func=grains.__getitem__, key="topic_grain")
    with right:
        shares = charts.lines_show("topic_lines")
    rows: list[TopicPeriod] = store.read(reads.topic_trend, view.filters, grain)
    if not rows:
        empty.nothing()
        return None
    of: Counter[date] = Counter()
    for row in rows:
        of[row.start] += row.n
    figure = figures.trends(
        {
            wording.topic(topic): _line(topic, rows, of, shares=shares)
            for topic in _in_order(counts)[:_LINES]
        },
        grain=grain,
        title=_("Link headlines by topic and {grain} of capture").format(grain=grains[grain].lower()),
        x_title=_("Captured"),
        y_title=_("share of the link headlines") if shares else _("link headlines"),
        dark=view.dark,
        locale=language(),
        shares=shares,
    )  # fmt: skip
    undated = sum(c.headlines for c in counts) - of.total()
    if undated:
        st.caption(
            ngettext(
                "{n} link headline stands on a page without a capture date, and not here.",
                "{n} link headlines stand on pages without a capture date, and not here.",
                undated,
            )
        )
    columns = {
        _("Topic"): [wording.topic(r.topic) for r in rows],
        _("Captured from"): [r.start for r in rows],
        _("Link headlines"): [r.n for r in rows],
        _("Of"): [of[r.start] for r in rows],
        _("Share (%)"): [round(100 * r.n / of[r.start], 1) for r in rows],
    }
    picks = {_period_id(r): _period_pick(r, grain) for r in rows}
    return charts.show("topics_over_time", figure, columns, picks, list(picks), view.filters)


def _line(topic: str, rows: list[TopicPeriod], of: Counter[date], *, shares: bool) -> list[tuple[date, float, str]]:
    """A topic's figure in every period that has captures: without one there is nothing to be known, not even a zero."""
    known = {r.start: r for r in rows if (r.topic or UNCLASSIFIED) == topic}
    counts = {start: known[start].n if start in known else 0 for start in sorted(of)}
    return [
        (start, n / of[start] if shares else n, _period_id(known[start]) if start in known else "")
        for start, n in counts.items()
    ]


def _period_id(row: TopicPeriod) -> str:
    return f"{row.topic or UNCLASSIFIED}|{row.start}"


def _period_pick(row: TopicPeriod, grain: str) -> Picked:
    pick = Pick(
        "headline", topic=row.topic or UNCLASSIFIED, since=row.start.isoformat(),
        until=publications.last_day(row.start, grain).isoformat(), clock="captured",
    )  # fmt: skip
    return Picked(pick, f"{wording.topic(row.topic)} · {row.start:%d/%m/%Y}")


def _in_order(counts: list[TopicCount]) -> list[str]:
    """The topics, most headlines first, unclassified last."""
    found = _by_topic(counts)
    return [t for t, _n in found.most_common() if t] + [UNCLASSIFIED] * (UNCLASSIFIED in found)


def _by_topic(counts: list[TopicCount]) -> Counter[str]:
    total: Counter[str] = Counter()
    for c in counts:
        total[c.topic or UNCLASSIFIED] += c.headlines
    return total


def _cell_label(topic: str, block: str) -> str:
    return f"{wording.topic(topic)} · {wording.zone(block)}"
