"""The promotion record: which headlines a site put forward, in which block, at which rank, on how many pages.

A headline counts once a page. Prominence is always stated per pages captured, for a template that repeats its box on
every page of one capture is no news.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar

from core.corpus import Corpus, reads
from core.corpus.reads import DocumentRow, HeadlineRow, SpanId
from core.filters import Filters
from core.headlines.groups import group

T = TypeVar("T")


class Appearance(NamedTuple):
    """One headline on one page: its row, the number of its group, and the names in it as (type, key)."""

    row: HeadlineRow
    group: int
    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Promoted:
    """One headline of the record, on `pages` of the `of` pages captured from its sites.

    `spans` are the places behind it; ranks count from 1 in their block.
    """

    text: str
    topic: str | None
    names: tuple[str, ...]
    blocks: tuple[str, ...]
    sites: tuple[str, ...]
    pages: int
    of: int
    best: int
    mean: float
    first: date | None
    last: date | None
    spans: tuple[SpanId, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """The record of a selection, and of what it was made: `pages` by site (None is unknown) and by day of capture."""

    headlines: tuple[Promoted, ...]
    sites: tuple[tuple[str | None, int], ...]
    days: tuple[tuple[date | None, int], ...]

    @property
    def pages(self) -> int:
        """Pages captured, with or without a headline."""
        return sum(n for _, n in self.sites)


def record(corpus: Corpus, filters: Filters) -> Record:
    """The headlines of the selection, those on the most pages first, then by best rank."""
    pages = captured_pages(corpus, filters)
    sites = Counter(page.site for page in pages.values())
    grouped: dict[int, list[Appearance]] = {}
    for each in appearances(corpus, filters):
        grouped.setdefault(each.group, []).append(each)
    made = sorted(
        (_promoted(each, pages, sites) for each in grouped.values()),
        key=lambda p: (-p.pages, p.best, p.mean, p.text),
    )
    days = Counter(page.captured for page in pages.values())
    return Record(tuple(made), tuple(sites.most_common()), tuple(sorted(days.items(), key=lambda d: d[0] or date.max)))


def appearances(corpus: Corpus, filters: Filters) -> list[Appearance]:
    """Every link headline of the selection, once a page and block, in order of file and line."""
    rows = reads.headlines(corpus, filters)
    names = reads.headline_names(corpus, filters)
    heads = group([row.text for row in rows])
    return [Appearance(row, head, names.get(row.id, ())) for row, head in zip(rows, heads, strict=True)]


def captured_pages(corpus: Corpus, filters: Filters) -> Mapping[str, DocumentRow]:
    """The pages of the selection by id: a page was captured whether or not it has a headline of some topic."""
    return {page.id: page for page in reads.documents(corpus, filters.of_documents())}


def _promoted(
    found: list[Appearance], pages: Mapping[str, DocumentRow], captured: Mapping[str | None, int]
) -> Promoted:
    rows = [each.row for each in found]
    # Twice on one page (under Terkait and as Baca juga) is once; the better place is the one of the page.
    once = {row.document: row for row in sorted(rows, key=lambda r: (-r.position, r.id))}
    days = sorted(day for document in once if (day := pages[document].captured))
    ranks = [row.position for row in once.values()]
    sites = _in_order(pages[document].site for document in once)
    return Promoted(
        text=_in_order(row.text for row in rows)[0],
        topic=_in_order(row.topic for row in rows)[0],
        names=_in_order(name for each in found for _, name in dict.fromkeys(each.names)),
        blocks=_in_order(row.block for row in rows),
        sites=tuple(site for site in sites if site),
        pages=len(once),
        of=sum(captured[site] for site in sites),
        best=min(ranks),
        mean=sum(ranks) / len(ranks),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        spans=tuple(row.id for row in sorted(once.values(), key=lambda r: r.id)),
    )


def _in_order(values: Iterable[T]) -> tuple[T, ...]:
    """Different values, the commonest first."""
    return tuple(value for value, _ in Counter(values).most_common())
