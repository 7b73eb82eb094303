"""What the analyst says of lines, kept apart from the parse: where it holds, and the file that it travels in.

A correction names one line of one document, or the words of every line that reads so (of one site, where it says so).
It is keyed by what does not change with the parser: the document's SHA-256, the number of the line, its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from core.edits.files import check_choice, statement_rows
from core.errors import CorrectionsError
from core.export import csv_bytes
from core.model import BLOCKS, ROLES, Document
from core.text import key

#: The roles that a line can be given: a blank line has nothing to correct.
CORRECTABLE = tuple(role for role in ROLES if role != "blank")
#: The roles that stand in a block.
IN_BLOCKS = ("link", "heading", "teaser")
COLUMNS = ("batch", "made_at", "document", "line", "words", "site", "role", "block")
#: What one file of corrections may hold: far above a year's work, far below what fills the memory.


@dataclass(frozen=True, slots=True)
class Correction:
    """Role and block of a line (`document`, `line`), or of each line with these `words` (folded), of `site` or any."""

    role: str
    block: str | None
    document: str | None = None
    line: int | None = None
    words: str | None = None
    site: str | None = None

    @property
    def is_place(self) -> bool:
        """Whether it is about one line of one document."""
        return self.document is not None


@dataclass(frozen=True, slots=True)
class Batch:
    """Corrections that were made together, and are undone together. `made_at` is UTC."""

    number: int
    made_at: datetime
    corrections: tuple[Correction, ...]


def at(document: str, lines: Iterable[int], role: str, block: str | None) -> tuple[Correction, ...]:
    """Corrections of the lines with these numbers in one document."""
    block = block if role in IN_BLOCKS else None
    return tuple(Correction(role, block, document=document, line=line) for line in lines)


def like(text: str, role: str, block: str | None, site: str | None = None) -> Correction:
    """A correction of every line that has the words of `text`, on every site or on one."""
    return Correction(role, block if role in IN_BLOCKS else None, words=key(text), site=site)


class Overlay:
    """The corrections of a workspace, ready to be asked for a document; what was said later holds."""

    def __init__(self, corrections: Iterable[Correction] = ()) -> None:
        """Take the corrections in the order in which they were made."""
        self._places: dict[str, dict[int, tuple[int, Correction]]] = {}
        self._words: dict[str, dict[str | None, tuple[int, Correction]]] = {}
        for order, each in enumerate(corrections):
            if each.document is not None and each.line is not None:
                self._places.setdefault(each.document, {})[each.line] = (order, each)
            elif each.words is not None:
                self._words.setdefault(each.words, {})[each.site] = (order, each)

    def __bool__(self) -> bool:
        return bool(self._places or self._words)

    def of(self, document: Document, site: str | None) -> dict[int, Correction]:
        """For each corrected line of `document` (from `site`), by its number, what holds for it."""
        places = self._places.get(document.id, {})
        if not (places or self._words):
            return {}
        found: dict[int, Correction] = {}
        for number, span in enumerate(document.line_spans, 1):
            said = [places[number]] if number in places else []
            if self._words and (by_site := self._words.get(key(span.cut(document.text)))):
                said += [by_site[which] for which in {None, site} if which in by_site]
            if said and span.cut(document.text).strip():
                found[number] = max(said, key=lambda pair: pair[0])[1]
        return found


def to_csv(batches: Sequence[Batch], preamble: Sequence[str] = ()) -> bytes:
    """All corrections as a file that `from_csv` reads, that a person can read too, and that can be kept in a drawer."""
    rows = [
        (b.number, b.made_at.isoformat(timespec="seconds"), c.document, c.line, c.words, c.site, c.role, c.block)
        for b in batches
        for c in b.corrections
    ]
    return csv_bytes(COLUMNS, rows, preamble)


def from_csv(name: str, data: bytes) -> tuple[Batch, ...]:
    """The corrections of a file made by `to_csv`, or by hand. Raises `CorrectionsError` naming the file and the row."""
    batches: dict[int, Batch] = {}
    for row in statement_rows(name, data, COLUMNS, {"role"}):
        known = batches.get(row.batch, Batch(row.batch, row.made_at, ()))
        made = _correction(name, row.number, row.cells)
        batches[row.batch] = replace(known, corrections=(*known.corrections, made))
    return tuple(batches[number] for number in sorted(batches))


def _correction(name: str, number: int, cell: Mapping[str, str]) -> Correction:
    role, block = cell["role"], cell["block"] or None
    check_choice(name, number, "role", role, CORRECTABLE)
    if role in IN_BLOCKS:
        check_choice(name, number, "block", cell["block"], BLOCKS)
    else:
        block = None
    if cell["words"]:
        return Correction(role, block, words=key(cell["words"]), site=cell["site"] or None)
    if len(cell["document"]) == 64 and cell["line"].isdigit() and int(cell["line"]):
        return Correction(role, block, document=cell["document"], line=int(cell["line"]))
    raise CorrectionsError(
        "{name}, row {row}: name a document (its SHA-256) with a line, or the words of the lines.",
        name=name, row=number,
    )  # fmt: skip
