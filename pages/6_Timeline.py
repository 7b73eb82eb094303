"""Timeline: when articles were published and pages captured, and what the text dates."""

import streamlit as st

from core.corpus import reads
from pages.articles import date_edits
from pages.shared import charts, concordance, empty, store
from pages.shared.frame import open_page
from pages.shared.i18n import _
from pages.timeline import event_files, publications, trends

with open_page("timeline") as view:
    if empty.stop():
        view.heading(_("When?"))
    else:
        missing = store.read(reads.undated, view.filters)
        per = publications.grain(view)
        rows = store.read(reads.publications, view.filters, per)
        view.heading(_("When?"), publications.finding(rows, missing))
        chart, beside = st.columns([1, 1], gap="medium")
        with chart:
            picked = publications.publications(rows, missing, per, view)
            charts.footer("date", view.filters, publications.method())
        with beside:
            concordance.panel(view.filters, picked)
        date_edits.offer()
        st.subheader(_("What the text dates"), anchor=False)
        chart, beside = st.columns([1, 1], gap="medium")
        with chart:
            picked = publications.mentioned(store.read(reads.dated, view.filters), view)
            event_files.buttons(view.filters)
        with beside:
            concordance.panel(view.filters, picked, "dates")
        st.subheader(_("The course of things"), anchor=False)
        chart, beside = st.columns([1, 1], gap="medium")
        with chart:
            picked = trends.draw(view, per)
        with beside:
            concordance.panel(view.filters, picked, "course")
