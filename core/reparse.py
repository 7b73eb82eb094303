"""Reading documents of a workspace again: after corrections, after a new parser, after a change of the lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from core.corpus import Corpus
from core.corpus.edits import dates as date_edits
from core.corpus.edits import lines, names
from core.parse import made_by, parse_document


def stale(corpus: Corpus) -> list[str]:
    """The documents whose reading is older than what is known now: corrections, parser, lists."""
    return corpus.stale(made_by())


def corrected(corpus: Corpus) -> list[str]:
    """Those of them that a correction touches."""
    return corpus.stale()


def read_again(corpus: Corpus, documents: Iterable[str]) -> Iterator[str]:
    """Read the documents again, each saved in its own transaction; yields each id when it is done.

    What is not reached, because the reader is stopped, stays stale and can be gone on with.
    """
    overlay, dates, added = lines.overlay(corpus), date_edits.overlay(corpus), names.added(corpus)
    for identity in documents:
        document = corpus.source(identity)
        if document is not None:
            corpus.replace(parse_document(document, corrections=overlay, datings=dates, added=added))
        yield identity
