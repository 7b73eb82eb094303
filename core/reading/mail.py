"""Pages in the format of mail: web archives of browsers (.mht, .mhtml), and mails with news (.eml)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime

from core.errors import UnreadableDocument
from core.model import Facts
from core.reading import cells, html, identity
from core.reading.encodings import declared, text_of
from core.reading.fields import facts_of, with_stated
from core.reading.reader import Page, Reader
from core.reading.source import MAX_FILE_BYTES, Source

#: Parts within parts: each costs every line below it once more.
_MOST_BOUNDARIES = 200
#: No header that is asked for is longer.
_LONGEST_HEADER = 2000
#: What mail programs put before a subject.
_ON_ITS_WAY = re.compile(r"(?:(?:re|fwd?|fw|bls|trs|tr|aw)\s*:\s*)+", re.IGNORECASE)
_ADDRESSES = ("Snapshot-Content-Location", "Content-Location")


def read(source: Source, columns: Mapping[str, str]) -> Iterator[Page]:
    """The one page of a mail or web archive; its date is that of the capture. Raises `UnreadableDocument`."""
    if source.data.lower().count(b"boundary=") > _MOST_BOUNDARIES:
        raise _broken(source)
    message = message_from_bytes(source.data)
    part = _main(message) if message.keys() else None
    if part is None:
        raise _broken(source)
    data = part.get_payload(decode=True)
    content = Source(source.name, data if isinstance(data, bytes) else b"")
    encoding, text = text_of(content, part.get_content_charset() or declared(content.data))
    facts = _facts(message, part)
    if part.get_content_type() == "text/plain":
        text, facts = cells.with_title(text, with_stated(facts))
    else:
        text, found = html.page_of(text, source.name)
        facts = replace(
            found, address=facts.address or found.address, title=found.title or facts.title,
            captured=facts.captured, captured_source=facts.captured_source,
        )  # fmt: skip
    yield identity.whole(source, encoding, _lines(text), facts)


def _main(message: Message) -> Message | None:
    """The part that is the page: the first of HTML, which keeps what is a link, else the first of text."""
    parts = [part for part in message.walk() if not part.is_multipart() and part.get_filename() is None]
    for kinds in (("text/html", "application/xhtml+xml"), ("text/plain",)):
        for part in parts:
            if part.get_content_type() in kinds and (part.get_payload() or kinds[0] == "text/html"):
                return part
    return None


def _facts(message: Message, part: Message) -> Facts:
    address = next((message[name] or part[name] for name in _ADDRESSES if message[name] or part[name]), None)
    try:
        captured: object = parsedate_to_datetime(str(message["Date"] or "")[:_LONGEST_HEADER])
    except (ValueError, TypeError, IndexError):
        captured = None
    subject = _ON_ITS_WAY.sub("", _words(message["Subject"]) or "")
    return facts_of({"address": address, "title": subject, "captured": captured})


def _words(header: object) -> str | None:
    """A header as it is read: encoded words decoded."""
    raw = " ".join(str(header or "")[:_LONGEST_HEADER].split())
    try:
        return str(make_header(decode_header(raw))) or None
    except (MessageError, LookupError, ValueError):
        return raw or None


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _broken(source: Source) -> UnreadableDocument:
    return UnreadableDocument(
        source.name,
        "broken-document",
        "{name} has no page in it, or is damaged. Save the page as .html and upload that.",
    )


READER = Reader(suffixes=(".mht", ".mhtml", ".eml"), listed=(".mht", ".eml"), read=read, max_bytes=2 * MAX_FILE_BYTES)
