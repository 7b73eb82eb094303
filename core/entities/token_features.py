"""The features of each token that the tagger is trained on and reads with; one function, so that they cannot differ."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.text import fold

_SHAPE = ((re.compile(r"[A-ZÀ-Þ]"), "X"), (re.compile(r"[a-zß-ÿ]"), "x"), (re.compile(r"\d"), "d"))
_RUN = re.compile(r"(.)\1+")


def shape(word: str) -> str:
    """The word's outline: `Macron` is Xx, `KPK` is X, `2025` is d, `G20` is Xd."""
    for pattern, mark in _SHAPE:
        word = pattern.sub(mark, word)
    return _RUN.sub(r"\1", word)


def features(words: Sequence[str]) -> list[list[str]]:
    """The features of each of the words of one line, as crfsuite takes them: a list of strings a word."""
    plain = [fold(word) for word in words]
    lower = [word.lower() for word in plain]
    shapes = [shape(word) for word in plain]
    # Headlines are written In Title Case, where a capital is no sign of a name; the tagger must know its kind of text.
    letters = [word for word in plain if word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in letters) / max(1, len(letters))
    kind = f"caps={int(capitals * 5)}"
    return [_token(at, plain, lower, shapes, kind) for at in range(len(words))]


def _token(at: int, plain: list[str], lower: list[str], shapes: list[str], kind: str) -> list[str]:
    word, last = lower[at], len(lower) - 1
    first = shapes[at]
    found = [
        kind, f"w={word}", f"s={first}", f"s={first}|{kind}", f"p2={word[:2]}", f"p3={word[:3]}", f"p4={word[:4]}",
        f"x2={word[-2:]}", f"x3={word[-3:]}", f"x4={word[-4:]}", f"n={min(len(word), 8)}",
    ]  # fmt: skip
    if "-" in word or "/" in word or "." in word:
        found.append("inner")
    for step in (-2, -1, 1, 2):
        there = at + step
        if 0 <= there <= last:
            found += [f"{step}w={lower[there]}", f"{step}s={shapes[there]}"]
        else:
            found.append(f"{step}edge")
    if at:
        found += [f"-1w|w={lower[at - 1]}|{word}", f"-1s|s={shapes[at - 1]}|{first}", f"-1x3={lower[at - 1][-3:]}"]
    if at < last:
        found += [f"w|+1w={word}|{lower[at + 1]}", f"s|+1s={first}|{shapes[at + 1]}"]
    if at > 1:
        found.append(f"-2-1w={lower[at - 2]}|{lower[at - 1]}")
    return found
