"""The words page's pictures: a cloud and ranked bars of the same counts."""

from __future__ import annotations

import streamlit as st

from core import figures
from core.corpus.tables import Count, Pick
from core.export import safe_filename
from pages.shared import charts, empty, store
from pages.shared.charts import Picked
from pages.shared.frame import View
from pages.shared.i18n import _, language, number

_BARS, _CLOUD = 30, 120
_SIZE = (1200, 520)


def finding(counts: list[Count]) -> str | None:
    """The leading words, and how many words there are."""
    if not counts:
        return None
    return _("The commonest words: {words}; {n} different ones in {total} places.").format(
        words=", ".join(c.text for c in counts[:3]),
        n=number(len(counts)),
        total=number(sum(c.mentions for c in counts)),
    )


def method() -> str:
    """What a word is here."""
    return _(
        "Forms of one stem (Sastrawi) are counted together and shown in their commonest written form, never as a "
        "stem. Names, numbers and the words of the list stopwords.csv are left out."
    )


def cloud(counts: list[Count], view: View) -> None:
    """The word cloud, with its downloads."""
    if not counts:
        return
    frequencies = tuple((c.text, c.mentions) for c in counts[:_CLOUD])
    svg, png = _cloud(frequencies, view.dark)
    st.subheader(_("Word cloud: the first {n} words").format(n=number(len(frequencies))), anchor=False)
    st.image(svg, width="stretch")
    with st.container(horizontal=True):
        for label, data, mime in (("PNG", png, "image/png"), ("SVG", svg.encode(), "image/svg+xml")):
            st.download_button(
                label, data, file_name=f"{safe_filename('tajuk', store.current(), 'cloud')}.{label.lower()}", mime=mime,
                key=f"cloud_{label}", on_click="ignore",
            )  # fmt: skip


@st.cache_data(show_spinner=False, max_entries=20)
def _cloud(frequencies: tuple[tuple[str, int], ...], dark: bool) -> tuple[str, bytes]:
    words = dict(frequencies)
    width, height = _SIZE
    return (
        figures.word_cloud_svg(words, dark=dark, width=width, height=height),
        figures.word_cloud_png(words, dark=dark, width=width, height=height),
    )


def bars(counts: list[Count], view: View) -> Picked | None:
    """Ranked bars and the table of all words; returns what was clicked."""
    if not counts:
        empty.nothing()
        return None
    picks = {c.key: Picked(Pick("term", key=c.key), c.text) for c in counts}
    shown = counts[:_BARS]
    figure = figures.ranked_bars(
        [figures.BarRow(c.key, c.text, c.mentions, "body") for c in shown],
        title=_("Words by mentions: the first {n} of {total}").format(n=number(len(shown)), total=number(len(counts))),
        x_title=_("mentions"),
        group_labels={"body": _("words")},
        colour_kind="zone",
        dark=view.dark,
        locale=language(),
    )
    columns = {
        _("Word"): [c.text for c in counts],
        _("Mentions"): [c.mentions for c in counts],
        _("Documents"): [c.documents for c in counts],
        _("In articles"): [c.body for c in counts],
        _("In link headlines"): [c.links for c in counts],
    }
    return charts.show("words", figure, columns, picks, [c.key for c in counts], view.filters)
