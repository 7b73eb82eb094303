"""Rules for times of day."""

from __future__ import annotations

import re

from core.dates.parts import (
    END,
    TIME,
    ZONE,
    Found,
    Rule,
    clock_of,
    inside,
    of_day,
)
from core.dates.vocabulary import Vocabulary, any_of

_BARE_CLOCK = re.compile(
    r"(?P<a>(?:[01]?\d|2[0-4])[.:][0-5]\d)(?: ?(?:-|hingga|sampai|s/d) ?(?P<b>(?:[01]?\d|2[0-4])[.:][0-5]\d))? ?"
    r"(?:wib|wita|wit)\b"
)


def bare_clock(low: str, text: str, at: int) -> tuple[Found, ...]:
    """A time of day in figures, or a range of two, that its time zone follows."""
    match = _BARE_CLOCK.match(low, at)
    if not match or inside(low, at):
        return ()
    if not match["b"]:
        return (Found(at, match.end(), "clock", {"clock": clock_of(match["a"])}),)
    return (
        Found(at, match.end("a"), "clock", {"clock": clock_of(match["a"])}),
        Found(match.start("b"), match.end(), "clock", {"clock": clock_of(match["b"])}),
    )


def clock(w: Vocabulary) -> Rule:
    time = rf"(?:{TIME}|\d{{1,2}}(?![\d%]|[.,:/]\d))"
    pattern = re.compile(
        rf"(?:pukul|jam) (?P<a>{time})(?P<part> (?:{any_of(w.parts)}){END})?{ZONE}"
        rf"(?P<late> (?:{any_of(w.parts)}){END})?"
        rf"(?: ?(?:-|dan|hingga|sampai|s/d|sampai dengan) ?(?:pukul )?(?P<b>{time}){ZONE})?"
    )

    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        """A time of day, or a range of two, after `pukul` or `jam`; a part of day makes 7 malam 19:00."""
        match = pattern.match(low, at)
        if not match or inside(low, at):
            return ()
        part = (match["part"] or match["late"] or "").strip()
        first, second = of_day(clock_of(match["a"]), w.parts.get(part)), clock_of(match["b"])
        if first is None:
            return ()
        end = match.end("a") if second else match.end()
        found = Found(at, end, "clock", {"clock": first})
        return (found, Found(match.start("b"), match.end(), "clock", {"clock": second})) if second else (found,)

    return rule


def part(w: Vocabulary) -> Rule:
    pattern = re.compile(
        rf"(?P<part>{any_of(w.parts)}) (?P<way>ini|tadi|nanti|kemarin|besok|itu){END}(?! (?:juga|pun)\b.{{0,0}}$)"
    )
    bare = re.compile(rf"(?P<part>{any_of(w.parts)}){END}")
    told = re.compile(rf"(?<![^\W_])(?:{any_of(w.cues['told'])}) $")
    shift = {"kemarin": -1, "besok": 1}

    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        """A part of a day with a pointing word (pagi tadi, malam nanti, sore itu)."""
        match = pattern.match(low, at)
        alone = bare.match(low, at) if told.search(low, max(0, at - 12), at) else None
        if inside(low, at) or not (match or alone):
            return ()
        if not match:
            return (Found(at, alone.end(), "part", {"part": w.parts[alone["part"]]}),) if alone else ()
        anchor = "last" if match["way"] == "itu" else "document"
        fields = {"unit": "D", "part": w.parts[match["part"]], "offset": shift.get(match["way"], 0), "anchor": anchor}
        return (Found(at, match.end(), "relative", fields),)

    return rule
