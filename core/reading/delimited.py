"""Rows of CSV and TSV as spreadsheets, scrapers and monitoring services write them."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from core.reading.days import day_of
from core.reading.fields import address_in_cell, meaning_of_column

# The csv module's own limit is for all readers of the process; a page may be longer than its 128 KB.
csv.field_size_limit(64 * 1024 * 1024)
_SEPARATORS = ",;\t|"
#: Excel's own first line: `sep=;`.
_DECLARED = re.compile(r"\"?sep=(.)\"?[;,\t]*\r?\n", re.IGNORECASE)
#: So many characters and rows are looked at for the separator and the header.
_HEAD, _LOOKED_AT = 64_000, 20
#: The name of a column is shorter than this; a longer first cell is of a table without a header.
_LONGEST_NAME, _NAME_WORDS = 80, 4


class Delimited:
    """A delimited text: its separator, the names of its columns, and its rows, each time anew.

    Where the table has no header row, the columns are named by their numbers.
    """

    def __init__(self, text: str, otherwise: str = ",") -> None:
        """`otherwise` is the separator where the text shows none. Raises `csv.Error` where the text is no table."""
        declared = _DECLARED.match(text)
        self._text = text[declared.end() :] if declared else text
        head = self._text[:_HEAD]
        self.separator = declared[1] if declared else max(
            (otherwise, *(s for s in _SEPARATORS if s != otherwise)), key=lambda s: _evidence(_first_rows(head, s))
        )  # fmt: skip
        first = _first_rows(head, self.separator)
        self._skipped, self.names = _header(first)

    def __iter__(self) -> Iterator[Mapping[str, object]]:
        """The rows behind the header. Raises `csv.Error` where the text is damaged."""
        for cells in islice(_reader(self._text, self.separator), self._skipped, None):
            if cells:  # an empty line is no row; one of empty cells is
                yield dict(zip(self.names, self._fitted(cells), strict=True))

    def _fitted(self, cells: list[str]) -> list[str]:
        """The cells of a row with one for each name: missing ones are empty, a text with loose separators is joined."""
        width = len(self.names)
        while len(cells) > width and not cells[-1].strip():
            cells.pop()
        if len(cells) > width:
            cells[width - 1 :] = [self.separator.join(cells[width - 1 :])]
        return cells + [""] * (width - len(cells))


def _reader(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)


def _first_rows(head: str, separator: str) -> list[list[str]]:
    return list(islice(_reader(head, separator), _LOOKED_AT))


def _evidence(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """How well a separator fits: names that are known in one row, then rows that are as wide as most."""
    known = max((sum(map(_known, row)) for row in rows), default=0)
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return known, max(widths.values(), default=0)


def _known(cell: str) -> bool:
    plain = len(cell) <= _LONGEST_NAME and len(cell.split()) <= _NAME_WORDS and "/" not in cell
    return plain and meaning_of_column(cell) is not None


def _header(rows: Sequence[Sequence[str]]) -> tuple[int, list[str]]:
    """How many rows come before the data, and the names of the columns.

    The header is the first row with the most names that are known; where none is, the first that is as wide as most.
    """
    widths = Counter(_width(row) for row in rows)
    wide = max(widths, key=lambda width: (widths[width], width), default=0)
    known = [sum(map(_known, row)) if all(len(cell) <= _LONGEST_NAME for cell in row) else 0 for row in rows]
    best = max(known, default=0)
    at = known.index(best) if best > 1 or (best and wide <= 1) else _first_wide(rows, wide)
    if best == 0 and at is not None and _is_data(rows[at]):
        return at, [str(number) for number in range(1, len(rows[at]) + 1)]
    if at is None:
        return 0, ["1"]
    used = max((i for row in rows for i, cell in enumerate(row, 1) if cell.strip()), default=0)
    return at + 1, _named(rows[at][:used])


def _first_wide(rows: Sequence[Sequence[str]], wide: int) -> int | None:
    return next((i for i, row in enumerate(rows) if _width(row) >= wide and any(row)), None)


def _width(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _is_data(row: Sequence[str]) -> bool:
    """Whether a first row is no header: it has a text, an address or a day."""
    return any(len(cell) > _LONGEST_NAME or address_in_cell(cell) or day_of(cell) for cell in row)


def _named(cells: Sequence[str]) -> list[str]:
    """The names of the columns, each once: a nameless column has its number, a name that comes again is numbered."""
    names: list[str] = []
    for number, cell in enumerate(cells, 1):
        name = cell.strip() or str(number)
        names.append(name if name not in names else f"{name} {number}")
    return names
