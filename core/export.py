"""Tables as files that leave Tajuk: CSV that a spreadsheet opens right and that cannot run anything there."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime

# What a spreadsheet takes for the start of a formula. Full-width forms are read as the plain ones by some.
_SIGNS = "=+\\-@＝＋－＠"
# What is not seen does not help a formula out of being one: controls, spaces of all kinds, marks of no width.
_UNSEEN = (
    r"\x00-\x08\x0b\x0c\x0e-\x20\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f"
    r"\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
)
_QUOTE = '"'
_NEEDS_QUOTES = re.compile(rf'["\n\r#\t;]|^\s|\s$|^[{_UNSEEN}\']*[{_SIGNS}]')
_START = re.compile(rf"[{_UNSEEN}']*(?:[{_SIGNS}]|[\t\r\n])")
# A spreadsheet that parts fields elsewhere than this file does knows no quotes in the middle of a line: what is behind
# any separator may begin a cell there. Plain numbers stay what they are; the start of a cell has its own guard.
_INSIDE = re.compile(
    rf"(?<=\S[;,\t\r\n])(?=[{_UNSEEN}']*[{_SIGNS}])(?![{_UNSEEN}]*[-+]?\d[\d.]*%?[{_UNSEEN}]*(?:[;,\t\r\n]|$))"
)
_GUARDED = re.compile(rf"(?<=\S[;,\t\r\n])'(?=[{_UNSEEN}']*[{_SIGNS}])")
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
    Days are ISO 8601, unknown is empty, text that a spreadsheet would run as a formula gets an apostrophe before it;
    so does what would be one behind a semicolon, a comma, a tab or a line end inside a cell, where a spreadsheet that
    assumes another separator begins a cell. `unguarded` takes them away again.
    """
    separator, point = _FORMS.get(locale, _FORMS["en"])
    lines = [f"# {_one_line(line)}" for line in preamble]
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
    if _PLAIN_NUMBER.fullmatch(text):
        return text
    inside = _INSIDE.sub("'", text)
    return f"'{inside}" if _START.match(inside) else inside


def unguarded(cell: str) -> str:
    """A cell of a CSV of ours as it was before `csv_bytes` put apostrophes before its formulas."""
    text = cell[1:] if cell.startswith("'") and _START.match(cell, 1) else cell
    return _GUARDED.sub("", text)


def _quoted(cell: str, separator: str) -> str:
    """A cell as CSV writes it; quoted also where only some readers need it."""
    if _PLAIN_NUMBER.fullmatch(cell) and separator not in cell:
        return cell
    if separator not in cell and not _NEEDS_QUOTES.search(cell):
        return cell
    return _QUOTE + cell.replace(_QUOTE, _QUOTE * 2) + _QUOTE


def _one_line(text: str) -> str:
    """One cell of one line without quotes around it, or readers that skip `#` lines would not know it."""
    return " ".join(re.sub("[,;]", " /", _storable(text).replace(_QUOTE, "'")).split())


def _storable(text: str) -> str:
    """`text` without what no UTF-8 file or spreadsheet cell can hold: NUL and halves of surrogate pairs."""
    return "".join(char for char in text if char != "\0" and not "\ud800" <= char <= "\udfff")
