"""The features that the linear model has of a word: itself, its stem, its pieces, and itself with its neighbour.

Training and reading share this module, so they cannot differ.
"""

from __future__ import annotations

import re

from core.stemming import stem

SHORTEST_PIECE, LONGEST_PIECE = 3, 5
_DIGIT = re.compile(r"\d")


def of_word(word: str) -> list[str]:
    """The features of one lower-case word. Figures count by their shape: 16.300 and 17.400 are one word."""
    shape = _DIGIT.sub("0", word)
    framed = f"<{shape}>"
    pieces = [
        "#" + framed[start : start + size]
        for size in range(SHORTEST_PIECE, LONGEST_PIECE + 1)
        for start in range(len(framed) - size + 1)
    ]
    return ["=" + shape, "~" + stem(shape), *pieces]


def of_pair(first: str, second: str) -> str:
    """The feature of two words in a row."""
    return f"&{_DIGIT.sub('0', first)} {_DIGIT.sub('0', second)}"
