"""The dateline of an article, `JAKARTA, KOMPAS.com -`: where a story was filed, and by whom, not whom it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from core import lexicons
from core.model import Mention, Span, Zone
from core.text import alternation, fold

#: A dateline is before the first dash of its paragraph, which is longer than it.
_LONGEST, _LEAST_AFTER = 70, 20
_DASH = re.compile(r"(?:\s+[-–—]{1,2}|(?<=[)\w])[–—]{1,2}|(?<=\))[-:])\s*|\s*\|\s+|(?<=[a-z])- (?=[A-Z])")
_ADDRESS = re.compile(r"\b[\w-]{3,}\.(?:com|co\.id|co|id|net|tv|org)\b", re.IGNORECASE)
#: A word in small letters is of a sentence, unless it is a site's own name or joins two places.
_SMALL = re.compile(r"(?<![\w.])[a-z]{2,}(?![\w.])")
_JOINING = {"dan", "di", "dari"}
#: What stands in a dateline beside places and sites: days in figures, brackets, commas.
_REST = re.compile(r"[\s,.()/:;&0-9-]+|\b(?:dan|wib|wita|wit)\b", re.IGNORECASE)


def marked(mentions: Sequence[Mention], zones: Sequence[Zone], text: str) -> tuple[Mention, ...]:
    """The mentions, those in a dateline marked as such."""
    ends: dict[int, int] = {}
    by_line: dict[int, list[Mention]] = {}
    for mention in mentions:
        if mention.zone == "body":
            by_line.setdefault(mention.line, []).append(mention)
    for zone in zones:
        if zone.name == "body" and zone.line in by_line:
            ends[zone.line] = zone.span.start + end_of(zone, by_line[zone.line], text)
    return tuple(
        replace(m, dateline=True) if m.zone == "body" and m.span.end <= ends.get(m.line, -1) else m for m in mentions
    )


def end_of(zone: Zone, mentions: Sequence[Mention], text: str) -> int:
    """How many characters of a paragraph are its dateline; 0 where it has none.

    A dateline names a site or an agency, or is nothing but places.
    """
    paragraph = text[zone.span.start : min(zone.span.end, zone.span.start + _LONGEST + _LEAST_AFTER)]
    dash = _DASH.search(fold(paragraph[: _LONGEST + 3]))
    if dash is None or not dash.start() or len(paragraph) - dash.end() < _LEAST_AFTER:
        return 0
    head = paragraph[: dash.start()]
    plain = _sites().sub(" ", _ADDRESS.sub(" ", fold(head)))
    if any(word not in _JOINING for word in _SMALL.findall(plain)):
        return 0
    places = [m.span for m in mentions if m.type == "LOC" and m.span.end <= zone.span.start + dash.start()]
    named = plain != fold(head)
    return dash.start() if named or _nothing_but(places, head, zone.span.start) else 0


def _nothing_but(places: Sequence[Span], head: str, start: int) -> bool:
    left = list(head)
    for place in places:
        left[place.start - start : place.end - start] = " " * (place.end - place.start)
    return bool(places) and not _REST.sub("", "".join(left))


@cache
def _sites() -> re.Pattern[str]:
    """The names of sites and agencies, as they stand in a dateline."""
    names = {
        alias.strip("()© ")
        for row in lexicons.read("sites", ("site", "aliases"))
        for alias in (row["site"], *row["aliases"].split(";"))
    }
    names |= {"antara"}
    return re.compile(rf"(?i)(?<!\w)(?:{alternation(name for name in names if len(name) > 3)})(?!\w)")
