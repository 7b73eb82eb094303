"""What is in quotation marks, and the text with it blanked out, so that names and verbs inside it count for nothing."""

from __future__ import annotations

import re
from typing import NamedTuple

from core.quotations import words
from core.text import fold

#: In the place of each character between quotation marks: no letter, no space, no full stop.
BLANK = "\ue000"
_DOUBLED = re.compile(r"''(\w)?|,,(?=\w)")
#: Single marks around speech: they open before a word, and a verb of speech follows.
_SINGLE = re.compile(r"(?<!\w)'((?:[^'\"]|(?<=\w)'(?=\w)){10,600}?[,.!?])'(?!\w)")


class Quoted(NamedTuple):
    """One stretch: between the marks from `first` to `last`, and with them from `start` to `end`.

    `open` says that the paragraph ends before the mark that closes it.
    """

    first: int
    last: int
    start: int
    end: int
    open: bool


def plain(text: str) -> str:
    """The text folded, each pair of single marks (''…'') as one double mark: same length, same offsets."""
    folded = fold(text)
    if "''" in folded or ",," in folded:
        folded = _DOUBLED.sub(lambda m: f' "{m[1]}' if m[1] else (' "' if m[0] == ",," else '" '), folded)
    return folded


def quoted(text: str, start: int, end: int) -> list[Quoted]:
    """The stretches in quotation marks of one paragraph of a plain text, in order."""
    found, at = [], text.find('"', start, end)
    if at < 0:
        return [_stretch(text, m.start(1), m.end(1), m.start(), m.end()) for m in _spoken(text, start, end)]
    while at >= 0:
        close = text.find('"', at + 1, end)
        stop = close if close >= 0 else end
        stretch = _stretch(text, at + 1, stop, at, min(stop + 1, end), still_open=close < 0)
        if stretch.first < stretch.last:
            found.append(stretch)
        at = text.find('"', stop + 1, end) if close >= 0 else -1
    return found


def blanked(text: str, stretches: list[Quoted]) -> str:
    """The text without what is quoted. What ends and begins sentences stays: the first letter, and the last mark."""
    parts, at = [], 0
    for quote in stretches:
        ends = text[quote.last - 1] in ".!?" and not _tagged(text, quote.end)
        first, last = quote.first + 1, quote.last - (1 if ends and quote.last - 1 > quote.first else 0)
        first = min(first, last)
        parts += [text[at:first], BLANK * (last - first)]
        at = last
    return "".join(parts) + text[at:]


def _stretch(text: str, first: int, last: int, start: int, end: int, *, still_open: bool = False) -> Quoted:
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1] in " ,\n":
        last -= 1
    return Quoted(first, last, start, end, still_open)


def _spoken(text: str, start: int, end: int) -> list[re.Match[str]]:
    if text.find("'", start, end) < 0:
        return []
    return [m for m in _SINGLE.finditer(text, start, end) if _tagged(text, m.end())]


def _tagged(text: str, at: int) -> bool:
    while at < len(text) and text[at] in " ,":
        at += 1
    return words.verb("after").match(text, at) is not None
