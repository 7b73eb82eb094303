"""Rich Text Format, as word processors and the exports of press archives write it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from core.errors import UnreadableDocument
from core.reading import texts
from core.reading.isolated import values
from core.reading.reader import Page, Reader
from core.reading.source import Source


def read(source: Source, columns: Mapping[str, str]) -> Iterator[Page]:
    """The text of a document: one page, or each of the articles in it. Raises `UnreadableDocument`."""
    if not source.data.lstrip().startswith(b"{\\rtf"):
        raise UnreadableDocument(
            source.name, "broken-document",
            "{name} is damaged or no Rich Text document (.rtf). Save its text as .txt and upload that.",
        )  # fmt: skip
    for text in values(source, "rtf"):
        yield from texts.pages(source, "utf-8", text)


READER = Reader(suffixes=(".rtf",), listed=(".rtf",), read=read)
