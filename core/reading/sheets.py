"""Spreadsheets (.xlsx, .xls, .ods) as rows of a table: every sheet, each with its own header row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, groupby
from typing import Any

from core.reading.delimited import named
from core.reading.isolated import values
from core.reading.source import Source

SHEETS = (".xlsx", ".xls", ".ods")
#: The largest spreadsheet: its reader holds a whole sheet, some ten times its packed bytes.
MAX_SHEET_BYTES = 50 * 1024 * 1024

Row = Mapping[str, object]


def sheet_rows(source: Source) -> tuple[list[str], Iterator[Row]]:
    """The names of all columns, and the rows of all sheets in their order. Raises `UnreadableDocument`."""
    sheets = [named(source.name, iter(rows)) for rows in _sheets(source)]
    names = dict.fromkeys(chain.from_iterable(names for names, _ in sheets))
    return list(names), chain.from_iterable(rows for _, rows in sheets)


def _sheets(source: Source) -> Iterator[list[list[Any]]]:
    """The rows of each sheet that has some."""
    for is_row, rows in groupby(values(source, "sheets"), lambda row: row is not None):
        if is_row:
            yield list(rows)
