"""The table of the grammar: which rule is tried at which word, and why. Each looks at one place of a lower-cased line.

At one place the longest match wins, and among equally long ones the rule that is higher in the table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from core.dates import rules_days as days
from core.dates import rules_spans as spans
from core.dates import rules_terms as terms
from core.dates import rules_times as times
from core.dates.parts import Rule
from core.dates.vocabulary import Vocabulary, any_of, vocabulary

#: Every number, in what a rule starts with.
NUMBER = "0"


@dataclass(frozen=True, slots=True)
class Example:
    """A text with what the rule reads in [brackets], and its TIMEX3 value where `reference` is the document date."""

    text: str
    value: str
    reference: str = "2025-03-13"


@dataclass(frozen=True, slots=True)
class GrammarRule:
    """One rule: its stable name, the forms that it can start with, what compiles it, and why it is where it is.

    `before` names the rules that can read exactly the same words, and lose because they are lower in the table.
    """

    name: str
    starts_with: Callable[[Vocabulary], Iterable[str]]
    make: Callable[[Vocabulary], Rule]
    why: str
    examples: tuple[Example, ...]
    before: tuple[str, ...] = ()


def _words(*forms: str) -> Callable[[Vocabulary], Iterable[str]]:
    return lambda w: forms


_numbers = _words(NUMBER)

GRAMMAR = (
    GrammarRule(
        "weekday-date", lambda w: w.weekdays, days.weekday_date,
        "A weekday with the day of a month is tried at the weekday, so that the whole is one expression; it is longer "
        "than the weekday alone.",
        (Example("Rapat digelar [Rabu (12/3)] di balai desa.", "2025-03-12"),
         Example("Rapat digelar [Rabu, 12 Maret 2025 pukul 09.30 WIB].", "2025-03-12T09:30")),
    ),
    GrammarRule(
        "weekday", lambda w: w.weekdays, days.weekday,
        "A weekday alone is distinguished from a week (minggu) by its capital, so it is tried before units.",
        (Example("Rapat digelar [Senin] di balai desa.", "2025-03-10"),
         Example("Pasar dibuka pada [Minggu ini].", "2025-03-09")),
        before=("unit",),
    ),
    GrammarRule(
        "month", lambda w: w.months, days.month,
        "A month that no day is before: where there is one, the expression began at the day's number.",
        (Example("Panen dimulai [Agustus 2024].", "2024-08"), Example("Panen dimulai [Agustus lalu].", "2024-08")),
    ),
    GrammarRule(
        "day-first", _numbers, days.day_first,
        "A day before the name of its month (12 Maret 2025), the usual form without a weekday.",
        (Example("Rapat digelar pada [12 Maret 2025].", "2025-03-12"),),
    ),
    GrammarRule(
        "hijri", _numbers, days.hijri,
        "A day of the Hijri calendar; its months are no others' names.",
        (Example("Puasa dimulai [1 Ramadan 1446 Hijriah].", "2025-03-01"),
         Example("Maulid diperingati pada [12 Rabiul Awal 1445 H].", "2023-09-28"),
         Example("Warga berpuasa pada [10 Muharam].", "2025-07-06", "2025-07-01")),
    ),
    GrammarRule(
        "numeric", _numbers, lambda w: days.numeric,
        "Day and month in figures; without a year it needs brackets or a word before, for it may be a fraction or a "
        "score.",
        (Example("Rapat digelar pada [12/3/2025].", "2025-03-12"), Example("Rapat ([12/3]) digelar.", "2025-03-12")),
    ),
    GrammarRule(
        "iso", _numbers, lambda w: days.iso,
        "ISO 8601 starts with a year; its whole day is longer than its month or its year.",
        (Example("Diterbitkan [2025-03-12 09:30 WIB].", "2025-03-12T09:30"),),
    ),
    GrammarRule(
        "iso-month", _numbers, lambda w: days.iso_month,
        "A year with a month in figures; longer than the year that it starts with.",
        (Example("Laporan [2024-08] sudah terbit.", "2024-08"),),
    ),
    GrammarRule(
        "clock-zone", _numbers, lambda w: times.bare_clock,
        "A time in figures is one only with its zone behind, for else it may be an amount (19.30).",
        (Example("Acara dimulai [19.30 WIB].", "2025-03-13T19:30"),),
    ),
    GrammarRule(
        "part-of-day", lambda w: w.parts, times.part,
        "A part of a day with a pointing word (pagi tadi); without one it names no day.",
        (Example("Pohon tumbang [pagi tadi].", "2025-03-13TMO"),),
    ),
    GrammarRule(
        "unit", lambda w: w.units, spans.unit,
        "A unit with a direction (bulan lalu) is an interval counted from the document date.",
        (Example("Harga naik [bulan lalu].", "2025-02"),),
    ),
    GrammarRule(
        "one-word", lambda w: w.units, spans.one_word,
        "A length of one word (sepekan), which has its number in itself, so that the rule of amounts cannot see it.",
        (Example("Hujan turun [sepekan terakhir].", "P1W"),),
    ),
    GrammarRule(
        "amount", lambda w: (*w.numbers, NUMBER), spans.amount,
        "A number with a unit, in figures or words: a length, or a day so far away; longer than a number that may be a "
        "year.",
        (Example("Hujan turun [tiga hari] di hulu.", "P3D"), Example("Jembatan dibangun [2 tahun lalu].", "2023")),
    ),
    GrammarRule(
        "year", _numbers, lambda w: days.year(w),
        "Four figures alone, the least that a date can have: every other rule that reads them reads more.",
        (Example("Jembatan dibangun pada [2019] oleh warga.", "2019"),),
    ),
    GrammarRule(
        "relative", lambda w: w.relative, spans.relative,
        "The listed forms (kemarin, lusa), each with its own direction from the document date or the day named last.",
        (Example("Pohon tumbang [kemarin].", "2025-03-12"),
         Example("Pasar ramai pada [akhir pekan lalu].", "2025-W10-WE")),
    ),
    GrammarRule(
        "season", lambda w: w.seasons, terms.season,
        "A season, with the year or direction behind it.",
        (Example("Sawah kering pada [musim kemarau 2024].", "2024-SU"),),
    ),
    GrammarRule(
        "holiday", lambda w: w.holidays, terms.holiday,
        "A listed holiday, with the year behind it; the calendar of feasts gives its day.",
        (Example("Warga merayakan [Hari Natal 2024].", "2024-12-25"),),
    ),
    GrammarRule(
        "each", lambda w: w.cues["each"], spans.each,
        "What is repeated begins with its cue (setiap Senin), so that no day is read in it.",
        (Example("Rapat digelar [setiap Senin].", "XXXX-WXX-1"),),
    ),
    GrammarRule(
        "clock", _words("pukul", "jam"), times.clock,
        "A time of day after its word needs neither minutes nor zone.",
        (Example("Acara dimulai [pukul 7 malam].", "2025-03-13T19:00"),),
    ),
    GrammarRule(
        "decade", _words("tahun", "era", "dekade", "dasawarsa", "angkatan", "zaman", NUMBER), lambda w: terms.decade,
        "A decade (tahun 1990-an), which is no year with a rest.",
        (Example("Lagu itu terkenal pada era [1990-an].", "199"),
         Example("[Sekitar tahun 50-an] jalan itu dibuka.", "195")),
    ),
    GrammarRule(
        "century", _words("abad"), lambda w: terms.century,
        "A century by its number, which is no length of centuries.",
        (Example("Benteng itu dibangun pada [abad ke-17].", "16"), Example("Naskah dari [abad XIV] ditemukan.", "13")),
    ),
    GrammarRule(
        "day-of-month", _words("tanggal", "tgl"), days.day_of_month,
        "A day by its number alone, where a direction says of which month it is.",
        (Example("Ia melapor [tanggal 3 lalu] ke kantor desa.", "2025-03-03"),
         Example("Iuran ditarik pada [tanggal 25 mendatang].", "2025-03-25"),
         Example("Gaji dibayar [tanggal 28 bulan lalu].", "2025-02-28")),
    ),
    GrammarRule(
        "times", lambda w: (*w.units, *w.numbers, "sekali", NUMBER), spans.times,
        "How often in a length of one word; longer than that word or the number alone.",
        (Example("Posyandu buka [sebulan sekali] di balai.", "P1M"),
         Example("Obat diminum [tiga kali sehari].", "P1D")),
    ),
    GrammarRule(
        "reference", lambda w: (*w.cues["once"], *w.cues["later"]), spans.reference,
        "Dulu and nanti point to no day; elsewhere in a sentence they are adverbs of order.",
        (Example("[Dulu] sungai itu jernih.", "PAST_REF"), Example("[Nanti] warga diberi tahu.", "FUTURE_REF")),
    ),
    GrammarRule(
        "quarter", _words("kuartal", "triwulan", "semester", "q"), lambda w: terms.quarter,
        "A quarter or half of a year with its number; the year behind belongs to it.",
        (Example("Laba naik pada [kuartal II 2024].", "2024-Q2"),),
    ),
    GrammarRule(
        "end-of-unit", _words("awal", "pertengahan", "akhir", "penghujung"), spans.end_of_unit,
        "The beginning, middle or end of this year or month, where no direction, month or year follows: those rules "
        "take such a word with them.",
        (Example("Pabrik itu dibuka [akhir tahun].", "2025"),),
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Rules:
    """The compiled grammar: named rules by the word (or `NUMBER`) they start with, and patterns of the words before."""

    by_word: Mapping[str, tuple[tuple[str, Rule], ...]]
    before: Mapping[str, tuple[re.Pattern[str], ...]]
    future: re.Pattern[str]
    ahead: re.Pattern[str]
    until: re.Pattern[str]
    earlier: re.Pattern[str]

    def at(self, word: str) -> tuple[tuple[str, Rule], ...]:
        """The rules that can start with `word`, each with its name, in the order of the table."""
        return self.by_word.get(NUMBER if word[0].isdigit() else word, ())


@cache
def rules() -> Rules:
    """The grammar over the lists of data/lexicons, compiled once."""
    return compiled(GRAMMAR)


def compiled(grammar: Sequence[GrammarRule]) -> Rules:
    """A table of rules over the lists of data/lexicons. Raises `LexiconError` where a list is wrong."""
    w = vocabulary()
    by_word: dict[str, list[tuple[str, Rule]]] = {}
    for row in grammar:
        rule = row.make(w)
        for head in sorted({_head(form) for form in row.starts_with(w)}):
            by_word.setdefault(head, []).append((row.name, rule))
    return Rules(
        {head: tuple(tried) for head, tried in by_word.items()},
        _leading(w),
        _cue((*w.cues["future"], *w.cues["perhaps"])),
        _cue(w.cues["future"]),
        re.compile(rf"\b(?:{any_of(w.cues['until'])}) $"),
        re.compile(rf"(?:^|[.!?\"] ?)(?:{any_of(w.cues['earlier'])})\b[^.!?;]{{0,8}}$"),
    )


def _cue(forms: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(forms)})\b[^.!?;]{{0,12}}$")


def _head(form: str) -> str:
    match = re.match(r"\w+(?:'\w+)?", form)
    return match.group() if match else form


def _leading(w: Vocabulary) -> dict[str, tuple[re.Pattern[str], ...]]:
    """By kind of expression, the patterns of the words before it that belong to it."""

    def ends(forms: str) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w-])(?:{forms}) $")

    about, edge = ends(any_of(w.cues["approximate"])), ends(any_of(w.cues["part"]))
    return {
        "day": (ends("hari|tanggal|tgl|tgl."), about),
        "weekday": (ends("hari"),),
        "month": (ends("bulan"), edge),
        "year": (ends("tahun"), edge, about),
        "relative": (edge, about),
        "duration": (about,),
        "clock": (about,),
        "quarter": (edge,),
        "decade": (edge, about),
        "century": (edge, about),
        "day-of-month": (about,),
    }
