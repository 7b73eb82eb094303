"""Bytes to a `ParsedDocument`: the only module that knows the order of the steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from core import __version__, lexicons
from core.dates import find_dates, resolve_page
from core.edits import NO_EDITS, Edits
from core.entities import explain_mentions, find_mentions
from core.errors import UnreadableDocument
from core.languages import language_of
from core.layout import explain_layout, override_roles, read_layout
from core.messages import N_
from core.model import DateMention, Document, Layout, Moment, Note, ParsedDocument, Zone
from core.quotations import find_quotations
from core.reading import Source, decode, fenced_call, read
from core.terms import find_terms
from core.topics import explain_topics
from core.traces import Explanation

T = TypeVar("T")

#: So many headlines without an article make a page of lists.
_LISTING = 6
#: Notes that `parse_document` itself makes, in addition to those of the steps: code -> message.
NOTES = {
    "no-title": N_("No line could be told to be the title."),
    "no-body": N_("No article text was found on this page."),
    "no-links": N_("No link headlines were found on this page."),
    "undated": N_("No date of publication could be proved."),
    "mended-text": N_("Broken characters (mojibake) were mended; the file itself is kept as it came."),
    "listing-page": N_("This is a page of lists without an article of its own."),
    "english-page": N_("The text is English; lists and models are for Indonesian."),
    "malay-page": N_("The text is Malay; lists and models are for Indonesian."),
    "uncertain-lines": N_("Some lines could not be told apart with certainty."),
}


def made_by() -> str:
    """What a parse depends on apart from the bytes: the parser's version, and the fingerprint of lists and models."""
    return f"{__version__}+{lexicons.fingerprint()}"


def parse_source(source: Source, edits: Edits = NO_EDITS, *, reference: date | None = None) -> ParsedDocument:
    """Read one text file of one page. Raises `UnreadableDocument` where its bytes are no text."""
    return parse_document(decode(source), edits, reference=reference)


def parse_all(
    source: Source,
    edits: Edits = NO_EDITS,
    *,
    reference: date | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[ParsedDocument | UnreadableDocument]:
    """Read every page of one file, in its order; a page that cannot be read is the error with the reason.

    `columns` maps a meaning (text, title, published, …) to the column of a table that has it.
    """
    for page in read(source, columns):
        yield _fenced(page, lambda document: parse_document(document, edits, reference=reference))


def parse_page(page: Document, edits: Edits) -> ParsedDocument | UnreadableDocument:
    """`parse_document`, and where it raises, the refusal of this page."""
    return fenced_call(page.name, lambda: parse_document(page, edits))


def _fenced(page: Document | UnreadableDocument, step: Callable[[Document], T]) -> T | UnreadableDocument:
    """What a step makes of a page; the other pages of its file go on where the step raises."""
    return page if isinstance(page, UnreadableDocument) else fenced_call(page.name, lambda: step(page))


def parse_document(document: Document, edits: Edits = NO_EDITS, *, reference: date | None = None) -> ParsedDocument:
    """Read one document: lines, headlines, publication and capture, topics, names, dates, terms, doubts.

    `edits` are the analyst's and override what the parser reads; all that depends on them follows. `reference` is a
    publication date that is used where the page states none. The same document, edits and lists give an equal result.
    """
    layout = read_layout(document)
    layout = override_roles(document, layout, edits.lines.roles(document, layout.site))
    dated = resolve_page(document, layout, reference, edits.dates.of(document.id))
    zones = layout.zones()
    mentions = find_mentions(zones, document.text, edits.names)
    title = layout.title.cut(document.text) if layout.title else None
    *topics, by_gist = edits.topics.classify(_topic_texts(document, layout))
    return ParsedDocument(
        document=document,
        layout=layout,
        published=dated.published,
        captured=dated.captured,
        topics=tuple(topics),
        article_topic=edits.topics.of_article(title, by_gist),
        mentions=mentions,
        dates=dated.dates,
        terms=find_terms(zones, document.text, [m.span for m in mentions]),
        quotations=find_quotations(zones, document.text, mentions, _day(dated.published)),
        notes=(
            *_notes(layout, document.text, published=dated.published is not None, mended=document.facts.mended),
            *dated.notes,
        ),
        made_by=made_by(),
        edit_revision=edits.revision,
        classified_by=edits.topics.fingerprint,
    )


def explain_all(
    source: Source, reference: date | None = None, columns: Mapping[str, str] | None = None
) -> Iterator[Explanation | UnreadableDocument]:
    """`explain_document` for every page of one file, in its order; a page that cannot be read is the error."""
    for page in read(source, columns):
        yield _fenced(page, lambda document: explain_document(document, reference))


def explain_document(document: Document, reference: date | None = None) -> Explanation:
    """A document as `parse_document` reads it, with what each step weighed before it decided."""
    parsed = parse_document(document, reference=reference)
    *topics, article_topic = explain_topics(_topic_texts(document, parsed.layout))
    return Explanation(
        parsed=parsed,
        layout=explain_layout(document),
        names=explain_mentions(parsed.mentions, parsed.layout.zones(), document.text),
        topics=tuple(topics),
        article_topic=article_topic,
        date_rules=_date_rules(document, parsed.dates),
    )


def _date_rules(document: Document, dates: Sequence[DateMention]) -> dict[int, str]:
    """By the start of each expression the name of the rule that finds it (core.dates.rule_table)."""
    lines = {d.line: Zone(document.line_spans[d.line - 1], d.line, d.zone) for d in dates}
    return {raw.span.start: raw.rule for raw in find_dates(tuple(lines.values()), document.text)}


def _day(moment: Moment | None) -> date | None:
    """The day of a publication that is known to the day."""
    return date.fromisoformat(moment.value) if moment and moment.precision == "day" else None


def _topic_texts(document: Document, layout: Layout) -> list[str]:
    """The texts that are classified: each headline, and last the article by what `_gist` takes of it."""
    return [*(h.text for h in layout.headlines), _gist(document, layout)]


def _gist(document: Document, layout: Layout) -> str:
    """What the article's topic is classified by: its title and its first two paragraphs, which name its subject."""
    body = [line.span.cut(document.text) for line in layout.lines if line.role == "body"][:2]
    title = [layout.title.cut(document.text)] if layout.title else []
    return " ".join([*title, *body])


def _is_listing(layout: Layout) -> bool:
    """Whether a page is nothing but lists of headlines: an index, a front page."""
    shown = sum(line.role in ("body", "caption") for line in layout.lines)
    return not shown and len(layout.headlines) >= _LISTING


def _notes(layout: Layout, text: str, *, published: bool, mended: bool) -> tuple[Note, ...]:
    roles = {line.role for line in layout.lines}
    article = [line.span.cut(text) for line in layout.lines if line.role == "body"]
    language = language_of(article or [line.span.cut(text) for line in layout.lines])
    unsure = next((line.number for line in layout.lines if not line.certain), None)
    arose = (
        ("no-title", layout.title is None, None),
        ("no-body", "body" not in roles, None),
        ("no-links", not layout.headlines, None),
        ("undated", not published, None),
        ("mended-text", mended, None),
        ("listing-page", _is_listing(layout), None),
        ("english-page", language == "en", None),
        ("malay-page", language == "ms", None),
        ("uncertain-lines", unsure is not None, unsure),
    )
    return tuple(Note(code, NOTES[code], line) for code, holds, line in arose if holds)
