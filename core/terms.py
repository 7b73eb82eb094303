"""The content words of a page, counted by stem: what the words page and the clouds are made of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache

from core import lexicons
from core.model import Span, Term, Zone
from core.stemming import Within, stem
from core.text import fold, tokens

#: Shorter words are particles, initials and units, hardly ever what a text is about.
SHORTEST = 3
_DIGIT = re.compile(r"\d")
_ENDING = re.compile(r"-?(?:nya|lah|kah|pun)$")


@cache
def stopwords() -> frozenset[str]:
    """Words that say nothing of the matter: function words, and what news sites print on every page."""
    return frozenset(row["word"].lower() for row in lexicons.read("stopwords", ("word",)))


def find_terms(zones: Sequence[Zone], text: str, names: Collection[Span]) -> tuple[Term, ...]:
    """The content words of each zone name (title, body, popular ...), counted by stem.

    Stop words, short words, anything with a digit, and words within `names` are left out. `Term.text` is the
    commonest written form in that zone, lower case. Zones come in order of appearance, terms by falling count.
    """
    inside = Within(names)
    written: dict[str, dict[str, Counter[str]]] = {}
    for zone in zones:
        stems = written.setdefault(zone.name, {})
        for word, span in tokens(zone.span.cut(text), zone.span.start):
            form = fold(word).lower()
            if is_content(form) and not inside(span):
                stems.setdefault(stem(form), Counter())[form] += 1
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
