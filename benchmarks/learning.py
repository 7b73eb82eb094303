"""What is learned from edits: `python -m benchmarks.learning HEADLINES.tsv` (titles with their topic, `primary`).

The headlines are parted in two at random, ten times. Those of the first half that the shipped model gets wrong are
"edited", as an analyst would; printed is what that does to the edited ones and to the other half, which the
model has never seen edited, for several settings of core.topics.learn.
"""

from __future__ import annotations

import csv
import random
import sys
from itertools import product
from pathlib import Path

from core.topics import classify_many, learn, slugs
from core.topics.linear import Linear, shipped

ROUNDS = 10


def accuracy(model: Linear, rows: list[tuple[str, str]]) -> float:
    """The share of `rows` (text, topic) that the model files rightly."""
    choices = classify_many([text for text, _ in rows], model)
    return sum(choice.topic == topic for choice, (_, topic) in zip(choices, rows, strict=True)) / len(rows)


def main() -> None:
    """Print a row for each setting: edited ones right, the other half right, and before."""
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as file:
        rows = [
            (row["title"], row["primary"]) for row in csv.DictReader(file, delimiter="\t") if row["primary"] in slugs()
        ]
    model = shipped()
    if model is None:
        sys.exit("data/models/topics.npz is missing")
    print(f"before: {accuracy(model, rows):.4f} of {len(rows)}")
    for weight, penalty in product((1.0, 3.0), (0.0003, 0.001, 0.003, 0.01, 0.03)):
        learn.WEIGHT, learn.PENALTY = weight, penalty
        corrected_right, others_right, others_before = 0.0, 0.0, 0.0
        for seed in range(ROUNDS):
            drawn = rows[:]
            random.Random(seed).shuffle(drawn)  # noqa: S311 -- a sample and no secret
            half, others = drawn[: len(rows) // 2], drawn[len(rows) // 2 :]
            choices = classify_many([text for text, _ in half], model)
            wrong = [row for row, choice in zip(half, choices, strict=True) if choice.topic != row[1]]
            right = [text for (text, topic), choice in zip(half, choices, strict=True) if choice.topic == topic]
            learnt = model.with_weights(learn.learn_weights(model, wrong, [*right, *(text for text, _ in others)]))
            corrected_right += accuracy(learnt, wrong) / ROUNDS
            others_right += accuracy(learnt, others) / ROUNDS
            others_before += accuracy(model, others) / ROUNDS
        print(
            f"weight {weight}, penalty {penalty}: corrected {corrected_right:.3f}, "
            f"others {others_right:.4f} (before {others_before:.4f})"
        )


if __name__ == "__main__":
    main()
