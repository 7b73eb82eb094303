"""The content words of a page, counted by stem: what the words page and the clouds are made of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from core import lexicons
from core.model import Span, Term, TermMention, Zone
from core.stemming import Within, stem
from core.text import fold, tokens

#: Shorter words are particles, initials and units, hardly ever what a text is about.
SHORTEST = 3
_DIGIT = re.compile(r"\d")
_ENDING = re.compile(r"-?(?:nya|lah|kah|pun)$")


@cache
def stopwords() -> frozenset[str]:
    """Words that are not counted: function words, and what news sites print on every page."""
    return frozenset(row["word"].lower() for row in lexicons.read("stopwords", ("word",)))


def find_terms(zones: Sequence[Zone], text: str, names: Collection[Span]) -> tuple[TermMention, ...]:
    """The content words of the zones in order of appearance, each with its stem and its span.

    Stop words, short words, anything with a digit, and words within `names` are left out.
    """
    inside = Within(names)
    return tuple(
        TermMention(word, stem(form), span, zone.line, zone.name)
        for zone in zones
        for word, span in tokens(zone.span.cut(text), zone.span.start)
        if is_content(form := fold(word).lower()) and not inside(span)
    )


def count_terms(found: Iterable[TermMention]) -> tuple[Term, ...]:
    """The words of `found` counted by zone and stem.

    `Term.text` is the commonest written form in that zone, lower case. Zones come in order of appearance, terms by
    falling count.
    """
    written: dict[str, dict[str, Counter[str]]] = {}
    for term in found:
        forms = written.setdefault(term.zone, {}).setdefault(term.stem, Counter())
        forms[fold(term.text).lower()] += 1
    return tuple(term for name, stems in written.items() for term in _ranked(name, stems))


def is_content(word: str) -> bool:
    """Whether a lower-case word may be counted as a term."""
    if len(word) < SHORTEST or not word[0].isalpha() or _DIGIT.search(word):
        return False
    half, _, other = word.partition("-")
    forms = {word, _ENDING.sub("", word), half if half == other else word}
    return forms.isdisjoint(stopwords())


def _ranked(zone: str, stems: dict[str, Counter[str]]) -> list[Term]:
    # most_common and sorted keep the order of appearance among equals, so the same text gives the same terms.
    terms = [Term(key, forms.most_common(1)[0][0], forms.total(), zone) for key, forms in stems.items()]
    return sorted(terms, key=lambda term: -term.count)
