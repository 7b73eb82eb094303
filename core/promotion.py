"""The promotion record: which headlines a site put forward, in which block, at which rank, on how many pages.

A headline counts once a page. Prominence is always told per pages captured, for a template that repeats its box on
every page of one capture is no news.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from core.corpus import Corpus, reads
from core.corpus.tables import DocumentRow, HeadlineRow
from core.headlines.groups import group
from core.model import BLOCKS, Filters
from core.review import Rate, rate


@dataclass(frozen=True, slots=True)
class Promoted:
    """One headline of the record. `spans` are the places behind it; ranks count from 1 in their block."""

    text: str
    topic: str | None
    names: tuple[str, ...]
    blocks: tuple[str, ...]
    sites: tuple[str, ...]
    pages: int
    best: int
    mean: float
    first: date | None
    last: date | None
    spans: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """The record of a selection: of how many pages it was made, how many of them are dated, and its headlines."""

    pages: int
    dated: int
    headlines: tuple[Promoted, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """How much of what stands in `where` (articles or a block) is about a topic, with its 95% interval."""

    where: str
    topic: str | None
    count: int
    of: int
    rate: Rate


def record(corpus: Corpus, filters: Filters) -> Record:
    """The headlines of the selection, those on the most pages first, then by best rank."""
    rows = reads.headlines(corpus, filters)
    pages = {document.id: document for document in reads.documents(corpus, _documents_only(filters))}
    names = reads.headline_names(corpus, filters)
    grouped: dict[int, list[HeadlineRow]] = {}
    for row, head in zip(rows, group([row.text for row in rows]), strict=True):
        grouped.setdefault(head, []).append(row)
    made = [_promoted(each, pages, names) for each in grouped.values()]
    made.sort(key=lambda p: (-p.pages, p.best, p.mean, p.text))
    return Record(len(pages), sum(page.captured is not None for page in pages.values()), tuple(made))


def shares(corpus: Corpus, filters: Filters) -> list[Share]:
    """Shares of topics in the articles and in each block that the selection has, in the order of the blocks."""
    counts: dict[str, Counter[str | None]] = {}
    for topic, n in reads.article_topics(corpus, _documents_only(filters)):
        counts.setdefault("articles", Counter())[topic] += n
    for cell in reads.topic_counts(corpus, filters):
        counts.setdefault(cell.block, Counter())[cell.topic] += cell.headlines
    return [
        Share(where, topic, n, counts[where].total(), rate(n, counts[where].total()))
        for where in ("articles", *BLOCKS)
        if where in counts
        for topic, n in counts[where].most_common()
    ]


def _documents_only(filters: Filters) -> Filters:
    """What the filters say of documents: a page was captured whether or not it has a headline of some topic."""
    return Filters(files=filters.files, since=filters.since, until=filters.until, copies=True)


def _promoted(
    rows: list[HeadlineRow], pages: Mapping[str, DocumentRow], names: Mapping[int, tuple[str, ...]]
) -> Promoted:
    # Twice on one page (under Terkait and as Baca juga) is once; the better place speaks for the page.
    once = {row.document: row for row in sorted(rows, key=lambda r: (-r.position, r.id))}
    days = sorted(day for document in once if (day := pages[document].captured))
    ranks = [row.position for row in once.values()]
    return Promoted(
        text=Counter(row.text for row in rows).most_common(1)[0][0],
        topic=Counter(row.topic for row in rows).most_common(1)[0][0],
        names=_in_order(name for row in rows for name in names.get(row.id, ())),
        blocks=_in_order(row.block for row in rows),
        sites=_in_order(site for document in once if (site := pages[document].site)),
        pages=len(once),
        best=min(ranks),
        mean=sum(ranks) / len(ranks),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        spans=tuple(row.id for row in sorted(once.values(), key=lambda r: r.id)),
    )


def _in_order(values: Iterable[str]) -> tuple[str, ...]:
    """Different values, the commonest first."""
    return tuple(value for value, _ in Counter(values).most_common())
