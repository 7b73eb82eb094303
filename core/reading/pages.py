"""From the bytes of one file to the pages that are in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from core.errors import UnreadableDocument
from core.model import Document, Facts
from core.reading import docx, html, tables, warc
from core.reading.encodings import declared, decode, text_of
from core.reading.kinds import HTML, SINGLE, WORD, kind_of
from core.reading.source import Source, clean_name
from core.reading.split_pages import parts_of

Page = Document | UnreadableDocument


def read(source: Source, text_column: str | None = None) -> Iterator[Page]:
    """The pages of one file: one of a text or a saved page, a row of a table, a capture of a web archive.

    What cannot be read is given as the error that says why, and the other pages of the file are still read.
    `text_column` is the column of a table that holds the pages' text; without it, it is told from names and lengths.
    The only page of a file has the SHA-256 of the file's bytes as its id, one of several that of its own text.
    """
    try:
        yield from _pages(source, text_column)
    except UnreadableDocument as error:
        yield error


def _pages(source: Source, text_column: str | None) -> Iterator[Page]:
    kind = kind_of(source.name, SINGLE)
    if kind in HTML:
        yield _from_html(source)
    elif kind in WORD:
        text, links = docx.page_of(source)
        yield _document(source, "utf-8", text, Facts(links=links))
    elif kind in tables.KINDS:
        yield from _rows(source, text_column)
    elif kind in warc.KINDS:
        yield from _captures(source)
    else:
        yield from _texts(source)


def _texts(source: Source) -> Iterator[Page]:
    whole = decode(source)
    parts = parts_of(whole.text)
    if len(parts) == 1:
        yield replace(whole, facts=_dated(parts[0][1], source))
        return
    for number, (text, facts) in enumerate(parts, 1):
        yield _part(f"{source.name}#{number}", whole.encoding, text, _dated(facts, source))


def _from_html(source: Source, facts: Facts | None = None) -> Document:
    encoding, markup = text_of(source, declared(source.data))
    text, found = html.page_of(markup)
    if facts:  # an archive knows address and day better than the page does
        found = replace(found, address=facts.address or found.address, captured=facts.captured,
                        captured_source=facts.captured_source)  # fmt: skip
    return _document(source, encoding, text, found)


def _rows(source: Source, text_column: str | None) -> Iterator[Page]:
    for row in tables.pages(source, text_column):
        if isinstance(row, UnreadableDocument):
            yield row
            continue
        name = f"{source.name}#{row.number}"
        text, facts = row.text.replace("\r\n", "\n").replace("\r", "\n"), row.facts
        if html.looks_like(text):
            text, found = html.page_of(text)
            facts = _filled(facts, found)
        if not text.strip():
            yield _nothing(name)
            continue
        yield _part(name, "utf-8", text, facts)


def _captures(source: Source) -> Iterator[Page]:
    for capture in warc.captures(source):
        if isinstance(capture, UnreadableDocument):
            yield capture
            continue
        page = Source(capture.name, capture.data)
        try:
            if capture.is_html:
                document = _from_html(page, capture.facts)
            else:
                document = replace(decode(page), facts=capture.facts)
        except UnreadableDocument as error:
            yield error
            continue
        # Two captures of one page are two documents even where the page has not changed: its links are the data.
        identity = hashlib.sha256(f"{capture.facts.address}\n{capture.facts.captured}\n{document.text}".encode())
        yield replace(document, id=identity.hexdigest())


def _filled(facts: Facts, found: Facts) -> Facts:
    """What a table says, and where it is silent, what the page says."""
    return Facts(
        address=facts.address or found.address,
        title=facts.title or found.title,
        author=facts.author or found.author,
        section=facts.section or found.section,
        published=facts.published or found.published,
        captured=facts.captured,
        captured_source=facts.captured_source,
        links=found.links,
    )


def _dated(facts: Facts, source: Source) -> Facts:
    """The facts with the day that an archive gives the file: the page was captured on it or before."""
    if facts.captured or not source.dated:
        return facts
    return replace(facts, captured=source.dated, captured_source="file")


def _document(source: Source, encoding: str, text: str, facts: Facts) -> Document:
    """The only page of a file."""
    if not text.strip():
        raise _nothing(source.name)
    identity = hashlib.sha256(source.data).hexdigest()
    return Document(identity, source.name, encoding, text, _dated(facts, source))


def _part(name: str, encoding: str, text: str, facts: Facts) -> Document:
    """One of several pages of a file. Its address and text make its id: a front page may be the same twice."""
    identity = hashlib.sha256(f"{facts.address or ''}\n{facts.captured or ''}\n{text}".encode()).hexdigest()
    return Document(identity, clean_name(name), encoding, text, facts)


def _nothing(name: str) -> UnreadableDocument:
    return UnreadableDocument(name, "empty", "{name} has no text. Save the page again and upload it.")
