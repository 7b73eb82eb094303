"""The people and organisations of one article: where each is named, in which role, and which of them a word means."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from core.model import Mention
from core.offices import holder
from core.quotations import words
from core.text import key

#: So many characters before a name may hold its role.
_REACH = 100
_ADDRESS = re.compile(r"\.(?:com|co|id|net|tv)\b", re.IGNORECASE)
_MARKS = re.compile(r"[.;:!?\n]")
_SMALL_WORD = re.compile(r"(?<!\w)[a-z][a-z]+(?!\w)")
#: So many characters before `alias` and its like stands who is called so.
_BESIDES = 45
_LONGEST_VERB = 16
_LONG_STOP = 5
_ROLE_WORD = re.compile(r"\w[\w/&-]*")
#: A verb by its shape, or what a sentence begins with.
_ENDS_ROLE = re.compile(r"(?:me|ber|di)[a-z]{5,}$")
_INSIDE = 2
_SMALL = frozenset(("dan", "bidang", "ke", "se"))
_PARTS = re.compile(r"[\w/-]+")
_GIVEN_NAME = 3
#: Where so many have one role, it is nobody's in particular.
_SEVERAL = 20
#: An abbreviated title with its full stop: Dr., Prof., Letkol Inf.
_SHORT = 5


class Voice(NamedTuple):
    """Who speaks: the name that is counted, and its type."""

    name: str
    type: str


class Index:
    """Names in order of their places, asked by place without going through all of them."""

    def __init__(self, names: Iterable[Mention]) -> None:
        self.names = sorted(names, key=lambda name: name.span.start)
        self._starts = [name.span.start for name in self.names]

    def between(self, start: int, end: int) -> list[Mention]:
        """Those that begin in a stretch."""
        return self.names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


class Cast:
    """Who may speak in an article. `text` is plain, without what is quoted; `names` are those outside quotations."""

    def __init__(self, text: str, names: Iterable[Mention], day: date | None) -> None:
        names = list(names)
        self.others = Index(name for name in names if name.type not in words.SPEAKERS)
        names = [name for name in names if name.type in words.SPEAKERS]
        printed = [name for name in names if is_medium(name)]
        self.text, self.day = text, day
        self.people = Index(name for name in names if name.type == "PER" and not is_medium(name))
        self.bodies = Index(name for name in names if name.type == "ORG" and not is_medium(name))
        self.media = Index(printed)
        # The body has what the title names, too, and there it is named with its role.
        first = sorted(self.people.names, key=lambda name: (name.zone != "body", name.span.start))
        self._first = {name.entity: name.span.start for name in reversed(first)}
        self._roles: dict[str, dict[tuple[Mention, frozenset[str]], None]] = {}
        self._with_role: set[str] = set()
        self._by_word: dict[str, set[str]] = {}
        self._body_words: dict[str, set[frozenset[str]]] = {}
        self._in_role: dict[frozenset[str], tuple[Mention, ...]] = {}
        self._read_words()
        self._fuller = dict(self._nicknames()) | dict(self._unglued())
        self._called: dict[str, Voice] = {}
        self._small = frozenset(_SMALL_WORD.findall(text))
        self._call_besides()

    def voice(self, name: Mention) -> Voice:
        """Who is meant by a name, as counted: the fullest form of the article."""
        return Voice(self._fuller.get(name.entity, name.entity), name.type)

    def call(self, start: int, end: int, voice: Voice) -> None:
        """Keep a name that the text gives to a person besides: `pria yang akrab disapa Rendi`."""
        names = self.people.between(start, end)
        if names:
            self._fuller[names[0].entity] = voice.name
        elif word := _PARTS.match(self.text, start):
            self._called[key(word.group())] = voice

    def called(self, text: str) -> Voice | None:
        """Whom another name means that no list or tagger knows."""
        return self._called.get(key(text))

    def is_word(self, word: str) -> bool:
        """Whether the article also has a capitalised word in small letters, so that it is hardly a name."""
        return word.lower() in self._small

    def is_new(self, name: Mention, since: int) -> bool:
        """Whether the article names a person for the first time, at or after a place."""
        return self._first[name.entity] >= since

    def role_start(self, name: Mention, inside: int = 0) -> int:
        """Where the words begin that say who a name is: `Kepala Dinas Pendidikan`, also with a comma behind them.

        So many small words may be `inside`, where an office stands before them: jaksa penuntut umum X.
        """
        floor = max(0, name.span.start - _REACH)
        start = edge = name.span.start
        small = 0
        for match in reversed(list(_ROLE_WORD.finditer(self.text, floor, name.span.start))):
            word, between = match.group(), self.text[match.end() : edge]
            comma = edge == name.span.start and between.strip(" ()") == ","
            abbreviated = between in (".", ". ") and word[0].isupper() and len(word) <= _SHORT
            if (between.strip(" ()\n") and not abbreviated and not comma) or _ENDS_ROLE.match(word):
                break
            edge = match.start()
            title = word.lower() in words.titles()
            if title or (not small and (word[0].isupper() or word[0].isdigit() or word in _SMALL)):
                start, small = edge, 0
            elif small == inside or words.beginning("stop", "link").match(word):
                break
            else:
                small += 1
        return start

    def in_role(self, text: str, liked: Voice | None = None) -> Voice | None:
        """The one person of the article whose role has every word of `text`; of several the `liked` one, or None."""
        wanted = _words_of(text) - words.forms("demonstrative") - words.forms("adverb")
        if not wanted or not any(key(title) in words.titles() for title in (*wanted, text)):
            return None
        if wanted not in self._in_role:
            rarest = min((self._roles.get(word, {}) for word in wanted), key=len)
            self._in_role[wanted] = tuple({n.entity: n for n, role in rarest if wanted <= role}.values())
        found = {self.voice(name) for name in self._in_role[wanted][:_SEVERAL]}
        if len(found) == 1:
            return found.pop()
        return liked if liked in found else None

    def in_office(self, text: str) -> Voice | None:
        """Who held the office that a text names, on the day of the article."""
        person = holder(text, self.day)
        return Voice(person, "PER") if person else None

    def with_word(self, word: str) -> Voice | None:
        """The one person of the article of whose name a word is a part."""
        found = self._by_word.get(key(word), set())
        return Voice(self._fuller.get(*found, *found), "PER") if len(found) == 1 else None

    def has_body(self, parts: Iterable[str]) -> bool:
        """Whether words name an organisation of the article, or a part of one."""
        wanted = frozenset(key(part) for part in parts)
        rarest = min((self._body_words.get(word, set()) for word in wanted), key=len)
        return any(wanted <= named for named in rarest)

    def _read_words(self) -> None:
        """Index the words of names and of the roles before them, once."""
        for name in self.people.names:
            for word in key(name.entity).split():
                self._by_word.setdefault(word, set()).add(name.entity)
            # The capitals of a title say nothing of where a role begins.
            if name.zone == "body":
                role = _words_of(self.text[self.role_start(name, _INSIDE) : name.span.start])
                if role & words.titles():
                    self._with_role.add(name.entity)
                for word in role:
                    self._roles.setdefault(word, {})[name, role] = None
        for name in self.bodies.names:
            named = _words_of(name.entity) | _words_of(name.text)
            for word in named:
                self._body_words.setdefault(word, set()).add(named)

    def _call_besides(self) -> None:
        """Keep what a person who has just been named is called besides: `X alias Y`, `X yang akrab disapa Y`."""
        for match in words.anywhere("called").finditer(self.text):
            before = self.people.between(match.start() - _BESIDES, match.start())
            between = self.text[before[-1].span.end : match.start()].strip(" ,").split() if before else ["-"]
            if set(between) <= words.forms("calling"):
                start = match.end() + (self.text[match.end() : match.end() + 1] == " ")
                if self.text[start : start + 1].isupper():
                    self.call(start, start + 1, self.voice(before[-1]))
        for name, following in pairwise(self.people.names):
            # Aburizal Bakrie (Ical)
            if self.text[name.span.end : following.span.start] == " (" and self.text.startswith(
                ")", following.span.end
            ):
                self._fuller[following.entity] = self._fuller.get(name.entity, name.entity)
        for match in words.anywhere("full").finditer(self.text):
            before = self.people.between(match.start() - _BESIDES, match.start())
            full = self.people.between(match.end(), match.end() + 2)
            if before and full and not _MARKS.search(self.text, before[-1].span.end, match.start()):
                self._fuller[before[-1].entity] = full[0].entity

    def _unglued(self) -> Iterable[tuple[str, str]]:
        """Names to which a lost space has glued the next word, where the article has them without it, too."""
        written = {name.text: name.entity for name in self.people.names}
        for entity in self._first:
            verb = words.verb("before").search(entity, max(0, len(entity) - _LONGEST_VERB))
            if verb and verb.end() == len(entity) and verb.start() > 0:
                yield entity, written.get(entity[: verb.start()], entity[: verb.start()])
                continue
            stop = next((m for m in words.anywhere("stop").finditer(entity) if len(m.group()) >= _LONG_STOP), None)
            if stop and stop.start() > 0:
                shorter = entity[: stop.start()].rstrip()
                whole = self._by_word.get(key(shorter), set()) - {entity}
                yield entity, written.get(shorter, whole.pop() if len(whole) == 1 else shorter)
                continue
            last = entity.rpartition(" ")[2]
            for size in range(_GIVEN_NAME, len(last) - _GIVEN_NAME):
                shorter = entity[: len(entity) - size]
                if shorter in written and " " in shorter:
                    yield entity, written[shorter]
                    break

    def _nicknames(self) -> Iterable[tuple[str, str]]:
        """Short names that begin one full name of the article: Wira, after Wiradarma Harefa."""
        full: dict[str, set[str]] = {}
        for entity in self._first:
            if " " in entity:
                for part in key(entity).split():
                    for size in range(_GIVEN_NAME, len(part)):
                        full.setdefault(part[:size], set()).add(entity)
        for entity, since in self._first.items():
            candidates = full.get(key(entity), set()) - {entity}
            if len(candidates) == 1 and entity not in self._with_role:
                candidate = next(iter(candidates))
                if self._first[candidate] < since:
                    yield entity, candidate


def is_medium(name: Mention) -> bool:
    """Whether a name is a paper, a site or a service: it prints what is said."""
    return key(name.text) in words.media() or _ADDRESS.search(name.text) is not None


def _words_of(text: str) -> frozenset[str]:
    return frozenset(key(part) for part in _PARTS.findall(text))
