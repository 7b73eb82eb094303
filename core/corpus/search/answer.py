"""The answer to a query as rows: each hit with its document, its line and its context, ranked or by date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

import numpy as np

from core.corpus.database import Database
from core.corpus.search.index import WorkspaceIndex
from core.filters import Filters
from core.search import PLACES, Found, bm25, parse
from core.search.find import find
from core.search.hits import NONE, Hits, Numbers, counted, offsets

#: Orders of an answer.
SORTS = ("rank", "date")
#: Characters of a line that a hit carries on each side.
AROUND = 300
_SEARCH = "search"


class Hit(NamedTuple):
    """One place: `node` is what was found, `left` and `right` the rest of its line as far as `AROUND` characters."""

    document: str
    name: str
    site: str | None
    title: str | None
    published: date | None
    line: int
    place: str
    start: int
    end: int
    left: str
    node: str
    right: str
    score: float


class Answer(NamedTuple):
    """The hits in their order (as many as were asked for), and what is true of all of them: how many there are, in how
    many documents, by place, by written form, by document; and the documents by the Monday of their week of
    publication, the undated ones by None."""

    hits: tuple[Hit, ...]
    places: int
    documents: int
    of: int
    by_place: dict[str, int]
    by_form: dict[str, int]
    by_file: dict[str, int]
    by_week: dict[date | None, tuple[str, ...]]


class _Page(NamedTuple):
    id: str
    name: str
    site: str | None
    title: str | None
    published: date | None


def answer(
    database: Database, query: str, filters: Filters | None = None, sort: str = "rank", limit: int | None = None
) -> Answer:
    """What a query finds within the filters (without their own query). Raises `QueryError`."""
    index = WorkspaceIndex(database, (filters or Filters()).without(_SEARCH))
    found = find(parse(query), index, index.scope())
    scores = bm25(found, index.documents(), index.lengths)
    pages = _pages(database, found.documents)
    order = _order(found, scores, pages, sort)
    shown = found.hits.where(order[:limit])
    ranks = dict(zip(found.documents.tolist(), scores.tolist(), strict=True))
    documents, counts = counted(found.hits.documents)
    return Answer(
        tuple(_rows(database, shown, pages, ranks)),
        len(found.hits),
        len(found.documents),
        len(index.documents()),
        {PLACES[place]: n for place, n in sorted(Counter(found.hits.place.tolist()).items())},
        _forms(database, found.hits),
        {pages[number].id: n for number, n in zip(documents.tolist(), counts.tolist(), strict=True)},
        _weeks(pages.values()),
    )


def documents_found(database: Database, query: str) -> list[int]:
    """The numbers (`indexed`) of the documents that a query finds. Raises `QueryError`."""
    index = WorkspaceIndex(database, Filters())
    return [int(number) for number in find(parse(query), index, index.scope()).documents]


def _pages(database: Database, documents: Numbers) -> dict[int, _Page]:
    rows = database.read(
        """SELECT i.number, d.id, d.name, d.site, d.title, d.published
           FROM indexed i JOIN documents d ON d.id = i.document WHERE i.number IN (SELECT unnest(?))""",
        [documents.tolist()],
    )
    return {number: _Page(*rest) for number, *rest in rows}


def _weeks(pages: Iterable[_Page]) -> dict[date | None, tuple[str, ...]]:
    found: dict[date | None, list[str]] = {}
    for page in pages:
        day = page.published
        found.setdefault(day and date.fromordinal(day.toordinal() - day.weekday()), []).append(page.id)
    return {week: tuple(found[week]) for week in sorted(found, key=lambda week: (week is None, week or date.min))}


def _order(found: Found, scores: np.ndarray[Any, Any], pages: dict[int, _Page], sort: str) -> Numbers:
    """The numbers of the hits in the order asked for: documents by score or day, hits by their place."""
    known = found.documents.tolist()
    latest = date.max
    keys = sorted(
        range(len(known)),
        key=lambda at: (
            -scores[at] if sort == "rank" else 0.0,
            pages[known[at]].published or latest,
            pages[known[at]].name,
            pages[known[at]].id,
        ),
    )
    rank = np.empty(len(known), np.int64)
    rank[keys] = np.arange(len(known))
    of_hits = rank[np.searchsorted(found.documents, found.hits.documents)]
    return np.argsort(of_hits, kind="stable").astype(np.int64)


def _rows(database: Database, hits: Hits, pages: dict[int, _Page], scores: dict[int, float]) -> Iterator[Hit]:
    numbers = hits.documents.tolist()
    texts = dict(
        database.read(
            """SELECT i.number, d.text FROM indexed i JOIN documents d ON d.id = i.document
               WHERE i.number IN (SELECT unnest(?))""",
            [sorted(set(numbers))],
        )
    )
    starts, ends = offsets(hits.start).tolist(), offsets(hits.end).tolist()
    for number, start, end, place in zip(numbers, starts, ends, hits.place.tolist(), strict=True):
        text, page = texts[number], pages[number]
        first = text.rfind("\n", 0, start) + 1
        last = text.find("\n", end)
        last = len(text) if last < 0 else last
        yield Hit(
            page.id, page.name, page.site, page.title, page.published, text.count("\n", 0, start) + 1, PLACES[place],
            start, end, text[max(first, start - AROUND) : start], text[start:end], text[end : min(last, end + AROUND)],
            round(scores[number], 4),
        )  # fmt: skip


def _forms(database: Database, hits: Hits) -> dict[str, int]:
    """How often each written form of a word was found, the commonest first; nothing for what is no single word."""
    words, counts = counted(hits.word[hits.word != NONE])
    rows = database.read("SELECT number, form FROM words WHERE number IN (SELECT unnest(?))", [words.tolist()])
    forms = dict(rows)
    found = {forms[word]: n for word, n in zip(words.tolist(), counts.tolist(), strict=True)}
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))
