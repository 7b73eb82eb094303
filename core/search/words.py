"""The words that can be found: those of `core.text.tokens`, with compounds parted, so that each half is found, too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.model import Span
from core.stemming import stem
from core.text import fold, tokens

_PARTS = re.compile(r"[^-/]+")


def words(text: str, start: int = 0) -> Iterator[tuple[str, Span]]:
    """The words of `text` in order, each as its form (folded, lower case) and its span; marks are none.

    Prabowo-Gibran and TNI/Polri are two words each, so that either is found; a double (anak-anak) is one word, and so
    is what is all figures (12/3, 2024-2029).
    """
    for written, span in tokens(text, start):
        if not written[0].isalnum():
            continue
        form = lowered(written)
        if ("-" in form or "/" in form) and _is_compound(form):
            for part in _PARTS.finditer(form):
                yield part.group(), Span(span.start + part.start(), span.start + part.end())
        else:
            yield form, span


def lowered(text: str) -> str:
    """`text` folded and in lower case, of the same length."""
    plain = fold(text)
    small = plain.lower()
    return small if len(small) == len(plain) else "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


def _is_compound(form: str) -> bool:
    parts = _PARTS.findall(form)
    if all(part[0].isdigit() for part in parts):
        return False
    return not (len(parts) == 2 and "-" in form and stem(parts[0]) == stem(parts[1]))
