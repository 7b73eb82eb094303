"""Hits as columns of numbers, and their arithmetic: phrases, nearness, intervals. Fast enough for a million of them.

A place in the workspace is one number: the document's, shifted, plus a character or a word of it. So hits of all
documents are sorted, compared and joined at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
#: Bits of a place that are the character or the word; the document's number is above them.
_BITS = 32
#: The word's number of a hit that is no single word, and the position of one whose words are not counted.
NONE = -1


def places(documents: Numbers, offsets: Numbers) -> Numbers:
    """Documents and their characters (or words) as single numbers."""
    return (documents.astype(np.int64) << _BITS) | offsets.astype(np.int64)


def offsets(of: Numbers) -> Numbers:
    """The characters (or words) of places, within their documents."""
    return of & ((1 << _BITS) - 1)


@dataclass(frozen=True, slots=True)
class Hits:
    """Found stretches, in order: where each starts and ends (places of characters), its first and last word (places of
    words, `NONE` where they are not known), its place on the page, and the number of its word."""

    start: Numbers
    end: Numbers
    first: Numbers
    last: Numbers
    place: Numbers
    word: Numbers

    def __len__(self) -> int:
        return len(self.start)

    @property
    def documents(self) -> Numbers:
        """The document of each hit."""
        return self.start >> _BITS

    def where(self, kept: NDArray[np.bool_] | Numbers) -> Hits:
        """Those that are kept, by a mask or by their numbers."""
        return Hits(*(getattr(self, field.name)[kept] for field in fields(self)))

    def inside(self, documents: Numbers) -> Hits:
        """Those in documents of a sorted set."""
        return self.where(among(self.documents, documents))


def empty() -> Hits:
    """No hits."""
    return Hits(*(np.empty(0, np.int64) for _ in fields(Hits)))


def merged(parts: Sequence[Hits]) -> Hits:
    """Hits of several kinds in order of their place; what is the same stretch is one."""
    if not parts:
        return empty()
    if len(parts) == 1:
        return parts[0]
    columns = [np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(Hits)]
    # The parts are in order, which a stable sort makes use of; ends matter only where two hits begin together.
    order = np.argsort(columns[0], kind="stable")
    start = columns[0][order]
    if (start[1:] == start[:-1]).any():
        order = np.lexsort((columns[1], columns[0]))
    whole = Hits(*(column[order] for column in columns))
    again = np.zeros(len(whole), bool)
    again[1:] = (whole.start[1:] == whole.start[:-1]) & (whole.end[1:] == whole.end[:-1])
    return whole.where(~again) if again.any() else whole


def among(values: Numbers, known: Numbers) -> NDArray[np.bool_]:
    """Which values are in `known`, which is sorted."""
    if not len(known):
        return np.zeros(len(values), bool)
    at = np.minimum(np.searchsorted(known, values), len(known) - 1)
    found: NDArray[np.bool_] = known[at] == values
    return found


def following(parts: Sequence[Hits]) -> Hits:
    """The hits of the first part that are followed, word by word, by hits of the others."""
    found, last = parts[0], parts[0]
    for step, part in enumerate(parts[1:], 1):
        known = np.argsort(part.first, kind="stable")
        firsts = part.first[known]
        wanted = found.first + step
        at = np.minimum(np.searchsorted(firsts, wanted), max(0, len(firsts) - 1))
        right = firsts[at] == wanted if len(firsts) else np.zeros(len(found), bool)
        last = part.where(known[at[right]]) if len(firsts) else empty()
        found = found.where(right)
    if len(parts) == 1:
        return found
    return replace(found, end=last.end, last=last.last, word=np.full(len(found), NONE))


def near(left: Hits, right: Hits, distance: int) -> Hits:
    """Pairs at most `distance` words apart, each hit with the nearest of the other side, as the stretch from the first
    to the last character of both."""
    pairs = np.concatenate([_nearest(left, right, distance), _nearest(right, left, distance)[:, ::-1]])
    if not len(pairs):
        return empty()
    one, other = left.where(pairs[:, 0]), right.where(pairs[:, 1])
    return merged([empty(), Hits(
        np.minimum(one.start, other.start), np.maximum(one.end, other.end), np.minimum(one.first, other.first),
        np.maximum(one.last, other.last), one.place, np.full(len(one), NONE),
    )])  # fmt: skip


def _nearest(some: Hits, others: Hits, distance: int) -> Numbers:
    """Numbers of hits of `some`, each with that of the nearest of `others` within the distance."""
    if not len(some) or not len(others):
        return np.empty((0, 2), np.int64)
    order = np.argsort(others.first, kind="stable")
    at = np.searchsorted(others.first[order], some.first)
    best, apart = np.zeros(len(some), np.int64), np.full(len(some), distance + 1)
    for by in (-1, 0, 1):  # before, at or after, and the one after that where a hit would be its own neighbour
        candidate = order[np.clip(at + by, 0, len(order) - 1)]
        gap = np.maximum(others.first[candidate] - some.last, some.first - others.last[candidate])
        same = (others.start[candidate] == some.start) & (others.end[candidate] == some.end)
        gap = np.where(same, distance + 1, np.maximum(gap, 0))
        closer = gap < apart
        best, apart = np.where(closer, candidate, best), np.where(closer, gap, apart)
    found = np.flatnonzero(apart <= distance)
    return np.column_stack([found, best[found]])


@dataclass(frozen=True, slots=True)
class Intervals:
    """Stretches of characters, sorted and apart from one another: where headlines of a topic or quotations are."""

    start: Numbers
    end: Numbers

    @classmethod
    def of(cls, start: Numbers, end: Numbers) -> Intervals:
        """Any stretches; those that overlap become one."""
        if not len(start):
            return cls(start, end)
        order = np.argsort(start, kind="stable")
        start, reach = start[order], np.maximum.accumulate(end[order])
        opens = np.ones(len(start), bool)
        opens[1:] = start[1:] > reach[:-1]
        closes = np.append(np.flatnonzero(opens)[1:] - 1, len(start) - 1)
        return cls(start[opens], reach[closes])

    def hold(self, hits: Hits) -> NDArray[np.bool_]:
        """Which hits are wholly within one of them."""
        if not len(self.start):
            return np.zeros(len(hits), bool)
        at = np.searchsorted(self.start, hits.start, side="right") - 1
        held: NDArray[np.bool_] = (at >= 0) & (hits.end <= self.end[np.maximum(at, 0)])
        return held


def runs(documents: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """The different documents of hits, which are sorted, where in the hits each begins, and how many hits each has."""
    if not len(documents):
        return documents, documents, documents
    first = np.flatnonzero(np.append(True, documents[1:] != documents[:-1]))
    return documents[first], first, np.diff(np.append(first, len(documents)))
