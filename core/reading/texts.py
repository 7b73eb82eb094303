"""Plain text: one page, several with marks between them, or the export of a press database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from core.reading import identity, press_exports
from core.reading.encodings import decoded
from core.reading.reader import Page, Reader
from core.reading.source import MAX_LINES, Source, too_long
from core.reading.split_pages import parts_of

#: The lines of a file of several pages; an article has thirty, so that this is more than a file of 10 MB can hold.
_MOST_LINES = 10 * MAX_LINES


def read(source: Source, columns: Mapping[str, str]) -> Iterator[Page]:
    """The pages of a text: the whole, or each of the articles that it holds. Raises `UnreadableDocument`."""
    page = decoded(source)
    yield from pages(source, page.encoding, page.text)


def pages(source: Source, encoding: str, text: str, links: tuple[int, ...] = ()) -> Iterator[Page]:
    """The pages of the text of a file; `links` are the numbers of its lines that are wholly one link.

    Raises `UnreadableDocument` where there is no text.
    """
    if text.count("\n") > _MOST_LINES:
        raise too_long(source.name)
    exported = press_exports.articles(text.split("\n"))
    parts = exported or parts_of(text)
    if len(parts) == 1 and not exported:
        yield identity.whole(source, encoding, text, replace(parts[0][1], links=links))
        return
    for number, (body, facts) in enumerate(parts, 1):
        yield identity.part(f"{source.name}#{number}", encoding, body, identity.dated(facts, source))


READER = Reader(suffixes=(".txt",), listed=(".txt",), read=read)
