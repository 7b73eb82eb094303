"""Bytes to documents: files, folders and archives, and what their kinds and encodings hold.

`walk` and `unpack` give the files that are in what was brought; `read` gives the pages that are in a file.
"""

from core.reading.archives import is_hidden, unpack, walk
from core.reading.encodings import decode
from core.reading.fence import fenced_call
from core.reading.html import looks_like as is_markup
from core.reading.kinds import KINDS, LISTED_KINDS, columns_of, read
from core.reading.reader import Columns
from core.reading.source import Source

__all__ = [
    "KINDS",
    "LISTED_KINDS",
    "Columns",
    "Source",
    "columns_of",
    "decode",
    "fenced_call",
    "is_hidden",
    "is_markup",
    "read",
    "unpack",
    "walk",
]
