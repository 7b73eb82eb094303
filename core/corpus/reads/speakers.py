"""Who is quoted, and what is quoted."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from core.corpus import filter_sql
from core.corpus.corpus import Corpus
from core.corpus.filter_sql import JOINED
from core.filters import Filters


class Speaker(NamedTuple):
    """How much somebody is quoted: quotations in quotation marks and reported ones, and the words of both.

    `type` and `key` are None for quotations without a named speaker.
    """

    type: str | None
    key: str | None
    direct: int
    indirect: int
    words: int
    documents: int

    @property
    def quotations(self) -> int:
        """Both kinds together."""
        return self.direct + self.indirect


class QuoteRow(NamedTuple):
    """One quotation (`kind` direct or indirect), with its speaker, the verb, why that speaker, and where it is."""

    text: str
    kind: str
    type: str | None
    key: str | None
    verb: str | None
    reason: str
    file: str
    line: int
    published: date | None


def speakers(corpus: Corpus, filters: Filters) -> list[Speaker]:
    """Who is quoted in the articles, most quotations first; quotations without a named speaker are one row."""
    where, values = filter_sql.spans(filters, "quote")
    rows = corpus.read(
        f"""
        SELECT s.type, s.key, count(*) FILTER (s.quotation_kind = 'direct'),
               count(*) FILTER (s.quotation_kind = 'indirect'),
               sum(len(string_split_regex(trim(s.text), '\\s+'))), count(DISTINCT s.document)
        FROM {JOINED} WHERE {where} GROUP BY s.type, s.key ORDER BY count(*) DESC, 5 DESC, s.key""",
        values,
    )
    return [Speaker(*row) for row in rows]


def quotations(corpus: Corpus, filters: Filters) -> list[QuoteRow]:
    """The quotations themselves, in order of publication, file and line."""
    where, values = filter_sql.spans(filters, "quote")
    rows = corpus.read(
        f"""
        SELECT s.text, s.quotation_kind, s.type, s.key, s.verb, s.reason, d.name, s.line, d.published
        FROM {JOINED} WHERE {where} ORDER BY d.published NULLS LAST, d.name, d.id, s.start_at""",
        values,
    )
    return [QuoteRow(*row) for row in rows]
