"""Agendas side by side: what articles and blocks, sites or periods of capture are about, and how sure a difference is.

Different headlines are counted, each once a side: a box that is on every page is one decision of an editor, and a
hundred repetitions of it would make any interval too narrow.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import NormalDist
from typing import NamedTuple

from core.analysis import promotion
from core.analysis.promotion import Appearance
from core.analysis.wilson import Rate, rate
from core.corpus import Corpus, reads
from core.corpus.reads import DocumentRow, SpanId
from core.filters import Filters
from core.headlines import clickbait
from core.model import BLOCKS

#: What is counted: topics, names as "TYPE:name", clickbait marks.
ABOUT = ("topic", "name", "clickbait")
#: What is set side by side. Periods are those in which the pages were captured, given by their first day.
BY = ("block", "site", "day", "week", "month")
#: The side of the articles; others are blocks, sites ("" is unknown) and days.
ARTICLES = "articles"
_CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Share:
    """`count` of the `of` headlines (or articles) of a side are about something; `spans` or `documents` lead to them.

    `about` is a topic ("" is unclassified), "TYPE:name" or a kind of mark.
    """

    side: str
    about: str
    count: int
    of: int
    rate: Rate
    spans: tuple[SpanId, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contrast:
    """A side against another, or against all others where `other` is None, as log-odds ratio with its 95% interval."""

    about: str
    side: str
    other: str | None
    log_odds: float
    low: float
    high: float

    @property
    def z(self) -> float:
        """The log-odds ratio in standard errors."""
        return self.log_odds / ((self.high - self.low) / (2 * _z(_CONFIDENCE)))


class _Item(NamedTuple):
    """One headline or article, once a side."""

    side: str
    about: tuple[str, ...]
    span: SpanId | None
    document: str | None


def shares(corpus: Corpus, filters: Filters, about: str, by: str) -> list[Share]:
    """Every share of every side. Sides are in their own order, in each the most frequent first.

    Filters of topic and of block would make shares of themselves and are left out; those of files and period hold.
    """
    if about not in ABOUT or by not in BY:
        raise ValueError((about, by))
    whole = filters.without("topics", "zones")
    items = list(_headlines(corpus, whole, about, by))
    if by == "block":
        items += _articles(corpus, whole, about)
    sizes: dict[str, int] = defaultdict(int)
    found: dict[tuple[str, str], list[_Item]] = defaultdict(list)
    for item in items:
        sizes[item.side] += 1
        for one in item.about:
            found[item.side, one].append(item)
    made = [
        Share(
            side, one, len(each), sizes[side], rate(len(each), sizes[side]),
            tuple(item.span for item in each if item.span is not None),
            tuple(item.document for item in each if item.document is not None),
        )
        for (side, one), each in found.items()
    ]  # fmt: skip
    order = {side: at for at, side in enumerate(sides(sizes, by))}
    return sorted(made, key=lambda s: (order[s.side], -s.count, s.about))


def sides(found: Iterable[str], by: str) -> list[str]:
    """The sides in the order in which they are shown: articles, then blocks; sites and days by name, unknown last."""
    blocks = {side: at for at, side in enumerate((ARTICLES, *BLOCKS))} if by == "block" else {}
    return sorted(set(found), key=lambda side: (blocks.get(side, 0), side == "", side))


def contrasts(found: list[Share]) -> list[Contrast]:
    """Each side against the articles; where there are none, against all other sides together. Surest first.

    Haldane's half is added to each count, so that what never occurs on one side has a bound, too.
    """
    sizes = {share.side: share.of for share in found}
    counts = {(share.side, share.about): share.count for share in found}
    made = []
    for about in dict.fromkeys(share.about for share in found):
        for side in sizes:
            if side == ARTICLES or len(sizes) == 1:
                continue
            others = [ARTICLES] if ARTICLES in sizes else [other for other in sizes if other != side]
            one = counts.get((side, about), 0), sizes[side]
            other = sum(counts.get((o, about), 0) for o in others), sum(sizes[o] for o in others)
            made.append(Contrast(about, side, ARTICLES if ARTICLES in sizes else None, *_log_odds(one, other)))
    return sorted(made, key=lambda c: (-abs(c.z), c.about, c.side))


def standing_out(found: list[Contrast]) -> Contrast | None:
    """The surest difference, if it is one: its interval is widened by the number compared (Bonferroni)."""
    if not found:
        return None
    return found[0] if abs(found[0].z) > _z(1 - (1 - _CONFIDENCE) / len(found)) else None


def _log_odds(one: tuple[int, int], other: tuple[int, int]) -> tuple[float, float, float]:
    cells = [n + 0.5 for count, size in (one, other) for n in (count, size - count)]
    middle = math.log(cells[0] / cells[1]) - math.log(cells[2] / cells[3])
    half = _z(_CONFIDENCE) * math.sqrt(sum(1 / cell for cell in cells))
    return middle, middle - half, middle + half


def _z(confidence: float) -> float:
    return NormalDist().inv_cdf((1 + confidence) / 2)


def _headlines(corpus: Corpus, filters: Filters, about: str, by: str) -> Iterator[_Item]:
    """The first headline of each group on each side; a headline of a page without a capture date has no period."""
    pages = promotion.captured_pages(corpus, filters)
    seen: set[tuple[str, int]] = set()
    for each in promotion.appearances(corpus, filters):
        side = _side(each, pages[each.row.document], by)
        if side is None or (side, each.group) in seen:
            continue
        seen.add((side, each.group))
        yield _Item(side, _about(each, filters, about), each.row.id, None)


def _side(each: Appearance, page: DocumentRow, by: str) -> str | None:
    if by == "block":
        return each.row.block
    if by == "site":
        return page.site or ""
    return _first_day(page.captured, by).isoformat() if page.captured else None


def _first_day(day: date, grain: str) -> date:
    if grain == "month":
        return day.replace(day=1)
    return day - timedelta(days=day.weekday()) if grain == "week" else day


def _about(each: Appearance, filters: Filters, about: str) -> tuple[str, ...]:
    if about == "topic":
        return (each.row.topic or "",)
    return _marks(each.row.text) if about == "clickbait" else _named(each.names, filters)


def _articles(corpus: Corpus, filters: Filters, about: str) -> Iterator[_Item]:
    names: Mapping[str, tuple[tuple[str, str], ...]]
    names = reads.article_names(corpus, filters) if about == "name" else {}
    for article in reads.articles(corpus, filters):
        if about == "topic":
            found: tuple[str, ...] = (article.topic or "",)
        elif about == "name":
            found = _named(names.get(article.document, ()), filters)
        elif article.title is None:
            continue  # what has no headline has no mark
        else:
            found = _marks(article.title)
        yield _Item(ARTICLES, found, None, article.document)


def _named(names: Iterable[tuple[str, str]], filters: Filters) -> tuple[str, ...]:
    kept = (name for name in names if not filters["types"] or name[0] in filters["types"])
    return tuple(dict.fromkeys(f"{kind}:{key}" for kind, key in kept))


def _marks(headline: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mark.kind for mark in clickbait.marks(headline)))
