"""What tests of scores share: hits counted against labels, F1, and the scores that are below their floors."""

from __future__ import annotations

import csv
from collections.abc import Hashable, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).parent / "cases"


@dataclass
class Tally:
    """What was found and what is labelled, over all pages or sentences of a set."""

    hits: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, found: Set[Hashable], wanted: Set[Hashable]) -> None:
        """Count one page or sentence."""
        self.hits += len(found & wanted)
        self.found += len(found)
        self.wanted += len(wanted)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 where nothing was found or labelled."""
        both = self.found + self.wanted
        return 2 * self.hits / both if both else 0.0

    @property
    def recall(self) -> float:
        """The share of the labels that was found: for labels that do not name everything."""
        return self.hits / self.wanted if self.wanted else 0.0


def below(scores: Mapping[str, float], floors: Mapping[str, float]) -> dict[str, str]:
    """The scores that are below their floors, as text; every score must have a floor, and every floor a score."""
    assert scores.keys() == floors.keys()
    return {name: f"{score:.3f} < {floors[name]}" for name, score in scores.items() if score < floors[name]}


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a file of tests/cases: CSV, or TSV without quoting."""
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        if name.endswith(".tsv"):
            return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        return list(csv.DictReader(file))
