"""The dates of one page: its two document dates, publication and capture, and every date expression with its value.

Expressions of the article are resolved against its publication, those of the changing link blocks against the capture.
Neither is ever today's date.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from core.dates.captured import captured_of
from core.dates.cells import with_stated_days
from core.dates.document_dates import NOTES, published_of
from core.dates.expressions import find_page_expressions
from core.dates.grammar import find_dates
from core.dates.resolve import BY_HAND, MISMATCH, UNKNOWN, resolve_all
from core.model import ARTICLE_BLOCKS, DateMention, DateOverrides, Document, Layout, Moment, Note, Span, Zone
from core.timex import precision_of

NO_OVERRIDES = DateOverrides()
ARTICLE_ZONES = ("title", "body", *ARTICLE_BLOCKS)


@dataclass(frozen=True, slots=True)
class DatedPage:
    """Both document dates of a page, its date expressions with their values, and the doubts."""

    published: Moment | None
    captured: Moment | None
    dates: tuple[DateMention, ...]
    notes: tuple[Note, ...]


def resolve_page(
    document: Document, layout: Layout, reference: date | None = None, given: DateOverrides = NO_OVERRIDES
) -> DatedPage:
    """The dates of a page. `reference` is a publication date that the analyst states, used where the page states none.

    What is `given` by the analyst overrides everything that the page states.
    """
    document = with_stated_days(document)
    expressions = find_page_expressions(document.text, layout)
    changing = [raw for raw in expressions.raws if raw.zone not in ARTICLE_ZONES]
    article = [raw for raw in expressions.raws if raw.zone in ARTICLE_ZONES]
    published, years, notes = published_of(document, layout, expressions, reference)
    if "published" in given.days:
        published, years, notes = _stated(given.days["published"]), (), ()
    captured = captured_of(document, layout, expressions, published)
    if "captured" in given.days:
        captured = _stated(given.days["captured"])
    found = resolve_all(article, document.text, _as_day(published), years)
    found += resolve_all(changing, document.text, _as_day(captured))
    if any(d.reason == MISMATCH for d in found) and all(note.code != "weekday-mismatch" for note in notes):
        line = next(d.line for d in found if d.reason == MISMATCH)
        notes = (*notes, Note("weekday-mismatch", NOTES["weekday-mismatch"], line))
    kept = [_valued(mention, given) for mention in found if mention.span.start not in expressions.silent]
    return DatedPage(published, captured, tuple(sorted(kept, key=lambda d: d.span.start)), notes)


def tag_text(text: str, reference: date | None) -> list[DateMention]:
    """The date expressions of one whole text, every line body, resolved against the day it was written."""
    return resolve_all(find_dates([Zone(Span(0, len(text)), 1, "body")], text), text, reference)


def _stated(day: str) -> Moment | None:
    return Moment(day, "day", "analyst") if day else None


def _valued(mention: DateMention, given: DateOverrides) -> DateMention:
    value = given.values.get((mention.line, mention.text))
    if value is None:
        return mention
    kind = "TIME" if "T" in value else "DATE"
    return replace(
        mention, value=value or UNKNOWN, type=kind, precision=precision_of(value) or "vague", reason=BY_HAND,
        candidates=(),
    )  # fmt: skip


def _as_day(moment: Moment | None) -> date | None:
    return date.fromisoformat(moment.value) if moment else None
