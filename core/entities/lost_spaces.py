"""Words that were glued when a page was saved: `Bahlil Lahadaliayang`, `mengutipSCMP`, `PresidenAS`.

Only what is no word itself is parted, and only into parts that are known, so that brands (WhatsApp) stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from core import lexicons
from core.entities import gazetteer, titles
from core.entities.name_words import name_words
from core.entities.word_groups import groups_of
from core.model import Span

_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
#: A function word of so many letters is no chance ending of a name; after a shorter one the name must be listed.
_LONG = 4
_LONG_VERB, _VERB_PREFIXES = 7, ("mem", "men", "meng", "ber", "ter", "mer", "mel", "diper")
_ACRONYM = re.compile(r"([A-Z]{2,})([a-z]+)")
_REMEMBERED = 20_000


def separate_words(text: str, start: int = 0) -> Iterator[tuple[str, Span]]:
    """`name_words`, glued words parted. `start` is the offset of `text` in its document.

    Between two words that both begin with a capital stands a comma of no width, for two names met where the page had a
    link: `Jawa Barat` and who governs it.
    """
    for word, span in name_words(text, start):
        if word.islower() and word.isalpha():  # most words, and the check below costs as much as all the rest
            yield word, span
            continue
        at = 0
        for cut in (*_cuts(word), len(word)):
            yield word[at:cut], Span(span.start + at, span.start + cut)
            if _are_two_names(word[at:cut], word[cut:]):
                yield ",", Span(span.start + cut, span.start + cut)
            at = cut


def _are_two_names(first: str, rest: str) -> bool:
    """Whether both may be names: no title before a name, and no letters of a degree behind one."""
    if min(len(first), len(rest)) <= 2 or not (first[0].isupper() and rest[0].isupper()):
        return False
    return first.lower() not in _titles() and rest.lower() not in titles.forms("letters")


@lru_cache(_REMEMBERED)
def _cuts(word: str) -> tuple[int, ...]:
    """Where a word is parted; empty for one that is whole."""
    if len(word) < _LONG or not (word.isascii() and word.isalnum()) or (groups_of(word) and word[0].isalpha()):
        return ()
    return _at_capitals(word) or _around_name(word) or _after_acronym(word) or _before_function_word(word)


def _at_capitals(word: str) -> tuple[int, ...]:
    parts = list(_PARTS.finditer(word))
    known = all(_stands_alone(part.group(), first=part.start() == 0) for part in parts)
    return tuple(part.start() for part in parts[1:]) if len(parts) > 1 and known else ()


def _stands_alone(part: str, *, first: bool) -> bool:
    if len(part) == 1:
        return first and part.isupper()  # Grup GPiala Dunia
    known = groups_of(part) is not None or part.lower() in _words_of_persons()
    return (len(part) > 2 or part.isupper()) and not part.isdigit() and known


def _after_acronym(word: str) -> tuple[int, ...]:
    """`KPKmemeriksa`: an abbreviation that is known, and a known word of small letters."""
    found = _ACRONYM.fullmatch(word)
    if found is None or not (groups_of(found[1]) or found[1].lower() in _listed_words()):
        return ()
    rest = found[2]
    return (found.end(1),) if rest in _function_words() or (len(rest) >= _LONG and groups_of(rest)) else ()


def _around_name(word: str) -> tuple[int, ...]:
    """Where a title before a name and letters of a degree behind it are glued to it: `MgrBenedictus`, `SutantoSH`."""
    parts = list(_PARTS.finditer(word))
    titled = len(parts) > 1 and parts[0].group().istitle() and parts[0].group().lower() in _titles()
    lettered = len(parts) > 1 and parts[-1].group().isupper() and parts[-1].group().lower() in titles.forms("letters")
    name = parts[titled : len(parts) - lettered]
    if not (titled or lettered) or len(name) != 1 or len(name[0].group()) < _LONG or not name[0].group().istitle():
        return ()
    return tuple(part.start() for part in parts[1:])


@cache
def _titles() -> frozenset[str]:
    return frozenset(form for use in ("degree", "office", "rank") for form in titles.forms(use) if len(form) > 1)


def _before_function_word(word: str) -> tuple[int, ...]:
    for cut in range(2, len(word) - 1):
        name, rest = word[:cut], word[cut:]
        if name[0].isupper() and len(name) >= _LONG and _is_verb(rest) and _is_known(name, rest):
            return (cut,)
        if rest in _function_words() and (name.isdigit() or (name[0].isupper() and _is_known(name, rest))):
            return (cut,)
    return ()


def _is_verb(word: str) -> bool:
    """A word with the prefix of a verb, long enough to be no chance ending of a name: `menyebut`, `bertemu`."""
    return len(word) >= _LONG_VERB and word.startswith(_VERB_PREFIXES) and groups_of(word) is not None


def _is_known(name: str, rest: str) -> bool:
    long = min(len(name), len(rest)) >= _LONG and groups_of(name) is not None
    return long or name.lower() in _listed_words()


@cache
def _function_words() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicons.read("glued_words", ("word",)))


@cache
def _words_of_persons() -> frozenset[str]:
    """The words of listed names of persons."""
    forms = (form for kind, form in gazetteer.canonical() if kind == "PER")
    return frozenset(word for form in forms for word in form.lower().split() if len(word) > 2 and word.isalpha())


@cache
def _listed_words() -> frozenset[str]:
    return frozenset(form for _, form in gazetteer.canonical() if form.isalnum())
