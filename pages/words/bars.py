"""The commonest words, ranked."""

from __future__ import annotations

from core import figures
from core.corpus import reads
from core.corpus.reads import Count, Pick
from core.messages import N_
from pages.shared import drawing, empty, store
from pages.shared.charts import Chart
from pages.shared.downloads import Columns
from pages.shared.drawing import Picked
from pages.shared.frame import View
from pages.shared.i18n import _, language, number
from pages.words import cloud

#: Bars that a reader can take in at once; the table has all.
_BARS = 30


def finding(view: View) -> str | None:
    """The leading words, and how many words there are."""
    counts = _counts(view)
    if not counts:
        return None
    return _("The commonest words: {words}; {n} different ones in {total} places.").format(
        words=", ".join(c.text for c in counts[:3]),
        n=number(len(counts)),
        total=number(sum(c.mentions for c in counts)),
    )


def method(_view: View) -> str:
    """What a word is here."""
    return _(
        "Forms of one stem (Sastrawi) are counted together and shown in their commonest written form, never as a "
        "stem. Names, numbers and the words of the list stopwords.csv are left out."
    )


def draw(view: View) -> Picked | None:
    """Ranked bars and the table of all words; returns what was clicked."""
    counts = _counts(view)
    if not counts:
        empty.nothing()
        return None
    picks = {c.key: Picked(Pick("term", key=c.key), c.text) for c in counts}
    return drawing.show("words", _figure(counts, view), _columns(counts), picks, list(picks), view.filters)


def _counts(view: View) -> list[Count]:
    return store.read(reads.counts, view.filters, "term")


def _figure(counts: list[Count], view: View) -> object:
    shown = counts[:_BARS]
    return figures.ranked_bars(
        [figures.BarRow(c.key, c.text, c.mentions, "body") for c in shown],
        title=_("Words by mentions: the first {n} of {total}").format(n=number(len(shown)), total=number(len(counts))),
        x_title=_("mentions"),
        group_labels={"body": _("words")},
        colour_kind="zone",
        dark=view.dark,
        locale=language(),
    )


def _columns(counts: list[Count]) -> Columns:
    return {
        _("Word"): [c.text for c in counts],
        _("Mentions"): [c.mentions for c in counts],
        _("Documents"): [c.documents for c in counts],
        _("In articles"): [c.body for c in counts],
        _("In link headlines"): [c.links for c in counts],
    }


BARS = Chart("bars", N_("Bars"), "term", finding, draw, method, above=cloud.draw)
