"""Names beside one another and over time: pairs that share a place, and mentions by period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from core.corpus.filter_sql import JOINED, spans
from core.corpus.store import Corpus
from core.corpus.tables import Pair, TrendRow
from core.model import Filters

#: Where two names count as standing together: the same paragraph or headline, or the same article (title and body).
SCOPES = ("line", "document")
_PLACE = {"line": "s.document, s.line", "document": "s.document"}
# The link headlines of a page are other stories: what stands among them is not together with the article.
_ARTICLE = " AND s.zone IN ('title', 'body')"


def pairs(corpus: Corpus, filters: Filters, scope: str, names: int) -> list[Pair]:
    """Pairs of the `names` most mentioned names that stand together somewhere, the most frequent first."""
    where, values = spans(filters, "mention")
    where += _ARTICLE if scope == "document" else ""
    place = _PLACE[scope]
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


def beside(scope: str) -> tuple[str, str]:
    """The condition that $beside_type, $beside_key stands in the same place, and the one that takes a place once."""
    same_line = " AND o.line = s.line" if scope == "line" else " AND o.zone IN ('title', 'body')"
    condition = (
        " AND EXISTS (SELECT 1 FROM shown o WHERE o.kind = 'mention' AND o.document = s.document"
        f" AND o.type = $beside_type AND o.key = $beside_key{same_line})"
    )
    if scope == "document":
        condition += _ARTICLE
    return condition, f"QUALIFY row_number() OVER (PARTITION BY {_PLACE[scope]} ORDER BY s.start_at) = 1"


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
