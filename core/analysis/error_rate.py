"""How wrong the reading is: an error rate from a random sample of lines, with its interval."""

from __future__ import annotations

import math
from typing import NamedTuple

#: The standard normal's 97.5 % point: intervals are at 95 %.
_Z = 1.959963984540054
#: Below this many lines an interval says next to nothing, and no rate is stated.
LEAST = 20


class Rate(NamedTuple):
    """`wrong` of `n` lines; `share`, `low` and `high` in 0..1, None where nothing was judged."""

    wrong: int
    n: int
    share: float | None
    low: float | None
    high: float | None


def rate(wrong: int, n: int) -> Rate:
    """The share of wrong lines with its 95 % Wilson score interval, which holds for small samples and shares near 0.

    Source: E. B. Wilson (1927), Probable inference, the law of succession, and statistical inference.
    """
    if n == 0:
        return Rate(0, 0, None, None, None)
    share, spread = wrong / n, _Z * _Z / n
    middle = (share + spread / 2) / (1 + spread)
    half = _Z / (1 + spread) * math.sqrt(share * (1 - share) / n + spread / (4 * n))
    low = 0.0 if wrong == 0 else max(0.0, middle - half)
    high = 1.0 if wrong == n else min(1.0, middle + half)
    return Rate(wrong, n, share, low, high)
