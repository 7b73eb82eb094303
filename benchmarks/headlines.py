"""`python -m benchmarks.headlines [COUNT]`: grouping headlines, in seconds and against comparing all pairs.

The headlines are made of the words of the topic list: most are new, a share are near-copies of earlier ones, and a
share fill one sentence with other names and numbers, as the boxes of news sites do.
"""

from __future__ import annotations

import random
import sys
import time

import numpy as np
from rapidfuzz import fuzz, process

from core import lexicons
from core.headlines import normalised
from core.headlines.groups import group

COUNT, SAMPLE, SEED = 250_000, 10_000, 20261124
_COPIES, _FILLED = 0.3, 0.1
_SENTENCES = ("Harga {} Hari Ini Naik Rp {}.000", "Link Live Streaming {} vs {}", "Gempa M {},1 Guncang {}")
_CHANGES = ("Foto: {}", "[VIDEO] {}", "{} - Kompas.com", "{} | Okezone", "{}!", "“{}”", "Begini {}", "{}")


def headlines(count: int, seed: int = SEED) -> list[str]:
    """`count` made-up headlines, the same for the same seed."""
    draw = random.Random(seed)  # noqa: S311 - nothing here is secret
    vocabulary = [row["term"].title() for row in lexicons.read("topic_keywords", ("topic", "term", "weight"))]
    made: list[str] = []
    while len(made) < count:
        kind = draw.random()
        if made and kind < _COPIES:
            made.append(near(draw.choice(made), draw))
        elif kind < _COPIES + _FILLED:
            name = draw.choice(vocabulary)
            made.append(
                draw.choice(_SENTENCES).format(*draw.choice(((name, draw.randint(1, 99)), (draw.randint(1, 9), name))))
            )
        else:
            made.append(" ".join(draw.choices(vocabulary, k=draw.randint(5, 9))))
    return made


def near(headline: str, draw: random.Random) -> str:
    """`headline` as another block writes it, at times with two letters of one long word in each other's place."""
    spoilt = headline.split(" ")
    place = draw.randrange(len(spoilt))
    if draw.random() < 0.3 and len(spoilt[place]) > 7 and spoilt[place].isalpha():
        word = spoilt[place]
        spoilt[place] = word[:3] + word[4] + word[3] + word[5:]
    return draw.choice(_CHANGES).format(" ".join(spoilt))


def main() -> None:
    """Print how long the groups take, how many there are, and the same for all pairs of a sample."""
    texts = headlines(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)
    group(texts[:10])  # the lists are read once
    begin = time.perf_counter()
    found = group(texts)
    took = time.perf_counter() - begin
    print(f"group: {len(texts):,} headlines in {took:.1f} s on one core, {len(set(found)):,} groups")

    sample = texts[:SAMPLE]
    begin = time.perf_counter()
    group(sample)
    ours = time.perf_counter() - begin
    flat = [normalised.of(text).flat for text in sample]
    begin = time.perf_counter()
    process.cdist(flat, flat, scorer=fuzz.ratio, score_cutoff=80, dtype=np.uint8, workers=1)
    theirs = time.perf_counter() - begin
    print(
        f"sample of {len(sample):,}: {ours:.2f} s, all pairs with rapidfuzz cdist {theirs:.2f} s: {theirs / ours:.1f}×"
    )
    print(f"all pairs of {len(texts):,} would take {theirs * (len(texts) / len(sample)) ** 2 / took:,.0f}× the time")


if __name__ == "__main__":
    main()
