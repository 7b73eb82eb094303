"""The trained model of layouts: a CRF over the lines of a page. Its file in data/models runs no code when loaded."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pycrfsuite

from core.layout.sequence_features import Features

MODEL = Path(__file__).resolve().parent.parent.parent / "data" / "models" / "layout.crfsuite.gz"
#: A line has eighty features, so that a page of more lines is left to the rules; news pages have two hundred.
MOST_LINES = 3000

#: The labels: roles, but that a link is `link` in a list and `inline` in the article; so is a bare marker.
Chances = dict[str, float]

_local = threading.local()


def label_chances(features: Sequence[Features]) -> list[Chances]:
    """For each line the probability of each label, given the whole page; empty with too many lines or no model."""
    if not 0 < len(features) <= MOST_LINES or not MODEL.is_file():
        return []
    tagger = _tagger()
    tagger.set(features)
    labels = tagger.labels()
    return [{label: tagger.marginal(label, i) for label in labels} for i in range(len(features))]


def _tagger() -> pycrfsuite.Tagger:
    # A tagger holds the state of the page that it is reading, so each thread has its own.
    if not hasattr(_local, "tagger"):
        tagger = pycrfsuite.Tagger()
        tagger.open_inmemory(_model())
        _local.tagger = tagger
    return _local.tagger


@cache
def _model() -> bytes:
    return gzip.decompress(MODEL.read_bytes())
