"""Stems of Indonesian words: the only module that knows Sastrawi.

A stem is a key under which the forms of a word are counted together. It is never shown and never taken of a name
(Sastrawi makes bekas of Bekasi and diri of Kediri).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Mapping
from functools import cache, lru_cache
from typing import Any

from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from core import lexicons
from core.model import Span
from core.text import fold, tokens

#: What Sastrawi can read. It turns every other character into a space, and so one word into several.
_PLAIN = re.compile(r"[a-z]+(?:-[a-z]+)*")
#: Endings that may follow any form of a word, so an exception for pasukan also holds for pasukannya.
_ENDING = re.compile(r"-?(?:nya|lah|kah|pun|ku|mu)$")


@cache
def exceptions() -> Mapping[str, str]:
    """The words whose stem is taken from the list `stem_exceptions`, each with that stem."""
    return {row["word"].lower(): row["stem"].lower() for row in lexicons.read("stem_exceptions", ("word", "stem"))}


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """The stem of one word, lower case. Words that are not made of plain letters are only lowered."""
    plain = fold(word).lower()
    if not _PLAIN.fullmatch(plain):
        return plain
    return _excepted(plain) or str(_sastrawi().stem_word(plain))


def stem_tokens(text: str, names: Collection[Span] = ()) -> list[tuple[str, str, Span]]:
    """Each word of `text` as written, with its stem and its span. Words within `names` are their own stem."""
    inside = Within(names)
    return [
        (word, word if inside(span) else stem(word), span)
        for word, span in tokens(text)
        if word[0].isalnum()  # marks are tokens too, but no words
    ]


class Within:
    """Whether a span shares a character with one of a set of spans; a call takes the logarithm of their number."""

    def __init__(self, spans: Collection[Span]) -> None:
        merged: list[list[int]] = []
        for span in sorted(spans, key=lambda s: s.start):
            if merged and span.start <= merged[-1][1]:
                merged[-1][1] = max(merged[-1][1], span.end)
            else:
                merged.append([span.start, span.end])
        self._starts = [start for start, _ in merged]
        self._ends = [end for _, end in merged]

    def __call__(self, span: Span) -> bool:
        nearest = bisect_right(self._starts, span.end - 1) - 1
        return nearest >= 0 and self._ends[nearest] > span.start


def _excepted(word: str) -> str | None:
    """The stem that the list gives to `word`, to its double (pasukan-pasukan) or to its form before an ending."""
    listed = exceptions()
    first, _, second = word.partition("-")
    for form in (word, first if first == second else "", _ENDING.sub("", word)):
        if form in listed:
            return listed[form]
    return None


@cache
def _sastrawi() -> Any:
    # The stemmer behind Sastrawi's own cache: that cache grows without bound, ours does not.
    return StemmerFactory().create_stemmer().delegatedStemmer
