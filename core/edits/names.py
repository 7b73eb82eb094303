"""Edits of names, kept apart from the parse: what a name is counted as, and which names are hidden or added.

An edit is about a name as it is shown when the edit is made, so edits build on one another: after `Lecornu` is counted
as `Sebastien Lecornu`, renaming the second renames both. `resolve` turns them into one target a parsed name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from core.edits.files import EditFile, Row
from core.errors import EditsError
from core.model import ENTITY_TYPES, AddedName
from core.text import key

#: `count_as` merges, renames, retypes and, with `written`, splits; `hide` leaves out; `apart` refuses a suggestion;
#: `add` has a name found that was not, as `written` where that is another way of writing it.
ACTIONS = ("count_as", "hide", "apart", "add")
#: How similar two spellings are (0..100, rapidfuzz ratio) before an analyst is asked about them.
_SIMILAR = 90
_LEAST_LETTERS = 6

#: A name as it is counted: type and name.
Name = tuple[str, str]


@dataclass(frozen=True, slots=True)
class NameEdit:
    """The name (`type`, `name`), where `written` is given only so written, is (`to_type`, `to_name`) or hidden."""

    action: str
    name: str
    type: str
    written: str | None = None
    to_name: str | None = None
    to_type: str | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """What is shown in the place of a parsed name (where `written` is given: only so written). `to` None is hidden."""

    type: str
    name: str
    written: str | None
    to: Name | None


def resolve(edits: Iterable[NameEdit]) -> tuple[Resolved, ...]:
    """One target for each parsed name that an edit touches, in the order in which they were first touched."""
    shown: dict[tuple[Name, str | None], Name | None] = {}
    for edit in edits:
        if edit.action in ("apart", "add"):
            continue
        about = (edit.type, edit.name)
        to = (edit.to_type or edit.type, edit.to_name or edit.name) if edit.action == "count_as" else None
        for place in _touched(shown, about, edit.written):
            shown[place] = to
    return tuple(Resolved(kind, name, written, to) for ((kind, name), written), to in shown.items())


def _touched(
    shown: dict[tuple[Name, str | None], Name | None], about: Name, written: str | None
) -> list[tuple[Name, str | None]]:
    """The parsed names that are shown as `about`: names counted under it, and itself unless it is counted elsewhere."""
    touched = [place for place, now in shown.items() if now == about and written in (None, place[1])]
    if written is not None:
        touched += [(name, written) for (name, form), now in shown.items() if now == about and form is None]
    if (about, written) not in shown and shown.get((about, None), about) == about:
        touched.append((about, written))
    return touched


def merge(names: Sequence[Name], to: Name) -> tuple[NameEdit, ...]:
    """Count each of the names as `to`: merging, renaming and giving another type are one thing."""
    return tuple(NameEdit("count_as", n, kind, to_type=to[0], to_name=to[1]) for kind, n in names if (kind, n) != to)


def split(name: Name, written: Sequence[str], to: Name) -> tuple[NameEdit, ...]:
    """Count the mentions of `name` that are written in these ways as `to`."""
    return tuple(NameEdit("count_as", name[1], name[0], w, to[1], to[0]) for w in written if name != to)


def hide(names: Sequence[Name]) -> tuple[NameEdit, ...]:
    """Leave the names out of every figure."""
    return tuple(NameEdit("hide", name, kind) for kind, name in names)


def keep_apart(one: Name, other: Name) -> NameEdit:
    """Two names that look alike are two: they are not suggested again."""
    return NameEdit("apart", one[1], one[0], to_type=other[0], to_name=other[1])


def add(name: Name, aliases: Iterable[str] = ()) -> tuple[NameEdit, ...]:
    """Have a name found wherever it is written so, and under it its other ways of writing."""
    kind, text = name
    forms = dict.fromkeys(alias for alias in aliases if alias and alias != text)
    return (NameEdit("add", text, kind), *(NameEdit("add", text, kind, form) for form in forms))


def added_names(edits: Iterable[NameEdit]) -> tuple[AddedName, ...]:
    """The names that the analyst added, with the way of writing, the type and the name that each is counted under."""
    return tuple(AddedName(e.written or e.name, e.type, e.name) for e in edits if e.action == "add")


def suggestions(names: Sequence[tuple[Name, int]], edits: Iterable[NameEdit] = ()) -> list[tuple[Name, Name]]:
    """Pairs of names of one type that are written nearly alike, or, of persons, of which one continues the other.

    `names` come with their mentions; each pair begins with the name that would be kept, and pairs come with the most
    mentions first. Pairs that the analyst keeps apart are left out. Compared are only names that share a word's
    first three letters, so that 10,000 names take about a second.
    """
    refused = {frozenset(((e.type, e.name), (e.to_type or "", e.to_name or ""))) for e in edits if e.to_name}
    folded = [key(name) for (_, name), _ in names]
    pairs: dict[tuple[int, int], int] = {}
    for members in _candidates(names, folded):
        for i, one in enumerate(members):
            for other in members[i + 1 :]:
                if (one, other) not in pairs and _similar(folded[one], folded[other], names[one][0][0]):
                    pairs[one, other] = names[one][1] + names[other][1]
    ordered = sorted(pairs, key=lambda p: (-pairs[p], p))
    found = [_kept_first(names[a], names[b]) for a, b in ordered]
    return [pair for pair in found if frozenset(pair) not in refused]


def _candidates(names: Sequence[tuple[Name, int]], folded: Sequence[str]) -> Iterable[list[int]]:
    """Indices of names of one type that share the first three letters of a word."""
    groups: dict[tuple[str, str], list[int]] = {}
    for at, ((kind, _), _) in enumerate(names):
        for start in {word[:3] for word in folded[at].split() if len(word) > 2}:
            groups.setdefault((kind, start), []).append(at)
    return groups.values()


def _similar(one: str, other: str, kind: str) -> bool:
    if one == other:
        return True
    # "Persib 2" is not "Persib 3", and a short name is easily near to another.
    if min(len(one), len(other)) < _LEAST_LETTERS or _digits(one) != _digits(other):
        return False
    shorter, longer = sorted((one.split(), other.split()), key=len)
    # A person's name that goes on is mostly the same person; Piala Dunia Antarklub is not Piala Dunia.
    if kind == "PER" and len(shorter) > 1 and len(longer) > len(shorter) and longer[: len(shorter)] == shorter:
        return True
    return len(shorter) == len(longer) and fuzz.ratio(one, other) >= _SIMILAR


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _kept_first(one: tuple[Name, int], other: tuple[Name, int]) -> tuple[Name, Name]:
    """The fuller name first; of two as full the commoner."""
    first, second = sorted((one, other), key=lambda n: (-len(n[0][1].split()), -n[1], n[0][1]))
    return first[0], second[0]


def _edit_of(row: Row) -> NameEdit:
    cell = row.cells
    row.check("action", ACTIONS)
    row.check("type", ENTITY_TYPES)
    row.check("to_type", ("", *ENTITY_TYPES))
    if not cell["name"]:
        raise EditsError("{name}, row {row}: the name is missing.", name=row.file, row=row.number)
    return NameEdit(
        cell["action"], cell["name"], cell["type"], cell["written"] or None, cell["to_name"] or None,
        cell["to_type"] or None,
    )  # fmt: skip


FILE: EditFile[NameEdit] = EditFile(
    columns=("action", "name", "type", "written", "to_name", "to_type"),
    required=frozenset({"action", "name", "type"}),
    row_of=lambda e: (e.action, e.name, e.type, e.written, e.to_name, e.to_type),
    edit_of=_edit_of,
    aliases={},
)
