"""How well the model of layouts, with the rules, reads layouts that it has not learnt from.

    python -m training.measure_layout ../shared/data [--folds 6]

The written pages are split by house; each part is read by a model that has learnt from the others and the made-up
pages. Pages of the set `dev` are only ever measured. Printed are, as in the project's scores: F1 of the article in
characters, precision, recall and F1 of link headlines in lines, and the share of found headlines with the right list.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pycrfsuite

from core.layout.line_roles import decide
from core.layout.sequence_model import Chances
from training.train_layout import COUNTED, WRITTEN, Example, LabelledPage, filler, labelled_pages, made_examples, train

MEASURED = ("dev",)
#: `w27-republika` and `republika__x` are pages of one house.
_HOUSE = re.compile(r"(?:[a-z]?\d+-)?(?:amp\.|m\.|opera\.)?([a-z]+)", re.IGNORECASE)

_made: list[Example] = []
_pages: dict[str, list[LabelledPage]] = {}


def main() -> None:
    """Train one model for each fold, and print the scores of each set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--folds", type=int, default=6)
    arguments = parser.parse_args()
    _made.extend(made_examples(filler(arguments.folder)))
    for name in (*WRITTEN, *MEASURED):
        _pages[name] = list(labelled_pages(arguments.folder / "pages" / name))
    houses = sorted({house(page.name) for name in WRITTEN for page in _pages[name]})
    counts: dict[str, Counter[str]] = {name: Counter() for name in _pages}
    with ProcessPoolExecutor(2) as pool:
        for fold in pool.map(_fold, [frozenset(houses[k :: arguments.folds]) for k in range(arguments.folds)]):
            for name, found in fold.items():
                counts[name].update(found)
    for name, found in counts.items():
        print(f"{name:<10}{_report(found)}")


def house(name: str) -> str:
    """The house that a page is of, by its name."""
    match = _HOUSE.match(name)
    return match[1].lower() if match else name


def _fold(held: frozenset[str]) -> dict[str, Counter[str]]:
    """The counts of the pages of these houses, and of those that are measured alone, read by a model of the others."""
    known = [page for name in WRITTEN for page in _pages[name] if house(page.name) not in held]
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(train((*_made, *([(page.features, page.labels) for page in known] * COUNTED))))
    return {
        name: _counted([p for p in pages if name in MEASURED or house(p.name) in held], tagger)
        for name, pages in _pages.items()
    }


def _counted(pages: Sequence[LabelledPage], tagger: pycrfsuite.Tagger) -> Counter[str]:
    counts: Counter[str] = Counter()
    for page in pages:
        for line, role in zip(page.page.lines, decide(page.page, page.rules, _chances(page, tagger)), strict=True):
            gold = page.roles.get(line.number)
            if gold is None or (gold == "inline" and line.words <= 3):
                continue
            kind, _, block = gold.partition(":")
            size, found = len(line.text), role.decided
            link = kind in {"headline", "inline"}
            counts.update(
                body=size * (kind == "body"), found_body=size * (found.role == "body"),
                both_body=size * (kind == found.role == "body"), link=link, found_link=found.role == "link",
                both_link=link and found.role == "link",
                right_block=link and found.role == "link" and found.block == (block or "inline"),
            )  # fmt: skip
    return counts


def _chances(page: LabelledPage, tagger: pycrfsuite.Tagger) -> list[Chances]:
    tagger.set(page.features)
    return [{label: tagger.marginal(label, i) for label in tagger.labels()} for i in range(len(page.features))]


def _report(counts: Counter[str]) -> str:
    precision, recall = counts["both_link"] / counts["found_link"], counts["both_link"] / counts["link"]
    body = 2 * counts["both_body"] / (counts["body"] + counts["found_body"])
    links = 2 * precision * recall / (precision + recall)
    kind = counts["right_block"] / counts["both_link"]
    return f"body {body:.4f}  links {links:.4f} (precision {precision:.4f}, recall {recall:.4f})  kind {kind:.4f}"


if __name__ == "__main__":
    main()
