"""Derived state: clusters and topics that follow from documents and edits, brought up to date by whoever changes them.

Derived are the clusters of near-duplicates (core.corpus.copies), and the topics of documents that were classified with
other topic edits than the workspace's (core.corpus.classification). `refresh` does it inside a transaction, so that the
workspace is whole after each; only an edit of topics, which touches every document, is followed by several bounded
transactions (`finish`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.corpus import classification, copies
from core.corpus.database import Cursor, Database

#: Documents that are classified in one transaction.
_AT_ONCE = 200


def refresh(cursor: Cursor, documents: Sequence[str]) -> None:
    """Inside a transaction: cluster all that wait for it, and classify those of `documents` that wait for it."""
    copies.refresh(cursor)
    classification.refresh(cursor, classification.waiting(cursor, documents))


def pending(database: Database) -> int:
    """How many documents wait for `finish`: none, unless topics are being edited, or `finish` was interrupted."""
    sql = f"SELECT count(*) FROM documents WHERE ({copies.WAITING}) OR {classification.WAITING}"
    return int(database.read(sql)[0][0])


def finish(database: Database) -> Iterator[int]:
    """Bring all documents up to date, some in each transaction; yields how many are done. Quick where none waits.

    To stop between two is safe: the rest goes on waiting, and is done when the workspace is opened next.
    """
    if not pending(database):
        return
    with database.transaction() as cursor:
        copies.refresh(cursor)
        waiting = classification.waiting(cursor)
    for start in range(0, len(waiting), _AT_ONCE):
        some = waiting[start : start + _AT_ONCE]
        with database.transaction() as cursor:
            classification.refresh(cursor, classification.waiting(cursor, some))
        yield start + len(some)
