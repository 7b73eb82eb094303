"""What a headline or a text is about: one or two of the 17 IPTC topics, a score, and the words that decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from core import lexicons
from core.model import TopicChoice
from core.taxonomy import slugs
from core.topics.keywords import Hit, listed, votes_of, words, written_words
from core.topics.linear import Array, Linear, shipped
from core.traces import Evidence, TopicTrace

__all__ = ["classify", "classify_many", "explain_topics"]

#: A second topic is named where it has at least this part of the first one's score.
_SECOND = 0.35
#: Below this score a text is left unclassified: of 17 topics, so little is hardly more than a guess.
_LEAST = 0.15
_EVIDENCE = 3
_AT_ONCE = 2000
UNCLASSIFIED = TopicChoice(None, None, 0.0, ())


def classify(text: str) -> TopicChoice:
    """The topic of one text; its `topic` is None where nothing in the text is evidence for any."""
    return classify_many([text])[0]


def classify_many(texts: Sequence[str], model: Linear | None = None) -> list[TopicChoice]:
    """`classify` for each of `texts`, in order, by another model than the shipped one where one is given."""
    model = model or shipped()
    return [
        choice
        for start in range(0, len(texts), _AT_ONCE)
        for choice in _classify(texts[start : start + _AT_ONCE], model)
    ]


def explain_topics(texts: Sequence[str], model: Linear | None = None) -> list[TopicTrace]:
    """What `classify_many` weighed for each of `texts`: the evidence for the leading topic, and every topic's score."""
    model = model or shipped()
    return [
        trace
        for start in range(0, len(texts), _AT_ONCE)
        for trace in _traces(texts[start : start + _AT_ONCE], _score(texts[start : start + _AT_ONCE], model))
    ]


class _Scores(NamedTuple):
    """The topics of texts with their chances, one row a text, and what makes them up.

    `hits` are the terms of the list in each text, `shares` what each of its words adds to each topic in the model, and
    last its squared size; None without a model.
    """

    topics: tuple[str, ...]
    chances: Array
    hits: list[list[Hit]]
    shares: list[Array] | None

    def of(self, number: int, topic: int) -> Array | None:
        """What each word of a text adds to a topic in the model."""
        return None if self.shares is None else self.shares[number][:, topic]


def _score(texts: Sequence[str], model: Linear | None) -> _Scores:
    found = [words(text) for text in texts]
    hits = [listed().hits(each) for each in found]
    votes = np.array([votes_of(each) for each in hits], np.float32)
    if model is None:
        return _Scores(slugs(), votes / (votes.sum(axis=1, keepdims=True) + 0.5), hits, None)
    chances, table, starts = model.probabilities(found, votes)
    shares = [table[start : start + len(each)] for start, each in zip(starts, found, strict=True)]
    model.forget()
    return _Scores(model.topics, chances, hits, shares)


def _classify(texts: Sequence[str], model: Linear | None) -> list[TopicChoice]:
    scores = _score(texts, model)
    order = np.argsort(-scores.chances, axis=1, kind="stable")[:, :2]
    best = np.take_along_axis(scores.chances, order, axis=1)
    choices: list[TopicChoice] = []
    for number, text in enumerate(texts):
        sizes = scores.of(number, -1)
        if best[number, 0] < _LEAST or not (scores.hits[number] or (sizes is not None and sizes.any())):
            choices.append(UNCLASSIFIED)
            continue
        first, second = (int(at) for at in order[number])
        named = scores.topics[second] if best[number, 1] >= _SECOND * best[number, 0] else None
        proof = tuple(dict.fromkeys(e.text for e in _evidence(text, scores, number, first, _EVIDENCE)))
        choices.append(TopicChoice(scores.topics[first], named, float(best[number, 0]), proof))
    return choices


def _traces(texts: Sequence[str], scores: _Scores) -> Iterator[TopicTrace]:
    for number, text in enumerate(texts):
        chances = scores.chances[number]
        order = [int(at) for at in np.argsort(-chances, kind="stable")]
        ranked = tuple((scores.topics[at], float(chances[at])) for at in order)
        yield TopicTrace(tuple(_evidence(text, scores, number, order[0])), ranked)


def _evidence(text: str, scores: _Scores, number: int, topic: int, most: int | None = None) -> list[Evidence]:
    """The phrases of the list, then the words of the model, for `topic`, each the strongest first: `most` or all."""
    written, slug, shares = written_words(text), scores.topics[topic], scores.of(number, topic)
    phrases = [
        (float(weight), hit.first, hit.last)
        for hit in scores.hits[number]
        if (weight := dict(hit.weights).get(slug)) is not None
    ]
    taken = {at for _, first, last in phrases for at in range(first, last)}
    # A function word may tip a model's scale, but it proves nothing to a person.
    more = [
        (float(share), at, at + 1)
        for at, share in enumerate(() if shares is None else shares)
        if share > 0 and at not in taken and written[at].lower() not in _empty_words()
    ]
    phrases.sort(key=lambda row: -row[0])
    more.sort(key=lambda row: -row[0])
    return [
        Evidence(" ".join(written[first:last]), weight, "list" if at < len(phrases) else "model")
        for at, (weight, first, last) in enumerate([*phrases, *more][:most])
    ]


@cache
def _empty_words() -> frozenset[str]:
    return frozenset(row["word"].lower() for row in lexicons.read("stopwords", ("word",)))
