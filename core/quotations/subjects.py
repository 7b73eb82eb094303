"""Who is the subject of a verb of speech: the words that name the speaker, and what they name.

After `kata` and its like the speaker follows (`kata X, …`), before `mengatakan` and its like it stands at the end of
the clause, but for what was put between: `Kepala Dinas Y, X, dalam keterangannya juga mengatakan`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from core.model import Mention
from core.quotations import reasons, stretches, words
from core.quotations.cast import Cast, Voice
from core.quotations.stretches import Stretch
from core.stemming import stem

#: So many characters may lie between a verb and its speaker: titles and offices are long in Indonesia.
NEAR = 160
_CHUNKS = 4
_ENDS = re.compile(r"[\s,;:.!?\"'*()-]+$")
_BRACKET = re.compile(r"\s*\([^()]{0,60}\)\s*$")
_CAPITAL = re.compile(r"[A-Z][\w'’-]*[a-z][\w'’-]*$|[A-Z]\.?$")
_WITH = re.compile(r"\s+(?:dan|bersama)\b")
#: A verb by its shape ends the words that name a speaker: `kata Uskup Manado mengawali khotbahnya`.
_VERB = re.compile(r"\sme[a-z]{5,}\b")
_NYA = re.compile(r"nya\b")
_WHO = re.compile(r"\byang\b")
_INITIALS = re.compile(r"[A-Z]{1,3}")
_WORD_END = 30
_NAME_WORDS = 4


class Subject(NamedTuple):
    """Who speaks, and why; without `voice` somebody whom the text does not name, so that no pronoun means another."""

    voice: Voice | None
    reason: str
    #: Whether a pronoun behind it means this subject, or nobody where it is not named.
    meant: bool = True
    #: Whether it is somebody who can speak.
    speaks: bool = True


SOMEBODY = Subject(None, reasons.NOBODY)
#: Several, or a body that is not named: the pronouns behind it mean the one before.
SEVERAL = Subject(None, reasons.NOBODY, meant=False)
#: Somebody of whom only is said whose they are; a name before it is theirs: X, istri Y, menilai.
RELATED = Subject(None, reasons.NOBODY, meant=True, speaks=True)
SOMETHING = Subject(None, reasons.NOBODY, meant=False, speaks=False)
Back = Callable[[], Voice | None]


class Subjects:
    """Finds subjects in one text. `back` gives whom a pronoun means where it is asked."""

    def __init__(self, text: str, cast: Cast, back: Back) -> None:
        self._text, self._cast, self._back = text, cast, back

    def after(self, start: int, end: int, *, media: bool = False) -> Subject | None:
        """The subject that follows a verb ending at `start`; None where no words follow that could name one."""
        text, end = self._text, min(end, start + NEAR)
        if _NYA.match(text, start):
            return self._pronoun(reasons.PRONOUN)
        start = stretches.skip(self._text, start, end, "adverb")
        if start >= end or words.beginning("stop").match(text, start) or text[start] in "\"'.!?,;:(":
            return None
        if match := words.beginning("pronoun", "plural").match(text, start):
            return SEVERAL if match[1].lower() in words.forms("plural") else self._pronoun(reasons.PRONOUN)
        called = self._called(start, end)
        if called:
            return called
        stop = words.anywhere("stop").search(text, start, end)
        begun = _VERB.search(text, start, stop.start() if stop else end)
        chunks = stretches.chunks(self._text, start, begun.start() if begun else stop.start() if stop else end)
        if stop and len(chunks) == 1 and self._points_back(chunks[0], stop, end):
            return self._pronoun(reasons.POINTED)
        for chunk in chunks:
            if named := self._named(chunk, first=chunk is chunks[0]):
                return named
        if stop and text[stop.start() : stop.end()].lower() in ("di", "dari", "pada", "untuk", "atas", "yang"):
            # An office may have such a word inside: kata Kepala Perwakilan BI di Jawa Timur, X.
            for chunk in stretches.chunks(self._text, stop.end(), end)[1:2]:
                people = self._cast.people.between(chunk.start, chunk.end)
                if (
                    people
                    and self._cast.role_start(people[0]) <= chunk.start
                    and (named := self._named(chunk, first=False))
                ):
                    return named
        if not chunks:
            return None
        subject = self._unnamed(chunks[0], media=media)
        if subject is SOMEBODY and len(chunks) > 1 and self._is_office(chunks[0]):
            return self._only_name(text[chunks[1].start : chunks[1].end]) or SOMEBODY
        return subject

    def before(self, start: int, end: int) -> Subject | None:
        """The subject at the end of the clause from `start` to the verb at `end`; None where there is none."""
        attached, slot, role = True, True, None
        clause = stretches.chunks(self._text, max(start, end - 2 * NEAR), end)[-_CHUNKS - 1 :]
        for at in range(len(clause) - 1, -1, -1):
            chunk = clause[at]
            if at and stretches.is_company(self._text, clause[at - 1]):
                # X bersama istrinya, Y, mengaku: Y comes along.
                continue
            chunk = stretches.without_adverbs(self._text, chunk)
            chunk = Stretch(stretches.skip(self._text, chunk.start, chunk.end, "link"), chunk.end)
            if chunk.start >= chunk.end:
                continue
            subject = self._clause(chunk, attached=attached, slot=slot or role is not None)
            if subject and (subject is not RELATED or role is not None):
                return subject
            opens = words.beginning("stop").match(self._text, chunk.start) is not None
            if not opens and role is not None:
                break
            role = role or (None if opens else chunk)
            # What a preposition opens may stand between a subject and its verb: X, dalam keterangannya, menilai.
            attached, slot = False, slot and opens
        if role is None:
            return None
        head = stretches.head(self._text, role)
        subject = self._unnamed(head)
        return SOMEBODY if subject.reason == reasons.ONLY_VERB and head != role else subject

    def topic(self, start: int, end: int) -> Mention | None:
        """The person whom a sentence is about: named at its head, or after a comma, with no more than a role before."""
        people = self._cast.people.between(start, min(end, start + NEAR))
        # Of initials and of whose a person is, no pronoun speaks.
        if not people or self._owned(start, people[0]) or _INITIALS.fullmatch(people[0].text):
            return None
        head = self._cast.role_start(people[0])
        for chunk in stretches.chunks(self._text, start, head):
            begin = stretches.skip(self._text, chunk.start, chunk.end, "link")
            few = len(words.WORD.findall(self._text[begin : chunk.end])) <= _NAME_WORDS
            apart = self._text[chunk.end : head].strip().startswith(",")
            if begin < chunk.end and not (apart and (few or words.beginning("stop").match(self._text, begin))):
                return None
        return people[0]

    def head(self, start: int, end: int) -> Subject | None:
        """The person at the head of a sentence, of whom a second verb after `dan` is said, too."""
        name = self.topic(start, end)
        return self._say(name, reasons.NAMED_BEFORE) if name else None

    def _clause(self, chunk: Stretch, *, attached: bool, slot: bool) -> Subject | None:
        """The subject that a clause or an apposition names, asked from the verb to the left."""
        if attached and (match := words.ending("pronoun", "plural").search(self._text, self._near(chunk), chunk.end)):
            return SEVERAL if match[1].lower() in words.forms("plural") else self._pronoun(reasons.PRONOUN)
        pair = words.beginning("pronoun").match(self._text, chunk.start, chunk.end)
        if attached and pair and _WITH.match(self._text, pair.end(), chunk.end):
            return self._pronoun(reasons.PRONOUN)
        opens = words.beginning("stop").match(self._text, chunk.start)
        if opens and not attached:
            return None
        if opens:
            people = self._cast.people.between(chunk.start, chunk.end)
            if people and self._ends(people[-1], chunk) and not self._governed(chunk.start, people[-1]):
                return Subject(self._cast.voice(people[-1]), reasons.NAMED_BEFORE)
            return None
        if called := self._called(chunk.start, chunk.end):
            return called
        return self._at_head(stretches.head(self._text, chunk), chunk, attached=slot)

    def _at_head(self, head: Stretch, chunk: Stretch, *, attached: bool) -> Subject | None:
        people = self._cast.people.between(head.start, head.end)
        if people and attached:
            name = people[-1]
            whole = re.fullmatch(r"\s*(?:dan|&)\s*", self._text[people[0].span.end : name.span.start])
            if whole and self._ends(name, head):
                return Subject(self._cast.voice(people[0]), reasons.NAMED_BEFORE)
            if not self._ends(name, head):
                name = people[0]
                few = len(words.WORD.findall(self._text[name.span.end : chunk.end])) <= _NAME_WORDS
                if not few or not self._is_role(self._text[head.start : name.span.start]):
                    return SOMEBODY
            return RELATED if self._owned(head.start, name) else self._say(name, reasons.NAMED_BEFORE)
        bodies = self._cast.bodies.between(head.start, head.end)
        if bodies and attached and bodies[0].span.start == head.start and self._ends(bodies[0], head):
            return self._say(bodies[0], reasons.NAMED_BEFORE)
        return None

    def _named(self, chunk: Stretch, *, first: bool) -> Subject | None:
        """The person whom one part of the words after a verb names."""
        for name in self._cast.people.between(chunk.start, chunk.end):
            before = self._text[chunk.start : name.span.start]
            if self._owned(chunk.start, name) or not (first or self._is_role(before)):
                return None
            return self._say(name, reasons.NAMED_AFTER)
        return None

    def _unnamed(self, chunk: Stretch, *, media: bool = False) -> Subject:
        """Whom words without a person's name mean: a role of the article, an organisation, a name not yet known."""
        text = _ENDS.sub("", self._text[chunk.start : chunk.end])
        inside = self._cast.people.between(chunk.start, chunk.end)
        if inside or words.beginning("indefinite").match(text):
            return SOMEBODY
        pointed = words.ending("demonstrative").search(text)
        thing = words.beginning("thing").match(text) is not None
        if pointed and thing:
            return SEVERAL if self._is_body(text) else SOMETHING
        if voice := self._cast.in_role(text, self._back()):
            return Subject(voice, reasons.ROLE)
        if pointed:
            return self._pronoun(reasons.POINTED)
        for index in (self._cast.bodies, self._cast.media) if media else (self._cast.bodies,):
            bodies = index.between(chunk.start, chunk.end)
            if bodies and (media or bodies[0].span.start == chunk.start):
                return self._say(bodies[0], reasons.NAMED_AFTER)
        if voice := self._cast.in_office(text):
            return Subject(voice, reasons.IN_OFFICE)
        if thing:
            return SEVERAL if self._is_body(text) else SOMETHING
        known = self._cast.others.between(chunk.start, chunk.end)
        return (None if known else self._only_name(text)) or SOMEBODY

    def _only_name(self, text: str) -> Subject | None:
        """A name that only the verb of speech shows, capitalised and after no more than titles: `kata Yuskomara`."""
        if voice := self._cast.called(text):
            return Subject(voice, reasons.CALLED)
        parts = _BRACKET.sub("", text).split()
        # Its next word may be glued to it by a lost space: kata Fodenmenambahkan.
        glued = words.verb("before").search(parts[-1]) if parts else None
        if glued and glued.start() > 0:
            parts[-1] = parts[-1][: glued.start()]
        while parts and parts[0].lower().rstrip(".") in words.titles():
            parts = parts[1:]
        known = words.media() | words.calendar() | words.forms("thing", "indefinite", "relation")
        if not 0 < len(parts) <= _NAME_WORDS or not all(_CAPITAL.match(part) for part in parts):
            return None
        if any(part.lower() in known or part.lower() in words.titles() for part in parts):
            return None
        # Penyelenggara and Isinya are capitalised at the head of a sentence only, and derived as no name is.
        derived = len(parts) == 1 and stem(parts[0]) != parts[0].lower()
        if derived or all(self._cast.is_word(part) for part in parts):
            return None
        named = [voice for part in parts if (voice := self._cast.with_word(part))]
        if self._cast.has_body(parts):
            return None
        return Subject(named[0] if named else Voice(" ".join(parts), "PER"), reasons.ONLY_VERB)

    def _called(self, start: int, end: int) -> Subject | None:
        """`pria yang akrab disapa X`: another name of the one who is spoken of."""
        called = words.anywhere("called").search(self._text, start, min(end, start + NEAR // 2))
        relative = _WHO.search(self._text, start, called.start()) if called else None
        if not called or not relative or len(self._text[start : relative.start()].split()) > 2:
            return None
        voice = self._back()
        name = stretches.trimmed(self._text, called.end(), min(end, called.end() + _WORD_END))
        if voice and name:
            self._cast.call(name.start, name.end, voice)
        return self._pronoun(reasons.CALLED)

    def _pronoun(self, reason: str) -> Subject:
        voice = self._back()
        if voice and voice.type != "PER" and reason != reasons.PRONOUN:
            return SOMEBODY
        return Subject(voice, reason) if voice else SOMEBODY

    def _say(self, name: Mention, reason: str) -> Subject:
        return Subject(self._cast.voice(name), reason)

    def _near(self, chunk: Stretch) -> int:
        return max(chunk.start, chunk.end - _WORD_END)

    def _ends(self, name: Mention, stretch: Stretch) -> bool:
        rest = self._text[name.span.end : stretch.end]
        return not _BRACKET.sub("", rest).strip(" ,.()\"'")

    def _governed(self, start: int, name: Mention) -> bool:
        """Whether a preposition stands directly before a name and its titles."""
        before = self._before_titles(self._text[max(start, name.span.start - NEAR) : name.span.start])
        return words.ending("stop").search(before[-_WORD_END:]) is not None

    def _owned(self, start: int, name: Mention) -> bool:
        """Whether the name says whose somebody is: `istri X`, `kuasa hukum Bupati X`."""
        before = self._before_titles(self._text[max(start, name.span.start - NEAR) : name.span.start])
        match = words.ending("relation").search(before[-_WORD_END:])
        # A capital in the middle is one of an office, or of a name: AKBP Adik Listiyono.
        if match is None or " " in match[1] or match[1].islower():
            return match is not None
        return before == match[1] and match[1].lower() not in words.titles()

    def _before_titles(self, text: str) -> str:
        parts = text.split()
        relations = words.forms("relation")
        while parts and parts[-1].lower().strip(".,") in words.titles() - relations:
            if " ".join(parts[-2:]).lower() in relations:
                break
            parts.pop()
        return " ".join(parts)

    def _points_back(self, head: Stretch, stop: re.Match[str], end: int) -> bool:
        """Whether `itu` or `ini` closes what a preposition opened: `dokter dari Rumah Sakit Y ini`."""
        if stop.group() not in ("dari", "di", "yang") or self._cast.people.between(stop.start(), end):
            return False
        if not (self._is_office(head) or words.beginning("person").match(self._text, head.start)):
            return False
        part = next(iter(stretches.chunks(self._text, stop.end(), end)), None)
        found = words.anywhere("demonstrative").finditer(self._text, part.start, part.end) if part else ()
        return any(part and (m.end() == part.end or _VERB.match(self._text, m.end(), part.end)) for m in found)

    def _is_office(self, chunk: Stretch) -> bool:
        return self._text[chunk.start : chunk.end].split()[0].lower() in words.titles()

    def _is_body(self, text: str) -> bool:
        return words.beginning("body").match(text) is not None

    def _is_role(self, text: str) -> bool:
        """Whether nothing but a role stands here, in capitals or with words of titles."""
        return not words.anywhere("stop").search(text) and len(text.split()) <= 10
