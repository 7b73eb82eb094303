"""Bytes to a `ParsedDocument`: the only module that knows the order of the steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from core import __version__, lexicons
from core.dates import resolve_page
from core.edits.dates import Datings
from core.edits.lines import Overlay
from core.edits.names import Added
from core.entities import find_mentions
from core.errors import UnreadableDocument
from core.layout import correct, read_layout
from core.messages import N_
from core.model import Document, Layout, Moment, Note, ParsedDocument
from core.quotations import find_quotations
from core.reading import Source, decode, read
from core.terms import find_terms
from core.topics import classify_many

#: Notes that `parse_document` itself makes, beside those of the steps: code -> message.
NOTES = {
    "no-title": N_("No line could be told to be the title."),
    "no-body": N_("No article text was found on this page."),
    "no-links": N_("No link headlines were found on this page."),
    "undated": N_("No date of publication could be proved."),
    "uncertain-lines": N_("Some lines could not be told apart with certainty."),
}

NO_CORRECTIONS = Overlay()
NO_DATINGS = Datings()


def made_by() -> str:
    """What a parse depends on beside the bytes: the parser's version, and the fingerprint of lists and models."""
    return f"{__version__}+{lexicons.fingerprint()}"


def parse_source(
    source: Source, reference: date | None = None, corrections: Overlay = NO_CORRECTIONS
) -> ParsedDocument:
    """Read one text file of one page. Raises `UnreadableDocument` where its bytes are no text."""
    return parse_document(decode(source), reference, corrections)


def parse_all(
    source: Source,
    reference: date | None = None,
    corrections: Overlay = NO_CORRECTIONS,
    text_column: str | None = None,
    datings: Datings = NO_DATINGS,
    added: Sequence[Added] = (),
) -> Iterator[ParsedDocument | UnreadableDocument]:
    """Read every page of one file, in its order; a page that cannot be read is the error that says why."""
    for page in read(source, {"text": text_column} if text_column else None):
        yield (
            page
            if isinstance(page, UnreadableDocument)
            else parse_document(page, reference, corrections, datings, added)
        )


def parse_document(
    document: Document,
    reference: date | None = None,
    corrections: Overlay = NO_CORRECTIONS,
    datings: Datings = NO_DATINGS,
    added: Sequence[Added] = (),
) -> ParsedDocument:
    """Read one document: lines, headlines, both clocks, topics, names, dates, terms, doubts.

    `reference` is a publication date that the analyst states; without it nothing but the text is used. `corrections`
    are the analyst's: their lines have the roles that they say, and all else follows; so are
    `datings`, and the names that were `added`.
    The same document, corrections and lists give an equal result.
    """
    layout = read_layout(document)
    said = corrections.of(document, layout.site)
    layout = correct(document, layout, {line: (c.role, c.block) for line, c in said.items()})
    dated = resolve_page(document, layout, reference, datings.of(document.id))
    zones = layout.zones()
    mentions = find_mentions(zones, document.text, added)
    *topics, article_topic = classify_many([*(h.text for h in layout.headlines), _gist(document, layout)])
    return ParsedDocument(
        document=document,
        layout=layout,
        published=dated.published,
        captured=dated.captured,
        topics=tuple(topics),
        article_topic=article_topic,
        mentions=mentions,
        dates=dated.dates,
        terms=find_terms(zones, document.text, [m.span for m in mentions]),
        quotations=find_quotations(zones, document.text, mentions, _day(dated.published)),
        notes=(*_notes(layout, published=dated.published is not None), *dated.notes),
        made_by=made_by(),
    )


def _day(moment: Moment | None) -> date | None:
    """The day of a clock that is known to the day."""
    return date.fromisoformat(moment.value) if moment and moment.precision == "day" else None


def _gist(document: Document, layout: Layout) -> str:
    """What the article's topic is told from: its title and its first two paragraphs, where news says what it is."""
    body = [line.span.cut(document.text) for line in layout.lines if line.role == "body"][:2]
    title = [layout.title.cut(document.text)] if layout.title else []
    return " ".join([*title, *body])


def _notes(layout: Layout, *, published: bool) -> tuple[Note, ...]:
    roles = {line.role for line in layout.lines}
    unsure = next((line.number for line in layout.lines if not line.certain), None)
    arose = (
        ("no-title", layout.title is None, None),
        ("no-body", "body" not in roles, None),
        ("no-links", not layout.headlines, None),
        ("undated", not published, None),
        ("uncertain-lines", unsure is not None, unsure),
    )
    return tuple(Note(code, NOTES[code], line) for code, holds, line in arose if holds)
