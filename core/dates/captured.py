"""The date of capture of a page: the crawl's own record, or the latest day that the page itself proves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from core.dates.calendar import day_of, near
from core.dates.evidence import Headers, day_in_name, header_days, relative_capture, stated_day
from core.dates.expressions import PageExpressions
from core.dates.raw import RawDate
from core.dates.resolve import written_day
from core.model import ARTICLE_BLOCKS, Document, Layout, Moment


def captured_of(
    document: Document, layout: Layout, expressions: PageExpressions, published: Moment | None
) -> Moment | None:
    """When the page was captured: an archive's record, else the latest day that the page itself proves.

    That is its own day above the title, or a day in its changing blocks (date lines are surer than headlines). A
    file's date is only a bound on those, and what is left where the page proves nothing; then the day in the name of
    the file, archive or folder, which may be any day and bounds nothing.
    """
    stated, publication = stated_day(document.facts.captured), _as_day(published)
    if stated and document.facts.captured_source == "warc":
        return Moment(stated.isoformat(), "day", "warc")
    lines = _days([raw for raw in expressions.listed if raw.clock or raw.year], publication, stated)
    mentions = [
        raw for raw in expressions.raws if raw.zone not in {"title", "body", *ARTICLE_BLOCKS} and raw.kind == "day"
    ]
    days = lines or _days([raw for raw in mentions if not (raw.future or raw.until)], publication, stated)
    own = [raw for day, raw in header_days(document, layout, expressions) if _is_own_day(day, raw, published, stated)]
    found = [Moment(day.isoformat(), "day", "header" if raw in own else "links", (), raw.line)
             for day, raw in sorted(days, key=lambda pair: pair[1].span.start)]  # fmt: skip
    found += [
        Moment(day.isoformat(), "day", "header", (), raw.line) for raw in own if (day := written_day(raw, None)[0])
    ]
    relative = relative_capture(document, layout, expressions, publication)
    if relative and (stated is None or relative.value <= stated.isoformat()):
        found.append(relative)
    # No page is captured before its article is published, whatever a line of it proves by itself.
    found = [moment for moment in found if publication is None or moment.value >= publication.isoformat()]
    if found:
        return max(found, key=lambda moment: (moment.value, moment.source == "header"))
    if stated and (publication is None or publication <= stated):
        return Moment(stated.isoformat(), "day", document.facts.captured_source or "file")
    named = day_in_name(document.name)
    if named and stated is None and (publication is None or publication <= named):
        return Moment(named.isoformat(), "day", "file")
    return None


def _is_own_day(day: date, raw: RawDate, published: Moment | None, bound: date | None) -> bool:
    """Whether a day above the title is the page's own, and not the article's date in an unusual place."""
    if bound and day > bound:
        return False
    if published is None:
        return raw.clock is None
    known = published.line is None and published.value == day.isoformat()
    return raw.line != published.line and not known and day.isoformat() >= published.value


def _as_day(moment: Moment | None) -> date | None:
    return date.fromisoformat(moment.value) if moment else None


def _days(raws: Sequence[RawDate], published: date | None, bound: date | None) -> Headers:
    days = ((_since(raw, published), raw) for raw in raws)
    return [
        (day, raw)
        for day, raw in days
        if day and (published is None or day >= published) and (bound is None or day <= bound)
    ]


def _since(raw: RawDate, published: date | None) -> date | None:
    """The day of a mention among the links: as written, or the first such day on or after publication."""
    if raw.year or raw.year_text:
        return written_day(raw, published)[0]
    if published is None or not (raw.day and raw.month):
        return None
    days = [
        d for y in range(published.year, published.year + 8) if (d := day_of(y, raw.month, raw.day)) and d >= published
    ]
    fits = [d for d in days if raw.weekday in (None, d.isoweekday())] or days
    return fits[0] if fits else near(published, raw.month, raw.day)[0]
