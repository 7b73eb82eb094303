"""What a table would be read as before it is read: its columns, what each is taken for, and how much of it is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from core.dates import stated_publication
from core.model import Facts
from core.reading import Source, cells
from core.reading.days import read_day
from core.reading.fields import address_in_cell
from core.reading.tables import MAX_ROWS, open_table, short

#: So many cells of a column are shown, and so many of those that could not be read.
_EXAMPLES, _UNREAD = 2, 3


@dataclass(slots=True)
class ColumnSurvey:
    """A column: what it means, how many of its cells are filled, how many of those are read, and examples.

    `read` counts the days or addresses that can be read and for other meanings what is filled; `either` of the days
    those whose day and month cannot be told apart. `order` is what its figures write first, `day` or `month`.
    """

    name: str
    means: str | None
    order: str | None = None
    filled: int = 0
    read: int = 0
    either: int = 0
    examples: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class TableSurvey:
    """All rows of a table as they would be read; one without a column of text is a list of headlines."""

    rows: int
    columns: tuple[ColumnSurvey, ...]

    @property
    def means(self) -> dict[str, str]:
        """The column of each meaning that has one."""
        return {column.means: column.name for column in self.columns if column.means}


def survey(source: Source, wanted: Mapping[str, str]) -> TableSurvey:
    """A survey of a whole table; `wanted` are the columns that are chosen, as for `core.reading.read`.

    Raises `UnreadableDocument` where the table cannot be read or lacks a chosen column.
    """
    table = open_table(source, wanted)
    means = {column: meaning for meaning, column in table.plan.means().items()}
    found = {name: ColumnSurvey(name, means.get(name), table.orders.get(name)) for name in table.names}
    rows = 0
    for row in islice(table.rows.again(), MAX_ROWS):
        rows += 1
        for name, column in found.items():
            _count(column, row.get(name))
    return TableSurvey(rows, tuple(found.values()))


def _count(column: ColumnSurvey, cell: object) -> None:
    if cell is None or not str(cell).strip():
        return
    column.filled += 1
    if len(column.examples) < _EXAMPLES:
        column.examples.append(_shown(cell))
    if _READS.get(column.means or "", _read_always)(column, cell):
        column.read += 1
    elif len(column.unread) < _UNREAD and (shown := _shown(cell)) not in column.unread:
        column.unread.append(shown)


def _shown(cell: object) -> str:
    return short(cells.plain(cell[:1000]) if isinstance(cell, str) else cell)


def _read_always(_column: ColumnSurvey, _cell: object) -> bool:
    return True


def _reads_day(column: ColumnSurvey, cell: object) -> bool:
    day = read_day(cells.words(cell) if isinstance(cell, str) else cell, column.order)
    column.either += bool(day.candidates)
    return bool(day.day or day.candidates) or stated_publication(Facts(published_words=day.words)) is not None


def _reads_address(_column: ColumnSurvey, cell: object) -> bool:
    return address_in_cell(cells.plain(str(cell))) is not None


_READS: Mapping[str, Callable[[ColumnSurvey, object], bool]] = {
    "published": _reads_day, "captured": _reads_day, "address": _reads_address,
}  # fmt: skip
