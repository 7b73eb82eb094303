"""Tables of pages: CSV, TSV, JSON Lines and Parquet, one page a row; the columns are chosen or inferred.

What a column says is so: title, day, address, author, site and section hold whatever the text of the row looks like.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from core.errors import UnreadableDocument
from core.model import Facts
from core.reading import cells, html, identity
from core.reading.columns import Plan, infer
from core.reading.days import order_in
from core.reading.fence import fenced_call
from core.reading.fields import MEANINGS, address_in_cell, facts_of, is_label, meaning, meaning_of_column, with_stated
from core.reading.headline_tables import headline_pages
from core.reading.json_rows import MAX_JSON_BYTES
from core.reading.reader import Columns, Page, Reader
from core.reading.rows import MAX_BYTES, Row, Rows, open_rows
from core.reading.sheets import MAX_SHEET_BYTES, SHEETS
from core.reading.source import MAX_CHARACTERS, MAX_FILE_BYTES, Source, too_long

#: The longest table: above it, reading in one go is no longer a matter of minutes.
MAX_ROWS = 200_000
_SHOWN, _CELL = 5, 160
#: A text in a file of JSON beside pages is at least so long: `body: 12` is a count.
_LEAST_TEXT = 40
#: The first rows, which tell what the columns are; where they leave a column empty, further ones do.
_LOOKED_AT, _AT_MOST = 50, 2_000
#: What a table says beside a row's text and days.
_WORDS = ("title", "author", "section", "site")
_DAYS = ("published", "captured")


@dataclass(frozen=True, slots=True)
class Table:
    """An opened table: its rows, the names of its columns, what they are taken for, and how each writes days."""

    source: Source
    rows: Rows
    names: tuple[str, ...]
    first: tuple[Row, ...]
    plan: Plan
    orders: Mapping[str, str | None]


def open_table(source: Source, wanted: Mapping[str, str]) -> Table:
    """A table with its columns understood; `wanted` as in `read`. Raises `UnreadableDocument`, as for `read`."""
    check_meanings(wanted)
    rows = open_rows(source)
    first = _first_rows(rows)
    names = rows.names or _names(first)
    for column in filter(None, wanted.values()):
        if column not in names:
            raise UnreadableDocument(
                source.name, "no-such-column", "{name} has no column “{column}”. It has these: {columns}.",
                column=column[:300], columns=", ".join(names)[:300],
            )  # fmt: skip
    plan = infer(names, first, wanted)
    days = {column for meaning in _DAYS for column in plan.others.get(meaning, ())}
    return Table(source, rows, names, first, plan, _orders(rows, days))


def check_meanings(columns: Mapping[str, str]) -> None:
    """Raise `ValueError` for what is no meaning of a column: a mistake of the program, not of a file."""
    if unknown := {meaning for meaning in columns if not is_label(meaning)} - set(MEANINGS):
        raise ValueError(f"no meaning of a column: {', '.join(sorted(unknown))}")


def holds_pages(source: Source) -> bool:
    """Whether a file of JSON is a table of pages by a column for the text: `manifest.json` and the like are not."""
    try:
        return any(_is_page(row) for row in islice(open_rows(source).again(), _LOOKED_AT))
    except UnreadableDocument:
        return False


def _is_page(row: Row) -> bool:
    """Whether a row has a text by its very name, or by the words of its name and a title besides."""
    if any(value and meaning(name) == "text" for name, value in row.items()):
        return True
    found = {known[0]: row[name] for name in row if row[name] and (known := meaning_of_column(name))}
    return "title" in found and len(cells.written(found.get("text"))) >= _LEAST_TEXT


def columns(source: Source) -> Columns:
    """What the analyst chooses the columns from. Raises `UnreadableDocument` where the table cannot be read."""
    table = open_table(source, {})
    shown = [row for row in table.first if any(row.values())][:_SHOWN]
    preview = tuple(tuple(short(row.get(name)) for name in table.names) for row in shown)
    return Columns(table.names, table.plan.text, preview, table.plan.means())


def read(source: Source, columns: Mapping[str, str]) -> Iterator[Page]:
    """The pages of a table in its order, and the rows that have none. One bad row never stops the others.

    `columns` gives the column of each meaning (one of `fields.MEANINGS`) that was chosen, "" for none. The title is
    made the text's first line where no line of the text is the title. A table that has titles and no text is read as
    lists of link headlines (`headline_tables`). Raises `UnreadableDocument` for a chosen column that the table lacks,
    or where no column of text or titles can be inferred, and `ValueError` for what is no meaning.
    """
    table = open_table(source, columns)
    if table.plan.text is None:
        _check_headlines(table, columns)
        yield from headline_pages(source.name, _facts_by_row(table))
        return
    for number, row in _numbered(table):
        yield row if isinstance(row, UnreadableDocument) else _fenced(table, number, row)


def facts_of_row(table: Table, row: Row) -> Facts:
    """What the columns of a row say, apart from its text."""
    known = {means: _filled(row, columns) for means, columns in table.plan.others.items()}
    values = {means: cells.words(value) for means, (_, value) in known.items() if means in _WORDS}
    address = known.get("address", ("", None))[1]
    values["address"] = address_in_cell(cells.plain(str(address))) if address else None
    days = {means: known[means] for means in _DAYS if means in known}
    facts = facts_of(
        {**values, **{means: _plain(value) for means, (_, value) in days.items()}},
        {means: table.orders.get(column) for means, (column, _) in days.items()},
    )
    kept = ((name, cells.words(row.get(name))) for name in table.plan.labels)
    return with_stated(replace(facts, labels=tuple((name, value) for name, value in kept if value)))


def _filled(row: Row, columns: Sequence[str]) -> tuple[str, object]:
    """The first of the columns that is not empty in this row, with its cell."""
    return next(((name, row[name]) for name in columns if str(row.get(name) or "").strip()), ("", None))


def _plain(value: object) -> object:
    """A day's cell without entities and tags; what is no text is as it is."""
    return cells.words(value) if isinstance(value, str) else value


def _fenced(table: Table, number: int, row: Row) -> Page:
    """The page of a row; one that its reader cannot read is refused by its number, and the rows after it are read."""
    name = f"{table.source.name}#{number}"
    return fenced_call(name, lambda: _page(table, name, row))


def _page(table: Table, name: str, row: Row) -> Page:
    column = table.plan.text or ""
    text = cells.written(row.get(column))
    if not text.strip():
        return UnreadableDocument(
            name, "empty", "{name}: this row has no text in the column “{column}”.", column=column
        )
    if len(text) > (MAX_FILE_BYTES if html.looks_like(text) else MAX_CHARACTERS):
        return too_long(name)
    text, found = cells.page(text, name)
    if not text.strip():
        return identity.without_text(name)
    text, facts = cells.with_title(text, _completed(facts_of_row(table, row), found))
    return identity.part(name, "utf-8", text, facts)


def _completed(facts: Facts, found: Facts) -> Facts:
    """What a table says, and where it is silent, what the page in its cell says."""
    dated = facts.published or facts.published_words or facts.published_candidates
    days = () if dated else ("published", "published_words", "published_candidates")
    silent = (name for name in ("address", "title", "author", "section", *days) if not getattr(facts, name))
    return replace(facts, links=found.links, **{name: getattr(found, name) for name in silent})


def _numbered(table: Table) -> Iterator[tuple[int, Row | UnreadableDocument]]:
    """The rows with their numbers, from 1, and the refusal of what is beyond `MAX_ROWS`."""
    for number, row in enumerate(table.rows.again(), 1):
        if number > MAX_ROWS:
            yield (
                number,
                UnreadableDocument(
                    table.source.name, "too-large", "{name} has more than {rows} rows. Split it up.", rows=MAX_ROWS
                ),
            )
            return
        yield number, row


def _facts_by_row(table: Table) -> Iterator[tuple[int, Facts | UnreadableDocument]]:
    for number, row in _numbered(table):
        yield number, row if isinstance(row, UnreadableDocument) else facts_of_row(table, row)


def _check_headlines(table: Table, chosen: Mapping[str, str]) -> None:
    """Raise where a table without a column of text is no list of headlines: it has no titles, or what would be its
    text is chosen for something else."""
    if table.plan.others.get("title") and ("text" in chosen or infer(table.names, table.first, {}).text is None):
        return
    raise UnreadableDocument(
        table.source.name, "no-text-column",
        "{name}: no column can be told to hold the pages' text. Choose it (on the command line: --text-column); "
        "there are: {columns}.",
        columns=", ".join(table.names)[:300],
    )  # fmt: skip


def _first_rows(rows: Rows) -> tuple[Row, ...]:
    """The first rows, and of the next those that fill a column that was empty in all before."""
    every = islice(rows.again(), _AT_MOST)
    first = list(islice(every, _LOOKED_AT))
    filled = {name for row in first for name, value in row.items() if value not in (None, "")}
    for row in every:
        if new := {name for name, value in row.items() if value not in (None, "")} - filled:
            filled |= new
            first.append(row)
    return tuple(first)


def _orders(rows: Rows, columns: Collection[str]) -> dict[str, str | None]:
    """How each column of days writes figures, from all rows: what is possible for a column is seen in the whole."""
    found: dict[str, set[str]] = {column: set() for column in columns}
    for row in islice(rows.again(), MAX_ROWS) if columns else ():
        for column, orders in found.items():
            if order := order_in(row.get(column)):
                orders.add(order)
    return {column: orders.pop() if len(orders) == 1 else None for column, orders in found.items()}


def _names(rows: Iterable[Row]) -> tuple[str, ...]:
    """The names of all columns of the first rows, in order of appearance."""
    return tuple(dict.fromkeys(str(name) for row in rows for name in row))


def short(value: object) -> str:
    """A cell on one line, cut where it is long."""
    text = " ".join(str("" if value is None else value)[: 4 * _CELL].split())
    return text if len(text) <= _CELL else text[: _CELL - 1] + "…"


READER = Reader(
    suffixes=(".csv", ".tsv", ".jsonl", ".ndjson", ".jl", ".parquet"), listed=(".csv", ".jsonl", ".parquet"),
    read=read, max_bytes=MAX_BYTES, columns=columns,
)  # fmt: skip
READERS = (
    READER,
    replace(READER, suffixes=SHEETS, listed=(".xlsx",), max_bytes=MAX_SHEET_BYTES),
    replace(READER, suffixes=(".json",), listed=(".json",), max_bytes=MAX_JSON_BYTES, holds_pages=holds_pages),
)
