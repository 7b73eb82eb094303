"""How often names, topics, speakers and dates are read wrong: spans drawn at random, judged, and the rate.

What is drawn is what is counted, so the rate says how much of a figure is wrong; what the reading missed altogether is
not in it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from core.analysis.wilson import Rate, rate
from core.corpus import Corpus, filter_sql
from core.filters import Filters

#: What can be reviewed, by the kind of its spans, and what a judgement of it can be. `right` is none of the faults.
VERDICTS: dict[str, tuple[str, ...]] = {
    "mention": ("right", "span", "type", "entity", "no-name"),
    "headline": ("right", "wrong"),
    "quote": ("right", "wrong"),
    "date": ("right", "wrong"),
}
#: A quotation of nobody is given to no speaker, and no figure of speakers counts it.
_DRAWN = {"quote": "AND s.key IS NOT NULL"}


class DrawnSpan(NamedTuple):
    """A span drawn at random, as it is read and shown now, and the words of its line; `start` is counted in the line.

    `read_as` is what is to be judged: the entity of a name, the topic of a headline, a speaker, the value of a date.
    """

    kind: str
    document: str
    number: int
    file: str
    line: int
    start: int
    end: int
    at: int
    text: str
    words: str
    type: str | None
    read_as: str | None
    verb: str | None
    evidence: list[str] | None
    candidates: list[str] | None
    reason: str | None


def draw(corpus: Corpus, kind: str, made_by: str) -> DrawnSpan | None:
    """A span of this kind that is not judged yet under this parser, each equally likely; None where every one is.

    Drawn are the spans that figures count without a filter, of documents that this parser has read.
    """
    where, values = filter_sql.spans(Filters(), kind)
    rows = corpus.read(
        f"""
        SELECT s.kind, s.document, s.number, d.name, s.line, s.start_at - l.start_at, s.end_at - l.start_at, s.start_at,
               s.text, substr(d.text, l.start_at + 1, l.end_at - l.start_at), s.type,
               CASE WHEN s.kind = 'headline' THEN s.topic ELSE s.key END, s.verb, s.evidence, s.candidates, s.reason
        FROM (
            SELECT s.* FROM {filter_sql.JOINED} WHERE {where} {_DRAWN.get(kind, "")} AND d.made_by = $made_by
            AND NOT EXISTS (
                FROM span_judgements r WHERE r.kind = s.kind AND r.document = s.document AND r.number = s.number
                AND r.made_by = $made_by)
            ORDER BY random() LIMIT 1) s
        JOIN documents d ON d.id = s.document JOIN lines l ON l.document = s.document AND l.number = s.line""",
        {**values, "made_by": made_by},
    )
    return DrawnSpan(*rows[0]) if rows else None


def still_there(corpus: Corpus, drawn: DrawnSpan) -> bool:
    """Whether the span is there and still read as it was when it was drawn."""
    now = corpus.read(
        """SELECT type, CASE WHEN kind = 'headline' THEN topic ELSE key END FROM shown
           WHERE document = ? AND number = ? AND kind = ?""",
        [drawn.document, drawn.number, drawn.kind],
    )
    return now == [(drawn.type, drawn.read_as)]


def judge(corpus: Corpus, drawn: DrawnSpan, made_by: str, verdict: str) -> None:
    """Keep a judgement, one of `VERDICTS`; judging the same span again replaces the earlier one.

    Raises `ValueError` for what is no verdict of this kind.
    """
    if verdict not in VERDICTS[drawn.kind]:
        raise ValueError(f"no verdict of {drawn.kind}: {verdict}")
    now = datetime.now(UTC).replace(tzinfo=None)
    with corpus.transaction() as cursor:
        cursor.execute(
            "DELETE FROM span_judgements WHERE kind = ? AND document = ? AND number = ? AND made_by = ?",
            [drawn.kind, drawn.document, drawn.number, made_by],
        )
        cursor.execute(
            "INSERT INTO span_judgements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                drawn.kind, drawn.document, drawn.number, drawn.line, drawn.at, drawn.at + drawn.end - drawn.start,
                drawn.text, drawn.read_as, verdict, made_by, now,
            ],
        )  # fmt: skip


def take_back(corpus: Corpus, kind: str, made_by: str) -> None:
    """Forget the newest judgement of this kind."""
    with corpus.transaction() as cursor:
        cursor.execute(
            "DELETE FROM span_judgements WHERE kind = $k AND made_by = $m AND judged_at = "
            "(SELECT max(judged_at) FROM span_judgements WHERE kind = $k AND made_by = $m)",
            {"k": kind, "m": made_by},
        )


def start_again(corpus: Corpus, kind: str) -> None:
    """Forget every judgement of this kind, as after many edits."""
    with corpus.transaction() as cursor:
        cursor.execute("DELETE FROM span_judgements WHERE kind = ?", [kind])


def rates(corpus: Corpus, made_by: str) -> dict[str, Rate]:
    """The rate of wrong ones among those judged, by kind; every kind of `VERDICTS` is there.

    A span counts with what it was read as when it was judged, so that mending what was drawn does not make the
    workspace look better than it is.
    """
    rows = corpus.read(
        """SELECT kind, count(*) FILTER (verdict <> 'right'), count(*) FROM span_judgements
           WHERE made_by = ? GROUP BY kind""",
        [made_by],
    )
    known = {kind: rate(wrong, n) for kind, wrong, n in rows}
    return {kind: known.get(kind, rate(0, 0)) for kind in VERDICTS}


class Judgement(NamedTuple):
    """A judgement as it is listed and exported."""

    file: str | None
    line: int
    text: str
    read_as: str | None
    verdict: str
    judged_at: datetime


def judgements(corpus: Corpus, kind: str, made_by: str) -> list[Judgement]:
    """The judgements of this kind, the newest first; `file` is None where the document is gone."""
    rows = corpus.read(
        """SELECT d.name, r.line, r.text, r.read_as, r.verdict, r.judged_at
           FROM span_judgements r LEFT JOIN documents d ON d.id = r.document
           WHERE r.kind = ? AND r.made_by = ? ORDER BY r.judged_at DESC""",
        [kind, made_by],
    )
    return [Judgement(*row) for row in rows]
