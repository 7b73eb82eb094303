"""Topics: what the link headlines are about, by block."""

import streamlit as st

from core.corpus import reads
from pages.shared import charts, concordance, empty, store
from pages.shared.frame import open_page
from pages.shared.i18n import _
from pages.topics import topic_charts, topic_edits

with open_page("topics") as view:
    if empty.stop():
        view.heading(_("What are the link headlines about?"))
    else:
        counts = store.read(reads.topic_counts, view.filters)
        view.heading(_("What are the link headlines about?"), topic_charts.finding(counts))
        chart, beside = st.columns([1, 1], gap="medium")
        with chart:
            picked = topic_charts.draw(counts, view)
            charts.footer("headline", view.filters, topic_charts.method())
        with beside:
            concordance.panel(view.filters, picked)
        if counts:
            topic_edits.draw(store.read(reads.headlines, view.filters), view.filters)
