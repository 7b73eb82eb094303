"""The words around a hit: what a concordance is sorted and grouped by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from core.search.words import words

#: A left context, what was found, and a right context.
Kwic = tuple[str, str, str]
#: So many words on each side can be sorted by.
REACH = 3
#: A sentence or line has at most so much that the nearest words are looked for in.
_CHARACTERS = 120


def before(left: str, count: int = REACH) -> tuple[str, ...]:
    """The last words of a left context, the nearest first."""
    near = [form for form, _ in words(left[-_CHARACTERS:])]
    return tuple(near[::-1][:count])


def after(right: str, count: int = REACH) -> tuple[str, ...]:
    """The first words of a right context, the nearest first."""
    return tuple([form for form, _ in words(right[:_CHARACTERS])][:count])


def sort_key(side: str, at: int) -> Callable[[Kwic], tuple[str, ...]]:
    """The key that sorts by the word `at` places to the `left` or `right`, then by the words beyond it."""

    def key(kwic: Kwic) -> tuple[str, ...]:
        found = before(kwic[0]) if side == "left" else after(kwic[2])
        return found[at - 1 :]

    return key


def patterns(rows: Iterable[Kwic], left: int, right: int) -> list[tuple[str, int]]:
    """How often each run of words occurs: so many before what was found, itself, and so many after; commonest first."""
    found = Counter(_pattern(row, left, right) for row in rows)
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))


def _pattern(row: Kwic, left: int, right: int) -> str:
    node: Sequence[str] = [form for form, _ in words(row[1])] or [row[1]]
    return " ".join((*before(row[0], left)[::-1], *node, *after(row[2], right)))
