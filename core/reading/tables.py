"""Tables of pages: CSV, TSV, JSON Lines and Parquet, one page a row; the columns are chosen or inferred."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from statistics import median

import pyarrow as pa
import pyarrow.parquet as pq

from core.errors import UnreadableDocument
from core.model import Document, Facts
from core.reading import html, identity
from core.reading.delimited import delimited
from core.reading.fence import fenced_call
from core.reading.fields import MEANINGS, facts_of, meaning
from core.reading.json_rows import MAX_JSON_BYTES, json_rows
from core.reading.reader import Columns, Page, Reader
from core.reading.sheets import MAX_SHEET_BYTES, SHEETS, sheet_rows
from core.reading.source import MAX_CHARACTERS, MAX_FILE_BYTES, MAX_MANY_BYTES, Source, too_long, unpacks_to_too_much
from core.text import key

#: The longest table: above it, reading in one go is no longer a matter of minutes.
MAX_ROWS = 200_000
MAX_BYTES = MAX_MANY_BYTES
#: A column whose texts are at least so long, by the median, holds pages.
_LONG = 200
_LOOKED_AT, _SHOWN, _CELL = 50, 5, 160


@dataclass(frozen=True, slots=True)
class Row:
    """One page of a table: `number` counts from 1 without the header row."""

    number: int
    text: str
    facts: Facts


def columns(source: Source) -> Columns:
    """What the analyst chooses the columns from. Raises `UnreadableDocument` where the table cannot be read."""
    names, rows = _open(source)
    first = list(islice(rows, _LOOKED_AT))
    names = names or _names(first)
    preview = tuple(tuple(_short(row.get(name)) for name in names) for row in first[:_SHOWN])
    return Columns(tuple(names), _guess(names, first), preview)


def read(source: Source, columns: Mapping[str, str]) -> Iterator[Page]:
    """The pages of a table in its order; a row that has none is the error that says why. See `pages`."""
    for row in pages(source, columns):
        yield row if isinstance(row, UnreadableDocument) else _fenced(source, row)


def _fenced(source: Source, row: Row) -> Document | UnreadableDocument:
    """The page of a row; one that its reader cannot read is refused by its number, and the rows after it are read."""
    name = f"{source.name}#{row.number}"
    return fenced_call(name, lambda: _document(name, row))


def _document(name: str, row: Row) -> Document | UnreadableDocument:
    text, facts = row.text.replace("\r\n", "\n").replace("\r", "\n"), row.facts
    if html.looks_like(text):
        text, found = html.page_of(text, name)
        facts = _filled(facts, found)
    return identity.part(name, "utf-8", text, facts) if text.strip() else identity.without_text(name)


def _filled(facts: Facts, found: Facts) -> Facts:
    """What a table says, and where it is silent, what the page says."""
    return Facts(
        address=facts.address or found.address,
        title=facts.title or found.title,
        author=facts.author or found.author,
        section=facts.section or found.section,
        published=facts.published or found.published,
        captured=facts.captured,
        captured_source=facts.captured_source,
        links=found.links,
    )


def pages(source: Source, columns: Mapping[str, str] | None = None) -> Iterator[Row | UnreadableDocument]:
    """The pages of a table in its order, and the rows that have none. One bad row never stops the others.

    `columns` gives the column of each meaning (one of `fields.MEANINGS`) that was chosen; a chosen column has no other
    meaning, and a chosen meaning no other column. The title column is made the text's first line where the text does
    not begin with it: a title is part of a page. Raises `UnreadableDocument` for a chosen column that the table lacks,
    or where no column of text can be inferred, and `ValueError` for what is no meaning.
    """
    check_meanings(columns or {})
    names, rows = _open(source)
    first = list(islice(rows, _LOOKED_AT))
    chosen = _chosen(source, names or _names(first), first, columns or {})
    for number, row in enumerate(chain(first, rows), 1):
        if number > MAX_ROWS:
            yield UnreadableDocument(
                source.name, "too-large", "{name} has more than {rows} rows. Split it up.", rows=MAX_ROWS
            )
            return
        yield _page(source, number, row, chosen)


def check_meanings(columns: Mapping[str, str]) -> None:
    """Raise `ValueError` for what is no meaning of a column: a mistake of the program, not of a file."""
    if unknown := set(columns) - set(MEANINGS):
        raise ValueError(f"no meaning of a column: {', '.join(sorted(unknown))}")


def holds_pages(source: Source) -> bool:
    """Whether a file of JSON is a table of pages, by a column for the text: `manifest.json` and the like are not."""
    try:
        return any(
            value and meaning(name) == "text"
            for row in islice(_open(source)[1], _LOOKED_AT)
            for name, value in row.items()
        )
    except UnreadableDocument:
        return False


def _page(
    source: Source, number: int, row: Mapping[str, object], chosen: Mapping[str, str]
) -> Row | UnreadableDocument:
    column = chosen["text"]
    text = str(row.get(column) or "").strip("\ufeff")
    if len(text) > (MAX_FILE_BYTES if html.looks_like(text) else MAX_CHARACTERS):
        return too_long(f"{source.name}#{number}")
    if not text.strip():
        return UnreadableDocument(
            f"{source.name}#{number}", "empty", "{name}: this row has no text in the column “{column}”.", column=column
        )
    facts = facts_of(_values(row, chosen))
    if facts.title and not key(text).startswith(key(facts.title)) and not text.lstrip().startswith("<"):
        text = f"{facts.title}\n{text}"
    return Row(number, text, facts)


def _values(row: Mapping[str, object], chosen: Mapping[str, str]) -> dict[str, object]:
    """The values of a row by their meaning: those of the chosen columns, then those of columns with a known name."""
    values = {means: row.get(column) for means, column in chosen.items()}
    taken = set(chosen.values())
    for name, value in row.items():
        means = None if name in taken else meaning(name)
        if means:
            values.setdefault(means, value)
    return values


def _chosen(
    source: Source, names: Sequence[str], first: Sequence[Mapping[str, object]], wanted: Mapping[str, str]
) -> dict[str, str]:
    """The column of each meaning that was chosen, and of the text."""
    listed = ", ".join(names)[:300]
    for column in wanted.values():
        if column not in names:
            raise UnreadableDocument(
                source.name, "no-such-column", "{name} has no column “{column}”. It has these: {columns}.",
                column=column[:300], columns=listed,
            )  # fmt: skip
    text = wanted.get("text") or _guess([name for name in names if name not in wanted.values()], first)
    if text is None:
        raise UnreadableDocument(
            source.name, "no-text-column",
            "{name}: no column can be told to hold the pages' text. Choose it (on the command line: --text-column); "
            "there are: {columns}.",
            columns=listed,
        )  # fmt: skip
    return {**wanted, "text": text}


def _guess(names: Sequence[str], rows: Sequence[Mapping[str, object]]) -> str | None:
    """A column that is named so and has text; else the one with the longest texts, if they are long."""
    lengths = {
        name: median(len(str(row.get(name) or "")) for row in rows) if rows else 0
        for name in names
        if any(isinstance(row.get(name), str) for row in rows)
    }
    longest = sorted(lengths, key=lambda name: -lengths[name])
    named = [name for name in longest if meaning(name) == "text" and lengths[name]]
    if named:
        return named[0]
    return longest[0] if longest and lengths[longest[0]] >= _LONG else None


def _open(source: Source) -> tuple[list[str], Iterator[Mapping[str, object]]]:
    """The names of the columns (none where only the rows tell) and the rows."""
    kind = Path(source.name).suffix.lower()
    if kind == ".parquet":
        return _parquet(source)
    if kind in SHEETS:
        return sheet_rows(source)
    return delimited(source) if kind in (".csv", ".tsv") else ([], json_rows(source))


def _parquet(source: Source) -> tuple[list[str], Iterator[Mapping[str, object]]]:
    try:
        file = pq.ParquetFile(pa.BufferReader(source.data))
        size = sum(file.metadata.row_group(i).total_byte_size for i in range(file.num_row_groups))
        names = list(file.schema_arrow.names)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise _broken(source) from error
    if size > MAX_BYTES:
        raise unpacks_to_too_much(source.name, MAX_BYTES)
    return names, _batches(source, file)


def _batches(source: Source, file: pq.ParquetFile) -> Iterator[Mapping[str, object]]:
    try:
        for batch in file.iter_batches(batch_size=50):
            yield from batch.to_pylist()
    except (pa.ArrowException, OSError, ValueError) as error:
        raise _broken(source) from error


def _broken(source: Source) -> UnreadableDocument:
    return UnreadableDocument(
        source.name, "broken-table", "{name} is damaged or no table of its kind. Save it again and upload it once more."
    )


def _names(rows: Iterable[Mapping[str, object]]) -> list[str]:
    """The names of all columns of the first rows, in order of appearance."""
    return list(dict.fromkeys(str(name) for row in rows for name in row))


def _short(value: object) -> str:
    text = " ".join(str("" if value is None else value)[: 4 * _CELL].split())
    return text if len(text) <= _CELL else text[: _CELL - 1] + "…"


READER = Reader(
    suffixes=(".csv", ".tsv", ".jsonl", ".ndjson", ".jl", ".parquet"), spoken=(".csv", ".jsonl", ".parquet"),
    read=read, max_bytes=MAX_BYTES, columns=columns,
)  # fmt: skip
READERS = (
    READER,
    replace(READER, suffixes=SHEETS, spoken=(".xlsx",), max_bytes=MAX_SHEET_BYTES),
    replace(READER, suffixes=(".json",), spoken=(".json",), max_bytes=MAX_JSON_BYTES, holds_pages=holds_pages),
)
