"""What of a reading is put into the index: each word with its place, its zone, and whether it is in a name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from core.model import ROLES, ZONES, ParsedDocument, Span
from core.search.words import words
from core.stemming import Within

#: Where a word can be: the zones, which every figure counts, and lines of other roles, found only where they are asked
#: for. A place is stored by its number here, so the order is kept for ever.
PLACES = (*ZONES, *(role for role in ROLES if role in ("meta", "caption", "heading", "teaser", "furniture")))
#: Words that are further apart than this are not near. Between two places there is a gap of more, so that neither a
#: phrase nor nearness goes from one paragraph or headline to the next.
MOST_APART = 100


class IndexedWord(NamedTuple):
    """A word of a document: `position` counts words, `start` characters. `repeated`: in a headline that is on the page
    already; `named`: within a name, which keeps its form."""

    form: str
    position: int
    start: int
    place: int
    repeated: bool
    named: bool


def indexed(parsed: ParsedDocument) -> Iterator[IndexedWord]:
    """Every word of the page, in order of its places."""
    in_name = Within([mention.span for mention in parsed.mentions])
    position = 0
    for place, span, repeated in _stretches(parsed):
        number = PLACES.index(place)
        for form, at in words(span.cut(parsed.document.text), span.start):
            yield IndexedWord(form, position, at.start, number, repeated, in_name(at))
            position += 1
        position += MOST_APART + 1


def _stretches(parsed: ParsedDocument) -> Iterator[tuple[str, Span, bool]]:
    """The zones, then the lines of other roles that no zone is in."""
    zones = parsed.layout.zones()
    repeated = {h.span for h in parsed.layout.headlines if h.duplicate_of is not None}
    for zone in zones:
        yield zone.name, zone.span, zone.span in repeated
    inside = Within([zone.span for zone in zones])
    for line in parsed.layout.lines:
        if line.role in PLACES and line.role not in ZONES and not inside(line.span):
            yield line.role, line.span, False
