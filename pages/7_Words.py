"""Words: in which words the pages speak."""

import streamlit as st

from core.corpus import reads
from pages.shared import charts, drill, empty, store, word_chart
from pages.shared.frame import open_page
from pages.shared.i18n import _

with open_page("words") as view:
    if empty.stop():
        view.heading(_("In which words?"))
    else:
        counts = store.read(reads.counts, view.filters, "term")
        view.heading(_("In which words?"), word_chart.finding(counts))
        word_chart.cloud(counts, view)
        chart, beside = st.columns([1, 1], gap="medium")
        with chart:
            picked = word_chart.bars(counts, view)
            charts.footer("term", view.filters, word_chart.method())
        with beside:
            drill.panel(view.filters, picked)
