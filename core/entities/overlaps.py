"""Which of many spans share a character with another one, without asking each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from core.model import Span


class Overlaps:
    """Spans in order that do not overlap one another; each question takes the logarithm of their number."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._starts = [span.start for span in spans]
        self._ends = [span.end for span in spans]

    def of(self, span: Span) -> range:
        """The indexes of those that share a character with `span`; empty where none does."""
        return range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))
