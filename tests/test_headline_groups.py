"""Headlines that are one: pairs by hand, and what holds for any of them."""

import csv
from pathlib import Path

import pytest

from core.headlines.groups import group

CASES = Path(__file__).parent / "cases" / "headline_groups.csv"


def rows() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['a'][:30]} = {row['b'][:30]}")
def test_pairs_by_hand(row: dict[str, str]) -> None:
    same = {"yes": [0, 0], "no": [0, 1]}[row["same"]]
    assert group([row["a"], row["b"]]) == same
    assert group([row["b"], row["a"]]) == same
