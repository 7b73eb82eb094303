"""The parts of Home: the figures, what needs attention, a small chart of each analysis, the last uploads."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core import figures
from core.analysis.span_review import VERDICTS
from core.corpus import reads
from core.corpus.reads import Overview
from core.filters import Filters
from pages.shared import periods, review_link, store, wording
from pages.shared.frame import View
from pages.shared.i18n import _, language, moment, ngettext, number, period
from pages.shared.navigation import page_name, path_of

_TOP = 5


def finding(seen: Overview) -> str | None:
    """The workspace in one sentence."""
    if not seen.documents:
        return None
    return _(
        "{documents} documents carry {links} link headlines and name {names} different persons, places and others."
    ).format(documents=number(seen.documents), links=number(seen.headlines), names=number(seen.names))


def figures_row(seen: Overview) -> None:
    """The five figures."""
    shown = (
        (_("Documents"), number(seen.documents), None),
        (
            _("Link headlines"),
            number(seen.headlines),
            _("{n} when repetitions on the same page are counted once").format(n=number(seen.different_headlines)),
        ),
        (_("Names"), number(seen.names), _("different persons, organisations, places, events and products")),
        (_("Published"), period(seen.published_first, seen.published_last), _("first and last article date")),
        (
            _("Captured"),
            period(seen.captured_first, seen.captured_last),
            _("first and last capture that the pages prove"),
        ),
    )
    for column, (label, value, note) in zip(st.columns([2, 2, 2, 4, 4]), shown, strict=True):
        column.metric(label, value, help=note)


def needs_a_look(seen: Overview) -> None:
    """What a person should check: each count leads to its place."""
    counts = (
        ("upload", seen.refused, ngettext("{n} refused file", "{n} refused files", seen.refused)),
        (
            "articles",
            seen.uncertain_lines,
            _("{n} uncertain lines of {total}").format(n=number(seen.uncertain_lines), total=number(seen.lines)),
        ),
        ("timeline", seen.undated, ngettext("{n} undated document", "{n} undated documents", seen.undated)),
        ("articles", seen.ambiguous, ngettext("{n} ambiguous date", "{n} ambiguous dates", seen.ambiguous)),
    )
    if not (seen.documents or seen.refused):
        return
    st.subheader(_("What needs a look"), anchor=False)
    with st.container(horizontal=True):
        for page, count, label in counts:
            icon = ":material/priority_high:" if count else ":material/check:"
            st.page_link(path_of(page), label=label, icon=icon, disabled=not count)
    if seen.documents:
        review_link.draw("line", *VERDICTS)


def small_charts(view: View) -> None:
    """One small chart of each kind, each with the way to its page."""
    everything = Filters()
    names = store.read(reads.counts, everything, "mention")[:_TOP]
    topics = _summed_topics()
    terms = store.read(reads.counts, everything, "term")[:_TOP]
    months = [r for r in store.read(reads.publications, everything, "month") if r.lane == "published"]
    charts = (
        ("entities", _("Most named"), [(c.text, c.mentions, "type", c.type or "") for c in names], _("mentions")),
        ("topics", _("Topics of link headlines"), topics, _("link headlines")),
        (
            "timeline",
            _("Articles by month"),
            [(periods.month_label(r.start), r.documents, "zone", "body") for r in months],
            _("documents"),
        ),
        ("words", _("Commonest words"), [(c.text, c.mentions, "zone", "body") for c in terms], _("mentions")),
    )
    for start in (0, 2):
        for column, chart in zip(st.columns(2), charts[start : start + 2], strict=True):
            with column:
                _small(*chart, view=view)


def _small(page: str, title: str, rows: list[tuple[str, int, str, str]], unit: str, *, view: View) -> None:
    with st.container(border=True):
        figure: Any = figures.small_bars(
            [(label, n, figures.colour(kind, key, view.dark)) for label, n, kind, key in rows],
            title=title, x_title=unit, dark=view.dark, locale=language(),
        )  # fmt: skip
        st.plotly_chart(figure, key=f"small_{page}", theme=None, config=figures.config(f"tajuk-{page}", language()))
        st.page_link(
            path_of(page), label=_("Open {page}").format(page=page_name(page)), icon=":material/arrow_forward:"
        )


def _summed_topics() -> list[tuple[str, int, str, str]]:
    totals: dict[str | None, int] = {}
    for row in store.read(reads.topic_counts, Filters()):
        totals[row.topic] = totals.get(row.topic, 0) + row.headlines
    ranked = sorted(((t, n) for t, n in totals.items() if t), key=lambda pair: -pair[1])[:_TOP]
    return [(wording.topic(t), n, "topic", t) for t, n in ranked]


def last_uploads() -> None:
    """The newest uploads, three at most."""
    st.subheader(_("Last uploads"), anchor=False)
    for _number, at, total, added, same, refused, _expected in store.read(reads.uploads)[:3]:
        st.text(
            _("{time}: {total} received, {added} added, {same} already here, {refused} refused").format(
                time=moment(at), total=number(total), added=number(added), same=number(same), refused=number(refused)
            )
        )
