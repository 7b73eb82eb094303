"""Make data/models/topics.npz: python training/train_topics.py DATA_FOLDER [--out FILE]

Reads DATA_FOLDER/headlines/train.tsv, written.tsv, recent.tsv and publisher.tsv (never a development file). Needs
training/requirements.txt. The same data give the same file.

Two linear models see the same features: a softmax regression and 17 support vector machines, one a topic against the
others. Their weights are added up, which is one linear model again, and better than either.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from scipy.optimize import minimize, minimize_scalar
from scipy.sparse import csr_matrix

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from core.topics import word_features  # noqa: E402
from core.topics.keywords import slugs, votes, words  # noqa: E402

#: How much of each kind of feature goes in: a feature's first character -> factor on its idf.
KINDS = {"=": 1.0, "~": 1.0, "#": 0.5, "&": 0.8}
#: A feature must stand in so many titles (of all three files) to be kept.
SHORTEST_COUNT = {"=": 2, "~": 2, "#": 4, "&": 3}
#: The labelled files, and how much of a title its second topic gets there. That of recent.tsv is given generously.
LABELLED = {"train.tsv": 0.3, "written.tsv": 0.3, "recent.tsv": 0.1}
#: How much a miss costs the support vector machines, and how strongly the keyword list's part is held near zero there.
MISS_COST = 0.1
MISS_BALLOT_PENALTY = 5.0
PENALTY = 0.05
BALLOT_PENALTY = 0.5
#: Features whose weights are all below this are not written.
SMALLEST = 0.02
FOLDS = 5


@dataclass(frozen=True)
class Titles:
    """Titles, and what share of each belongs to which topic."""

    texts: list[str]
    shares: np.ndarray


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a tab-separated file with a header, quotes being characters like any other."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def labelled(path: Path, secondary_share: float) -> Titles:
    """Titles with topics; the second topic gets its share."""
    rows = [row for row in read(path) if row["primary"] in slugs()]
    shares = np.zeros((len(rows), len(slugs())))
    for number, row in enumerate(rows):
        shares[number, slugs().index(row["primary"])] = 1.0
        if row["secondary"] in slugs():
            shares[number, slugs().index(row["primary"])] -= secondary_share
            shares[number, slugs().index(row["secondary"])] += secondary_share
    return Titles([row["title"] for row in rows], shares)


def of_title(title: str) -> list[list[str]]:
    """The features of a title, word by word; a pair belongs to its second word."""
    found = words(title)
    each = [word_features.of_word(word) for word in found]
    for number, (first, second) in enumerate(pairwise(found), 1):
        each[number].append(word_features.of_pair(first, second))
    return each


def vocabulary(titles: list[str]) -> dict[str, float]:
    """Each feature that is kept, with its weighted idf."""
    counts: Counter[str] = Counter()
    for title in titles:
        counts.update({feature for word in of_title(title) for feature in word})
    return {
        feature: KINDS[feature[0]] * float(np.log(len(titles) / count) + 1)
        for feature, count in sorted(counts.items())
        if count >= SHORTEST_COUNT[feature[0]]
    }


def matrix(titles: list[str], idf: dict[str, float]) -> csr_matrix:
    """One row a title: features scaled by the length that core.topics.linear computes word by word."""
    place = {feature: number for number, feature in enumerate(idf)}
    squares = np.array([value * value for value in idf.values()])
    values, columns, starts = [], [], [0]
    for title in titles:
        known = [place[feature] for word in of_title(title) for feature in word if feature in place]
        length = float(np.sqrt(squares[known].sum())) or 1.0
        columns += known
        values += [1.0 / length] * len(known)
        starts.append(len(columns))
    rows = csr_matrix((values, columns, starts), shape=(len(titles), len(idf)))
    return rows.multiply(np.sqrt(squares)[None, :]).tocsr()


def ballots(titles: list[str]) -> np.ndarray:
    """What the keyword list says of each title: one column a topic."""
    return np.array([votes(words(title)) for title in titles])


def fit(x: csr_matrix, k: np.ndarray, y: np.ndarray, weights: np.ndarray) -> Model:
    """Softmax regression on features `x` and keyword votes `k` towards the shares `y`: weights, ballot, bias."""
    n, c, m = x.shape[1], y.shape[1], k.shape[1]
    turned, total = x.T.tocsr(), weights.sum()

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        w, ballot, bias = parts(flat)
        logs = log_softmax(x @ w + k @ ballot + bias)
        off = (np.exp(logs) - y) * weights[:, None]
        value = -(weights[:, None] * y * logs).sum()
        value += 0.5 * PENALTY * (w * w).sum() + 0.5 * BALLOT_PENALTY * (ballot * ballot).sum()
        slopes = (turned @ off + PENALTY * w, k.T @ off + BALLOT_PENALTY * ballot, off.sum(axis=0))
        return value / total, np.concatenate([slope.ravel() for slope in slopes]) / total

    def parts(flat: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        return flat[: n * c].reshape(n, c), flat[n * c : (n + m) * c].reshape(m, c), flat[(n + m) * c :]

    options = {"maxiter": 120, "maxcor": 6, "ftol": 1e-7}
    return parts(minimize(loss, np.zeros((n + m + 1) * c), jac=True, method="L-BFGS-B", options=options).x)


def fit_margins(x: csr_matrix, k: np.ndarray, y: np.ndarray) -> Model:
    """A linear support vector machine a topic (squared hinge loss) for the largest of the shares `y`, as `fit`."""
    n, c, m = x.shape[1], y.shape[1], k.shape[1]
    turned = x.T.tocsr()
    sides = np.full(y.shape, -1.0)
    sides[np.arange(len(y)), y.argmax(axis=1)] = 1.0

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        w, ballot, bias = parts(flat)
        missed = np.maximum(0.0, 1.0 - sides * (x @ w + k @ ballot + bias))
        value = MISS_COST * (missed * missed).sum() + 0.5 * (w * w).sum()
        value += 0.5 * MISS_BALLOT_PENALTY * (ballot * ballot).sum()
        off = -2.0 * MISS_COST * missed * sides
        slopes = (turned @ off + w, k.T @ off + MISS_BALLOT_PENALTY * ballot, off.sum(axis=0))
        return float(value), np.concatenate([slope.ravel() for slope in slopes])

    def parts(flat: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        return flat[: n * c].reshape(n, c), flat[n * c : (n + m) * c].reshape(m, c), flat[(n + m) * c :]

    options = {"maxiter": 60, "maxcor": 6, "ftol": 1e-6}
    return parts(minimize(loss, np.zeros((n + m + 1) * c), jac=True, method="L-BFGS-B", options=options).x)


def log_softmax(values: np.ndarray) -> np.ndarray:
    """The logarithms of the chances that `values` stand for, row by row."""
    values = values - values.max(axis=1, keepdims=True)
    return values - np.log(np.exp(values).sum(axis=1, keepdims=True))


#: Weights of the features, of the keyword list's votes, and the bias: one column a topic.
Model = tuple[np.ndarray, np.ndarray, np.ndarray]


@dataclass(frozen=True)
class Data:
    """Labelled titles: features, votes of the keyword list, and shares of the topics."""

    x: csr_matrix
    k: np.ndarray
    y: np.ndarray


def train(data: Data, chosen: np.ndarray, *, margins: bool = True) -> Model:
    """Both models of the titles `chosen` in one sum, or the softmax regression alone."""
    x, k, y = data.x[chosen], data.k[chosen], data.y[chosen]
    softmax = fit(x, k, y, np.ones(len(y)))
    return added(softmax, fit_margins(x, k, y)) if margins else softmax


def added(one: Model, other: Model) -> Model:
    """The sum of two linear models of the same features."""
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


def heat(data: Data) -> float:
    """The factor on a model's values that makes its chances true on titles that it was not trained on."""
    held = np.arange(len(data.y)) % FOLDS == 0
    w, ballot, bias = train(data, ~held)
    values = data.x[held] @ w + data.k[held] @ ballot + bias
    right = data.y[held].argmax(axis=1)
    hits = (values.argmax(axis=1) == right).mean()
    print(f"held out: {held.sum()} titles, primary right {hits:.4f}")

    def loss(factor: float) -> float:
        return float(-log_softmax(values * factor)[np.arange(len(right)), right].mean())

    return float(minimize_scalar(loss, bounds=(0.2, 5.0), method="bounded").x)


def save(path: Path, idf: dict[str, float], model: Model, factor: float) -> None:
    """Write the model as plain arrays, weights in 8 bits with one scale a feature."""
    sizes = np.array(list(idf.values()))
    weights = model[0] * sizes[:, None]
    kept = np.abs(weights).max(axis=1) > SMALLEST
    names = [name for name, keep in zip(idf, kept, strict=True) if keep]
    scales = np.abs(weights[kept]).max(axis=1) / 127
    np.savez_compressed(
        path,
        features=np.frombuffer("\n".join(names).encode(), np.uint8),
        topics=np.frombuffer("\n".join(slugs()).encode(), np.uint8),
        weights=np.round(weights[kept] / scales[:, None]).astype(np.int8),
        scales=scales.astype(np.float32),
        sizes=sizes[kept].astype(np.float16),
        ballot=model[1].astype(np.float32),
        bias=model[2].astype(np.float32),
        heat=np.float32(factor),
    )


def main() -> None:
    """Train, find the heat, write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=ROOT / "data" / "models" / "topics.npz")
    options = parser.parse_args()
    folder = options.folder / "headlines"
    known = [labelled(folder / name, share) for name, share in LABELLED.items()]
    texts = [text for titles in known for text in titles.texts]
    # Unlabelled titles tell how common a feature is. As training, with topics guessed, they made the model worse.
    idf = vocabulary(texts + [row["title"] for row in read(folder / "publisher.tsv")])
    data = Data(matrix(texts, idf), ballots(texts), np.vstack([titles.shares for titles in known]))
    factor = heat(data)
    save(options.out, idf, train(data, np.ones(len(texts), bool)), factor)
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB, heat {factor:.3f}")


if __name__ == "__main__":
    main()
