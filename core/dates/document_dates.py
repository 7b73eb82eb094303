"""The date of publication of an article, by the kinds of evidence that a page can have, in the order of weight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.dates.calendar import YEARS, near, placed, years_that_fit
from core.dates.captured import captured_of
from core.dates.eras import Era, era_of
from core.dates.evidence import (
    Headers,
    address_moment,
    contradicts,
    days_back,
    header_days,
    relative_dateline,
    stated_day,
)
from core.dates.expressions import PageExpressions
from core.dates.raw import RawDate
from core.dates.resolve import written_day
from core.messages import N_
from core.model import ARTICLE_BLOCKS, Document, Layout, Moment, Note

#: Notes that the date of publication makes: code -> message.
NOTES = {
    "ambiguous-date": N_("More than one year fits the weekdays of this article; the likeliest was taken."),
    "day-or-month": N_("The file's figures may be day and month or month and day; the day was taken to be first."),
    "weekday-mismatch": N_("The weekdays and days of this article agree in no single year."),
}
Published = tuple[Moment | None, tuple[int, ...], tuple[Note, ...]]
Triple = tuple[int, int, int]


def published_of(document: Document, layout: Layout, expressions: PageExpressions, reference: date | None) -> Published:
    """The date of publication, the years weighed, and the doubts, by the first of `PUBLISHED_BY` that the page has."""
    page = Page(document, layout, expressions, reference, header_days(document, layout, expressions))
    return next((found for kind in PUBLISHED_BY if (found := kind.find(page))), (None, (), ()))


@dataclass(frozen=True, slots=True)
class Page:
    """What the evidence of publication is looked for in; `headers` are the days that the page prints as its own."""

    document: Document
    layout: Layout
    expressions: PageExpressions
    reference: date | None
    headers: Headers


@dataclass(frozen=True, slots=True)
class Evidence:
    """A kind of evidence of publication: its name, what looks for it, and why it comes before the next kind."""

    name: str
    find: Callable[[Page], Published | None]
    why: str


def _sure(moment: Moment | None) -> Published | None:
    """A day that leaves nothing to weigh, as evidence."""
    return (moment, (), ()) if moment else None


def _from_metadata(page: Page) -> Published | None:
    facts = page.document.facts
    day = stated_day(facts.published)
    if day:
        return _sure(Moment(day.isoformat(), "day", "metadata"))
    return _either(page, facts.published_candidates) if facts.published_candidates else None


def _either(page: Page, days: tuple[str, ...]) -> Published:
    """One of the days that a file's figures may be: the one that the page itself proves, else both with a note."""
    later = (found[0] for kind in PUBLISHED_BY[1:-1] if (found := kind.find(page)) and found[0])
    proved = next((moment.value for moment in later if moment.value in days), None)
    if proved:
        return Moment(proved, "day", "metadata"), (), ()
    # Indonesian writes the day first; that is likelier, and no proof.
    return Moment(days[0], "day", "metadata", days), (), (Note("day-or-month", NOTES["day-or-month"]),)


def _from_dateline(page: Page) -> Published | None:
    dateline = _dateline(page.layout, page.expressions)
    address = address_moment(page.document, page.layout)
    if dateline and _is_crawl_day(dateline, address, page.headers, page.expressions):
        return None
    return _sure(dateline)


def _from_address(page: Page) -> Published | None:
    return _sure(address_moment(page.document, page.layout))


def _from_sure_capture(page: Page) -> Published | None:
    return _sure(_counted_back(page.layout, page.expressions, _sure_capture(page.document, page.headers)))


def _from_weekdays(page: Page) -> Published | None:
    return _by_weekday(page.expressions, _article(page), page.reference, _bound(page.document, page.headers))


def _from_any_capture(page: Page) -> Published | None:
    captured = captured_of(page.document, page.layout, page.expressions, None)
    return _sure(_counted_back(page.layout, page.expressions, captured))


def _from_reference(page: Page) -> Published | None:
    return _sure(Moment(page.reference.isoformat(), "day", "reference")) if page.reference else None


#: In this order; tests/cases/publication_evidence.tsv has a page for each two that follow each other.
PUBLISHED_BY = (
    Evidence(
        "metadata", _from_metadata,
        "What the publisher states for machines has no layout to misread; a printed date may be that of an update.",
    ),
    Evidence(
        "dateline", _from_dateline,
        "The printed date of the article is of the day of publication; the day in an address may be that of a draft.",
    ),
    Evidence(
        "address", _from_address,
        "An address has a whole day with its year; a relative time needs a second day that may be misread.",
    ),
    Evidence(
        "relative-to-sure-capture", _from_sure_capture,
        "`2 hari lalu` with a day of capture that page or archive states is one day; weekdays fit several years.",
    ),
    Evidence(
        "weekday", _from_weekdays,
        "The article's own weekdays and days fit few years; a capture inferred from link headlines may be weeks late.",
    ),
    Evidence(
        "relative-to-any-capture", _from_any_capture,
        "A relative time still comes from the page itself; the analyst's day is for pages that have none.",
    ),
    Evidence(
        "reference", _from_reference,
        "The analyst's day of publication for pages that state none; what nothing states stays undated.",
    ),
)  # fmt: skip


def _is_crawl_day(dateline: Moment, address: Moment | None, headers: Headers, expressions: PageExpressions) -> bool:
    """Whether the only date line is the page's own day, by its place and because the article states another."""
    own = next((raw for day, raw in headers if raw.line == dateline.line), None)
    if own is None or own.clock:
        return False
    return bool(address and address.value != dateline.value) or contradicts(
        date.fromisoformat(dateline.value), expressions
    )


def _sure_capture(document: Document, headers: Headers) -> Moment | None:
    """The crawl's day where the page or the archive states it itself."""
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
    """The article's day from a relative time near its title and the day of the crawl; a file's date is too weak."""
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


def _by_weekday(
    expressions: PageExpressions, text: str, reference: date | None, bound: date | None
) -> Published | None:
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
    in_full = [pair for pair in written if not pair[0].future and pair[0] not in expressions.datelines]
    if stated := _beside_stated(open_year, in_full):
        return stated
    years = years_that_fit(triples)
    if not years:
        return None
    latest = max(_reported(open_year), key=lambda raw: _place(years[0], triples, raw))
    every = [(y, day) for y in years if (day := placed(y, triples[0], _triple(latest)))]
    choices = [(y, day) for y, day in every if bound is None or day <= bound] or every
    year, doubt = _choose([y for y, _ in choices], dict(choices), expressions, reference, era_of(text))
    notes = [Note("ambiguous-date", NOTES["ambiguous-date"], latest.line)] if doubt else []
    if any((d := placed(year, triples[0], t)) and d.isoweekday() != t[0] for t in triples):
        notes.append(Note("weekday-mismatch", NOTES["weekday-mismatch"], latest.line))
    listed = tuple(day.isoformat() for _, day in choices)
    return Moment(dict(choices)[year].isoformat(), "day", "weekday", listed, latest.line), tuple(years), tuple(notes)


def _beside_stated(open_year: Sequence[RawDate], written: Sequence[tuple[RawDate, date]]) -> Published | None:
    """The latest day reported, where a day in full gives the others their year; None where they do not fit beside it.

    A day in full outweighs the weekday of an older event, and one of the past around which no weekday fits does not.
    """
    if not written:
        return None
    raw, day = max(written, key=lambda pair: pair[1])
    days = {raw: day}
    for other in open_year:
        found, agrees = near(day, other.month or 1, other.day or 1, other.weekday)
        if not found or not agrees or abs((found - day).days) > 300:
            return None
        days[other] = found
    latest = max(_reported([raw, *open_year]), key=lambda one: days[one])
    value = days[latest].isoformat()
    return Moment(value, "day", "weekday", (value,), latest.line), (days[latest].year,), ()


def _article(page: Page) -> str:
    text = page.document.text
    return "\n".join(zone.span.cut(text) for zone in page.layout.zones() if zone.name in {"title", "body"})


def _triple(raw: RawDate) -> Triple:
    return raw.weekday or 1, raw.day or 1, raw.month or 1


def _place(year: int, triples: Sequence[Triple], raw: RawDate) -> date:
    return placed(year, triples[0], _triple(raw)) or date.min


def _reported(raws: Sequence[RawDate]) -> Sequence[RawDate]:
    """Days that the article reports on: those that it announces only where there are no others."""
    told = [raw for raw in raws if not raw.future]
    if told and all(raw.earlier for raw in told):  # Sebelumnya, pada Minggu (5/1): the article is of a later day
        told += [raw for raw in raws if raw.future and not raw.ahead]
    return told or raws


def _choose(
    years: list[int], days: dict[int, date], expressions: PageExpressions, reference: date | None, era: Era
) -> tuple[int, bool]:
    """The likeliest of the years, and whether doubt remains: years of the text first, then the latest possible."""
    if len(years) == 1:
        return years[0], False
    told = [y for y in years if era.since <= days[y] <= era.until]
    if told and len(told) < len(years):
        years = told
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
    """Whether a year in the text is evidence of the article's own; one of something to come is not."""
    return not (raw.future or raw.law) and raw.kind in {"day", "month", "year", "quarter"}
