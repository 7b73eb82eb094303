"""What was weighed for each name: the tagger's readings, the lists' and, for short forms, the senses of the list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.entities import gazetteer, senses
from core.entities.name_words import name_words
from core.entities.recognition import as_words
from core.entities.tagger import tag_with_probability
from core.model import Mention, Span, Zone
from core.traces import NameReading

_Placed = tuple[Span, NameReading]


def explain_mentions(
    mentions: Sequence[Mention], zones: Sequence[Zone], text: str
) -> tuple[tuple[NameReading, ...], ...]:
    """For each mention the readings of tagger and lists that overlap it, then its senses, where it has several.

    `zones` are those that the mentions were found in.
    """
    placed = {zone: [*_tagged(zone, text), *_listed(zone, text)] for zone in zones}
    page = as_words(text)
    return tuple((*_overlapping(m.span, placed), *_senses(m, zones, text, page)) for m in mentions)


def _tagged(zone: Zone, text: str) -> Iterator[_Placed]:
    for span, kind, probability in tag_with_probability(zone.span.cut(text), zone.span.start):
        yield span, NameReading("tagger", span.cut(text), kind, None, probability)


def _listed(zone: Zone, text: str) -> Iterator[_Placed]:
    words = list(name_words(zone.span.cut(text), zone.span.start))
    for span, known in gazetteer.names().find(words):
        yield span, NameReading("list", span.cut(text), known.type, known.entity)


def _overlapping(span: Span, placed: dict[Zone, list[_Placed]]) -> Iterator[NameReading]:
    for zone, readings in placed.items():
        if zone.span.overlaps(span):
            yield from (reading for place, reading in readings if place.overlaps(span))


def _senses(mention: Mention, zones: Sequence[Zone], text: str, page: str) -> Iterator[NameReading]:
    if not senses.has_senses(mention.text):
        return
    line = next(as_words(zone.span.cut(text)) for zone in zones if zone.span.overlaps(mention.span))
    for sense, weight in senses.weighed(mention.text, line, page):
        yield NameReading("sense", mention.text, sense.type, sense.name, float(weight))
