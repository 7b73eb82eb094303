"""Topics by period, as two pages chart them: the articles by publication, the link headlines by capture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from core.corpus.reads import Pick, TopicPeriod
from core.filters import UNCLASSIFIED
from pages.shared import periods, wording
from pages.shared.downloads import Columns
from pages.shared.drawing import Picked
from pages.shared.i18n import _

#: Lines that can be distinguished.
LINES = 6


def totals(rows: Sequence[TopicPeriod]) -> Counter[date]:
    """How many there are of all topics together, by the first day of the period."""
    of: Counter[date] = Counter()
    for row in rows:
        of[row.start] += row.n
    return of


def of_topic(rows: Sequence[TopicPeriod], topic: str) -> dict[date, TopicPeriod]:
    """The periods of one topic (`UNCLASSIFIED`: of none), by their first day."""
    return {row.start: row for row in rows if (row.topic or UNCLASSIFIED) == topic}


def identity(row: TopicPeriod) -> str:
    """The id of the point of a topic and a period."""
    return f"{row.topic or UNCLASSIFIED}|{row.start}"


def columns(rows: Sequence[TopicPeriod], *, start: str, counted: str) -> Columns:
    """The table: a row a topic and period; `start` and `counted` are the heads of the first day and the number."""
    of = totals(rows)
    return {
        _("Topic"): [wording.topic(row.topic) for row in rows],
        start: [row.start for row in rows],
        counted: [row.n for row in rows],
        _("Of"): [of[row.start] for row in rows],
        _("Share (%)"): [round(100 * row.n / of[row.start], 1) for row in rows],
    }


def picks(rows: Sequence[TopicPeriod], grain: str, kind: str) -> dict[str, Picked]:
    """What a click on each point leads to, by its id; `kind` is article (by publication) or headline (by capture)."""
    return {identity(row): _picked(row, grain, kind) for row in rows}


def _picked(row: TopicPeriod, grain: str, kind: str) -> Picked:
    topic, days = row.topic or UNCLASSIFIED, periods.days(row.start, grain)
    dated = Pick(kind, topic=topic, published=days) if kind == "article" else Pick(kind, topic=topic, captured=days)
    return Picked(dated, f"{wording.topic(row.topic)} · {row.start:%d/%m/%Y}")
