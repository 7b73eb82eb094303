"""What lists and rules add to the tagger: `python -m training.measure_lists FOLDER`.

Prints F1 (strict span and type; persons, organisations and places together, then events and products) of
`core.entities` on the development parts, with all lists, without each, without any, and of the tagger alone.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from core.entities import gazetteer, tag_line, tagger
from training.train_entities import Names, read_conll, read_marked

DEV = {
    "headlines 2026": "headlines/dev-2026.tsv",
    "sentences 2026": "ner/dev-2026.tsv",
    "headlines 2019": "headlines/dev.tsv",
    "idner": "ner/idner.dev.conll",
    "nergrit": "ner/nergrit.dev.conll",
}
MAIN = ("PER", "ORG", "LOC")
Found = set[tuple[int, int, str]]
Finder = Callable[[str], Found]


def main() -> None:
    """Print a row a setting."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    sets = {name: read(options.folder / file) for name, file in DEV.items()}
    every = dict(gazetteer._FILES)
    print_row("the tagger alone", sets, alone)
    for left_out in (None, *every, "any list"):
        kept = {} if left_out == "any list" else {file: kind for file, kind in every.items() if file != left_out}
        print_row(f"without {left_out or 'nothing'}", sets, with_lists(kept))
    with_lists(every)


def print_row(name: str, sets: Mapping[str, list[tuple[str, Names]]], finder: Finder) -> None:
    """One line: the name, then the scores of each set."""
    print(f"{name:22}", "  ".join(f"{label} {scores(lines, finder)}" for label, lines in sets.items()), flush=True)


def scores(lines: list[tuple[str, Names]], finder: Finder) -> str:
    """F1 of the main types, then of events and products where the set holds any."""
    right, found, wanted = Counter[str](), Counter[str](), Counter[str]()
    for text, names in lines:
        mine, gold = finder(text), {(span.start, span.end, kind) for span, kind in names}
        for some, counter in ((mine & gold, right), (mine, found), (gold, wanted)):
            counter.update(kind for _, _, kind in some)

    def f1(*kinds: str) -> str:
        return f"{2 * sum(right[k] for k in kinds) / max(1, sum(found[k] + wanted[k] for k in kinds)):.3f}"

    return " ".join([f1(*MAIN), *(f1(kind) for kind in ("EVT", "PRD") if wanted[kind])])


def alone(text: str) -> Found:
    """What the tagger finds without lists and rules."""
    return {(span.start, span.end, kind) for span, kind in tagger.tag(text)}


def with_lists(files: Mapping[str, str]) -> Finder:
    """`core.entities` with the lists `files` only."""
    gazetteer._FILES.clear()
    gazetteer._FILES.update(files)
    gazetteer.names.cache_clear()
    gazetteer.canonical.cache_clear()
    return lambda text: {(m.span.start, m.span.end, m.type) for m in tag_line(text)}


def read(path: Path) -> list[tuple[str, Names]]:
    """Text and names of each line of a file of labels."""
    return list((read_conll if path.suffix == ".conll" else read_marked)(path))


if __name__ == "__main__":
    main()
