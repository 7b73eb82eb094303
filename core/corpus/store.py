"""One open workspace: saving documents in transactions, and plain reads by SQL."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from core.corpus.rows import article_row, document_row, facts_of, line_rows, span_rows
from core.errors import UnreadableDocument, WorkspaceBusy, WorkspaceError, WorkspaceOutdated
from core.model import Document, ParsedDocument

SCHEMA_VERSION = "4"
_SCHEMA = Path(__file__).with_name("schema.sql")
_TABLES = (
    "documents", "articles", "lines", "spans", "notes", "received", "corrections", "reviews", "names", "naming",
    "filing", "taught", "datings",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Received:
    """What became of one file: added, the same as a document that is there, or refused with its reason."""

    number: int
    name: str
    state: str
    document: str | None = None
    error: UnreadableDocument | None = None


class Corpus:
    """A workspace's DuckDB file. One process owns it; threads of that process may read and write at the same time."""

    def __init__(self, path: Path) -> None:
        """Open the file, or make it. Raises `WorkspaceBusy` where another process has it open."""
        self.path = path
        self._write = threading.Lock()
        try:
            self._connection = duckdb.connect(str(path), config={"enable_external_access": "false"})
        except duckdb.IOException as error:
            if "lock" in str(error).lower() or "being used" in str(error).lower():
                raise WorkspaceBusy(
                    "The workspace “{name}” is open in another program. Close that one first.", name=path.stem
                ) from error
            raise WorkspaceError(
                "The workspace “{name}” cannot be opened. Is {path} a file of Tajuk's?", name=path.stem, path=path
            ) from error
        self._prepare()

    def _prepare(self) -> None:
        known = {row[0] for row in self.read("SELECT table_name FROM information_schema.tables")}
        if "meta" not in known:
            with self.transaction() as cursor:
                cursor.execute(_SCHEMA.read_text(encoding="utf-8"))
                values = [SCHEMA_VERSION, str(time.time_ns())]
                cursor.execute("INSERT INTO meta VALUES ('schema', ?), ('revision', ?)", values)
        [(version,)] = self.read("SELECT value FROM meta WHERE key = 'schema'")
        if version != SCHEMA_VERSION:
            self.close()
            raise WorkspaceOutdated(
                "The workspace “{name}” was made by another version of Tajuk (format {found}, this one reads "
                "{wanted}). Its pages can be read again.",
                name=self.path.stem, found=version, wanted=SCHEMA_VERSION,
            )  # fmt: skip

    def read(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of one query. Values are bound, never written into the SQL."""
        with self._connection.cursor() as cursor:
            return cursor.execute(sql, values).fetchall()

    def transaction(self) -> _Transaction:
        """A context in which everything is saved, or nothing; each raises the revision that caches are keyed by."""
        return _Transaction(self._connection, self._write)

    @property
    def revision(self) -> int:
        """A number that rises with every change: with the workspace's name, what a cached read is good for.

        It starts at the time of making, so that a workspace that is deleted and made again has none of the old ones.
        """
        return int(self.read("SELECT value FROM meta WHERE key = 'revision'")[0][0])

    def begin_upload(self) -> int:
        """The number of a new upload: what arrives together and is listed together."""
        return int(self.read("SELECT coalesce(max(upload), 0) + 1 FROM received")[0][0])

    def add(self, upload: int, name: str, outcome: ParsedDocument | UnreadableDocument) -> Received:
        """Save one file's outcome at once, in a transaction of its own, and say what became of it."""
        return self.add_many(upload, [(name, outcome)])[0]

    def add_many(
        self, upload: int, outcomes: Iterable[tuple[str, ParsedDocument | UnreadableDocument]]
    ) -> list[Received]:
        """Save the outcomes of several files in one transaction; the same bytes twice are one document."""
        with self.transaction() as cursor:
            return [_receive(cursor, upload, name, outcome) for name, outcome in outcomes]

    def has(self, document: str) -> bool:
        """Whether a document with this SHA-256 is here."""
        return bool(self.read("SELECT 1 FROM documents WHERE id = ?", [document]))

    def source(self, document: str) -> Document | None:
        """The text of a document and what its file said of it: all that is needed to read it again."""
        rows = self.read("SELECT id, name, encoding, text, facts FROM documents WHERE id = ?", [document])
        for identity, name, encoding, text, facts in rows:
            return Document(identity, name, encoding, text, facts_of(facts))
        return None

    def replace(self, parsed: ParsedDocument) -> None:
        """Put a new reading of a document in the place of the old one; its story is to be found again."""
        with self.transaction() as cursor:
            if _one(cursor, "SELECT count(*) FROM documents WHERE id = ?", [parsed.document.id]):
                _forget(cursor, [parsed.document.id])
                _insert(cursor, parsed)

    def stale(self, made_by: str | None = None) -> list[str]:
        """The documents to be read again since corrections touch them, and those that something else than `made_by`
        has read: another parser or other lists."""
        rows = self.read(
            "SELECT id FROM documents WHERE stale OR made_by <> coalesce(?, made_by) ORDER BY name, id", [made_by]
        )
        return [row[0] for row in rows]

    def undo_upload(self, upload: int) -> int:
        """Take back one upload: the documents that it added and its rows. Returns how many documents went."""
        with self.transaction() as cursor:
            added = [
                row[0]
                for row in cursor.execute(
                    "SELECT document FROM received WHERE upload = ? AND state = 'added'", [upload]
                ).fetchall()
            ]
            _forget(cursor, added)
            cursor.execute("DELETE FROM received WHERE upload = ? OR list_contains(?, document)", [upload, added])
            return len(added)

    def empty(self) -> None:
        """Forget every document and every upload; the workspace stays."""
        with self.transaction() as cursor:
            for table in _TABLES:
                cursor.execute(f"DELETE FROM {table}")  # noqa: S608 -- the names are this module's own

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


class _Transaction:
    def __init__(self, connection: duckdb.DuckDBPyConnection, lock: threading.Lock) -> None:
        self._connection, self._lock = connection, lock

    def __enter__(self) -> duckdb.DuckDBPyConnection:
        self._lock.acquire()
        self._cursor = self._connection.cursor()
        self._cursor.execute("BEGIN")
        return self._cursor

    def __exit__(self, kind: object, *_: object) -> None:
        try:
            if kind is None:
                self._cursor.execute(
                    "UPDATE meta SET value = CAST(CAST(value AS BIGINT) + 1 AS VARCHAR) WHERE key = 'revision'"
                )
                self._cursor.execute("COMMIT")
            else:
                self._cursor.execute("ROLLBACK")
        finally:
            self._cursor.close()
            self._lock.release()


def _receive(
    cursor: duckdb.DuckDBPyConnection, upload: int, name: str, outcome: ParsedDocument | UnreadableDocument
) -> Received:
    number = _one(cursor, "SELECT coalesce(max(number), 0) + 1 FROM received WHERE upload = ?", [upload])
    if isinstance(outcome, UnreadableDocument):
        received = Received(number, name, "refused", None, outcome)
    else:
        known = _one(cursor, "SELECT count(*) FROM documents WHERE id = ?", [outcome.document.id])
        received = Received(number, name, "same" if known else "added", outcome.document.id)
        if not known:
            _insert(cursor, outcome)
    error = received.error
    fields = json.dumps({k: str(v) for k, v in error.fields.items()}, ensure_ascii=False) if error else None
    at = datetime.now(UTC).replace(tzinfo=None)
    cursor.execute(
        "INSERT INTO received VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [upload, number, at, name, received.state, received.document,
         error and error.code, error and error.template, fields],
    )  # fmt: skip
    return received


def _insert(cursor: duckdb.DuckDBPyConnection, parsed: ParsedDocument) -> None:
    first = _one(cursor, "SELECT coalesce(max(id), 0) + 1 FROM spans", [])
    insert_rows(cursor, "documents", [document_row(parsed)])
    insert_rows(cursor, "articles", [article_row(parsed)])
    insert_rows(cursor, "lines", line_rows(parsed))
    insert_rows(cursor, "spans", ((first + i, *row) for i, row in enumerate(span_rows(parsed))))
    insert_rows(cursor, "notes", ((parsed.document.id, n.code, n.message, n.line) for n in parsed.notes))


def _forget(cursor: duckdb.DuckDBPyConnection, documents: Sequence[str]) -> None:
    """Delete what was read from the documents. Corrections stay: they hold again when the same file comes again."""
    # The others of their stories have to find their first one anew.
    cursor.execute(
        "UPDATE documents SET story = NULL, copy = NULL WHERE story IN "
        "(SELECT story FROM documents WHERE list_contains(?, id))",
        [list(documents)],
    )
    columns = {"documents": "id", **dict.fromkeys(("articles", "lines", "spans", "notes"), "document")}
    for table, column in columns.items():
        cursor.execute(f"DELETE FROM {table} WHERE list_contains(?, {column})", [list(documents)])  # noqa: S608 -- fixed names


def _one(cursor: duckdb.DuckDBPyConnection, sql: str, values: Sequence[Any]) -> int:
    row = cursor.execute(sql, values).fetchone()
    assert row is not None  # noqa: S101 -- an aggregate without GROUP BY always gives a row
    return int(row[0])


def insert_rows(cursor: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows. One statement of many VALUES is about a hundred times faster than executemany in DuckDB."""
    for batch in _batches(list(rows), 400):
        marks = ", ".join(["(" + ", ".join("?" * len(batch[0])) + ")"] * len(batch))
        cursor.execute(f"INSERT INTO {table} VALUES {marks}", [v for row in batch for v in row])  # noqa: S608 -- bound


def _batches(rows: list[Sequence[Any]], size: int) -> Iterator[list[Sequence[Any]]]:
    return (rows[at : at + size] for at in range(0, len(rows), size))
