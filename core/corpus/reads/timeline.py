"""Publication and capture over time, and what the text dates."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from core.corpus import filter_sql
from core.corpus.corpus import Corpus
from core.corpus.filter_sql import JOINED
from core.filters import Filters

#: The periods that documents are counted by: the names that DuckDB's date_trunc knows.
GRAINS = ("day", "week", "month")


class PeriodCount(NamedTuple):
    """Documents of one lane (published, captured) in one day, week or month, given by its first day."""

    lane: str
    start: date
    documents: int


class DatedRow(NamedTuple):
    """What the text dates: a TIMEX3 value, where and how often."""

    value: str
    type: str
    precision: str
    text: str
    mentions: int
    documents: int


class DatedPlace(NamedTuple):
    """One dated expression, its value, and its line; `at` is its place in that line."""

    value: str
    text: str
    document: str
    file: str
    title: str | None
    line: int
    zone: str
    at: int
    line_text: str


class LagRow(NamedTuple):
    """A document with publication and capture, and the days between the two."""

    document: str
    file: str
    title: str | None
    published: date
    captured: date
    days: int


def check_grain(grain: str) -> None:
    """Raise `ValueError` for what is no period of `GRAINS`."""
    if grain not in GRAINS:
        raise ValueError(grain)


def publications(corpus: Corpus, filters: Filters, grain: str) -> list[PeriodCount]:
    """Documents published, and pages captured, per day, week or month. Undated ones are not among them."""
    check_grain(grain)
    where, values = filter_sql.articles(filters)
    captured, _values = filter_sql.documents(filters)
    lanes = " UNION ALL ".join(
        f"SELECT '{lane}', CAST(date_trunc($grain, d.{lane}) AS DATE), count(*) FROM documents d "
        f"WHERE {which} AND d.{lane} IS NOT NULL GROUP BY ALL"
        for lane, which in (("published", where), ("captured", captured))
    )
    rows = corpus.read(f"{lanes} ORDER BY 1, 2", {**values, "grain": grain})
    return [PeriodCount(*row) for row in rows]


def undated(corpus: Corpus, filters: Filters) -> dict[str, int]:
    """How many articles of the selection have no date of publication, and how many pages none of capture."""
    where, values = filter_sql.articles(filters)
    captured, _values = filter_sql.documents(filters)
    [row] = corpus.read(
        f"""SELECT (SELECT count(*) FROM documents d WHERE d.published IS NULL AND {where}),
                   (SELECT count(*) FROM documents d WHERE d.captured IS NULL AND {captured})""",
        values,
    )
    return {"published": row[0], "captured": row[1]}


def dated(corpus: Corpus, filters: Filters) -> list[DatedRow]:
    """What the text dates, by value: points in time (DATE and TIME) and, without a place in time, the rest."""
    where, values = filter_sql.spans(filters, "date")
    rows = corpus.read(
        f"""
        SELECT s.key, any_value(s.type), any_value(s.precision), mode(s.text ORDER BY s.document, s.number),
               count(*) AS n, count(DISTINCT s.document)
        FROM {JOINED} WHERE {where} GROUP BY s.key ORDER BY s.key""",
        values,
    )
    return [DatedRow(*row) for row in rows]


def dated_places(corpus: Corpus, filters: Filters) -> list[DatedPlace]:
    """Every expression with a place in time, with its line: what goes into files of events."""
    where, values = filter_sql.spans(filters, "date")
    rows = corpus.read(
        f"""
        SELECT s.key, s.text, d.id, d.name, d.title, s.line, s.zone, s.start_at - l.start_at,
               substr(d.text, l.start_at + 1, l.end_at - l.start_at)
        FROM {JOINED} JOIN lines l ON l.document = s.document AND l.number = s.line
        WHERE {where} AND s.type IN ('DATE', 'TIME') ORDER BY s.key, d.name, d.id, s.start_at""",
        values,
    )
    return [DatedPlace(*row) for row in rows]


def lags(corpus: Corpus, filters: Filters) -> list[LagRow]:
    """The documents whose publication and capture are both known to the day, with the days between the two."""
    where, values = filter_sql.documents(filters)
    rows = corpus.read(
        f"""
        SELECT d.id, d.name, d.title, d.published, d.captured, datediff('day', d.published, d.captured)
        FROM documents d
        WHERE {where} AND d.published_precision = 'day' AND d.captured_precision = 'day'
        ORDER BY 6, d.published, d.name, d.id""",
        values,
    )
    return [LagRow(*row) for row in rows]
