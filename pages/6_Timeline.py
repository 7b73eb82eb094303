"""Timeline: when articles were published and pages captured, and what the text dates."""

import streamlit as st

from core.corpus import reads
from pages.shared import charts, course_chart, date_edits, drill, empty, event_files, store, time_chart
from pages.shared.frame import open_page
from pages.shared.i18n import _

with open_page("timeline") as view:
    if empty.stop():
        view.heading(_("When?"))
    else:
        missing = store.read(reads.undated, view.filters)
        per = time_chart.grain(view)
        rows = store.read(reads.publications, view.filters, per)
        view.heading(_("When?"), time_chart.finding(rows, missing))
        chart, beside = st.columns([1, 1], gap="medium")
        with chart:
            picked = time_chart.publications(rows, missing, per, view)
            charts.footer("date", view.filters, time_chart.method())
        with beside:
            drill.panel(view.filters, picked)
        date_edits.offer()
        st.subheader(_("What the text dates"), anchor=False)
        chart, beside = st.columns([1, 1], gap="medium")
        with chart:
            picked = time_chart.mentioned(store.read(reads.dated, view.filters), view)
            event_files.buttons(view.filters)
        with beside:
            drill.panel(view.filters, picked, "dates")
        st.subheader(_("The course of things"), anchor=False)
        chart, beside = st.columns([1, 1], gap="medium")
        with chart:
            picked = course_chart.draw(view, per)
        with beside:
            drill.panel(view.filters, picked, "course")
