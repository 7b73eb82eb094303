"""Copies in a workspace: clusters of documents that carry the same article. What is compared is kept, in `sketches`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from core.corpus.database import Cursor
from core.near_duplicates import LEAST_SHARED, Article, cluster

#: The condition on documents that have to be clustered; those of an upgraded workspace have to be read first.
WAITING = "cluster IS NULL AND id IN (SELECT document FROM sketches)"
_ARTICLES = """
    SELECT d.id, d.name, s.words, s.shingles, s.hashes, s.numbers, d.site, s.title,
           CAST(d.published AS VARCHAR), CAST(d.captured AS VARCHAR)
    FROM sketches s JOIN documents d ON d.id = s.document WHERE list_contains(?, d.id)"""
#: Pairs of a document of $some and any other that share hashes, or site and title.
_PAIRS = """
    WITH one AS (SELECT document, unnest(hashes) AS hash FROM sketches WHERE list_contains($some, document)),
         other AS (SELECT document, unnest(hashes) AS hash FROM sketches)
    SELECT one.document, other.document FROM one JOIN other USING (hash)
    WHERE one.document <> other.document GROUP BY ALL HAVING count(*) >= $least
    UNION
    SELECT a.document, b.document FROM sketches a JOIN sketches b USING (title)
    JOIN documents d ON d.id = a.document JOIN documents e ON e.id = b.document AND e.site = d.site
    WHERE a.document <> b.document AND a.title <> '' AND list_contains($some, a.document)"""


def refresh(cursor: Cursor) -> int:
    """Cluster, inside a transaction, the documents that are new or whose article changed; returns how many there were.

    Only they and the clusters that they touch are compared, so that a large workspace does not slow a small upload.
    """
    waiting = [row[0] for row in cursor.execute(f"SELECT id FROM documents WHERE {WAITING}").fetchall()]
    if not waiting:
        return 0
    near, pairs = _neighbourhood(cursor, waiting)
    articles = [_article(row) for row in cursor.execute(_ARTICLES, [near]).fetchall()]
    places = cluster(articles, pairs)
    _update(cursor, [(identity, place.cluster, place.copy) for identity, place in places.items()])
    return len(waiting)


def _neighbourhood(cursor: Cursor, waiting: Sequence[str]) -> tuple[list[str], list[tuple[str, str]]]:
    """The waiting documents with those that may be related to them and the clusters of these, and all their pairs."""
    pairs = _pairs(cursor, waiting)
    near = {other for pair in pairs for other in pair} | set(waiting)
    rows = cursor.execute(
        "SELECT id FROM documents WHERE cluster IN (SELECT cluster FROM documents WHERE list_contains(?, id))",
        [sorted(near)],
    )
    whole = near | {row[0] for row in rows.fetchall()}
    # Members of a touched cluster that are no pair of the waiting ones keep their own pairs.
    more = _pairs(cursor, sorted(whole - set(waiting))) if whole != set(waiting) else []
    inside = {(one, other) for one, other in (*pairs, *more) if one in whole and other in whole}
    return sorted(whole), sorted(inside)


def _pairs(cursor: Cursor, some: Sequence[str]) -> list[tuple[str, str]]:
    rows = cursor.execute(_PAIRS, {"some": list(some), "least": LEAST_SHARED}).fetchall()
    return [(one, other) for one, other in rows]


def _article(row: tuple[Any, ...]) -> Article:
    identity, name, words, shingles, sketch, numbers, site, title, published, captured = row
    return Article(identity, name, words, shingles, tuple(sketch), tuple(numbers), site, title, published, captured)


def _update(cursor: Cursor, rows: Sequence[tuple[str, str, str | None]]) -> None:
    cursor.execute(
        """
        UPDATE documents SET cluster = fresh.cluster, copy = fresh.copy
        FROM (SELECT unnest($ids) AS id, unnest($clusters) AS cluster, unnest($copies) AS copy) fresh
        WHERE documents.id = fresh.id""",
        {"ids": [r[0] for r in rows], "clusters": [r[1] for r in rows], "copies": [r[2] for r in rows]},
    )
