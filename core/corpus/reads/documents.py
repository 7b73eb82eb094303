"""Documents: the list of them, one as the reader shows it, and those that carry the same article."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from core.corpus import filter_sql
from core.corpus.corpus import Corpus
from core.corpus.filter_sql import JOINED
from core.corpus.rows import facts_of
from core.filters import BY_KEY, Filters

#: A span: its document and its number in it.
SpanId = tuple[str, int]


class DocumentRow(NamedTuple):
    """One document in a list. `first` is its first line of article text, for pages without a title."""

    id: str
    name: str
    title: str | None
    first: str | None
    site: str | None
    published: date | None
    precision: str | None
    captured: date | None
    topic: str | None
    headlines: int
    uncertain: int
    notes: int
    copy: str | None
    copy_of: str | None
    labels: tuple[tuple[str, str], ...]


class ArticleRow(NamedTuple):
    """One article with the topic of its text."""

    document: str
    title: str | None
    topic: str | None


class LineRow(NamedTuple):
    """One raw line in the reader."""

    number: int
    start: int
    end: int
    role: str
    block: str | None
    reason: str
    certain: bool


class SpanRow(NamedTuple):
    """One span of a document. What only some kinds of spans have is None in the others; see schema.sql."""

    number: int
    kind: str
    start: int
    end: int
    line: int
    zone: str
    type: str | None
    key: str | None
    text: str
    topic: str | None
    custom_topic: str | None
    repeated: bool
    reason: str | None
    secondary: str | None
    score: float | None
    evidence: list[str] | None
    role: str | None
    precision: str | None
    candidates: list[str] | None
    quotation_kind: str | None
    verb: str | None


class MomentRow(NamedTuple):
    """The publication or the capture of a document."""

    value: date | None
    precision: str | None
    source: str | None
    line: int | None
    candidates: list[str]


class Page(NamedTuple):
    """All that the reader shows of one document."""

    id: str
    name: str
    encoding: str
    text: str
    title: str | None
    site: str | None
    author: str | None
    section: str | None
    topic: str | None
    made_by: str
    labels: tuple[tuple[str, str], ...]
    published: MomentRow
    captured: MomentRow
    lines: list[LineRow]
    spans: list[SpanRow]
    notes: list[tuple[str, str, int | None]]


class ClusterRow(NamedTuple):
    """A document of a cluster; `copy` is how it relates to an earlier one: copy, part, or None for the first."""

    document: str
    file: str
    site: str | None
    published: date | None
    captured: date | None
    copy: str | None


def files(corpus: Corpus) -> list[tuple[str, str]]:
    """Id and name of each document, by name."""
    return choices(corpus, "files")


def choices(corpus: Corpus, key: str) -> list[tuple[str, str]]:
    """What a filter offers whose values are in the workspace (core.filters): value and name, in their order."""
    return [(value, name) for value, name in corpus.read(BY_KEY[key].values_sql)]


def documents(corpus: Corpus, filters: Filters) -> list[DocumentRow]:
    """The documents, by date of publication, undated last; filters of spans keep those that have such a span."""
    where, values = filter_sql.documents(filters)
    if narrowing := filters.narrowing_spans():
        kind = next((each.kinds[0] for each in narrowing if each.kinds), "headline")
        inner, more = filter_sql.spans(filters, kind)
        where += f" AND d.id IN (SELECT s.document FROM {JOINED} WHERE {inner})"
        values |= more
    rows = corpus.read(
        f"""
        SELECT d.id, d.name, d.title,
               (SELECT substr(d.text, min_by(l.start_at, l.number) + 1, 160)
                FROM lines l WHERE l.document = d.id AND l.role = 'body'),
               d.site, d.published, d.published_precision, d.captured, d.topic,
               (SELECT count(*) FROM spans WHERE document = d.id AND kind = 'headline'),
               (SELECT count(*) FROM lines WHERE document = d.id AND NOT certain),
               (SELECT count(*) FROM notes WHERE document = d.id), d.copy,
               (SELECT any_value(name) FROM documents WHERE id = d.cluster AND d.copy IS NOT NULL),
               CASE WHEN contains(d.facts, '"labels": [[') THEN d.facts END
        FROM documents d WHERE {where} ORDER BY d.published NULLS LAST, d.name, d.id""",
        values,
    )
    return [DocumentRow._make((*row[:-1], facts_of(row[-1]).labels if row[-1] else ())) for row in rows]


def articles(corpus: Corpus, filters: Filters) -> list[ArticleRow]:
    """The articles by name of their file, each once: copies and further pages are left out unless asked for."""
    where, values = filter_sql.articles(filters)
    rows = corpus.read(f"SELECT d.id, d.title, d.topic FROM documents d WHERE {where} ORDER BY d.name, d.id", values)
    return [ArticleRow(*row) for row in rows]


def page(corpus: Corpus, document: str) -> Page | None:
    """One document as the reader shows it, or None where it is gone."""
    found = corpus.read(
        """
        SELECT id, name, encoding, text, title, site, author, section, topic, made_by, facts,
               published, published_precision, published_source, published_line, published_candidates,
               captured, captured_precision, captured_source, captured_line, captured_candidates
        FROM documents WHERE id = ?""",
        [document],
    )
    if not found:
        return None
    row = found[0]
    lines = corpus.read(
        "SELECT number, start_at, end_at, role, block, reason, certain FROM lines WHERE document = ? ORDER BY number",
        [document],
    )
    spans = corpus.read(
        """
        SELECT number, kind, start_at, end_at, line, zone, type, key, text, topic, custom_topic, repeated, reason,
               secondary, score, evidence, role, precision, candidates, quotation_kind, verb
        FROM shown WHERE document = ? ORDER BY start_at, end_at DESC, number""",
        [document],
    )
    notes = corpus.read("SELECT code, message, line FROM notes WHERE document = ? ORDER BY code, line", [document])
    moments = (MomentRow(*row[11:16]), MomentRow(*row[16:21]))
    return Page._make(
        (
            *row[:10],
            facts_of(row[10]).labels,
            *moments,
            [LineRow(*x) for x in lines],
            [SpanRow(*x) for x in spans],
            notes,
        )
    )


def cluster(corpus: Corpus, document: str) -> list[ClusterRow]:
    """All documents that carry the same article, the first one first; one, the document itself, where it is alone."""
    rows = corpus.read(
        """
        SELECT id, name, site, published, captured, copy FROM documents
        WHERE cluster = (SELECT cluster FROM documents WHERE id = $document)
        ORDER BY copy IS NOT NULL, published NULLS LAST, name, id""",
        {"document": document},
    )
    return [ClusterRow(*row) for row in rows]
