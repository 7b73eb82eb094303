"""Promotion: what the sites put forward, and how that differs from what they wrote."""

import streamlit as st

from core.analysis import promotion
from pages.promotion import agendas, record
from pages.shared import charts, concordance, empty, store
from pages.shared.frame import open_page
from pages.shared.i18n import _

with open_page("promotion") as view:
    question = _("What did the sites put forward?")
    if empty.stop():
        view.heading(question)
    else:
        shape = record.shape()
        found = store.read(promotion.record, view.filters)
        if shape == "record":
            view.heading(question, record.finding(found))
            options = None
        else:
            options = agendas.options(shape, view.filters)
            view.heading(question, agendas.finding(options))
        chart, beside = st.columns([1, 1], gap="medium")
        with chart:
            if options is None:
                picked = record.draw(found, view)
                charts.footer("headline", view.filters, record.method())
            else:
                picked = agendas.draw(options, view)
                charts.footer("headline", view.filters, agendas.method(options))
            st.caption(record.captured(found))
        with beside:
            concordance.panel(view.filters, picked)
        if shape == "craft":
            agendas.evidence(view)
