"""One name for one person: aliases of the lists, abbreviations of the text, short forms of full names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from core import lexicons
from core.entities import gazetteer, titles
from core.text import fold, key

_BRACKETED = re.compile(r"\(([A-Z][A-Za-z0-9]{1,9})\)")
_ADMINISTRATIVE = frozenset(("Kabupaten", "Kota", "Provinsi"))
#: Words in capitals that are no longer than this are abbreviations, not shouted words.
_ABBREVIATED = 4
#: A person's name with more words is a row of words in capitals, and has a square of that many short forms.
_LONGEST_NAME = 20
_SMALL = frozenset(("dan", "untuk", "di", "dari", "ke", "pada", "yang", "of", "the", "and", "for"))


def abbreviations(text: str) -> dict[str, str]:
    """Short form -> long form as the text itself gives them: `Badan Gizi Nasional (BGN)`.

    After Schwartz and Hearst (2003), in the strict form: each capital of the short form begins a capitalised word.
    """
    plain = fold(text)
    found: dict[str, str] = {}
    for match in _BRACKETED.finditer(plain):
        short = match.group(1)
        before = plain[max(0, match.start() - 120) : match.start()].rpartition("\n")[2].split()
        long = _long_form(short, before)
        if long:
            found.setdefault(short, long)
    return found


def _long_form(short: str, before: list[str]) -> str | None:
    """The words before the bracket that spell the short form, from the right; None where they do not."""
    letters = [c.lower() for c in short if c.isupper()]
    at = len(before)
    while letters and at:
        at -= 1
        word = before[at].strip("\"'(,")
        if word[:1].lower() == letters[-1] and word[:1].isupper():
            letters.pop()
        elif word.lower() not in _SMALL:
            return None
    return " ".join(before[at:]).strip("\"'(,") if not letters and len(before) - at > 1 else None


class Joiner:
    """Gives each name of one page the entity that it is counted under."""

    def __init__(self, names: Sequence[tuple[str, str]], short_forms: Mapping[str, str]) -> None:
        self._short = short_forms
        self._listed = gazetteer.canonical()
        # A page writes a name in several ways; the commonest, of these the longest, is taken.
        written = Counter((kind, _plain(name)) for name, kind in names)
        self._full: dict[str, set[str]] = {}
        self._known: dict[str, str] = {}
        self._places: dict[str, set[str]] = {}
        self._bodies: dict[str, set[str]] = {}
        self._spelled: dict[str, str] = {}
        for kind, name in written:
            words = name.split()
            if kind == "PER" and len(words) > 1:
                spelled = _one_spelling(name)
                self._spelled[spelled] = max(self._spelled.get(spelled, ""), name, key=lambda form: (len(form), form))
                for part in _parts(words):
                    self._full.setdefault(part, set()).add(name)
            if kind == "ORG" and len(words) > 1 and words[0] in titles.place_words("body"):
                self._bodies.setdefault(words[0], set()).add(name)
            if kind == "LOC" and len(words) > 1 and words[0] in _ADMINISTRATIVE:
                self._places.setdefault(key(" ".join(words[1:])), set()).add(name)

    def entity(self, name: str, kind: str) -> str:
        """The listed name, what the text's abbreviation is short for, the full name, or the name as written."""
        plain = _plain(name)
        if kind == "LOC" and len(self._places.get(key(plain), ())) == 1:
            (plain,) = self._places[key(plain)]  # of Kabupaten Flores Timur, Flores Timur is the short form
        if kind == "ORG" and len(self._bodies.get(plain, ())) == 1:
            (plain,) = self._bodies[plain]
        listed = self._listed.get((kind, key(plain)))
        if listed:
            return listed
        if kind == "PER" and " " in plain:
            plain = self._spelled.get(_one_spelling(plain), plain)
        if plain in self._short:
            long = self._short[plain]
            return self._listed.get((kind, key(long)), long)
        full = self._fullest(plain) if kind == "PER" else plain
        return self._listed.get((kind, key(full)), full)

    def _fullest(self, plain: str) -> str:
        if plain not in self._known:
            self._known[plain] = self._longest(plain)
        return self._known[plain]

    def _longest(self, plain: str) -> str:
        """The one full name that holds this short one; the name itself where there is none or several would fit."""
        fuller = self._full.get(key(plain), set())
        longest = max(fuller, key=len, default=plain)
        # Of "Budi Gunadi" and "Budi Gunadi Sadikin" the longer holds the shorter; two Budis hold neither.
        return longest if all(key(other) in key(longest) for other in fuller) else plain


def _one_spelling(name: str) -> str:
    """A person's name by the commonest spelling of its parts: Moh. Arifin and Mohammad Arifin are one."""
    words = (key(word).rstrip(".") for word in name.split())
    return " ".join(_spellings().get(word, word) for word in words)


@cache
def _spellings() -> dict[str, str]:
    return {row["form"]: row["written"] for row in lexicons.read("name_spellings", ("form", "written"))}


def _parts(words: list[str]) -> set[str]:
    """The short forms of a full name: every run of its words that is not the whole; none of what is no name."""
    size = len(words)
    if size > _LONGEST_NAME:
        return set()
    return {
        key(" ".join(words[start:end]))
        for start in range(size)
        for end in range(start + 1, size + 1)
        if end - start < size and len(words[start]) > 2
    }


def _plain(name: str) -> str:
    """A name on one line with plain quotes; LONDON BRIDGE becomes London Bridge, DPRD OKU stays."""
    plain = " ".join(fold(name).split())
    shouted = plain.isupper() and len(plain) > 5 and " " in plain
    return (
        plain.title()
        if shouted and any(len(word) > _ABBREVIATED for word in plain.split() if word.isalpha())
        else plain
    )
