"""CSV and TSV as rows: the separator and the header row, as spreadsheets and scrapers write them, in bounded memory."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import TypeVar

from core.errors import UnreadableDocument
from core.reading.days import day_of
from core.reading.encodings import stream_of
from core.reading.fields import address_in_cell, meaning_of_column
from core.reading.source import MAX_FILE_BYTES, Source

#: A table's lines, the empty ones among it, and its columns. Excel has 16,384 columns.
MAX_TABLE_LINES, MAX_COLUMNS = 10_000_000, 16_384
_SEPARATORS = ",;\t|"
#: Above the header may be so many rows: the name of a report, its period, its filters.
_ABOVE = 20
#: A header's names are shorter, and its line, too: what is longer is text.
_LONGEST_NAME, _NAME_WORDS, _LONGEST_LINE = 60, 4, 20_000
#: The row below a report's name and period fills at least this part of the columns that most rows fill.
_FILLED = 0.6
# The limit is for all readers of the process. A cell holds a page, so that it may be as long as a file of one.
csv.field_size_limit(MAX_FILE_BYTES)

Row = Mapping[str, object]
T = TypeVar("T")


def delimited(source: Source) -> tuple[list[str], Iterator[Row]]:
    """The names of the columns and the rows. Raises `UnreadableDocument`, also while the rows are read."""
    with stream_of(source) as text:
        first = [line[:_LONGEST_LINE] for line in islice(text, _ABOVE)]
    separator, stated = _separator(source.name, first)
    lines = bounded(source.name, stream_of(source))
    if stated:
        next(lines, None)
    rows = _rows(csv.reader(lines, delimiter=separator))
    return named(source.name, rows, separator)


def named(name: str, rows: Iterator[Sequence[object]], separator: str | None = None) -> tuple[list[str], Iterator[Row]]:
    """Rows of cells as rows by name: the names of the header, which may be below other rows, and the rows under it.

    A cell beyond the header, or under an empty name, gets `column 7` for its name, and so do all of a table without a
    header; but what is beyond the header's last name, where that is the text, was parted at a loose `separator` and is
    put together again. Rows without any cell are left out.
    """
    head = list(islice((row for row in rows if row), 2 * _ABOVE))
    at = _header_at(head)
    bare = bool(head) and _is_data(head[at])
    names = _names([None] * len(head[at]) if bare else head[at]) if head else []
    if len(names) > MAX_COLUMNS:
        raise UnreadableDocument(
            name, "too-large", "{name} has more than {columns} columns. Split it up.", columns=MAX_COLUMNS
        )
    last = meaning_of_column(names[-1]) if names else None
    glue = separator if last and last[0] == "text" else None
    return names, (_by_name(names, row, glue) for row in chain(head[at + (not bare) :], rows) if row)


def _rows(reader: Iterator[list[str]]) -> Iterator[Sequence[str]]:
    """The rows of a reader; one that it cannot read (a cell of 70 MB) is an empty one, and the others go on."""
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            row = [""]
        yield row


def bounded(name: str, lines: Iterable[str]) -> Iterator[str]:
    """The lines of a table. Raises `UnreadableDocument` above `MAX_TABLE_LINES`: some bytes can hold 300 million."""
    for number, line in enumerate(lines):
        if number >= MAX_TABLE_LINES:
            raise UnreadableDocument(
                name, "too-large", "{name} has more than {lines} lines. Split it up.", lines=MAX_TABLE_LINES
            )
        yield line


def _separator(name: str, first: Sequence[str]) -> tuple[str, bool]:
    """The separator, and whether the first line states it, as Excel's `sep=;` does."""
    line = first[0].strip("\ufeff\r\n") if first else ""
    if line.lower().startswith("sep=") and len(line) == len("sep=x"):
        return line[-1], True
    for line in first:
        separator = max(_SEPARATORS, key=lambda mark: _known(line.split(mark)))
        if _known(line.split(separator)) > 1:
            return separator, False
    return _sniffed(name, first), False


def _sniffed(name: str, first: Sequence[str]) -> str:
    try:
        return csv.Sniffer().sniff(first[0].rstrip("\r\n") if first else "", delimiters=_SEPARATORS).delimiter
    except csv.Error:
        counts = {mark: sum(line.count(mark) for line in first[1:]) for mark in _SEPARATORS}
        usual = "\t" if name.lower().endswith(".tsv") else ","
        # A first line without any separator is a report's name, or the only column of the table.
        several = len(first) > 1 and not any(mark in first[0] for mark in _SEPARATORS)
        rows = {mark: [line.count(mark) for line in first[1:] if line.strip()] for mark in _SEPARATORS}
        steady = [mark for mark in _SEPARATORS if counts[mark] and len(set(rows[mark][1:])) == 1 and rows[mark][1]]
        return steady[0] if several and steady else usual


def _known(cells: Iterable[str]) -> int:
    """How many cells of a row are names of columns that Tajuk knows."""
    return sum(_is_known(cell.strip(' \r\n"\ufeff')) for cell in cells)


def _is_known(cell: str) -> bool:
    name = len(cell) < _LONGEST_NAME and len(cell.split()) <= _NAME_WORDS and "/" not in cell
    return name and meaning_of_column(cell) is not None


def _is_data(cells: Sequence[object]) -> bool:
    """Whether a first row is no header: no name is known, and there is a text, an address or a day."""
    texts = [_text(cell) for cell in cells]
    if any(map(_is_known, texts)):
        return False
    return any(len(text) > 2 * _LONGEST_NAME or address_in_cell(text) or day_of(text) for text in texts)


def _header_at(rows: Sequence[Sequence[object]]) -> int:
    """Which of the first rows has the names: one with known names, else the first that is as full as most rows are."""
    known = [_known(_text(cell) for cell in row) for row in rows[:_ABOVE]]
    if not known or known[0] > 1:
        return 0
    if several := next((at for at, count in enumerate(known) if count > 1), None):
        return several
    filled = [sum(bool(_text(cell)) for cell in row) for row in rows]
    most = max(set(filled), key=filled.count)
    return next((at for at, count in enumerate(filled[:_ABOVE]) if count and count >= _FILLED * most), 0)


def _names(header: Sequence[object]) -> list[str]:
    """The names of the columns, each once."""
    names: dict[str, None] = {}
    for number, cell in enumerate(header, 1):
        name = _text(cell) or f"column {number}"
        names[name if name not in names else f"{name} ({number})"] = None
    return list(names)


def _by_name(names: Sequence[str], row: Sequence[object], glue: str | None) -> Row:
    width = len(names)
    if glue and any(_text(cell) for cell in row[width:]):
        row = [*row[: width - 1], glue.join(map(_text, row[width - 1 :]))]
    extra = {f"column {number}": row[number - 1] for number in range(len(names) + 1, len(row) + 1) if row[number - 1]}
    return dict(zip(names, row, strict=False)) | extra


def _text(cell: object) -> str:
    return "" if cell is None else str(cell).strip("\ufeff \t\r\n")
