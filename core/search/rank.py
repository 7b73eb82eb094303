"""BM25: how well a document answers a query. Formula and source are in docs/methods.md."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.search.find import Found
from core.search.hits import Numbers, among

#: The usual constants: how soon a further hit counts less, and how much a long document is held back.
K1, B = 1.2, 0.75


def bm25(found: Found, all_documents: Numbers, lengths: Numbers) -> NDArray[np.float64]:
    """The score of each document of `found.documents`; `lengths` are the words of each of `all_documents`."""
    scores = np.zeros(len(found.documents))
    total = len(all_documents)
    average = max(1.0, float(lengths.mean())) if total else 1.0
    for leaf in found.leaves:
        rarity = np.log(1 + (total - len(leaf.documents) + 0.5) / (len(leaf.documents) + 0.5))
        here = among(leaf.documents, found.documents)
        documents, counts = leaf.documents[here], leaf.counts[here]
        length = lengths[np.searchsorted(all_documents, documents)]
        weight = counts * (K1 + 1) / (counts + K1 * (1 - B + B * length / average))
        scores[np.searchsorted(found.documents, documents)] += rarity * weight
    return scores
