"""Stories in a workspace: which documents carry the same article. What is compared is kept, what is new is grouped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import duckdb

from core.corpus.store import Corpus
from core.corpus.tables import StoryRow
from core.near_duplicates import LEAST_SHARED, Article, group

_ARTICLES = """
    SELECT d.id, d.name, a.words, a.shingles, a.sketch, a.numbers, d.site, a.title,
           CAST(d.published AS VARCHAR), CAST(d.captured AS VARCHAR)
    FROM articles a JOIN documents d ON d.id = a.document"""


def settle(corpus: Corpus) -> int:
    """Group the documents that are new or read anew; returns how many there were. Quick where there are none.

    Only they and the stories that they touch are looked at, so that a large workspace does not slow a small upload.
    """
    waiting = [row[0] for row in corpus.read("SELECT id FROM documents WHERE story IS NULL")]
    if not waiting:
        return 0
    near = _closure(corpus, waiting)
    articles = [_article(row) for row in corpus.read(f"{_ARTICLES} WHERE list_contains($near, d.id)", {"near": near})]
    places = group(articles, _pairs(corpus, near, near))
    with corpus.transaction() as cursor:
        rows = [(identity, place.story, place.copy) for identity, place in places.items()]
        _update(cursor, rows)
    return len(waiting)


def story(corpus: Corpus, document: str) -> list[StoryRow]:
    """All documents that carry the same article, the first one first; one, the document itself, where it is alone."""
    rows = corpus.read(
        """
        SELECT id, name, site, published, captured, copy FROM documents
        WHERE story = (SELECT story FROM documents WHERE id = $document)
        ORDER BY copy IS NOT NULL, published NULLS LAST, name, id""",
        {"document": document},
    )
    return [StoryRow(*row) for row in rows]


def _article(row: tuple[Any, ...]) -> Article:
    identity, name, words, shingles, sketch, numbers, site, title, published, captured = row
    return Article(identity, name, words, shingles, tuple(sketch), tuple(numbers), site, title, published, captured)


def _closure(corpus: Corpus, waiting: Sequence[str]) -> list[str]:
    """The waiting documents, those that may be related to them, and all of those's stories."""
    every = [row[0] for row in corpus.read("SELECT id FROM documents")]
    near = {other for pair in _pairs(corpus, waiting, every) for other in pair} | set(waiting)
    rows = corpus.read(
        """
        SELECT id FROM documents WHERE story IN (
            SELECT story FROM documents WHERE list_contains($near, id) AND story IS NOT NULL)""",
        {"near": sorted(near)},
    )
    return sorted(near | {row[0] for row in rows})


def _pairs(corpus: Corpus, some: Sequence[str], others: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Pairs of a document of `some` and one of `others` that share hashes, or site and title."""
    rows = corpus.read(
        """
        WITH one AS (SELECT document, unnest(sketch) AS hash FROM articles WHERE list_contains($some, document)),
             other AS (SELECT document, unnest(sketch) AS hash FROM articles WHERE list_contains($others, document))
        SELECT one.document, other.document FROM one JOIN other USING (hash)
        WHERE one.document <> other.document GROUP BY ALL HAVING count(*) >= $least
        UNION
        SELECT a.document, b.document FROM articles a JOIN articles b USING (title)
        JOIN documents d ON d.id = a.document JOIN documents e ON e.id = b.document AND e.site = d.site
        WHERE a.document <> b.document AND a.title <> ''
              AND list_contains($some, a.document) AND list_contains($others, b.document)""",
        {"some": list(some), "others": list(others), "least": LEAST_SHARED},
    )
    return [(one, other) for one, other in rows]


def _update(cursor: duckdb.DuckDBPyConnection, rows: Sequence[tuple[str, str, str | None]]) -> None:
    cursor.execute(
        """
        UPDATE documents SET story = fresh.story, copy = fresh.copy
        FROM (SELECT unnest($ids) AS id, unnest($stories) AS story, unnest($copies) AS copy) fresh
        WHERE documents.id = fresh.id""",
        {"ids": [r[0] for r in rows], "stories": [r[1] for r in rows], "copies": [r[2] for r in rows]},
    )
