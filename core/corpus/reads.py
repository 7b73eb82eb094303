"""What the pages ask of a corpus: small tables, counted in SQL from the store of spans.

A headline that stands twice on one page (Baca Juga and Berita Terkait) is counted once, and so is what stands in it;
`Denominators.repeated` says how many were left out. Every function takes `Filters`; a period keeps the documents
published in it, so undated ones are out as soon as a period is set.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from core.analysis import cooccurrence
from core.corpus import filter_sql
from core.corpus.filter_sql import JOINED
from core.corpus.store import Corpus
from core.corpus.tables import (
    ArticleRow,
    Count,
    DatedPlace,
    DatedRow,
    Denominators,
    DocumentRow,
    HeadlineRow,
    LagRow,
    LineRow,
    MomentRow,
    Overview,
    Page,
    Passage,
    PeriodCount,
    Pick,
    QuoteRow,
    ReceivedRow,
    SpanRow,
    TopicCount,
    TopicPeriod,
    Voice,
)
from core.model import Filters

#: How long a publication bar is: the name DuckDB's date_trunc knows.
GRAINS = ("day", "week", "month")


def overview(corpus: Corpus) -> Overview:
    """The workspace's figures for Home."""
    [row] = corpus.read("""
        SELECT (SELECT count(*) FROM documents),
               (SELECT count(*) FROM spans WHERE kind = 'headline'),
               (SELECT count(*) FROM spans WHERE kind = 'headline' AND NOT repeated),
               (SELECT count(DISTINCT (type, key)) FROM shown WHERE kind = 'mention'),
               (SELECT min(published) FROM documents), (SELECT max(published) FROM documents),
               (SELECT min(captured) FROM documents), (SELECT max(captured) FROM documents),
               (SELECT count(*) FROM documents WHERE published IS NULL),
               (SELECT count(DISTINCT document) FROM notes WHERE code = 'ambiguous-date'),
               (SELECT count(*) FROM lines WHERE NOT certain),
               (SELECT count(*) FROM lines WHERE role <> 'blank'),
               (SELECT count(*) FROM received WHERE state = 'refused')""")
    return Overview(*row)


def denominators(corpus: Corpus, filters: Filters, kind: str) -> Denominators:
    """Of how many documents a chart over spans of `kind` is made, and what it leaves out."""
    where, values = filter_sql.documents(filters)
    [(documents, of)] = corpus.read(
        f"SELECT (SELECT count(*) FROM documents d WHERE {where}), (SELECT count(*) FROM documents)", values
    )
    [(undated,)] = corpus.read("SELECT count(*) FROM documents WHERE published IS NULL")
    [(uncertain,)] = corpus.read(
        f"SELECT count(*) FROM lines l JOIN documents d ON d.id = l.document WHERE NOT l.certain AND {where}", values
    )
    [(repeated,)] = corpus.read(
        f"SELECT count(*) FROM {JOINED} WHERE s.repeated AND s.kind = $kind AND {where}",
        {**values, "kind": kind},
    )
    [(copies,)] = corpus.read(f"SELECT count(*) FROM documents d WHERE d.copy IS NOT NULL AND {where}", values)
    return Denominators(documents, of, undated, uncertain, repeated, 0 if filters.copies else copies)


def files(corpus: Corpus) -> list[tuple[str, str]]:
    """Id and name of each document, by name: what the filter offers."""
    return [(i, n) for i, n in corpus.read("SELECT id, name FROM documents ORDER BY name, id")]


def received(corpus: Corpus, upload: int | None = None) -> list[ReceivedRow]:
    """What became of each file, of one upload or of all, newest upload first, in order of arrival."""
    where, values = ("r.upload = $upload", {"upload": upload}) if upload is not None else ("TRUE", {})
    rows = corpus.read(
        f"""
        SELECT r.upload, r.number, r.received_at, r.name, r.state, r.document,
               CASE WHEN r.state = 'same' THEN d.name END, d.site, d.title, d.published, d.captured,
               (SELECT map(list(role), list(n)) FROM
                   (SELECT role, count(*) n FROM lines WHERE document = r.document GROUP BY role)),
               (SELECT map(list(zone), list(n)) FROM
                   (SELECT zone, count(*) n FROM spans
                    WHERE document = r.document AND kind = 'headline' GROUP BY zone)),
               (SELECT list(code ORDER BY code) FROM notes WHERE document = r.document),
               r.template, r.fields
        FROM received r LEFT JOIN documents d ON d.id = r.document
        WHERE {where} ORDER BY r.upload DESC, r.number""",
        values,
    )
    return [
        ReceivedRow._make(
            (*row[:11], row[11] or {}, row[12] or {}, row[13] or [], row[14], json.loads(row[15] or "{}"))
        )
        for row in rows
    ]


def uploads(corpus: Corpus) -> list[tuple[int, datetime, int, int, int, int]]:
    """Each upload, newest first: number, time in UTC, files received, added, same, refused."""
    return [
        (u, at, n, a, s, r)
        for u, at, n, a, s, r in corpus.read("""
            SELECT upload, min(received_at), count(*), count(*) FILTER (state = 'added'),
                   count(*) FILTER (state = 'same'), count(*) FILTER (state = 'refused')
            FROM received GROUP BY upload ORDER BY upload DESC""")
    ]


def documents(corpus: Corpus, filters: Filters) -> list[DocumentRow]:
    """The documents, by date of publication, undated last; zone, topic and type keep those that have such a span."""
    where, values = filter_sql.documents(filters)
    if filters.zones or filters.topics or filters.types:
        kind = "mention" if filters.types else "headline"
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
               (SELECT any_value(name) FROM documents WHERE id = d.story AND d.copy IS NOT NULL)
        FROM documents d WHERE {where} ORDER BY d.published NULLS LAST, d.name, d.id""",
        values,
    )
    return [DocumentRow(*row) for row in rows]


def page(corpus: Corpus, document: str) -> Page | None:
    """One document as the reader shows it, or None where it is gone."""
    found = corpus.read(
        """
        SELECT id, name, encoding, text, title, site, author, section, topic, made_by,
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
        SELECT id, kind, start_at, end_at, line, zone, type, key, text, topic, secondary, score, evidence, repeated,
               precision, candidates, reason
        FROM shown WHERE document = ? ORDER BY start_at, end_at DESC, id""",
        [document],
    )
    notes = corpus.read("SELECT code, message, line FROM notes WHERE document = ? ORDER BY code, line", [document])
    clocks = (MomentRow(*row[10:15]), MomentRow(*row[15:20]))
    return Page._make((*row[:10], *clocks, [LineRow(*x) for x in lines], [SpanRow(*x) for x in spans], notes))


def counts(corpus: Corpus, filters: Filters, kind: str) -> list[Count]:
    """Entities (`kind` mention) or words (`kind` term), most mentions first; `text` is the form to show.

    An entity is shown by its name, a word by its commonest written form, never by its stem.
    """
    where, values = filter_sql.spans(filters, kind)
    shown = "s.key" if kind == "mention" else "mode(lower(s.text) ORDER BY s.id)"
    rows = corpus.read(
        f"""
        SELECT s.key, {shown}, s.type, count(*) AS mentions, count(DISTINCT s.document),
               count(*) FILTER (s.zone IN ('title', 'body')), count(*) FILTER (s.zone NOT IN ('title', 'body')),
               min(d.published), max(d.published), mode(s.secondary ORDER BY s.id)
        FROM {JOINED} WHERE {where} GROUP BY s.key, s.type ORDER BY mentions DESC, 5 DESC, s.key""",
        values,
    )
    return [Count(*row) for row in rows]


def voices(corpus: Corpus, filters: Filters) -> list[Voice]:
    """Who is quoted in the articles, most quotations first; what nobody is named to have said is one row."""
    where, values = filter_sql.spans(filters, "quote")
    rows = corpus.read(
        f"""
        SELECT s.type, s.key, count(*) FILTER (s.precision = 'direct'), count(*) FILTER (s.precision = 'indirect'),
               sum(len(string_split_regex(trim(s.text), '\\s+'))), count(DISTINCT s.document)
        FROM {JOINED} WHERE {where} GROUP BY s.type, s.key ORDER BY count(*) DESC, 5 DESC, s.key""",
        values,
    )
    return [Voice(*row) for row in rows]


def quotations(corpus: Corpus, filters: Filters) -> list[QuoteRow]:
    """The quotations themselves, in order of publication, file and line."""
    where, values = filter_sql.spans(filters, "quote")
    rows = corpus.read(
        f"""
        SELECT s.text, s.precision, s.type, s.key, s.evidence[1], s.reason, d.name, s.line, d.published
        FROM {JOINED} WHERE {where} ORDER BY d.published NULLS LAST, d.name, d.id, s.start_at""",
        values,
    )
    return [QuoteRow(*row) for row in rows]


def topic_counts(corpus: Corpus, filters: Filters) -> list[TopicCount]:
    """Link headlines by topic, own topic and block, each headline once a page."""
    where, values = filter_sql.spans(filters, "headline")
    rows = corpus.read(
        f"SELECT s.topic, s.own, s.zone, count(*), count(DISTINCT s.document) FROM {JOINED} WHERE {where} GROUP BY ALL",
        values,
    )
    return [TopicCount(*row) for row in rows]


def topic_trend(corpus: Corpus, filters: Filters, grain: str) -> list[TopicPeriod]:
    """Link headlines by topic and by day, week or month of capture; those of undated captures are not among them."""
    if grain not in GRAINS:
        raise ValueError(grain)
    where, values = filter_sql.spans(filters, "headline")
    rows = corpus.read(
        f"""SELECT s.topic, CAST(date_trunc($grain, d.captured) AS DATE) AS start, count(*) FROM {JOINED}
            WHERE {where} AND d.captured IS NOT NULL GROUP BY ALL ORDER BY start, s.topic""",
        {**values, "grain": grain},
    )
    return [TopicPeriod(*row) for row in rows]


def articles(corpus: Corpus, filters: Filters) -> list[ArticleRow]:
    """The articles by name of their file, each once: copies and further pages are left out unless asked for."""
    where, values = filter_sql.articles(filters)
    rows = corpus.read(f"SELECT d.id, d.title, d.topic FROM documents d WHERE {where} ORDER BY d.name, d.id", values)
    return [ArticleRow(*row) for row in rows]


def headlines(corpus: Corpus, filters: Filters) -> list[HeadlineRow]:
    """The link headlines in order of file and line, each once a page."""
    where, values = filter_sql.spans(filters, "headline")
    rows = corpus.read(
        f"""
        SELECT s.id, s.text, s.topic, s.secondary, s.score, s.evidence, s.zone, s.position, d.id, d.name, s.line, s.own
        FROM {JOINED} WHERE {where} ORDER BY d.name, d.id, s.line, s.start_at""",
        values,
    )
    return [HeadlineRow(*row) for row in rows]


def article_names(corpus: Corpus, filters: Filters) -> dict[str, tuple[tuple[str, str], ...]]:
    """The names, as (type, key), that title and body of each article name, by the document's id."""
    where, values = filter_sql.spans(filters, "mention")
    rows = corpus.read(
        f"""
        SELECT d.id, list(DISTINCT (s.type, s.key)) FROM {JOINED}
        WHERE {where} AND s.zone IN ('title', 'body') GROUP BY d.id""",
        values,
    )
    return {document: tuple(sorted(names)) for document, names in rows}


def headline_names(corpus: Corpus, filters: Filters) -> dict[int, tuple[tuple[str, str], ...]]:
    """The names, as (type, key), in each link headline, by the headline's id; those without a name are not in it."""
    where, values = filter_sql.spans(filters, "headline")
    rows = corpus.read(
        f"""
        SELECT s.id, list((m.type, m.key) ORDER BY m.start_at) FROM {JOINED}
        JOIN shown m ON m.kind = 'mention' AND m.document = s.document AND m.line = s.line
             AND m.start_at >= s.start_at AND m.end_at <= s.end_at
        WHERE {where} GROUP BY s.id""",
        values,
    )
    return {identity: tuple(dict.fromkeys(names)) for identity, names in rows}


def publications(corpus: Corpus, filters: Filters, grain: str) -> list[PeriodCount]:
    """Documents published, and pages captured, per day, week or month. Undated ones are not among them."""
    if grain not in GRAINS:
        raise ValueError(grain)
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
        SELECT s.key, any_value(s.type), any_value(s.precision), mode(s.text ORDER BY s.id), count(*) AS n,
               count(DISTINCT s.document)
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
    """The documents whose two clocks are both known to the day, with the days from publication to capture."""
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


def article_trend(corpus: Corpus, filters: Filters, grain: str) -> list[TopicPeriod]:
    """Articles by topic and by day, week or month of publication, each once; undated ones are not among them."""
    if grain not in GRAINS:
        raise ValueError(grain)
    where, values = filter_sql.articles(filters)
    rows = corpus.read(
        f"""SELECT d.topic, CAST(date_trunc($grain, d.published) AS DATE) AS start, count(*) FROM documents d
            WHERE {where} AND d.published IS NOT NULL GROUP BY ALL ORDER BY start, d.topic""",
        {**values, "grain": grain},
    )
    return [TopicPeriod(*row) for row in rows]


def passages(corpus: Corpus, filters: Filters, pick: Pick) -> list[Passage]:
    """The places behind one bar, mark or row, in order of publication, file and line.

    Their number is the number that was shown. `pick.kind` is a kind of span, or published, captured: then the line
    that dates each document of the period, or article: then the title of each article.
    """
    if pick.kind in ("published", "captured"):
        return _dating_lines(corpus, filters, pick)
    if pick.kind == "article":
        return _article_lines(corpus, filters, pick)
    where, values = filter_sql.spans(filters, pick.kind)
    for column, value in (
        ("key", pick.key),
        ("type", pick.type),
        ("zone", pick.zone),
        ("id", pick.span),
        ("own", pick.own),
    ):
        if value is not None:
            where += f" AND s.{column} = $pick_{column}"
            values[f"pick_{column}"] = value
    if pick.unnamed:
        where += " AND s.key IS NULL"
    if pick.topic is not None:
        where += " AND coalesce(s.topic, '') = $pick_topic"
        values["pick_topic"] = pick.topic
    if pick.since is not None:
        clock = "captured" if pick.clock == "captured" else "published"
        where += f" AND d.{clock} BETWEEN CAST($from AS DATE) AND CAST($to AS DATE)"
        values |= {"from": pick.since, "to": pick.until or pick.since}
    if pick.spans:
        where += " AND list_contains($pick_spans, s.id)"
        values["pick_spans"] = list(pick.spans)
    once = ""
    if pick.beside is not None:
        more, once = cooccurrence.beside(pick.scope)
        where += more
        values |= {"beside_type": pick.beside[0], "beside_key": pick.beside[1]}
    rows = corpus.read(
        f"""
        SELECT d.id, d.name, s.line, s.zone, d.published, l.start_at,
               substr(d.text, l.start_at + 1, l.end_at - l.start_at), s.start_at, s.end_at
        FROM {JOINED} JOIN lines l ON l.document = s.document AND l.number = s.line
        WHERE {where} {once} ORDER BY d.published NULLS LAST, d.name, d.id, s.start_at""",
        values,
    )
    return [Passage(*row) for row in rows]


def _dating_lines(corpus: Corpus, filters: Filters, pick: Pick) -> list[Passage]:
    lane = "published" if pick.kind == "published" else "captured"
    where, values = filter_sql.articles(filters) if lane == "published" else filter_sql.documents(filters)
    if pick.since is None:
        where += f" AND d.{lane} IS NULL"
    else:
        where += f" AND d.{lane} BETWEEN CAST($from AS DATE) AND CAST($to AS DATE)"
        values |= {"from": pick.since, "to": pick.until or pick.since}
    return _document_lines(corpus, where, values, lane)


def _article_lines(corpus: Corpus, filters: Filters, pick: Pick) -> list[Passage]:
    """The titles of the documents that are named, or of the articles of a topic and a period."""
    if pick.documents:
        return _document_lines(corpus, "list_contains($documents, d.id)", {"documents": list(pick.documents)})
    where, values = filter_sql.articles(filters)
    if pick.topic is not None:
        where += " AND coalesce(d.topic, '') = $pick_topic"
        values["pick_topic"] = pick.topic
    if pick.since is not None:
        where += " AND d.published BETWEEN CAST($from AS DATE) AND CAST($to AS DATE)"
        values |= {"from": pick.since, "to": pick.until or pick.since}
    return _document_lines(corpus, where, values)


def _document_lines(corpus: Corpus, where: str, values: dict[str, Any], lane: str | None = None) -> list[Passage]:
    """One line a document: the one that dates it in `lane`, else its title, else the first that says something."""
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
