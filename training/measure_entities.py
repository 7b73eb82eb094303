"""What each group of features adds to the tagger: `python -m training.measure_entities FOLDER [--every N]`.

Trains on every Nth labelled line (4 unless told otherwise, for a run takes minutes) with every group and without each,
and prints the F1 of the tagger alone on the development parts, as `training.measure_lists` does.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pycrfsuite

from core.entities import tagger
from core.entities.name_words import name_words
from core.entities.token_features import features
from training import measure_lists as measuring
from training import train_entities as training

#: Group -> what its features begin with.
GROUPS: dict[str, tuple[str, ...]] = {
    "nothing": (),
    "the word": ("w=",),
    "shapes": ("s=", "-1s=", "1s=", "-1s|", "s|+1s"),
    "beginnings and ends": ("p3=", "p4=", "x2=", "x3=", "x4="),
    "neighbouring words": ("-2w=", "-1w=", "1w=", "2w="),
    "pairs of words": ("-1w|w=", "w|+1w="),
    "groups of words": ("a=", "b=", "c=", "-2b", "-1b", "1b=", "2b=", "-1c=", "1c=", "b|+1b"),
    "pairs of groups": ("-1b|", "b|+1b", "-2b|"),
    "quotes and brackets": ("q|", "br|"),
    "share of capitals": ("caps=",),
}


def main() -> None:
    """Print a row a group."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=4)
    options = parser.parse_args()
    lines = list(training.labelled_lines(options.folder))[:: options.every]
    sets = {name: measuring.read(options.folder / file) for name, file in measuring.DEV.items()}
    for group, beginnings in GROUPS.items():
        with tempfile.TemporaryDirectory() as scratch:
            model = trained(lines, Path(scratch) / "model.crfsuite", beginnings)
            measuring.print_row(f"without {group}", sets, lambda text: found(model, text, beginnings))  # noqa: B023


def seen(words: Sequence[str], without: tuple[str, ...]) -> list[list[str]]:
    """The features of the words, but for one group; the share of capitals also goes with the shapes it is joined to."""
    return [[f for f in token if not without or not f.startswith(without)] for token in features(words)]


def trained(lines: list[tuple[str, training.Names]], out: Path, without: tuple[str, ...]) -> pycrfsuite.Tagger:
    """A tagger that does not see one group."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=training.SETTINGS, verbose=False)
    for text, names in lines:
        words, labels = training.labelled(text, names)
        if words:
            trainer.append(seen(words, without), labels)
    trainer.train(str(out))
    model = pycrfsuite.Tagger()
    model.open(str(out))
    return model


def found(model: pycrfsuite.Tagger, text: str, without: tuple[str, ...]) -> measuring.Found:
    """The names that a model finds in a line."""
    words = list(name_words(text))
    labels = model.tag(seen([word for word, _ in words], without)) if words else []
    return {(span.start, span.end, kind) for span, kind in tagger.spans([span for _, span in words], labels)}


if __name__ == "__main__":
    main()
