"""Near-duplicates: the same article in reprints, in two captures of one page, and on the further pages of one article.

An article is compared by its *sketch*: the smallest hashes of its word shingles (bottom-k, after A. Broder, On the
resemblance and containment of documents, 1997). Sketches are small, so that thousands of articles are compared without
their texts, and stable, so that they can be kept. Daily reports that are one text with other numbers (prices, weather)
are different articles: their numbers differ, and numbers are compared apart.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from core.text import key, tokens

#: Hashes in a sketch: with so many, a resemblance is right to about four hundredths.
SIZE = 128
#: A pair shares so many hashes of its sketches at least before it is compared.
LEAST_SHARED = 8
_WORDS = 4
#: What is nearly the same: as a whole, or the shorter text within the longer.
_COPY, _CONTAINED = 0.5, 0.8
#: Where title and day both differ, a text is a new one unless it is hardly changed.
_COPY_OTHER_DAY = 0.8
#: Below so many words, two texts are one only if they are all but equal.
_SHORT, _COPY_SHORT = 40, 0.85
#: Of the numbers of two copies at least this part is the same, where there are enough of them to judge by.
_SAME_NUMBERS, _ENOUGH_NUMBERS = 0.5, 3
#: The further page of an article has another text under the same title; titles of fewer words come again by chance.
_ANOTHER, _TITLE, _LONG_TITLE = 0.2, 4, 6
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Article:
    """What is known of one article when it is compared. Days are ISO 8601; `shingles` counts different ones."""

    id: str
    name: str
    words: int
    shingles: int
    sketch: tuple[int, ...]
    numbers: tuple[int, ...]
    site: str | None
    title: str
    published: str | None
    captured: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """The cluster of a document (id of its first one); `copy` is copy or part, or None for the first."""

    cluster: str
    copy: str | None


def article(
    identity: str,
    name: str,
    body: str,
    *,
    title: str | None = None,
    site: str | None = None,
    published: str | None = None,
    captured: str | None = None,
) -> Article:
    """The article of a document, from its body text, ready to be compared."""
    words = [word for word, _ in tokens(body.casefold()) if word[0].isalnum()]
    hashes = _shingles(words)
    numbers = sorted({_hash(word) for word in words if word[0].isdigit()})[:SIZE]
    sketch = tuple(int(h) for h in hashes[:SIZE])
    return Article(
        identity, name, len(words), len(hashes), sketch, tuple(numbers), site, key(title or ""), published, captured
    )


def _shingles(words: list[str]) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    """The different hashes of all runs of four words, in ascending order, of 63 bits each."""
    if len(words) < _WORDS:
        return np.empty(0, np.uint64)
    every = np.fromiter((_hash(word) for word in words), np.uint64, len(words))
    runs = len(words) - _WORDS + 1
    mixed = np.zeros(runs, np.uint64)
    with np.errstate(over="ignore"):  # wrapping around is what hashing does
        for offset in range(_WORDS):
            mixed = (mixed ^ every[offset : offset + runs]) * _MULTIPLIER
            mixed ^= mixed >> np.uint64(29)
    return np.unique(mixed >> np.uint64(1))


@lru_cache(maxsize=50_000)
def _hash(word: str) -> int:
    """The same for the same word on every machine and in every run, unlike Python's own."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def resemblance(a: Article, b: Article) -> float:
    """How much of both texts together is in both, estimated from the sketches; 0 to 1."""
    ours, theirs = set(a.sketch), set(b.sketch)
    smallest = sorted(ours | theirs)[:SIZE]
    return len(ours & theirs & set(smallest)) / len(smallest) if smallest else 0.0


def containment(a: Article, b: Article) -> float:
    """How much of the shorter text is in the longer, estimated from the sketches; 0 to 1."""
    shorter = min(a.shingles, b.shingles)
    if not shorter:
        return 0.0
    alike = resemblance(a, b)
    return min(1.0, alike / (1 + alike) * (a.shingles + b.shingles) / shorter)


def related(a: Article, b: Article) -> str | None:
    """`copy` where two articles are nearly the same, `part` where one goes on under the other's title, else None."""
    alike = resemblance(a, b)
    if _is_copy(a, b, alike):
        return "copy"
    same_head = a.title == b.title and a.site == b.site and a.site is not None
    goes_on = same_head and alike < _ANOTHER and min(a.words, b.words) >= _SHORT
    words = len(a.title.split())
    same_day = a.published == b.published and a.published is not None
    unknown = a.published is None or b.published is None
    return "part" if goes_on and ((same_day and words >= _TITLE) or (unknown and words >= _LONG_TITLE)) else None


def _is_copy(a: Article, b: Article, alike: float) -> bool:
    same_title = a.title == b.title and bool(a.title)
    if min(a.words, b.words) < _SHORT:
        return same_title and alike >= _COPY_SHORT
    if not _numbers_agree(a, b):
        return False
    other_day = a.published is not None and b.published is not None and a.published != b.published
    if other_day and not same_title:
        return alike >= _COPY_OTHER_DAY
    return alike >= _COPY or containment(a, b) >= _CONTAINED


def _numbers_agree(a: Article, b: Article) -> bool:
    fewer = min(len(a.numbers), len(b.numbers))
    return fewer < _ENOUGH_NUMBERS or len(set(a.numbers) & set(b.numbers)) >= _SAME_NUMBERS * fewer


def cluster(articles: Iterable[Article], pairs: Iterable[tuple[str, str]]) -> dict[str, Place]:
    """The cluster of each article, by its id, from the pairs that may be related. The order of neither matters.

    The first of a cluster is the earliest published, then the fullest, then the earliest captured. An article is a
    copy or part of an earlier one of its cluster; one that is only linked through a later one counts by itself.
    """
    known = {a.id: a for a in articles}
    rank = {a.id: i for i, a in enumerate(sorted(known.values(), key=_order))}
    parents = {identity: identity for identity in known}
    relations: dict[str, set[str]] = {identity: set() for identity in known}
    for one, other in pairs:
        kind = related(known[one], known[other]) if one in known and other in known and one != other else None
        if kind is None:
            continue
        relations[one if rank[one] > rank[other] else other].add(kind)
        first, second = _root(parents, one), _root(parents, other)
        parents[max(first, second, key=rank.__getitem__)] = min(first, second, key=rank.__getitem__)
    return {i: Place(_root(parents, i), _strongest(relations[i])) for i in known}


def _strongest(kinds: set[str]) -> str | None:
    return "copy" if "copy" in kinds else next(iter(kinds), None)


def _root(parents: Mapping[str, str], identity: str) -> str:
    while parents[identity] != identity:
        identity = parents[identity]
    return identity


def _order(a: Article) -> tuple[str, int, str, str, str]:
    never = "9999"
    return a.published or never, -a.words, a.captured or never, a.name, a.id
