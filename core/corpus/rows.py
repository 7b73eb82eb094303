"""A `ParsedDocument` as rows of the tables in schema.sql, in the order of their columns."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from core.model import Detail, Facts, Moment, ParsedDocument, Span
from core.near_duplicates import article

Row = tuple[Any, ...]


def document_row(parsed: ParsedDocument) -> Row:
    """The row of `documents`."""
    document, layout = parsed.document, parsed.layout
    title = layout.title.cut(document.text) if layout.title else None
    return (
        document.id, document.name, document.encoding, document.text, title, layout.title_line,
        layout.site, layout.site_line, *_detail(layout.author), *_detail(layout.section),
        *_moment(parsed.published), *_moment(parsed.captured), parsed.article_topic.topic, parsed.made_by,
        False, json.dumps(asdict(document.facts), ensure_ascii=False), None, None, None,
    )  # fmt: skip


def article_row(parsed: ParsedDocument) -> Row:
    """The row of `articles`."""
    text, layout = parsed.document.text, parsed.layout
    body = " ".join(line.span.cut(text) for line in layout.lines if line.role == "body")
    title = layout.title.cut(text) if layout.title else None
    known = article(parsed.document.id, parsed.document.name, body, title=title)
    return known.id, known.words, known.shingles, list(known.sketch), list(known.numbers), known.title


def line_rows(parsed: ParsedDocument) -> Iterator[Row]:
    """The rows of `lines`."""
    for line in parsed.layout.lines:
        yield (
            parsed.document.id, line.number, line.span.start, line.span.end,
            line.role, line.block, line.reason, line.certain,
        )  # fmt: skip


def span_rows(parsed: ParsedDocument) -> Iterator[Row]:
    """The rows of `spans` without their id: headlines, mentions, dates, quotations and terms."""
    owner = _Owner(parsed)
    doc = parsed.document.id
    for h, topic in zip(parsed.layout.headlines, parsed.topics, strict=True):
        yield (
            doc, "headline", h.span.start, h.span.end, h.line, h.block, None, None, h.text, topic.topic,
            topic.secondary, topic.score, list(topic.evidence), h.position, h.duplicate_of is not None,
            None, None, None, None,
        )  # fmt: skip
    for m in parsed.mentions:
        topic_of, repeated = owner.of(m.span)
        yield (
            doc, "mention", m.span.start, m.span.end, m.line, m.zone, m.type, m.entity, m.text, topic_of,
            m.role, None, None, None, repeated, None, None, m.reason, None,
        )  # fmt: skip
    for d in parsed.dates:
        topic_of, repeated = owner.of(d.span)
        yield (
            doc, "date", d.span.start, d.span.end, d.line, d.zone, d.type, d.value, d.text, topic_of,
            None, None, None, None, repeated, d.precision, list(d.candidates), d.reason, None,
        )  # fmt: skip
    for q in parsed.quotations:
        topic_of, repeated = owner.of(q.span)
        yield (
            doc, "quote", q.span.start, q.span.end, q.line, q.zone, q.type, q.speaker, q.text, topic_of,
            None, None, [q.cue] if q.cue else [], None, repeated, q.kind, None, q.reason, None,
        )  # fmt: skip
    for t in parsed.terms:
        topic_of, repeated = owner.of(t.span)
        yield (
            doc, "term", t.span.start, t.span.end, t.line, t.zone, None, t.stem, t.text, topic_of,
            None, None, None, None, repeated, None, None, None, None,
        )  # fmt: skip


class _Owner:
    """Finds the headline that a span stands in: its topic is the span's topic, else the article's is."""

    def __init__(self, parsed: ParsedDocument) -> None:
        pairs = sorted(zip(parsed.layout.headlines, parsed.topics, strict=True), key=lambda p: p[0].span.start)
        self._starts = [h.span.start for h, _ in pairs]
        self._pairs = pairs
        self._article = parsed.article_topic.topic

    def of(self, span: Span) -> tuple[str | None, bool]:
        at = bisect_right(self._starts, span.start) - 1
        if at >= 0:
            headline, topic = self._pairs[at]
            if span.start < headline.span.end:
                return topic.topic, headline.duplicate_of is not None
        return self._article, False


def facts_of(stored: str) -> Facts:
    """The facts of a document as `document_row` stored them."""
    known = json.loads(stored)
    return Facts(**{**known, "links": tuple(known.get("links", ()))})


def _detail(detail: Detail | None) -> Row:
    return (detail.text, detail.line) if detail else (None, None)


def _moment(moment: Moment | None) -> Row:
    if moment is None:
        return (None, None, None, None, [])
    # A month or a year is stored by its first day; `precision` says how much of it is known.
    day = (moment.value + "-01-01")[:10] if len(moment.value) == 4 else (moment.value + "-01")[:10]
    return (day, moment.precision, moment.source, moment.line, list(moment.candidates))
