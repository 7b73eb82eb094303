"""Parts that the rules of the grammar share: what a rule finds, patterns of times, where no date can begin."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from core.dates.vocabulary import Vocabulary, any_of

YEAR = r"(?:19|20)\d\d"
ZONE = r"(?: ?(?:wib|wita|wit)\b)?"
TIME = r"(?:[01]?\d|2[0-4])[.:][0-5]\d(?:[.:][0-5]\d)?(?![\d]|[.,:/]\d)"
END = r"(?![^\W_])"


@dataclass(frozen=True, slots=True)
class Found:
    """One expression of a rule: where, its kind, and the fields of its `RawDate`."""

    start: int
    end: int
    kind: str
    fields: dict[str, Any] = field(default_factory=dict)


Rule = Callable[[str, str, int], tuple[Found, ...]]


def clock_of(text: str | None) -> tuple[int, int] | None:
    """(hour, minute) of a time as written, `19.30`, `19:30:05` or `7`."""
    if not text:
        return None
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    return (0 if hour == 24 else hour, minute) if hour <= 24 and minute < 60 else None


def of_day(clock: tuple[int, int] | None, part: str | None) -> tuple[int, int] | None:
    """The time by its part of day: `jam 7 malam` is 19:00, `jam 1 siang` 13:00, `jam 2 malam` stays."""
    if clock is None or not 1 <= clock[0] < 12 or (part == "TNI" and clock[0] < 5):
        return clock
    late = part in {"TAF", "TEV", "TNI"} or (part == "TMI" and clock[0] < 6)
    return (clock[0] + 12, clock[1]) if late else clock


def valid(day: int | None, month: int | None) -> bool:
    """Whether a day of a month can exist in some year."""
    return (
        day is not None
        and month is not None
        and 1 <= month <= 12
        and 1 <= day <= (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    )


def tail(w: Vocabulary) -> str:
    """The pattern of what may follow a day: a part of day, a pointing word, a time of day."""
    return (
        rf"(?:,? (?P<part>{any_of(w.parts)}){END})?"
        rf"(?: (?:kemarin|lalu|silam|yang lalu|itu|ini|hari ini|besok|mendatang|depan|nanti){END})?"
        rf"(?: ?(?:,|\||-|at| at|, at)? ?(?P<time>{TIME}){ZONE}| (?:sekitar )?(?:pukul|jam) "
        rf"(?P<time2>{TIME}|\d{{1,2}}\b(?![.:]\d)){ZONE})?"
        rf"(?: (?P<late>{any_of(w.parts)}){END})?(?: (?:kemarin|tadi|silam|itu){END})?"
    )


def timed(w: Vocabulary, match: re.Match[str]) -> tuple[int, int] | None:
    """The time of day that a `tail` has, by the part of day behind it."""
    return of_day(clock_of(match["time"] or match["time2"]), w.parts.get(match["late"] or ""))


def year_fields(text: str | None) -> dict[str, Any]:
    """A year as fields of a `RawDate`: known where it is whole, else as written, to be mended."""
    if not text:
        return {}
    return {"year": int(text)} if re.fullmatch(YEAR, text) else {"year_text": text}


def opens(text: str, at: int) -> bool:
    """Whether a sentence begins here, so that a capital letter is no sign of a name."""
    before = text[:at].rstrip(" \"'“‘(")
    return not before or before[-1] in ".!?:-"


def inside(low: str, at: int) -> bool:
    """Whether the place is inside a longer word, path or number."""
    return at > 0 and (
        low[at - 1].isalnum() or low[at - 1] in "_/#@.&" or (low[at - 1] == "-" and at > 1 and low[at - 2].isalnum())
    )


def named(w: Vocabulary, low: str, at: int) -> bool:
    """Whether the word before makes it something else: Pasar Minggu, Rp 2015."""
    before = low[max(0, at - 24) : at].split()
    return bool(before) and before[-1].strip(".(") in w.before
