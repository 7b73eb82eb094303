"""Uploads: what became of each file."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import NamedTuple

from core.corpus.corpus import Corpus


class UploadRow(NamedTuple):
    """One upload: number, time in UTC, how many files were received, added, the same as a document here, refused."""

    number: int
    at: datetime
    received: int
    added: int
    same: int
    refused: int


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
        SELECT upload, min(received_at), count(*), count(*) FILTER (state = 'added'),
               count(*) FILTER (state = 'same'), count(*) FILTER (state = 'refused')
        FROM received GROUP BY upload ORDER BY upload DESC""")
    return [UploadRow(*row) for row in rows]
