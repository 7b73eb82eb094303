"""One article read from its first paragraph to its last: every quotation, and whom a pronoun means at each place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from core.model import Mention, Quotation, Span, Zone
from core.quotations import headlines, marks, reasons, words
from core.quotations.acts import Act, Acts
from core.quotations.cast import Cast, Voice
from core.quotations.marks import Quoted
from core.quotations.subjects import NEAR, SOMETHING, Subject, Subjects
from core.text import sentences

#: Jakarta, Kompas.com (12/3) - at the head of an article.
_DATELINE = re.compile(r"[^-\n]{2,70}?(?: --? ?|- )")
_LINK = re.compile(r"[\s,:;.]*+(?:(?:bahwa|jika|kalau|bahwasanya)(?!\w))?[\s,:;]*+")
_NAMED = re.compile(r"\s*:\s*$")
_BUT = re.compile(r", (?:tetapi|tapi|sedangkan|sementara|namun)\b")
_BROKEN = re.compile(r"[a-z(),.;]")
_FULL_STOP = re.compile(r"\. [\"A-Z]")
_WORD = re.compile(r"[^\W\d_]+")


def find_quotations(
    zones: Sequence[Zone], text: str, mentions: Sequence[Mention], day: date | None = None
) -> tuple[Quotation, ...]:
    """The quotations and the reported speech of title and body, in order, each with its speaker and the reason.

    Where only an office is named as the speaker, it is the one who held it on the `day` of the article (core.offices).
    """
    plain = marks.plain(text)
    read = [zone for zone in zones if zone.name in ("title", "body")]
    paragraphs = [(zone, marks.quoted(plain, zone.span.start, zone.span.end)) for zone in _paragraphs(read, plain)]
    quoted = [quote for _, quotes in paragraphs for quote in quotes]
    blanked = marks.blanked(plain, quoted)
    names = [m for m in mentions if m.zone in ("title", "body")]
    reader = _Reader(text, blanked, Cast(blanked, _outside(names, quoted), day))
    for zone, quotes in paragraphs:
        if zone.name == "body":
            reader.paragraph(zone, quotes)
    titles = [reader.title(zone, quotes) for zone, quotes in paragraphs if zone.name == "title"]
    found = [*reader.found, *(quotation for title in titles for quotation in title)]
    # One to a place: the place is the number of a span in the store.
    by_place = {quotation.span.start: quotation for quotation in reversed(found)}
    return tuple(by_place[start] for start in sorted(by_place))


def _paragraphs(zones: Sequence[Zone], plain: str) -> Iterator[Zone]:
    """The zones, with a paragraph that a line break tore in two as one."""
    held: Zone | None = None
    for zone in zones:
        torn = held and held.name == zone.name == "body" and zone.line == held.line + plain.count(
            "\n", held.span.start, held.span.end
        ) + 1 and (_BROKEN.match(plain, zone.span.start) or _is_cut(plain, held.span.end))  # fmt: skip
        if held and torn:
            held = Zone(Span(held.span.start, zone.span.end), held.line, held.name)
            continue
        if held:
            yield held
        held = zone
    if held:
        yield held


def _is_cut(plain: str, end: int) -> bool:
    """Whether a line ends in a verb of speech, so that the speaker is in the next."""
    last = plain[max(0, end - 20) : end].split()[-1:]
    return bool(last) and words.verb("after").fullmatch(last[0]) is not None


def _outside(names: Sequence[Mention], quoted: Sequence[Quoted]) -> Iterator[Mention]:
    """The names outside quotations: what is said names many who do not speak."""
    at = 0
    for name in sorted(names, key=lambda n: n.span.start):
        while at < len(quoted) and quoted[at].last <= name.span.start:
            at += 1
        if at == len(quoted) or name.span.end <= quoted[at].first:
            yield name


class _Reader:
    def __init__(self, text: str, plain: str, cast: Cast) -> None:
        self._text, self._plain, self._cast = text, plain, cast
        self._subjects = Subjects(plain, cast, self._back)
        self._acts = Acts(plain, self._subjects)
        self.found: list[Quotation] = []
        #: Who spoke last, or was named anew as whom a paragraph is about; None after somebody without a name.
        self._last: Voice | None = None
        #: Whom the sentences of this paragraph are about.
        self._topic: Mention | None = None
        #: Quotations whose paragraph ends before their closing mark: they go on in the next.
        self._open: list[int] = []

    def paragraph(self, zone: Zone, quotes: Sequence[Quoted]) -> None:
        """Read one paragraph of the body."""
        dateline = None if self.found else _DATELINE.match(self._plain, zone.span.start, zone.span.end)
        start = dateline.end() if dateline else zone.span.start
        latest: Voice | None = None
        at = 0
        for span in self._sentences(start, zone.span.end):
            here = []
            while at < len(quotes) and quotes[at].start < span.end:
                here.append(quotes[at])
                at += 1
            latest = self._sentence(zone, span, here, latest)
        if self._topic and (self._last is None or self._cast.is_new(self._topic, zone.span.start)):
            self._last = self._cast.voice(self._topic)
        self._topic = None

    def _sentences(self, start: int, end: int) -> Iterator[Span]:
        """The sentences of a paragraph; a short name at their end (`kata Rini.`) is no abbreviation."""
        for span in sentences(self._plain[start:end], start):
            begin = span.start
            for name in self._cast.people.between(span.start, span.end):
                if len(name.text) > 2 and _FULL_STOP.match(self._plain, name.span.end, span.end):
                    yield Span(begin, name.span.end + 1)
                    begin = name.span.end + 2
            yield Span(begin, span.end)

    def title(self, zone: Zone, quotes: Sequence[Quoted]) -> list[Quotation]:
        """What the title quotes or reports."""
        said = headlines.said(self._plain, zone, quotes, self._cast, self._acts)
        return [self._quotation(zone, *found) for found in said]

    def _sentence(self, zone: Zone, span: Span, quotes: Sequence[Quoted], latest: Voice | None) -> Voice | None:
        """Read one sentence; returns who is quoted last in the paragraph."""
        limit = quotes[0].start if quotes else span.end
        act = self._acts.first(span.start, limit)
        if act is None and not quotes:
            self._topic = self._subjects.topic(span.start, span.end) or self._topic
            return latest
        kept = False
        before = span.start
        for number, quote in enumerate(quotes):
            following = quotes[number + 1].start if number + 1 < len(quotes) else span.end
            found = self._speaker(Span(before, following), quote, act, latest, alone=len(quotes) == 1)
            if found:
                subject, cue = found
                self._keep(zone, (quote.first, quote.last), "direct", subject, cue, still_open=quote.open)
                latest = subject.voice or latest
                kept = True
                before = quote.end
        if act:
            place = self._acts.said(act, span.start, limit if kept else self._clause_end(act, span.end))
            if place and act.subject.speaks and not (kept and act.place != "before"):
                self._keep(zone, place, "indirect", act.subject, act.cue)
            elif not kept:
                self._spoke(act.subject)
            if place and not quotes:
                self._second(zone, Span(act.end, span.end))
        return latest

    def _clause_end(self, act: Act, end: int) -> int:
        """Where what an act reports ends: the sentence, or before `, tetapi Y menyatakan …`."""
        but = _BUT.search(self._plain, act.end, end) if act.place == "before" else None
        second = self._acts.first(but.end(), end) if but else None
        return but.start() if but and second and second.place == "before" and second.subject.voice else end

    def _second(self, zone: Zone, span: Span) -> None:
        """What another says in the same sentence, after `tetapi` and its like."""
        but = _BUT.search(self._plain, span.start, span.end)
        act = self._acts.first(but.end(), span.end) if but else None
        if but and act and act.place == "before" and act.subject.voice:
            place = self._acts.said(act, but.end(), span.end)
            if place:
                self._keep(zone, place, "indirect", act.subject, act.cue)

    def _speaker(
        self, around: Span, quote: Quoted, act: Act | None, latest: Voice | None, *, alone: bool
    ) -> tuple[Subject, str] | None:
        """Who says what is in quotation marks, and the verb; None where it is a term or a title and nobody's speech."""
        said = self._text[quote.first : quote.last]
        short = len(said.split()) < words.FEWEST
        if tag := self._acts.tag(quote.end, around.end):
            return tag.subject, tag.cue
        near = max(around.start, quote.start - 2 * NEAR)
        lead = self._acts.first(near, quote.start) or act
        if lead and (not short or self._links(lead, quote.start)):
            return lead.subject, lead.cue
        if subject := self._before_colon(near, quote.start):
            return subject, ":"
        if subject := self._bare_name(quote.end, around.end):
            return subject, ""
        if short or _is_title(said):
            return None
        sides = ((around.start, quote.start), (quote.end, around.end))
        nothing_else = not any(_WORD.search(self._plain, *side) for side in sides)
        if latest and (nothing_else or not alone):
            return Subject(latest, reasons.GOES_ON), ""
        voice = self._back() if nothing_else else None
        return Subject(voice, reasons.GOES_ON) if voice else SOMETHING, ""

    def _links(self, act: Act, start: int) -> bool:
        return _LINK.fullmatch(self._plain, act.end, start) is not None

    def _before_colon(self, start: int, end: int) -> Subject | None:
        """`X: "…"`"""
        colon = _NAMED.search(self._plain, max(start, end - 4), end)
        people = self._cast.people.between(start, end) or self._cast.bodies.between(start, end)
        if colon and people and not self._plain[people[-1].span.end : colon.start()].strip(" )"):
            return Subject(self._cast.voice(people[-1]), reasons.NAMED_BEFORE)
        return None

    def _bare_name(self, start: int, end: int) -> Subject | None:
        """`"…," X.`: the name alone, its verb forgotten."""
        people = self._cast.people.between(start, min(end, start + NEAR))
        alone = len(people) == 1 and not self._plain[people[0].span.end : end].strip(" .\n")
        if alone and not _WORD.search(self._plain, start, people[0].span.start):
            return Subject(self._cast.voice(people[0]), reasons.NAMED_AFTER)
        return None

    def _back(self) -> Voice | None:
        """Whom a pronoun means here."""
        return self._cast.voice(self._topic) if self._topic else self._last

    def _spoke(self, subject: Subject) -> None:
        if not subject.meant or (subject.voice and subject.voice.type == "ORG" and self._last):
            return
        self._last, self._topic = subject.voice, None

    def _keep(
        self, zone: Zone, place: tuple[int, int], kind: str, subject: Subject, cue: str, *, still_open: bool = False
    ) -> None:
        self._spoke(subject)
        if still_open and not cue:
            self._open.append(len(self.found))
        elif kind == "direct" and cue and subject.voice:
            for at in self._open:
                before = self.found[at]
                again = (Span(before.span.start, before.span.end), before.kind, Subject(subject.voice, reasons.GOES_ON))
                self.found[at] = self._quotation(Zone(before.span, before.line, before.zone), *again, "")
            self._open.clear()
        self.found.append(self._quotation(zone, Span(*place), kind, subject, cue))

    def _quotation(self, zone: Zone, place: Span, kind: str, subject: Subject, cue: str) -> Quotation:
        first, last = place.start, place.end
        while first < last and self._text[first] in " ,:\t\n\u00a0":
            first += 1
        while last > first and self._text[last - 1] in " ,\n":
            last -= 1
        span = Span(first, last)
        line = zone.line + self._text.count("\n", zone.span.start, first)
        name, type_ = subject.voice or (None, None)
        reason = subject.reason if name else reasons.NOBODY
        return Quotation(span.cut(self._text), kind, span, line, zone.name, name, type_, cue, reason)


def _is_title(said: str) -> bool:
    """Whether every word is capitalised, as in the title of a work or a slogan."""
    found = [word for word in _WORD.findall(said) if len(word) > 3 and word not in words.forms("stop")]
    return len(found) > 1 and all(word[0].isupper() for word in found)
