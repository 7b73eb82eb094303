"""Co-occurrence of names and names over time: pairs that share a place, and mentions by period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from core.corpus import Corpus
from core.corpus.filter_sql import IN_ARTICLE, JOINED, PLACES, spans
from core.filters import Filters

#: Where two names co-occur: in the same paragraph or headline, or in the same article (title and body).
SCOPES = tuple(PLACES)


class Pair(NamedTuple):
    """Two names, each as (type, key), that co-occur in `places` paragraphs and headlines, or articles."""

    one: tuple[str, str]
    other: tuple[str, str]
    places: int


class TrendRow(NamedTuple):
    """Mentions of a name (type, key) in the documents published in one day, week or month, given by its first day."""

    type: str
    key: str
    start: date
    mentions: int


def pairs(corpus: Corpus, filters: Filters, scope: str, names: int) -> list[Pair]:
    """Pairs of the `names` most mentioned names that co-occur somewhere, the most frequent first."""
    where, values = spans(filters, "mention")
    where += f" AND {IN_ARTICLE}" if scope == "document" else ""
    place = PLACES[scope]
    rows = corpus.read(
        f"""
        WITH found AS (SELECT s.type, s.key, {place} FROM {JOINED} WHERE {where}),
        most AS (SELECT type, key FROM found GROUP BY ALL ORDER BY count(*) DESC, key, type LIMIT $names),
        places AS (SELECT DISTINCT * FROM found SEMI JOIN most USING (type, key))
        SELECT a.type, a.key, b.type, b.key, count(*) FROM places a
        JOIN places b USING ({place.replace("s.", "")})
        WHERE (a.type, a.key) < (b.type, b.key) GROUP BY ALL ORDER BY 5 DESC, 2, 4, 1, 3""",
        {**values, "names": names},
    )
    return [Pair((a, b), (c, d), n) for a, b, c, d, n in rows]


def trend(corpus: Corpus, filters: Filters, names: Sequence[tuple[str, str]], grain: str) -> list[TrendRow]:
    """Mentions of the names (type, key) by day, week or month of publication, in order of time, without the undated."""
    where, values = spans(filters, "mention")
    rows = corpus.read(
        f"""
        SELECT s.type, s.key, CAST(date_trunc($grain, d.published) AS DATE), count(*) FROM {JOINED}
        WHERE {where} AND d.published IS NOT NULL AND list_contains($names, s.type || ':' || s.key)
        GROUP BY ALL ORDER BY 3, 2, 1""",
        {**values, "grain": grain, "names": [f"{kind}:{name}" for kind, name in names]},
    )
    return [TrendRow(*row) for row in rows]


def totals(corpus: Corpus, filters: Filters, grain: str) -> dict[date, int]:
    """All mentions by day, week or month of publication: what the share of one name is of."""
    where, values = spans(filters, "mention")
    rows = corpus.read(
        f"""
        SELECT CAST(date_trunc($grain, d.published) AS DATE), count(*) FROM {JOINED}
        WHERE {where} AND d.published IS NOT NULL GROUP BY ALL""",
        {**values, "grain": grain},
    )
    return dict(rows)
