"""Electronic books (.epub): each chapter that has a text is a page, as news readers and calibre bind newspapers.

Read with what is there already, zipfile and lxml: the kept library for it (ebooklib) is under the AGPL, which the
licence of this project does not go with.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import unquote

from lxml import etree

from core.errors import UnreadableDocument
from core.model import Document
from core.reading import html, identity
from core.reading.fence import fenced_call
from core.reading.reader import Page, Reader
from core.reading.source import MAX_FILE_BYTES, Source, unpacks_to_too_much

#: What the parts of a book may unpack to together, pictures among them, and how many chapters are read.
MAX_BYTES, MAX_CHAPTERS = 200 * 1024 * 1024, 5_000
#: A cover, a table of contents or a page of rights has less text than an article.
_LEAST_TEXT = 400
_CONTAINER = "META-INF/container.xml"
_PAGES = ("application/xhtml+xml", "text/html")


def read(source: Source, columns: Mapping[str, str]) -> Iterator[Page]:
    """The chapters of a book in its order that are long enough for an article. Raises `UnreadableDocument`."""
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as book:
            if sum(member.file_size for member in book.infolist()) > MAX_BYTES:
                raise unpacks_to_too_much(source.name, MAX_BYTES)
            chapters = [name for name in _spine(book) if book.getinfo(name).file_size <= MAX_FILE_BYTES]
            texts = [book.read(name) for name in chapters[:MAX_CHAPTERS]]
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError, RuntimeError, OSError, zlib.error) as error:
        raise UnreadableDocument(
            source.name, "broken-document",
            "{name} is locked, damaged or no book (.epub). Save its text as .txt and upload that.",
        ) from error  # fmt: skip
    found = 0
    for number, data in enumerate(texts, 1):
        name = f"{source.name}#{number}"
        page = fenced_call(name, lambda data=data, name=name: _chapter(source, name, data))  # type: ignore[misc]
        if page is not None:
            found += 1
            yield page
    if not found:
        raise identity.without_text(source.name)


def _chapter(source: Source, name: str, data: bytes) -> Document | None:
    text, facts = html.page_of(data.decode("utf-8", "replace"), name)
    if len(text.strip()) < _LEAST_TEXT:
        return None
    # The head of a chapter names the book or the file as often as the article.
    return identity.part(name, "utf-8", text, identity.dated(replace(facts, title=None), source))


def _spine(book: zipfile.ZipFile) -> list[str]:
    """The names of the members that are read one after the other. Raises `KeyError` where the book has no such list."""
    package = _xml(book, _CONTAINER).find(".//{*}rootfile")
    if package is None:
        raise KeyError(_CONTAINER)
    path = package.get("full-path", "")
    root = _xml(book, path)
    files = {
        item.get("id"): posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(item.get("href", ""))))
        for item in root.iterfind(".//{*}manifest/{*}item")
        if item.get("media-type") in _PAGES and "nav" not in item.get("properties", "").split()
    }
    members = frozenset(book.namelist())
    order = (files.get(item.get("idref")) for item in root.iterfind(".//{*}spine/{*}itemref"))
    return [name for name in dict.fromkeys(order) if name in members]


def _xml(book: zipfile.ZipFile, name: str) -> etree._Element:
    """A member as XML; no entity is resolved, and nothing is fetched."""
    if book.getinfo(name).file_size > MAX_FILE_BYTES:
        raise ValueError(name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    root = etree.fromstring(book.read(name), parser)
    if root is None:
        raise ValueError(name)
    return root


READER = Reader(suffixes=(".epub",), listed=(".epub",), read=read, max_bytes=5 * MAX_FILE_BYTES)
