"""A headline as words that can be compared, without what the site puts around it and without function words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from core import lexicons
from core.text import key

KINDS = ("marker", "page", "small", "title", "telling")
_WORD = re.compile(r"\d+(?:[.,:/]\d+)*|[%&]|[^\W\d_]+")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_DOMAIN = re.compile(r"(?:www\.)?[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:com|id|co|net|org|info|news|tv)")
_SIGNS = {"%": "persen", "&": "dan"}
#: A headline of fewer content words is compared with all of its words.
_FEWEST = 3
_CUT_OFF = ("…", "...")


@dataclass(frozen=True, slots=True)
class Words:
    """A headline ready to be compared.

    `core` are the content words, in order; `flat` is all words run together, `core_flat` those of `core`; `cut` is true
    where the site cut the headline off.
    """

    core: tuple[str, ...]
    flat: str
    core_flat: str
    cut: bool


def of(headline: str) -> Words:
    """The words of one headline. One without any word is compared as it is written."""
    plain = _bare(key(headline))
    cut = plain.endswith(_CUT_OFF)
    found = split(plain)
    if cut and found and found[-1][0].isdigit():
        found = found[:-1]  # a number that is cut off is another number
    if not found:
        return Words((), plain, plain, False)
    core = tuple(word for word in found if word not in _listed("small"))
    if len(core) < _FEWEST:
        core = tuple(found)
    return Words(core, run_together(found), run_together(core), cut)


def split(text: str) -> list[str]:
    """The words of a lower-case text: hyphens part them, apostrophes and accents go, numbers are written in one way."""
    text = text.replace("'", "")
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    values = _values()
    return [_number(word) if word[0].isdigit() else values.get(word, word) for word in _WORD.findall(text)]


def run_together(words: Iterable[str]) -> str:
    """All words without the spaces, so that sepak bola is sepakbola; numbers keep theirs and stay apart."""
    return "".join(f" {word} " if word[0].isdigit() else word for word in words)


def _number(written: str) -> str:
    """`5.000` and `5,000` are 5000, `5,1` and `5.1` are 5.1, `19:00` is 19.00."""
    if _THOUSANDS.fullmatch(written):
        written = written.replace(".", "").replace(",", "")
    return written.replace(",", ".").replace(":", ".").lstrip("0") or "0"


def _bare(plain: str) -> str:
    """`plain`, a folded lower-case headline, without the site's name and the markers around it."""
    before = None
    while before != plain:
        before = plain
        plain = _without_start(_without_end(plain)).strip()
    return plain


def _without_end(text: str) -> str:
    for separator in (" - ", " | ", " :: ", " • ", " » "):
        rest, found, last = text.rpartition(separator)
        if found and rest and _is_the_sites(last.strip()):
            return rest
    opening = {")": "(", "]": "["}.get(text[-1:])
    if opening:
        rest, found, last = text[:-1].rpartition(opening)
        if found and rest.strip() and (last.strip() in _listed("marker") or _is_the_sites(last.strip())):
            return rest
    return text


def _without_start(text: str) -> str:
    closing = {"(": ")", "[": "]"}.get(text[:1])
    if closing:
        first, found, rest = text[1:].partition(closing)
        return rest.lstrip(" :|-") if found and rest.strip() and _is_a_marker(first.strip()) else text
    for separator in (":", " | ", " - "):
        first, found, rest = text.partition(separator)
        if found and rest.strip() and _is_a_marker(first.strip()):
            return rest
    return text


def _is_a_marker(text: str) -> bool:
    return text in _listed("marker") or text in _see_also() or text in _sites()


def _is_the_sites(text: str) -> bool:
    first = text.split(" ", 1)[0]
    return text in _sites() or _DOMAIN.fullmatch(text) is not None or first in _listed("page")


@cache
def _listed(kind: str) -> frozenset[str]:
    rows = lexicons.read("headline_words", ("form", "kind"), (("kind", KINDS),))
    return frozenset(key(row["form"]) for row in rows if row["kind"] == kind)


def telling() -> frozenset[str]:
    """Words without which a headline has another meaning."""
    return _listed("telling")


@cache
def plain() -> frozenset[str]:
    """Words of the lists that name nobody and nothing, so that one of them may be left out of a long headline."""
    return (known() - _names() - telling()) | _listed("title")


@cache
def known() -> frozenset[str]:
    """All words of the lists: none of them is a typing error for another."""
    keywords = _every("topic_keywords", "term")
    return keywords | _every("stopwords", "word") | _every("headline_words", "form") | _names()


@cache
def _names() -> frozenset[str]:
    lists = ("persons", "organisations", "places", "products", "events")
    return frozenset(word for name in lists for word in _every(name, "name") | _every(name, "aliases"))


def _every(name: str, column: str) -> frozenset[str]:
    """Every word in one column of a list."""
    cells = (row.get(column, "") for row in lexicons.read(name, ()))
    return frozenset(word for cell in cells for word in split(key(cell)) if not word[0].isdigit())


@cache
def _sites() -> frozenset[str]:
    rows = lexicons.read("sites", ("site", "aliases"))
    names = (name for row in rows for name in (row["site"], *row["aliases"].split(";")))
    return frozenset(key(name) for name in names if name.strip())


@cache
def _see_also() -> frozenset[str]:
    return frozenset(key(row["marker"]) for row in lexicons.read("inline_markers", ("marker",)))


@cache
def _values() -> dict[str, str]:
    """Numbers that are written as one word, by that word; and the signs that are read as words."""
    rows = lexicons.read("number_words", ("form", "value"))
    return _SIGNS | {key(r["form"]): r["value"] for r in rows if r["value"].isdigit() and " " not in r["form"]}
