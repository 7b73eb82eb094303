"""The table of the grammar: which rules are tried at which word. Each rule looks at one place of a lower-cased line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from core.dates import rules_days as days
from core.dates import rules_spans as spans
from core.dates import rules_terms as terms
from core.dates import rules_times as times
from core.dates.parts import (
    Rule,
)
from core.dates.vocabulary import Words, any_of, words


@dataclass(frozen=True)
class Rules:
    """The rules by the word that they begin with, those that begin with a digit, and what stands before."""

    by_word: Mapping[str, tuple[Rule, ...]]
    digits: tuple[Rule, ...]
    before: Mapping[str, tuple[re.Pattern[str], ...]]
    future: re.Pattern[str]
    until: re.Pattern[str]


@cache
def rules() -> Rules:
    """The grammar over the lists of data/lexicons, compiled once."""
    w = words()
    by_word: dict[str, list[Rule]] = {}
    makers = (
        (w.weekdays, (days.weekday_date(w), days.weekday(w))),
        (w.months, (days.month(w),)),
        (w.parts, (times.part(w),)),
        (w.units, (spans.unit(w), spans.one_word(w))),
        (w.numbers, (spans.amount(w),)),
        (w.relative, (spans.relative(w),)),
        (w.seasons, (terms.season(w),)),
        (w.holidays, (terms.holiday(w),)),
        (w.cues["each"], (spans.each(w),)),
        (("pukul", "jam"), (times.clock(w),)),
        (("tahun", "era"), (terms.decade,)),
        (("kuartal", "triwulan", "semester", "q"), (terms.quarter,)),
        (("awal", "pertengahan", "akhir", "penghujung"), (spans.end_of_unit(w),)),
    )
    for forms, made in makers:
        for head in sorted({_head(form) for form in forms}):
            by_word.setdefault(head, []).extend(made)
    return Rules(
        {head: tuple(tried) for head, tried in by_word.items()},
        (days.day_first(w), days.numeric, days.iso, days.iso_month, times.bare_clock, spans.amount(w), days.year(w)),
        _leading(w),
        re.compile(rf"\b(?:{any_of(w.cues['future'])})\b[^.!?;]{{0,12}}$"),
        re.compile(rf"\b(?:{any_of(w.cues['until'])}) $"),
    )


def _head(form: str) -> str:
    match = re.match(r"\w+(?:'\w+)?", form)
    return match.group() if match else form


def _leading(w: Words) -> dict[str, tuple[re.Pattern[str], ...]]:
    def ends(forms: str) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w-])(?:{forms}) $")

    about, edge = ends(any_of(w.cues["approximate"])), ends(any_of(w.cues["part"]))
    return {
        "day": (ends("hari|tanggal|tgl|tgl."), about),
        "weekday": (ends("hari"),),
        "month": (ends("bulan"), edge),
        "year": (ends("tahun"), edge, about),
        "relative": (edge,),
        "duration": (about,),
        "clock": (about,),
        "quarter": (edge,),
        "decade": (edge,),
    }
