"""What each group of features adds to the tagger: `python -m training.measure_entities FOLDER`.

Trains the first tagger (labelled sentences only) with every group and without each, and prints the F1 (strict span and
type) of the tagger alone on the development parts. Takes some minutes a row.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pycrfsuite

from core.entities import tagger
from core.entities.token_features import features
from training import train_entities as training

DEV = {"idner": "ner/idner.dev.conll", "nergrit": "ner/nergrit.dev.conll", "headlines": "headlines/dev.tsv"}
#: Group -> what its features begin with.
GROUPS: dict[str, tuple[str, ...]] = {
    "nothing": (),
    "the word": ("w=",),
    "shapes": ("s=", "-2s=", "-1s=", "1s=", "2s=", "-1s|", "s|+1s"),
    "beginnings and ends": ("p2=", "p3=", "p4=", "x2=", "x3=", "x4=", "-1x3="),
    "neighbouring words": ("-2w=", "-1w=", "1w=", "2w="),
    "pairs of words": ("-1w|w=", "w|+1w=", "-2-1w="),
    "share of capitals": ("caps=",),
}
TYPES = {"headlines": ("PER", "ORG", "LOC", "EVT", "PRD")}


def main() -> None:
    """Print a row a group."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    read = [training.read_conll(folder / name) for name in training.CONLL]
    read += [training.read_marked(folder / name) for name in training.MARKED]
    sentences = [sentence for each in read for sentence in each]
    for group, beginnings in GROUPS.items():
        with tempfile.TemporaryDirectory() as scratch:
            model = trained(sentences, Path(scratch) / "model.crfsuite", beginnings)
            scores = " ".join(
                f"{name} {score(model, folder / file, name, beginnings):.3f}" for name, file in DEV.items()
            )
        print(f"without {group:22} {scores}", flush=True)


def seen(words: Sequence[str], without: tuple[str, ...]) -> list[list[str]]:
    """The features of the words, but for one group; the share of capitals also goes with the shapes it is joined to."""
    return [[f for f in token if not without or not f.startswith(without)] for token in features(words)]


def trained(sentences: list[tuple[str, training.Names]], out: Path, without: tuple[str, ...]) -> pycrfsuite.Tagger:
    """A tagger that does not see one group."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=training.SETTINGS, verbose=False)
    for text, names in sentences:
        words, labels = training.labelled(text, names)
        if words:
            trainer.append(seen(words, without), labels)
    trainer.train(str(out))
    model = pycrfsuite.Tagger()
    model.open(str(out))
    return model


def score(model: pycrfsuite.Tagger, path: Path, name: str, without: tuple[str, ...]) -> float:
    """F1 over the names of a development part."""
    types = TYPES.get(name, ("PER", "ORG", "LOC"))
    right = detected = wanted = 0
    for text, names in (training.read_conll if path.suffix == ".conll" else training.read_marked)(path):
        found = list(tagger.tokens(text))
        labels = model.tag(seen([word for word, _ in found], without)) if found else []
        mine = {(span, kind) for span, kind in tagger.spans([span for _, span in found], labels) if kind in types}
        gold = {(span, kind) for span, kind in names if kind in types}
        right, detected, wanted = right + len(mine & gold), detected + len(mine), wanted + len(gold)
    return 2 * right / max(1, detected + wanted)


if __name__ == "__main__":
    main()
