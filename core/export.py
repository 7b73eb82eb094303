"""Tables as files that leave Tajuk: CSV that a spreadsheet opens right and that cannot run anything there."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime

# What a spreadsheet takes for the start of a formula. Full-width forms are read as the plain ones by some.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_PLAIN_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)*%?")


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[object]], preamble: Sequence[str]) -> bytes:
    """A CSV in UTF-8 with the byte-order mark that Excel needs, comma separated, lines ended as RFC 4180 says.

    `preamble` (workspace, filters) comes first, a line each, behind `#`: a person reads it at once, and
    `pandas.read_csv(…, comment="#")` or deleting the rows gives the bare table. Days are ISO 8601, unknown is empty,
    and text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    # Each line of the preamble is one cell of one line, and without quotes around it, or readers that skip `#` lines
    # would not know it; so the characters that would need quotes go.
    writer.writerows([f"# {_one_line(line)}"] for line in preamble)
    writer.writerow([_cell(name) for name in header])
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def safe_filename(*parts: str) -> str:
    """Parts joined to a file name without an extension: plain letters, digits and hyphens, never empty or a path."""
    plain = unicodedata.normalize("NFKD", "-".join(parts)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:100] or "tajuk"


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, int | float):
        return str(value)
    text = str(value).replace("\0", "")
    # Leading spaces do not help a formula out of being one.
    start = text.lstrip(" \u00a0")
    return f"'{text}" if start.startswith(_FORMULA) and not _PLAIN_NUMBER.fullmatch(text) else text


def _one_line(text: str) -> str:
    return " ".join(text.replace('"', "'").replace(",", ";").split())
