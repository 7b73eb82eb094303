"""The days that a text can be of by what it speaks of: restrictions, programmes and others with known days."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from core import lexicons
from core.dates.vocabulary import any_of
from core.text import fold


class Era(NamedTuple):
    """The first and last day that a text can be of."""

    since: date
    until: date


def era_of(text: str) -> Era:
    """The days on which everything that the text speaks of was there; all days where it speaks of none.

    Things that were never there together leave the later beginning: what is over is still spoken of.
    """
    pattern, rows = _words()
    found = {match.group() for match in pattern.finditer(fold(text).lower())}
    since = max((rows[form].since for form in found), default=date.min)
    until = min((rows[form].until for form in found), default=date.max)
    return Era(since, until if since <= until else date.max)


@cache
def _words() -> tuple[re.Pattern[str], dict[str, Era]]:
    rows = lexicons.read("year_words", ("form", "since"))
    eras = {
        row["form"].lower(): Era(
            date.fromisoformat(row["since"]), date.fromisoformat(row["until"]) if row["until"] else date.max
        )
        for row in rows
    }
    return re.compile(rf"(?<!\w)(?:{any_of(eras)})(?!\w)"), eras
