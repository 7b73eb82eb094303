"""RSS and Atom feeds: one page an item with a text, and the items that are a headline alone as one list of them."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import Any

from lxml import etree

from core.errors import UnreadableDocument
from core.model import Document, Facts
from core.reading import cells, html, identity
from core.reading.encodings import text_of
from core.reading.fence import fenced_call
from core.reading.fields import facts_of, with_stated
from core.reading.reader import Page, Reader
from core.reading.source import MAX_FILE_BYTES, Source

_ITEMS = ("item", "entry")
#: What an element of an item holds, by its local name; of those for the text the longest is taken.
_TEXTS = ("encoded", "content", "description", "summary")
_FIELDS = {
    "title": "title", "link": "address", "origLink": "address", "pubDate": "published", "published": "published",
    "date": "published", "updated": "published", "creator": "author", "author": "author", "category": "section",
}  # fmt: skip
#: Entities of HTML, which feeds use although XML knows but five.
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)(\w{2,8});")
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf)\b", re.IGNORECASE)


def read(source: Source, columns: Mapping[str, str]) -> Iterator[Page]:
    """The items of a feed in its order. Raises `UnreadableDocument` for XML that is no feed."""
    encoding, text = text_of(source)
    items = _items(text)
    if not items:
        raise UnreadableDocument(
            source.name,
            "no-feed",
            "{name} is no RSS or Atom feed with items. Save the pages as .html and upload those.",
        )
    alone: list[Facts] = []
    for number, item in enumerate(items, 1):
        name = f"{source.name}#{number}"
        page = fenced_call(name, lambda item=item, name=name: _page(name, encoding, item))  # type: ignore[misc]
        if isinstance(page, Facts):
            alone.append(page)
        else:
            yield page
    if alone:
        titles = [facts.title for facts in alone if facts.title]
        facts = Facts(links=tuple(range(1, len(titles) + 1)), stated=("links",))
        yield identity.part(source.name, encoding, "".join(f"{title}\n" for title in titles), facts)


def is_feed(source: Source) -> bool:
    """Whether a file of XML is a feed, by its first bytes."""
    return _FEED.search(source.data[:4096]) is not None


def _items(text: str) -> list[Any]:
    """The items; no entity of the file is resolved, and nothing is fetched."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_comments=True
    )
    plain = _ENTITY.sub(lambda found: entities.unescape(found[0]), _DECLARATION.sub("", text.removeprefix("\ufeff"), 1))
    try:
        root = etree.fromstring(plain.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return []
    return [] if root is None else [node for node in root.iter(etree.Element) if _local(node) in _ITEMS]


def _page(name: str, encoding: str, item: Any) -> Document | Facts:
    """An item as a page; its facts alone where it has no text, or nothing but its title once more."""
    values: dict[str, object] = {}
    longest = ""
    for node in item:
        local = _local(node)
        if local in _TEXTS:
            longest = max(longest, _text(node), key=len)
        elif (means := _FIELDS.get(local)) and (value := _value(node, local)):
            values.setdefault(means, value)
    facts = with_stated(facts_of(values))
    text = html.page_of(longest, name)[0] if "<" in longest else longest.strip()
    if not text.strip() or text.strip() == facts.title:
        return facts
    return identity.part(name, encoding, *cells.with_title(text, facts))


def _value(node: Any, local: str) -> object:
    if local == "link":
        return node.get("href") if node.get("rel", "alternate") == "alternate" and node.get("href") else _text(node)
    if _FIELDS[local] == "published":
        return _day(_text(node))
    return _text(node)


def _day(text: str) -> object:
    """The day of a date of a feed: RFC 822 in RSS, ISO 8601 in Atom."""
    try:
        return parsedate_to_datetime(text[:100])
    except (ValueError, TypeError, IndexError):
        return text


def _text(node: Any) -> str:
    return "".join(node.itertext()).strip()


def _local(node: Any) -> str:
    return str(etree.QName(node).localname) if isinstance(node.tag, str) else ""


READER = Reader(suffixes=(".xml", ".rss", ".atom"), listed=(".xml",), read=read, max_bytes=MAX_FILE_BYTES,
                holds_pages=is_feed)  # fmt: skip
