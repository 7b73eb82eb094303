"""What a name is called by: titles, offices and ranks before it, kept as its role and not as part of it."""

from __future__ import annotations

import re
from functools import cache

from core import lexicons
from core.text import fold, key, tokens

USES = ("office", "degree", "rank", "honorific", "initials", "letters")
#: Between an office and its holder may be what it is the office of, in so many characters and words.
_REACH, _WORDS = 90, 9
_SMALL = frozenset(("dan", "bidang", "untuk", "ke", "di", "of", "the"))
_MARK = re.compile(r"[\w/&-]+\.?")


def before(text: str, start: int, *, title_case: bool = False) -> str | None:
    """The role directly before the name at `start`: `Menteri Keuangan`, `Ketua DPR`, `Kombes Pol`; None for none.

    It is as long as capitalised words go on from an office: `Ketua Komisi III DPR RI Habiburokhman`. In a headline in
    Title Case verbs are capitalised, too, so there the office alone is taken, where it is next to the name.
    """
    plain = fold(text[max(0, start - _REACH) : start]).rpartition("\n")[2]
    # A comma ends an apposition, and a full stop a sentence, unless it is that of a title (H., Prof.).
    stretch = re.split(r"[,;:()\"!?]|(?<![A-Za-z]\w)(?<!\bdrs)(?<!\bProf)(?<!\bprof)(?<!\bDrs)\.\s", plain)[-1]
    words = [(match.group(), match.start()) for match in _MARK.finditer(stretch)][-_WORDS:]
    if not words or stretch[words[-1][1] + len(words[-1][0]) :].strip():
        return None
    found: int | None = None
    for at in range(len(words) - 1, -1, -1):
        word = words[at][0]
        here = tuple(key(w).rstrip(".") for w, _ in words[at:])
        if here in _titles() if title_case else _begins(here):
            found = at
        elif not (word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL):
            break
    return " ".join(word for word, _ in words[found:]) if found is not None else None


def within(name: str) -> int:
    """How many characters at the start of a tagged name are titles and no name: `Humas DJP Dwi Astuti` -> 0 or more.

    Only what is surely a title goes (degrees, ranks), and at least one word of the name stays.
    """
    words = list(tokens(name))
    cut = 0
    for at, (word, _span) in enumerate(words[:-1]):
        plain = key(word).rstrip(".")
        if plain in _of("degree", "rank") or word == "." or (plain == "pol" and at):
            cut = words[at + 1][1].start
        else:
            break
    return cut if cut < len(name) and name[cut:].strip() else 0


def is_title(text: str) -> bool:
    """Whether a text is nothing but a rank or an office: `Kombes Pol` is no organisation."""
    return tuple(key(word).rstrip(".") for word in text.split()) in _titles()


@cache
def forms(use: str) -> tuple[str, ...]:
    """The forms of the list with one use."""
    return tuple(row["form"] for row in _rows() if row["use"] == use)


@cache
def place_words(*uses: str) -> tuple[str, ...]:
    """The words before places with these uses: units and sites begin a place's name, bodies an organisation's."""
    rows = lexicons.read("place_words", ("word",), (("use", ("unit", "site", "body")),))
    return tuple(row["word"] for row in rows if row["use"] in uses)


def _begins(words: tuple[str, ...]) -> bool:
    return any(words[: len(title)] == title for title in _titles())


@cache
def _titles() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(row["form"].split()) for row in _rows() if row["use"] not in ("initials", "letters"))


@cache
def _of(*uses: str) -> frozenset[str]:
    return frozenset(row["form"] for row in _rows() if row["use"] in uses)


def _rows() -> tuple[lexicons.Row, ...]:
    return lexicons.read("titles", ("form", "use"), (("use", USES),))
