"""The lists that bylines and sections are read with, ready to be asked. All forms are `key`s."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from core import calendar_words, lexicons
from core.text import alternation, key

_USES = ("author", "editor", "section", "after", "desk", "job", "degree", "small")
#: Names of the groups of a label and a second one next to it: with a colon, and at the start of a line.
_GROUPS = (("label", "second"), ("label2", "second2"))
_SECTION_USES = ("section", "generic", "frame")


@dataclass(frozen=True)
class BylineWords:
    """`roles` gives for each label whether it comes before an author, an editor or a section.

    `heads` are their first words. `label` finds a label with its colon anywhere, or any label at the start of a line;
    `end` is where a name ends because the date, or what was done with the article, begins.
    """

    roles: dict[str, str]
    heads: frozenset[str]
    label: re.Pattern[str]
    end: re.Pattern[str]
    desks: frozenset[str]
    jobs: frozenset[str]
    degrees: frozenset[str]
    small: frozenset[str]


@cache
def byline_words() -> BylineWords:
    """The lists as they are on disk at the first call. Raises `LexiconError` where one is wrong."""
    rows = lexicons.read("bylines", ("form", "use"), (("use", _USES),))
    uses = {use: tuple(key(row["form"]) for row in rows if row["use"] == use) for use in _USES}
    roles = {form: use for use in ("section", "editor", "author") for form in uses[use]}
    one = alternation(roles)
    anywhere, opening = (rf"(?P<{a}>{one})(?:\s?(?:&|dan|/|\|)\s?(?P<{b}>{one}))?" for a, b in _GROUPS)
    weekdays = map(key, calendar_words.forms(calendar_words.weekdays()))
    return BylineWords(
        roles=roles,
        heads=frozenset(form.split()[0] for form in roles),
        label=re.compile(rf"(?:^|(?<=[\s|/(\[;,.*•])){anywhere}(?P<colon>\s?\|?\s?:)|^[\s(\[*•-]*{opening}(?=\s|$)"),
        end=re.compile(rf"\d|(?<!\w)(?:{alternation((*weekdays, *uses['after']))})(?!\w)|\(|https?:|www\.|\S*@"),
        desks=frozenset(uses["desk"]),
        jobs=frozenset(uses["job"]),
        degrees=frozenset(form.rstrip(".") for form in uses["degree"]),
        small=frozenset(uses["small"]),
    )


@cache
def sections() -> dict[str, str]:
    """Key of a section's name -> how it is used: `section`, `generic` (fits any article) or `frame` (no section)."""
    rows = lexicons.read("sections", ("section", "use"), (("use", _SECTION_USES),))
    return {key(row["section"]): row["use"] for row in rows}


@cache
def site_stems() -> frozenset[str]:
    """The first words of the addresses of listed sites that are no sections: `merdeka`, not `bisnis`."""
    stems = (row["site"].partition(".")[0] for row in lexicons.read("sites", ("site", "aliases")))
    return frozenset(stem for stem in stems if stem not in sections())


@cache
def places() -> frozenset[str]:
    """Names of places, which are no authors, and which regional sections are called by."""
    return frozenset(key(next(iter(row.values()))) for row in lexicons.read("places", ()))
