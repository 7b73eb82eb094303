"""The raw bytes of one file, the name that it is called by, and the limits of both."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.errors import UnreadableDocument

MAX_FILE_BYTES = 10 * 1024 * 1024
#: How large a file of many pages may be, a table or a web archive.
MAX_MANY_BYTES = 1024 * 1024 * 1024
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f]")


@dataclass(frozen=True, slots=True)
class Source:
    """The raw bytes of one file and the name that it is called by; the name is never used as a path.

    `dated` is the day that an archive gives its member, as ISO 8601, where it gives one.
    """

    name: str
    data: bytes
    dated: str | None = None


def clean_name(name: str) -> str:
    """A name as it can be shown: without control characters, not longer than a line."""
    return CONTROL.sub("", name.replace("\\", "/").replace("\n", " ").replace("\t", " ")).strip()[-200:] or "?"


def too_large(name: str) -> UnreadableDocument:
    """The refusal of a file above `MAX_FILE_BYTES`."""
    return UnreadableDocument(
        name,
        "too-large",
        "{name} is larger than {size} MB. Split it into single pages.",
        size=MAX_FILE_BYTES // 1024**2,
    )
