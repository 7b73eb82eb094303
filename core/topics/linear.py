"""A linear model over words and their pieces. Its file holds plain arrays: nothing in it is run when it is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from core.topics import word_features

Array = npt.NDArray[np.float32]
FILE = Path(__file__).resolve().parent.parent.parent / "data" / "models" / "topics.npz"
#: Words remembered with their sums. News has few words that are common: with these nearly all are found.
_REMEMBERED = 200_000


class Linear:
    """Weights by feature. What a word adds to each topic depends on the word alone, so it is summed up once.

    A text's value for a topic is the sum of its words' weights over the text's length (the root of the sum of their
    squared sizes), plus the topic's bias and what the keyword list's votes weigh.
    """

    def __init__(self, arrays: dict[str, npt.NDArray[np.generic]]) -> None:
        names = arrays["features"].tobytes().decode("utf-8").split("\n")
        self._place = {name: number for number, name in enumerate(names)}
        self._weights = arrays["weights"].astype(np.int8, copy=False)  # 8 bits with a scale a feature: a small file
        self._scales = arrays["scales"].astype(np.float32)
        self._squares = arrays["sizes"].astype(np.float32) ** 2
        self.topics: tuple[str, ...] = tuple(arrays["topics"].tobytes().decode("utf-8").split("\n"))
        self.bias = arrays["bias"].astype(np.float32)
        self.ballot = arrays["ballot"].astype(np.float32)
        self.heat = float(arrays["heat"])
        self._added: Mapping[str, Array] = {}
        self._memory: dict[tuple[str, ...], int] = {}
        self._sums = np.zeros((1024, len(self.topics) + 1), np.float32)

    def with_weights(self, deltas: Mapping[str, Array]) -> Linear:
        """This model with weights added: for each feature of a word what it adds to each topic (core.topics.learn)."""
        other = copy(self)
        other._added = deltas
        other._memory = {}
        other._sums = np.zeros((1024, len(self.topics) + 1), np.float32)
        return other

    def words(self, texts: Sequence[Sequence[str]]) -> tuple[Array, list[int]]:
        """What each word of all `texts` adds to each topic, in one table, and the row at which each text begins.

        The last column is the word's squared size.
        """
        places: list[int] = []
        starts = []
        for found in texts:
            starts.append(len(places))
            before = ""
            for word in found:
                places.append(self._remember((word,)))
                if before and word_features.of_pair(before, word) in self._place:
                    places[-1] = self._remember((word, before))
                before = word
        return self._sums[places], starts

    def probabilities(self, texts: Sequence[Sequence[str]], votes: Array) -> tuple[Array, Array, list[int]]:
        """For each text the chance of each topic; then the table and the beginnings of `words`.

        `votes` are those of the keyword list (`keywords.votes`), one row a text.
        """
        table, starts = self.words(texts)
        values, _lengths = self._values(table, starts, votes)
        values -= values.max(axis=1, keepdims=True, initial=-np.inf)
        powers = np.exp(values)
        return powers / powers.sum(axis=1, keepdims=True), table, starts

    def values(self, texts: Sequence[Sequence[str]], votes: Array) -> tuple[Array, Array]:
        """For each text the evidence for each topic, before it becomes a probability; and its length, one column."""
        return self._values(*self.words(texts), votes)

    def _values(self, table: Array, starts: Sequence[int], votes: Array) -> tuple[Array, Array]:
        bounds = [*starts, len(table)]
        sums = np.zeros((len(starts), table.shape[1]), np.float32)
        filled = [number for number in range(len(starts)) if bounds[number] < bounds[number + 1]]
        if filled:
            sums[filled] = np.add.reduceat(table, [starts[number] for number in filled], axis=0)
        length = np.sqrt(np.maximum(sums[:, -1:], 1e-9))
        return (sums[:, :-1] / length + votes @ self.ballot + self.bias) * self.heat, length

    def _remember(self, words: tuple[str, ...]) -> int:
        at = self._memory.get(words)
        if at is None:
            at = len(self._memory)
            if at == len(self._sums):
                self._sums = np.concatenate([self._sums, np.zeros_like(self._sums)])
            self._sums[at] = self._sum(words)
            self._memory[words] = at
        return at

    def forget(self) -> None:
        """Drop the words remembered where they have become too many."""
        if len(self._memory) > _REMEMBERED:
            self._memory.clear()

    def _sum(self, words: tuple[str, ...]) -> Array:
        seen = word_features.of_word(words[0])
        if len(words) > 1:
            seen.append(word_features.of_pair(words[1], words[0]))
        known = [self._place[feature] for feature in seen if feature in self._place]
        weights = (self._weights[known] * self._scales[known, None]).sum(axis=0)
        for feature in seen if self._added else ():
            weights = weights + self._added.get(feature, 0.0)
        return np.append(weights, self._squares[known].sum()).astype(np.float32)


@cache
def shipped() -> Linear | None:
    """The model in data/models, or None where it was taken away: the keyword list then decides alone."""
    if not FILE.exists():
        return None
    with np.load(FILE, allow_pickle=False) as arrays:
        return Linear(dict(arrays))
