"""Speech in the title: `Sahroni: …`, `X Sebut …`, `"…", Kata X`. What is not surely speech is left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.model import Span, Zone
from core.quotations import reasons, words
from core.quotations.acts import Acts
from core.quotations.cast import Cast
from core.quotations.marks import Quoted
from core.quotations.subjects import SOMEBODY, Subject
from core.text import key

_COLON = re.compile(r":\s+(?=\S)")
_LEAST = 2
#: A role has so many words.
_WORDS = 6
_UNNAMED = ("indefinite", "group", "body")

Said = tuple[Span, str, Subject, str]


def said(plain: str, zone: Zone, quotes: Sequence[Quoted], cast: Cast, acts: Acts) -> Iterator[Said]:
    """Place, kind, speaker and verb of what a title quotes or reports."""
    start, end = zone.span.start, zone.span.end
    for quote in quotes:
        if found := _of_quote(plain, zone.span, quote, cast, acts):
            yield Span(quote.first, quote.last), "direct", *found
            return
    colon = _COLON.search(plain, start, end)
    if colon and (subject := _reacting(plain, start, colon.start(), cast)):
        yield Span(colon.end(), end), "indirect", subject, ":"
        return
    if colon and (subject := _speaker(plain, start, colon.start(), cast, colon=True)):
        yield Span(colon.end(), end), "indirect", subject, ":"
        return
    for place in ("headline", "before"):
        for match in words.verb(place).finditer(plain, start, end):
            subject = _speaker(plain, start, match.start(), cast)
            if subject and len(plain[match.end() : end].split()) >= _LEAST:
                yield Span(match.end(), end), "indirect", subject, match[1].lower()
                return


def _reacting(plain: str, start: int, end: int, cast: Cast) -> Subject | None:
    """`X Dukung Aturan Baru: …`: who says how they take something, and then in which words."""
    for place in ("reaction", "headline"):
        for match in words.verb(place).finditer(plain, start, end):
            subject = _speaker(plain, start, match.start(), cast)
            if subject:
                return subject
    return None


def _of_quote(plain: str, span: Span, quote: Quoted, cast: Cast, acts: Acts) -> tuple[Subject, str] | None:
    if tag := acts.tag(quote.end, span.end):
        return tag.subject, tag.cue
    before = plain[span.start : quote.start].rstrip()
    if before.endswith(":"):
        subject = _speaker(plain, span.start, span.start + len(before) - 1, cast, colon=True)
        return (subject, ":") if subject else None
    return None


def _speaker(plain: str, start: int, end: int, cast: Cast, *, colon: bool = False) -> Subject | None:
    """Who is named at the end of a stretch, after the last comma or question mark."""
    head = start
    start += max(plain[start:end].rfind(mark) + 1 for mark in ",?!;:")
    while end > start and plain[end - 1] in " '\"":
        end -= 1
    text = plain[start:end].strip()
    if not text and not colon:
        # X Resmikan Pasar, Harap Warga Senang: the second verb has the subject of the first.
        people = [name for name in cast.people.between(head, end)[:1] if _is_role(plain[head : name.span.start])]
        return Subject(cast.voice(people[0]), reasons.NAMED_BEFORE) if people else None
    start += len(plain[start:end]) - len(plain[start:end].lstrip(" '\""))
    for index in (cast.people, cast.bodies):
        inside = index.between(start, end)
        if not inside or inside[-1].span.end < end:
            continue
        before = plain[start : inside[-1].span.start]
        if not before or (inside[-1].type == "PER" and _is_role(before)):
            return Subject(cast.voice(inside[-1]), reasons.NAMED_BEFORE)
    if not text or len(text.split()) > 6:
        return None
    voice = cast.in_role(text)
    if voice or (voice := cast.in_office(text)):
        return Subject(voice, reasons.ROLE)
    unnamed = any(key(word) in words.titles() for word in text.split()) or words.beginning(*_UNNAMED).match(text)
    elsewhere = any(name.span.end >= end for name in cast.others.between(start, end))
    return SOMEBODY if (unnamed and (colon or len(text.split()) < 5)) or (elsewhere and not colon) else None


def _is_role(text: str) -> bool:
    """Whether words before a name may be its role, though all are capitalised: no verb and nobody's relation."""
    verbs = (words.verb(place).search(text) for place in ("headline", "reaction", "before"))
    related = words.anywhere("relation").search(text.lower())
    return len(text.split()) <= _WORDS and not related and not any(verbs)
