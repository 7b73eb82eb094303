"""Make data/models/word_groups.npz: `python -m training.make_word_groups FOLDER [--out FILE] [--words N]`.

Reads FOLDER/clusters/clusters.tsv: a word and its number in three groupings, the commonest words first. The words kept
are written in their order, so the same table gives the same file.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from core.entities.word_groups import FILE

#: Rarer words than these are in no line of the labelled data twice, and the table is to stay small.
WORDS = 60_000


def main() -> None:
    """Read the table, cut it, save it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=FILE)
    parser.add_argument("--words", type=int, default=WORDS)
    options = parser.parse_args()
    lines = (options.folder / "clusters" / "clusters.tsv").read_text(encoding="utf-8").splitlines()[: options.words]
    rows = [line.split("\t") for line in lines]
    numbers = np.array([row[1:] for row in rows], dtype=np.uint16)
    np.savez_compressed(
        options.out,
        words=np.frombuffer("\n".join(row[0] for row in rows).encode(), np.uint8),
        coarse=numbers[:, 0].astype(np.uint8),
        fine=numbers[:, 1],
        finest=numbers[:, 2],
    )
    print(f"{options.out}: {len(rows)} words, {options.out.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
