"""The words that names are made of: tokens, with pairs parted. `Prabowo-Gibran` and `RI/China` are two names each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.model import Span
from core.text import tokens

#: Where one name may end and another begin inside a token: at a hyphen or slash before a capital, and at a full stop
#: between a small letter and a capital, where a space is missing (`Guswanto.Ia`).
SEAM = re.compile(r"[-‐‑‒–—―−/](?=[A-ZÀ-Þ])|(?<=[a-z])\.(?=[A-Z])")


def name_words(text: str, start: int = 0) -> Iterator[tuple[str, Span]]:
    """Words and marks as `core.text.tokens` gives them, pairs as three: `Solo`, `-`, `Jogja`.

    A word that is said twice (`Anak-Anak`) stays whole. `start` is the offset of `text` in its document.
    """
    for word, span in tokens(text, start):
        if len(word) == 1 or word.isalnum() or _doubled(word):
            yield word, span
            continue
        at = 0
        for seam in SEAM.finditer(word):
            for begin, end in ((at, seam.start()), (seam.start(), seam.end())):
                yield word[begin:end], Span(span.start + begin, span.start + end)
            at = seam.end()
        yield word[at:], Span(span.start + at, span.end)


def _doubled(word: str) -> bool:
    half = len(word) // 2
    return len(word) % 2 == 1 and word[:half].lower() == word[half + 1 :].lower()
