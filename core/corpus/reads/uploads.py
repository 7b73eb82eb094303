"""Uploads: what became of each file."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import NamedTuple

from core.corpus.corpus import Corpus


class UploadRow(NamedTuple):
    """One upload: number, time in UTC, how many pages were received, added, the same as a document here, refused, and
    how many are expected: a file that is not read to its end counts as one more page."""

    number: int
    at: datetime
    received: int
    added: int
    same: int
    refused: int
    expected: int


class Unfinished(NamedTuple):
    """The uploads that are not read to their end: files, those that are, pages saved, the share of all bytes read, and
    whether some wait to be read; none do where the analyst stopped them."""

    files: int
    ended: int
    pages: int
    share: float
    waits: bool


class ReceivedRow(NamedTuple):
    """What became of one file, with what was read from it where it was added."""

    upload: int
    number: int
    at: datetime
    name: str
    state: str
    document: str | None
    same_as: str | None
    site: str | None
    title: str | None
    published: date | None
    captured: date | None
    lines: dict[str, int]
    headlines: dict[str, int]
    notes: list[str]
    template: str | None
    fields: dict[str, str]


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


def uploads(corpus: Corpus) -> list[UploadRow]:
    """Each upload, the newest first."""
    rows = corpus.read("""
        WITH saved AS (
            SELECT upload, min(received_at) AS at, count(*) AS received, count(*) FILTER (state = 'added') AS added,
                   count(*) FILTER (state = 'same') AS same, count(*) FILTER (state = 'refused') AS refused
            FROM received GROUP BY upload),
        arrived AS (
            SELECT upload, min(arrived_at) AS at, sum(pages + CAST(state <> 'done' AS INTEGER)) AS expected
            FROM arrivals GROUP BY upload)
        SELECT upload, coalesce(a.at, s.at), coalesce(received, 0), coalesce(added, 0), coalesce(same, 0),
               coalesce(refused, 0), CAST(coalesce(expected, received) AS BIGINT)
        FROM saved s FULL JOIN arrived a USING (upload) ORDER BY upload DESC""")
    return [UploadRow(*row) for row in rows]


def unfinished(corpus: Corpus) -> Unfinished | None:
    """How far the uploads are that are not read to their end; None where all are."""
    rows = corpus.read("""
        SELECT count(*), count(*) FILTER (state = 'done'), coalesce(sum(pages), 0),
               sum(CASE state WHEN 'done' THEN bytes + 1 ELSE least(bytes, characters) END) / sum(bytes + 1),
               count(*) FILTER (state = 'waiting') > 0
        FROM arrivals WHERE upload IN (SELECT upload FROM arrivals WHERE state IN ('waiting', 'stopped'))""")
    return Unfinished(*rows[0]) if rows[0][0] else None
