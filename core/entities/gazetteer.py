"""The lists of names, as a matcher over tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from core import lexicons
from core.entities.name_words import name_words
from core.model import ENTITY_TYPES, AddedName, Span
from core.text import fold, key

_FILES = {"persons": "PER", "organisations": "ORG", "places": "LOC", "events": "EVT", "products": "PRD"}


@dataclass(frozen=True, slots=True)
class Known:
    """A name of a list: the words that it is written in, its type, and the entity that it is a name of."""

    words: tuple[str, ...]
    type: str
    entity: str
    #: Whether the words are the name wherever they stand; of a common word (Jumbo, Serang) only the tagger can tell.
    sure: bool = True


class Matcher:
    """Finds listed names in a line of tokens: the longest that begins at each place, written as the list writes it."""

    def __init__(self, names: Sequence[Known]) -> None:
        self._by_first: dict[str, list[Known]] = {}
        for name in sorted(names, key=lambda n: -len(n.words)):
            self._by_first.setdefault(name.words[0].lower(), []).append(name)

    def find(self, found: Sequence[tuple[str, Span]]) -> Iterator[tuple[Span, Known]]:
        """The listed names among the tokens, from left to right, without overlap."""
        words = [fold(word) for word, _ in found]
        at = 0
        while at < len(words):
            name = self._longest(words, at)
            if name is None:
                at += 1
                continue
            end = at + len(name.words)
            yield Span(found[at][1].start, found[end - 1][1].end), name
            at = end

    def _longest(self, words: list[str], at: int) -> Known | None:
        for name in self._by_first.get(words[at].lower(), ()):
            here = words[at : at + len(name.words)]
            if len(here) == len(name.words) and all(_same(w, n) for w, n in zip(here, name.words, strict=True)):
                return name
        return None


def _same(written: str, listed: str) -> bool:
    """Whether a word is the listed one: as listed, or in capitals where it is too long for an abbreviation."""
    return written == listed or (len(listed) > 3 and written == listed.upper())


@cache
def names() -> Matcher:
    """All listed names."""
    return Matcher([known for file, kind in _FILES.items() for known in _read(file, kind)])


def of(names: Iterable[AddedName]) -> Matcher:
    """A matcher of further names: (way of writing, type, name that it is counted under)."""
    return Matcher([Known(words, kind, entity) for written, kind, entity in names if (words := _words(written))])


@cache
def canonical() -> Mapping[tuple[str, str], str]:
    """(type, key of a name or alias) -> the name that it is counted under."""
    return {(kind, key(form)): entity for file, kind in _FILES.items() for form, entity in _forms(file)}


def _read(file: str, kind: str) -> Iterator[Known]:
    for form, entity in _forms(file):
        if words := _words(form):
            yield Known(words, kind, entity, (kind, form) not in _common())


def _forms(file: str) -> Iterator[tuple[str, str]]:
    """Every writing of a list, names and aliases, with the name that it is counted under."""
    for row in lexicons.read(file, ("name",)):
        for form in (row["name"], *row.get("aliases", "").split(";")):
            if form.strip():
                yield form.strip(), row["name"]


@cache
def _common() -> frozenset[tuple[str, str]]:
    rows = lexicons.read("common_names", ("form",), (("type", ENTITY_TYPES),))
    return frozenset((row["type"], row["form"]) for row in rows)


def _words(text: str) -> tuple[str, ...]:
    return tuple(fold(word) for word, _ in name_words(text))
