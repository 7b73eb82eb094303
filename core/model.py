"""The types that the steps hand to one another. All are frozen; what can be derived is a property; unknown is None.

Offsets are Unicode code points of `Document.text`, start inclusive, end exclusive. Lines count from 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

ROLES = ("title", "meta", "caption", "body", "link", "heading", "teaser", "furniture", "blank")
BLOCKS = ("inline", "related", "popular", "choice", "latest", "other")
#: Where a mention, date or term is: in the article's title or body, or in a headline of one of the blocks.
ZONES = ("title", "body", *BLOCKS)
ENTITY_TYPES = ("PER", "ORG", "LOC", "EVT", "PRD")
DATE_TYPES = ("DATE", "TIME", "DURATION", "SET")
#: Blocks that belong to the article and share its date of publication; the others change with every crawl.
ARTICLE_BLOCKS = ("inline", "related")


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of the document's text."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """The characters that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the raw text with its role (`ROLES`), its block where the role has one, and why."""

    number: int
    span: Span
    role: str
    block: str | None
    reason: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file states about its page outside the text: metadata of a page, columns of a table, an archive's record.

    Days are ISO 8601. `captured_source` is `warc` or `file`. `links` are the numbers of the lines that are wholly one
    link. Unknown is None; nothing here is ever inferred. A day that is no plain figure is left as it is written
    (`published_words`, `captured_words`) for the grammar of dates; where day and month cannot be told apart,
    `published_candidates` are both days, day first. `stated` names the fields (title, author, section, links) that a
    column of a table gives: they hold, whatever the text looks like. `mended` says that broken characters were mended,
    `labels` are name and value of the columns that an analyst keeps beside the page.
    """

    address: str | None = None
    title: str | None = None
    author: str | None = None
    section: str | None = None
    published: str | None = None
    captured: str | None = None
    captured_source: str | None = None
    links: tuple[int, ...] = ()
    site: str | None = None
    published_words: str | None = None
    captured_words: str | None = None
    published_candidates: tuple[str, ...] = ()
    stated: tuple[str, ...] = ()
    mended: bool = False
    labels: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Document:
    """The decoded text of one page. `id` is the SHA-256 of the raw bytes, so the same bytes are one document.

    Where a file holds several pages (a table, an archive of captures, a text with separators), `id` is the SHA-256 of
    the page's own part.
    """

    id: str
    name: str
    encoding: str
    text: str
    facts: Facts = Facts()

    @cached_property
    def line_spans(self) -> tuple[Span, ...]:
        """The span of each line, without its line feed. A final line feed does not open another line."""
        spans, start = [], 0
        for piece in self.text.split("\n"):
            spans.append(Span(start, start + len(piece)))
            start += len(piece) + 1
        if len(spans) > 1 and spans[-1].start == spans[-1].end:
            spans.pop()
        return tuple(spans)


@dataclass(frozen=True, slots=True)
class Headline:
    """A link headline: another article's title. `duplicate_of` is the index of its first occurrence on the page."""

    text: str
    span: Span
    line: int
    block: str
    position: int
    duplicate_of: int | None = None


@dataclass(frozen=True, slots=True)
class TopicChoice:
    """What a headline or text is about: IPTC slugs, a score in 0..1, the words that decided. None is unclassified."""

    topic: str | None
    secondary: str | None
    score: float
    evidence: tuple[str, ...]
    #: The analyst's custom topic within the topic (core.edits.topics).
    custom: str | None = None


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of text that is read as one piece by the finders: a paragraph, the title, or one headline."""

    span: Span
    line: int
    name: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text. `entity` is the name that it is counted under, `role` the office before a person's.

    `dateline` is set where it says where, or by whom, the article was filed: it is not about that.
    """

    text: str
    type: str
    span: Span
    line: int
    zone: str
    entity: str
    reason: str
    role: str | None = None
    dateline: bool = False


@dataclass(frozen=True, slots=True)
class DateMention:
    """A TIMEX3 expression in the text; `value` is ISO 8601, `candidates` the days that were weighed."""

    text: str
    type: str
    value: str
    span: Span
    line: int
    zone: str
    precision: str
    reason: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """What a speaker is quoted with: `direct` in quotation marks (`span` is what is between them), or `indirect`.

    `speaker` is the name that is counted, of `type` PER or ORG; both None where nobody is named. `cue` is the verb.
    """

    text: str
    kind: str
    span: Span
    line: int
    zone: str
    speaker: str | None
    type: str | None
    cue: str
    reason: str


@dataclass(frozen=True, slots=True)
class Moment:
    """When an article was published or a page captured. `precision` is day, month or year."""

    value: str
    precision: str
    source: str
    candidates: tuple[str, ...] = ()
    line: int | None = None


@dataclass(frozen=True, slots=True)
class TermMention:
    """A content word in the text, with the stem that it is counted under."""

    text: str
    stem: str
    span: Span
    line: int
    zone: str


class AddedName(NamedTuple):
    """A name that the analyst added: a way of writing it, its type, and the name that it is counted under."""

    written: str
    type: str
    name: str


@dataclass(frozen=True, slots=True)
class DateOverrides:
    """What the analyst gave for the dates of one document, whatever is read from the page.

    `days` maps published and captured to a day (ISO), `values` line and wording of an expression to its TIMEX3 value;
    "" is not known.
    """

    days: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[tuple[int, str], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of one zone, counted: its stem, the commonest written form here, how often."""

    stem: str
    text: str
    count: int
    zone: str


@dataclass(frozen=True, slots=True)
class Note:
    """A doubt about a document, for a person: `code` is stable, `message` is English, `line` where it arose."""

    code: str
    message: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Detail:
    """A detail of the article (author, section) and the line that states it; None where the file's metadata do."""

    text: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Layout:
    """The layout of a document: every line with its role, the title's line, and the link headlines in reading order."""

    lines: tuple[Line, ...]
    headlines: tuple[Headline, ...]
    title: Span | None
    title_line: int | None
    site: str | None
    site_line: int | None = None
    author: Detail | None = None
    section: Detail | None = None

    def zones(self) -> tuple[Zone, ...]:
        """The stretches that names, dates and terms are looked for in: title, body paragraphs, headlines."""
        links = [Zone(h.span, h.line, h.block) for h in self.headlines]
        body = [Zone(line.span, line.number, "body") for line in self.lines if line.role == "body"]
        title = [Zone(self.title, self.title_line, "title")] if self.title and self.title_line else []
        return tuple(sorted((*title, *body, *links), key=lambda z: z.span.start))


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """All that was read from one document. `topics` runs parallel to `layout.headlines`."""

    document: Document
    layout: Layout
    published: Moment | None
    captured: Moment | None
    topics: tuple[TopicChoice, ...]
    article_topic: TopicChoice
    mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    terms: tuple[TermMention, ...]
    quotations: tuple[Quotation, ...]
    notes: tuple[Note, ...]
    made_by: str
    #: Which edits the parser was given: the workspace's edit revision, and the fingerprint of its topic edits.
    edit_revision: int = 0
    classified_by: str = ""
