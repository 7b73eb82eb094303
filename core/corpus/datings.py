"""The analyst's dates in a workspace. What they touch is marked as stale and read again by `core.revise`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import duckdb

from core.corpus.store import Corpus, insert_rows
from core.datings import Dating, DatingBatch, Datings

_COLUMNS = "document, about, value, line, text"


def overlay(corpus: Corpus) -> Datings:
    """All datings in the order in which they were made."""
    rows = corpus.read(f"SELECT {_COLUMNS} FROM datings ORDER BY batch, rowid")  # noqa: S608 -- fixed names
    return Datings(Dating(*row) for row in rows)


def batches(corpus: Corpus) -> list[DatingBatch]:
    """The batches of datings, the newest first."""
    found: dict[int, tuple[datetime, list[Dating]]] = {}
    sql = f"SELECT batch, made_at, {_COLUMNS} FROM datings ORDER BY batch DESC, rowid"  # noqa: S608 -- fixed names
    for number, made_at, *rest in corpus.read(sql):
        found.setdefault(number, (made_at, []))[1].append(Dating(*rest))
    return [DatingBatch(number, made_at, tuple(each)) for number, (made_at, each) in found.items()]


def same_capture(corpus: Corpus, document: str) -> list[str]:
    """The documents that came with this one's capture: the same site and day of capture, or the same upload.

    The upload decides where the day or the site is not known.
    """
    rows = corpus.read(
        """
        SELECT d.id FROM documents d, (SELECT site, captured FROM documents WHERE id = $document) this
        WHERE d.id = $document OR CASE WHEN this.captured IS NOT NULL AND this.site IS NOT NULL
            THEN d.site = this.site AND d.captured = this.captured
            ELSE d.id IN (SELECT document FROM received WHERE upload IN
                              (SELECT upload FROM received WHERE document = $document))
                 AND d.site IS NOT DISTINCT FROM this.site AND d.captured IS NOT DISTINCT FROM this.captured END
        ORDER BY d.name, d.id""",
        {"document": document},
    )
    return [row[0] for row in rows]


def save(corpus: Corpus, datings: Sequence[Dating]) -> int:
    """Keep one batch and mark its documents as stale. Returns the batch's number."""
    now = datetime.now(UTC).replace(tzinfo=None)
    with corpus.transaction() as cursor:
        number = _next(cursor)
        _insert(cursor, DatingBatch(number, now, tuple(datings)))
    return number


def take_in(corpus: Corpus, made: Iterable[DatingBatch]) -> int:
    """Keep the batches of a file, after those that are there. Returns how many datings were kept."""
    made = list(made)
    with corpus.transaction() as cursor:
        for number, batch in enumerate(made, _next(cursor)):
            _insert(cursor, DatingBatch(number, batch.made_at, batch.datings))
    return sum(len(batch.datings) for batch in made)


def undo(corpus: Corpus, batch: int) -> None:
    """Take one batch back and mark its documents as stale."""
    touched = [row[0] for row in corpus.read("SELECT DISTINCT document FROM datings WHERE batch = ?", [batch])]
    with corpus.transaction() as cursor:
        cursor.execute("DELETE FROM datings WHERE batch = ?", [batch])
        _mark(cursor, touched)


def _next(cursor: duckdb.DuckDBPyConnection) -> int:
    row = cursor.execute("SELECT coalesce(max(batch), 0) + 1 FROM datings").fetchone()
    return int(row[0]) if row else 1


def _insert(cursor: duckdb.DuckDBPyConnection, batch: DatingBatch) -> None:
    rows = [(batch.number, batch.made_at, d.document, d.about, d.value, d.line, d.text) for d in batch.datings]
    insert_rows(cursor, "datings", rows)
    _mark(cursor, sorted({d.document for d in batch.datings}))


def _mark(cursor: duckdb.DuckDBPyConnection, documents: list[str]) -> None:
    cursor.execute("UPDATE documents SET stale = TRUE WHERE list_contains(?, id)", [documents])
