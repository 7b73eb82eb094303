"""Which language a page is in, by small words: lists and models are for Indonesian, not for English or Malay."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from core import lexicons
from core.text import fold

_LANGUAGES = ("id", "en", "ms", "both")
_WORD = re.compile(r"[a-z]+")
#: So many characters are enough to know, and a text of fewer known words is not judged.
_ENOUGH, _LEAST = 20_000, 6
#: Malay shares most small words with Indonesian: those which differ decide, so many, and so many for each of ours.
_LEAST_MALAY, _MALAY_SHARE = 3, 2.0


@cache
def _words() -> Mapping[str, str]:
    rows = lexicons.read("language_words", ("word", "language"), (("language", _LANGUAGES),))
    return {row["word"]: row["language"] for row in rows}


def language_of(texts: Iterable[str]) -> str | None:
    """`en` or `ms` where the texts of a page are clearly English or Malay, `id` where Indonesian; None unknown."""
    counts: Counter[str] = Counter()
    read = 0
    for text in texts:
        for word in _WORD.findall(fold(text[: _ENOUGH - read]).lower()):
            if language := _words().get(word):
                counts[language] += 1
        read += len(text)
        if read >= _ENOUGH:
            break
    if counts.total() < _LEAST:
        return None
    if counts["en"] > 2 * (counts.total() - counts["en"]):
        return "en"
    malay = counts["ms"] >= _LEAST_MALAY and counts["ms"] > _MALAY_SHARE * counts["id"]
    return "ms" if malay else "id"
