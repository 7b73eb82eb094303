"""Saving, importing and undoing edits, so that the documents that they touch follow.

Topics follow by themselves (core.corpus.derived); after edits of lines, dates and names documents are read again, at
once where they are few. Where they are many they stay stale, since reading takes long enough to be stopped and gone on
with (core.reparse.read_again).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from core.corpus import Corpus
from core.corpus.edits.log import EditLog, Progress
from core.edits import Batch
from core.reparse import edited, read_again

E = TypeVar("E")
#: So many documents are read again at once.
AT_ONCE = 25


def save(corpus: Corpus, log: EditLog[E], edits: Sequence[E], progress: Progress | None = None) -> int:
    """Keep one batch of edits in its log (core.corpus.edits). Returns its number.

    `progress` is called with how many documents follow an edit of topics, done and in all.
    """
    number = log.save(corpus, edits, progress)
    catch_up(corpus)
    return number


def import_batches(
    corpus: Corpus, log: EditLog[E], batches: Iterable[Batch[E]], progress: Progress | None = None
) -> int:
    """Keep the batches of a file (core.edits.EditFile). Returns how many edits there were."""
    count = log.import_batches(corpus, batches, progress)
    catch_up(corpus)
    return count


def undo(corpus: Corpus, log: EditLog[E], batch: int, progress: Progress | None = None) -> int:
    """Take one batch back. Returns how many edits went."""
    count = log.undo(corpus, batch, progress)
    catch_up(corpus)
    return count


def catch_up(corpus: Corpus) -> None:
    """Read again what edits touched, if that is at most `AT_ONCE` documents; more stay stale."""
    waiting = edited(corpus)
    if len(waiting) <= AT_ONCE:
        for _done in read_again(corpus, waiting):
            pass
