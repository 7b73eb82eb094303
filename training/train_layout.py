"""Train the model of layouts and write data/models/layout.crfsuite.gz.

    python -m training.train_layout ../shared/data [--out FILE]

It learns from made-up pages (make_pages.py) and from those of the folder `pages` that were written for us,
counted several times. The same data give the same file. measure_layout.py prints how well it reads unseen layouts.
"""

from __future__ import annotations

import argparse
import gzip
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pycrfsuite

from core.layout.line_features import measure_document
from core.layout.line_rules import Classification
from core.layout.page_context import PageContext, page_context
from core.layout.rule_chain import classify_line
from core.layout.sequence_features import Features, sequence_features
from core.layout.sequence_model import MODEL
from core.model import Document
from core.reading import Source, decode
from training.make_pages import make_pages
from training.page_maker import Filler

#: How many pages are made up, from which seed, and how often each written page counts.
MADE, SEED, COUNTED = 2500, 7, 6
SETTINGS = {"c1": 0.6, "c2": 0.05, "max_iterations": 110, "feature.possible_transitions": True}
#: The sets of pages that may be learnt from; the others are for measuring alone.
WRITTEN = ("written", "modern")
HEADLINES = ("headlines/train.tsv", "headlines/written.tsv", "headlines/recent.tsv")
SENTENCES = ("ner/written.tsv", "ner/recent.tsv")
NAMES = ("headlines/written.tsv", "ner/written.tsv")

Example = tuple[list[Features], list[str]]


class LabelledPage(NamedTuple):
    """A page with what the rules say of its lines, its features, and the role of each line by its number."""

    name: str
    page: PageContext
    rules: list[Classification]
    features: list[Features]
    roles: Mapping[int, str]

    @property
    def labels(self) -> list[str]:
        """The label of each written line, as the model has them."""
        found = [label_of_role(self.roles.get(line.number, "furniture")) for line in self.page.lines]
        return _listed_titles(found)


def main() -> None:
    """Read the data, train and save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=MODEL)
    arguments = parser.parse_args()
    made = made_examples(filler(arguments.folder))
    written = [(p.features, p.labels) for name in WRITTEN for p in labelled_pages(arguments.folder / "pages" / name)]
    data = train((*made, *(written * COUNTED)))
    # No time and no name in the header, so that the same data give the same bytes.
    arguments.out.write_bytes(gzip.compress(data, 9, mtime=0))


def train(examples: Iterable[Example]) -> bytes:
    """The model that learns from the examples, as the bytes of its file."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=SETTINGS, verbose=False)
    for features, labels in examples:
        trainer.append(features, labels)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model"
        trainer.train(str(path))
        return path.read_bytes()


def made_examples(words: Filler) -> list[Example]:
    """The made-up pages as examples."""
    examples = []
    for lines in make_pages(MADE, SEED, words):
        document = decode(Source("page.txt", "\n".join(text for text, _ in lines).encode()))
        features = measured(document)[2]
        if len(features) == len(lines):  # a filler may hold a line end
            examples.append((features, [role for _, role in lines]))
    return examples


def measured(document: Document) -> tuple[PageContext, list[Classification], list[Features]]:
    """A document's page, what the rules say of each line, and the features."""
    page = page_context(document, measure_document(document))
    rules = [classify_line(i, page) for i in range(len(page.lines))]
    return page, rules, sequence_features(page, rules)


def labelled_pages(folder: Path) -> Iterator[LabelledPage]:
    """The pages of a folder with `text` and `roles`, by name."""
    for path in sorted((folder / "roles").glob("*.tsv")):
        roles: dict[int, str] = {}
        for row in path.read_text(encoding="utf-8").splitlines():
            first, last, role = row.split("\t")[:3]
            if first.isdigit():
                roles |= dict.fromkeys(range(int(first), int(last) + 1), role)
        text = folder / "text" / f"{path.stem}.txt"
        yield LabelledPage(path.stem, *measured(decode(Source(text.name, text.read_bytes()))), roles)


def label_of_role(role: str) -> str:
    """`headline:popular` is the label `link`; the others are labels as they are, without a block."""
    kind = role.partition(":")[0]
    return "link" if kind == "headline" else kind


def _listed_titles(labels: list[str]) -> list[str]:
    """The page's own title among the headlines of a list is one of them; the sets differ in what they call it."""
    last = max((i for i, label in enumerate(labels) if label == "body"), default=len(labels))
    return [
        "link"
        if i > last and label == "title" and "link" in labels[max(0, i - 4) : i] + labels[i + 1 : i + 5]
        else label
        for i, label in enumerate(labels)
    ]


def filler(folder: Path) -> Filler:
    """Headlines, sentences and names for the made-up pages; the model keeps none of them."""
    names = {
        entity.removeprefix("PER:")
        for name in NAMES
        for row in _rows(folder / name)
        for entity in row[-1].split("; ")
        if entity.startswith("PER:") and 2 <= len(entity.split()) <= 3
    }
    return Filler(
        headlines=[row[0] for name in HEADLINES for row in _rows(folder / name)],
        sentences=[row[0] for name in SENTENCES for row in _rows(folder / name)],
        names=sorted(names),
    )


def _rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]


if __name__ == "__main__":
    main()
