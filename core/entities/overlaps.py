"""Which of many spans share a character with another one, without asking each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from core.model import Span


class Overlaps:
    """Spans in the order of their starts; each question takes the logarithm of their number."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._starts = [span.start for span in spans]
        self._ends = list(accumulate((span.end for span in spans), max))

    def of(self, span: Span) -> range:
        """The indexes of those that share a character with `span`; empty where none does.

        Where the spans overlap one another, some between may share none with it.
        """
        return range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))
