"""Train the entity tagger: `python -m training.train_entities FOLDER [--out FILE]`.

FOLDER holds `ner/` and `headlines/` as data/models/entities.md lists them. The same data and lists give the same model.

A first tagger learns from the labelled sentences. With the lists of names it then labels the unlabelled headlines, and
a second one learns from both, so that it has seen the names of the lists in their context.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pycrfsuite

from core.entities import tag_line, tagger
from core.entities.tagger import MODEL
from core.entities.token_features import features
from core.model import Span
from core.text import tokens

CONLL = ("ner/idner.train.conll", "ner/nergrit.train.conll")
MARKED = (
    "ner/csui.tsv", "ner/pud.tsv", "ner/written.tsv", "headlines/train.tsv", "headlines/written.tsv",
)  # fmt: skip
UNLABELLED = "headlines/publisher.tsv"
#: A headline is learnt from where the first tagger gives its labels at least this chance.
SURE = 0.6
SETTINGS = {"c1": 0.08, "c2": 0.02, "max_iterations": 130, "feature.minfreq": 1, "feature.possible_transitions": True}
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
        names: Names = []
        at = 0
        for item in filter(None, row.get("entities", "").split("; ")):
            kind, _, surface = item.partition(":")
            start = row["title"].find(surface, at)
            if start >= 0:
                at = start + len(surface)
                names.append((Span(start, at), kind))
        yield row["title"], names


def labelled(text: str, names: Names) -> tuple[list[str], list[str]]:
    """The words of the text and their BIO labels."""
    words, labels = [], []
    before: Span | None = None
    for word, span in tokens(text):
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
    options = parser.parse_args()
    read = [read_conll(options.folder / name) for name in CONLL] + [read_marked(options.folder / n) for n in MARKED]
    sentences = [sentence for each in read for sentence in each]
    options.out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        first = Path(folder) / "first.crfsuite"
        train(sentences, first)
        tagger.MODEL = first
        rows = (options.folder / UNLABELLED).read_text(encoding="utf-8").splitlines()[1:]
        sentences += self_labelled(row.split("\t")[0] for row in rows)
    train(sentences, options.out)


def train(sentences: Iterable[tuple[str, Names]], out: Path) -> None:
    """Learn from the sentences and save the model."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=SETTINGS, verbose=False)
    for text, names in sentences:
        words, labels = labelled(text, names)
        if words:
            trainer.append(features(words), labels)
    trainer.train(str(out))


def self_labelled(titles: Iterable[str]) -> Iterator[tuple[str, Names]]:
    """The titles with the names that tagger and lists find in them, where the tagger is sure of these."""
    for title in titles:
        names = [(mention.span, mention.type) for mention in tag_line(title)]
        words, labels = labelled(title, names)
        if words and tagger.chance(features(words), labels) > SURE:
            yield title, names


if __name__ == "__main__":
    main()
