"""Learning from the analyst's edits: weights added to the shipped model, for one workspace.

The shipped weights stay as they are. What is learnt is a small addition for the words and stems of the edited
headlines, held near zero, and held back by other headlines of the workspace, whose topics should stay.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from core.taxonomy import slugs
from core.topics import word_features
from core.topics.keywords import listed, votes_of, words
from core.topics.linear import Array, Linear

#: A edited headline weighs as much as so many others, and so strongly are the additions held near zero: with these
#: all edited headlines come out right and none of the others gets worse (`python -m benchmarks.learning`).
WEIGHT, PENALTY = 3.0, 0.003
#: Others that hold the model back.
ANCHORS = 1500
_ROUNDS, _STEP = 120, 0.5
#: Additions smaller than this change nothing.
_SMALLEST = 0.01


def learn_weights(model: Linear, edited: Sequence[tuple[str, str]], others: Sequence[str]) -> dict[str, Array]:
    """What to add to `model`, by feature: one figure a topic. `edited` are texts with their topics.

    `others` are texts that were not edited; of at most `ANCHORS` of them the present answers are kept.
    """
    others = others[:: max(1, len(others) // ANCHORS)][:ANCHORS]
    texts = [words(text) for text, _ in edited] + [words(text) for text in others]
    place: dict[str, int] = {}
    for found in texts[: len(edited)]:
        for word in found:
            for feature in _learnt(word):
                place.setdefault(feature, len(place))
    if not place:
        return {}
    base, lengths = model.values(texts, np.array([votes_of(listed().hits(found)) for found in texts], np.float32))
    aim = _softmax(base)
    aim[: len(edited)] = 0.0
    for row, (_, topic) in enumerate(edited):
        aim[row, model.topics.index(topic)] = 1.0
    counts = _counts(texts, place) / lengths * model.heat
    weight = np.ones((len(texts), 1), np.float32)
    weight[: len(edited)] = WEIGHT
    found_weights = _fit(counts, base, aim, weight)
    return {feature: found_weights[at] for feature, at in place.items() if np.abs(found_weights[at]).max() >= _SMALLEST}


def as_rows(deltas: Mapping[str, Array]) -> list[tuple[str, str, float]]:
    """Additions as (feature, topic, weight), to be kept as plain numbers."""
    topics = slugs()
    return [
        (feature, topic, float(weight))
        for feature, added in sorted(deltas.items())
        for topic, weight in zip(topics, added, strict=True)
        if weight
    ]


def from_rows(rows: Sequence[tuple[str, str, float]]) -> dict[str, Array]:
    """The additions that `as_rows` wrote."""
    topics = {topic: at for at, topic in enumerate(slugs())}
    deltas: dict[str, Array] = {}
    for feature, topic, weight in rows:
        deltas.setdefault(feature, np.zeros(len(topics), np.float32))[topics[topic]] = weight
    return deltas


def _learnt(word: str) -> list[str]:
    """The word and its stem; its pieces would carry what is learnt over to words that only look alike."""
    return list(dict.fromkeys(word_features.of_word(word)[:2]))


def _counts(texts: Sequence[Sequence[str]], place: Mapping[str, int]) -> Array:
    counts = np.zeros((len(texts), len(place)), np.float32)
    for row, found in enumerate(texts):
        for word in found:
            for feature in _learnt(word):
                if feature in place:
                    counts[row, place[feature]] += 1
    return counts


def _fit(counts: Array, base: Array, aim: Array, weight: Array) -> Array:
    """Gradient descent with a step a weight (Adagrad): a few hundred rows need nothing finer."""
    added = np.zeros((counts.shape[1], base.shape[1]), np.float32)
    squares = np.full_like(added, 1e-8)
    for _ in range(_ROUNDS):
        off = (_softmax(base + counts @ added) - aim) * weight
        slope = counts.T @ off + PENALTY * added
        squares += slope * slope
        added -= _STEP * slope / np.sqrt(squares)
    return added


def _softmax(values: Array) -> Array:
    powers = np.exp(values - values.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float32)
