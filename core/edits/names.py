"""What the analyst says of names, kept apart from the parse: what is counted as what, and what is not shown.

A statement is about a name as it is shown when it is made, so statements build on one another: after `Lecornu` is
counted as `Sebastien Lecornu`, renaming the second renames both. `resolve` turns them into one answer a parsed name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from rapidfuzz import fuzz

from core.edits.files import check_choice, statement_rows
from core.errors import CorrectionsError
from core.export import csv_bytes
from core.model import ENTITY_TYPES
from core.text import key

#: `count_as` merges, renames, retypes and, with `written`, splits; `hide` leaves out; `apart` refuses a suggestion;
#: `add` has a name found that was not, as `written` where that is another way of writing it.
ACTIONS = ("count_as", "hide", "apart", "add")
COLUMNS = ("batch", "made_at", "action", "name", "type", "written", "to_name", "to_type")
#: How alike two spellings are (0..100, rapidfuzz ratio) before an analyst is asked about them.
_ALIKE = 90
_LEAST_LETTERS = 6

#: A name as it is counted: type and name.
Name = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Statement:
    """The name (`type`, `name`), where `written` is given only so written, is (`to_type`, `to_name`) or hidden."""

    action: str
    name: str
    type: str
    written: str | None = None
    to_name: str | None = None
    to_type: str | None = None


@dataclass(frozen=True, slots=True)
class NameBatch:
    """Statements that were made together and are undone together. `made_at` is UTC."""

    number: int
    made_at: datetime
    statements: tuple[Statement, ...]


class Added(NamedTuple):
    """A way of writing a name that the parser is to find, with the type and the name that it is counted under."""

    written: str
    type: str
    name: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """What is shown in the place of a parsed name (where `written` is given: only so written). `to` None is hidden."""

    type: str
    name: str
    written: str | None
    to: Name | None


def resolve(statements: Iterable[Statement]) -> tuple[Resolved, ...]:
    """One answer for each parsed name that a statement touches, in the order in which they were first touched."""
    shown: dict[tuple[Name, str | None], Name | None] = {}
    for each in statements:
        if each.action in ("apart", "add"):
            continue
        about = (each.type, each.name)
        to = (each.to_type or each.type, each.to_name or each.name) if each.action == "count_as" else None
        # Names that were counted under this one follow it; the name itself does unless it was counted elsewhere.
        touched = [place for place, now in shown.items() if now == about and each.written in (None, place[1])]
        if each.written is not None:
            touched += [(name, each.written) for (name, w), now in shown.items() if now == about and w is None]
        if (about, each.written) not in shown and shown.get((about, None), about) == about:
            touched.append((about, each.written))
        for place in touched:
            shown[place] = to
    return tuple(Resolved(kind, name, written, to) for ((kind, name), written), to in shown.items())


def merge(names: Sequence[Name], to: Name) -> tuple[Statement, ...]:
    """Count each of the names as `to`: merging, renaming and giving another type are one thing."""
    return tuple(Statement("count_as", n, kind, to_type=to[0], to_name=to[1]) for kind, n in names if (kind, n) != to)


def split(name: Name, written: Sequence[str], to: Name) -> tuple[Statement, ...]:
    """Count the mentions of `name` that are written in these ways as `to`."""
    return tuple(Statement("count_as", name[1], name[0], w, to[1], to[0]) for w in written if name != to)


def hide(names: Sequence[Name]) -> tuple[Statement, ...]:
    """Leave the names out of every figure."""
    return tuple(Statement("hide", name, kind) for kind, name in names)


def apart(one: Name, other: Name) -> Statement:
    """Say that two names that look alike are two, so that they are not suggested again."""
    return Statement("apart", one[1], one[0], to_type=other[0], to_name=other[1])


def add(name: Name, aliases: Iterable[str] = ()) -> tuple[Statement, ...]:
    """Have a name found wherever it is written so, and under it its other ways of writing."""
    kind, text = name
    forms = dict.fromkeys(alias for alias in aliases if alias and alias != text)
    return (Statement("add", text, kind), *(Statement("add", text, kind, form) for form in forms))


def added(statements: Iterable[Statement]) -> tuple[Added, ...]:
    """The names that the analyst added, with the way of writing, the type and the name that each is counted under."""
    return tuple(Added(s.written or s.name, s.type, s.name) for s in statements if s.action == "add")


def suggestions(names: Sequence[tuple[Name, int]], statements: Iterable[Statement] = ()) -> list[tuple[Name, Name]]:
    """Pairs of names of one type that are written nearly alike, or, of persons, of which one continues the other.

    `names` come with their mentions; each pair begins with the name that would be kept, and pairs come with the most
    mentions first. Names that the analyst said to be apart are left out. Compared are only names that share a word's
    first three letters, so that 10,000 names take about a second.
    """
    refused = {frozenset(((s.type, s.name), (s.to_type or "", s.to_name or ""))) for s in statements if s.to_name}
    blocks: dict[tuple[str, str], list[int]] = {}
    folded = [key(name) for (_, name), _ in names]
    for at, ((kind, _), _) in enumerate(names):
        for start in {word[:3] for word in folded[at].split() if len(word) > 2}:
            blocks.setdefault((kind, start), []).append(at)
    pairs: dict[tuple[int, int], int] = {}
    for members in blocks.values():
        for i, one in enumerate(members):
            for other in members[i + 1 :]:
                if (one, other) not in pairs and _alike(folded[one], folded[other], names[one][0][0]):
                    pairs[one, other] = names[one][1] + names[other][1]
    ordered = sorted(pairs, key=lambda p: (-pairs[p], p))
    found = [_kept_first(names[a], names[b]) for a, b in ordered]
    return [pair for pair in found if frozenset(pair) not in refused]


def _alike(one: str, other: str, kind: str) -> bool:
    if one == other:
        return True
    # "Persib 2" is not "Persib 3", and a short name is easily near to another.
    if min(len(one), len(other)) < _LEAST_LETTERS or _digits(one) != _digits(other):
        return False
    shorter, longer = sorted((one.split(), other.split()), key=len)
    # A person's name that goes on is mostly the same person; Piala Dunia Antarklub is not Piala Dunia.
    if kind == "PER" and len(shorter) > 1 and len(longer) > len(shorter) and longer[: len(shorter)] == shorter:
        return True
    return len(shorter) == len(longer) and fuzz.ratio(one, other) >= _ALIKE


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _kept_first(one: tuple[Name, int], other: tuple[Name, int]) -> tuple[Name, Name]:
    """The fuller name first; of two as full the commoner."""
    first, second = sorted((one, other), key=lambda n: (-len(n[0][1].split()), -n[1], n[0][1]))
    return first[0], second[0]


def to_csv(batches: Sequence[NameBatch], preamble: Sequence[str] = ()) -> bytes:
    """All statements as a file that `from_csv` reads."""
    rows = [
        (b.number, b.made_at.isoformat(timespec="seconds"), s.action, s.name, s.type, s.written, s.to_name, s.to_type)
        for b in batches
        for s in b.statements
    ]
    return csv_bytes(COLUMNS, rows, preamble)


def from_csv(name: str, data: bytes) -> tuple[NameBatch, ...]:
    """The statements of a file made by `to_csv`, or by hand. Raises `CorrectionsError` naming the file and the row."""
    batches: dict[int, NameBatch] = {}
    for row in statement_rows(name, data, COLUMNS, {"action", "name", "type"}):
        known = batches.get(row.batch, NameBatch(row.batch, row.made_at, ()))
        batches[row.batch] = replace(known, statements=(*known.statements, _statement(name, row.number, row.cells)))
    return tuple(batches[number] for number in sorted(batches))


def _statement(name: str, number: int, cell: Mapping[str, str]) -> Statement:
    for column, allowed in (("action", ACTIONS), ("type", ENTITY_TYPES), ("to_type", ("", *ENTITY_TYPES))):
        check_choice(name, number, column, cell[column], allowed)
    if not cell["name"]:
        raise CorrectionsError("{name}, row {row}: the name is missing.", name=name, row=number)
    return Statement(
        cell["action"], cell["name"], cell["type"], cell["written"] or None, cell["to_name"] or None,
        cell["to_type"] or None,
    )  # fmt: skip
