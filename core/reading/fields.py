"""What the columns of a table and the header lines of a text are about, and what of them can be believed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from urllib.parse import urlsplit

from core import lexicons
from core.model import Facts
from core.reading.days import day_of as day_of
from core.reading.days import read_day
from core.text import key

MEANINGS = ("text", "title", "address", "published", "captured", "author", "section", "site")
#: What holds as a column, a feed or the head of an export says it, whatever the text looks like.
STATED = ("title", "author", "section")
#: What a column is kept as that means none of these: beside each page of it, and counted nowhere.
LABEL = "label"
#: What `--map` and header lines may call a meaning, too.
ALSO = {"date": "published", "url": "address"}
#: A word that makes a column something else than the others of its name say: `judul_length`, `url_gambar`.
OTHER = "other"
#: Which meaning a name of several words has: `crawl_date` is of the capture, `url_berita` an address.
_STRONGEST = (OTHER, "captured", "address", "title", "published", "section", "author", "site", "text")
#: A title or name longer than this is something else.
_LONGEST = 300
_WORD = re.compile(r"[^\W\d_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NO_SCHEME = re.compile(r"(?://)?((?:[a-z0-9-]+\.)+[a-z]{2,}/\S*|www\.\S+)", re.IGNORECASE)


@cache
def _names(use: str) -> dict[str, tuple[str, int]]:
    """By name (`use` header or column) or word: what it means, and its place in the list, which is its rank."""
    rows = lexicons.read("field_names", ("name", "means", "use"), (("use", ("header", "column", "word")),))
    return {key(row["name"]): (row["means"], rank) for rank, row in enumerate(rows) if row["use"] == use}


def meaning(name: str) -> str | None:
    """What a header line of this name holds, one of `MEANINGS`; None where the name is not known."""
    found = _names("header").get(key(name).replace(" ", "_")) or _names("header").get(key(name))
    return found[0] if found else None


def meaning_of_column(name: str) -> tuple[str, int] | None:
    """What a column of this name holds, by the name or the words in it, and its rank among columns of that meaning.

    None where the name says nothing, or says that the column is something about a title or text (`judul_length`).
    """
    whole = key(name).replace(" ", "_")
    found = _names("header").get(whole) or _names("column").get(whole)
    if found is None:
        words = (key(word) for word in _WORD.findall(_CAMEL.sub(" ", name[:_LONGEST])))
        known = [_names("word")[word] for word in words if word in _names("word")]
        found = min(known, key=lambda pair: (_STRONGEST.index(pair[0]), pair[1]), default=None)
    return found if found and found[0] != OTHER else None


def facts_of(values: Mapping[str, object], orders: Mapping[str, str | None] | None = None) -> Facts:
    """Facts from values by their meaning. What is not plainly a day or an address is left out, never guessed.

    `orders` says for published and captured what their columns write first (`core.reading.days.order_in`).
    """
    known = orders or {}
    captured = read_day(values.get("captured"), known.get("captured"))
    published = read_day(values.get("published"), known.get("published"))
    return Facts(
        address=address_of(values.get("address")),
        title=_words(values.get("title")),
        author=_words(values.get("author")),
        section=_words(values.get("section")),
        site=_words(values.get("site")),
        published=published.day,
        published_words=published.words,
        published_candidates=published.candidates,
        captured=captured.day,
        captured_words=captured.words,
        captured_source="file" if captured.day or captured.words else None,
    )


def label_of(column: str) -> str:
    """The meaning of a column that is kept as a label: there may be several."""
    return f"{LABEL}:{column}"


def is_label(meaning: str) -> bool:
    """Whether a meaning is that of a column that is kept as a label."""
    return meaning.startswith(f"{LABEL}:")


def with_stated(facts: Facts) -> Facts:
    """The facts, with what they have of title, author and section marked as stated by the file: it holds."""
    return replace(facts, stated=tuple(name for name in STATED if getattr(facts, name)))


def address_of(value: object) -> str | None:
    """The value, where it is an http(s) address with a host."""
    text = str(value or "").strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    plain = parts.scheme in ("http", "https") and "." in parts.netloc and not any(c.isspace() for c in text)
    return text if plain and len(text) < 2000 else None


def address_in_cell(value: object) -> str | None:
    """`address_of` a cell, where an address without its scheme (`situs.id/read/1`) counts as one, too."""
    text = str(value or "").strip()
    bare = _NO_SCHEME.fullmatch(text) if len(text) < 2000 else None
    return address_of(f"https://{bare[1]}" if bare else text)


def _words(value: object) -> str | None:
    if isinstance(value, list | tuple):
        value = ", ".join(str(part) for part in value)
    text = " ".join(str(value or "").split())
    return text if 0 < len(text) <= _LONGEST else None
