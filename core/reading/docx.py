"""Pages that were pasted into a Word document: its paragraphs and cells in order, a line each."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import XMLSyntaxError

from core.errors import UnreadableDocument
from core.reading import texts
from core.reading.reader import Page, Reader
from core.reading.source import MAX_LINES, Source, too_long, unpacks_to_too_much

#: What the parts of a document may unpack to together.
MAX_BYTES = 200 * 1024 * 1024
#: The part that has the text, and how many tags it may have, opening and closing.
_TEXT, _MAX_TAGS = "word/document.xml", 1_000_000


def page_of(source: Source) -> tuple[str, tuple[int, ...]]:
    """The text of a document, and the numbers of its lines that are wholly one link.

    Raises `UnreadableDocument` for what is no Word document, is locked, or unpacks to too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > MAX_BYTES:
                raise unpacks_to_too_much(source.name, MAX_BYTES)
            if _is_too_long(archive):
                raise too_long(source.name)
        document = docx.Document(io.BytesIO(source.data))
        paragraphs = list(_paragraphs(document))
    except (zipfile.BadZipFile, OpcError, XMLSyntaxError, KeyError, ValueError, OSError) as error:
        raise UnreadableDocument(
            source.name, "broken-document",
            "{name} is locked, damaged or no Word document (.docx). Save its text as .txt and upload that.",
        ) from error  # fmt: skip
    lines: list[str] = []
    links: list[int] = []
    for paragraph in paragraphs:
        whole = paragraph.text.strip()
        is_link = bool(whole) and "".join(link.text for link in paragraph.hyperlinks).strip() == whole
        for line in whole.split("\n"):
            lines.append(line.strip())
            if is_link:
                links.append(len(lines))
    return "\n".join(lines) + "\n", tuple(links)


def _is_too_long(archive: zipfile.ZipFile) -> bool:
    """Whether the text has more paragraphs or tags than one page: python-docx holds each, a kilobyte of memory."""
    if _TEXT not in archive.namelist():
        return False
    with archive.open(_TEXT) as file:
        text = file.read(MAX_BYTES)
    return text.count(b"<w:p>") + text.count(b"<w:p ") > MAX_LINES or text.count(b"<") > _MAX_TAGS


def _paragraphs(container: Any) -> Iterator[Paragraph]:
    """The paragraphs in order, those of tables cell by cell; a cell that spans several is met once."""
    for block in container.iter_inner_content():
        if isinstance(block, Table):
            seen: set[Any] = set()
            for row in block.rows:
                for cell in row.cells:
                    if cell._tc not in seen:  # the cell's own element; there is no public way to know it again
                        seen.add(cell._tc)
                        yield from _paragraphs(cell)
        else:
            yield block


def read(source: Source, columns: Mapping[str, str]) -> Iterator[Page]:
    """The one page of a document. Raises `UnreadableDocument`."""
    text, links = page_of(source)
    yield from texts.pages(source, "utf-8", text, links)


READER = Reader(suffixes=(".docx",), listed=(".docx",), read=read)
