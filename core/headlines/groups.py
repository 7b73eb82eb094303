"""Grouping headlines: which are one, but for what a site changes between two of its pages.

Headlines with the same content words are one. Of the others, those are compared that have two of their rarest words
and all of their numbers in common; rapidfuzz leaves the pairs that are alike as a whole, and of these a pair is one
where it differs by a typing error, or by one plain word in a long headline. A name in another's place, another
number, or a word that turns the meaning makes another headline, however alike the two look.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from rapidfuzz.distance import OSA, Levenshtein

from core.headlines import normalised
from core.headlines.candidates import candidates
from core.headlines.normalised import Words

#: Headlines that are less alike letter by letter are not compared, in per cent.
ALIKE = 80
#: Headlines of fewer content words are one only if all of these are the same.
_SHORT = 3
#: A headline has room for a slip every so many words, and for a word more if so many are shared.
_WORDS_A_SLIP, _LONG = 5, 6
#: Shorter words are too near to one another to be slips; in long ones two letters may be wrong.
_SHORT_WORD, _LONG_WORD = 6, 10
#: A word in so many different headlines is written so on purpose.
_COMMON = 5
#: What was cut off is taken for the one headline that begins so only if this much is left of it.
_LEAST_LEFT = 25


def group(texts: Sequence[str]) -> list[int]:
    """For each headline the index of the first one that is the same, or nearly; its own where there is none."""
    made = {text: normalised.of(text) for text in dict.fromkeys(texts)}
    pages = Counter(made[text].core_flat for text in texts)
    heads = _heads(made, pages)
    _join_cut_off(made, heads)
    first: dict[str, int] = {}
    return [first.setdefault(heads[made[text].core_flat], number) for number, text in enumerate(texts)]


def _heads(made: dict[str, Words], pages: Counter[str]) -> dict[str, str]:
    """For each different headline (`Words.core_flat`) the one that represents its group.

    That is the most frequent one, whatever the order; a headline is compared with such heads only, since a chain of
    small changes leads from any headline to any other.
    """
    cores = {each.core_flat: each.core for each in sorted(made.values(), key=lambda w: w.core)}
    whole = {each.core_flat for each in made.values() if not each.cut}
    order = sorted(cores, key=lambda core_flat: (-pages[core_flat], core_flat))
    long = [core_flat for core_flat in order if core_flat in whole and len(cores[core_flat]) >= _SHORT]
    common = Counter(word for core_flat in long for word in set(cores[core_flat]))
    heads = {core_flat: core_flat for core_flat in order}
    taken: set[int] = set()
    for one, other in candidates([cores[core_flat] for core_flat in long], long, common, ALIKE):
        if one in taken or other in taken:
            continue
        if is_one(cores[long[one]], cores[long[other]], common):
            heads[long[other]] = long[one]
            taken.add(other)
    return heads


def is_one(ours: tuple[str, ...], theirs: tuple[str, ...], common: Counter[str]) -> bool:
    """Whether two runs of content words differ by nothing but slips and plain words; `common` counts headlines."""
    longer = max(len(ours), len(theirs))
    slips, more, room = 0, 0, max(1, longer // _WORDS_A_SLIP)
    for step in Levenshtein.opcodes(ours, theirs):
        here, there = ours[step.src_start : step.src_end], theirs[step.dest_start : step.dest_end]
        if step.tag == "replace":
            if not all(_is_slip(x, y, common) for x, y in zip(here, there, strict=True)):
                return False
            slips += len(here)
        elif step.tag != "equal":
            if not all(word in normalised.plain() for word in (*here, *there)):
                return False
            more += len(here) + len(there)
    return slips + more <= room and more <= 1 and (not more or longer > _LONG)


def _is_slip(one: str, other: str, common: Counter[str]) -> bool:
    """Whether one word is the other, wrongly written.

    The first and last letter must be right: endings distinguish names (Persib, Persiba; Rahmat, Rahman). Where no list
    knows either word they may both be names, and only a letter too many, too few or in the wrong place is a slip.
    """
    shorter = min(len(one), len(other))
    if shorter < _SHORT_WORD or one[0] != other[0] or one[-1] != other[-1]:
        return False
    known = sum(word in normalised.known() or common[word] >= _COMMON for word in (one, other))
    if known == 2 or OSA.distance(one, other, score_cutoff=2) > (1 if shorter < _LONG_WORD else 2):
        return False
    return known == 1 or len(one) != len(other) or sorted(one) == sorted(other)


def _join_cut_off(made: dict[str, Words], heads: dict[str, str]) -> None:
    """Put each headline that was cut off to those that begin so, where these are all one; else it stays by itself."""
    begins = sorted({(each.flat, each.core_flat) for each in made.values()})
    for each in sorted((w for w in made.values() if w.cut), key=lambda w: (-len(w.flat), w.flat)):
        if len(each.flat) < _LEAST_LEFT:
            continue
        found: set[str] = set()
        for flat, core_flat in begins[bisect_left(begins, (each.flat, "")) :]:
            if not flat.startswith(each.flat) or len(found) > 1:
                break
            if len(flat) > len(each.flat):
                found.add(heads[core_flat])
        if len(found) == 1:
            heads[each.core_flat] = found.pop()
