"""Where one name ends and the next begins, after the tagger: brackets, titles inside a name, initials."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from core.entities import gazetteer, titles
from core.entities.lost_spaces import separate_words
from core.entities.name_words import SEAM, name_words
from core.model import ENTITY_TYPES, Span
from core.text import alternation, fold, key

_YEAR = re.compile(r" (?:19|20)\d\d(?:[/-](?:19|20)?\d\d)?(?![\w/]|[.,]\d)")
_DASH = re.compile(r"\s+(?:--|[–—])\s+")
_BRACKET = re.compile(r" ?\(([A-Z][A-Za-z0-9-]{0,9})\)")
_SHORT_FORM = re.compile(r"[A-Z]\w*[A-Z0-9]\w*|[A-Z]{2,}")
#: The longest of the words that begin the names of places is shorter.
_REACH = 16
#: Part of a company's legal name, brackets included.
_LEGAL = "persero"
#: So many letters at least has a name in a pair of which the lists hold only the other.
_NAME = 4
_LETTERS = r"[A-Z]{1,4}\b"
_AGE = r"(?: \(\d{2}(?: ?tahun| ?thn| ?th)?\))"
_WITH_AGE = re.compile(rf"(?<![\w/-])({_LETTERS})(?={_AGE})")
_FURTHER = re.compile(rf"{_AGE}?(?:, dan|,| dan| serta) ({_LETTERS})")

Named = tuple[Span, str]


def parted(span: Span, kind: str, text: str) -> Iterator[Named]:
    """The names in what the tagger took for one: without titles before a person, and parted at brackets and titles.

    Nothing comes back for what is no name: a rank or an office that was taken for an organisation.
    """
    if dash := _DASH.search(span.cut(text)):  # CNN Indonesia -- Polri
        yield from parted(Span(span.start, span.start + dash.start()), kind, text)
        yield from parted(Span(span.start + dash.end(), span.end), kind, text)
        return
    if pair := _pair(span, kind, text):
        yield from pair
        return
    for part in _outside_brackets(span, text):
        yield from _owner_and_holder(part, kind, text) if kind == "PER" else _named(part, kind, text)


def _pair(span: Span, kind: str, text: str) -> list[Named]:
    """The names of a pair that was tagged as one: none where it is no pair, as the lists and its form show."""
    surface = span.cut(text)
    joints = list(SEAM.finditer(surface))
    if not joints or _listed_type(surface):
        return []
    bounds = zip((0, *(j.end() for j in joints)), (*(j.start() for j in joints), len(surface)), strict=True)
    parts = [(begin, end, _listed_type(surface[begin:end])) for begin, end in bounds]
    types = [part[2] for part in parts]
    doubles = kind == "PER" and "/" in surface
    if not (doubles or all(types) or (kind in types and _both_words(surface))):
        return []
    return [(Span(span.start + begin, span.start + end), (not doubles and of) or kind) for begin, end, of in parts]


def _both_words(surface: str) -> bool:
    """Whether a pair is two plain words, long enough to be names: `Liverpool-Leverkusen`, not `Al-Nassr`."""
    return " " not in surface and all(len(part) >= _NAME for part in SEAM.split(surface))


def _listed_type(surface: str) -> str | None:
    return next((kind for kind in ENTITY_TYPES if (kind, key(surface)) in gazetteer.canonical()), None)


def _named(span: Span, kind: str, text: str) -> Iterator[Named]:
    surface = span.cut(text)
    if titles.is_title(surface):
        return
    if kind == "LOC" and (unit := _next_unit().match(surface)):
        yield Span(span.start, span.start + unit.end(1)), kind
        yield from _named(Span(span.start + unit.end(), span.end), kind, text)
        return
    both = _two_listed(surface) if kind in ("ORG", "LOC") else None
    if both:
        cut, first, second = both
        yield Span(span.start, span.start + len(surface[:cut].rstrip())), first
        yield Span(span.start + cut, span.end), second
    else:
        yield span, kind


def _owner_and_holder(span: Span, kind: str, text: str) -> Iterator[Named]:
    """A person without titles, and the listed organisation or place before it: `Hanura Wiranto` is two names."""
    start = span.start + titles.within(span.cut(text))
    words = list(separate_words(text[start : span.end], start))
    place, known = next(gazetteer.names().find(words), (span, None))
    behind = next((at.start for _, at in words if at.start >= place.end), span.end)
    if (
        known
        and known.sure
        and known.type in ("ORG", "LOC")
        and place.start == start
        and _is_person(text[behind : span.end])
    ):
        yield place, known.type
        start = behind
    yield Span(start, _without_letters(words, start, span.end)), kind


def _without_letters(words: list[tuple[str, Span]], start: int, end: int) -> int:
    """Where a person's name ends whose degree or order is glued to it: `UntuMSC` is Untu."""
    within = [(word, at) for word, at in words if start <= at.start < end]
    if len(within) < 2:
        return end
    (_, before), (word, last) = within[-2:]
    glued = last.start == before.end and word.isupper() and word.lower() in titles.forms("letters")
    return before.end if glued else end


def _is_person(surface: str) -> bool:
    return ("PER", key(surface)) in gazetteer.canonical()


def _two_listed(surface: str) -> tuple[int, str, str] | None:
    """Where a listed person begins inside a tagged name whose beginning is a listed name, and both their types."""
    for _, word in name_words(surface):
        first = key(surface[: word.start])
        kind = next((k for k in ("ORG", "LOC") if (k, first) in gazetteer.canonical()), None)
        if kind and _is_person(surface[word.start :]):
            return word.start, kind, "PER"
    return None


def _outside_brackets(span: Span, text: str) -> Iterator[Span]:
    """The span, or where it ends inside a bracket what is before it, and the abbreviation in it."""
    surface = span.cut(text)
    at = surface.find("(")
    if at < 0:
        end = surface.find(")")
        yield Span(span.start, span.start + len(surface[:end].rstrip())) if end > 0 else span
        return
    inner = surface[at + 1 :].strip()
    if ")" in inner:  # Dewan Perwakilan Rakyat Daerah (DPRD) Banyuwangi
        yield span
        return
    if inner.lower() == _LEGAL and text[span.end : span.end + 1] == ")":
        yield Span(span.start, span.end + 1)
        return
    if before := surface[:at].rstrip():
        yield Span(span.start, span.start + len(before))
    if _SHORT_FORM.fullmatch(inner):
        begin = span.start + surface.index(inner, at)
        yield Span(begin, begin + len(inner))


def with_year(span: Span, text: str) -> Span:
    """The span of an event and its year or season: `Piala Dunia 2026`, `Liga Champions 2025/26`."""
    year = _YEAR.match(text, span.end)
    return Span(span.start, year.end()) if year else span


def with_kind_word(span: Span, kind: str, text: str) -> Named:
    """A place or organisation and the word before it that begins its name, with the type of the whole.

    `Kecamatan Sawan` and `Gedung KPK` are places, `Polda Bali` and `Fraksi PKB` organisations.
    """
    before = _kind_of_place().search(text, max(0, span.start - _REACH), span.start)
    if before is None:
        return span, kind
    return Span(before.start(), span.end), "ORG" if before[1] in titles.place_words("body") else "LOC"


@cache
def _kind_of_place() -> re.Pattern[str]:
    return re.compile(rf"\b({alternation(titles.place_words('unit', 'site', 'body'))}) \Z")


@cache
def _next_unit() -> re.Pattern[str]:
    """A place with the word for its kind, before the administrative unit that it is in."""
    first = alternation(titles.place_words("unit", "site"))
    return re.compile(rf"((?:{first}) [^,]+?),? (?=(?:{alternation(titles.place_words('unit'))})\b)")


def bracketed(span: Span, kind: str, text: str) -> Named | None:
    """The abbreviation in the bracket right after a name, which stands for it: `Iwan Kurniawan (IK)`.

    After a place of one word it stands for something else: `warga negara Indonesia (WNI)`.
    """
    match = _BRACKET.match(text, span.end)
    if match is None or sum(c.isupper() for c in match[1]) < 2 or (kind == "LOC" and " " not in span.cut(text)):
        return None
    return Span(match.start(1), match.end(1)), kind


def initials(line: str, start: int) -> Iterator[Span]:
    """Persons who are named by letters: after `berinisial`, before an age in brackets, and what is listed with them."""
    plain = fold(line)
    first = [m for pattern in (_cue(), _WITH_AGE) for m in pattern.finditer(plain)]
    found: dict[int, Span] = {}
    for match in first:
        here: re.Match[str] | None = match
        while here is not None and here.start(1) not in found:
            found[here.start(1)] = Span(start + here.start(1), start + here.end(1))
            here = _FURTHER.match(plain, here.end(1))
    yield from (found[at] for at in sorted(found))


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{alternation(titles.forms('initials'))}) ({_LETTERS})")
