"""One reader for every list in data/lexicons: CSV files that an analyst edits in a spreadsheet."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path

from core.errors import LexiconError

FOLDER = Path(__file__).resolve().parent.parent / "data" / "lexicons"

Row = Mapping[str, str]

#: Lists that are read when a page is drawn: a change of theirs asks for no new parse.
_NOT_PARSED_WITH = {"clickbait", "colours", "headline_words", "search_words"}


@cache
def read(
    name: str, required: tuple[str, ...], choices: tuple[tuple[str, tuple[str, ...]], ...] = ()
) -> tuple[Row, ...]:
    """The rows of `data/lexicons/<name>.csv` as mappings column -> text, stripped; rows that are empty are left out.

    `required` names the columns that must be there and filled (all others may be empty); `choices` pairs a column
    with the values that it may take. Raises `LexiconError` with file and row where the list is wrong.
    """
    return tuple(load(FOLDER / f"{name}.csv", required, dict(choices)))


def load(path: Path, required: Collection[str], choices: Mapping[str, Collection[str]]) -> list[Row]:
    """`read` for any path, uncached. A byte-order mark and semicolons (Excel in Indonesia) are welcome."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise LexiconError(
            "The list {file} is missing. Put it back in {folder}.", file=path.name, folder=path.parent
        ) from None
    except UnicodeDecodeError:
        raise LexiconError("The list {file} is not UTF-8 text. Save it as “CSV UTF-8”.", file=path.name) from None
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.DictReader(text.splitlines(), delimiter=delimiter)
    missing = [column for column in required if column not in (reader.fieldnames or ())]
    if missing:
        raise LexiconError("The list {file} has no column “{column}”.", file=path.name, column=missing[0])
    rows: list[Row] = []
    for raw in reader:
        row = {k: (v or "").strip() for k, v in raw.items() if k is not None}
        if any(row.values()):
            _check(path.name, reader.line_num, row, required, choices)
            rows.append(row)
    return rows


def _check(file: str, number: int, row: Row, required: Collection[str], choices: Mapping[str, Collection[str]]) -> None:
    for column in required:
        if not row[column]:
            raise LexiconError(
                "{file}, row {row}: the column “{column}” is empty.", file=file, row=number, column=column
            )
    for column, allowed in choices.items():
        if row[column] not in allowed:
            raise LexiconError(
                "{file}, row {row}: “{value}” is not one of {allowed}.",
                file=file, row=number, value=row[column], allowed=", ".join(allowed),
            )  # fmt: skip


@cache
def fingerprint() -> str:
    """Twelve hex digits that change when any list or trained model changes; stored with each parse."""
    digest = hashlib.sha256()
    models = (p for p in (FOLDER.parent / "models").glob("*") if p.suffix != ".md")
    lists = (p for p in FOLDER.glob("*.csv") if p.stem not in _NOT_PARSED_WITH)
    for path in sorted((*lists, *models)):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]
