"""Cells of a table as plain words and as pages: entities written out, markup read as markup."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from core.model import Facts
from core.reading import html
from core.text import key

#: A title or name longer than this is something else.
_LONGEST = 300
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")
_FORMATTED = re.compile(
    r"</?(?:p|br|div|span|strong|b|em|i|u|a|img|h[1-6]|ul|ol|li|figure|table|tr|td|blockquote)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_BLOCK = re.compile(r"</?(?:p|br|div|h[1-6]|ul|ol|li|figure|table|tr|td|blockquote)(?:\s[^<>]*)?/?>", re.IGNORECASE)


def words(value: object) -> str | None:
    """A title, a name or a section on one line, without entities and tags; None where it is empty or too long."""
    if isinstance(value, list | tuple):
        value = ", ".join(str(part) for part in value)
    text = " ".join(_TAG.sub(" ", plain(str("" if value is None else value)[: 8 * _LONGEST])).split())
    return text if 0 < len(text) <= _LONGEST else None


def plain(text: str) -> str:
    """`text` with its entities written out, also where an export has escaped them twice."""
    for _ in range(2):
        if _ENTITY.search(text) is None:
            break
        text = unescape(text)
    return text


def written(value: object) -> str:
    """The cell of a text column as one text; a list of paragraphs is a line each."""
    if isinstance(value, list | tuple):
        value = "\n".join(str(part) for part in value if isinstance(part, str))
    return str("" if value is None else value).strip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def page(text: str, name: str = "?") -> tuple[str, Facts]:
    """The page that a cell holds, and what its markup says of it; `name` is what a refusal calls it."""
    if html.looks_like(text):
        return html.page_of(text, name)
    if _FORMATTED.search(text):
        # Line ends are white space to HTML: without markup for lines they are the cell's own lines.
        return html.page_of(text if _BLOCK.search(text) else text.replace("\n", "<br>"), name)
    return plain(text), Facts()


def with_title(text: str, facts: Facts) -> tuple[str, Facts]:
    """The page with its stated title as a first line of its own, unless one of its lines is the title already."""
    title = facts.title
    if not title or any(key(line) == key(title) for line in text.split("\n")):
        return text, facts
    return f"{title}\n{text}", replace(facts, links=tuple(number + 1 for number in facts.links))
