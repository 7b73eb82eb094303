"""Clickbait marks: the words and signs by which a headline asks to be clicked, from an editable list and from patterns.

A mark is an observation and not a verdict: the soberest headline may have a question or a quotation. Each word of the
list `clickbait.csv` carries its reason in both languages.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from core import lexicons
from core.headlines import normalised
from core.text import fold, key

#: The kinds of marks, in the order in which they are shown.
KINDS = (
    "question", "forward", "revelation", "suspense", "emotion", "exclaim", "address", "superlative", "portrait",
    "number", "quotation", "capitals", "service",
)  # fmt: skip
PLACES = ("any", "start", "end")
#: A word of fewer capital letters is taken for an abbreviation.
_SHOUTED = re.compile(r"\b[A-Z]{6,}\b")
_SIGNS = {
    "question": re.compile(r"\?"),
    "exclaim": re.compile(r"!"),
    # At the end the site has cut the headline off.
    "suspense": re.compile(r"(?:\.\.\.|…)(?=\s*\w)"),
    # 5 Cara, 10+ Resep; 2025 is a year, and so no number of things.
    "number": re.compile(r"^(?:\d|[1-9]\d|100)\b\+?(?=\s[^\W\d_])"),
    # One word in quotes is a nickname or a doubt, from two words on it is speech.
    "quotation": re.compile(r'"[^"]*\w\s+\w[^"]*"|(?<!\w)\'[^\']*\w\s+\w[^\']*\'(?!\w)'),
}


class Mark(NamedTuple):
    """One mark, of one of `KINDS`, at [start, end) of a headline; `form` is the list's row behind it, "" for a sign."""

    kind: str
    start: int
    end: int
    form: str


def marks(headline: str) -> list[Mark]:
    """Every mark of one headline, by kind in the order of `KINDS`, then by place."""
    plain = fold(headline)
    found = [
        Mark(kind, match.start(), match.end(), key(match.group()))
        for kind, pattern in _patterns().items()
        for match in pattern.finditer(plain)
    ]
    found += [Mark(kind, *match.span(), "") for kind, sign in _SIGNS.items() for match in sign.finditer(plain)]
    found += [Mark("capitals", *match.span(), "") for match in _SHOUTED.finditer(plain) if _is_shouted(match.group())]
    return sorted(found, key=lambda mark: (KINDS.index(mark.kind), mark.start, mark.end))


def reason(mark: Mark, language: str) -> str | None:
    """Why the list counts this mark, in `id` or `en`; None for a sign, which needs none."""
    row = _rows().get((mark.kind, mark.form))
    return row[f"reason_{language}"] if row else None


def _is_shouted(word: str) -> bool:
    """Whether `word`, in capitals, is no name that is written so."""
    return key(word) not in normalised.known()


@cache
def _rows() -> dict[tuple[str, str], lexicons.Row]:
    columns = ("form", "kind", "place", "reason_en", "reason_id")
    rows = lexicons.read("clickbait", columns, (("kind", KINDS), ("place", PLACES)))
    return {(row["kind"], key(row["form"])): row for row in rows}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """One pattern a kind, longer forms first."""
    forms: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for (kind, form), row in _rows().items():
        forms[kind].append((form, row["place"]))
    return {
        kind: re.compile("|".join(_placed(*one) for one in sorted(each, key=lambda f: -len(f[0]))), re.IGNORECASE)
        for kind, each in forms.items()
    }


def _placed(form: str, place: str) -> str:
    middle = r"\s+".join(re.escape(word) for word in form.split())
    # A word in front of a hyphen is part of another word (ini-itu, kisah-kisah).
    pattern = rf"(?<![\w-]){middle}(?![\w-])"
    if place == "start":
        return rf"(?<!.){pattern}"
    return rf"{pattern}(?=\W*$)" if place == "end" else pattern
