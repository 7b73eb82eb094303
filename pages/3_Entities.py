"""Entities: who and what the pages are about, in mentions and in documents."""

import streamlit as st

from core.corpus import reads
from core.model import Filters
from pages.entities import cooccurrence, name_edits, ranking, speakers
from pages.shared import charts, concordance, empty, store
from pages.shared.frame import open_page
from pages.shared.i18n import _

with open_page("entities") as view:
    if empty.stop():
        view.heading(_("Who and what?"))
    else:
        counts = store.read(reads.counts, view.filters, "mention")
        shape = ranking.shape()
        found = speakers.finding(view) if shape == "voices" else ranking.finding(counts)
        view.heading(_("Who and what?"), found)
        unit = ranking.unit() if shape == "ranking" else ""
        chart, beside = st.columns([1, 1], gap="medium")
        with chart:
            if shape == "ranking":
                picked = ranking.draw(ranking.only_new(counts, view), unit, view)
                charts.footer("mention", view.filters, ranking.method())
            elif shape == "voices":
                picked = speakers.draw(view)
                charts.footer("quote", view.filters, speakers.method())
            else:
                picked = cooccurrence.draw(shape, counts, view)
                charts.footer("mention", view.filters, cooccurrence.method(shape))
        with beside:
            concordance.panel(view.filters, picked)
        if shape == "voices":
            speakers.quotations(view)
        name_edits.draw(store.read(reads.counts, Filters(), "mention"))
