"""Promotion: what the sites put forward, and how that differs from what they wrote."""

import streamlit as st

from core import promotion
from pages.shared import agenda_chart, charts, drill, empty, promotion_chart, store
from pages.shared.frame import open_page
from pages.shared.i18n import _

with open_page("promotion") as view:
    question = _("What did the sites put forward?")
    if empty.stop():
        view.heading(question)
    else:
        shape = promotion_chart.shape()
        record = store.read(promotion.record, view.filters)
        if shape == "record":
            view.heading(question, promotion_chart.finding(record))
            options = None
        else:
            options = agenda_chart.options(shape, view.filters)
            view.heading(question, agenda_chart.finding(options))
        chart, beside = st.columns([1, 1], gap="medium")
        with chart:
            if options is None:
                picked = promotion_chart.draw(record, view)
                charts.footer("headline", view.filters, promotion_chart.method())
            else:
                picked = agenda_chart.draw(options, view)
                charts.footer("headline", view.filters, agenda_chart.method(options))
            st.caption(promotion_chart.captured(record))
        with beside:
            drill.panel(view.filters, picked)
        if shape == "craft":
            agenda_chart.evidence(view)
