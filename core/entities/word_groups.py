"""Words that are used alike: each word's number in three groupings, a coarse, a finer and the finest one.

The table says of a word that the tagger never met in training that it is used like a name, a title or a verb. It holds
words and numbers only; where it comes from is written in data/models/entities.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np

from core.text import fold

FILE = Path(__file__).resolve().parent.parent.parent / "data" / "models" / "word_groups.npz"

Groups = tuple[int, int, int]
_DIGIT = re.compile(r"\d")


def groups_of(word: str) -> Groups | None:
    """The three groups of a word, or None for a word that the table does not hold. Case and figures do not count."""
    return _table().get(_DIGIT.sub("0", fold(word).lower()))


@cache
def _table() -> Mapping[str, Groups]:
    with np.load(FILE, allow_pickle=False) as arrays:
        words = arrays["words"].tobytes().decode("utf-8").split("\n")
        columns = (arrays[name].tolist() for name in ("coarse", "fine", "finest"))
        return dict(zip(words, zip(*columns, strict=True), strict=True))
