"""Short forms with several senses (PBB, PMI, KLB): which one a page means, by the words around it."""

from __future__ import annotations

from collections.abc import Container
from functools import cache
from typing import NamedTuple

from core import lexicons
from core.model import ENTITY_TYPES
from core.text import key

#: A cue in the same line counts as much as so many elsewhere on the page.
_NEAR = 3


class Sense(NamedTuple):
    """What a form can mean: a name with its type, or, with type "", nothing that is a name."""

    type: str
    name: str
    cues: tuple[str, ...]


def has_senses(form: str) -> bool:
    """Whether the list knows several senses of a form, as written."""
    return form in _senses()


def sense(form: str, line: str, page: Container[str]) -> Sense:
    """The sense with the most cues, those of its line before those of the page; else the usual one.

    Line and page come as lower-case words, a space before and after each.
    """
    # Among equals the first of the list, which is the usual one.
    return max(weighed(form, line, page), key=lambda pair: pair[1])[0]


def weighed(form: str, line: str, page: Container[str]) -> list[tuple[Sense, int]]:
    """Every sense of a form in the order of the list, and how much its cues in line and page weigh."""
    return [(s, sum(_NEAR * (cue in line) + (cue in page) for cue in s.cues)) for s in _senses().get(form, ())]


@cache
def _senses() -> dict[str, tuple[Sense, ...]]:
    rows = lexicons.read("senses", ("form", "name"), (("type", ("", *ENTITY_TYPES)),))
    found: dict[str, tuple[Sense, ...]] = {}
    for row in rows:
        cues = tuple(f" {key(cue)} " for cue in row["cues"].split(";") if cue.strip())
        found[row["form"]] = (*found.get(row["form"], ()), Sense(row["type"], row["name"], cues))
    return found
