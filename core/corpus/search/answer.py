"""The answer to a query as rows: each hit with its document, its line and its context, ranked or by date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.corpus.database import Database
from core.corpus.search.index import WorkspaceIndex
from core.filters import Filters
from core.search import PLACES, Found, bm25, parse
from core.search.find import find
from core.search.hits import NONE, Hits, Numbers, offsets, runs

#: Orders of an answer.
SORTS = ("rank", "date")
#: Characters of a line that a hit carries on each side.
AROUND = 300
#: Files that are listed with their counts.
MOST_FILES = 100
_SEARCH = "search"
Scores = NDArray[np.float64]


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


class FileCount(NamedTuple):
    """How many places a document has."""

    document: str
    name: str
    places: int


class Answer(NamedTuple):
    """The hits in their order (as many as were asked for), and what is true of all of them: how many there are, in how
    many of the documents that the filters leave, by place and by written form; and the files with most of them."""

    hits: tuple[Hit, ...]
    places: int
    documents: int
    of: int
    by_place: dict[str, int]
    by_form: dict[str, int]
    files: tuple[FileCount, ...]


class _Page(NamedTuple):
    id: str
    name: str
    site: str | None
    title: str | None
    published: date | None
    text: str


def answer(
    database: Database, query: str, filters: Filters | None = None, sort: str = "rank", limit: int | None = None
) -> Answer:
    """What a query finds within the filters (without their own query). Raises `QueryError`."""
    index = WorkspaceIndex(database, (filters or Filters()).without(_SEARCH))
    found = find(parse(query), index, index.scope())
    scores = bm25(found, index.documents(), index.lengths)
    shown = found.hits.where(_order(found, scores, index, sort, limit))
    return Answer(
        tuple(_rows(database, shown, found.documents, scores)),
        len(found.hits),
        len(found.documents),
        len(index.documents()),
        {place: n for at, place in enumerate(PLACES) if (n := int((found.hits.place == at).sum()))},
        _forms(database, found.hits),
        _files(database, found.hits),
    )


def documents_found(database: Database, query: str) -> list[int]:
    """The numbers (`indexed`) of the documents that a query finds, copies among them: whether they count is for other
    filters to say. Raises `QueryError`."""
    index = WorkspaceIndex(database, Filters(copies=True))
    return [int(number) for number in find(parse(query), index, index.scope()).documents]


def weeks_found(database: Database, query: str, filters: Filters) -> dict[date | None, tuple[str, ...]]:
    """The documents that a query finds within the filters, by the Monday of their week of publication, undated ones by
    None. Raises `QueryError`."""
    index = WorkspaceIndex(database, filters.without(_SEARCH))
    found = find(parse(query), index, index.scope())
    rows = database.read(
        """SELECT CAST(date_trunc('week', d.published) AS DATE) AS week, list(d.id ORDER BY d.name, d.id)
           FROM documents d JOIN indexed i ON i.document = d.id WHERE i.number IN (SELECT unnest(?))
           GROUP BY week ORDER BY week NULLS LAST""",
        [found.documents.tolist()],
    )
    return {week: tuple(documents) for week, documents in rows}


def _order(found: Found, scores: Scores, index: WorkspaceIndex, sort: str, limit: int | None) -> Numbers:
    """The numbers of the first hits in the order asked for: documents by score or day, hits by their place."""
    dated = index.dated[np.searchsorted(index.documents(), found.documents)]
    keys = np.lexsort((dated, -scores)) if sort == "rank" else np.argsort(dated)
    _documents, first, counts = runs(found.hits.documents)
    until = np.cumsum(counts[keys])
    if limit is not None:
        keys = keys[: int(np.searchsorted(until, limit)) + 1]
        until = until[: len(keys)]
    # The hits of a document follow one another, so each is its document's first one and so many more.
    before = until - counts[keys]
    numbers = np.repeat(first[keys] - before, counts[keys]) + np.arange(until[-1] if len(until) else 0)
    return numbers[:limit]


def _rows(database: Database, hits: Hits, documents: Numbers, scores: Scores) -> Iterator[Hit]:
    numbers = hits.documents.tolist()
    pages = _pages(database, sorted(set(numbers)))
    of_hits = scores[np.searchsorted(documents, hits.documents)].tolist()
    starts, ends = offsets(hits.start).tolist(), offsets(hits.end).tolist()
    for number, start, end, place, score in zip(numbers, starts, ends, hits.place.tolist(), of_hits, strict=True):
        page = pages[number]
        text = page.text
        first = text.rfind("\n", 0, start) + 1
        last = text.find("\n", end)
        last = len(text) if last < 0 else last
        yield Hit(
            page.id, page.name, page.site, page.title, page.published, text.count("\n", 0, start) + 1, PLACES[place],
            start, end, text[max(first, start - AROUND) : start], text[start:end], text[end : min(last, end + AROUND)],
            round(score, 4),
        )  # fmt: skip


def _pages(database: Database, numbers: list[int]) -> dict[int, _Page]:
    rows = database.read(
        """SELECT i.number, d.id, d.name, d.site, d.title, d.published, d.text
           FROM indexed i JOIN documents d ON d.id = i.document WHERE i.number IN (SELECT unnest(?))""",
        [numbers],
    )
    return {number: _Page(*rest) for number, *rest in rows}


def _forms(database: Database, hits: Hits) -> dict[str, int]:
    """How often each written form of a word was found, the commonest first; nothing for what is no single word."""
    counts = np.bincount(hits.word[hits.word != NONE])
    words = np.flatnonzero(counts)
    rows = database.read("SELECT number, form FROM words WHERE number IN (SELECT unnest(?))", [words.tolist()])
    forms = dict(rows)
    found = {forms[word]: n for word, n in zip(words.tolist(), counts[words].tolist(), strict=True)}
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _files(database: Database, hits: Hits) -> tuple[FileCount, ...]:
    """The documents with most places, at most `MOST_FILES`, the first one with most."""
    documents, _first, counts = runs(hits.documents)
    most = np.argsort(-counts, kind="stable")[:MOST_FILES]
    rows = database.read(
        """SELECT i.number, d.id, d.name FROM indexed i JOIN documents d ON d.id = i.document
           WHERE i.number IN (SELECT unnest(?))""",
        [documents[most].tolist()],
    )
    named = {number: (identity, name) for number, identity, name in rows}
    found = [FileCount(*named[int(documents[at])], int(counts[at])) for at in most]
    return tuple(sorted(found, key=lambda each: (-each.places, each.name, each.document)))
