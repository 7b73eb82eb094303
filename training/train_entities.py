"""Train the entity tagger: `python -m training.train_entities FOLDER [--out FILE]`.

FOLDER holds `ner/` and `headlines/` as data/models/entities.md lists them. The model rests on the data, on
data/models/word_groups.npz and on the code alone, not on the lists of names, so the same data give the same file.
"""

from __future__ import annotations

import argparse
import gzip
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pycrfsuite

from core.entities.name_words import name_words
from core.entities.tagger import MODEL
from core.entities.token_features import features
from core.model import Span

CONLL = ("ner/idner.train.conll", "ner/nergrit.train.conll")
MARKED = (
    "ner/csui.tsv", "ner/pud.tsv", "ner/written.tsv", "ner/recent.tsv",
    "headlines/train.tsv", "headlines/written.tsv", "headlines/recent.tsv",
)  # fmt: skip
#: Lines labelled by two other taggers together, where these were sure.
SILVER = "ner/silver.tsv"
#: Of the headlines among them that hold a name and are surer than this, every second one is learnt from: the rest
#: would double the time and the size and say the same. Those without a name teach nothing that the others do not.
SURE = 0.95
#: A line with more capitalised words than this is a headline in Title Case.
CAPITALS = 0.5
SETTINGS = {"c1": 0.08, "c2": 0.02, "max_iterations": 55, "feature.minfreq": 2, "feature.possible_transitions": True}
_TYPES = {
    "PERSON": "PER",
    "ORGANISATION": "ORG",
    "ORGANIZATION": "ORG",
    "PLACE": "LOC",
    "LOCATION": "LOC",
    "GPE": "LOC",
}
_CLOSING = frozenset(",.;:?!)]”’%")

Names = list[tuple[Span, str]]


def read_conll(path: Path) -> Iterator[tuple[str, Names]]:
    """Text and names of each sentence of a BIO file: first column the token, last the tag."""
    rows: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        columns = line.split()
        if len(columns) >= 2:
            rows.append((columns[0], columns[-1]))
        elif rows:
            yield _join(rows)
            rows = []


def _join(rows: list[tuple[str, str]]) -> tuple[str, Names]:
    """Tokens set as print would set them, for the model is to read print."""
    text, names, quoted, glue = "", [], False, True
    for token, tag in rows:
        closes = token in _CLOSING or (token == '"' and quoted)
        if text and not glue and not closes:
            text += " "
        span = Span(len(text), len(text) + len(token))
        text += token
        glue = token in "([“‘" or (token == '"' and not quoted)
        quoted ^= token == '"'
        if tag == "O":
            continue
        kind = _TYPES.get(tag[2:], tag[2:])
        if tag[0] == "I" and names and names[-1][1] == kind and names[-1][0].end >= span.start - 1:
            names[-1] = (Span(names[-1][0].start, span.end), kind)
        else:
            names.append((span, kind))
    return text, names


def read_marked(path: Path) -> Iterator[tuple[str, Names]]:
    """Text and names of each row of a TSV with the columns title and entities ('PER:Jokowi; LOC:Papua')."""
    lines = path.read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t")
    for line in lines[1:]:
        row = dict(zip(header, line.split("\t"), strict=False))
        yield row["title"], list(_places(row["title"], row.get("entities", "")))


def _places(title: str, entities: str) -> Iterator[tuple[Span, str]]:
    """Where the names are, each behind the one before: as a whole word, or glued to another where none is whole."""
    at = 0
    for item in filter(None, entities.split("; ")):
        kind, _, surface = item.partition(":")
        whole = re.compile(rf"(?<!\w){re.escape(surface)}(?!\w)").search(title, at)
        start = whole.start() if whole else title.find(surface, at)
        if start >= 0:
            at = start + len(surface)
            yield Span(start, at), kind


def labelled(text: str, names: Names) -> tuple[list[str], list[str]]:
    """The words of the text and their BIO labels."""
    words, labels = [], []
    before: Span | None = None
    for word, span in name_words(text):
        inside = next(((s, kind) for s, kind in names if s.start < span.end and span.start < s.end), None)
        words.append(word)
        labels.append(f"{'I' if inside[0] is before else 'B'}-{inside[1]}" if inside else "O")
        before = inside[0] if inside else None
    return words, labels


def main() -> None:
    """Read the data, train, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--verbose", action="store_true", help="print each round of the training")
    options = parser.parse_args()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        model = Path(scratch) / "model.crfsuite"
        train(sentences(options.folder), model, verbose=options.verbose)
        # Without a time in its header the packed file, too, is the same each time.
        options.out.write_bytes(gzip.compress(model.read_bytes(), mtime=0))
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB")


def sentences(folder: Path) -> Iterator[tuple[str, Names]]:
    """Every line that the model learns from."""
    yield from labelled_lines(folder)
    yield from silver(folder / SILVER)


def labelled_lines(folder: Path) -> Iterator[tuple[str, Names]]:
    """The lines that were labelled by hand."""
    for name in CONLL:
        yield from read_conll(folder / name)
    for name in MARKED:
        yield from read_marked(folder / name)


def silver(path: Path) -> Iterator[tuple[str, Names]]:
    """The sentences, the headlines with names of which the other taggers were less sure, and half of the sure ones."""
    chances = [float(line.rpartition("\t")[2]) for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    sure = 0
    for (text, names), chance in zip(read_marked(path), chances, strict=True):
        if _is_headline(text):
            if not names:
                continue
            sure += chance >= SURE
            if chance >= SURE and sure % 2:
                continue
        yield text, names


def _is_headline(text: str) -> bool:
    letters = [word for word in text.split() if word[0].isalpha()]
    return sum(word[0].isupper() for word in letters) > CAPITALS * len(letters)


def train(lines: Iterable[tuple[str, Names]], out: Path, *, verbose: bool = False) -> None:
    """Learn from the lines and save the model."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=SETTINGS, verbose=verbose)
    for text, names in lines:
        words, labels = labelled(text, names)
        if words:
            trainer.append(features(words), labels)
    trainer.train(str(out))


if __name__ == "__main__":
    main()
