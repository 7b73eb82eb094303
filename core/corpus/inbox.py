"""What arrived and is not read yet: recorded, with its bytes on disk, before the first file is read: nothing is lost.

The order makes a crash at any moment safe. The bytes are written before the rows of `arrivals`: without rows nothing
was promised, and such files are deleted (`tidy`). The pages of a file are saved in one transaction with the count of
them in its row, so that reading it again goes on behind them. The bytes are deleted after the row says: all is done.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from core.corpus import inbox_files
from core.corpus.corpus import Corpus, Outcome, Received
from core.corpus.database import insert_rows
from core.errors import UnreadableDocument
from core.reading.source import Source

Item = Source | UnreadableDocument


@dataclass(frozen=True, slots=True)
class Arrival:
    """One file that waits to be read: so many of its pages are saved; `refused` where it cannot be read at all."""

    upload: int
    number: int
    name: str
    dated: str | None
    columns: Mapping[str, str] | None
    sha256: str
    pages: int
    refused: UnreadableDocument | None


@dataclass(frozen=True, slots=True)
class Page:
    """What became of one page of an arrival, by the arrival's number, and how many characters of the file it took."""

    number: int
    name: str
    outcome: Outcome
    characters: int


def take_in(
    corpus: Corpus, items: Sequence[Item], columns: Callable[[str], Mapping[str, str] | None] = lambda _table: None
) -> int:
    """Keep what arrived until it is read, and return the number of its upload. From here on nothing of it is lost."""
    upload, at = corpus.begin_upload(), datetime.now(UTC).replace(tzinfo=None)
    numbered = list(enumerate(items, 1))
    inbox_files.write(corpus.path, upload, ((n, item.data) for n, item in numbered if isinstance(item, Source)))
    with corpus.transaction() as cursor:
        insert_rows(
            cursor, "arrivals", [_row(upload, number, at, item, columns(item.name)) for number, item in numbered]
        )
    return upload


def _row(upload: int, number: int, at: datetime, item: Item, columns: Mapping[str, str] | None) -> tuple[object, ...]:
    if isinstance(item, UnreadableDocument):
        fields = {name: str(value) for name, value in item.fields.items()}
        why = json.dumps({"code": item.code, "template": item.template, "fields": fields})
        return upload, number, at, item.name, 0, "", None, None, why, "waiting", 0, 0
    chosen = None if columns is None else json.dumps(dict(columns))
    digest = hashlib.sha256(item.data).hexdigest()
    return upload, number, at, item.name, len(item.data), digest, item.dated, chosen, None, "waiting", 0, 0


def waiting(corpus: Corpus) -> list[Arrival]:
    """What is to be read, in order of arrival."""
    rows = corpus.read("""
        SELECT upload, number, name, dated, columns, sha256, pages, refused FROM arrivals
        WHERE state = 'waiting' ORDER BY upload, number""")
    return [
        Arrival(upload, number, name, dated, _loaded(columns), digest, pages, _refusal(name, _loaded(refused)))
        for upload, number, name, dated, columns, digest, pages, refused in rows
    ]


def _loaded(stored: str | None) -> Any:
    return None if stored is None else json.loads(stored)


def _refusal(name: str, why: Mapping[str, Any] | None) -> UnreadableDocument | None:
    if why is None:
        return None
    fields = {field: value for field, value in why["fields"].items() if field != "name"}
    code, sentence = why["code"], why["template"]
    return UnreadableDocument(name, code, sentence, **fields)


def contents(corpus: Corpus, arrival: Arrival) -> Item:
    """The file itself; the refusal of one that could not be read when it arrived, or is not what it was on the disk."""
    if arrival.refused:
        return arrival.refused
    try:
        data = inbox_files.place(corpus.path, arrival.upload, arrival.number).read_bytes()
    except OSError:
        data = None
    if data is None or hashlib.sha256(data).hexdigest() != arrival.sha256:
        return UnreadableDocument(
            arrival.name, "unreadable", "{name} cannot be opened. Is it there, and may you read it?"
        )
    return Source(arrival.name, data, arrival.dated)


def save(corpus: Corpus, upload: int, pages: Sequence[Page], ended: Collection[int]) -> list[Received]:
    """Save pages of an upload's files, in their order, and that the files `ended` are read to their end.

    What was stopped, discarded or undone meanwhile is left out, and is as if it had not been read. Returns what became
    of each page that was saved.
    """
    numbers = sorted({page.number for page in pages} | set(ended))
    with corpus.transaction() as cursor:
        rows = cursor.execute(_STILL, [upload, numbers]).fetchall()
        still = {row[0] for row in rows}
        kept = [page for page in pages if page.number in still]
        received = corpus.receive(cursor, upload, [(page.name, page.outcome) for page in kept])
        for number in sorted(still):
            own = [page.characters for page in kept if page.number == number]
            state = "done" if number in ended else "waiting"
            cursor.execute(_READ, [len(own), sum(own), state, upload, number])
    inbox_files.remove_files(corpus.path, upload, still & set(ended))
    return received


_STILL = "SELECT number FROM arrivals WHERE upload = ? AND list_contains(?, number) AND state = 'waiting'"
_READ = """
    UPDATE arrivals SET pages = pages + ?, characters = characters + ?, state = ?
    WHERE upload = ? AND number = ?"""


def stop(corpus: Corpus) -> None:
    """Leave what is not read yet as it is, until somebody goes on with it."""
    _turn(corpus, "waiting", "stopped")


def resume(corpus: Corpus) -> None:
    """Go on with what was stopped: it waits to be read again."""
    _turn(corpus, "stopped", "waiting")


def discard(corpus: Corpus) -> None:
    """Do without the files that were stopped: what is saved of them stays, their bytes are deleted."""
    with corpus.transaction() as cursor:
        rows = cursor.execute("SELECT upload, number FROM arrivals WHERE state = 'stopped'").fetchall()
        cursor.execute("UPDATE arrivals SET state = 'discarded' WHERE state = 'stopped'")
    for upload, number in rows:
        inbox_files.remove_files(corpus.path, upload, [number])


def _turn(corpus: Corpus, old: str, new: str) -> None:
    with corpus.transaction() as cursor:
        cursor.execute("UPDATE arrivals SET state = ? WHERE state = ?", [new, old])


def tidy(corpus: Corpus) -> None:
    """Delete what a crash left in the inbox: files that were never recorded, and files of which all is saved.

    Only where no upload is being taken in: by whoever opens the workspace.
    """
    rows = corpus.read("SELECT upload, number FROM arrivals WHERE state IN ('waiting', 'stopped')")
    inbox_files.remove_others(corpus.path, {(upload, number) for upload, number in rows})
