"""Who held an office on a day, where a text names only the office: Menkeu before and after September 2025."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from core import lexicons
from core.text import key

_Term = tuple[str, date, date]


def holder(text: str, day: date | None) -> str | None:
    """The person who held the office that `text` names first, on `day`; None without an office, a day or a holder."""
    match = _pattern().search(key(text)) if day else None
    if match is None or day is None:
        return None
    return next((person for person, since, until in _terms()[match.group()] if since <= day < until), None)


@cache
def _terms() -> dict[str, tuple[_Term, ...]]:
    """Each form of an office with its holders and the days from and until which they held it."""
    found: dict[str, tuple[_Term, ...]] = {}
    for row in lexicons.read("offices", ("form", "person", "since")):
        until = date.fromisoformat(row["until"]) if row["until"] else date.max
        term = (row["person"], date.fromisoformat(row["since"]), until)
        for form in row["form"].split(";"):
            found[key(form)] = (*found.get(key(form), ()), term)
    return found


@cache
def _pattern() -> re.Pattern[str]:
    forms = sorted(_terms(), key=len, reverse=True)
    # The deputy, the former and the one of another country are somebody else.
    return re.compile(rf"(?<!wakil )(?<!mantan )(?<!eks )\b(?:{'|'.join(map(re.escape, forms))})\b")
