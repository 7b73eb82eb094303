"""What the analyst says of dates, kept apart from the parse: a page's two clocks, and the value of one expression.

It is keyed by what does not change with the parser: the document's SHA-256 and, for an expression, line and wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from core.edits.files import check_choice, statement_rows
from core.errors import CorrectionsError
from core.export import csv_bytes

#: The clock of the article, that of the page, or what one expression means.
ABOUT = ("published", "captured", "mention")
COLUMNS = ("batch", "made_at", "document", "about", "value", "line", "text")
_SHAPES = (
    (re.compile(r"\d{4}-\d{2}-\d{2}(?:T.*)?"), "day"),
    (re.compile(r"\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])"), "week"),
    (re.compile(r"\d{4}-(?:0[1-9]|1[0-2])"), "month"),
    (re.compile(r"\d{4}-(?:Q[1-4]|H[12])"), "quarter"),
    (re.compile(r"\d{4}"), "year"),
)


@dataclass(frozen=True, slots=True)
class Dating:
    """`about` published or captured: that day (ISO). About mention: the TIMEX3 value of `text` on `line`.

    An empty value says that nothing is known of it, whatever the page seems to say.
    """

    document: str
    about: str
    value: str
    line: int | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class DatingBatch:
    """Datings that were made together and are undone together. `made_at` is UTC."""

    number: int
    made_at: datetime
    datings: tuple[Dating, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """What holds for one document: days by clock ("" is unknown), values by (line, wording)."""

    clocks: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[tuple[int, str], str] = field(default_factory=dict)


NOTHING = Given()


class Datings:
    """The datings of a workspace, ready to be asked for a document; what was said later holds."""

    def __init__(self, datings: Iterable[Dating] = ()) -> None:
        """Take them in the order in which they were made."""
        self._by_document: dict[str, Given] = {}
        for each in datings:
            known = self._by_document.get(each.document, NOTHING)
            if each.about == "mention":
                place = (each.line or 0, each.text or "")
                known = replace(known, values={**known.values, place: each.value})
            else:
                known = replace(known, clocks={**known.clocks, each.about: each.value})
            self._by_document[each.document] = known

    def of(self, document: str) -> Given:
        """What holds for the document with this SHA-256."""
        return self._by_document.get(document, NOTHING)


def precision_of(value: str) -> str | None:
    """How fine a TIMEX3 value of a point in time is (day, week, month, quarter, year); None for no such value."""
    found = next((name for shape, name in _SHAPES if shape.fullmatch(value)), None)
    if found == "day" and not _is_day(value[:10]):
        return None
    return found


def to_csv(batches: Sequence[DatingBatch], preamble: Sequence[str] = ()) -> bytes:
    """All datings as a file that `from_csv` reads."""
    rows = [
        (b.number, b.made_at.isoformat(timespec="seconds"), d.document, d.about, d.value, d.line, d.text)
        for b in batches
        for d in b.datings
    ]
    return csv_bytes(COLUMNS, rows, preamble)


def from_csv(name: str, data: bytes) -> tuple[DatingBatch, ...]:
    """The datings of a file made by `to_csv`, or by hand. Raises `CorrectionsError` naming the file and the row."""
    batches: dict[int, DatingBatch] = {}
    for row in statement_rows(name, data, COLUMNS, {"document", "about", "value"}):
        known = batches.get(row.batch, DatingBatch(row.batch, row.made_at, ()))
        batches[row.batch] = replace(known, datings=(*known.datings, _dating(name, row.number, row.cells)))
    return tuple(batches[number] for number in sorted(batches))


def _dating(name: str, number: int, cell: Mapping[str, str]) -> Dating:
    check_choice(name, number, "about", cell["about"], ABOUT)
    if not re.fullmatch(r"[0-9a-f]{64}", cell["document"]):
        raise CorrectionsError("{name}, row {row}: name a document by its SHA-256.", name=name, row=number)
    is_mention = cell["about"] == "mention"
    if cell["value"] and (precision_of(cell["value"]) is None if is_mention else not _is_day(cell["value"])):
        raise CorrectionsError(
            "{name}, row {row}: “{value}” is no date. Write it as 2025-03-12.",
            name=name, row=number, value=cell["value"][:40],
        )  # fmt: skip
    if is_mention and not (cell["line"].isdigit() and cell["text"]):
        raise CorrectionsError("{name}, row {row}: the line and the wording are missing.", name=name, row=number)
    return Dating(
        cell["document"], cell["about"], cell["value"],
        int(cell["line"]) if is_mention else None, cell["text"] if is_mention else None,
    )  # fmt: skip


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
