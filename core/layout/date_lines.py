"""Lines that hold a date, a time or a count of readers and hardly anything else, by the lists of the calendar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from core import calendar_words
from core.text import alternation

_HOUR = re.compile(r"\d{1,2}[:.]\d{2}(?:\s*wib)?", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_NUMERIC = r"\d{1,2}[/-]\d{1,2}[/-]\d{4}|\b\d{1,2}[:.]\d{2}\s*(?:wib|wita|wit)\b|\bdate \d{4}-\d{2}(?:-\d{2})?\b"
_COUNTED = (
    r"\b(?:min(?:ute)?s?|hours?|days?) ago\b"
    r"|\bdibaca [\d.,]+k? ?(?:kali|x)\b|\b[\d.,]+k? ?(?:views?|komentar|shares?|kali)$"
)
#: A headline has so many words besides its date, and nothing that parts the two.
_HEADLINE_WORDS = 4
_APART = re.compile(r"[|•·/:()\[\]]|\s[-–—]\s|\d[.:]\d\d\b")
#: A date line is no longer than this, and has no more words than this, or besides its date.
_LONGEST, _MOST_WORDS, _MOST_OTHER_WORDS = 90, 14, 6


@dataclass(frozen=True)
class _Patterns:
    """`date` finds a date or a time, `ago` a relative time or a count, `words` all that belongs to either.

    `stamp` finds what a byline has of a date: a day with its year, an hour, or the word "lalu".
    """

    date: re.Pattern[str]
    ago: re.Pattern[str]
    words: re.Pattern[str]
    stamp: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """The patterns over the lists as they are on disk at the first call. Raises `LexiconError` where one is wrong."""
    weekdays, units = calendar_words.weekdays(), calendar_words.units()
    month = rf"(?:{alternation(calendar_words.forms(calendar_words.months()))})\b\.?"
    weekday = alternation(calendar_words.forms(weekdays))
    # Short forms (Min, Sel, Kam) are other words too: next to a bare number they are no weekday.
    sure = alternation(calendar_words.forms(weekdays, "full", "capital"))
    amount = rf"\d+\s?(?:{alternation(calendar_words.forms(units, 'unit'))})"
    one = alternation(calendar_words.forms(units, "one"))
    date = (
        rf"\b(?:{sure}),?\s*(?:-\s*)?\d{{1,2}}[\s/-]|\b(?:{weekday}),?\s*(?:-\s*)?\d{{1,2}}(?:[/-]\d|\s{month})"
        rf"|\d{{1,2}}\s{month}\s\d{{4,5}}|{_NUMERIC}"
    )
    ago = rf"\b(?:{amount}|{one})(?: yang)? lalu\b|{_COUNTED}"
    words = rf"{date}|{ago}|\b(?:{weekday})\b|\b{month}|\bwi(?:b|t|ta)\b|[\d\W_]+"
    stamp = rf"\d{{1,2}}[\s/-]+(?:{month}|\d{{1,2}})[\s/-]+\d{{2,4}}|\d{{1,2}}[.:]\d\d|\blalu\b"
    return _Patterns(*(re.compile(pattern, re.IGNORECASE) for pattern in (date, ago, words, stamp)))


def is_date_line(plain: str, words: int) -> bool:
    """Whether a folded line of so many words is only a date, a time or a count of readers."""
    if not plain or words > _MOST_WORDS or len(plain) > _LONGEST:
        return False
    if not (_DIGIT.search(plain) or "lalu" in plain):
        return False
    patterns = _patterns()
    if not (patterns.date.search(plain) or patterns.ago.search(plain)):
        return _HOUR.fullmatch(plain) is not None
    # A headline may name a date; a date line has hardly any other words.
    rest = patterns.words.sub(" ", plain)
    return len(rest.split()) <= _MOST_OTHER_WORDS and "(" not in plain and not _is_dated_headline(plain, rest)


def _is_dated_headline(plain: str, rest: str) -> bool:
    """Whether a date closes a headline: `Jadwal Samsat Keliling Depok Senin 6 Januari 2025`."""
    if len(rest.split()) < _HEADLINE_WORDS or _APART.search(plain):
        return False
    return plain.startswith(rest.strip()) and plain[-1].isdigit()


def has_date(plain: str) -> bool:
    """Whether a folded line has a day with its year, an hour, or a relative time, as bylines do."""
    return _patterns().stamp.search(plain) is not None
