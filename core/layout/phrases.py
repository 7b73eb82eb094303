"""The lists of data/lexicons that lines are classified by, ready to be asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from core import lexicons
from core.layout.addresses import alias_in
from core.model import BLOCKS
from core.text import alternation, key

_MATCHES = ("exact", "prefix", "contains", "word")
_ROLES = ("furniture", "meta", "caption")
_TRIM = re.compile(r"^[\s\-–—•»«#*|:>\[\]+]+|[\s\-–—•»«#*|:>\[\]+!]+$")
# What a site adds to the name of a list without changing what the list is.
_TAIL = frozenset(
    ("di", "untuk", "dari", "more", "index", "indeks", "hari", "minggu", "pekan", "bulan", "lainnya", "selengkapnya")
)
_LEAD = frozenset(("berita", "artikel", "video", "foto", "kabar", "tulisan", "news", "konten", "lainnya"))
#: A phrase of one word is furniture only in a line with hardly any other words: "Komentar", "12 Komentar".
_EXTRA_WORDS = 2


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one role, by the way in which they match."""

    exact: frozenset[str]
    prefix: dict[str, tuple[str, ...]]  # by first character: nearly every line is asked
    contains: tuple[str, ...]


def bare(text: str) -> str:
    """The key of a line without the ornaments around it: what headings are compared by."""
    return _TRIM.sub("", key(text))


@cache
def headings() -> dict[str, str]:
    """Key of a heading -> its block."""
    rows = lexicons.read("headings", ("heading", "block"), (("block", BLOCKS),))
    return {bare(row["heading"]): row["block"] for row in rows}


def heading_block(text: str) -> str | None:
    """The block that a line is the heading of, or None: listed names, and those with a tail such as a site's name."""
    plain = bare(text)
    known = headings()
    if plain in known:
        return known[plain]
    after_colon = plain.rpartition(":")[2].strip()
    if after_colon in known and plain.count(" ") <= 6:
        return known[after_colon]
    words = plain.split()
    if not 2 <= len(words) <= 5:
        return None
    for size in range(min(3, len(words) - 1), 0, -1):
        block = known.get(" ".join(words[:size]))
        if block and words[size] in _TAIL:
            return block
    if words[-1] in ("index", "indeks"):
        return "other"
    return _by_last_word(words)


def _by_last_word(words: list[str]) -> str | None:
    """`Berita detikcom Lainnya`, `Berita Rekomendasi Budi`: a noun for news, then a word that names the list."""
    if words[0] not in _LEAD:
        return None
    known = headings()
    cues = [known[word] for word in (words[-1], words[1]) if word in known]
    return cues[0] if cues else None


@cache
def marker_pattern() -> re.Pattern[str]:
    """An inline marker at the start of a folded line, up to where its headline begins."""
    loose = rf"(?:{_markers('any')})(?:\s*:|\s+(?=\S))" if _markers("any") else r"(?!)"
    return re.compile(rf"\(?\s*(?:{loose}|(?:{_markers('any', 'colon')})\s*(?::|\Z|(?=\")))", re.IGNORECASE)


@cache
def marker_split() -> re.Pattern[str]:
    """A marker with its colon anywhere in a line: where a second headline begins."""
    return re.compile(rf"(?<!\w)(?:{_markers('any', 'colon')})\s*:", re.IGNORECASE)


def _markers(*separators: str) -> str:
    """An alternation of the markers that one of `separators` may part from their headline."""
    rows = lexicons.read("inline_markers", ("marker", "separator"), (("separator", ("colon", "any")),))
    return alternation(row["marker"] for row in rows if row["separator"] in separators)


@cache
def phrases(role: str) -> Phrases:
    """The listed phrases of one role of `furniture.csv`."""
    rows = _furniture()
    found = {
        match: tuple(key(r["phrase"]) for r in rows if r["role"] == role and r["match"] == match) for match in _MATCHES
    }
    starts = {p[0]: tuple(q for q in found["prefix"] if q[0] == p[0]) for p in found["prefix"]}
    return Phrases(frozenset(found["exact"]), starts, found["contains"])


@cache
def menu_words() -> frozenset[str]:
    """Words that menus are made of."""
    return frozenset(key(row["phrase"]) for row in _furniture() if row["match"] == "word")


def _furniture() -> tuple[lexicons.Row, ...]:
    return lexicons.read("furniture", ("phrase", "match", "role"), (("match", _MATCHES), ("role", _ROLES)))


def listed(role: str, plain: str) -> bool:
    """Whether a line, given as `key`, is listed for `role`."""
    known = phrases(role)
    if plain in known.exact:
        return True
    for phrase in known.contains:  # a loop of `in` is four times as fast here as one pattern, or as any()
        if phrase in plain:
            return True
    near = known.prefix.get(plain[:1], ())
    if not plain.startswith(near):
        return False
    words = len(plain.split())
    return any(_starts(plain, p) and words <= _most_words(p) for p in near)


def _starts(plain: str, phrase: str) -> bool:
    """Whether a line starts with a phrase and not in the middle of a longer word."""
    return plain.startswith(phrase) and not (phrase[-1].isalnum() and plain[len(phrase) : len(phrase) + 1].isalnum())


def _most_words(phrase: str) -> int:
    size = len(phrase.split())
    return size + _EXTRA_WORDS if size == 1 and phrase[-1].isalnum() else size + 30


def opens_tags(plain: str) -> bool:
    """Whether a line, given as `key`, is nothing but the heading of the article's tags."""
    known = phrases("meta")
    name = bare(plain)
    return name in known.exact or name in known.prefix.get(name[:1], ())


def is_menu(plain: str) -> bool:
    """Whether a line, given as `key`, strings menu words together, or is one of them."""
    words = plain.split()
    hits = sum(map(menu_words().__contains__, words))
    return bool(hits) and hits >= (0.5 if hits > 2 else 0.6) * len(words)


@cache
def _menu_words() -> frozenset[str]:
    sections = (row["section"] for row in lexicons.read("sections", ("section",)))
    return menu_words() | {word for name in sections for word in key(name).split()}


def is_menu_word(word: str) -> bool:
    """Whether a word, in lower case, is one that menus are made of, names of sections included."""
    return word in _menu_words()


def site_in(plain: str) -> str | None:
    """The site that a line, given as `key`, names first, by the names that sites call themselves by."""
    found = alias_in(plain)
    return found[0] if found else None
