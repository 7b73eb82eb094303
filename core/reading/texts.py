"""Plain text: one page, or several with marks between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from core.reading import identity
from core.reading.encodings import decode
from core.reading.reader import Page, Reader
from core.reading.source import Source
from core.reading.split_pages import parts_of


def read(source: Source, columns: Mapping[str, str]) -> Iterator[Page]:
    """The pages of a text: the whole, or each of the articles that it holds. Raises `UnreadableDocument`."""
    page = decode(source)
    parts = parts_of(page.text)
    if len(parts) == 1:
        yield replace(page, facts=identity.dated(parts[0][1], source))
        return
    for number, (text, facts) in enumerate(parts, 1):
        yield identity.part(f"{source.name}#{number}", page.encoding, text, identity.dated(facts, source))


READER = Reader(suffixes=(".txt",), listed=(".txt",), read=read)
