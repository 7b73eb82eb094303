"""Evidence for publication and capture outside the text: metadata, addresses, the page's own day, relative times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from core.dates.calendar import day_of, near
from core.dates.expressions import PageExpressions
from core.dates.raw import RawDate
from core.dates.resolve import written_day
from core.model import ARTICLE_BLOCKS, Document, Layout, Line, Moment
from core.text import key

_URL = re.compile(r"(?:https?://|www\.)\S+")
# Eight digits are a day by themselves or with a time behind them; nine or eleven digits are the number of an article.
_URL_DAY = re.compile(
    r"(?<!\d)(20[0-3]\d)([/_.-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])"
    r"(?=\D|$|(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?(?:\D|$))"
)
#: The page's own day is among its first lines, on a line with hardly anything else.
_HEADER_LINES, _HEADER_REST = 25, 28
#: How far from title and article an address is still the page's own.
_URL_NEAR = 12
_DAYS = {"D": 1, "W": 7}
#: The days that a page prints as its own, each with its expression.
Headers = list[tuple[date, RawDate]]


def stated_day(value: str | None) -> date | None:
    """The day of an ISO 8601 value, or None where it is none."""
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def address_moment(document: Document, layout: Layout) -> Moment | None:
    """The day in the page's own address: in its metadata, or on an address line of the article.

    The name of a file is none: it has the day of the crawl or of the export as often as that of the article.
    """
    if document.facts.address and (day := url_day(document.facts.address)):
        return Moment(day.isoformat(), "day", "url")
    for line in _own_lines(layout):
        url = _URL.search(line.span.cut(document.text))
        if url and (day := url_day(url.group())):
            return Moment(day.isoformat(), "day", "url", (), line.number)
    return None


def day_in_name(name: str) -> date | None:
    """The last day in the name of a file, with those of the table, archive and folders that it is in."""
    # Behind "#" a reader names the page: its number, and for a web archive its address.
    return next(iter(reversed(list(_days_in(name.partition("#")[0])))), None)


def url_day(address: str) -> date | None:
    """The day in an address (`/2022/05/05/`, `2022-05-05-`, `20220505`, `202205051230`)."""
    return next(_days_in(address), None)


def _days_in(address: str) -> Iterator[date]:
    for match in _URL_DAY.finditer(address):
        year, _, month, day = match.groups()
        if found := day_of(int(year), int(month), int(day)):
            yield found


def _own_lines(layout: Layout) -> Iterator[Line]:
    """The lines where an address is the page's own: next to title and article, before the first list of links after."""
    body = [line.number for line in layout.lines if line.role == "body"]
    top = layout.title_line or (body[0] if body else 1)
    last = body[-1] if body else top
    for line in layout.lines:
        if line.number > last and line.role in {"link", "heading", "teaser"} and line.block not in ARTICLE_BLOCKS:
            return
        if line.role in {"meta", "furniture", "body"} and line.block is None and line.number >= top - _URL_NEAR:
            yield line


def header_days(document: Document, layout: Layout, expressions: PageExpressions) -> Headers:
    """The days that the page prints above its title as its own: alone on a line, adjacent to no link headline."""
    stop = layout.title_line or next((line.number for line in layout.lines if line.role == "body"), 0)
    written = [line for line in layout.lines if line.role != "blank"]
    place = {line.number: i for i, line in enumerate(written)}
    found = []
    for raw in (*expressions.datelines, *expressions.listed):
        at = place.get(raw.line, _HEADER_LINES)
        if raw.line >= stop or at >= _HEADER_LINES or not raw.year or not raw.weekday:
            continue
        line = written[at]
        neighbours = {written[i].role for i in (at - 1, at + 1) if 0 <= i < len(written)}
        rest = len(line.span.cut(document.text).strip()) - len(raw.text)
        day = written_day(raw, None)[0]
        if day and line.role in {"furniture", "meta"} and rest <= _HEADER_REST and not neighbours & {"link", "teaser"}:
            found.append((day, raw))
    return found


def contradicts(day: date, expressions: PageExpressions) -> bool:
    """Whether the weekdays of the article fit no day near `day`, so that it is the crawl's and not the article's."""
    ours = [r for r in expressions.raws if r.zone in {"title", "body"} and r.kind == "day" and not r.year]
    known = [(r.weekday, r.day, r.month) for r in ours if r.weekday and r.day and r.month]
    return bool(known) and not any(
        (found := near(day, month, number)[0]) and found.isoweekday() == weekday for weekday, number, month in known
    )


def days_back(raw: RawDate) -> int | None:
    """How many days a relative time lies back: `3 hari lalu` 3, `35 menit lalu` 0; None where it gives no day."""
    if raw.kind != "relative" or raw.offset is None or raw.offset > 0 or raw.anchor != "document":
        return None
    if raw.unit in _DAYS:
        return -raw.offset * _DAYS[raw.unit]
    return 0 if raw.unit in {"TH", "TM", "TS"} else None


def relative_dateline(layout: Layout, expressions: PageExpressions) -> RawDate | None:
    """The relative time that is given as the article's date (`35 menit lalu` under the title), if one does."""
    roles = {line.number: line.role for line in layout.lines}
    own = (
        raw
        for raw in expressions.raws
        if raw.zone == "body" and roles[raw.line] in {"meta", "furniture"} and days_back(raw) is not None
    )
    top = layout.title_line
    # A summary may be between title and date; what follows the article itself belongs to other articles.
    first = next((line.number for line in layout.lines if line.role == "body"), len(layout.lines))
    near_by = [raw for raw in own if top is not None and 0 < raw.line - top <= 6 and raw.line < max(first, top + 3)]
    return near_by[0] if near_by else None


def relative_capture(
    document: Document, layout: Layout, expressions: PageExpressions, published: date | None
) -> Moment | None:
    """The day of the crawl from relative times in the lists, where something else shows what they are relative to."""
    own = _own_item(document, layout, expressions) if published else None
    if own and published:
        return Moment((published + timedelta(days=own[0])).isoformat(), "day", "relative", (), own[1].line)
    return _sorted_list(expressions)


def _own_item(document: Document, layout: Layout, expressions: PageExpressions) -> tuple[int, RawDate] | None:
    """This very article in a list, with how long ago it came out."""
    title = key(layout.title.cut(document.text)) if layout.title else ""
    again = {
        line.number
        for line in layout.lines
        if line.role in {"link", "title"} and line.number != layout.title_line
        if title and key(line.span.cut(document.text)).strip(" -•*") == title
    }
    if not again:
        return None
    owners = {line.number for line in layout.lines if line.role in {"link", "title", "body"}}
    for raw in expressions.raws:
        above = next((n for n in range(raw.line - 1, max(0, raw.line - 4), -1) if n in owners), None)
        back = days_back(raw)
        if above in again and back is not None and raw.line not in owners:
            return back, raw
    return None


def _sorted_list(expressions: PageExpressions) -> Moment | None:
    """A list of the latest articles goes back in time: one of `3 hari lalu` is no older than the dated one below it."""
    latest = [raw for raw in expressions.raws if raw.zone == "latest"]
    backs = [(back, raw) for raw in latest if (back := days_back(raw)) is not None]
    dated = [(day, r) for r in expressions.listed if r.zone == "latest" and r.year and (day := written_day(r, None)[0])]
    if not backs or not dated or backs[-1][1].line > dated[0][1].line:
        return None
    numbers, days = [back for back, _ in backs], [day for day, _ in dated]
    if numbers != sorted(numbers) or days != sorted(days, reverse=True):
        return None
    return Moment((days[0] + timedelta(days=numbers[-1])).isoformat(), "day", "relative", (), backs[-1][1].line)
