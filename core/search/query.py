"""The parts of a query. Each knows where it is in what was typed: `at`, a span in code points."""

from __future__ import annotations

from dataclasses import dataclass

from core.model import Span


@dataclass(frozen=True, slots=True)
class Item:
    """One word. `kind` is stem (with its family), form (exactly so) or pattern (with `*` or `?`)."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """One word, or several that follow one another."""

    at: Span
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Regex:
    """A regular expression (RE2), within one line."""

    at: Span
    pattern: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name, however it is written in the text: its words follow one another in the name that it is counted under."""

    at: Span
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """What somebody is quoted with: a place for what is looked for, or itself."""

    at: Span
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Some of the places of a page (core.search.indexed.PLACES)."""

    at: Span
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """Articles and headlines of a topic; "" is unclassified."""

    at: Span
    slug: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Documents whose site or author (`field`) has these words."""

    at: Span
    field: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Days:
    """Documents published or captured (`field`) in a period, both ends included; ISO 8601, None leaves an end open."""

    at: Span
    field: str
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Near:
    """Two things at most so many words apart, in either order."""

    at: Span
    left: Node
    right: Node
    distance: int


@dataclass(frozen=True, slots=True)
class Within:
    """Something in these places only: `title:word`."""

    at: Span
    places: tuple[str, ...]
    child: Node


@dataclass(frozen=True, slots=True)
class Not:
    """Whatever it is not."""

    at: Span
    child: Node


@dataclass(frozen=True, slots=True)
class And:
    """All of them, in one document."""

    at: Span
    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of them."""

    at: Span
    children: tuple[Node, ...]


Node = Words | Regex | Name | Speaker | Block | Topic | Fact | Days | Near | Within | Not | And | Or
