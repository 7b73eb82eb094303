"""Quotations (direct speech) and reported speech (indirect) in the article, with their speakers.

Indonesian news names the speaker after a quotation (`"…," kata X`), before it (`X mengatakan, "…"`) or by `menurut X`.
Where there is only `dia` or `-nya`, and where a paragraph is nothing but a quotation, it is the last speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from core import lexicons
from core.messages import N_
from core.model import Mention, Quotation, Span, Zone
from core.offices import holder
from core.text import fold, sentences

NAMED_AFTER = N_("The speaker is named after it.")
NAMED_BEFORE = N_("The speaker is named before it.")
GOES_ON = N_("The one who spoke last goes on.")
PRONOUN = N_("A pronoun stands for the one who spoke last.")
NOBODY = N_("Nobody is named as its speaker.")
IN_OFFICE = N_("Only the office is named; this is who held it on the day of the article.")
REASONS = (NAMED_AFTER, NAMED_BEFORE, GOES_ON, PRONOUN, IN_OFFICE, NOBODY)

SPEAKERS = ("PER", "ORG")
#: A quotation of fewer words is a term or a nickname, unless a verb of speech is next to it.
_FEWEST = 4
#: Between a verb of speech and a quotation may be so many terms in quotation marks.
_TERMS = 4
_ENOUGH = re.compile(rf"\s*(?:\S+\s+){{{_FEWEST - 1}}}\S")
_QUOTE = re.compile(r'"([^"]*)("|$)')
_PRONOUN = re.compile(r"\s*(?:nya|dia|ia|beliau|mereka)\b", re.IGNORECASE)
#: Between a verb of speech and the quotation.
_LINK = re.compile(r"[\s,:;.]*+(?:bahwa\b|jika\b|kalau\b|bahwasanya\b)?[\s,:;]*+$", re.IGNORECASE)
_THAT = re.compile(r"\s*,?\s*(bahwa|bahwasanya)\s+", re.IGNORECASE)
_NAMED = re.compile(r":\s*$")
#: Jakarta, Kompas.com (12/3) - at the head of an article.
_DATELINE = re.compile(r"[^-]{2,70}? --? ?")
_ADDRESS = re.compile(r"\.(?:com|co|id|net|tv)\b", re.IGNORECASE)
#: So many characters may lie between a verb and its speaker: titles and offices are long in Indonesia.
_NEAR = 140


class _Names:
    """Names in order of their places, asked by place without going through all of them."""

    def __init__(self, names: list[Mention]) -> None:
        self._names = names
        self._starts = [name.span.start for name in names]

    def between(self, start: int, end: int) -> list[Mention]:
        """Those that begin in a stretch."""
        return self._names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def last_before(self, place: int) -> Mention | None:
        """The last one that begins before a place."""
        at = bisect_left(self._starts, place)
        return self._names[at - 1] if at else None


@dataclass(slots=True)
class _Reader:
    """One article as it is read, and its last speaker so far."""

    text: str
    names: _Names
    people: _Names
    day: date | None = None
    last: Mention | None = None
    paragraph: int = 0
    quoted: list[tuple[int, int]] = field(default_factory=list)
    #: The first person whom the paragraph names outside its quotations: whom its pronouns mean.
    subject: Mention | None = None
    found: list[Quotation] = field(default_factory=list)


def find_quotations(
    zones: Sequence[Zone], text: str, mentions: Sequence[Mention], day: date | None = None
) -> tuple[Quotation, ...]:
    """The quotations and the reported speech of the article's body, in order.

    Where only an office is named as the speaker, it is the one who held it on the `day` of the article (core.offices).
    """
    # A paper that an article names by its address asked, or is quoted from, and is seldom the speaker.
    names = [m for m in mentions if m.zone == "body" and m.type in SPEAKERS and not _ADDRESS.search(m.text)]
    names.sort(key=lambda m: m.span.start)
    reader = _Reader(text, _Names(names), _Names([m for m in names if m.type == "PER"]), day)
    for zone in zones:
        if zone.name == "body":
            _paragraph(reader, zone)
    return tuple(reader.found)


def _paragraph(reader: _Reader, zone: Zone) -> None:
    text = zone.span.cut(reader.text)
    dateline = None if reader.paragraph else _DATELINE.match(fold(text))
    start = reader.paragraph = zone.span.start + (dateline.end() if dateline else 0)
    plain = fold(reader.text[start : zone.span.end])
    quotes = list(_quoted(plain))
    reader.quoted = [(start + first, start + last) for first, last, _ in quotes]
    here = reader.people.between(start, zone.span.end)
    reader.subject = next((name for name in here if not _is_quoted(reader, name)), None)
    before = 0
    skipped: deque[int] = deque()
    latest: Mention | None = None
    for at, (first, last, end) in enumerate(quotes):
        following = quotes[at + 1][0] - 1 if at + 1 < len(quotes) else len(plain)
        after = plain[end:following]
        speaker, cue, reason = _after(reader, after, start + end)
        if not cue:
            speaker, cue, reason = _before(reader, plain[before : first - 1], start + before)
        if not cue and len(plain[first:last].split()) < _FEWEST:
            skipped.append(end)
            if len(skipped) > _TERMS:
                before = skipped.popleft()
            continue
        if speaker is None and not cue:
            alone = not plain[before : first - 1].strip() and not after.strip(" .,")
            speaker, reason = (latest, GOES_ON) if latest else (reader.last if alone else None, GOES_ON)
        _keep(reader, zone, (start + first, start + last), "direct", speaker, cue, reason)
        latest = speaker or latest
        before = end
        skipped.clear()
    if not quotes:
        _reported(reader, zone)


def _quoted(plain: str) -> Iterator[tuple[int, int, int]]:
    """Begin and end of what is in quotation marks, and the end with its mark; an open one runs to the end."""
    for match in _QUOTE.finditer(plain):
        first, last = match.span(1)
        while first < last and plain[first].isspace():
            first += 1
        while last > first and plain[last - 1] in " ,":
            last -= 1
        if first < last:
            yield first, last, match.end()


def _after(reader: _Reader, after: str, offset: int) -> tuple[Mention | None, str, str]:
    """Speaker, cue and reason from what follows a quotation: `kata X`, `ujarnya`."""
    match = _pattern("after").match(after.lstrip(" ,.!?"))
    if not match:
        return None, "", ""
    skipped = len(after) - len(after.lstrip(" ,.!?"))
    place = skipped + match.end(1)
    sentence_end = next((s.end for s in sentences(after[place:])), len(after) - place)
    if _PRONOUN.match(after[place:]):
        return _antecedent(reader, offset), match[1], PRONOUN
    end = offset + place + min(sentence_end, _NEAR)
    speaker = _first_name(reader, offset + place, end)
    in_office = _in_office(reader, offset + place, end) if speaker is None or speaker.type != "PER" else None
    return in_office or speaker, match[1], IN_OFFICE if in_office else NAMED_AFTER


def _before(reader: _Reader, segment: str, offset: int) -> tuple[Mention | None, str, str]:
    """Speaker, cue and reason from what precedes: `X mengatakan,`, `menurut X,`, `kata X:`, `X:`."""
    last = list(sentences(segment))
    begin = last[-1].start if last and not segment.rstrip().endswith(".") else len(segment)
    sentence = segment[begin:]
    for match in reversed(list(_pattern("before").finditer(sentence))):
        if _LINK.match(sentence, match.end()) or len(sentence) - match.end() < _NEAR // 2:
            place = offset + begin
            if _PRONOUN.match(sentence):
                return _antecedent(reader, place), match[0], PRONOUN
            return _last_name(reader, place, place + match.start()), match[0], NAMED_BEFORE
    cue = _pattern("according").search(sentence) or _pattern("after").search(sentence)
    if cue and sentence.rstrip().endswith((",", ":")):
        speaker = _first_name(reader, offset + begin + cue.end(), offset + begin + len(sentence))
        return speaker, cue[0], NAMED_BEFORE
    if _NAMED.search(sentence):
        speaker = _last_name(reader, offset + begin, offset + len(segment))
        if speaker and offset + len(segment.rstrip(" :")) - speaker.span.end < 3:
            return speaker, ":", NAMED_BEFORE
    return None, "", ""


def _reported(reader: _Reader, zone: Zone) -> None:
    """Speech without quotation marks, sentence by sentence."""
    for span in sentences(reader.text[reader.paragraph : zone.span.end], reader.paragraph):
        plain = fold(span.cut(reader.text))
        found = _by_menurut(reader, plain, span) or _by_verb(reader, plain, span) or _by_tag(reader, plain, span)
        if found:
            place, speaker, cue, reason = found
            _keep(reader, zone, place, "indirect", speaker, cue, reason)


#: Place of what is reported, speaker, verb, reason.
_Reported = tuple[tuple[int, int], Mention, str, str]


def _by_menurut(reader: _Reader, plain: str, span: Span) -> _Reported | None:
    match = _pattern("according").match(plain)
    comma = plain.find(",", match.end()) if match else -1
    if not match or comma < 0 or comma > _NEAR:
        return None
    speaker = _first_name(reader, span.start + match.end(), span.start + comma)
    pronoun = _PRONOUN.match(plain, match.end())
    if speaker is None and pronoun:
        speaker = _antecedent(reader, span.start)
    in_office = None if speaker else _in_office(reader, span.start + match.end(), span.start + comma)
    speaker = speaker or in_office
    if speaker is None:
        return None
    # An office may follow the name between commas: Menurut X, Menteri Keuangan, …
    begin = comma + 1
    return (span.start + begin, span.end), speaker, match[0], _why(pronoun is not None, in_office is not None)


def _why(pronoun: bool, in_office: bool) -> str:
    if in_office:
        return IN_OFFICE
    return PRONOUN if pronoun else NAMED_BEFORE


def _by_verb(reader: _Reader, plain: str, span: Span) -> _Reported | None:
    """`X mengatakan bahwa …`; verbs that are not free need their `bahwa`."""
    for match in _pattern("before").finditer(plain):
        if match.start() > _NEAR:
            return None
        that = _THAT.match(plain, match.end())
        if not that and not (_is_free(match[0]) and plain[match.end() :].strip(" .")):
            continue
        subject = plain[: match.start()]
        if _PRONOUN.match(subject) and len(subject.split()) <= 3:
            speaker = _antecedent(reader, span.start)
            reason = PRONOUN
        else:
            speaker, reason = _last_name(reader, span.start, span.start + match.start()), NAMED_BEFORE
        if speaker is None or len(plain[match.end() :].split()) < _FEWEST:
            return None
        begin = that.end() if that else match.end()
        return (span.start + begin, span.end), speaker, match[0], reason
    return None


def _by_tag(reader: _Reader, plain: str, span: Span) -> _Reported | None:
    """`…, kata X.`"""
    enough = _ENOUGH.match(plain)
    if not enough:
        return None
    for match in re.finditer(r",\s*(?=\w)", plain):
        cue = _pattern("after").match(plain, match.end())
        if not cue or not _is_free(cue[1]) or match.start() < enough.end():
            continue
        pronoun = _PRONOUN.match(plain, cue.end(1))
        end = span.start + min(len(plain), cue.end(1) + _NEAR)
        speaker = _antecedent(reader, span.start) if pronoun else _first_name(reader, span.start + cue.end(1), end)
        if speaker:
            place = (span.start, span.start + match.start())
            return place, speaker, cue[1], PRONOUN if pronoun else NAMED_AFTER
    return None


def _keep(
    reader: _Reader, zone: Zone, place: tuple[int, int], kind: str, speaker: Mention | None, cue: str, reason: str
) -> None:
    first, last = place
    while first < last and reader.text[first] in " ,:\t\u00a0":
        first += 1
    span = Span(first, last)
    entity, type_ = (speaker.entity, speaker.type) if speaker else (None, None)
    reader.found.append(
        Quotation(
            span.cut(reader.text), kind, span, zone.line, zone.name, entity, type_, cue, reason if speaker else NOBODY
        )
    )
    reader.last = speaker or reader.last


def _first_name(reader: _Reader, start: int, end: int) -> Mention | None:
    """The first person named in a stretch, else the first organisation: offices and ministries come before names."""
    inside = reader.names.between(start, end)
    return next((n for n in inside if n.type == "PER"), inside[0] if inside else None)


def _last_name(reader: _Reader, start: int, end: int) -> Mention | None:
    inside = reader.names.between(start, end)
    return next((n for n in reversed(inside) if n.type == "PER"), inside[-1] if inside else None)


def _in_office(reader: _Reader, start: int, end: int) -> Mention | None:
    """Who held the office that a stretch names, as a name of that place."""
    person = holder(reader.text[start:end], reader.day)
    return Mention(person, "PER", Span(start, start), 0, "body", person, IN_OFFICE) if person else None


def _antecedent(reader: _Reader, before: int) -> Mention | None:
    """Whom a pronoun means: the first person of the paragraph, else the last speaker, else the person named last."""
    if reader.subject and reader.subject.span.start < before:
        return reader.subject
    if reader.last and reader.last.type == "PER":
        return reader.last
    return reader.people.last_before(before) or reader.last


def _is_quoted(reader: _Reader, name: Mention) -> bool:
    at = bisect_right(reader.quoted, (name.span.start, len(reader.text))) - 1
    return at >= 0 and name.span.start < reader.quoted[at][1]


@cache
def _rows() -> tuple[lexicons.Row, ...]:
    return lexicons.read("speech_verbs", ("form", "place"), (("place", ("after", "before", "according")),))


@cache
def _pattern(place: str) -> re.Pattern[str]:
    forms = sorted((row["form"] for row in _rows() if row["place"] == place), key=len, reverse=True)
    either = "|".join(re.escape(form) for form in forms)
    # `ujarnya` and `ungkap dia` begin alike; `katakan` is another word.
    ending = r"(?=nya\b|\b)" if place == "after" else r"\b"
    return re.compile(rf"(?<!\w)({either}){ending}", re.IGNORECASE)


@cache
def _free() -> frozenset[str]:
    return frozenset(row["form"] for row in _rows() if row.get("free") == "yes")


def _is_free(form: str) -> bool:
    return form.lower() in _free()
