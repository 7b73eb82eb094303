"""Entities: who and what the pages are about, in mentions and in documents."""

import streamlit as st

from core.corpus import reads
from core.model import Filters
from pages.shared import charts, drill, empty, entity_chart, name_edits, store, together_chart
from pages.shared.frame import open_page
from pages.shared.i18n import _

with open_page("entities") as view:
    if empty.stop():
        view.heading(_("Who and what?"))
    else:
        counts = store.read(reads.counts, view.filters, "mention")
        view.heading(_("Who and what?"), entity_chart.finding(counts))
        shape = entity_chart.shape()
        unit = entity_chart.unit() if shape == "ranking" else ""
        chart, beside = st.columns([1, 1], gap="medium")
        with chart:
            if shape == "ranking":
                picked = entity_chart.draw(counts, unit, view)
                charts.footer("mention", view.filters, entity_chart.method())
            else:
                picked = together_chart.draw(shape, counts, view)
                charts.footer("mention", view.filters, together_chart.method(shape))
        with beside:
            drill.panel(view.filters, picked)
        name_edits.draw(store.read(reads.counts, Filters(), "mention"))
