"""The error rate of the reading: lines drawn at random, judged right or wrong, and the rate with its interval."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from core.analysis.wilson import Rate, rate
from core.corpus import Corpus

#: Below so many lines an interval is too wide to be of use, and no rate is stated.
LEAST = 20
#: Lines that a chart counts: an error there changes a figure, one between menu and byline changes none.
_COUNTED = "('title', 'body', 'link')"


class DrawnLine(NamedTuple):
    """A line drawn at random, as it is read now."""

    document: str
    file: str
    title: str | None
    line: int
    role: str
    block: str | None
    reason: str
    certain: bool
    text: str


def draw(corpus: Corpus, made_by: str) -> DrawnLine | None:
    """A line that is not judged yet under this parser, each equally likely; None where every line is.

    Blank lines are nobody's error and are left out.
    """
    rows = corpus.read(
        """
        SELECT d.id, d.name, d.title, l.number, l.role, l.block, l.reason, l.certain,
               substr(d.text, l.start_at + 1, l.end_at - l.start_at)
        FROM lines l JOIN documents d ON d.id = l.document
        WHERE l.role <> 'blank' AND d.made_by = $made_by AND NOT EXISTS (
            FROM judgements r WHERE r.document = l.document AND r.line = l.number AND r.made_by = $made_by)
        ORDER BY random() LIMIT 1""",
        {"made_by": made_by},
    )
    return DrawnLine(*rows[0]) if rows else None


def judge(corpus: Corpus, drawn: DrawnLine, made_by: str, *, correct: bool) -> None:
    """Keep a judgement; judging the same line again replaces the earlier judgement."""
    now = datetime.now(UTC).replace(tzinfo=None)
    with corpus.transaction() as cursor:
        cursor.execute(
            "DELETE FROM judgements WHERE document = ? AND line = ? AND made_by = ?",
            [drawn.document, drawn.line, made_by],
        )
        cursor.execute(
            "INSERT INTO judgements VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [drawn.document, drawn.line, drawn.role, drawn.block, correct, drawn.certain, made_by, now],
        )


def take_back(corpus: Corpus, made_by: str) -> None:
    """Forget the newest judgement."""
    with corpus.transaction() as cursor:
        cursor.execute(
            "DELETE FROM judgements WHERE made_by = $m AND judged_at = (SELECT max(judged_at) FROM judgements "
            "WHERE made_by = $m)",
            {"m": made_by},
        )


def start_again(corpus: Corpus) -> None:
    """Forget every judgement, as after many edits."""
    with corpus.transaction() as cursor:
        cursor.execute("DELETE FROM judgements")


def rates(corpus: Corpus, made_by: str) -> dict[str, Rate]:
    """The error rate over `all` lines drawn, over those that are `counted` in charts, and by each role drawn.

    A line counts with what the parser (or the analyst before the drawing) had read it as when it was judged, so that
    mending the drawn lines alone does not make the workspace look better than it is.
    """
    where = "FROM judgements WHERE made_by = $made_by"
    values = {"made_by": made_by}
    [(wrong, n, wrong_counted, counted)] = corpus.read(
        f"""SELECT count(*) FILTER (NOT correct), count(*), count(*) FILTER (NOT correct AND role IN {_COUNTED}),
                   count(*) FILTER (role IN {_COUNTED}) {where}""",
        values,
    )
    by_role = corpus.read(
        f"SELECT role, count(*) FILTER (NOT correct), count(*) {where} GROUP BY role ORDER BY role",
        values,
    )
    found = {"all": rate(wrong, n), "counted": rate(wrong_counted, counted)}
    return found | {role: rate(bad, total) for role, bad, total in by_role}
