"""Which site a page is from, as far as the page or its file states it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from core.layout.addresses import alias_in, domain_in, site_of_address, site_of_host
from core.layout.article import Article
from core.layout.line_features import LineFeatures
from core.model import Document, Facts
from core.text import key

#: The lead of a paragraph, where news sites put place and name ("JAKARTA, KOMPAS.com - …").
_LEAD = 60
#: The first lines, the dateline and the copyright name the site itself; elsewhere it may be another.
_TOP, _BOTTOM = 3, 8
#: What each kind of evidence weighs. A menu may list every sister site once, so that a short line weighs least.
_FACT, _NAME, _DATELINE, _FRAME, _SHORT = 20, 3, 4, 2, 1
_IN_NAME = re.compile(
    r"(?<![a-z0-9.])((?:[a-z0-9-]{2,}\.)+?(?:(?:co|go|or|ac|web|my|sch|desa|mil)\.id|[a-z]{2,4}))(?![a-z0-9]|\.(?:com|id|co)\b)"
)


class Votes:
    """Evidence for sites: how much for each, and the line of the strongest piece."""

    def __init__(self) -> None:
        self._weights: Counter[str] = Counter()
        self._lines: dict[str, tuple[int, int | None]] = {}

    def add(self, site: str | None, weight: int, line: int | None) -> None:
        """Count one piece of evidence; of equal ones the first is named."""
        if site is None:
            return
        self._weights[site] += weight
        if line is not None and weight > self._lines.get(site, (0, None))[0]:
            self._lines[site] = weight, line

    def winner(self) -> tuple[str | None, int | None]:
        """The site with the most evidence and the line that states it; None where only the file does."""
        if not self._weights:
            return None, None
        site = self._weights.most_common(1)[0][0]
        return site, self._lines.get(site, (0, None))[1]


def find_site(document: Document, lines: Sequence[LineFeatures], article: Article) -> tuple[str | None, int | None]:
    """The address of the site and the line that states it. Where the file's metadata name an address, that decides.

    The dateline counts most, then addresses, then head and foot of the page. A site that no list knows is known by
    its domain. A site that a table states always is the site.
    """
    stated = _stated(document.facts)
    if stated:
        return stated, None
    votes = Votes()
    if document.facts.address:
        votes.add(site_of_address(document.facts.address), _FACT, None)
    votes.add(_in_name(document.name), _NAME, None)
    if article.paragraphs:
        for place, i in enumerate(sorted(article.paragraphs)[:2]):
            _dateline(votes, lines, i, _DATELINE - place)
    for line in (*lines[:_TOP], *lines[max(_TOP, len(lines) - _BOTTOM) :]):
        if line.words <= 14:
            votes.add(_named(line.key), _FRAME, line.number)
    for line in lines:
        if line.url:
            votes.add(site_of_address(line.plain) or _named(line.key), _FRAME, line.number)
        elif line.meta or "©" in line.key or line.key.startswith("copyright"):
            votes.add(_named(line.key), _FRAME, line.number)
        elif line.words <= 4 and line.caption is False and line.text:
            votes.add(_named(line.key), _SHORT, line.number)
    return votes.winner()


def _stated(facts: Facts) -> str | None:
    """The site that a table states: a listed name or a domain; of the address; else the name as it is written."""
    if not facts.site:
        return None
    by_address = site_of_address(facts.address) if facts.address else None
    return site_of_address(facts.site) or _named(key(facts.site)) or by_address or facts.site


def _dateline(votes: Votes, lines: Sequence[LineFeatures], i: int, weight: int) -> None:
    """Place and site before the first sentence, on its own line or on the line before."""
    before = lines[i - 1] if i and lines[i - 1].words <= 6 else None
    lead = before and _named(before.key)
    if before and lead:
        votes.add(lead, weight, before.number)
    else:
        # A domain inside the first sentence may be what the news is about; before the dash it is the site's own.
        head = lines[i].key[:_LEAD]
        own = head.partition(" - ")[0] if " - " in head else ""
        listed = alias_in(head)
        votes.add(listed[0] if listed else domain_in(own), weight, lines[i].number)


def _named(plain: str) -> str | None:
    """The site that a line names: a listed name, or any domain."""
    listed = alias_in(plain)
    return listed[0] if listed else domain_in(plain)


def _in_name(name: str) -> str | None:
    """The site in a file's name or path (`www.situs.co.id_read_2024.html`, `situs.id/read/jalan.txt`)."""
    return next((site for m in _IN_NAME.finditer(key(name)) if (site := site_of_host(m.group(1)))), None)
