"""What a headline or a text is about: one or two of the 17 IPTC topics, a score, and the words that decided."""

from __future__ import annotations

from collections.abc import Sequence

from core.model import TopicChoice
from core.topics.keywords import listed, slugs, words, written_words

__all__ = ["classify", "classify_many", "slugs"]

#: A second topic is named where it has at least this part of the first one's weight.
_SECOND = 0.6
_EVIDENCE = 3
UNCLASSIFIED = TopicChoice(None, None, 0.0, ())


def classify(text: str) -> TopicChoice:
    """The topic of one text; its `topic` is None where nothing in the text speaks for any."""
    return classify_many([text])[0]


def classify_many(texts: Sequence[str]) -> list[TopicChoice]:
    """`classify` for each of `texts`, in order."""
    return [_by_keywords(text) for text in texts]


def _by_keywords(text: str) -> TopicChoice:
    hits = listed().hits(words(text))
    totals: dict[str, int] = {}
    for hit in hits:
        for topic, weight in hit.weights:
            totals[topic] = totals.get(topic, 0) + weight
    if not totals:
        return UNCLASSIFIED
    first, *others = sorted(totals, key=lambda topic: -totals[topic])
    second = others[0] if others and totals[others[0]] >= _SECOND * totals[first] else None
    score = totals[first] / (sum(totals.values()) + 1)
    speaking = [hit for hit in hits if first in dict(hit.weights)]
    speaking.sort(key=lambda hit: -dict(hit.weights)[first])
    written = written_words(text)
    evidence = dict.fromkeys(" ".join(written[hit.first : hit.last]) for hit in speaking[:_EVIDENCE])
    return TopicChoice(first, second, score, tuple(evidence))
