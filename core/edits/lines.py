"""Edits of lines, kept apart from the parse: the role and block that a line has whatever the parser reads.

An edit names one line of one document, or the words of every line that reads so (of one site, where it names one). It
is keyed by what does not change with the parser: the document's SHA-256, the number of the line, its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.edits.files import EditFile, Row, whole_number
from core.errors import EditsError
from core.model import BLOCKS, ROLES, Document
from core.text import key

#: The roles that a line can be given: a blank line has nothing to edit.
EDITABLE_ROLES = tuple(role for role in ROLES if role != "blank")
#: The roles that belong to a block.
ROLES_IN_BLOCKS = ("link", "heading", "teaser")


@dataclass(frozen=True, slots=True)
class LineEdit:
    """Role and block of a line (`document`, `line`), or of each line with these `words` (folded), of `site` or any."""

    role: str
    block: str | None
    document: str | None = None
    line: int | None = None
    words: str | None = None
    site: str | None = None


def edit_lines(document: str, lines: Iterable[int], role: str, block: str | None) -> tuple[LineEdit, ...]:
    """Edits of the lines with these numbers in one document."""
    block = block if role in ROLES_IN_BLOCKS else None
    return tuple(LineEdit(role, block, document=document, line=line) for line in lines)


def edit_words(text: str, role: str, block: str | None, site: str | None = None) -> LineEdit:
    """An edit of every line that has the words of `text`, on every site or on one."""
    return LineEdit(role, block if role in ROLES_IN_BLOCKS else None, words=key(text), site=site)


class LineEdits:
    """The line edits of a workspace, indexed by document and by words; the latest edit of a line decides."""

    def __init__(self, edits: Iterable[LineEdit] = ()) -> None:
        """Index the edits, given in the order in which they were made."""
        self._places: dict[str, dict[int, tuple[int, LineEdit]]] = {}
        self._words: dict[str, dict[str | None, tuple[int, LineEdit]]] = {}
        for order, edit in enumerate(edits):
            if edit.document is not None and edit.line is not None:
                self._places.setdefault(edit.document, {})[edit.line] = (order, edit)
            elif edit.words is not None:
                self._words.setdefault(edit.words, {})[edit.site] = (order, edit)

    def of(self, document: Document, site: str | None) -> dict[int, LineEdit]:
        """For each edited line of `document` (from `site`), by its number, the edit that decides."""
        places = self._places.get(document.id, {})
        if not (places or self._words):
            return {}
        found: dict[int, LineEdit] = {}
        for number, span in enumerate(document.line_spans, 1):
            edits = [places[number]] if number in places else []
            if self._words and (by_site := self._words.get(key(span.cut(document.text)))):
                edits += [by_site[which] for which in {None, site} if which in by_site]
            if edits and span.cut(document.text).strip():
                found[number] = max(edits, key=lambda pair: pair[0])[1]
        return found

    def roles(self, document: Document, site: str | None) -> Mapping[int, tuple[str, str | None]]:
        """Role and block of each edited line of `document`, by its number."""
        return {number: (edit.role, edit.block) for number, edit in self.of(document, site).items()}


def _edit_of(row: Row) -> LineEdit:
    role, cell = row.check("role", EDITABLE_ROLES), row.cells
    block = row.check("block", BLOCKS) if role in ROLES_IN_BLOCKS else None
    if cell["words"]:
        return LineEdit(role, block, words=key(cell["words"]), site=cell["site"] or None)
    line = whole_number(cell["line"])
    if len(cell["document"]) == 64 and line:
        return LineEdit(role, block, document=cell["document"], line=line)
    raise EditsError(
        "{name}, row {row}: name a document (its SHA-256) with a line, or the words of the lines.",
        name=row.file, row=row.number,
    )  # fmt: skip


FILE: EditFile[LineEdit] = EditFile(
    columns=("document", "line", "words", "site", "role", "block"),
    required=frozenset({"role"}),
    row_of=lambda e: (e.document, e.line, e.words, e.site, e.role, e.block),
    edit_of=_edit_of,
    aliases={},
)
