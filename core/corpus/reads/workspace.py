"""The workspace as a whole: its figures for Home, and the denominators below each chart."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from core.corpus import filter_sql
from core.corpus.corpus import Corpus
from core.corpus.filter_sql import JOINED
from core.filters import Filters


class Overview(NamedTuple):
    """The workspace's figures. Periods are None where nothing is dated."""

    documents: int
    headlines: int
    different_headlines: int
    names: int
    published_first: date | None
    published_last: date | None
    captured_first: date | None
    captured_last: date | None
    undated: int
    ambiguous: int
    uncertain_lines: int
    lines: int
    refused: int


class Denominators(NamedTuple):
    """What is written below every chart: of how many documents it is made and what it leaves out."""

    documents: int
    of: int
    undated: int
    uncertain: int
    repeated: int
    copies: int


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
    return Denominators(documents, of, undated, uncertain, repeated, 0 if filters["copies"] else copies)
