"""What the charts of topics share: counts by topic, the finding, the method, the order of the topics."""

from __future__ import annotations

from collections import Counter

from core.corpus import reads
from core.corpus.reads import TopicCount
from core.filters import UNCLASSIFIED
from pages.shared import store, wording
from pages.shared.frame import View
from pages.shared.i18n import _, number, percent


def read(view: View) -> list[TopicCount]:
    """Link headlines within the filters by topic, custom topic and block."""
    return store.read(reads.topic_counts, view.filters)


def finding(view: View) -> str | None:
    """The leading topic with its share, and how many headlines have none."""
    counts = by_topic(read(view))
    total = counts.total()
    if not total:
        return None
    slug, n = next(((t, n) for t, n in counts.most_common() if t), ("", 0))
    if not n:
        return _("None of {total} link headlines could be classified.").format(total=number(total))
    return _("{topic} leads the link headlines: {n} of {total} ({share}); unclassified: {unclassified}.").format(
        topic=wording.topic(slug).capitalize(), n=number(n), total=number(total), share=percent(n / total),
        unclassified=number(counts.get(UNCLASSIFIED, 0)),
    )  # fmt: skip


def method(_view: View) -> str:
    """How headlines are classified."""
    return _(
        "Each link headline gets one of the 17 topics of the IPTC Media Topics, often a second one, from a list of "
        "words and from a model trained on labelled headlines. The words that decided are in the table. Where you "
        "classify a headline or a word yourself, that decides. Where the evidence is weak, the headline stays "
        "unclassified."
    )


def by_topic(counts: list[TopicCount]) -> Counter[str]:
    """Headlines of each topic."""
    total: Counter[str] = Counter()
    for c in counts:
        total[c.topic or UNCLASSIFIED] += c.headlines
    return total


def in_order(counts: list[TopicCount]) -> list[str]:
    """The topics, most headlines first, unclassified last."""
    found = by_topic(counts)
    return [t for t, _n in found.most_common() if t] + [UNCLASSIFIED] * (UNCLASSIFIED in found)
