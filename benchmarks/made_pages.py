"""Made-up Indonesian news pages for benchmarks, of the words of our own lists: the same for the same seed.

Words are drawn as in a language (Zipf): function words often, the others with affixes, seldom ones very seldom. A page
has title, date line, paragraphs and a list of link headlines; each line comes with the zone that it is in.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import numpy as np

from core import lexicons

SEED = 20261125
_PREFIXES = ("", "di", "ber", "ter", "ke", "se", "pem", "men", "per", "peng")
_SUFFIXES = ("", "", "kan", "an", "nya", "i")
_BLOCKS = ("related", "popular", "latest")
_PARAGRAPHS, _HEADLINES = (6, 14), 15


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page: its number, text, site and day, and the lines that are read: number, start, zone."""

    number: int
    text: str
    site: str
    published: date
    lines: tuple[tuple[int, int, str], ...]


@cache
def vocabulary() -> tuple[list[str], np.ndarray]:
    """The words, commonest first, and how often each is drawn, cumulated."""
    function = [row["word"] for row in lexicons.read("stopwords", ("word",)) if row["note"] == "function word"]
    roots = sorted({word for row in lexicons.read("topic_keywords", ("topic", "term", "weight"))
                    for word in row["term"].split() if word.isalpha()})  # fmt: skip
    names = [row["name"] for list_ in ("persons", "organisations", "places") for row in lexicons.read(list_, ("name",))]
    draw = random.Random(SEED)  # noqa: S311 - nothing here is secret
    derived = [p + root + s for root in roots for p in _PREFIXES for s in _SUFFIXES if p or s]
    derived += [f"{first}{draw.randrange(2000)}" for first in roots]
    draw.shuffle(derived)
    common = [*roots, *names]
    draw.shuffle(common)
    words = list(dict.fromkeys([*function, *common, *derived]))
    weights = 1 / (np.arange(len(words)) + 2.7) ** 1.05
    return words, np.cumsum(weights / weights.sum())


def pages(count: int, first: int = 0) -> Iterator[MadePage]:
    """The pages from number `first` on."""
    words, odds = vocabulary()
    sites = [row["name"] if "name" in row else next(iter(row.values())) for row in lexicons.read("sites", ("site",))]
    for number in range(first, first + count):
        draw = np.random.default_rng((SEED, number))
        drawn = iter(np.searchsorted(odds, draw.random(800)).tolist())
        day = date(2022, 1, 1) + timedelta(days=int(draw.integers(0, 1800)))

        def phrase(n: int, drawn: Iterator[int] = drawn) -> str:
            return " ".join(words[min(next(drawn), len(words) - 1)] for _ in range(n))

        rows = [("title", phrase(9).title()), ("", f"{day:%d/%m/%Y} 10:30 WIB")]
        rows += [("body", f"{phrase(14).capitalize()}, {phrase(10)}.") for _ in range(int(draw.integers(*_PARAGRAPHS)))]
        rows += [(_BLOCKS[at * 3 // _HEADLINES], phrase(8).title()) for at in range(_HEADLINES)]
        yield _page(number, rows, sites[int(draw.integers(0, len(sites)))], day)


def _page(number: int, rows: list[tuple[str, str]], site: str, day: date) -> MadePage:
    lines, at = [], 0
    for line, (zone, text) in enumerate(rows, 1):
        if zone:
            lines.append((line, at, zone))
        at += len(text) + 1
    return MadePage(number, "\n".join(text for _, text in rows), site, day, tuple(lines))
