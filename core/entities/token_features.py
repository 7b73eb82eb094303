"""What the tagger sees of each token; training and reading share it, so they cannot differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from core.entities.word_groups import groups_of
from core.text import fold

_SHAPE = ((re.compile(r"[A-ZÀ-Þ]"), "X"), (re.compile(r"[a-zß-ÿ]"), "x"), (re.compile(r"\d"), "d"))
_RUN = re.compile(r"(.)\1+")
_MARKS = frozenset("\"'(")
#: Words whose own features are remembered: text repeats its words, and making them anew takes most of the time.
_REMEMBERED = 20_000


class _Word(NamedTuple):
    """A word with the features that depend on it alone: its own, and those that it gives to its neighbours."""

    plain: str
    lower: str
    shape: str
    group: str
    own: tuple[str, ...]
    neighbour: dict[int, tuple[str, ...]]


def shape(word: str) -> str:
    """The word's outline: `Macron` is Xx, `KPK` is X, `2025` is d, `G20` is Xd."""
    for pattern, mark in _SHAPE:
        word = pattern.sub(mark, word)
    return _RUN.sub(r"\1", word)


def features(words: Sequence[str]) -> list[list[str]]:
    """The features of each of the words of one line, as crfsuite takes them: a list of strings a word."""
    seen = [_word(word) for word in words]
    # Headlines are written In Title Case, where a capital says nothing; the tagger must know in which kind it reads.
    letters = [word.plain for word in seen if word.plain[0].isalpha()]
    capitals = sum(word[0].isupper() for word in letters) / max(1, len(letters))
    kind = f"caps={int(capitals * 5)}"
    return [
        [kind, f"s={word.shape}|{kind}", *word.own, *inside, *_around(at, seen), *_pairs(at, seen)]
        for (at, word), inside in zip(enumerate(seen), _enclosed(seen), strict=True)
    ]


@lru_cache(_REMEMBERED)
def _word(word: str) -> _Word:
    plain = fold(word)
    lower = plain.lower()
    outline, groups = shape(plain), groups_of(plain)
    own = [
        f"w={lower}", f"s={outline}", f"p3={lower[:3]}", f"p4={lower[:4]}", f"x2={lower[-2:]}", f"x3={lower[-3:]}",
        f"x4={lower[-4:]}",
    ]  # fmt: skip
    if groups:
        own += [f"a={groups[0]}", f"b={groups[1]}", f"c={groups[2]}"]
    neighbour = {}
    for step in (-2, -1, 1, 2):
        given = [f"{step}w={lower}"]
        near = abs(step) == 1
        if near:
            given.append(f"{step}s={outline}")
        if groups:
            given += [f"{step}b={groups[1]}", f"{step}c={groups[2]}"] if near else [f"{step}b={groups[1]}"]
        neighbour[step] = tuple(given)
    return _Word(plain, lower, outline, str(groups[1]) if groups else "-", tuple(own), neighbour)


def _enclosed(seen: Sequence[_Word]) -> list[tuple[str, ...]]:
    """For each word whether it is between quotes or brackets, where titles of works and abbreviations are."""
    given: list[tuple[str, ...]] = [()] * len(seen)
    if not any(word.plain in _MARKS for word in seen):
        return given
    quoted = bracketed = False
    for at, word in enumerate(seen):
        if word.plain in "\"'":
            quoted = not quoted
            continue
        bracketed = word.plain != ")" and (bracketed or word.plain == "(")
        given[at] = (*((f"q|{word.shape}",) if quoted else ()), *((f"br|{word.shape}",) if bracketed else ()))
    return given


def _around(at: int, seen: Sequence[_Word]) -> list[str]:
    """What the two words on each side give to the word at `at`."""
    given = [*seen[at - 2].neighbour[-2]] if at > 1 else []
    given += seen[at - 1].neighbour[-1] if at else ("-1edge",)
    given += seen[at + 1].neighbour[1] if at + 1 < len(seen) else ("1edge",)
    if at + 2 < len(seen):
        given += seen[at + 2].neighbour[2]
    return given


def _pairs(at: int, seen: Sequence[_Word]) -> list[str]:
    """The word at `at` together with a neighbour, and its neighbours with each other."""
    _, lower, outline, group, *_ = seen[at]
    pairs, before = [], "-"
    if at:
        _, other, other_outline, before, *_ = seen[at - 1]
        pairs += [f"-1w|w={other}|{lower}", f"-1s|s={other_outline}|{outline}", f"-1b|b={before}|{group}"]
        if at > 1:
            pairs.append(f"-2b|-1b={seen[at - 2].group}|{before}")
    if at + 1 < len(seen):
        _, other, other_outline, after, *_ = seen[at + 1]
        pairs += [f"w|+1w={lower}|{other}", f"s|+1s={outline}|{other_outline}", f"b|+1b={group}|{after}"]
        if at:
            pairs.append(f"-1b|+1b={before}|{after}")
    return pairs
