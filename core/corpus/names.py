"""What the analyst said of names in this workspace. Every figure reads names through it, so all follow at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import duckdb

from core import naming
from core.corpus.store import Corpus, insert_rows
from core.naming import Added, NameBatch, Statement, resolve

_COLUMNS = "action, name, type, written, to_name, to_type"


def batches(corpus: Corpus) -> list[NameBatch]:
    """The batches of statements, the newest first."""
    found: dict[int, tuple[datetime, list[Statement]]] = {}
    sql = f"SELECT batch, made_at, {_COLUMNS} FROM names ORDER BY batch DESC, rowid"  # noqa: S608 -- fixed names
    for number, made_at, *rest in corpus.read(sql):
        found.setdefault(number, (made_at, []))[1].append(Statement(*rest))
    return [NameBatch(number, made_at, tuple(each)) for number, (made_at, each) in found.items()]


def forms(corpus: Corpus, kind: str, name: str) -> list[tuple[str, int]]:
    """How a shown name is written in the workspace, with the number of mentions, the commonest first."""
    rows = corpus.read(
        """SELECT text, count(*) FROM shown WHERE kind = 'mention' AND type = ? AND key = ? AND NOT repeated
           GROUP BY text ORDER BY count(*) DESC, text""",
        [kind, name],
    )
    return [(text, n) for text, n in rows]


def added(corpus: Corpus) -> tuple[Added, ...]:
    """The names that the analyst had found beside those that the parser finds."""
    sql = f"SELECT {_COLUMNS} FROM names WHERE action = 'add' ORDER BY batch, rowid"  # noqa: S608 -- fixed names
    return naming.added(Statement(*row) for row in corpus.read(sql))


def pages_with(corpus: Corpus, written: tuple[str, ...]) -> int:
    """How many documents have one of these ways of writing in their text."""
    [(n,)] = corpus.read(
        "SELECT count(*) FROM documents WHERE len(list_filter($forms, lambda form: contains(text, form))) > 0",
        {"forms": list(written)},
    )
    return int(n)


def save(corpus: Corpus, statements: Sequence[Statement]) -> int:
    """Keep one batch of statements. Returns the batch's number."""
    now = datetime.now(UTC).replace(tzinfo=None)
    with corpus.transaction() as cursor:
        number = _next(cursor)
        _insert(cursor, NameBatch(number, now, tuple(statements)))
        _settle(cursor)
    return number


def take_in(corpus: Corpus, made: Iterable[NameBatch]) -> int:
    """Keep the batches of a file, after those that are there. Returns how many statements were kept."""
    made = list(made)
    with corpus.transaction() as cursor:
        for number, batch in enumerate(made, _next(cursor)):
            _insert(cursor, NameBatch(number, batch.made_at, batch.statements))
        _settle(cursor)
    return sum(len(batch.statements) for batch in made)


def undo(corpus: Corpus, batch: int) -> int:
    """Take back one batch; what was said later holds on. Returns how many statements went."""
    sql = f"SELECT {_COLUMNS} FROM names WHERE batch = ?"  # noqa: S608 -- fixed names
    gone = [Statement(*row) for row in corpus.read(sql, [batch])]
    with corpus.transaction() as cursor:
        cursor.execute("DELETE FROM names WHERE batch = ?", [batch])
        _mark(cursor, gone)
        _settle(cursor)
    return len(gone)


def settle(corpus: Corpus) -> None:
    """Work out anew what is shown for which name: after the statements were brought over from an older format."""
    with corpus.transaction() as cursor:
        _settle(cursor)


def _settle(cursor: duckdb.DuckDBPyConnection) -> None:
    rows = cursor.execute(f"SELECT {_COLUMNS} FROM names ORDER BY batch, rowid").fetchall()  # noqa: S608 -- fixed names
    cursor.execute("DELETE FROM naming")
    found = resolve(Statement(*row) for row in rows)
    insert_rows(cursor, "naming", [(r.type, r.name, r.written, *(r.to or (None, None)), r.to is None) for r in found])


def _next(cursor: duckdb.DuckDBPyConnection) -> int:
    row = cursor.execute("SELECT coalesce(max(batch), 0) + 1 FROM names").fetchone()
    return int(row[0]) if row else 1


def _mark(cursor: duckdb.DuckDBPyConnection, statements: Iterable[Statement]) -> None:
    """Names that are added or taken back have to be looked for: the documents that have them wait to be read again."""
    forms = [each.written for each in naming.added(statements)]
    if forms:
        cursor.execute(
            "UPDATE documents SET stale = TRUE WHERE len(list_filter(?, lambda form: contains(text, form))) > 0",
            [forms],
        )


def _insert(cursor: duckdb.DuckDBPyConnection, batch: NameBatch) -> None:
    rows = [
        (batch.number, batch.made_at, s.action, s.name, s.type, s.written, s.to_name, s.to_type)
        for s in batch.statements
    ]
    insert_rows(cursor, "names", rows)
    _mark(cursor, batch.statements)
