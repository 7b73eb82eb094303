"""Saved pages: their visible text as lines, as a crawler leaves it, which lines are links, and their metadata.

Nothing is left out that a reader sees: menus and lists of links are data here. Nothing is fetched.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from core.model import Document, Facts
from core.reading import identity, isolated
from core.reading.encodings import declared, text_of
from core.reading.fields import address_of, facts_of
from core.reading.reader import Page, Reader
from core.reading.source import Source

#: What a reader does not see.
_HIDDEN = frozenset({
    "script", "style", "noscript", "template", "svg", "head", "select", "option", "input", "button", "iframe", "object",
    "canvas", "textarea",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dialog", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul", "video",
})  # fmt: skip
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)", re.IGNORECASE)
_MARKUP = re.compile(r"\s*(?:<!doctype html|<html|<head|<body|<div|<article|<p[\s>])", re.IGNORECASE)
#: Shorter pieces of markup have few attributes; and the pairs of attributes above which a page is slow (seconds).
_MANY_ATTRIBUTES, _SLOW = 2000, 2_000_000_000
_SEPARATORS = " \t\u00a0|·•/»>,-–—"
#: The metadata that are read: property or name -> field of `core.reading.fields`.
_META = {
    "og:url": "address", "og:title": "title", "article:published_time": "published", "datepublished": "published",
    "pubdate": "published", "publishdate": "published", "content_publisheddate": "published",
    "article:section": "section", "author": "author", "article:author": "author", "content_author": "author",
}  # fmt: skip
_ARTICLES = ("NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "LiveBlogPosting")
_JSON = {"headline": "title", "datePublished": "published", "articleSection": "section"}


def looks_like(text: str) -> bool:
    """Whether a text, as of a table's cell, is a page's markup."""
    return _MARKUP.match(text) is not None


def document_of(source: Source, facts: Facts | None = None) -> Document:
    """The document of a saved page; `facts` of an archive, which knows address and day better than the page does.

    Raises `UnreadableDocument` where its bytes are no text or show none.
    """
    encoding, markup = text_of(source, declared(source.data))
    text, found = page_of(markup, source.name)
    if facts:
        found = replace(found, address=facts.address or found.address, captured=facts.captured,
                        captured_source=facts.captured_source)  # fmt: skip
    return identity.whole(source, encoding, text, found)


def page_of(markup: str, name: str = "?") -> tuple[str, Facts]:
    """The visible text, a line a block, and the facts in the page's metadata; ("", Facts()) where there is nothing.

    `Facts.links` are the numbers of the lines that are wholly one link. Where links are in a row with nothing but
    separators between them, each is a line of its own, so that two headlines are never glued.
    """
    parser = lxml_html.HTMLParser(no_network=True, recover=True, huge_tree=False, encoding="utf-8")
    data = markup.replace("\0", "").encode("utf-8", "replace")
    if _may_be_slow(markup):
        for _parsed in isolated.values(Source(name, data), "markup"):
            pass  # it can be parsed in time
    try:
        root = lxml_html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return "", Facts()
    lines = _Lines()
    _fill(lines, root)
    text, links = lines.done()
    facts = facts_of(_metadata(root))
    return text, Facts(facts.address, facts.title, facts.author, facts.section, facts.published, links=links)


def _may_be_slow(markup: str) -> bool:
    """Whether tags may have so many attributes that the parser, which compares each with all others, takes minutes.

    Where a tag ends is unsure while a quotation mark may be open; then what follows it counts as well.
    """
    costs = 0
    for piece in markup.split("<"):
        if len(piece) > _MANY_ATTRIBUTES:
            tag = piece.partition(">")[0]
            costs += sum(map((piece if '"' in tag or "'" in tag else tag).count, " \n\t\r\f/")) ** 2
    return costs > _SLOW


class _Lines:
    """Gathers pieces of text, each with the link that it is in, and cuts them into lines."""

    def __init__(self) -> None:
        self._pieces: list[tuple[str, int]] = []
        self._lines: list[str] = []
        self._links: list[int] = []

    def add(self, text: str | None, link: int) -> None:
        if text:
            self._pieces.append((text, link))

    def end_line(self) -> None:
        """Write what has been gathered: as one line, or link by link where it is nothing but links."""
        pieces, self._pieces = self._pieces, []
        between = "".join(text for text, link in pieces if not link)
        inside: dict[int, list[str]] = {}
        for text, link in pieces:
            if link:
                inside.setdefault(link, []).append(text)
        if inside and not between.strip(_SEPARATORS + "\n\r"):
            for texts in inside.values():
                self._write("".join(texts), is_link=True)
        else:
            self._write("".join(text for text, _ in pieces), is_link=False)

    def _write(self, text: str, *, is_link: bool) -> None:
        plain = " ".join(text.split())
        if plain:
            self._lines.append(plain)
            if is_link:
                self._links.append(len(self._lines))

    def done(self) -> tuple[str, tuple[int, ...]]:
        self.end_line()
        return "".join(f"{line}\n" for line in self._lines), tuple(self._links)


def _fill(lines: _Lines, root: Any) -> None:
    """Walk the tree without recursion, for hostile pages nest deeper than any stack."""
    link = count = hidden = 0
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            if not hidden:
                lines.add(node.tail, link)
            continue
        tag = node.tag
        if event == "start":
            hidden += _is_hidden(node) or hidden > 0
            if hidden:
                continue
            if tag in _BLOCKS:
                lines.end_line()
            if tag == "a" and node.get("href") and not link:
                count += 1
                link = count
            lines.add(node.text, link)
            continue
        if hidden:
            hidden -= 1
        else:
            if tag in _BLOCKS:
                lines.end_line()
            if tag == "a" and node.get("href"):
                link = 0
        if not hidden and node is not root:
            lines.add(node.tail, link)


def _is_hidden(node: Any) -> bool:
    style = node.get("style")
    return node.tag in _HIDDEN or node.get("hidden") is not None or bool(style and _INVISIBLE.search(style))


def _metadata(root: Any) -> dict[str, object]:
    """What the page states about itself; what is first in this order is believed: JSON-LD, meta, link, comment."""
    found: dict[str, object] = {}
    for name, value in (*_structured(root), *_meta(root), *_addresses(root)):
        if value:
            found.setdefault(name, value)
    title = root.find(".//title")
    if title is not None:
        found.setdefault("title", title.text_content())
    return found


def _meta(root: Any) -> Iterator[tuple[str, str | None]]:
    for node in root.iter("meta"):
        means = _META.get((node.get("property") or node.get("name") or node.get("itemprop") or "").lower())
        # Some sites put the address of the author's page where the name should be.
        if means and not (means == "author" and address_of(node.get("content"))):
            yield means, node.get("content")


def _addresses(root: Any) -> Iterator[tuple[str, str | None]]:
    for node in root.iter("link"):
        if (node.get("rel") or "").lower() == "canonical":
            yield "address", node.get("href")
    # Browsers write where they saved a page from above its first element.
    for node in (*root.itersiblings(preceding=True), *root.iter(etree.Comment)):
        if saved := _SAVED_FROM.search(node.text or ""):
            yield "address", saved[1]


def _structured(root: Any) -> Iterator[tuple[str, object]]:
    for node in root.iter("script"):
        if (node.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            data = json.loads(node.text or "")
        except (ValueError, RecursionError):
            continue
        for item in _items(data):
            kinds = item.get("@type")
            if any(kind in _ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds])):
                yield from ((means, item.get(name)) for name, means in _JSON.items())
                yield "author", _author(item.get("author"))


def _items(data: object) -> Iterator[Mapping[str, object]]:
    listed = data if isinstance(data, list) else [data]
    for item in listed:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (each for each in (graph if isinstance(graph, list) else []) if isinstance(each, dict))


def _author(value: object) -> str | None:
    every = value if isinstance(value, list) else [value]
    names = [str(each.get("name") or "") if isinstance(each, dict) else str(each or "") for each in every]
    return ", ".join(name for name in names if name) or None


def read(source: Source, columns: Mapping[str, str]) -> Iterator[Page]:
    """The one page of a saved page. Raises `UnreadableDocument`."""
    yield document_of(source)


READER = Reader(suffixes=(".html", ".htm", ".xhtml"), listed=(".html",), read=read)
