"""Stretches of a text by their offsets: what commas part, without what stands around a name."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from core.quotations import words

_BRACKET = re.compile(r"\s*\([^()]{0,60}\)\s*$")
_PARTED = re.compile(r",(?!\d)|;| - | -- |\n")
#: The longest word of a list, and the longest bracket.
_WORD_END, _BRACKET_END = 30, 70
_ADVERBS = 6


class Stretch(NamedTuple):
    """A part of the text by its offsets."""

    start: int
    end: int


def chunks(text: str, start: int, end: int) -> list[Stretch]:
    """What commas part, without the spaces around."""
    cuts = [start, *(m.end() for m in _PARTED.finditer(text, start, end)), end]
    return [c for first, last in pairwise(cuts) if (c := trimmed(text, first, last))]


def trimmed(text: str, start: int, end: int) -> Stretch | None:
    """Without the spaces and marks around; None where nothing is left."""
    while start < end and (text[start].isspace() or text[start] in ",;\"'*-"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;:.\"'*-"):
        end -= 1
    return Stretch(start, end) if start < end else None


def skip(text: str, start: int, end: int, use: str) -> int:
    """Past the spaces and the words of one use."""
    while True:
        while start < end and text[start] in " \n,":
            start += 1
        match = words.beginning(use).match(text, start, end)
        if not match:
            return start
        start = match.end()


def without_adverbs(text: str, chunk: Stretch) -> Stretch:
    """Without the adverbs and brackets at its end."""
    end = chunk.end
    for _ in range(_ADVERBS):
        cut = words.ending("adverb").search(text, max(chunk.start, end - _WORD_END), end)
        cut = cut or _BRACKET.search(text, max(chunk.start, end - _BRACKET_END), end)
        if not cut:
            break
        end = cut.start()
        while end > chunk.start and text[end - 1] in " \n,":
            end -= 1
    return Stretch(chunk.start, end)


def head(text: str, chunk: Stretch) -> Stretch:
    """What comes before the first preposition: `X dari Universitas Y` -> X."""
    stop = words.anywhere("stop").search(text, chunk.start, chunk.end)
    return (trimmed(text, chunk.start, stop.start()) if stop else None) or chunk


def is_company(text: str, chunk: Stretch) -> bool:
    """Whether a stretch ends in who comes along: `X bersama istrinya`."""
    return _company().search(text, max(chunk.start, chunk.end - _WORD_END), chunk.end) is not None


@cache
def _company() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(words.forms('company')))}) \w+nya$")
