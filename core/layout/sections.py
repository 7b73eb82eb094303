"""The section that the article is in: a breadcrumb, the line above the title, the byline, metadata or address."""

from __future__ import annotations

import re

from core.layout.addresses import address_in, alias_in, domain_in, host_of
from core.layout.byline_words import byline_words, places, sections, site_stems
from core.layout.bylines import pieces
from core.layout.written_lines import EDGES, Row, Window
from core.model import Detail, Facts
from core.text import fold, key

_CRUMB = re.compile(r"\s*[>»›→]\s*|\s+[/|·•:]\s+|\s+-\s+|(?<=\w)/(?=\w)")
_EDGES = EDGES + ">»›/#"
#: Where a breadcrumb is looked for above the title, and how many short lines above it are still no menu.
_ABOVE, _MENU = 8, 3
_LONGEST, _WORDS = 160, 4
#: Parts of an address that are about how it is served, and not about its subject.
_SERVED = frozenset(("www", "m", "amp", "mobile", "opera", "web", "new", "beta", "dev", "liks", "id", "v2", "cdn"))


def find_section(window: Window, facts: Facts) -> Detail | None:
    """The section in the page's own words, and the line that states it; None where nothing does so clearly.

    What a table states as the section always is.
    """
    if facts.section and "section" in facts.stated:
        return Detail(facts.section, None)
    found = _breadcrumb(window) or _labelled(window) or _above_title(window) or _channel(window)
    if found:
        return found
    if facts.section and facts.section.strip():
        return Detail(facts.section.strip(), None)
    return _title_tag(window) or _in_addresses(window, facts)


def _breadcrumb(window: Window) -> Detail | None:
    """`Home > News > Nasional`, `SITUS.com - Nasional - Humaniora`: what is between the site and the title."""
    stop = window.title if window.title is not None else window.first
    near = range(stop - 1, max(-1, stop - 1 - _ABOVE), -1)
    for place in near:
        row = window.rows[place]
        if len(row.plain) <= _LONGEST and row.role in {"furniture", "meta", "heading", "link"}:
            text = _trail(row)
            if text:
                return Detail(text, row.number)
    return None


def _trail(row: Row) -> str | None:
    """The sections of a breadcrumb as they are written, without site and frame; None where a line is none."""
    cuts = list(_CRUMB.finditer(row.plain))
    if not 1 <= len(cuts) <= 4:
        return None
    edges = [0, *(edge for cut in cuts for edge in cut.span()), len(row.plain)]
    parts = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if row.plain[a:b].strip(_EDGES)]
    names = [key(row.plain[a:b].strip(_EDGES)) for a, b in parts]
    if len(parts) > 2 and len(names[-1].split()) > _WORDS:
        parts, names = parts[:-1], names[:-1]  # the title ends its own breadcrumb
    if len(parts) < 2 or any(len(name.split()) > _WORDS or _digits(name) for name in names):
        return None
    own = _is_site(names[0]) or sections().get(names[0]) == "frame"
    arrows = any(mark in row.plain for mark in ">»›→")
    # `Ekonomi / Bisnis` is a breadcrumb, and a menu on one line is not: all its parts are sections too, but many.
    known = sum(name in sections() or name in places() for name in names)
    if not own and (len(parts) > 3 or known < (1 if arrows else len(parts))) and "/" not in row.plain:
        return None
    if not own and known == 0:
        return None
    if "|" in row.plain and len(parts) > 2:
        return None
    kept = [part for part, name in zip(parts, names, strict=True) if not _is_frame(name)]
    if not kept:
        return None
    return row.text[kept[0][0] : kept[-1][1]].strip(_EDGES) or None


def _digits(name: str) -> bool:
    return any(c.isdigit() for c in name) and not alias_in(name)


def _is_site(name: str) -> bool:
    listed = alias_in(name)
    if name in site_stems():
        return True
    return (listed is not None and listed[2] - listed[1] >= len(name) - 5 and not _is_channel(name)) or (
        domain_in(name) is not None
    )


def _is_frame(name: str) -> bool:
    return sections().get(name) == "frame" or _is_site(name)


def _is_channel(name: str) -> bool:
    """Whether a word is a channel of its site: `detikFinance`, `detikJabar`."""
    listed = alias_in(name)
    return (
        listed is not None and "." not in name and " " not in name and name.startswith("detik") and name != "detikcom"
    )


def _labelled(window: Window) -> Detail | None:
    """`Kategori: Daerah`, on one line or on two."""
    words = byline_words()
    for place, row in enumerate(window.rows):
        if len(row.plain) > _LONGEST or row.role in {"body", "link", "teaser"} or not window.near(place):
            continue
        match = words.label.match(row.plain.lower())
        label = match and (match.group("label") or match.group("label2"))
        if not match or not label or words.roles[" ".join(label.split())] != "section":
            continue
        value, line = row.text[match.end() :].strip(_EDGES), row.number
        if not value and place + 1 < len(window.rows) and match.end() == len(row.plain):
            value, line = window.rows[place + 1].text.strip(_EDGES), window.rows[place + 1].number
        if value and len(value.split()) <= _WORDS + 2 and not _digits(key(value)):
            return Detail(value, line)
    return None


def _above_title(window: Window) -> Detail | None:
    """A section alone right above the title, or the last of a short trail of lines; the end of a menu is none."""
    if window.title is None:
        return None
    trail = _trail_above(window, window.title)
    names = [_bare(row) for row in trail]
    if not trail or sections().get(names[0]) == "frame":
        return None
    before = {_bare(row) for row in window.rows[: max(0, window.title - len(names[:2]))]}
    if len(trail) > _MENU and not before & set(names[:2]):
        return None
    named = [row for row, name in zip(trail[:2], names, strict=False) if not _is_frame(name)]
    # `detikJabar`, `Berita`: a general name gives way to the line above it.
    best = next((row for row in named if sections().get(_bare(row)) != "generic"), named[-1] if named else None)
    return Detail(best.text.strip(_EDGES), best.number) if best else None


def _trail_above(window: Window, title: int) -> list[Row]:
    """The lines right above the title that are names of sections, upwards; dates and the title itself are passed."""
    trail: list[Row] = []
    for place in range(title - 1, -1, -1):
        row = window.rows[place]
        if not trail and (row.key == window.rows[title].key or (window.dated(place) and len(row.plain) < 50)):
            continue
        if not _is_section_line(row) or row.role == "link" or sections().get(_bare(row)) == "frame":
            break
        trail.append(row)
    return trail


def _bare(row: Row) -> str:
    return key(row.text.strip(_EDGES))


def _is_section_line(row: Row) -> bool:
    name = _bare(row)
    if not name or len(name.split()) > _WORDS or row.role not in {"furniture", "meta", "heading", "link"}:
        return False
    return name in sections() or name in places() or _is_channel(name) or _is_site(name)


def _channel(window: Window) -> Detail | None:
    """The channel or section in the byline: `Budi Santoso - detikFinance`, `Budi Santoso | Humaniora`."""
    for place in window.beside_title():
        row = window.rows[place]
        if row.role == "body" or len(row.plain) > _LONGEST:
            continue
        found = list(pieces(row.text, loose=False))
        if len(found) < 2 or found[0].kind not in {"name", "desk"}:
            continue
        for piece in found[1:]:
            text = row.text[piece.start : piece.end]
            if _is_channel(key(text)) or (piece.kind == "section" and sections()[key(text)] == "section"):
                return Detail(text, row.number)
    return None


def _title_tag(window: Window) -> Detail | None:
    """The first line, where it is the title with site and section behind it: `… - Tekno Situs.com`."""
    if window.title is None or window.title == 0 or not window.rows:
        return None
    first, title = window.rows[0], window.rows[window.title]
    if not key(first.text).startswith(title.key) or len(first.text) - len(title.text) > 60:
        return None
    tail = first.plain[len(title.text) :].strip(_EDGES)
    found = alias_in(key(tail))
    if not found:
        return None
    low = key(tail)
    rest = (low[: found[1]] + low[found[2] :]).strip(_EDGES)
    at = low.find(rest)
    return Detail(tail[at : at + len(rest)], first.number) if rest in sections() and at >= 0 else None


def _in_addresses(window: Window, facts: Facts) -> Detail | None:
    for row in window.rows:
        address = address_in(row.text) if row.role in {"furniture", "meta"} and "/" in row.text else None
        if address and len(address) >= len(row.text) - 12:
            text = section_of_address(address)
            if text:
                return Detail(text, row.number)
    text = section_of_address(facts.address) if facts.address else None
    return Detail(text, None) if text else None


def section_of_address(address: str) -> str | None:
    """The section in an address: the first word of its path or of its host that names one."""
    host = host_of(address)
    if host is None:
        return None
    plain = fold(address)
    path = plain.partition("://")[2] or plain
    parts = path.partition("?")[0].strip("/").split("/")[1:]
    if len(parts) < 2:
        parts = []
    labels = host.split(".")
    heads = [label for label in labels[:-2] if label not in _SERVED]
    choices = [*parts[:3], *heads]
    known = [word for word in choices if sections().get(word.replace("-", " ").lower()) == "section"]
    return known[0] if known else None
