"""Rules for seasons, holidays, decades and quarters."""

from __future__ import annotations

import re

from core.dates.parts import (
    END,
    YEAR,
    Found,
    Rule,
    inside,
    year_fields,
)
from core.dates.vocabulary import Vocabulary, any_of


def season(w: Vocabulary) -> Rule:
    pattern = re.compile(
        rf"(?P<form>{any_of(w.seasons)}){END}(?: (?:tahun )?(?P<y>{YEAR})\b| (?:tahun )?"
        rf"(?P<way>ini|lalu|depan){END})?"
    )

    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        """A season of the list, with the year or direction that follows."""
        match = pattern.match(low, at)
        if not match or inside(low, at):
            return ()
        offset = {"lalu": -1, "depan": 1}.get(match["way"] or "", 0)
        fields = {"value": w.seasons[match["form"]], **year_fields(match["y"]), "offset": offset}
        return (Found(at, match.end(), "season", fields),)

    return rule


def holiday(w: Vocabulary) -> Rule:
    pattern = re.compile(rf"(?P<form>{any_of(w.holidays)}){END}(?: (?:tahun )?(?P<y>{YEAR})\b)?")

    def rule(low: str, text: str, at: int) -> tuple[Found, ...]:
        """A holiday of the list, with the year that follows."""
        match = pattern.match(low, at)
        if not match or inside(low, at):
            return ()
        return (Found(at, match.end(), "holiday", {"value": match["form"], **year_fields(match["y"])}),)

    return rule


_DECADE = re.compile(
    r"(?:(?P<cue>tahun|dekade|dasawarsa) ?|(?P<era>era|angkatan|zaman) )?"
    r"(?P<rest>(?P<mark>')?(?P<y>(?:19|20)\d0|[2-9]0)(?: ?- ?|')?an\b)"
)


_COUNTED = re.compile(r"(?:rp|usia|sekitar) ?$")
_CENTURY = re.compile(r"abad (?:ke ?-? ?)?(?P<n>\d{1,2}|[ivx]{1,5})(?![^\W_]| (?:sm|sebelum masehi)\b)")
_ROMAN = {"i": 1, "v": 5, "x": 10}


def century(low: str, text: str, at: int) -> tuple[Found, ...]:
    """A century by its number (abad ke-19, abad XX); its value is the two figures that its years begin with."""
    match = _CENTURY.match(low, at)
    if not match or inside(low, at):
        return ()
    written = match["n"]
    if written.isdigit():
        number = int(written)
    else:
        figures = [_ROMAN[c] for c in written]
        number = sum(-a if a < b else a for a, b in zip(figures, [*figures[1:], 0], strict=True))
    return (Found(at, match.end(), "century", {"value": f"{number - 1:02}"}),) if 1 <= number <= 22 else ()


def decade(low: str, text: str, at: int) -> tuple[Found, ...]:
    """A decade as `tahun` or `era` with four or two figures and `-an` (1990-an, '60an)."""
    match = _DECADE.match(low, at)
    if not match or inside(low, at):
        return ()
    written = match["y"]
    if not (match["cue"] or match["era"] or match["mark"] or (len(written) == 4 and not _COUNTED.search(low, 0, at))):
        return ()
    if match["era"]:
        at = match.start("rest")
    value = written[:3] if len(written) == 4 else f"19{written[0]}"
    return (Found(at, match.end(), "decade", {"value": value}),)


_QUARTER = re.compile(
    rf"(?P<unit>kuartal|triwulan|semester|q) ?(?:ke-?)?"
    rf"(?P<n>iv|i{{1,3}}|[1-4]|pertama|kedua|ketiga|keempat){END}[ -]?(?:/?(?:tahun )?(?P<y>{YEAR})\b"
    rf"|(?P<way>tahun (?:ini|lalu|depan)))?"
)


def quarter(low: str, text: str, at: int) -> tuple[Found, ...]:
    """A quarter or half of a year by its number (kuartal II, semester 1), with the year that follows."""
    match = _QUARTER.match(low, at)
    if not match or inside(low, at):
        return ()
    number = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4}.get(match["n"])
    number = number or int(match["n"])
    if match["unit"] == "q" and not (match["y"] or text[at].isupper()):
        return ()
    if match["unit"] == "semester" and number > 2:
        return ()
    offset = {"lalu": -1, "depan": 1}.get((match["way"] or "").split(" ")[-1], 0)
    value = f"H{number}" if match["unit"] == "semester" else f"Q{number}"
    end = len(match.group().rstrip(" -")) + at
    return (Found(at, end, "quarter", {"value": value, **year_fields(match["y"]), "offset": offset}),)
