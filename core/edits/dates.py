"""Edits of dates, kept apart from the parse: publication and capture of a document, and the value of one expression.

An edit is keyed by what does not change with the parser: the document's SHA-256 and, for an expression, line and
wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from core.edits.files import EditFile, Row, whole_number
from core.errors import EditsError
from core.model import DateOverrides
from core.timex import precision_of

#: The publication of the article, the capture of the page, or the value of one expression.
ABOUT = ("published", "captured", "mention")


@dataclass(frozen=True, slots=True)
class DateEdit:
    """`about` published or captured: that day (ISO). About mention: the TIMEX3 value of `text` on `line`.

    An empty value means that the date is not known, whatever is read from the page.
    """

    document: str
    about: str
    value: str
    line: int | None = None
    text: str | None = None


class DateEdits:
    """The date edits of a workspace by document; of edits of the same date the latest decides."""

    def __init__(self, edits: Iterable[DateEdit] = ()) -> None:
        """Index the edits, given in the order in which they were made."""
        self._by_document: dict[str, DateOverrides] = {}
        for edit in edits:
            known = self.of(edit.document)
            if edit.about == "mention":
                place = (edit.line or 0, edit.text or "")
                known = replace(known, values={**known.values, place: edit.value})
            else:
                known = replace(known, days={**known.days, edit.about: edit.value})
            self._by_document[edit.document] = known

    def of(self, document: str) -> DateOverrides:
        """What overrides the dates of the document with this SHA-256."""
        return self._by_document.get(document, _NONE)


_NONE = DateOverrides()


def _edit_of(row: Row) -> DateEdit:
    about, cell = row.check("about", ABOUT), row.cells
    if not re.fullmatch(r"[0-9a-f]{64}", cell["document"]):
        raise EditsError("{name}, row {row}: name a document by its SHA-256.", name=row.file, row=row.number)
    is_mention = about == "mention"
    if cell["value"] and not (precision_of(cell["value"]) if is_mention else _is_day(cell["value"])):
        raise EditsError(
            "{name}, row {row}: “{value}” is no date. Write it as 2025-03-12.",
            name=row.file, row=row.number, value=cell["value"][:40],
        )  # fmt: skip
    if not is_mention:
        return DateEdit(cell["document"], about, cell["value"])
    line = whole_number(cell["line"])
    if line is None or not cell["text"]:
        raise EditsError("{name}, row {row}: the line and the wording are missing.", name=row.file, row=row.number)
    return DateEdit(cell["document"], about, cell["value"], line, cell["text"])


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


FILE: EditFile[DateEdit] = EditFile(
    columns=("document", "about", "value", "line", "text"),
    required=frozenset({"document", "about", "value"}),
    row_of=lambda e: (e.document, e.about, e.value, e.line, e.text),
    edit_of=_edit_of,
    aliases={},
)
