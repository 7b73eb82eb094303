"""The concordance: from what was clicked in a figure to the passages, the lines that it was counted from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from core.corpus import filter_sql
from core.corpus.corpus import Corpus
from core.corpus.filter_sql import JOINED, Condition
from core.corpus.reads.documents import SpanId
from core.filters import Filters

_DAYS = "BETWEEN CAST($pick_{0}[1] AS DATE) AND CAST($pick_{0}[2] AS DATE)"
#: What a pick can narrow, with its condition on spans s and their documents d; adjacency has its own.
_CONDITIONS = {
    "key": "s.key = $pick_key",
    "type": "s.type = $pick_type",
    "zone": "s.zone = $pick_zone",
    "topic": "coalesce(s.topic, '') = $pick_topic",
    "custom": "s.custom_topic = $pick_custom",
    "unnamed": "s.key IS NULL AND $pick_unnamed",
    "published": f"d.published {_DAYS.format('published')}",
    "captured": f"d.captured {_DAYS.format('captured')}",
    "spans": "(s.document, s.number) IN (SELECT unnest($pick_spans, recursive := true))",
    "documents": "list_contains($pick_documents, d.id)",
    "adjacent": "",
}
Days = tuple[str, str]


@dataclass(frozen=True, slots=True, init=False)
class Pick:
    """What was clicked: one bar, mark or row. `kind` is a kind of span, or published, captured, article.

    `chosen` are the values that narrow it, by name; see `Pick.of`.
    """

    kind: str
    chosen: tuple[tuple[str, Any], ...]

    def __init__(
        self,
        kind: str,
        *,
        key: str | None = None,
        type: str | None = None,
        zone: str | None = None,
        topic: str | None = None,
        custom: str | None = None,
        unnamed: bool = False,
        published: Days | None = None,
        captured: Days | None = None,
        spans: tuple[SpanId, ...] = (),
        documents: tuple[str, ...] = (),
        adjacent: tuple[str, str, str] | None = None,
    ) -> None:
        """What is None, empty or False does not narrow.

        `topic` "" is unclassified, `unnamed` are quotations without a named speaker, `published` and `captured` are
        the first and last day (ISO). `adjacent` is another name (type, key) that has to be in the same place, and
        what a place is: line or document.
        """
        given = {
            "key": key, "type": type, "zone": zone, "topic": topic, "custom": custom, "unnamed": unnamed or None,
            "published": published, "captured": captured, "spans": spans or None, "documents": documents or None,
            "adjacent": adjacent,
        }  # fmt: skip
        object.__setattr__(self, "kind", kind)
        object.__setattr__(self, "chosen", tuple((name, value) for name, value in given.items() if value is not None))

    def get(self, name: str) -> Any:
        """The value that narrows by this name, None where there is none."""
        return dict(self.chosen).get(name)


class Passage(NamedTuple):
    """A line of a raw file with the place in it that was counted; offsets are of the document's text."""

    document: str
    file: str
    line: int
    zone: str
    published: date | None
    line_start: int
    line_text: str
    start: int
    end: int


def passages(corpus: Corpus, filters: Filters, pick: Pick) -> list[Passage]:
    """The places behind one bar, mark or row, in order of publication, file and line.

    Their number is the number that was shown. For the kinds published and captured it is the line that dates each
    document of the period (without a period: of each undated one), for article the title of each article.
    """
    if pick.kind in ("published", "captured"):
        return _dating_lines(corpus, filters, pick)
    if pick.kind == "article":
        return _article_lines(corpus, filters, pick)
    where, values = _narrowed(filter_sql.spans(filters, pick.kind), pick)
    once = ""
    if (adjacent := pick.get("adjacent")) is not None:
        condition, once = filter_sql.adjacent(adjacent[2])
        where += f" AND {condition}"
        values |= {"adjacent_type": adjacent[0], "adjacent_key": adjacent[1]}
    rows = corpus.read(
        f"""
        SELECT d.id, d.name, s.line, s.zone, d.published, l.start_at,
               substr(d.text, l.start_at + 1, l.end_at - l.start_at), s.start_at, s.end_at
        FROM {JOINED} JOIN lines l ON l.document = s.document AND l.number = s.line
        WHERE {where} {once} ORDER BY d.published NULLS LAST, d.name, d.id, s.start_at""",
        values,
    )
    return [Passage(*row) for row in rows]


def _narrowed(condition: Condition, pick: Pick) -> Condition:
    """The condition with what the pick adds to it."""
    where, values = condition
    for name, value in pick.chosen:
        if _CONDITIONS[name]:
            where += f" AND {_CONDITIONS[name]}"
            values[f"pick_{name}"] = _bound(name, value)
    return where, values


def _bound(name: str, value: Any) -> Any:
    """A value as DuckDB takes it: span ids as structs, other tuples as lists."""
    if name == "spans":
        return [{"document": document, "number": number} for document, number in value]
    return list(value) if isinstance(value, tuple) else value


def _dating_lines(corpus: Corpus, filters: Filters, pick: Pick) -> list[Passage]:
    lane = pick.kind
    condition = filter_sql.articles(filters) if lane == "published" else filter_sql.documents(filters)
    where, values = _narrowed(condition, pick)
    if pick.get(lane) is None:
        where += f" AND d.{lane} IS NULL"
    return _document_lines(corpus, where, values, lane)


def _article_lines(corpus: Corpus, filters: Filters, pick: Pick) -> list[Passage]:
    """The titles of the documents that are named, or of the articles of a topic and a period."""
    if pick.get("documents"):
        return _document_lines(corpus, *_narrowed(("TRUE", {}), pick))
    where, values = _narrowed(filter_sql.articles(filters), pick)
    return _document_lines(corpus, where.replace("s.topic", "d.topic"), values)


def _document_lines(corpus: Corpus, where: str, values: dict[str, Any], lane: str | None = None) -> list[Passage]:
    """One line a document: the one that dates it in `lane`, else its title, its first paragraph, its first words."""
    dating = f"d.{lane}_line, " if lane else ""
    rows = corpus.read(
        f"""
        SELECT d.id, d.name, l.number, coalesce(l.block, 'body'), d.published, l.start_at,
               substr(d.text, l.start_at + 1, l.end_at - l.start_at), l.start_at, l.end_at
        FROM documents d JOIN lines l ON l.document = d.id AND l.number = coalesce(
            {dating}d.title_line,
            (SELECT min(number) FROM lines WHERE document = d.id AND role = 'body'),
            (SELECT min(number) FROM lines WHERE document = d.id AND role <> 'blank'), 1)
        WHERE {where} ORDER BY d.{lane or "published"} NULLS LAST, d.name, d.id""",
        values,
    )
    return [Passage(*row) for row in rows]
