"""The lists of data/lexicons that dates are read with, as mappings and regular expressions. All forms lower case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from core import calendar_words, lexicons
from core.text import alternation

Relative = tuple[str, str, str]


@dataclass(frozen=True)
class Vocabulary:
    """Every list as a mapping from its lower-case forms."""

    months: dict[str, int]
    loose_months: frozenset[str]
    hijri_months: dict[str, int]
    weekdays: dict[str, int]
    loose_weekdays: frozenset[str]
    parts: dict[str, str]
    numbers: dict[str, str]
    units: dict[str, tuple[str, str]]
    relative: dict[str, Relative]
    directions: dict[str, str]
    cues: dict[str, frozenset[str]]
    #: Form -> its day of the year (08-17), or the name of the feast that moves (core.dates.feasts).
    holidays: dict[str, tuple[str, str]]
    seasons: dict[str, str]
    before: frozenset[str]
    after: frozenset[str]
    after_year: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The lists as they are on disk at the first call. Raises `LexiconError` where one is wrong."""
    months, weekdays, units = calendar_words.months(), calendar_words.weekdays(), calendar_words.units()
    barred = lexicons.read("not_dates", ("form", "side"), (("side", ("before", "after", "after-year")),))
    cues: dict[str, set[str]] = {}
    for row in lexicons.read("date_cues", ("form", "use")):
        cues.setdefault(row["use"], set()).add(row["form"].lower())
    holidays = {row["form"].lower(): (row["day"], row["feast"]) for row in lexicons.read("holidays", ("form",))}
    relative = lexicons.read("relative_dates", ("form", "unit", "anchor"), (("anchor", ("document", "last", "vague")),))
    return Vocabulary(
        months={row["form"].lower(): int(row["month"]) for row in months},
        loose_months=frozenset(calendar_words.forms(months, "with-number")),
        hijri_months={row["form"].lower(): int(row["month"]) for row in calendar_words.hijri_months()},
        weekdays={row["form"].lower(): int(row["weekday"]) for row in weekdays},
        loose_weekdays=frozenset(calendar_words.forms(weekdays, "with-date")),
        parts={**_pairs("day_parts", "value"), **_prayers(cues)},
        numbers=_pairs("number_words", "value"),
        units={row["form"].lower(): (row["value"], row["use"]) for row in units},
        relative={row["form"].lower(): (row["unit"], row["offset"], row["anchor"]) for row in relative},
        directions=_pairs("date_directions", "offset"),
        cues={use: frozenset(forms) for use, forms in cues.items()},
        holidays=holidays,
        seasons=_pairs("seasons", "value"),
        before=frozenset(row["form"].lower() for row in barred if row["side"] == "before"),
        after=frozenset(row["form"].lower() for row in barred if row["side"] == "after"),
        after_year=frozenset(row["form"].lower() for row in barred if row["side"] == "after-year"),
    )


def _prayers(cues: dict[str, set[str]]) -> dict[str, str]:
    """Prayers as parts of a day, each with the cue that makes it one: selepas asar, usai salat Isya."""
    return {
        f"{cue} {word}{name}": value
        for name, value in _pairs("prayer_times", "value").items()
        for cue in cues.get("prayer", ())
        for word in ("", "salat ", "shalat ", "sholat ", "solat ")
    }


def any_of(forms: Iterable[str]) -> str:
    """An alternation of `forms`, the longest first, in which a space is exactly one space."""
    return alternation(forms, space=" ")


def _pairs(name: str, column: str) -> dict[str, str]:
    return {row["form"].lower(): row[column] for row in lexicons.read(name, ("form", column))}
