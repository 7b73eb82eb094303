"""Words of a query as items: by stem, exactly as they are, or with wildcards."""

from __future__ import annotations

import re

from core.errors import QueryError
from core.model import Span
from core.search.query import Item
from core.search.words import lowered, words

_WILD = re.compile(r"[\w*?]+(?:['.&][\w*?]+)*")
#: Fewer letters beside a wildcard would be found in half of all words.
_LEAST = 2


def items(text: str, at: Span, kind: str) -> tuple[Item, ...]:
    """The words of `text`, which is typed at `at`; `kind` is stem or form for those without a wildcard.

    Raises `QueryError` where there is no word, or a wildcard stands for nearly everything.
    """
    found = _wild(text, kind) if "*" in text or "?" in text else [Item(kind, form) for form, _ in words(text)]
    if not found:
        raise QueryError(at.start, at.end, "There is no word here to look for.")
    for item in found:
        if item.kind == "pattern" and sum(c.isalnum() for c in item.text) < _LEAST:
            raise QueryError(
                at.start, at.end, "With * or ? a word needs {n} letters at least: “korup*”.", n=_LEAST
            )  # fmt: skip
    return tuple(found)


def _wild(text: str, kind: str) -> list[Item]:
    pieces = [piece for piece in _WILD.findall(lowered(text)) if any(c.isalnum() or c in "*?" for c in piece)]
    return [Item("pattern" if "*" in piece or "?" in piece else kind, piece) for piece in pieces]
