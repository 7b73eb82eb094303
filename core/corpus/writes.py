"""Writing documents into a workspace: inserting readings, replacing them by new ones, and forgetting documents.

Every function works inside a transaction, and what is derived from the documents is brought up to date in it
(core.corpus.derived).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from core.corpus import indexing
from core.corpus.database import Cursor, insert_rows, scalar
from core.corpus.rows import document_row, line_rows, note_rows, sketch_row, span_rows
from core.model import ParsedDocument

#: What is compared to find the cluster of a document; where it is the same after a new reading, so is the cluster.
_STATE = """
    SELECT d.id, d.stale_since, d.cluster, d.copy,
           s.hashes, s.numbers, s.title, s.words, d.site, d.published, d.captured
    FROM documents d LEFT JOIN sketches s ON d.id = s.document WHERE list_contains(?, d.id)"""


def known(cursor: Cursor, documents: Sequence[str]) -> set[str]:
    """Those of the documents that are here."""
    rows = cursor.execute("SELECT id FROM documents WHERE list_contains(?, id)", [list(documents)])
    return {row[0] for row in rows.fetchall()}


def insert(cursor: Cursor, readings: Sequence[ParsedDocument]) -> None:
    """Insert documents that are not here yet. Edits that one was not read with leave it stale."""
    now = int(scalar(cursor, "SELECT value FROM meta WHERE key = 'edits'"))
    stale = [now if parsed.edit_revision < now else None for parsed in readings]
    insert_rows(cursor, "documents", [document_row(p, since) for p, since in zip(readings, stale, strict=True)])
    insert_rows(cursor, "sketches", [sketch_row(parsed) for parsed in readings])
    insert_rows(cursor, "lines", [row for parsed in readings for row in line_rows(parsed)])
    insert_rows(cursor, "spans", [row for parsed in readings for row in span_rows(parsed)])
    insert_rows(cursor, "notes", [row for parsed in readings for row in note_rows(parsed)])
    indexing.insert(cursor, readings)


def replace(cursor: Cursor, readings: Sequence[ParsedDocument]) -> None:
    """Put new readings in the place of the old ones; those of documents that are gone are left out.

    An edit that was made while a document was being read leaves it stale, so that it is read once more.
    """
    before = _state(cursor, [parsed.document.id for parsed in readings])
    here = [parsed for parsed in readings if parsed.document.id in before]
    _delete(cursor, list(before))
    insert(cursor, here)
    after = _state(cursor, list(before))
    for parsed in here:
        identity = parsed.document.id
        stale_since, cluster, copy, *compared = before[identity]
        still_stale = stale_since if stale_since is not None and stale_since > parsed.edit_revision else None
        same = compared == list(after[identity][3:])
        cursor.execute(
            "UPDATE documents SET stale_since = ?, cluster = ?, copy = ? WHERE id = ?",
            [still_stale, *((cluster, copy) if same else (None, None)), identity],
        )
        if not same:
            _dissolve(cursor, [cluster])


def _state(cursor: Cursor, documents: Sequence[str]) -> dict[str, tuple[Any, ...]]:
    """By document: stale since, cluster, copy, and what is compared to find its cluster."""
    return {row[0]: row[1:] for row in cursor.execute(_STATE, [list(documents)]).fetchall()}


def forget(cursor: Cursor, documents: Sequence[str]) -> None:
    """Delete documents and all that was read from them. Edits stay: they apply when the same file comes again."""
    rows = cursor.execute("SELECT DISTINCT cluster FROM documents WHERE list_contains(?, id)", [list(documents)])
    clusters = [row[0] for row in rows.fetchall()]
    _delete(cursor, documents)
    indexing.forget_words(cursor)
    _dissolve(cursor, clusters)


def _dissolve(cursor: Cursor, clusters: Iterable[str | None]) -> None:
    """The members of these clusters have to be clustered anew."""
    named = [cluster for cluster in clusters if cluster is not None]
    cursor.execute("UPDATE documents SET cluster = NULL, copy = NULL WHERE list_contains(?, cluster)", [named])


def _delete(cursor: Cursor, documents: Sequence[str]) -> None:
    columns = {"documents": "id", **dict.fromkeys(("sketches", "lines", "spans", "notes"), "document")}
    for table, column in columns.items():
        cursor.execute(f"DELETE FROM {table} WHERE list_contains(?, {column})", [list(documents)])
    indexing.delete(cursor, documents)
