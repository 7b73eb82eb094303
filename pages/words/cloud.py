"""The word cloud, which goes above the bars of the same counts."""

from __future__ import annotations

import streamlit as st

from core import figures
from core.corpus import reads
from core.export import safe_filename
from pages.shared import store
from pages.shared.frame import View
from pages.shared.i18n import _, number

_WORDS = 120
_SIZE = (1200, 520)


def draw(view: View) -> None:
    """The cloud, with its downloads; nothing where there are no words."""
    counts = store.read(reads.counts, view.filters, "term")[:_WORDS]
    if not counts:
        return
    svg, png = _images(tuple((c.text, c.mentions) for c in counts), view.dark)
    st.subheader(_("Word cloud: the first {n} words").format(n=number(len(counts))), anchor=False)
    st.image(svg, width="stretch")
    with st.container(horizontal=True):
        for label, data, mime in (("PNG", png, "image/png"), ("SVG", svg.encode(), "image/svg+xml")):
            st.download_button(
                label, data, file_name=f"{safe_filename('tajuk', store.current(), 'cloud')}.{label.lower()}", mime=mime,
                key=f"cloud_{label}", on_click="ignore",
            )  # fmt: skip


@st.cache_data(show_spinner=False, max_entries=20)
def _images(frequencies: tuple[tuple[str, int], ...], dark: bool) -> tuple[str, bytes]:
    words = dict(frequencies)
    width, height = _SIZE
    return (
        figures.word_cloud_svg(words, dark=dark, width=width, height=height),
        figures.word_cloud_png(words, dark=dark, width=width, height=height),
    )
