"""`Corpus`, one open workspace: saving uploads, replacing readings, undoing uploads, emptying."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from core.corpus import derived, inbox_files, writes
from core.corpus.database import Cursor, Database, insert_rows, scalar
from core.corpus.rows import facts_of
from core.corpus.search import documents_found
from core.errors import UnreadableDocument
from core.model import Document, ParsedDocument

#: Everything that a workspace forgets when it is emptied.
_TABLES = (
    "documents", "sketches", "lines", "spans", "notes", "received", "line_edits", "date_edits", "name_edits",
    "name_targets", "topic_edits", "topic_weights", "judgements", "span_judgements", "indexed", "words", "occurrences",
    "searches", "arrivals",
)  # fmt: skip

#: Queries of which the answer is kept.
_ANSWERS = 8

Outcome = ParsedDocument | UnreadableDocument


@dataclass(frozen=True, slots=True)
class Received:
    """What became of one page, by its number in the upload: `state` is added, same (already here) or refused."""

    number: int
    name: str
    state: str
    document: str | None = None
    error: UnreadableDocument | None = None


class Corpus(Database):
    """A workspace: its documents, uploads and edits. After every call it is whole; see `core.corpus.derived`."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Open the workspace, or make it, and finish what an interrupted edit of topics left (not where `read_only`).

        Raises what `Database` raises.
        """
        super().__init__(path, read_only=read_only)
        self._answers: dict[str, tuple[int, list[int]]] = {}
        if not read_only:
            for _done in derived.finish(self):
                pass

    def read(
        self, sql: str, values: Sequence[Any] | dict[str, Any] = (), *, seconds: float | None = None
    ) -> list[tuple[Any, ...]]:
        """`Database.read`; where a query is among the values (`$search`), what it finds is bound in its place.

        Raises `QueryError`, too.
        """
        if isinstance(values, dict) and "search" in values:
            values = {**values, "search": self._found(values["search"][0])}
        return super().read(sql, values, seconds=seconds)

    def _found(self, query: str) -> list[int]:
        """The numbers of the documents that a query finds, kept until the workspace changes: a page asks many times."""
        revision = self.revision
        known = self._answers.get(query)
        if known is None or known[0] != revision:
            known = revision, documents_found(self, query)
            # A new mapping instead of a changed one: other threads may be looking into it.
            self._answers = dict([*self._answers.items(), (query, known)][-_ANSWERS:])
        return known[1]

    def begin_upload(self) -> int:
        """The number of a new upload, from 1: what arrives together and is undone together. No two get the same."""
        return int(self.read("SELECT nextval('upload_numbers')")[0][0])

    def add(self, upload: int, name: str, outcome: Outcome) -> Received:
        """Save one file's outcome at once, in a transaction of its own; returns what became of it."""
        return self.add_many(upload, [(name, outcome)])[0]

    def add_many(self, upload: int, outcomes: Iterable[tuple[str, Outcome]]) -> list[Received]:
        """Save the outcomes (name, reading or error) of several pages in one transaction; returns what became of each.

        The same bytes twice are one document. Raises `WorkspaceClosed` where the workspace was closed meanwhile.
        """
        with self.transaction() as cursor:
            return self.receive(cursor, upload, list(outcomes))

    @staticmethod
    def receive(cursor: Cursor, upload: int, named: Sequence[tuple[str, Outcome]]) -> list[Received]:
        """`add_many` inside a transaction that saves more than the outcomes."""
        received = _receive(cursor, upload, named)
        new = [outcome for (_, outcome), each in zip(named, received, strict=True) if each.state == "added"]
        writes.insert(cursor, [outcome for outcome in new if isinstance(outcome, ParsedDocument)])
        derived.refresh(cursor, [each.document for each in received if each.document])
        return received

    def undo_upload(self, upload: int) -> int:
        """Take back one upload: its rows, and the documents that no other upload holds. Returns how many went.

        What of it is not read yet goes, too.
        """
        with self.transaction() as cursor:
            held = cursor.execute("SELECT DISTINCT document FROM received WHERE upload = ?", [upload]).fetchall()
            cursor.execute("DELETE FROM received WHERE upload = ?", [upload])
            cursor.execute("DELETE FROM arrivals WHERE upload = ?", [upload])
            gone = [row[0] for row in cursor.execute(_UNHELD, [[row[0] for row in held]]).fetchall()]
            writes.forget(cursor, gone)
            cursor.execute(_FIRST_ADDS)
            derived.refresh(cursor, [])
        inbox_files.remove_upload(self.path, upload)
        return len(gone)

    def has(self, document: str) -> bool:
        """Whether a document with this SHA-256 is here."""
        return bool(self.read("SELECT 1 FROM documents WHERE id = ?", [document]))

    def source(self, document: str) -> Document | None:
        """A document with its text and facts, all that is needed to read it again; None where it is gone."""
        rows = self.read("SELECT id, name, encoding, text, facts FROM documents WHERE id = ?", [document])
        for identity, name, encoding, text, facts in rows:
            return Document(identity, name, encoding, text, facts_of(facts))
        return None

    def replace(self, readings: Sequence[ParsedDocument]) -> None:
        """Put new readings of documents in the place of the old ones, in one transaction.

        What was deleted meanwhile stays deleted; what was edited meanwhile stays stale.
        """
        with self.transaction() as cursor:
            writes.replace(cursor, readings)
            derived.refresh(cursor, [parsed.document.id for parsed in readings])

    def stale(self, made_by: str | None = None) -> list[str]:
        """The ids of the documents to be read again, by name: those that an edit touched since they were read, and with
        `made_by` those that another parser or other lists have read."""
        rows = self.read(
            "SELECT id FROM documents WHERE stale_since IS NOT NULL OR made_by <> coalesce(?, made_by) "
            "ORDER BY name, id",
            [made_by],
        )
        return [row[0] for row in rows]

    def empty(self) -> None:
        """Forget every document, every upload, also what of it is not read yet, and every edit; the workspace stays."""
        with self.transaction(edits=True) as cursor:
            arrived = cursor.execute("SELECT DISTINCT upload FROM arrivals").fetchall()
            for table in _TABLES:
                cursor.execute(f"DELETE FROM {table}")
            cursor.execute("DELETE FROM meta WHERE key IN ('topics', 'sorted_occurrences')")
        for (upload,) in arrived:
            inbox_files.remove_upload(self.path, upload)


#: Of these documents, those that no row of an upload names any more.
_UNHELD = """
    SELECT id FROM documents d
    WHERE list_contains(?, d.id) AND NOT EXISTS (FROM received r WHERE r.document = d.id) ORDER BY id"""
#: Of the rows that name one document, the first has the state added, whoever uploaded it first.
_FIRST_ADDS = """
    UPDATE received SET state = 'added' FROM (
        SELECT document, min_by(upload, (upload, number)) AS upload, min_by(number, (upload, number)) AS number
        FROM received WHERE document IS NOT NULL GROUP BY document
        HAVING count(*) FILTER (state = 'added') = 0) first
    WHERE received.document = first.document AND received.upload = first.upload AND received.number = first.number"""


def _receive(cursor: Cursor, upload: int, named: Sequence[tuple[str, Outcome]]) -> list[Received]:
    """Insert what becomes of each file into `received`; returns it, in order."""
    first = int(scalar(cursor, "SELECT coalesce(max(number), 0) + 1 FROM received WHERE upload = ?", [upload]))
    here = writes.known(cursor, [o.document.id for _, o in named if isinstance(o, ParsedDocument)])
    found: list[Received] = []
    for number, (name, outcome) in enumerate(named, first):
        if isinstance(outcome, UnreadableDocument):
            found.append(Received(number, name, "refused", None, outcome))
            continue
        identity = outcome.document.id
        found.append(Received(number, name, "same" if identity in here else "added", identity))
        here.add(identity)
    at = datetime.now(UTC).replace(tzinfo=None)
    insert_rows(cursor, "received", [_row(upload, at, each) for each in found])
    return found


def _row(upload: int, at: datetime, each: Received) -> tuple[object, ...]:
    """The row of `received`."""
    error = each.error
    fields = json.dumps({k: str(v) for k, v in error.fields.items()}, ensure_ascii=False) if error else None
    why = (error.code, error.template, fields) if error else (None, None, None)
    return upload, each.number, at, each.name, each.state, each.document, *why
