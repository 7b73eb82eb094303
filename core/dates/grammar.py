"""The grammar of Indonesian news dates: text to `RawDate`s.

The text is folded and lower-cased without moving an offset. One pass over its words looks each one up; only a word
that can begin a date is tried against the rules, so that plain prose costs next to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.dates.parts import Found, Rule
from core.dates.raw import RawDate
from core.dates.rule_table import Rules, rules
from core.model import Span, Zone
from core.text import fold

_WORD = re.compile(r"\d+|[^\W\d_]+(?:'[^\W\d_]+)?")
_LINE_ENDS = str.maketrans(dict.fromkeys("\v\f\x1c\x1d\x1e\x85\u2028\u2029", "\n"))


def find_dates(zones: Sequence[Zone], text: str) -> list[RawDate]:
    """The date expressions of `zones` in order, unresolved; spans are offsets in `text` and cross no zone or line."""
    found: list[RawDate] = []
    for zone in zones:
        piece = zone.span.cut(text)
        start, line = zone.span.start, zone.line
        for part in piece.split("\n"):
            found += _in_line(part, start, line, zone.name)
            start, line = start + len(part) + 1, line + 1
    return found


def lower(text: str) -> str:
    """`text` folded and in lower case, of the same length (İ, whose lower case is two characters, stays)."""
    plain = fold(text).translate(_LINE_ENDS)
    low = plain.lower()
    return low if len(low) == len(plain) else "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


def _in_line(text: str, start: int, line: int, zone: str) -> Iterator[RawDate]:
    low, table, done = lower(text), rules(), 0
    for word in _WORD.finditer(low):
        if word.start() < done:
            continue
        tried = table.at(word.group())
        if not tried:
            continue
        name, best = _best(tried, low, text, word.start(), done)
        for part in best:
            begin, end = _widened(table, part, low, done), part.end
            yield RawDate(
                text[begin:end], Span(start + begin, start + end), line, zone, part.kind,
                future=bool(table.future.search(low, max(0, begin - 40), begin)),
                ahead=bool(table.ahead.search(low, max(0, begin - 40), begin)),
                earlier=bool(table.earlier.search(low, max(0, begin - 40), begin)),
                until=bool(table.until.search(low, max(0, begin - 12), begin)), rule=name, **part.fields,
            )  # fmt: skip
            done = end


def _best(tried: Sequence[tuple[str, Rule]], low: str, text: str, at: int, done: int) -> tuple[str, tuple[Found, ...]]:
    """The name and expressions of the rule that reads the most here; among equals, of the first in the table."""
    name = ""
    best: tuple[Found, ...] = ()
    for its, rule in tried:
        found = rule(low, text, at)
        if found and found[0].start >= done and (not best or found[-1].end > best[-1].end):
            name, best = its, found
    return name, best


def _widened(table: Rules, found: Found, low: str, done: int) -> int:
    """Where the expression begins with the words that belong to it: sekitar, awal, tahun, bulan, hari."""
    begin = found.start
    for pattern in table.before.get(found.kind, ()):
        match = pattern.search(low, max(done, begin - 16), begin)
        if match:
            begin = match.start()
    return begin
