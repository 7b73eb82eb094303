"""When an article was published and when its page was captured, each with the evidence that says so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from core.dates.calendar import YEARS, day_of, near, placed, years_that_fit
from core.dates.evidence import (
    address_moment,
    contradicts,
    days_back,
    header_days,
    relative_capture,
    relative_dateline,
    stated_day,
)
from core.dates.expressions import PageExpressions
from core.dates.raw import RawDate
from core.dates.resolve import written_day
from core.messages import N_
from core.model import ARTICLE_BLOCKS, Document, Layout, Moment, Note

#: Notes that the clocks make: code -> message.
NOTES = {
    "ambiguous-date": N_("More than one year fits the weekdays of this article; the likeliest was taken."),
    "weekday-mismatch": N_("The weekdays and days of this article agree in no single year."),
}
Published = tuple[Moment | None, tuple[int, ...], tuple[Note, ...]]
Triple = tuple[int, int, int]
Headers = list[tuple[date, RawDate]]


def published_of(document: Document, layout: Layout, expressions: PageExpressions, reference: date | None) -> Published:
    """The article's clock, the years that were weighed, and doubts.

    Metadata, then dateline and address, then what the weekdays allow; the crawl's day bounds it from above.
    """
    stated = stated_day(document.facts.published)
    if stated:
        return Moment(stated.isoformat(), "day", "metadata"), (), ()
    headers = header_days(document, layout, expressions)
    address = address_moment(document, layout)
    dateline = _dateline(layout, expressions)
    if dateline and _is_crawl_day(dateline, address, headers, expressions):
        dateline = None
    sure = _sure_capture(document, headers)
    moment = dateline or address or _counted_back(layout, expressions, sure)
    if moment:
        return moment, (), ()
    named = _by_weekday(expressions, reference, _bound(document, headers))
    if named:
        return named
    counted = _counted_back(layout, expressions, captured_of(document, layout, expressions, None))
    if counted:
        return counted, (), ()
    if reference:
        return Moment(reference.isoformat(), "day", "reference"), (), ()
    return None, (), ()


def _is_crawl_day(dateline: Moment, address: Moment | None, headers: Headers, expressions: PageExpressions) -> bool:
    """Whether the only date line is the page's own day, by its place and because the article tells of another."""
    own = next((raw for day, raw in headers if raw.line == dateline.line), None)
    if own is None or own.clock:
        return False
    return bool(address and address.value != dateline.value) or contradicts(
        date.fromisoformat(dateline.value), expressions
    )


def _sure_capture(document: Document, headers: Headers) -> Moment | None:
    """The crawl's day where the page or the archive tells it itself."""
    day = stated_day(document.facts.captured)
    if day and document.facts.captured_source == "warc":
        return Moment(day.isoformat(), "day", "warc")
    if headers:
        day, raw = max(headers, key=lambda pair: (pair[0], -pair[1].span.start))
        return Moment(day.isoformat(), "day", "header", (), raw.line)
    return None


def _bound(document: Document, headers: Headers) -> date | None:
    """The day that nothing on the page is later than."""
    day = stated_day(document.facts.captured)
    days = [day] if day else []
    return min([*days, *(day for day, _ in headers)], default=None)


def _counted_back(layout: Layout, expressions: PageExpressions, captured: Moment | None) -> Moment | None:
    """The article's day from a relative time beside its title and the day of the crawl; a file's date is too weak."""
    raw = relative_dateline(layout, expressions)
    back = days_back(raw) if raw else None
    if raw is None or back is None or captured is None or captured.source in {"file", "relative"}:
        return None
    day = date.fromisoformat(captured.value) - timedelta(days=back)
    return Moment(day.isoformat(), "day", "relative", (), raw.line)


def _dateline(layout: Layout, expressions: PageExpressions) -> Moment | None:
    whole = [
        (raw, day)
        for raw in expressions.datelines
        if (raw.year or raw.year_text) and (day := written_day(raw, None)[0])
    ]
    if not whole:
        return None
    body = next((line.number for line in layout.lines if line.role == "body"), 0)
    core = layout.title_line or body
    roles = {line.number: line.role for line in layout.lines}
    # A byline has its own role and a time of day; the day in a page's header has neither.
    raw, day = min(whole, key=lambda pair: (
        roles[pair[0].line] != "meta", pair[0].clock is None, abs(pair[0].line - core), pair[0].span.start,
    ))  # fmt: skip
    if roles[raw.line] == "furniture" and raw.clock is None and abs(raw.line - core) > 3:
        return None
    if roles[raw.line] == "caption":
        return None
    return Moment(day.isoformat(), "day", "dateline", (), raw.line)


def _by_weekday(expressions: PageExpressions, reference: date | None, bound: date | None) -> Published | None:
    """The year from the weekdays of the article; the day is the latest one named that it reports on."""
    ours = [raw for raw in expressions.raws if raw.zone in {"title", "body"} and raw.kind == "day"]
    dated = [raw for raw in ours if raw.weekday and raw.day and raw.month]
    if not dated:
        return None
    open_year = [raw for raw in dated if not raw.year]
    triples = [_triple(raw) for raw in open_year]
    written = [(raw, day) for raw in dated if (raw.year or raw.year_text) and (day := written_day(raw, None)[0])]
    if not triples:
        raw, day = max(
            ((r, d) for r, d in written if not r.future),
            key=lambda pair: pair[1],
            default=written[0] if written else (dated[0], None),
        )
        return (
            (Moment(day.isoformat(), "day", "weekday", (day.isoformat(),), raw.line), (day.year,), ()) if day else None
        )
    years = years_that_fit(triples)
    if not years:
        return None
    latest = max(_reported(open_year), key=lambda raw: _place(years[0], triples, raw))
    every = [(y, day) for y in years if (day := placed(y, triples[0], _triple(latest)))]
    choices = [(y, day) for y, day in every if bound is None or day <= bound] or every
    year, doubt = _choose([y for y, _ in choices], dict(choices), expressions, reference)
    notes = [Note("ambiguous-date", NOTES["ambiguous-date"], latest.line)] if doubt else []
    if any((d := placed(year, triples[0], t)) and d.isoweekday() != t[0] for t in triples):
        notes.append(Note("weekday-mismatch", NOTES["weekday-mismatch"], latest.line))
    listed = tuple(day.isoformat() for _, day in choices)
    return Moment(dict(choices)[year].isoformat(), "day", "weekday", listed, latest.line), tuple(years), tuple(notes)


def _triple(raw: RawDate) -> Triple:
    return raw.weekday or 1, raw.day or 1, raw.month or 1


def _place(year: int, triples: Sequence[Triple], raw: RawDate) -> date:
    return placed(year, triples[0], _triple(raw)) or date.min


def _reported(raws: Sequence[RawDate]) -> Sequence[RawDate]:
    """Days that the article reports on: those that it announces only where there are no others."""
    return [raw for raw in raws if not raw.future] or raws


def _choose(
    years: list[int], days: dict[int, date], expressions: PageExpressions, reference: date | None
) -> tuple[int, bool]:
    """The likeliest of the years, and whether doubt remains: years of the text first, then the latest possible."""
    if len(years) == 1:
        return years[0], False
    if reference:
        before = [y for y in years if days[y] <= reference]
        return (before[-1] if before else years[0]), False
    named = {raw.year for raw in expressions.raws if raw.zone in {"title", "body"} and raw.year and _counts(raw)}
    inside = [y for y in years if y in named]
    if inside:
        return inside[-1], False
    floor = max((y for y in named if y <= YEARS[-1]), default=0)
    linked = [raw.year for raw in expressions.raws if raw.year and raw.zone not in {"title", "body", *ARTICLE_BLOCKS}]
    ceiling = max([*linked, *expressions.rights], default=YEARS[-1])
    left = [y for y in years if floor <= y <= ceiling] or [y for y in years if y <= ceiling] or years
    related = {raw.year for raw in expressions.raws if raw.year and raw.zone in ARTICLE_BLOCKS}
    close = [y for y in left if y in related]
    return (close or left)[-1], len(left) > 1


def _counts(raw: RawDate) -> bool:
    """A year in the text speaks for the article's own; one that something began in or will be in does not."""
    return not raw.future and raw.kind in {"day", "month", "year", "quarter"}


def captured_of(
    document: Document, layout: Layout, expressions: PageExpressions, published: Moment | None
) -> Moment | None:
    """When the page was fetched: an archive's record, else the latest day that the page itself proves.

    That is its own day above the title, or a day in its changing blocks (date lines are surer than headlines). A
    file's date is only a bound on those, and what is left where the page proves nothing.
    """
    stated, clock = stated_day(document.facts.captured), _as_day(published)
    if stated and document.facts.captured_source == "warc":
        return Moment(stated.isoformat(), "day", "warc")
    lines = _days([raw for raw in expressions.listed if raw.clock or raw.year], clock, stated)
    mentions = [
        raw for raw in expressions.raws if raw.zone not in {"title", "body", *ARTICLE_BLOCKS} and raw.kind == "day"
    ]
    days = lines or _days([raw for raw in mentions if not (raw.future or raw.until)], clock, stated)
    own = [raw for day, raw in header_days(document, layout, expressions) if _is_own_day(day, raw, published, stated)]
    found = [Moment(day.isoformat(), "day", "header" if raw in own else "links", (), raw.line)
             for day, raw in sorted(days, key=lambda pair: pair[1].span.start)]  # fmt: skip
    found += [
        Moment(day.isoformat(), "day", "header", (), raw.line) for raw in own if (day := written_day(raw, None)[0])
    ]
    relative = relative_capture(document, layout, expressions, clock)
    if relative and (stated is None or relative.value <= stated.isoformat()):
        found.append(relative)
    if found:
        return max(found, key=lambda moment: (moment.value, moment.source == "header"))
    if stated and (clock is None or clock <= stated):
        return Moment(stated.isoformat(), "day", document.facts.captured_source or "file")
    return None


def _is_own_day(day: date, raw: RawDate, published: Moment | None, bound: date | None) -> bool:
    """Whether a day above the title is the page's own, and not the article's date in an unusual place."""
    if bound and day > bound:
        return False
    if published is None:
        return raw.clock is None
    told = published.line is None and published.value == day.isoformat()
    return raw.line != published.line and not told and day.isoformat() >= published.value


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
