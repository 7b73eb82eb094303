"""What each part of the topic model adds: python training/measure_topics.py DATA_FOLDER

Trains with and without each kind of feature, the keyword list and the unlabelled titles, and prints what is right on
DATA_FOLDER/headlines/dev.tsv. Then, for each publisher, how well its channels that are one topic (sport, celebrities)
are classified by a model that has seen none of its titles. Needs training/requirements.txt; takes some minutes.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import train_topics as training
from scipy.sparse import csr_matrix
from train_topics import Data, slugs

#: Channels that are one topic wherever they occur, in lower case.
CLEAR = {
    "bola": "sport", "sports": "sport", "sport": "sport", "super skor": "sport", "selebriti": "arts",
    "celebrity": "arts", "seleb": "arts", "entertainment": "arts", "musik": "arts", "film": "arts", "tv": "arts",
    "korea": "arts", "economy": "economy", "ekbis": "economy", "bisnis": "economy", "money": "economy",
    "techno": "science", "tekno": "science", "muslim": "religion", "haji": "religion",
}  # fmt: skip
WHOLE = dict(training.KINDS)
#: Name of a run -> kinds of features, whether the keyword list votes, whether unlabelled titles are used.
RUNS = {
    "words": ("=", False, False),
    "words, stems": ("=~", False, False),
    "words, pieces": ("=#", False, False),
    "words, stems, pieces": ("=~#", False, False),
    "words, stems, pieces, pairs": ("=~#&", False, False),
    "the same, keyword list": ("=~#&", True, False),
    "the same, keyword list, channels (shipped)": ("=~#&", True, True),
    "shipped without stems": ("=#&", True, True),
    "shipped without pieces": ("=~&", True, True),
    "shipped without keyword list": ("=~#&", False, True),
}


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder / "headlines"
    known = [training.labelled(folder / name) for name in ("train.tsv", "written.tsv")]
    texts = [text for titles in known for text in titles.texts]
    shares = np.vstack([titles.shares for titles in known])
    rows = training.read(folder / "publisher.tsv")
    dev = [row for row in training.read(folder / "dev.tsv") if row["primary"] in slugs()]
    for name, (kinds, listed, channels) in RUNS.items():
        training.KINDS = {kind: WHOLE[kind] if kind in kinds else 0.0 for kind in WHOLE}
        model = trained(texts, shares, rows if channels else [], listed=listed)
        predicted = model([row["title"] for row in dev])
        first = [slugs()[at] for at in predicted]
        primary = np.mean([t == row["primary"] for t, row in zip(first, dev, strict=True)])
        either = np.mean([t in (row["primary"], row["secondary"]) for t, row in zip(first, dev, strict=True)])
        print(f"{name:48} primary {primary:.3f}  primary or secondary {either:.3f}", flush=True)
    training.KINDS = WHOLE
    for publisher in sorted({row["publisher"] for row in rows}):
        own = [row for row in rows if row["publisher"] == publisher and row["category"].lower() in CLEAR]
        if len(own) < 50:
            continue
        model = trained(texts, shares, [row for row in rows if row["publisher"] != publisher], listed=True)
        predicted = model([row["title"] for row in own])
        right = np.mean([slugs()[at] == CLEAR[row["category"].lower()] for at, row in zip(predicted, own, strict=True)])
        print(
            f"without {publisher:12} {len(own):5} of its titles in clear channels: {right:.3f} as the channel",
            flush=True,
        )


def trained(texts: list[str], shares: np.ndarray, rows: list[dict[str, str]], *, listed: bool):
    """A function from titles to the numbers of their topics."""
    others = [row["title"] for row in rows]
    idf = training.vocabulary(texts + others)
    votes = (
        (lambda titles: training.ballots(titles)) if listed else (lambda titles: np.zeros((len(titles), len(slugs()))))
    )
    x, k = training.matrix(texts, idf), votes(texts)
    if rows:
        channels = [(row["publisher"], row["category"]) for row in rows]
        data = Data(x, k, shares, training.matrix(others, idf), votes(others), channels)
        w, ballot, bias = training.train(data, np.ones(len(texts), bool))
    else:
        w, ballot, bias = training.fit(csr_matrix(x), k, shares, np.ones(len(texts)))
    return lambda titles: (training.matrix(titles, idf) @ w + votes(titles) @ ballot + bias).argmax(axis=1)


if __name__ == "__main__":
    main()
