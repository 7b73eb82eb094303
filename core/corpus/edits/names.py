"""What the analyst said of names in this workspace. Every figure reads names through it, so all follow at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import duckdb

from core.corpus.edits.log import Statements, now
from core.corpus.store import Corpus, insert_rows
from core.edits import names
from core.edits.names import Added, NameBatch, Statement, resolve

_TABLE = Statements("names", Statement)


def batches(corpus: Corpus) -> list[NameBatch]:
    """The batches of statements, the newest first."""
    return [NameBatch(*batch) for batch in _TABLE.batches(corpus)]


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
    return names.added(_TABLE.all(corpus))


def pages_with(corpus: Corpus, written: tuple[str, ...]) -> int:
    """How many documents have one of these ways of writing in their text."""
    [(n,)] = corpus.read(
        "SELECT count(*) FROM documents WHERE len(list_filter($forms, lambda form: contains(text, form))) > 0",
        {"forms": list(written)},
    )
    return int(n)


def save(corpus: Corpus, statements: Sequence[Statement]) -> int:
    """Keep one batch of statements. Returns the batch's number."""
    return _keep(corpus, [(now(), statements)])


def take_in(corpus: Corpus, made: Iterable[NameBatch]) -> int:
    """Keep the batches of a file, after those that are there. Returns how many statements were kept."""
    made = list(made)
    _keep(corpus, [(batch.made_at, batch.statements) for batch in made])
    return sum(len(batch.statements) for batch in made)


def undo(corpus: Corpus, batch: int) -> int:
    """Take back one batch; what was said later holds on. Returns how many statements went."""
    gone = _TABLE.of(corpus, batch)
    with corpus.transaction() as cursor:
        _TABLE.remove(cursor, batch)
        _mark(cursor, gone)
        _settle(cursor)
    return len(gone)


def settle(corpus: Corpus) -> None:
    """Work out anew what is shown for which name: after the statements were brought over from an older format."""
    with corpus.transaction() as cursor:
        _settle(cursor)


def _settle(cursor: duckdb.DuckDBPyConnection) -> None:
    found = resolve(_TABLE.within(cursor))
    cursor.execute("DELETE FROM naming")
    insert_rows(cursor, "naming", [(r.type, r.name, r.written, *(r.to or (None, None)), r.to is None) for r in found])


def _keep(corpus: Corpus, made: Sequence[tuple[datetime, Sequence[Statement]]]) -> int:
    with corpus.transaction() as cursor:
        number = _TABLE.add(cursor, made)
        _mark(cursor, [statement for _, statements in made for statement in statements])
        _settle(cursor)
    return number


def _mark(cursor: duckdb.DuckDBPyConnection, statements: Iterable[Statement]) -> None:
    """Names that are added or taken back have to be looked for: the documents that have them wait to be read again."""
    forms = [each.written for each in names.added(statements)]
    if forms:
        cursor.execute(
            "UPDATE documents SET stale = TRUE WHERE len(list_filter(?, lambda form: contains(text, form))) > 0",
            [forms],
        )
