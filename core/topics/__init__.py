"""What a headline or a text is about: one or two of the 17 IPTC topics, a score, and the words that decided."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from core import lexicons
from core.model import TopicChoice
from core.taxonomy import slugs
from core.topics.keywords import Hit, listed, votes_of, words, written_words
from core.topics.linear import Array, Linear, shipped

__all__ = ["classify", "classify_many"]

#: A second topic is named where it has at least this part of the first one's score.
_SECOND = 0.35
#: Below this score a text is left unclassified: of 17 topics, so little is hardly more than a guess.
_LEAST = 0.15
_EVIDENCE = 3
_AT_ONCE = 2000
UNCLASSIFIED = TopicChoice(None, None, 0.0, ())


def classify(text: str) -> TopicChoice:
    """The topic of one text; its `topic` is None where nothing in the text speaks for any."""
    return classify_many([text])[0]


def classify_many(texts: Sequence[str], model: Linear | None = None) -> list[TopicChoice]:
    """`classify` for each of `texts`, in order, by another model than the shipped one where one is given."""
    model = model or shipped()
    return [
        choice
        for start in range(0, len(texts), _AT_ONCE)
        for choice in _classify(texts[start : start + _AT_ONCE], model)
    ]


def _classify(texts: Sequence[str], model: Linear | None) -> list[TopicChoice]:
    found = [words(text) for text in texts]
    hits = [listed().hits(each) for each in found]
    votes = np.array([votes_of(each) for each in hits], np.float32)
    if model is None:
        chances = votes / (votes.sum(axis=1, keepdims=True) + 0.5)
        table, starts, topics = None, [0] * len(texts), slugs()
    else:
        chances, table, starts = model.probabilities(found, votes)
        topics = model.topics
        model.forget()
    order = np.argsort(-chances, axis=1, kind="stable")[:, :2]
    best = np.take_along_axis(chances, order, axis=1)
    choices: list[TopicChoice] = []
    for number, text in enumerate(texts):
        shares = None if table is None else table[starts[number] : starts[number] + len(found[number])]
        if best[number, 0] < _LEAST or not (hits[number] or (shares is not None and shares[:, -1].any())):
            choices.append(UNCLASSIFIED)
            continue
        first, second = (int(at) for at in order[number])
        named = topics[second] if best[number, 1] >= _SECOND * best[number, 0] else None
        proof = _evidence(text, hits[number], topics[first], None if shares is None else shares[:, first])
        choices.append(TopicChoice(topics[first], named, float(best[number, 0]), proof))
    return choices


def _evidence(text: str, hits: list[Hit], topic: str, shares: Array | None) -> tuple[str, ...]:
    """The phrases of the list, and after them the words of the model, that spoke most for `topic`, as written."""
    written = written_words(text)
    spoken = [(dict(hit.weights)[topic], hit.first, hit.last) for hit in hits if topic in dict(hit.weights)]
    taken = {at for _, first, last in spoken for at in range(first, last)}
    # A function word may tip a model's scale, but it proves nothing to a person.
    more = [
        (float(share), at, at + 1)
        for at, share in enumerate(() if shares is None else shares)
        if share > 0 and at not in taken and written[at].lower() not in _empty_words()
    ]
    best = [*sorted(spoken, key=lambda row: -row[0]), *sorted(more, key=lambda row: -row[0])][:_EVIDENCE]
    return tuple(dict.fromkeys(" ".join(written[first:last]) for _, first, last in best))


@cache
def _empty_words() -> frozenset[str]:
    return frozenset(row["word"].lower() for row in lexicons.read("stopwords", ("word",)))
