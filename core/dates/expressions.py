"""Where the dates of a page are: in the article, in the link blocks, or on the date lines adjacent to either."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.dates.grammar import find_dates
from core.dates.raw import RawDate
from core.model import Layout, Line, Zone

_YEAR_OF_RIGHTS = re.compile(r"(?:©|\(c\)|copyright|hak cipta)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
#: A date line is this near to the title or the first paragraph.
_NEAR = 12


@dataclass(frozen=True, slots=True)
class PageExpressions:
    """The expressions of a page, those that are date lines of the article or of the links, and the years of rights.

    `silent` holds the starts of those that only serve as evidence (menus, footers).
    """

    raws: tuple[RawDate, ...]
    datelines: tuple[RawDate, ...]
    listed: tuple[RawDate, ...]
    silent: frozenset[int]
    rights: tuple[int, ...]


def find_page_expressions(text: str, layout: Layout) -> PageExpressions:
    """All expressions of the page, each with the zone that it is in, from the text and its layout."""
    zones = list(layout.zones())
    taken = {zone.line for zone in zones}
    extra, own = _extra_zones(text, layout, taken)
    raws = sorted(find_dates([*zones, *extra], text), key=lambda raw: raw.span.start)
    added = {zone.line for zone in extra}
    rights = {
        int(year)
        for line in layout.lines
        if line.role in {"furniture", "meta"} and _YEAR_OF_RIGHTS.search(line.span.cut(text))
        for year in _YEAR.findall(line.span.cut(text))
    }
    roles = {line.number: line.role for line in layout.lines}
    silent = {r.span.start for r in raws if r.line in added and r.kind != "day" and roles.get(r.line) == "furniture"}
    whole = [raw for raw in raws if raw.kind == "day" and raw.line in added and (raw.year or raw.weekday)]
    return PageExpressions(
        tuple(raws),
        tuple(raw for raw in whole if raw.line in own),
        tuple(raw for raw in whole if raw.line not in own),
        frozenset(silent),
        tuple(sorted(rights)),
    )


def _extra_zones(text: str, layout: Layout, taken: set[int]) -> tuple[list[Zone], set[int]]:
    """Zones of the lines that the layout has no zone for, and the numbers of those that belong to the article."""
    body = [line.number for line in layout.lines if line.role == "body"]
    first, last = (body[0], body[-1]) if body else (layout.title_line or 0, layout.title_line or 0)
    top = min(layout.title_line or first, first) - _NEAR
    blocks = _blocks(layout)
    zones, own = [], set()
    for index, line in enumerate(layout.lines):
        if line.number in taken or line.role in {"blank", "body"} or not any(c.isdigit() for c in line.span.cut(text)):
            continue
        ours = line.role in {"meta", "caption", "title"} and line.block is None
        ours = ours or (line.role == "furniture" and top <= line.number <= first)
        ours = ours and top <= line.number <= last + 3 and not _among_links(layout.lines, index, text)
        if ours:
            own.add(line.number)
        zones.append(Zone(line.span, line.number, "body" if ours else (line.block or blocks[index] or "other")))
    return zones, own


def _blocks(layout: Layout) -> list[str | None]:
    """For each line the block of the nearest headline or heading before it."""
    out, block = [], None
    for line in layout.lines:
        block = line.block if line.role in {"link", "heading", "teaser"} else block
        out.append(block)
    return out


def _among_links(lines: tuple[Line, ...], index: int, text: str) -> bool:
    """Whether a date line is between link headlines: the nearest lines with words on both sides are links."""
    sides = (range(index - 1, max(-1, index - 4), -1), range(index + 1, min(len(lines), index + 4)))
    near = []
    for side in sides:
        words = (lines[i] for i in side if any(c.isalpha() for c in lines[i].span.cut(text)))
        near.append(
            next((line.role for line in words if line.role in {"link", "teaser", "heading", "title", "body"}), "")
        )
    return near[0] in {"link", "teaser", "heading"} and near[1] not in {"title", "body"}
