"""Edits of dates in a workspace: the pages of one capture, and dates that another page of the same article has."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from core.corpus.corpus import Corpus
from core.corpus.database import Cursor
from core.corpus.edits.log import EditLog, mark_stale
from core.edits.dates import DateEdit


class DatedElsewhere(NamedTuple):
    """A document without a sure date (`published` is what it has), and the date of another page with its article."""

    document: str
    file: str
    title: str | None
    published: date | None
    other: date
    other_file: str


def same_capture(corpus: Corpus, document: str) -> list[str]:
    """The documents that came with this one's capture: the same site and day of capture, or the same upload.

    The upload decides where the day or the site is not known.
    """
    rows = corpus.read(
        """
        SELECT d.id FROM documents d, (SELECT site, captured FROM documents WHERE id = $document) this
        WHERE d.id = $document OR CASE WHEN this.captured IS NOT NULL AND this.site IS NOT NULL
            THEN d.site = this.site AND d.captured = this.captured
            ELSE d.id IN (SELECT document FROM received WHERE upload IN
                              (SELECT upload FROM received WHERE document = $document))
                 AND d.site IS NOT DISTINCT FROM this.site AND d.captured IS NOT DISTINCT FROM this.captured END
        ORDER BY d.name, d.id""",
        {"document": document},
    )
    return [row[0] for row in rows]


def dated_elsewhere(corpus: Corpus) -> list[DatedElsewhere]:
    """Articles without a date, or whose year is in doubt, that another page carries with a date of its own.

    Only dates that a page states or proves are lent; where two pages differ, none is.
    """
    rows = corpus.read(
        """
        SELECT d.id, d.name, d.title, d.published, min(o.published), any_value(o.name ORDER BY o.name)
        FROM documents d JOIN documents o ON o.cluster = d.cluster AND o.id <> d.id AND o.copy IS DISTINCT FROM 'part'
        WHERE d.copy IS DISTINCT FROM 'part'
              AND (d.published IS NULL OR d.id IN (SELECT document FROM notes WHERE code = 'ambiguous-date'))
              AND o.published_precision = 'day'
              AND o.published_source IN ('dateline', 'metadata', 'url', 'header', 'weekday', 'analyst')
              AND o.id NOT IN (SELECT document FROM notes WHERE code = 'ambiguous-date')
        GROUP BY d.id, d.name, d.title, d.published
        HAVING count(DISTINCT o.published) = 1 AND min(o.published) IS DISTINCT FROM d.published
        ORDER BY d.name, d.id"""
    )
    return [DatedElsewhere(*row) for row in rows]


def _touch(cursor: Cursor, edits: Sequence[DateEdit]) -> None:
    mark_stale(cursor, "list_contains(?, id)", [sorted({edit.document for edit in edits})])


DATES = EditLog("date_edits", DateEdit, _touch)
