"""The edits that a workspace keeps: one log a kind, and all of them together as the parser takes them.

Saving, importing or undoing a batch marks in the same transaction what it touches; `core.editing` then brings the
documents up to date.
"""

from __future__ import annotations

from core.corpus.corpus import Corpus
from core.corpus.edits.dates import DATES
from core.corpus.edits.lines import LINES
from core.corpus.edits.log import EditLog
from core.corpus.edits.names import NAMES
from core.corpus.edits.topics import TOPICS, current
from core.edits import Edits
from core.edits.dates import DateEdits
from core.edits.lines import LineEdits
from core.edits.names import added_names

__all__ = ["DATES", "LINES", "NAMES", "TOPICS", "EditLog", "collect"]


def collect(corpus: Corpus) -> Edits:
    """All edits of the workspace, as of its edit revision.

    The revision is read first: an edit that comes while they are collected leaves its documents stale, which costs one
    reading too many and loses nothing.
    """
    revision = corpus.edit_revision
    return Edits(
        LineEdits(LINES.all(corpus)),
        DateEdits(DATES.all(corpus)),
        added_names(NAMES.all(corpus)),
        current(corpus),
        revision,
    )
