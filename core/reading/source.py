"""The raw bytes of one file, the name that it is called by, and the limits of both."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.errors import UnreadableDocument

MAX_FILE_BYTES = 10 * 1024 * 1024
#: How large a file of many pages may be, a table or a web archive. It is held whole in memory while it is read.
MAX_MANY_BYTES = 500 * 1024 * 1024
#: The longest text of one page. The longest articles have some 100,000 characters; above this limit, finding names and
#: dates takes more than ten seconds, and what is so long is a whole volume.
MAX_CHARACTERS = 500_000
MAX_LINES = 50_000
_SURROGATE = re.compile("[\ud800-\udfff]")
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
    return (
        CONTROL.sub("", whole_characters(name).replace("\\", "/").replace("\n", " ").replace("\t", " ")).strip()[-200:]
        or "?"
    )


def whole_characters(text: str) -> str:
    """`text` with U+FFFD for each half of a character, which JSON can have and no encoding can write."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def too_large(name: str, limit: int = MAX_FILE_BYTES) -> UnreadableDocument:
    """The refusal of a file of more than `limit` bytes."""
    if limit > MAX_FILE_BYTES:
        return UnreadableDocument(
            name, "too-large", "{name} is larger than {size} MB. Split it up.", size=limit // 1024**2
        )
    return UnreadableDocument(
        name, "too-large", "{name} is larger than {size} MB. Split it into single pages.", size=limit // 1024**2
    )


def unpacks_to_too_much(name: str, limit: int) -> UnreadableDocument:
    """The refusal of a file that holds more than `limit` bytes when it is unpacked."""
    return UnreadableDocument(
        name, "too-large", "{name} unpacks to more than {size} MB. Split it up.", size=limit // 1024**2
    )


def too_long(name: str) -> UnreadableDocument:
    """The refusal of a page above `MAX_CHARACTERS` or `MAX_LINES`."""
    return UnreadableDocument(
        name, "too-long",
        "{name} is too long for one page: more than {characters} characters or {lines} lines. Split it up.",
        characters=MAX_CHARACTERS, lines=MAX_LINES,
    )  # fmt: skip
