"""A `ParsedDocument` as rows of the tables in schema.sql, in the order of their columns."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from core.model import Detail, Facts, Moment, ParsedDocument, Span
from core.near_duplicates import article

Row = tuple[Any, ...]

#: The kinds of spans. A span's number is made of its start and its kind's place here, so the order is kept for ever.
KINDS = ("headline", "mention", "date", "quote", "term")
_STEP = 8


def document_row(parsed: ParsedDocument, stale_since: int | None) -> Row:
    """The row of `documents`, not yet in a cluster."""
    document, layout = parsed.document, parsed.layout
    title = layout.title.cut(document.text) if layout.title else None
    return (
        document.id, document.name, document.encoding, document.text, title, layout.title_line,
        layout.site, layout.site_line, *_detail(layout.author), *_detail(layout.section),
        *_moment(parsed.published), *_moment(parsed.captured), parsed.article_topic.topic, parsed.made_by,
        stale_since, json.dumps(asdict(document.facts), ensure_ascii=False), None, None, parsed.classified_by,
    )  # fmt: skip


def sketch_row(parsed: ParsedDocument) -> Row:
    """The row of `sketches`."""
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


def note_rows(parsed: ParsedDocument) -> Iterator[Row]:
    """The rows of `notes`."""
    return ((parsed.document.id, note.code, note.message, note.line) for note in parsed.notes)


def span_rows(parsed: ParsedDocument) -> Iterator[Row]:
    """The rows of `spans`: headlines, mentions, dates, quotations and terms, each with its number."""
    taken: set[int] = set()
    for kind, span, fields in _spans(parsed):
        number = span_number(kind, span)
        while number in taken:  # two spans of a kind that begin in one place: the second takes the next free number
            number += _STEP
        taken.add(number)
        yield (parsed.document.id, number, kind, span.start, span.end, *fields)


def span_number(kind: str, span: Span) -> int:
    """The number of a span in its document: eight times its start, plus the place of its kind in `KINDS`."""
    return span.start * _STEP + KINDS.index(kind)


def _spans(parsed: ParsedDocument) -> Iterator[tuple[str, Span, Row]]:
    """Kind and place of every span, and its further columns."""
    owner = _Owner(parsed)
    for h, t in zip(parsed.layout.headlines, parsed.topics, strict=True):
        common = _common(h.line, h.block, None, None, h.text, (t.topic, t.custom, h.duplicate_of is not None), None)
        yield "headline", h.span, (*common, t.secondary, t.score, list(t.evidence), h.position, *[None] * 5, False)
    for m in parsed.mentions:
        common = _common(m.line, m.zone, m.type, m.entity, m.text, owner.of(m.span), m.reason)
        yield "mention", m.span, (*common, *[None] * 4, m.role, *[None] * 4, m.dateline)
    for d in parsed.dates:
        common = _common(d.line, d.zone, d.type, d.value, d.text, owner.of(d.span), d.reason)
        yield "date", d.span, (*common, *[None] * 5, d.precision, list(d.candidates), None, None, False)
    for q in parsed.quotations:
        common = _common(q.line, q.zone, q.type, q.speaker, q.text, owner.of(q.span), q.reason)
        yield "quote", q.span, (*common, *[None] * 7, q.kind, q.cue or None, False)
    for term in parsed.terms:
        common = _common(term.line, term.zone, None, term.stem, term.text, owner.of(term.span), None)
        yield "term", term.span, (*common, *[None] * 9, False)


def _common(
    line: int, zone: str, type_: str | None, key: str | None, text: str, owned: Sequence[Any], reason: str | None
) -> Row:
    """The columns that every kind of span has, from `line` to `reason`."""
    return (line, zone, type_, key, text, *owned, reason)


class _Owner:
    """Finds the headline that a span is in: its topics are the span's topics, else the article's is."""

    def __init__(self, parsed: ParsedDocument) -> None:
        pairs = sorted(zip(parsed.layout.headlines, parsed.topics, strict=True), key=lambda p: p[0].span.start)
        self._starts = [h.span.start for h, _ in pairs]
        self._pairs = pairs
        self._article = parsed.article_topic.topic

    def of(self, span: Span) -> tuple[str | None, str | None, bool]:
        """Topic, custom topic, and whether the span is in a headline that is on the page already."""
        at = bisect_right(self._starts, span.start) - 1
        if at >= 0:
            headline, topic = self._pairs[at]
            if span.start < headline.span.end:
                return topic.topic, topic.custom, headline.duplicate_of is not None
        return self._article, None, False


def facts_of(stored: str) -> Facts:
    """The facts of a document as `document_row` stored them."""
    known = json.loads(stored)
    lists = {
        name: tuple(tuple(each) if isinstance(each, list) else each for each in value)
        for name, value in known.items()
        if isinstance(value, list)
    }
    return Facts(**{**known, **lists})


def _detail(detail: Detail | None) -> Row:
    return (detail.text, detail.line) if detail else (None, None)


def _moment(moment: Moment | None) -> Row:
    if moment is None:
        return (None, None, None, None, [])
    # A month or a year is stored by its first day; `precision` is how much of it is known.
    day = (moment.value + "-01-01")[:10] if len(moment.value) == 4 else (moment.value + "-01")[:10]
    return (day, moment.precision, moment.source, moment.line, list(moment.candidates))
