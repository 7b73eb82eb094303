"""Which column of a table has which meaning: by the words of its name, and where those say nothing by what is in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from core.reading.days import read_day
from core.reading.fields import address_in_cell, is_label, label_of, meaning_of_column

Rows = Sequence[Mapping[str, object]]
#: A column whose texts are at least so long, by the median of those that are there, holds pages.
_LONG = 200
#: This share of a column's cells must be days or addresses for a column whose name does not say so.
_SHARE = 0.8
#: A column without a name of its own may hold titles: so many words, so many characters.
_LEAST_WORDS, _TITLE = 3, range(15, 181)
_NAMELESS = re.compile(r"\s*|unnamed.*|_?(?:column|kolom|field|col|var|f|c|v|x)?[ _.:-]*\d+|[a-z]", re.IGNORECASE)
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|mp4)(?:\?.*)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Plan:
    """What the columns of a table are taken for: the text column, and for the other meanings columns by preference.

    Where a row is empty in the first column of a meaning, the next is asked. `text` is None for a table of headlines.
    `labels` are columns that are kept as they are.
    """

    text: str | None
    others: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    labels: tuple[str, ...] = ()

    def means(self) -> dict[str, str]:
        """The first column of each meaning."""
        first = {meaning: columns[0] for meaning, columns in self.others.items() if columns}
        first |= {label_of(column): column for column in self.labels}
        return {"text": self.text, **first} if self.text else first


def infer(names: Sequence[str], rows: Rows, wanted: Mapping[str, str]) -> Plan:
    """The plan of a table from its first rows. `wanted` are the analyst's choices: a column for a meaning, "" for none.

    A chosen column has no other meaning, and a chosen meaning no other column.
    """
    labels = tuple(dict.fromkeys(column for meaning, column in wanted.items() if column and is_label(meaning)))
    wanted = {meaning: column for meaning, column in wanted.items() if not is_label(meaning)}
    taken = {*wanted.values(), *labels}
    free = [name for name in names if name not in taken]
    cells = {name: [row[name] for row in rows if row.get(name) not in (None, "")] for name in names}
    named = _by_name(free, cells)
    text = wanted["text"] if "text" in wanted else _text(free, named, cells)
    others = {meaning: columns for meaning, columns in named.items() if meaning != "text"}
    left = [name for name in free if name != text and meaning_of_column(name) is None]
    for meaning, fits in _BY_CONTENT:
        found = [name for name in left if meaning not in others and fits(name, cells[name])]
        if len(found) == 1:
            others[meaning] = tuple(found)
            left.remove(found[0])
    others |= {meaning: (column,) if column else () for meaning, column in wanted.items() if meaning != "text"}
    return Plan(text or None, others, labels)


def _by_name(names: Sequence[str], cells: Mapping[str, list[object]]) -> dict[str, tuple[str, ...]]:
    """For each meaning the columns whose names say it and whose cells do not speak against it, the likeliest first."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for place, name in enumerate(names):
        known = meaning_of_column(name)
        if known and _possible(known[0], cells[name]):
            found.setdefault(known[0], []).append((known[1], place, name))
    return {meaning: tuple(name for *_, name in sorted(ranked)) for meaning, ranked in found.items()}


def _possible(meaning: str, cells: list[object]) -> bool:
    """Whether cells may be what a name says: days have figures, and addresses are of the web (`alamat` may not be)."""
    if meaning in ("published", "captured"):
        return not cells or any(any(c.isdigit() for c in str(cell)[:100]) for cell in cells)
    return meaning != "address" or not cells or any(address_in_cell(cell) for cell in cells)


def _text(names: Sequence[str], named: Mapping[str, tuple[str, ...]], cells: Mapping[str, list[object]]) -> str | None:
    """A column that is named so, the one with the longest texts; else the longest of all, if it is long."""
    lengths = {
        name: median(len(str(cell)) for cell in cells[name])
        for name in names
        if any(isinstance(cell, str | list) for cell in cells[name])
    }
    called = named.get("text", ())
    if called:
        return max(called, key=lambda name: lengths.get(name, 0))
    longest = max(lengths, key=lambda name: lengths[name], default=None)
    return longest if longest is not None and lengths[longest] >= _LONG else None


def _are_days(_name: str, cells: list[object]) -> bool:
    return _mostly(cells, lambda cell: not isinstance(cell, int | float) and _shows_day(cell))


def _shows_day(cell: object) -> bool:
    found = read_day(cell)
    return bool(found.candidates) or (found.day is not None and not str(cell).strip().isdigit())


def _are_addresses(_name: str, cells: list[object]) -> bool:
    return _mostly(cells, lambda cell: address_in_cell(cell) is not None and not _PICTURE.search(str(cell)))


def _are_titles(name: str, cells: list[object]) -> bool:
    texts = [cell for cell in cells if isinstance(cell, str)]
    if not texts or _NAMELESS.fullmatch(name) is None or len(set(texts)) < _SHARE * len(texts):
        return False
    return median(map(len, texts)) in _TITLE and median(len(text.split()) for text in texts) >= _LEAST_WORDS


def _mostly(cells: list[object], fits: Callable[[object], bool]) -> bool:
    return bool(cells) and sum(map(fits, cells)) >= _SHARE * len(cells)


#: What can be seen without a name, where one column alone shows it.
_BY_CONTENT: tuple[tuple[str, Callable[[str, list[object]], bool]], ...] = (
    ("address", _are_addresses), ("published", _are_days), ("title", _are_titles),
)  # fmt: skip
