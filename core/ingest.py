"""Files into a workspace: read page by page, saved in bounded batches, each file exactly once.

A batch is saved after so many pages or so many seconds, so that a crash loses little more than a second, and the
workspace is whole after each (core.corpus.derived).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from time import monotonic

from core.corpus import Corpus, Received
from core.corpus.edits import collect
from core.edits import Edits
from core.errors import UnreadableDocument
from core.model import ParsedDocument
from core.parse import parse_all
from core.reading import Source
from core.reparse import BATCH, SECONDS, edited, read_again

Item = Source | UnreadableDocument
Outcome = tuple[str, ParsedDocument | UnreadableDocument]
#: Meaning (text, title, published, …) -> the column of a table that has it.
Columns = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Saved:
    """Pages of an upload that were saved together, and how many of its files are begun by now."""

    upload: int
    received: tuple[Received, ...]
    files: int


def import_items(
    corpus: Corpus, items: Iterable[Item], columns: Callable[[str], Columns | None] = lambda _table: None
) -> Iterator[Saved]:
    """Read files into a workspace as one upload; yields what was saved, batch by batch (nothing for no files).

    `columns` gives, for a table by its name, which column has which meaning (core.reading). Stopping between two
    batches keeps what was saved. Raises `WorkspaceClosed` where the workspace is closed or
    deleted meanwhile.
    """
    upload, edits = corpus.begin_upload(), collect(corpus)
    waiting: list[Outcome] = []
    since, files = monotonic(), 0
    for files, item in enumerate(items, 1):
        if corpus.edit_revision != edits.revision:
            edits = collect(corpus)
        for outcome in _outcomes(item, edits, columns):
            waiting.append(outcome)
            if len(waiting) >= BATCH or monotonic() - since > SECONDS:
                yield _save(corpus, upload, waiting, files)
                since = monotonic()
    if waiting:
        yield _save(corpus, upload, waiting, files)


def _save(corpus: Corpus, upload: int, waiting: list[Outcome], files: int) -> Saved:
    received = corpus.add_many(upload, waiting)
    waiting.clear()
    # An edit that was made while these pages were being read has to reach them.
    new = {each.document for each in received if each.state == "added"}
    for _done in read_again(corpus, [document for document in edited(corpus) if document in new]):
        pass
    return Saved(upload, tuple(received), files)


def _outcomes(item: Item, edits: Edits, columns: Callable[[str], Columns | None]) -> Iterator[Outcome]:
    """Each page's name and what was read from it, or why it could not be read: one bad page never stops the others."""
    if isinstance(item, UnreadableDocument):
        yield item.name, item
        return
    for page in parse_all(item, edits, columns=columns(item.name)):
        yield (page.name if isinstance(page, UnreadableDocument) else page.document.name), page
