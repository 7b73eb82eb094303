"""The rows of a table of any kind, as mappings from column to cell: delimited text, JSON, spreadsheets, Parquet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from core.errors import UnreadableDocument
from core.reading.delimited import delimited
from core.reading.json_rows import json_rows
from core.reading.sheets import SHEETS, sheet_rows
from core.reading.source import MAX_MANY_BYTES, Source, unpacks_to_too_much

#: The largest table.
MAX_BYTES = MAX_MANY_BYTES
Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Rows:
    """The names of the columns, none where only the rows tell, and the rows, each time anew.

    Going through the rows raises `UnreadableDocument` where the table is damaged.
    """

    names: tuple[str, ...]
    again: Callable[[], Iterator[Row]]


def open_rows(source: Source) -> Rows:
    """The rows of a table by the kind that its name says. Raises `UnreadableDocument` where it is none."""
    kind = Path(source.name).suffix.lower()
    if kind == ".parquet":
        return _parquet(source)
    if kind in SHEETS:
        # Its reader is a process of its own and holds the whole sheet: it is asked once.
        names, rows = sheet_rows(source)
        kept = tuple(rows)
        return Rows(tuple(names), lambda: iter(kept))
    if kind in (".csv", ".tsv"):
        return Rows(tuple(delimited(source)[0]), lambda: delimited(source)[1])
    return Rows((), lambda: json_rows(source))


def _parquet(source: Source) -> Rows:
    try:
        file = pq.ParquetFile(pa.BufferReader(source.data))
        size = sum(file.metadata.row_group(i).total_byte_size for i in range(file.num_row_groups))
        names = tuple(file.schema_arrow.names)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise _broken(source) from error
    if size > MAX_BYTES:
        raise unpacks_to_too_much(source.name, MAX_BYTES)
    return Rows(names, lambda: _safely(source, _batches(file)))


def _batches(file: pq.ParquetFile) -> Iterator[Row]:
    for batch in file.iter_batches(batch_size=50):
        yield from batch.to_pylist()


def _safely(source: Source, rows: Iterable[Row]) -> Iterator[Row]:
    try:
        yield from rows
    except (pa.ArrowException, OSError, ValueError) as error:
        raise _broken(source) from error


def _broken(source: Source) -> UnreadableDocument:
    return UnreadableDocument(
        source.name, "broken-table", "{name} is damaged or no table of its kind. Save it again and upload it once more."
    )
