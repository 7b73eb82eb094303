"""What the columns of a table and the header lines of a text are about, and what of them can be believed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from urllib.parse import urlsplit

from core import lexicons
from core.model import Facts
from core.text import key

MEANINGS = ("text", "title", "address", "published", "captured", "author", "section")
#: A title or name longer than this is something else.
_LONGEST = 300
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$")
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:\D.*)?$")


@cache
def _names() -> dict[str, str]:
    return {key(row["name"]): row["means"] for row in lexicons.read("field_names", ("name", "means"))}


def meaning(name: str) -> str | None:
    """What a column or header of this name holds, one of `MEANINGS`; None where the name is not known."""
    return _names().get(key(name).replace(" ", "_")) or _names().get(key(name))


def facts_of(values: Mapping[str, object]) -> Facts:
    """Facts from values by their meaning. What is not plainly a day or an address is left out, never guessed."""
    captured = day_of(values.get("captured"))
    return Facts(
        address=address_of(values.get("address")),
        title=_words(values.get("title")),
        author=_words(values.get("author")),
        section=_words(values.get("section")),
        published=day_of(values.get("published")),
        captured=captured,
        captured_source="file" if captured else None,
    )


def address_of(value: object) -> str | None:
    """The value, where it is an http(s) address with a host."""
    text = str(value or "").strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    plain = parts.scheme in ("http", "https") and "." in parts.netloc and not any(c.isspace() for c in text)
    return text if plain and len(text) < 2000 else None


def day_of(value: object) -> str | None:
    """The value as an ISO day, where only one day can be meant: ISO, or day and month that cannot be confused.

    `3/4/2025` may be March or April, and what may be either is nothing.
    """
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    text = str(value or "").strip()
    if found := _ISO.match(text):
        return _day(*(int(part) for part in found.groups()))
    if found := _SLASHED.match(text):
        first, second, year = (int(part) for part in found.groups())
        if first > 12 or first == second:
            return _day(year, second, first)
    return None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _words(value: object) -> str | None:
    if isinstance(value, list | tuple):
        value = ", ".join(str(part) for part in value)
    text = " ".join(str(value or "").split())
    return text if 0 < len(text) <= _LONGEST else None
