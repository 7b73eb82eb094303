"""The words of speech: verbs, and what ends, opens or stands for a speaker, from data/lexicons."""

from __future__ import annotations

import re
from functools import cache

from core import lexicons
from core.text import alternation, key

#: The types of names that speak.
SPEAKERS = ("PER", "ORG")
#: A quotation of fewer words is a term or a nickname, unless a verb of speech is next to it.
FEWEST = 4
PLACES = ("after", "before", "according", "passive", "headline", "reaction")
USES = (
    "pronoun", "plural", "stop", "adverb", "not", "link", "relation", "indefinite", "thing", "medium", "demonstrative",
    "called", "full", "body", "group", "person", "calling", "company",
)  # fmt: skip
#: Verbs so long are known where a lost space glues them to a name.
_LONG = 7
#: Behind a word: no letter, but for the capital of a name that a lost space glues to it.
_APART = r"(?!(?-i:[^\WA-Z]))"
WORD = re.compile(r"[^\W_]+(?:[-'./&][^\W_]+)*")


@cache
def verb(place: str) -> re.Pattern[str]:
    """The verbs of one place; group 1 is the form. `ujarnya` has the form ujar, `katakan` is another word."""
    ending = r"(?=nya\b|\b|(?-i:[A-Z]))" if place in ("after", "passive", "according") else rf"{_APART}(?!-)"
    listed = [row["form"] for row in _verbs() if row["place"] == place]
    plain = rf"(?<![\w-])(?:{alternation(listed)})"
    # Links in a page lose their spaces: X becomes part of the verb, `Xmengatakan`.
    glued = [form for form in listed if form.startswith("me") and len(form) >= _LONG]
    either = rf"{plain}|(?<=(?-i:[a-z]))(?:{alternation(glued)})" if glued else plain
    return re.compile(rf"({either}){ending}", re.IGNORECASE)


def is_free(form: str, place: str) -> bool:
    """Whether what a verb reports needs no quotation marks and no `bahwa`."""
    return (key(form), place) in _free()


@cache
def forms(*uses: str) -> frozenset[str]:
    """The words with one of the uses, in lower case."""
    return frozenset(row["form"] for row in _words() if row["use"] in uses)


@cache
def beginning(*uses: str) -> re.Pattern[str]:
    """A word with one of the uses, at the place where it is matched."""
    return re.compile(rf"({_forms(*uses)})(?![\w-])", re.IGNORECASE)


@cache
def anywhere(*uses: str) -> re.Pattern[str]:
    """A word with one of the uses in small letters: `dalam`, and not that of `Menteri Dalam Negeri`."""
    return re.compile(rf"(?<![\w-])(?:{_forms(*uses)})(?![^\WA-Z])(?!-)")


@cache
def ending(*uses: str) -> re.Pattern[str]:
    """A word with one of the uses at the end of a text; ask it for a short end only."""
    return re.compile(rf"(?<![\w-])({_forms(*uses)})\s*$", re.IGNORECASE)


@cache
def titles() -> frozenset[str]:
    """Offices, ranks and degrees, in lower case and without their full stop."""
    return frozenset(row["form"] for row in lexicons.read("titles", ("form", "use")))


@cache
def media() -> frozenset[str]:
    """Papers, sites and services: they print what is said."""
    sites = (alias for row in lexicons.read("sites", ("site",)) for alias in row["aliases"].split(";"))
    return forms("medium") | frozenset(key(alias) for alias in sites if alias.strip())


@cache
def calendar() -> frozenset[str]:
    """Weekdays and months, which are capitalised and no names."""
    return frozenset(row["form"] for name in ("weekdays", "months") for row in lexicons.read(name, ("form",)))


def _forms(*uses: str) -> str:
    return alternation(row["form"] for row in _words() if row["use"] in uses)


@cache
def _free() -> frozenset[tuple[str, str]]:
    return frozenset((row["form"], row["place"]) for row in _verbs() if row.get("free") == "yes")


def _verbs() -> tuple[lexicons.Row, ...]:
    return lexicons.read("speech_verbs", ("form", "place"), (("place", PLACES),))


def _words() -> tuple[lexicons.Row, ...]:
    return lexicons.read("speech_words", ("form", "use"), (("use", USES),))
