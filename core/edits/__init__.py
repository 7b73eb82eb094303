"""The analyst's edits of lines, dates, names and topics, kept apart from the parse.

`Edits` is what the parser takes: `parse_document(document, edits)` reads a document as the analyst edited it, and the
same document with the same edits gives an equal result. How edits are kept, undone and brought to the documents of a
workspace is in `core.corpus.edits`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from core.edits.dates import DateEdits
from core.edits.files import Batch, EditFile
from core.edits.lines import LineEdits
from core.edits.topics import TopicEdits
from core.model import AddedName

__all__ = ["NO_EDITS", "Batch", "EditFile", "Edits"]


@dataclass(frozen=True, slots=True)
class Edits:
    """All edits of a workspace that change what is read from a document.

    `revision` is the workspace's edit revision as of which they were collected (core.corpus.Corpus.edit_revision).
    """

    lines: LineEdits = field(default_factory=LineEdits)
    dates: DateEdits = field(default_factory=DateEdits)
    names: tuple[AddedName, ...] = ()
    topics: TopicEdits = field(default_factory=TopicEdits)
    revision: int = 0


NO_EDITS = Edits()
