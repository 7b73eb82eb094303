"""When an article was published and when its page was captured, each with the evidence that says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from core.dates.calendar import YEARS, day_of, near, placed, years_that_fit
from core.dates.places import Places
from core.dates.raw import RawDate
from core.dates.resolve import written_day
from core.messages import N_
from core.model import ARTICLE_BLOCKS, Document, Layout, Moment, Note

#: Notes that the clocks make: code -> message.
NOTES = {
    "ambiguous-date": N_("More than one year fits the weekdays of this article; the likeliest was taken."),
    "weekday-mismatch": N_("The weekdays and days of this article agree in no single year."),
}
_URL = re.compile(r"(?:https?://|www\.)\S+")
_URL_DAY = re.compile(r"(?<!\d)(20[0-3]\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?=[/_-]|\d{6}|\.|$)")

Published = tuple[Moment | None, tuple[int, ...], tuple[Note, ...]]
Triple = tuple[int, int, int]


def published_of(document: Document, layout: Layout, places: Places, reference: date | None) -> Published:
    """The article's clock, the years that were weighed, and doubts."""
    moment = _dateline(layout, places) or _address(document, layout)
    if moment:
        return moment, (), ()
    named = _by_weekday(places, reference)
    if named:
        return named
    if reference:
        return Moment(reference.isoformat(), "day", "reference"), (), ()
    return None, (), ()


def _dateline(layout: Layout, places: Places) -> Moment | None:
    whole = [
        (raw, day) for raw in places.datelines if (raw.year or raw.year_text) and (day := written_day(raw, None)[0])
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


def _address(document: Document, layout: Layout) -> Moment | None:
    """The day in the address of the page itself: in the file's name, or on an address line of the article."""
    for line in layout.lines:
        if line.role in {"meta", "furniture", "body"} and (url := _URL.search(line.span.cut(document.text))):
            day = _url_day(url.group())
            if day:
                return Moment(day.isoformat(), "day", "url", (), line.number)
    day = _url_day(document.name)
    return Moment(day.isoformat(), "day", "url") if day else None


def _url_day(address: str) -> date | None:
    match = _URL_DAY.search(address)
    return day_of(*(int(part) for part in match.groups())) if match else None


def _by_weekday(places: Places, reference: date | None) -> Published | None:
    """The year from the weekdays of the article; the day is the latest one named that it reports on."""
    ours = [raw for raw in places.raws if raw.zone in {"title", "body"} and raw.kind == "day"]
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
    choices = [(y, day) for y in years if (day := placed(y, triples[0], _triple(latest)))]
    year, doubt = _choose([y for y, _ in choices], dict(choices), places, reference)
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


def _choose(years: list[int], days: dict[int, date], places: Places, reference: date | None) -> tuple[int, bool]:
    """The likeliest of the years, and whether doubt remains: years of the text first, then the latest possible."""
    if len(years) == 1:
        return years[0], False
    if reference:
        before = [y for y in years if days[y] <= reference]
        return (before[-1] if before else years[0]), False
    named = {raw.year for raw in places.raws if raw.zone in {"title", "body"} and raw.year and _counts(raw)}
    inside = [y for y in years if y in named]
    if inside:
        return inside[-1], False
    floor = max((y for y in named if y <= YEARS[-1]), default=0)
    linked = [raw.year for raw in places.raws if raw.year and raw.zone not in {"title", "body", *ARTICLE_BLOCKS}]
    ceiling = max([*linked, *places.rights], default=YEARS[-1])
    left = [y for y in years if floor <= y <= ceiling] or [y for y in years if y <= ceiling] or years
    related = {raw.year for raw in places.raws if raw.year and raw.zone in ARTICLE_BLOCKS}
    close = [y for y in left if y in related]
    return (close or left)[-1], len(left) > 1


def _counts(raw: RawDate) -> bool:
    """A year in the text speaks for the article's own; one that something began in or will be in does not."""
    return not raw.future and raw.kind in {"day", "month", "year", "quarter"}


def captured_of(places: Places, published: date | None) -> Moment | None:
    """The latest day that the changing blocks prove; date lines are surer than days in headlines."""
    lines = _days([raw for raw in places.listed if raw.clock or raw.year], published)
    mentions = [raw for raw in places.raws if raw.zone not in {"title", "body", *ARTICLE_BLOCKS} and raw.kind == "day"]
    days = lines or _days([raw for raw in mentions if not (raw.future or raw.until)], published)
    if not days:
        return None
    day, raw = max(days, key=lambda pair: (pair[0], -pair[1].span.start))
    return Moment(day.isoformat(), "day", "links", (), raw.line)


def _days(raws: Sequence[RawDate], published: date | None) -> list[tuple[date, RawDate]]:
    days = ((_since(raw, published), raw) for raw in raws)
    return [(day, raw) for day, raw in days if day and (published is None or day >= published)]


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
