"""A share with its 95 % Wilson score interval."""

from __future__ import annotations

import math
from typing import NamedTuple

#: The standard normal's 97.5 % point: intervals are at 95 %.
_Z = 1.959963984540054


class Rate(NamedTuple):
    """`hits` of `n`; `share`, `low` and `high` in 0..1, None where `n` is 0."""

    hits: int
    n: int
    share: float | None
    low: float | None
    high: float | None


def rate(hits: int, n: int) -> Rate:
    """A share with its 95 % Wilson score interval, which holds for small samples and shares near 0.

    Source: E. B. Wilson (1927), Probable inference, the law of succession, and statistical inference.
    """
    if n == 0:
        return Rate(0, 0, None, None, None)
    share, spread = hits / n, _Z * _Z / n
    middle = (share + spread / 2) / (1 + spread)
    half = _Z / (1 + spread) * math.sqrt(share * (1 - share) / n + spread / (4 * n))
    low = 0.0 if hits == 0 else max(0.0, middle - half)
    high = 1.0 if hits == n else min(1.0, middle + half)
    return Rate(hits, n, share, low, high)
