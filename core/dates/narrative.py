"""Which day a time of day belongs to that names none: of its sentence, else of the sentence that tells of the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from core import lexicons
from core.dates.raw import RawDate
from core.dates.vocabulary import any_of
from core.model import Span
from core.text import fold, sentences

_WORD = re.compile(r"[^\W\d_]{4,}")
#: A time directly before its day: pukul 06.14, Minggu (9/3).
_BESIDE = 12
#: So many days told before are weighed, so that a page of times takes no square of its length.
_BACK = 12
#: From a verb of speech to the day on which it was said: kata Kapolres Wahyu Prasetya, Senin (10/3).
_SAID = 100


def told_days(raws: Sequence[RawDate], text: str) -> dict[int, int]:
    """For the index of each time of day without a day that of the expression that gives its day, where one does."""
    story = _Story(raws, text)
    return {i: j for i, raw in enumerate(raws) if raw.kind in {"clock", "part"} if (j := story.day_of(i)) is not None}


class _Story:
    def __init__(self, raws: Sequence[RawDate], text: str) -> None:
        self.raws, self.text = raws, text
        self.places = _places(raws, text)
        self.days = [
            i for i, raw in enumerate(raws) if raw.kind in {"day", "weekday", "day-of-month", "hijri"} or _is_day(raw)
        ]

    def day_of(self, i: int) -> int | None:
        here = [j for j in self.days if abs(j - i) <= _BACK and self.places[j] == self.places[i]]
        before, after = [j for j in here if j < i], [j for j in here if j > i]
        if after and self.raws[after[0]].span.start - self.raws[i].span.end <= _BESIDE:
            return after[0]
        beside = before[-1:] or [j for j in after if not self.is_said(j)]
        if beside:
            return beside[0]
        known = [j for j in self.days if j < i][-_BACK:]
        told = [j for j in known if not (self.raws[j].ahead or self.is_said(j))]
        words = self.words(i)
        return max(told, key=lambda j: (len(words & self.words(j)), j), default=known[-1] if known else None)

    def is_said(self, j: int) -> bool:
        """Whether it is the day on which something was said."""
        start = self.raws[j].span.start
        return bool(_said().search(fold(self.text[max(self.places[j].start, start - _SAID) : start]).lower()))

    def words(self, j: int) -> frozenset[str]:
        place = self.places[j]
        cut = self.text[place.start : min(place.end, place.start + 600)]
        return frozenset(_WORD.findall(fold(cut).lower())) - _empty()


def _is_day(raw: RawDate) -> bool:
    return raw.kind == "relative" and raw.unit == "D"


def _places(raws: Sequence[RawDate], text: str) -> list[Span]:
    """The sentence of each expression; one pass over each line that has any."""
    places: list[Span] = []
    found: Iterator[Span] = iter(())
    place, end = Span(0, 0), -1
    for raw in raws:
        if raw.span.start >= end:
            begin = text.rfind("\n", 0, raw.span.start) + 1
            end = text.find("\n", raw.span.end)
            end = end if end >= 0 else len(text)
            found = sentences(text[begin:end], begin)
            place = Span(begin, begin)
        while raw.span.start >= place.end:
            place = next(found, Span(raw.span.start, max(end, raw.span.end)))
        places.append(place)
    return places


@cache
def _said() -> re.Pattern[str]:
    verbs = [row["form"].lower() for row in lexicons.read("speech_verbs", ("form",)) if row["place"] == "after"]
    return re.compile(rf"(?<!\w)(?:{any_of(verbs)})(?:nya)?(?!\w)[^.!?]*$")


@cache
def _empty() -> frozenset[str]:
    return frozenset(row["word"].lower() for row in lexicons.read("stopwords", ("word",))) | {"pukul"}
