"""The headlines in the lines that are links: their exact span, place and repetitions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from core.layout import phrases
from core.layout.line_features import LineFeatures
from core.model import Document, Headline, Line, Span
from core.text import fold, key

_GLUE = re.compile(r"\s+-\s+")
_VIEWS = re.compile(r"\s+[\d.,]+k?\s+(?:views?|kali|komentar)\s*$", re.IGNORECASE)
_RANK = re.compile(r"#?\d{1,2}[.)]\s+(?=\S)")
#: Two headlines are read out of one line only where both are long enough to be one.
_LEAST_WORDS = 4


def find_headlines(document: Document, lines: Iterable[Line], features: Sequence[LineFeatures]) -> tuple[Headline, ...]:
    """The link headlines of a page in reading order; `position` counts within the block."""
    found: list[Headline] = []
    places: Counter[str] = Counter()
    seen: dict[str, int] = {}
    for line in lines:
        if line.role != "link" or line.block is None:
            continue
        for span in _spans(document, features[line.number - 1], line.block):
            text = span.cut(document.text)
            places[line.block] += 1
            first = seen.setdefault(key(text), len(found))
            again = first if first < len(found) else None
            found.append(Headline(text, span, line.number, line.block, places[line.block], again))
    return tuple(found)


def _spans(document: Document, line: LineFeatures, block: str) -> Iterator[Span]:
    text = document.text
    if "links" in document.facts.stated:
        yield _trimmed(text, document.line_spans[line.number - 1], wrapped=False, quoted=False)
        return
    begin, end = line.span.start + line.marker, line.span.end
    rank = _RANK.match(fold(text[begin:end]))
    begin += rank.end() if rank else 0
    views = _VIEWS.search(fold(text[begin:end]))
    if views and views.start():
        end = begin + views.start()
    wrapped = line.marker > 0 and fold(text[line.span.start : end]).startswith("(")
    pieces = list(_pieces(text, begin, end)) if block == "inline" else [Span(begin, end)]
    for piece in pieces:
        span = _trimmed(text, piece, wrapped=wrapped, quoted=line.marker > 0)
        if span.end > span.start:
            yield span


def _pieces(text: str, begin: int, end: int) -> Iterator[Span]:
    """The stretches between repeated markers, each once more parted where two headlines are glued with a hyphen."""
    plain = fold(text[begin:end])
    start = 0
    for match in phrases.marker_split().finditer(plain):
        if match.start() > start:
            yield from _unglued(plain, begin, start, match.start())
        start = match.end()
    yield from _unglued(plain, begin, start, len(plain))


def _unglued(plain: str, offset: int, start: int, end: int) -> Iterator[Span]:
    for glue in _GLUE.finditer(plain, start, end):
        if min(len(plain[start : glue.start()].split()), len(plain[glue.end() : end].split())) >= _LEAST_WORDS:
            yield Span(offset + start, offset + glue.start())
            yield from _unglued(plain, offset, glue.end(), end)
            return
    yield Span(offset + start, offset + end)


def _trimmed(text: str, span: Span, *, wrapped: bool, quoted: bool) -> Span:
    """The span without white space, ornaments, and the brackets or quotes that wrap the whole headline."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in "|»«•>*:-–—\u200b"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "|»«•>*\u200b"):
        end -= 1
    if wrapped and text[end - 1 : end] == ")":
        end -= 1
    plain = fold(text[start:end])
    if quoted and len(plain) > 2 and plain[0] == '"' == plain[-1] and plain.count('"') == 2:
        start, end = start + 1, end - 1
    return Span(start, end)
