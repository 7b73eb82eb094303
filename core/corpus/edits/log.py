"""The log of one kind of edit in a workspace: edits in batches, in the order in which they were made, undone whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from core.corpus.corpus import Corpus
from core.corpus.database import Cursor, insert_rows, scalar
from core.edits import Batch

E = TypeVar("E")
#: Called inside the transaction that changes the log, with the edits that came or went: what they touch is marked.
Touch = Callable[[Cursor, Sequence[E]], None]
#: Called while documents follow an edit: how many are done, and of how many.
Progress = Callable[[int, int], None]


class EditLog(Generic[E]):
    """One table of edits. Its columns are batch, made_at (UTC), and the fields of the dataclass `kind`, by name."""

    #: Whether documents have to be read again after an edit of this kind.
    reparses = True

    def __init__(self, table: str, kind: type[E], touch: Touch[E]) -> None:
        """`touch` marks in the workspace what edits of this kind change."""
        self.table = table
        self._kind, self._touch = kind, touch
        self._names = tuple(field.name for field in fields(kind))  # type: ignore[arg-type]  # kind is a dataclass
        self._columns = ", ".join(self._names)

    def all(self, corpus: Corpus) -> list[E]:
        """Every edit, in the order in which they were made."""
        return [self._kind(*row) for row in corpus.read(self._select("TRUE"))]

    def within(self, cursor: Cursor) -> list[E]:
        """`all` as the open transaction of `cursor` sees it."""
        return [self._kind(*row) for row in cursor.execute(self._select("TRUE")).fetchall()]

    def batches(self, corpus: Corpus) -> list[Batch[E]]:
        """The batches with their edits, the newest first."""
        found: dict[int, tuple[datetime, list[E]]] = {}
        sql = f"SELECT batch, made_at, {self._columns} FROM {self.table} ORDER BY batch DESC, rowid"
        for number, made_at, *rest in corpus.read(sql):
            found.setdefault(number, (made_at, []))[1].append(self._kind(*rest))
        return [Batch(number, made_at, tuple(edits)) for number, (made_at, edits) in found.items()]

    def save(self, corpus: Corpus, edits: Sequence[E], progress: Progress | None = None) -> int:
        """Keep one batch and mark what it touches. Returns the batch's number, from 1. See `core.editing.save`."""
        return self._keep(corpus, [(now(), edits)], progress)

    def import_batches(self, corpus: Corpus, batches: Iterable[Batch[E]], progress: Progress | None = None) -> int:
        """Keep the batches of a file under new numbers, after those that are there. Returns the number of edits."""
        batches = list(batches)
        self._keep(corpus, [(batch.made_at, batch.edits) for batch in batches], progress)
        return sum(len(batch.edits) for batch in batches)

    def undo(self, corpus: Corpus, batch: int, progress: Progress | None = None) -> int:
        """Take one batch away and mark what it touched; later edits still apply. Returns how many edits went."""
        with corpus.transaction(edits=self.reparses) as cursor:
            gone = [self._kind(*row) for row in cursor.execute(self._select("batch = ?"), [batch]).fetchall()]
            self._remove(cursor, batch)
            self._touch(cursor, gone)
        self._apply(corpus, progress)
        return len(gone)

    def last(self, corpus: Corpus) -> int | None:
        """The number of the newest batch, or None where there is none."""
        number: int | None = corpus.read(f"SELECT max(batch) FROM {self.table}")[0][0]
        return number

    def _keep(self, corpus: Corpus, made: Sequence[tuple[datetime, Sequence[E]]], progress: Progress | None) -> int:
        with corpus.transaction(edits=self.reparses) as cursor:
            number = self._newest(cursor)
            for made_at, edits in made:
                number += 1
                rows = [(number, made_at, *(getattr(edit, name) for name in self._names)) for edit in edits]
                insert_rows(cursor, f"{self.table} (batch, made_at, {self._columns})", rows)
            self._touch(cursor, [edit for _, edits in made for edit in edits])
        self._apply(corpus, progress)
        return number

    def _apply(self, corpus: Corpus, progress: Progress | None) -> None:
        """What follows in further transactions; nothing, where the documents have to be read again (core.editing)."""

    def _newest(self, cursor: Cursor) -> int:
        return int(scalar(cursor, f"SELECT coalesce(max(batch), 0) FROM {self.table}"))

    def _remove(self, cursor: Cursor, batch: int) -> None:
        cursor.execute(f"DELETE FROM {self.table} WHERE batch = ?", [batch])

    def _select(self, where: str) -> str:
        return f"SELECT {self._columns} FROM {self.table} WHERE {where} ORDER BY batch, rowid"


def mark_stale(cursor: Cursor, where: str, values: Sequence[Any]) -> None:
    """Mark the documents for which a condition holds as edited: they have to be read again.

    They are stale as of the revision that this transaction makes, which is higher than any that a reading began with.
    """
    cursor.execute(
        f"UPDATE documents SET stale_since = (SELECT CAST(value AS BIGINT) + 1 FROM meta WHERE key = 'edits') "
        f"WHERE {where}",
        list(values),
    )


def now() -> datetime:
    """The time of a new batch: UTC, without a zone, as the tables keep it."""
    return datetime.now(UTC).replace(tzinfo=None)
