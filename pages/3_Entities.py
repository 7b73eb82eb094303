"""Entities: who and what the pages are about, in mentions and in documents."""

import streamlit as st

from core.corpus import reads
from core.model import Filters
from pages.shared import charts, drill, empty, entity_chart, name_edits, store, together_chart, voices_chart
from pages.shared.frame import open_page
from pages.shared.i18n import _

with open_page("entities") as view:
    if empty.stop():
        view.heading(_("Who and what?"))
    else:
        counts = store.read(reads.counts, view.filters, "mention")
        shape = entity_chart.shape()
        found = voices_chart.finding(view) if shape == "voices" else entity_chart.finding(counts)
        view.heading(_("Who and what?"), found)
        unit = entity_chart.unit() if shape == "ranking" else ""
        chart, beside = st.columns([1, 1], gap="medium")
        with chart:
            if shape == "ranking":
                picked = entity_chart.draw(entity_chart.only_new(counts, view), unit, view)
                charts.footer("mention", view.filters, entity_chart.method())
            elif shape == "voices":
                picked = voices_chart.draw(view)
                charts.footer("quote", view.filters, voices_chart.method())
            else:
                picked = together_chart.draw(shape, counts, view)
                charts.footer("mention", view.filters, together_chart.method(shape))
        with beside:
            drill.panel(view.filters, picked)
        if shape == "voices":
            voices_chart.quotations(view)
        name_edits.draw(store.read(reads.counts, Filters(), "mention"))
