"""The files in which an analyst's own statements travel: read back row by row, made by Tajuk or by hand."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from core.errors import CorrectionsError
from core.export import unguarded

MAX_ROWS = 100_000


class StatementRow(NamedTuple):
    """One row: its number in the file, the batch and time (UTC) that it gives, and its cells, "" where empty."""

    number: int
    batch: int
    made_at: datetime
    cells: dict[str, str]


def statement_rows(name: str, data: bytes, columns: Sequence[str], required: Collection[str]) -> Iterator[StatementRow]:
    """The rows of a file whose columns are among `columns`, of which `required` must be there.

    Raises `CorrectionsError` naming the file and what is wrong with it.
    """
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise CorrectionsError("{name} is not a UTF-8 text file. Save it as CSV in UTF-8.", name=name) from error
    skipped = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    # A spreadsheet set to Indonesian writes semicolons.
    first = lines[skipped] if skipped < len(lines) else ""
    delimiter = ";" if first.count(";") > first.count(",") else ","
    rows = csv.DictReader(io.StringIO("\n".join(lines[skipped:])), delimiter=delimiter)
    if missing := set(required) - set(rows.fieldnames or ()):
        raise CorrectionsError(
            "{name} has no column “{column}”. Its first row must be: {header}",
            name=name, column=sorted(missing)[0], header=",".join(columns),
        )  # fmt: skip
    for number, row in enumerate(rows, skipped + 2):
        if number - skipped > MAX_ROWS:
            raise CorrectionsError("{name} has more than {n} rows. Split it up.", name=name, n=MAX_ROWS)
        cells = {column: unguarded((row.get(column) or "").strip()) for column in columns}
        batch = int(cells["batch"]) if cells["batch"].isdigit() else 0
        yield StatementRow(number, batch, _moment(cells["made_at"]), cells)


def check_choice(name: str, row: int, column: str, value: str, allowed: Collection[str]) -> None:
    """Raise `CorrectionsError` where `value` is not one of `allowed`."""
    if value not in allowed:
        raise CorrectionsError(
            "{name}, row {row}: “{value}” is no {column}. Allowed are: {allowed}.",
            name=name, row=row, value=value[:40], column=column, allowed=", ".join(filter(None, allowed)),
        )  # fmt: skip


def _moment(text: str) -> datetime:
    """When it was made; now, where a row made by hand does not say."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return datetime.now(UTC).replace(tzinfo=None, microsecond=0)
