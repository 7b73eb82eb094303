"""How wrong what a page counts is, as far as it was measured in this workspace, and the way to measuring it."""

from __future__ import annotations

import streamlit as st

from core.analysis import error_rate, span_review
from core.analysis.error_rate import LEAST
from core.analysis.wilson import Rate
from core.parse import made_by
from pages.shared import store, wording
from pages.shared.i18n import _, number
from pages.shared.navigation import path_of


def draw(*kinds: str) -> None:
    """A link for each kind (`line`, or a kind of `span_review.VERDICTS`): its rate, or how many are judged so far."""
    every = _rates()
    with st.container(horizontal=True):
        for kind in kinds:
            rate = every[kind]
            st.page_link(
                path_of("articles"), label=_label(kind, rate),
                icon=":material/verified:" if rate.n >= LEAST else ":material/rule:",
                query_params={"mode": wording.modes()["review"], "review": wording.reviews()[kind]},
            )  # fmt: skip


def _rates() -> dict[str, Rate]:
    lines: Rate = store.read(error_rate.rates, made_by())["all"]
    return {"line": lines, **store.read(span_review.rates, made_by())}


def _label(kind: str, rate: Rate) -> str:
    known = {
        "line": _("Lines read wrong: {rate}, {n} drawn"),
        "mention": _("Names read wrong: {rate}, {n} drawn"),
        "headline": _("Topics of link headlines wrong: {rate}, {n} drawn"),
        "quote": _("Speakers wrong: {rate}, {n} drawn"),
        "date": _("Dates read wrong: {rate}, {n} drawn"),
    }
    unknown = {
        "line": _("Measure how many lines are read wrong: {n} of at least {least} judged"),
        "mention": _("Measure how many names are wrong: {n} of at least {least} judged"),
        "headline": _("Measure how many topics are wrong: {n} of at least {least} judged"),
        "quote": _("Measure how many speakers are wrong: {n} of at least {least} judged"),
        "date": _("Measure how many dates are wrong: {n} of at least {least} judged"),
    }
    if rate.n >= LEAST:
        return known[kind].format(rate=wording.error_rate(rate), n=number(rate.n))
    return unknown[kind].format(n=number(rate.n), least=number(LEAST))
