"""The keyword list: words and phrases for each topic, and where they occur in a text."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from core import lexicons
from core.stemming import stem
from core.taxonomy import slugs
from core.text import fold

_WORD = re.compile(r"[^\W_]+(?:[-'./&][^\W_]+)*")
WEIGHTS = ("1", "2", "3")


@dataclass(frozen=True, slots=True)
class Hit:
    """A term of the list in a text: the words from `first` up to `last`, and the topics that it is evidence for."""

    term: tuple[str, ...]
    first: int
    last: int
    weights: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    weights: tuple[tuple[str, int], ...]


def words(text: str) -> list[str]:
    """The words of `text` as they are matched: folded, lower case."""
    return _WORD.findall(fold(text).lower())


def written_words(text: str) -> list[str]:
    """The same words as written."""
    plain = fold(text)
    if len(plain.lower()) != len(plain):  # İ and its like grow when lowered, and words may then be cut otherwise
        return words(text)
    return [text[match.start() : match.end()] for match in _WORD.finditer(plain)]


class Keywords:
    """Terms by topic with weights 1 to 3, matched as the longest phrase at each place.

    A word of a term matches the same word; where it is a root, it matches every form of that root too
    (`tanding` finds pertandingan and bertanding, `pertandingan` only itself).
    """

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        terms: dict[tuple[str, ...], list[tuple[str, int]]] = {}
        for row in rows:
            terms.setdefault(tuple(words(row["term"])), []).append((row["topic"], int(row["weight"])))
        self._by_first: dict[str, list[_Entry]] = {}
        for term in sorted((t for t in terms if t), key=len, reverse=True):
            self._by_first.setdefault(term[0], []).append(_Entry(term, tuple(terms[term])))

    def hits(self, found: Sequence[str]) -> list[Hit]:
        """The terms among the words `found` (see `words`), none overlapping another, in order."""
        stems = [stem(word) for word in found]
        hits, place = [], 0
        while place < len(found):
            entry = self._longest(found, stems, place)
            if entry is None:
                place += 1
            else:
                hits.append(Hit(entry.words, place, place + len(entry.words), entry.weights))
                place += len(entry.words)
        return hits

    def _longest(self, found: Sequence[str], stems: Sequence[str], place: int) -> _Entry | None:
        best: _Entry | None = None
        for first in dict.fromkeys((found[place], stems[place])):  # as written comes first, and wins among equals
            for entry in self._by_first.get(first, ()):
                if best is not None and len(entry.words) <= len(best.words):
                    break
                if _follows(entry.words, found, stems, place):
                    best = entry
                    break
        return best


def _follows(term: tuple[str, ...], found: Sequence[str], stems: Sequence[str], place: int) -> bool:
    if place + len(term) > len(found):
        return False
    return all(word in (found[at], stems[at]) for at, word in enumerate(term[1:], place + 1))


@cache
def listed() -> Keywords:
    """The terms of `topic_keywords`."""
    choices = (("topic", slugs()), ("weight", WEIGHTS))
    return Keywords(lexicons.read("topic_keywords", ("topic", "term", "weight"), choices))


def votes(found: Sequence[str]) -> list[float]:
    """The votes of the words `found`: one figure a topic; the first vote counts most."""
    return votes_of(listed().hits(found))


def votes_of(hits: Iterable[Hit]) -> list[float]:
    """`votes` for terms that are already found."""
    totals = dict.fromkeys(slugs(), 0)
    for hit in hits:
        for topic, weight in hit.weights:
            totals[topic] += weight
    return [math.log1p(total) for total in totals.values()]
