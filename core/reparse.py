"""Reading documents of a workspace again: after edits, after a new parser, after a change of the lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from time import monotonic

from core.corpus import Corpus
from core.corpus.edits import collect
from core.model import ParsedDocument
from core.parse import made_by, parse_document

#: Readings are saved together once there are so many, or after so many seconds: what was read is soon safe, and the
#: caches of all pages are dropped only once a batch.
BATCH, SECONDS = 25, 1.0


def stale(corpus: Corpus) -> list[str]:
    """The ids of the documents to be read again: after edits, with another parser or with other lists."""
    return corpus.stale(made_by())


def edited(corpus: Corpus) -> list[str]:
    """The ids of those that an edit touched since they were read."""
    return corpus.stale()


def read_again(corpus: Corpus, documents: Iterable[str]) -> Iterator[str]:
    """Read the documents again and save them in bounded batches; yields each id once it is saved, or gone.

    What is not reached, because the reader is stopped, stays stale and can be gone on with. An edit that somebody makes
    meanwhile leaves its documents stale, unless it came before they were read.
    """
    edits, waiting, since = collect(corpus), list[ParsedDocument](), monotonic()
    for identity in documents:
        document = corpus.source(identity)
        if document is None:
            yield identity
            continue
        if corpus.edit_revision != edits.revision:
            edits = collect(corpus)
        waiting.append(parse_document(document, edits))
        if len(waiting) >= BATCH or monotonic() - since > SECONDS:
            yield from _saved(corpus, waiting)
            since = monotonic()
    yield from _saved(corpus, waiting)


def _saved(corpus: Corpus, waiting: list[ParsedDocument]) -> list[str]:
    """Save what waits; returns the ids."""
    if not waiting:
        return []
    corpus.replace(waiting)
    saved = [parsed.document.id for parsed in waiting]
    waiting.clear()
    return saved
