"""Captures of Common Crawl and other archives: WARC responses (HTML) and WET conversions (text)."""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from core.errors import UnreadableDocument
from core.model import Document, Facts
from core.reading.encodings import decode
from core.reading.fence import fenced_call
from core.reading.fields import address_of, day_of
from core.reading.html import document_of
from core.reading.reader import Page, Reader
from core.reading.source import MAX_FILE_BYTES, MAX_MANY_BYTES, Source, clean_name

MAX_RECORDS = 200_000
_HTML = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Capture:
    """One page of an archive: its bytes, whether they are HTML, and the address and day of its capture."""

    name: str
    data: bytes
    is_html: bool
    facts: Facts


def captures(source: Source) -> Iterator[Capture | UnreadableDocument]:
    """The pages of an archive in its order; other records (requests, pictures, metadata) are no pages.

    A damaged record ends the archive, for nothing shows where the next one begins; what came before it is kept.
    """
    count = 0
    try:
        # Digests are checked by archives; a page whose digest is wrong is still the page that was captured.
        for record in ArchiveIterator(io.BytesIO(source.data), check_digests=False):
            count += 1
            if count > MAX_RECORDS:
                yield UnreadableDocument(
                    source.name, "too-large", "{name} has more than {rows} records. Split it up.", rows=MAX_RECORDS
                )
                return
            capture = _capture(source, count, record)
            if capture is not None:
                yield capture
    except (ArchiveLoadFailed, zlib.error, OSError, EOFError, ValueError, KeyError, AttributeError):
        yield UnreadableDocument(
            source.name, "broken-archive", "{name} is damaged after {n} records; what came before it was read.", n=count
        )


def _capture(source: Source, number: int, record: ArcWarcRecord) -> Capture | UnreadableDocument | None:
    is_html = record.rec_type == "response" and _content_type(record) in _HTML
    if not (is_html or record.rec_type == "conversion"):
        return None
    address = address_of(record.rec_headers.get_header("WARC-Target-URI"))
    name = clean_name(f"{source.name}#{number} {address or ''}")
    # No more is unpacked than a page may have: a small record can hold terabytes.
    data = record.content_stream().read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        return UnreadableDocument(
            name, "too-large", "{name} is larger than {size} MB. Leave it out of the archive.",
            size=MAX_FILE_BYTES // 1024**2,
        )  # fmt: skip
    day = day_of(record.rec_headers.get_header("WARC-Date"))
    facts = Facts(address=address, captured=day, captured_source="warc" if day else None)
    return Capture(name, data, is_html, facts)


def _content_type(record: ArcWarcRecord) -> str:
    kind = record.http_headers.get_header("Content-Type") if record.http_headers else None
    return (kind or "").split(";")[0].strip().lower()


def read(source: Source, columns: Mapping[str, str]) -> Iterator[Page]:
    """The pages of a web archive in its order; one that cannot be read is the error with the reason."""
    for capture in captures(source):
        yield capture if isinstance(capture, UnreadableDocument) else _fenced(capture)


def _fenced(capture: Capture) -> Page:
    return fenced_call(capture.name, lambda: _document(capture))


def _document(capture: Capture) -> Document:
    """A capture read as a page. Two captures of one page are two documents even where the page has not changed."""
    page = Source(capture.name, capture.data)
    document = document_of(page, capture.facts) if capture.is_html else replace(decode(page), facts=capture.facts)
    identity = hashlib.sha256(f"{capture.facts.address}\n{capture.facts.captured}\n{document.text}".encode())
    return replace(document, id=identity.hexdigest())


READER = Reader(
    suffixes=(".warc", ".warc.gz", ".wet", ".wet.gz"), listed=(".warc", ".wet"), read=read, max_bytes=MAX_MANY_BYTES
)
