"""What each part of the topic model adds: python training/measure_topics.py DATA_FOLDER

Trains with and without each kind of feature, the keyword list, the support vector machines and each labelled file, and
prints what is right on DATA_FOLDER/headlines/dev-2026.tsv and dev.tsv. Then, for each publisher, how well its channels
that are one topic (sport, celebrities) are told. Needs training/requirements.txt; takes some minutes.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import train_topics as training
from train_topics import Data, slugs

#: Channels that are one topic wherever they occur, in lower case.
CLEAR = {
    "bola": "sport", "sports": "sport", "sport": "sport", "super skor": "sport", "selebriti": "arts",
    "celebrity": "arts", "seleb": "arts", "entertainment": "arts", "musik": "arts", "film": "arts", "tv": "arts",
    "korea": "arts", "economy": "economy", "ekbis": "economy", "bisnis": "economy", "money": "economy",
    "techno": "science", "tekno": "science", "muslim": "religion", "haji": "religion",
}  # fmt: skip
WHOLE = dict(training.KINDS)
Finder = Callable[[list[str]], np.ndarray]
DEV = ("dev-2026.tsv", "dev.tsv")


@dataclass(frozen=True)
class Run:
    """Kinds of features, labelled files, and whether keyword list and support vector machines are used."""

    kinds: str = "=~#&"
    files: tuple[str, ...] = tuple(training.LABELLED)
    listed: bool = True
    margins: bool = True


RUNS = {
    "words": Run("=", listed=False, margins=False),
    "words, stems": Run("=~", listed=False, margins=False),
    "words, stems, pieces": Run("=~#", listed=False, margins=False),
    "words, stems, pieces, pairs": Run(listed=False, margins=False),
    "the same, keyword list": Run(margins=False),
    "the same, support vector machines (shipped)": Run(),
    "shipped without stems": Run("=#&"),
    "shipped without pieces": Run("=~&"),
    "shipped without keyword list": Run(listed=False),
    **{
        f"shipped without {left_out}": Run(files=tuple(f for f in training.LABELLED if f != left_out))
        for left_out in training.LABELLED
    },
}


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder / "headlines"
    rows = training.read(folder / "publisher.tsv")
    devs = {name: [row for row in training.read(folder / name) if row["primary"] in slugs()] for name in DEV}
    for name, run in RUNS.items():
        model = trained(folder, [row["title"] for row in rows], run)
        print(f"{name:44}", "  ".join(f"{file} {right(model, dev)}" for file, dev in devs.items()), flush=True)
    model = trained(folder, [row["title"] for row in rows], Run())
    for publisher in sorted({row["publisher"] for row in rows}):
        own = [row for row in rows if row["publisher"] == publisher and row["category"].lower() in CLEAR]
        if len(own) < 50:
            continue
        told = model([row["title"] for row in own])
        same = np.mean([slugs()[at] == CLEAR[row["category"].lower()] for at, row in zip(told, own, strict=True)])
        print(f"{publisher:12} {len(own):5} titles in clear channels: {same:.3f} as the channel", flush=True)


def right(model: Finder, dev: list[dict[str, str]]) -> str:
    """The shares of titles whose primary topic is right, and whose topic is primary or secondary."""
    told = [slugs()[at] for at in model([row["title"] for row in dev])]
    primary = np.mean([t == row["primary"] for t, row in zip(told, dev, strict=True)])
    either = np.mean([t in (row["primary"], row["secondary"]) for t, row in zip(told, dev, strict=True)])
    return f"{primary:.3f} {either:.3f}"


def trained(folder: Path, others: list[str], run: Run) -> Finder:
    """A function from titles to the numbers of their topics; `others` are unlabelled titles."""
    training.KINDS = {kind: WHOLE[kind] if kind in run.kinds else 0.0 for kind in WHOLE}
    known = [training.labelled(folder / name, training.LABELLED[name]) for name in run.files]
    texts = [text for titles in known for text in titles.texts]
    idf = training.vocabulary(texts + others)

    def votes(titles: list[str]) -> np.ndarray:
        return training.ballots(titles) if run.listed else np.zeros((len(titles), len(slugs())))

    data = Data(training.matrix(texts, idf), votes(texts), np.vstack([titles.shares for titles in known]))
    w, ballot, bias = training.train(data, np.ones(len(texts), bool), margins=run.margins)
    return lambda titles: (training.matrix(titles, idf) @ w + votes(titles) @ ballot + bias).argmax(axis=1)


if __name__ == "__main__":
    main()
