"""The analyst's dates in a workspace. What they touch is marked as stale and read again by `core.reparse`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import duckdb

from core.corpus.edits.log import Statements, now
from core.corpus.store import Corpus
from core.corpus.tables import Elsewhere
from core.edits.dates import Dating, DatingBatch, Datings

_TABLE = Statements("datings", Dating)


def overlay(corpus: Corpus) -> Datings:
    """All datings in the order in which they were made."""
    return Datings(_TABLE.all(corpus))


def batches(corpus: Corpus) -> list[DatingBatch]:
    """The batches of datings, the newest first."""
    return [DatingBatch(*batch) for batch in _TABLE.batches(corpus)]


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


def dated_elsewhere(corpus: Corpus) -> list[Elsewhere]:
    """Articles without a date, or whose year is in doubt, that another page carries with a date of its own.

    Only dates that a page states or proves are lent; where two pages differ, none is.
    """
    rows = corpus.read(
        """
        SELECT d.id, d.name, d.title, d.published, min(o.published), any_value(o.name ORDER BY o.name)
        FROM documents d JOIN documents o ON o.story = d.story AND o.id <> d.id AND o.copy IS DISTINCT FROM 'part'
        WHERE d.copy IS DISTINCT FROM 'part'
              AND (d.published IS NULL OR d.id IN (SELECT document FROM notes WHERE code = 'ambiguous-date'))
              AND o.published_precision = 'day'
              AND o.published_source IN ('dateline', 'metadata', 'url', 'header', 'weekday', 'analyst')
              AND o.id NOT IN (SELECT document FROM notes WHERE code = 'ambiguous-date')
        GROUP BY d.id, d.name, d.title, d.published
        HAVING count(DISTINCT o.published) = 1 AND min(o.published) IS DISTINCT FROM d.published
        ORDER BY d.name, d.id"""
    )
    return [Elsewhere(*row) for row in rows]


def save(corpus: Corpus, datings: Sequence[Dating]) -> int:
    """Keep one batch and mark its documents as stale. Returns the batch's number."""
    return _keep(corpus, [(now(), datings)])


def take_in(corpus: Corpus, made: Iterable[DatingBatch]) -> int:
    """Keep the batches of a file, after those that are there. Returns how many datings were kept."""
    made = list(made)
    _keep(corpus, [(batch.made_at, batch.datings) for batch in made])
    return sum(len(batch.datings) for batch in made)


def undo(corpus: Corpus, batch: int) -> None:
    """Take one batch back and mark its documents as stale."""
    gone = _TABLE.of(corpus, batch)
    with corpus.transaction() as cursor:
        _TABLE.remove(cursor, batch)
        _mark(cursor, gone)


def _keep(corpus: Corpus, made: Sequence[tuple[datetime, Sequence[Dating]]]) -> int:
    with corpus.transaction() as cursor:
        number = _TABLE.add(cursor, made)
        _mark(cursor, [dating for _, datings in made for dating in datings])
    return number


def _mark(cursor: duckdb.DuckDBPyConnection, datings: Iterable[Dating]) -> None:
    documents = sorted({dating.document for dating in datings})
    cursor.execute("UPDATE documents SET stale = TRUE WHERE list_contains(?, id)", [documents])
