"""Tables of headlines without texts (title, address, day): the headlines of a site and day are one page, a list of
links.

So every headline keeps its day and its site, which a page has once, and a filter by either finds it. On the page the
headline is a line, and its address, where there is one, the line below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from core.errors import UnreadableDocument
from core.model import Facts
from core.reading import identity
from core.reading.reader import Page

#: So many headlines are one page; further ones of the same site and day are another.
_MOST = 500
_Group = tuple[str, list[Facts]]


def headline_pages(name: str, rows: Iterable[tuple[int, Facts | UnreadableDocument]]) -> Iterator[Page]:
    """The pages of a table of headlines, each named after its first row, and the rows that have no headline.

    `rows` are what the columns of each row say, with its number.
    """
    groups: dict[Facts, _Group] = {}
    for number, facts in rows:
        if isinstance(facts, UnreadableDocument):
            yield facts
            continue
        if facts.title is None:
            yield UnreadableDocument(f"{name}#{number}", "empty", "{name}: this row has no headline.")
            continue
        shared = _shared(facts)
        first, members = groups.setdefault(shared, (f"{name}#{number}", []))
        members.append(facts)
        if len(members) == _MOST:
            yield _page(first, shared, members)
            del groups[shared]
    yield from (_page(first, shared, members) for shared, (first, members) in groups.items())


def _shared(facts: Facts) -> Facts:
    """What the headlines of one page have in common: site, days and section."""
    host = urlsplit(facts.address).hostname if facts.address else None
    return replace(facts, title=None, address=None, author=None, site=facts.site or host, stated=("links",))


def _page(name: str, shared: Facts, members: list[Facts]) -> Page:
    lines: list[str] = []
    links: list[int] = []
    for facts in members:
        lines.append(facts.title or "")
        links.append(len(lines))
        if facts.address:
            lines.append(facts.address)
    return identity.part(name, "utf-8", "\n".join(lines) + "\n", replace(shared, links=tuple(links)))
