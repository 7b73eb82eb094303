"""PDF with a text layer: its lines joined into the paragraphs that they were set from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from core.errors import UnreadableDocument
from core.reading import texts
from core.reading.isolated import values
from core.reading.reader import Page, Reader
from core.reading.source import MAX_FILE_BYTES, Source

#: A line that fills at least this part of the column goes on in the next one.
_FULL = 0.75
#: A scanned page has hardly a character, or the number that the scanner set on it.
_LEAST_TEXT = 20
_PAGE_NUMBER = re.compile(r"(?:halaman|page|hal\.?)?\s*\d{1,4}(?:\s*(?:dari|of|/)\s*\d{1,4})?", re.IGNORECASE)
#: The first half of a word that was parted at the end of a line, and the second half.
_PARTED, _REST = re.compile(r"([^\W\d_]+)-$"), re.compile(r"[a-zß-ÿ]+")


def read(source: Source, columns: Mapping[str, str]) -> Iterator[Page]:
    """The text of a PDF as one page. Raises `UnreadableDocument` for one that is scanned or locked."""
    pages = list(values(source, "pdf"))
    if pages == [{"locked": True}]:
        raise UnreadableDocument(
            source.name, "encrypted", "{name} is locked with a password. Save it without one and upload that."
        )
    if sum(len(page.strip()) for page in pages) < _LEAST_TEXT * max(1, len(pages)):
        raise UnreadableDocument(
            source.name, "scanned",
            "{name} has no text, only pictures of pages. Run text recognition (OCR) on it and upload the result.",
        )  # fmt: skip
    yield from texts.pages(source, "utf-8", paragraphs(pages))


def paragraphs(pages: list[str]) -> str:
    """The text of pages as lines of one paragraph each: line ends and hyphens mended, page numbers left out."""
    lines = [line for page in pages for line in _numberless(page)]
    width = _width(lines)
    joined: list[str] = []
    open_ = False
    for line in lines:
        plain = " ".join(line.split())
        if open_ and plain and joined and not _begins_another(joined[-1], plain):
            joined[-1] = _together(joined[-1], plain)
        else:
            joined.append(plain)
        open_ = len(line.strip()) >= _FULL * width or plain.endswith("-") or (open_ and not plain)
    return "\n".join(line for line in joined if line) + "\n"


def _numberless(page: str) -> list[str]:
    """The lines of a page without its number at the head or the foot."""
    lines = [line.rstrip() for line in page.splitlines() if line.strip()]
    for place in (0, -1):
        if lines and _PAGE_NUMBER.fullmatch(lines[place].strip()):
            lines.pop(place)
    return lines


def _width(lines: list[str]) -> int:
    """How long a full line is: nine in ten lines are not longer."""
    lengths = sorted(len(line.strip()) for line in lines)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _begins_another(before: str, line: str) -> bool:
    """Whether a line after a full one is a new paragraph: the full one ended a sentence with its own last word."""
    return before.endswith((".", "!", "?", '."', ".”")) and not line[:1].islower() and len(before) > 400


def _together(before: str, line: str) -> str:
    """Two lines as one; a word that was parted is whole again, and a doubled one (anak-anak) keeps its hyphen."""
    parted, rest = _PARTED.search(before), _REST.match(line)
    if parted is None or rest is None:
        return f"{before} {line}"
    doubled = parted[1].lower() == rest[0] or rest[0].startswith(parted[1].lower())
    return before + line if doubled else before[:-1] + line


READER = Reader(suffixes=(".pdf",), listed=(".pdf",), read=read, max_bytes=5 * MAX_FILE_BYTES)
