"""Counts of names and words."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from core.corpus import filter_sql
from core.corpus.corpus import Corpus
from core.corpus.filter_sql import JOINED
from core.filters import Filters


class Count(NamedTuple):
    """How often something occurs: `mentions` times in `documents` documents, between two publication dates.

    `body` of the mentions are in articles, `links` in link headlines.
    `role` is the title or office that is most often before a person's name.
    """

    key: str
    text: str
    type: str | None
    mentions: int
    documents: int
    body: int
    links: int
    first: date | None
    last: date | None
    role: str | None = None


def counts(corpus: Corpus, filters: Filters, kind: str) -> list[Count]:
    """Entities (`kind` mention) or words (`kind` term), most mentions first; `text` is the form to show.

    An entity is shown by its name, a word by its commonest written form, never by its stem.
    """
    where, values = filter_sql.spans(filters, kind)
    shown = "s.key" if kind == "mention" else "mode(lower(s.text) ORDER BY s.document, s.number)"
    rows = corpus.read(
        f"""
        SELECT s.key, {shown}, s.type, count(*) AS mentions, count(DISTINCT s.document),
               count(*) FILTER (s.zone IN ('title', 'body')), count(*) FILTER (s.zone NOT IN ('title', 'body')),
               min(d.published), max(d.published), mode(s.role ORDER BY s.document, s.number)
        FROM {JOINED} WHERE {where} GROUP BY s.key, s.type ORDER BY mentions DESC, 5 DESC, s.key""",
        values,
    )
    return [Count(*row) for row in rows]
