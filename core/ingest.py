"""Files into a workspace: read page by page, saved in bounded batches, each file exactly once.

A batch is saved after so many pages or so many seconds, and the workspace is whole after each (core.corpus.derived).
Pages are parsed in other processes while those before them are saved (core.parallel).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby, islice
from time import monotonic

from core.corpus import Corpus, Received, inbox
from core.corpus.edits import collect
from core.edits import Edits
from core.errors import UnreadableDocument
from core.model import Document
from core.parallel import parse_in_order
from core.reading import Source, read
from core.reparse import edited, read_again

Item = Source | UnreadableDocument
#: Meaning (text, title, published, …) -> the column of a table that has it.
Columns = Mapping[str, str]
#: Pages are saved together once there are so many, or after so many seconds: a large batch costs less a page.
BATCH, SECONDS = 100, 1.5


@dataclass(frozen=True, slots=True)
class Saved:
    """Pages of an upload that were saved together, and how many of its files are begun by now."""

    upload: int
    received: tuple[Received, ...]
    files: int


@dataclass(frozen=True, slots=True)
class _File:
    """A file to be read, by its number in the upload; `skip` of its pages are saved already."""

    number: int
    open: Callable[[], Item]
    columns: Columns | None
    skip: int = 0


@dataclass(slots=True)
class _Batch:
    """Pages that wait to be saved, the files that are read to their end, and the newest file that is begun."""

    pages: list[inbox.Page] = field(default_factory=list)
    ended: set[int] = field(default_factory=set)
    newest: int = 0


def import_items(
    corpus: Corpus, items: Iterable[Item], columns: Callable[[str], Columns | None] = lambda _table: None
) -> Iterator[Saved]:
    """Read files into a workspace as one upload; yields what was saved, batch by batch (nothing for no files).

    `columns` gives, for a table by its name, which column has which meaning (core.reading). Stopping between two
    batches keeps what was saved. Raises `WorkspaceClosed` where the workspace is closed or
    deleted meanwhile.
    """
    upload = corpus.begin_upload()
    files = (
        _File(number, lambda item=item: item, columns(item.name))  # type: ignore[misc]
        for number, item in enumerate(items, 1)
    )
    for batch in _batches(corpus, files):
        if batch.pages:
            received = corpus.add_many(upload, [(page.name, page.outcome) for page in batch.pages])
            yield _followed(corpus, upload, received, batch.newest)


def read_arrived(corpus: Corpus) -> Iterator[Saved]:
    """Read what waits in the workspace's inbox, and what arrives meanwhile; yields what `import_items` yields.

    It may end at any moment, and goes on behind the pages that are saved. Raises `WorkspaceClosed`.
    """
    while waiting := inbox.waiting(corpus):
        for upload, arrivals in groupby(waiting, lambda arrival: arrival.upload):
            yield from _read_upload(corpus, upload, list(arrivals))


def _read_upload(corpus: Corpus, upload: int, arrivals: list[inbox.Arrival]) -> Iterator[Saved]:
    files = (
        _File(each.number, lambda each=each: inbox.contents(corpus, each), each.columns, each.pages)  # type: ignore[misc]
        for each in arrivals
    )
    for batch in _batches(corpus, files):
        received = inbox.save(corpus, upload, batch.pages, batch.ended)
        yield _followed(corpus, upload, received, batch.newest)
        if len(received) < len(batch.pages):  # stopped, discarded or undone: what still waits is looked up anew
            return


def _followed(corpus: Corpus, upload: int, received: list[Received], files: int) -> Saved:
    """What was saved, with the edits in it that were made while these pages were being read."""
    new = {each.document for each in received if each.state == "added"}
    for _done in read_again(corpus, [document for document in edited(corpus) if document in new]):
        pass
    return Saved(upload, tuple(received), files)


def _batches(corpus: Corpus, files: Iterable[_File]) -> Iterator[_Batch]:
    """The pages of the files, parsed and in order, as they are to be saved together."""
    batch, since = _Batch(), monotonic()
    for (number, name, size), outcome in parse_in_order(_pages(files), _edits_of(corpus)):
        if outcome is None:
            batch.ended.add(number)
            continue
        # Not before the next page: the file of the last one may have ended with it.
        if batch.pages and (len(batch.pages) >= BATCH or monotonic() - since > SECONDS):
            yield batch
            batch, since = _Batch(), monotonic()
        batch.pages.append(inbox.Page(number, name, outcome, size))
        batch.newest = number
    if batch.pages or batch.ended:
        yield batch


def _edits_of(corpus: Corpus) -> Callable[[], Edits]:
    """A function that gives the edits of the moment, collected anew only where there are newer ones."""
    edits = collect(corpus)

    def now() -> Edits:
        nonlocal edits
        if corpus.edit_revision != edits.revision:
            edits = collect(corpus)
        return edits

    return now


def _pages(files: Iterable[_File]) -> Iterator[tuple[tuple[int, str, int], Document | UnreadableDocument | None]]:
    """Each page, behind its file's number, its name and its length; None after the last of a file."""
    for file in files:
        item = file.open()
        pages = iter([item]) if isinstance(item, UnreadableDocument) else read(item, file.columns)
        for page in islice(pages, file.skip, None):
            size = len(page.text) if isinstance(page, Document) else 0
            yield (file.number, page.name, size), page
        yield (file.number, "", 0), None
