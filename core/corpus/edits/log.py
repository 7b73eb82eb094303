"""Tables of what the analyst says of lines, dates, names and topics: statements in batches that are undone whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

import duckdb

from core.corpus.store import Corpus, insert_rows

S = TypeVar("S")


class Statements(Generic[S]):
    """One such table. Its columns are batch, made_at (UTC), and the fields of the dataclass `kind`, by name."""

    def __init__(self, table: str, kind: type[S], *, numbered_with: str | None = None) -> None:
        """`numbered_with` is another table whose batches are in the same series of numbers."""
        self._table, self._kind = table, kind
        self._columns = ", ".join(field.name for field in fields(kind))  # type: ignore[arg-type]  # kind is a dataclass
        self._numbered = [table, numbered_with] if numbered_with else [table]

    def all(self, corpus: Corpus) -> list[S]:
        """Every statement in the order of being made."""
        return self._read(corpus, "TRUE", [])

    def within(self, cursor: duckdb.DuckDBPyConnection) -> list[S]:
        """The same as a transaction sees it that is not ended."""
        return [self._kind(*row) for row in cursor.execute(self._select("TRUE")).fetchall()]

    def of(self, corpus: Corpus, batch: int) -> list[S]:
        """The statements of one batch."""
        return self._read(corpus, "batch = ?", [batch])

    def batches(self, corpus: Corpus) -> list[tuple[int, datetime, tuple[S, ...]]]:
        """Number, time and statements of each batch, the newest first."""
        found: dict[int, tuple[datetime, list[S]]] = {}
        sql = f"SELECT batch, made_at, {self._columns} FROM {self._table} ORDER BY batch DESC, rowid"  # noqa: S608 -- fixed
        for number, made_at, *rest in corpus.read(sql):
            found.setdefault(number, (made_at, []))[1].append(self._kind(*rest))
        return [(number, made_at, tuple(each)) for number, (made_at, each) in found.items()]

    def add(self, cursor: duckdb.DuckDBPyConnection, made: Iterable[tuple[datetime, Sequence[S]]]) -> int:
        """Keep batches after those that are there; returns the number of the last."""
        number = self.last(cursor)
        names = self._columns.split(", ")
        for made_at, statements in made:
            number += 1
            rows = [(number, made_at, *(getattr(each, name) for name in names)) for each in statements]
            insert_rows(cursor, f"{self._table} (batch, made_at, {self._columns})", rows)
        return number

    def remove(self, cursor: duckdb.DuckDBPyConnection, batch: int) -> None:
        """Take one batch away."""
        cursor.execute(f"DELETE FROM {self._table} WHERE batch = ?", [batch])  # noqa: S608 -- a fixed name

    def last(self, cursor: duckdb.DuckDBPyConnection) -> int:
        """The number of the newest batch, 0 where there is none."""
        every = " UNION ALL ".join(f"SELECT batch FROM {table}" for table in self._numbered)  # noqa: S608 -- fixed names
        row = cursor.execute(f"SELECT coalesce(max(batch), 0) FROM ({every})").fetchone()  # noqa: S608 -- fixed names
        return int(row[0]) if row else 0

    def _read(self, corpus: Corpus, where: str, values: Sequence[Any]) -> list[S]:
        return [self._kind(*row) for row in corpus.read(self._select(where), values)]

    def _select(self, where: str) -> str:
        return f"SELECT {self._columns} FROM {self._table} WHERE {where} ORDER BY batch, rowid"  # noqa: S608 -- fixed


def now() -> datetime:
    """The time of a new batch: UTC, without a zone, as the tables keep it."""
    return datetime.now(UTC).replace(tzinfo=None)
