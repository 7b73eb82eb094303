"""The rows of a table of any kind, as mappings from column to cell: CSV, TSV, JSON Lines, Parquet."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from core.errors import UnreadableDocument
from core.reading.delimited import Delimited
from core.reading.encodings import text_of
from core.reading.source import MAX_MANY_BYTES, Source

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
    text = text_of(source)[1].removeprefix("\ufeff")
    return _delimited(source, text, kind) if kind in (".csv", ".tsv") else Rows((), lambda: _json_rows(source, text))


def _delimited(source: Source, text: str, kind: str) -> Rows:
    try:
        table = Delimited(text, "\t" if kind == ".tsv" else ",")
    except csv.Error as error:
        raise _broken(source) from error
    return Rows(tuple(table.names), lambda: _safely(source, table))


def _safely(source: Source, rows: Iterable[Row]) -> Iterator[Row]:
    try:
        yield from rows
    # Parquet can hold days that no calendar of Python's has.
    except (csv.Error, pa.ArrowException, OSError, ValueError, OverflowError) as error:
        raise _broken(source) from error


def _json_rows(source: Source, text: str) -> Iterator[Row]:
    """JSON Lines, or one JSON list of objects. A line that is no object is an empty row: it is named, others go on."""
    if text.lstrip(" \t\n").startswith("["):
        try:
            listed = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise _broken(source) from error
        yield from (row if isinstance(row, dict) else {} for row in listed)
        return
    for line in text.split("\n"):
        if line.strip():
            try:
                row = json.loads(line)
            except (ValueError, RecursionError):
                row = {}
            yield row if isinstance(row, dict) else {}


def _parquet(source: Source) -> Rows:
    try:
        file = pq.ParquetFile(pa.BufferReader(source.data))
        size = sum(file.metadata.row_group(i).total_byte_size for i in range(file.num_row_groups))
        names = tuple(file.schema_arrow.names)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise _broken(source) from error
    if size > MAX_BYTES:
        raise UnreadableDocument(
            source.name, "too-large", "{name} unpacks to more than {size} MB. Split it up.", size=MAX_BYTES // 1024**2
        )
    return Rows(names, lambda: _safely(source, _batches(file)))


def _batches(file: pq.ParquetFile) -> Iterator[Row]:
    for batch in file.iter_batches(batch_size=500):
        yield from batch.to_pylist()


def _broken(source: Source) -> UnreadableDocument:
    return UnreadableDocument(
        source.name, "broken-table", "{name} is damaged or no table of its kind. Save it again and upload it once more."
    )
