"""Sentences that a dump has broken at the links of their page: `Menurut`, `Budi Santoso`, `, jalan itu …`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.layout.line_features import LineFeatures

_ENDS = (".", "!", "?", '."', '!"', '?"', ".)", '"')
_GOES_ON = ",.;:)"
#: A name or a bold word alone on its line has so many words; a sentence that was broken has so many at least.
_NAME, _SENTENCE = 5, 7


def broken_sentences(lines: Sequence[LineFeatures]) -> Iterator[range]:
    """The runs of lines that were one sentence or paragraph, by index: each goes on where the one before stops."""
    i = 0
    while i < len(lines) - 1:
        end = i + 1
        while end < len(lines) and (_joins(lines, end) or _is_name_between(lines, end)):
            end += 1
        run = lines[i:end]
        whole = run[-1].plain.endswith(_ENDS) and not run[-1].plain.endswith("..")
        if len(run) > 1 and whole and sum(line.words for line in run) >= _SENTENCE:
            yield range(i, end)
        i = end


def _joins(lines: Sequence[LineFeatures], i: int) -> bool:
    """Whether a line goes on with the sentence of the line before: in small letters, or with the mark that parts it."""
    before, line = lines[i - 1], lines[i]
    if _stands_alone(before) or _stands_alone(line) or before.plain.endswith(_ENDS):
        return False
    first = line.plain[:1]
    return (first.islower() and line.words > 1) or (first in _GOES_ON and len(line.plain) > 1)


def _is_name_between(lines: Sequence[LineFeatures], i: int) -> bool:
    """Whether a line is a name alone inside a sentence: that before stops in the middle, that after goes on."""
    if i + 1 >= len(lines) or lines[i].words > _NAME or not lines[i].plain[:1].isupper():
        return False
    before = lines[i - 1]
    open_ = not (_stands_alone(before) or before.plain.endswith((*_ENDS, ":"))) and before.words > 0
    return open_ and not _stands_alone(lines[i]) and _joins(lines, i + 1)


def _stands_alone(line: LineFeatures) -> bool:
    other = line.heading or line.marker or line.date or line.lone or line.url or line.signature or line.caption
    return bool(other) or line.bullet or line.furniture or line.meta or line.dateline
