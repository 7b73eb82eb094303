"""Words: in which words the pages speak."""

import streamlit as st

from core.corpus import reads
from pages.shared import charts, concordance, empty, store
from pages.shared.frame import open_page
from pages.shared.i18n import _
from pages.words import word_charts

with open_page("words") as view:
    if empty.stop():
        view.heading(_("In which words?"))
    else:
        counts = store.read(reads.counts, view.filters, "term")
        view.heading(_("In which words?"), word_charts.finding(counts))
        word_charts.cloud(counts, view)
        chart, beside = st.columns([1, 1], gap="medium")
        with chart:
            picked = word_charts.bars(counts, view)
            charts.footer("term", view.filters, word_charts.method())
        with beside:
            concordance.panel(view.filters, picked)
