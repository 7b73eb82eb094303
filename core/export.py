"""Tables as files that leave Tajuk: CSV that a spreadsheet opens right and that cannot run anything there."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime

# What a spreadsheet takes for the start of a formula. Full-width forms are read as the plain ones by some.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_SPACES = " \u00a0"
_QUOTE = '"'
_NEEDS_QUOTES = re.compile(r'["\n\r#\t]|^\s|\s$')
#: Field separator and decimal point of a locale.
_FORMS = {"en": (",", "."), "id": (";", ",")}
_PLAIN_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)*%?")


def csv_bytes(
    header: Sequence[str], rows: Iterable[Sequence[object]], preamble: Sequence[str], locale: str = "en"
) -> bytes:
    """A CSV in UTF-8 with the byte-order mark that Excel needs, lines ended by CR LF (RFC 4180).

    Fields are parted by commas; for the locale `id` by semicolons with decimal commas, for a spreadsheet set to
    Indonesian puts a file with commas into one column.
    `preamble` (workspace, filters) comes first, a line each, behind `#`: a person reads it at once, it cannot be cut
    off as a last block can, it does not blow up each row as a column would, and `pandas.read_csv(…, comment="#")` or
    deleting the rows gives the bare table. So that hashtags stay words there, cells with `#` are quoted.
    Days are ISO 8601, unknown is empty, text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    separator, point = _FORMS.get(locale, _FORMS["en"])
    lines = [f"# {_one_line(line, separator)}" for line in preamble]
    lines += [separator.join(_quoted(_cell(value, point), separator) for value in row) for row in (header, *rows)]
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")


def safe_filename(*parts: str) -> str:
    """Parts joined to a file name without an extension: plain letters, digits and hyphens, never empty or a path."""
    plain = unicodedata.normalize("NFKD", "-".join(parts)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:100] or "tajuk"


def _cell(value: object, point: str) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, float):
        return "" if math.isnan(value) else str(value).replace(".", point)
    if isinstance(value, int):
        return str(value)
    text = _storable(str(value))
    # Leading spaces do not help a formula out of being one.
    start = text.lstrip(_SPACES)
    return f"'{text}" if start.startswith(_FORMULA) and not _PLAIN_NUMBER.fullmatch(text) else text


def unguarded(cell: str) -> str:
    """A cell of a CSV of ours as it was before `csv_bytes` put an apostrophe before its formula."""
    return cell[1:] if cell.startswith("'") and cell[1:].lstrip(_SPACES).startswith(_FORMULA) else cell


def _quoted(cell: str, separator: str) -> str:
    """A cell as CSV writes it; quoted also where only some readers need it."""
    if separator not in cell and not _NEEDS_QUOTES.search(cell):
        return cell
    return _QUOTE + cell.replace(_QUOTE, _QUOTE * 2) + _QUOTE


def _one_line(text: str, separator: str) -> str:
    """One cell of one line without quotes around it, or readers that skip `#` lines would not know it."""
    return " ".join(_storable(text).replace(_QUOTE, "'").replace(separator, " /").split())


def _storable(text: str) -> str:
    """`text` without what no UTF-8 file or spreadsheet cell can hold: NUL and halves of surrogate pairs."""
    return "".join(char for char in text if char != "\0" and not "\ud800" <= char <= "\udfff")
