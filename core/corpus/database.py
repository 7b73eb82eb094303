"""The DuckDB file of a workspace: opening it, reading by SQL, and writing in transactions. DuckDB's only home."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

import duckdb
import pyarrow as pa

from core.errors import WorkspaceBusy, WorkspaceClosed, WorkspaceError, WorkspaceNewer, WorkspaceOutdated

#: The format of the tables in schema.sql. Whoever changes them raises it and adds the old one to core.corpus.upgrade.
SCHEMA_VERSION = 8
Cursor = duckdb.DuckDBPyConnection

_SCHEMA = Path(__file__).with_name("schema.sql")


class Database:
    """A workspace's file. One process writes to it; threads of that process may read and write at the same time."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Open the file, or make it where it is missing and not opened `read_only`.

        Raises `WorkspaceBusy` where another process has it open, `WorkspaceOutdated` and `WorkspaceNewer` for other
        formats, and `WorkspaceError` for what is no workspace.
        """
        self.path = path
        self.read_only = read_only
        self._write = threading.Lock()
        self._connection = Connection(path, read_only=read_only)
        try:
            self._prepare()
        except WorkspaceError:
            self._connection.close()
            raise

    def _prepare(self) -> None:
        known = {row[0] for row in self.read("SELECT table_name FROM information_schema.tables")}
        if "meta" not in known:
            if known:
                raise _no_workspace(self.path)
            with self.transaction() as cursor:
                cursor.execute(_SCHEMA.read_text(encoding="utf-8"))
                # Caches are keyed by it: a workspace that is deleted and made again must find none of the old.
                values = [str(SCHEMA_VERSION), str(time.time_ns())]
                cursor.execute("INSERT INTO meta VALUES ('schema', ?), ('revision', ?), ('edits', '0')", values)
        with self._connection.cursor() as cursor:
            check_format(self.path, format_of(cursor))

    def read(
        self, sql: str, values: Sequence[Any] | dict[str, Any] = (), *, seconds: float | None = None
    ) -> list[tuple[Any, ...]]:
        """The rows of one query. Values are bound, never written into the SQL. Raises `WorkspaceClosed`.

        Raises `Refused` where a bound regular expression is wrong, or the query takes more than `seconds`.
        """
        with self._connection.cursor() as cursor, _limited(cursor, seconds):
            return cursor.execute(sql, values).fetchall()

    def columns(self, sql: str, values: dict[str, Any]) -> list[Any]:
        """The columns of a query of numbers, as arrays in their order. Raises what `read` raises."""
        with self._connection.cursor() as cursor:
            return list(cursor.execute(sql, values).fetchnumpy().values())

    def transaction(self, *, edits: bool = False) -> Transaction:
        """A context that gives a cursor and saves everything or nothing; one at a time, the others wait.

        Each raises the revision, by which cached reads are keyed; with `edits` the edit revision, too, so that what was
        read before it can be stale. Entering it raises `WorkspaceClosed` once the workspace is closed.
        """
        return Transaction(self._connection, self._write, edits=edits)

    @property
    def revision(self) -> int:
        """A number that rises with every transaction: with the path, the key of cached reads."""
        return int(self.read("SELECT value FROM meta WHERE key = 'revision'")[0][0])

    @property
    def edit_revision(self) -> int:
        """A number that rises with every edit of lines, dates or names; 0 before the first."""
        return int(self.read("SELECT value FROM meta WHERE key = 'edits'")[0][0])

    def close(self) -> None:
        """Let go of the file, after the reads and writes under way. What comes later raises `WorkspaceClosed`."""
        self._connection.close()


class Refused(Exception):
    """A query that the database refuses for what was bound to it: a wrong regular expression, or too long a search."""


@contextmanager
def _limited(cursor: Cursor, seconds: float | None) -> Iterator[None]:
    """Stop what the cursor does after so many seconds."""
    timer = threading.Timer(seconds, cursor.interrupt) if seconds else None
    if timer:
        timer.start()
    try:
        yield
    except duckdb.InvalidInputException as error:
        raise Refused(str(error).partition(": ")[2] or str(error)) from error
    except duckdb.InterruptException as error:
        raise Refused(f"it takes longer than {seconds:.0f} seconds") from error
    finally:
        if timer:
            timer.cancel()


class Connection:
    """A file's connection, of which every thread takes cursors; it closes once none is in use.

    DuckDB refuses to close a connection while a cursor of it is made, and leaves it half closed.
    """

    def __init__(self, path: Path, *, read_only: bool) -> None:
        """Connect to the file at `path`; raises what `connect` raises."""
        self._path = path
        self._connection = connect(path, read_only=read_only)
        self._state = threading.Condition()
        self._in_use, self._open = 0, True

    @contextmanager
    def cursor(self) -> Iterator[Cursor]:
        """A cursor for as long as the context lasts. Raises `WorkspaceClosed` where the connection is closed."""
        with self._state:
            if not self._open:
                raise _closed(self._path)
            cursor = self._connection.cursor()
            self._in_use += 1
        try:
            yield cursor
        finally:
            cursor.close()
            with self._state:
                self._in_use -= 1
                self._state.notify_all()

    def close(self) -> None:
        """Give no more cursors, wait for those in use, and let go of the file; again does nothing."""
        with self._state:
            self._open = False
            self._state.wait_for(lambda: not self._in_use)
            self._connection.close()


class Transaction:
    """One transaction of a workspace; see `Database.transaction`."""

    def __init__(self, connection: Connection, lock: threading.Lock, *, edits: bool) -> None:
        self._connection, self._lock = connection, lock
        self._counters = ["revision", "edits"] if edits else ["revision"]

    def __enter__(self) -> Cursor:
        with ExitStack() as stack:
            stack.enter_context(self._lock)
            self._cursor = stack.enter_context(self._connection.cursor())
            self._cursor.execute("BEGIN")
            self._held = stack.pop_all()
        return self._cursor

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        with self._held:
            if kind is None:
                self._cursor.execute(
                    "UPDATE meta SET value = CAST(CAST(value AS BIGINT) + 1 AS VARCHAR) WHERE list_contains(?, key)",
                    [self._counters],
                )
                self._cursor.execute("COMMIT")
            else:
                self._cursor.execute("ROLLBACK")


def connect(path: Path, *, read_only: bool = False) -> Cursor:
    """A connection to the file at `path`. Raises `WorkspaceBusy` or `WorkspaceError` where there can be none."""
    try:
        return duckdb.connect(str(path), read_only=read_only, config={"enable_external_access": "false"})
    except duckdb.IOException as error:
        if "lock" in str(error).lower() or "being used" in str(error).lower():
            raise WorkspaceBusy(
                "The workspace “{name}” is open in another program. Close that one first.", name=path.stem
            ) from error
        raise _no_workspace(path) from error


def format_of(connection: Cursor) -> int:
    """The format (`SCHEMA_VERSION`) of the workspace behind a connection; 0 where it states none."""
    row = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
    return int(row[0]) if row and str(row[0]).isdigit() else 0


def check_format(path: Path, found: int) -> None:
    """Raise `WorkspaceOutdated` for an older format than this version's, `WorkspaceNewer` for a newer one."""
    if found > SCHEMA_VERSION:
        raise WorkspaceNewer(
            "The workspace “{name}” was made by a newer version of Tajuk (format {found}, this one reads {wanted}). "
            "Open it with that version; nothing in it was changed.",
            name=path.stem, found=found, wanted=SCHEMA_VERSION,
        )  # fmt: skip
    if found < SCHEMA_VERSION:
        raise WorkspaceOutdated(
            "The workspace “{name}” was made by an older version of Tajuk (format {found}, this one reads {wanted}). "
            "It can be brought up to date; its pages are then read again.",
            name=path.stem, found=found, wanted=SCHEMA_VERSION,
        )  # fmt: skip


def _no_workspace(path: Path) -> WorkspaceError:
    return WorkspaceError(
        "The workspace “{name}” cannot be opened. Is {path} a file of Tajuk's?", name=path.stem, path=path
    )


def _closed(path: Path) -> WorkspaceClosed:
    return WorkspaceClosed(
        "The workspace “{name}” was closed or deleted meanwhile. What was saved before that is not touched by this.",
        name=path.stem,
    )


def insert_rows(cursor: Cursor, table: str, rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows into a table, which may be followed by its columns in brackets; all rows have the same length.

    They go through Arrow: a page's five hundred rows take 3 ms, as VALUES 50 ms.
    """
    columns = list(zip(*rows, strict=True))
    if not columns:
        return
    cursor.register("new_rows", pa.table({f"c{at}": pa.array(column) for at, column in enumerate(columns)}))
    try:
        cursor.execute(f"INSERT INTO {table} SELECT * FROM new_rows")
    finally:
        cursor.unregister("new_rows")


def scalar(cursor: Cursor, sql: str, values: Sequence[Any] = ()) -> Any:
    """The one value of a query that gives one row, as an aggregate without GROUP BY does."""
    # Fetching all rows frees the cursor: DuckDB refuses the next statement while a result is open.
    [(value,)] = cursor.execute(sql, values).fetchall()
    return value
