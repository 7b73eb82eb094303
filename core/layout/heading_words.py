"""What kind of list a heading announces, by its words: `TRENDING NOW`, `Kabar Baru`, `Populer Terbaru` (two tabs)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from core import lexicons
from core.layout.phrases import bare
from core.model import BLOCKS

_KINDS = (*BLOCKS, "frame", "medium")
#: After these words a heading names what it is about: `Terbaru di Suarakota`, `Berita dari Jaringan`.
_ABOUT = frozenset(("di", "dari", "tentang", "soal", "in", "from", "on", "of", "about"))
_LONGEST = 6
#: Kinds that a list of pictures or films is not: it stays a list of its own.
_OF_TEXTS = frozenset(("choice", "latest", "other"))


@cache
def _phrases() -> dict[tuple[str, ...], str]:
    rows = lexicons.read("heading_words", ("words", "kind"), (("kind", _KINDS),))
    return {tuple(row["words"].casefold().split()): row["kind"] for row in rows}


@cache
def _most_words() -> int:
    return max(map(len, _phrases()))


@lru_cache(1 << 14)
def list_kinds(text: str, *, strict: bool) -> tuple[str, ...]:
    """The kinds of the lists that a heading announces: none, one, or one for each of its tabs, in their order.

    `strict` asks that every word belongs to a heading; else words that no list knows are passed over, as they may be
    where something else shows already that the line is one.
    """
    words = bare(text).replace("|", " ").replace("&", " ").split()
    if not 0 < len(words) <= _LONGEST + 2:
        return ()
    found, medium, unknown = _read(words)
    if strict and (unknown or len(words) > _LONGEST):
        return ()
    kinds = [kind for kind in found if kind != "other"] or found
    if medium:
        apart = _OF_TEXTS if medium == "picture" else _OF_TEXTS | {"popular"}
        kinds = ["other"] if not kinds or kinds[0] in apart else kinds
    return tuple(dict.fromkeys(kinds))


def _read(words: Sequence[str]) -> tuple[list[str], str, bool]:
    """The kinds that the words name in their order, the medium if one is named, and whether a word is unknown."""
    found: list[str] = []
    medium, unknown, i = "", False, 0
    while i < len(words):
        if words[i] in _ABOUT:
            break
        size = next(
            (n for n in range(min(_most_words(), len(words) - i), 0, -1) if tuple(words[i : i + n]) in _phrases()), 0
        )
        if not size:
            unknown = True
            i += 1
            continue
        kind = _phrases()[tuple(words[i : i + size])]
        if kind == "medium":
            medium = "topic" if words[i].startswith(("top", "tag")) else "picture"
        elif kind != "frame":
            found.append(kind)
        i += size
    return found, medium, unknown
