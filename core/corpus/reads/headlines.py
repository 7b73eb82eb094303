"""Link headlines and their topics, the topics of articles over time, and the names in both."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from core.corpus import filter_sql
from core.corpus.corpus import Corpus
from core.corpus.filter_sql import IN_ARTICLE, JOINED
from core.corpus.reads.documents import SpanId
from core.corpus.reads.timeline import check_grain
from core.filters import Filters

Names = tuple[tuple[str, str], ...]


class TopicCount(NamedTuple):
    """Headlines of one topic (None is unclassified), and custom topic in it, in one block."""

    topic: str | None
    custom: str | None
    block: str
    headlines: int
    documents: int


class HeadlineRow(NamedTuple):
    """One link headline with its topics and where it is."""

    id: SpanId
    text: str
    topic: str | None
    secondary: str | None
    score: float
    evidence: list[str]
    block: str
    position: int
    document: str
    file: str
    line: int
    custom: str | None


class TopicPeriod(NamedTuple):
    """Headlines (or articles) of one topic in one day, week or month, given by its first day."""

    topic: str | None
    start: date
    n: int


def topic_counts(corpus: Corpus, filters: Filters) -> list[TopicCount]:
    """Link headlines by topic, custom topic and block, each headline once a page."""
    where, values = filter_sql.spans(filters, "headline")
    rows = corpus.read(
        f"""SELECT s.topic, s.custom_topic, s.zone, count(*), count(DISTINCT s.document)
            FROM {JOINED} WHERE {where} GROUP BY ALL""",
        values,
    )
    return [TopicCount(*row) for row in rows]


def topic_trend(corpus: Corpus, filters: Filters, grain: str) -> list[TopicPeriod]:
    """Link headlines by topic and by day, week or month of capture; those of undated captures are not among them."""
    check_grain(grain)
    where, values = filter_sql.spans(filters, "headline")
    rows = corpus.read(
        f"""SELECT s.topic, CAST(date_trunc($grain, d.captured) AS DATE) AS start, count(*) FROM {JOINED}
            WHERE {where} AND d.captured IS NOT NULL GROUP BY ALL ORDER BY start, s.topic""",
        {**values, "grain": grain},
    )
    return [TopicPeriod(*row) for row in rows]


def article_trend(corpus: Corpus, filters: Filters, grain: str) -> list[TopicPeriod]:
    """Articles by topic and by day, week or month of publication, each once; undated ones are not among them."""
    check_grain(grain)
    where, values = filter_sql.articles(filters)
    rows = corpus.read(
        f"""SELECT d.topic, CAST(date_trunc($grain, d.published) AS DATE) AS start, count(*) FROM documents d
            WHERE {where} AND d.published IS NOT NULL GROUP BY ALL ORDER BY start, d.topic""",
        {**values, "grain": grain},
    )
    return [TopicPeriod(*row) for row in rows]


def headlines(corpus: Corpus, filters: Filters) -> list[HeadlineRow]:
    """The link headlines in order of file and line, each once a page."""
    where, values = filter_sql.spans(filters, "headline")
    rows = corpus.read(
        f"""
        SELECT s.document, s.number, s.text, s.topic, s.secondary, s.score, s.evidence, s.zone, s.position, d.id,
               d.name, s.line, s.custom_topic
        FROM {JOINED} WHERE {where} ORDER BY d.name, d.id, s.line, s.start_at""",
        values,
    )
    return [HeadlineRow((document, number), *rest) for document, number, *rest in rows]


def article_names(corpus: Corpus, filters: Filters) -> dict[str, Names]:
    """The names, as (type, key), that title and body of each article name, by the document's id."""
    where, values = filter_sql.spans(filters, "mention")
    rows = corpus.read(
        f"""
        SELECT d.id, list(DISTINCT (s.type, s.key)) FROM {JOINED}
        WHERE {where} AND {IN_ARTICLE} GROUP BY d.id""",
        values,
    )
    return {document: tuple(sorted(names)) for document, names in rows}


def headline_names(corpus: Corpus, filters: Filters) -> dict[SpanId, Names]:
    """The names, as (type, key), in each link headline; those without a name are not in it."""
    where, values = filter_sql.spans(filters, "headline")
    rows = corpus.read(
        f"""
        SELECT s.document, s.number, list((m.type, m.key) ORDER BY m.start_at) FROM {JOINED}
        JOIN shown m ON m.kind = 'mention' AND m.document = s.document AND m.line = s.line
             AND m.start_at >= s.start_at AND m.end_at <= s.end_at
        WHERE {where} GROUP BY s.document, s.number""",
        values,
    )
    return {(document, number): tuple(dict.fromkeys(names)) for document, number, names in rows}
