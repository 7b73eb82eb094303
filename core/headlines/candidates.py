"""Candidate pairs: the headlines worth comparing, which share rare words and are alike as a whole."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
from rapidfuzz import fuzz, process

#: So many of the rarest words of a headline: two of them are left when a change has spoilt two others.
_RAREST = 4
#: Blocks of up to so many are compared pair by pair; beyond the second number, only with their neighbours.
_FEW, _MANY = 8, 2000
#: How many neighbours, and how many rows are compared at a time.
_NEIGHBOURS, _ROWS = 20, 500

Array = np.ndarray[tuple[int], np.dtype[np.uint64]]


def candidates(
    cores: Sequence[tuple[str, ...]], texts: Sequence[str], common: Mapping[str, int], alike: float
) -> list[tuple[int, int]]:
    """Pairs of indices, each pair once with the smaller first, in ascending order.

    `texts` are what is compared letter by letter, and `alike` the least likeness in per cent; `common` is in how
    many of the headlines a word is.
    """
    pairs: set[tuple[int, int]] = set()
    for block in _blocks(cores, common):
        pairs.update(_alike(block, texts, alike))
    return sorted(pairs)


def _blocks(cores: Sequence[tuple[str, ...]], common: Mapping[str, int]) -> Iterator[list[int]]:
    """Headlines with the same numbers and two rare words in common; a headline is in several blocks."""
    keys, members = _keys(cores, common)
    order = np.argsort(keys, kind="stable")
    keys, members = keys[order], members[order]
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else np.empty(0, np.int64)
    ends = np.append(starts[1:], len(keys))
    for start, end in zip(starts[ends - starts > 1].tolist(), ends[ends - starts > 1].tolist(), strict=True):
        yield members[start:end].tolist()


def _keys(cores: Sequence[tuple[str, ...]], common: Mapping[str, int]) -> tuple[Array, Array]:
    """One hash for every pair of rare words of every headline, and whose it is."""
    keys: list[int] = []
    members: list[int] = []
    codes = {word: zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in common}
    for number, core in enumerate(cores):
        numbers = zlib.crc32(" ".join(word for word in core if word[0].isdigit()).encode())
        rare = sorted({w for w in core if not w[0].isdigit()}, key=lambda w: (common[w], w))[:_RAREST]
        for one, other in combinations(sorted(codes[word] for word in rare), 2):
            keys.append((one << 32 | other) ^ numbers)
            members.append(number)
    return np.array(keys, np.uint64), np.array(members, np.uint64)


def _alike(block: list[int], texts: Sequence[str], alike: float) -> Iterator[tuple[int, int]]:
    if len(block) > _MANY:
        yield from _neighbours(block, texts, alike)
    elif len(block) > _FEW:
        chosen = [texts[number] for number in block]
        for start in range(0, len(block), _ROWS):
            rows = process.cdist(
                chosen[start : start + _ROWS], chosen, scorer=fuzz.ratio, score_cutoff=alike, dtype=np.uint8
            )
            for row, column in np.argwhere(rows).tolist():
                if row + start < column:
                    yield block[row + start], block[column]
    else:
        for one, other in combinations(block, 2):
            if fuzz.ratio(texts[one], texts[other], score_cutoff=alike):
                yield one, other


def _neighbours(block: list[int], texts: Sequence[str], alike: float) -> Iterator[tuple[int, int]]:
    """Pairs that are near one another when sorted by their beginnings or by their ends.

    A box that fills one sentence with thousands of names makes such blocks; nearly all of its pairs differ.
    """
    for order in (sorted(block, key=lambda n: texts[n]), sorted(block, key=lambda n: texts[n][::-1])):
        for place, one in enumerate(order):
            for other in order[place + 1 : place + 1 + _NEIGHBOURS]:
                if fuzz.ratio(texts[one], texts[other], score_cutoff=alike):
                    yield min(one, other), max(one, other)
