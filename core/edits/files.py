"""The CSV files in which an analyst's edits travel: one reader and one writer for every kind of edit."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Generic, NamedTuple, TypeVar

from core.errors import EditsError
from core.export import csv_bytes, unguarded

#: Rows of one file.
MAX_ROWS = 100_000
#: A batch is undone whole; a larger number in a file is no number of a batch.
_LARGEST_BATCH = 2**31 - 1

E = TypeVar("E")


@dataclass(frozen=True, slots=True)
class Batch(Generic[E]):
    """Edits that were made together and are undone together. `made_at` is UTC, without a zone.

    `weights` counts the learned weights of a batch that holds no edits of its own (core.topics.learn).
    """

    number: int
    made_at: datetime
    edits: tuple[E, ...]
    weights: int = 0


class Row(NamedTuple):
    """One row of a file: the file's name, the row's number in it, and its cells by column, "" where empty."""

    file: str
    number: int
    cells: Mapping[str, str]

    def check(self, column: str, allowed: Collection[str]) -> str:
        """The cell of `column`. Raises `EditsError` where it is not one of `allowed`."""
        value = self.cells[column]
        if value not in allowed:
            raise EditsError(
                "{name}, row {row}: “{value}” is no {column}. Allowed are: {allowed}.",
                name=self.file, row=self.number, value=value[:40], column=column,
                allowed=", ".join(filter(None, allowed)),
            )  # fmt: skip
        return value


@dataclass(frozen=True, slots=True)
class EditFile(Generic[E]):
    """The file of one kind of edit.

    `columns` are written, and may be read in any order; those in `required` must be there. `aliases` maps names that
    earlier versions wrote to today's. `row_of` gives the cells of an edit after batch and time, in the order of
    `columns`; `edit_of` the edit of a row, and raises `EditsError` where the row is wrong.
    """

    columns: tuple[str, ...]
    required: frozenset[str]
    row_of: Callable[[E], Sequence[Any]]
    edit_of: Callable[[Row], E]
    aliases: Mapping[str, str]

    def to_csv(self, batches: Iterable[Batch[E]], preamble: Sequence[str] = ()) -> bytes:
        """The edits of all batches, oldest first, as a file that `from_csv` reads. Learned weights are left out."""
        rows = [
            (batch.number, batch.made_at.isoformat(timespec="seconds"), *self.row_of(edit))
            for batch in batches
            for edit in batch.edits
        ]
        return csv_bytes(("batch", "made_at", *self.columns), rows, preamble)

    def from_csv(self, name: str, data: bytes) -> tuple[Batch[E], ...]:
        """The batches of a file made by `to_csv`, or by hand, by number.

        Raises `EditsError` naming the file and what is wrong with it, with the row where it is one row.
        """
        batches: dict[int, Batch[E]] = {}
        for row in self._rows(name, data):
            number = _batch_number(row.cells["batch"])
            known = batches.get(number, Batch(number, _time(row.cells["made_at"]), ()))
            batches[number] = replace(known, edits=(*known.edits, self.edit_of(row)))
        return tuple(batches[number] for number in sorted(batches))

    def _rows(self, name: str, data: bytes) -> Iterator[Row]:
        columns = ("batch", "made_at", *self.columns)
        skipped, reader = _reader(name, data)
        header = [self.aliases.get(column, column) for column in reader.fieldnames or ()]
        reader.fieldnames = header
        if missing := self.required - set(header):
            raise EditsError(
                "{name} has no column “{column}”. Its first row must be: {header}",
                name=name, column=sorted(missing)[0], header=",".join(columns),
            )  # fmt: skip
        for number, row in enumerate(reader, skipped + 2):
            if number - skipped > MAX_ROWS:
                raise EditsError("{name} has more than {n} rows. Split it up.", name=name, n=MAX_ROWS)
            yield Row(name, number, {column: unguarded((row.get(column) or "").strip()) for column in columns})


def _reader(name: str, data: bytes) -> tuple[int, csv.DictReader[str]]:
    """How many comment lines the file begins with, and its rows after them."""
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise EditsError("{name} is not a UTF-8 text file. Save it as CSV in UTF-8.", name=name) from error
    skipped = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    # A spreadsheet set to Indonesian writes semicolons.
    first = lines[skipped] if skipped < len(lines) else ""
    delimiter = ";" if first.count(";") > first.count(",") else ","
    return skipped, csv.DictReader(io.StringIO("\n".join(lines[skipped:])), delimiter=delimiter)


def whole_number(text: str) -> int | None:
    """A number in plain ASCII digits; None for anything else, superscripts and other scripts' digits among it."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def _batch_number(text: str) -> int:
    """The number of a batch; 0, one batch for all, where a row made by hand gives none."""
    number = whole_number(text)
    return number if number is not None and number <= _LARGEST_BATCH else 0


def _time(text: str) -> datetime:
    """When it was made; now, where a row made by hand has no time."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return datetime.now(UTC).replace(tzinfo=None, microsecond=0)
