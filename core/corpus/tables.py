"""The small tables that `core.corpus.reads` gives: one type a question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple


class Overview(NamedTuple):
    """The workspace at a glance. Periods are None where nothing is dated."""

    documents: int
    headlines: int
    different_headlines: int
    names: int
    published_first: date | None
    published_last: date | None
    captured_first: date | None
    captured_last: date | None
    undated: int
    ambiguous: int
    uncertain_lines: int
    lines: int
    refused: int


class Denominators(NamedTuple):
    """What stands below every chart: of how many documents it is made and what it leaves out."""

    documents: int
    of: int
    undated: int
    uncertain: int
    repeated: int
    copies: int


class ReceivedRow(NamedTuple):
    """What became of one file, with what was read from it where it was added."""

    upload: int
    number: int
    at: datetime
    name: str
    state: str
    document: str | None
    same_as: str | None
    site: str | None
    title: str | None
    published: date | None
    captured: date | None
    lines: dict[str, int]
    headlines: dict[str, int]
    notes: list[str]
    template: str | None
    fields: dict[str, str]


class DocumentRow(NamedTuple):
    """One document in a list. `first` is its first line of article text, for pages without a title."""

    id: str
    name: str
    title: str | None
    first: str | None
    site: str | None
    published: date | None
    precision: str | None
    captured: date | None
    topic: str | None
    headlines: int
    uncertain: int
    notes: int
    copy: str | None
    copy_of: str | None


class LineRow(NamedTuple):
    """One raw line in the reader."""

    number: int
    start: int
    end: int
    role: str
    block: str | None
    reason: str
    certain: bool


class SpanRow(NamedTuple):
    """One span of a document."""

    id: int
    kind: str
    start: int
    end: int
    line: int
    zone: str
    type: str | None
    key: str | None
    text: str
    topic: str | None
    secondary: str | None
    score: float | None
    evidence: list[str] | None
    repeated: bool
    precision: str | None
    candidates: list[str] | None
    reason: str | None


class MomentRow(NamedTuple):
    """One of a document's two clocks."""

    value: date | None
    precision: str | None
    source: str | None
    line: int | None
    candidates: list[str]


class Page(NamedTuple):
    """All that the reader shows of one document."""

    id: str
    name: str
    encoding: str
    text: str
    title: str | None
    site: str | None
    author: str | None
    section: str | None
    topic: str | None
    made_by: str
    published: MomentRow
    captured: MomentRow
    lines: list[LineRow]
    spans: list[SpanRow]
    notes: list[tuple[str, str, int | None]]


class LikeRow(NamedTuple):
    """A line that a correction would reach, and how it is read now."""

    document: str
    file: str
    line: int
    text: str
    role: str
    block: str | None
    certain: bool


class BatchRow(NamedTuple):
    """Corrections that were made together: the role and block given, to how many lines or to which words."""

    batch: int
    made_at: datetime
    role: str
    block: str | None
    corrections: int
    words: str | None
    site: str | None
    documents: int
    file: str | None
    first_line: int | None
    last_line: int | None


class StoryRow(NamedTuple):
    """A document of a story; `copy` says how it relates to an earlier one: copy, part, or None for the first."""

    document: str
    file: str
    site: str | None
    published: date | None
    captured: date | None
    copy: str | None


class ReviewRow(NamedTuple):
    """A line drawn at random, as it is read now."""

    document: str
    file: str
    title: str | None
    line: int
    role: str
    block: str | None
    reason: str
    certain: bool
    text: str


class Count(NamedTuple):
    """How often something occurs: `mentions` times in `documents` documents, between two publication dates.

    `role` is the title or office that stands most often before a person's name.
    """

    key: str
    text: str
    type: str | None
    mentions: int
    documents: int
    body: int
    links: int
    first: date | None
    last: date | None
    role: str | None = None


class Voice(NamedTuple):
    """How much somebody is quoted: quotations in quotation marks and reported ones, and the words of both.

    `type` and `key` are None for what nobody is named to have said.
    """

    type: str | None
    key: str | None
    direct: int
    indirect: int
    words: int
    documents: int

    @property
    def quotations(self) -> int:
        """Both kinds together."""
        return self.direct + self.indirect


class QuoteRow(NamedTuple):
    """One quotation, with its speaker, the verb, why that speaker, and where it stands."""

    text: str
    kind: str
    type: str | None
    key: str | None
    verb: str | None
    reason: str
    file: str
    line: int
    published: date | None


class Pair(NamedTuple):
    """Two names, each as (type, key), that stand together in `places` paragraphs and headlines, or articles."""

    one: tuple[str, str]
    other: tuple[str, str]
    places: int


class TrendRow(NamedTuple):
    """Mentions of a name (type, key) in the documents published in one day, week or month, given by its first day."""

    type: str
    key: str
    start: date
    mentions: int


class TopicCount(NamedTuple):
    """Headlines of one topic (None is unclassified), and own topic in it, in one block."""

    topic: str | None
    own: str | None
    block: str
    headlines: int
    documents: int


class HeadlineRow(NamedTuple):
    """One link headline with its topic and where it stands."""

    id: int
    text: str
    topic: str | None
    secondary: str | None
    score: float
    evidence: list[str]
    block: str
    position: int
    document: str
    file: str
    line: int
    own: str | None


class ArticleRow(NamedTuple):
    """One article with the topic of its text."""

    document: str
    title: str | None
    topic: str | None


class TopicPeriod(NamedTuple):
    """Headlines (or articles) of one topic in one day, week or month, given by its first day."""

    topic: str | None
    start: date
    n: int


class PeriodCount(NamedTuple):
    """Documents of one lane (published, captured) in one day, week or month, given by its first day."""

    lane: str
    start: date
    documents: int


class DatedRow(NamedTuple):
    """What the text dates: a TIMEX3 value, where and how often."""

    value: str
    type: str
    precision: str
    text: str
    mentions: int
    documents: int


class DatedPlace(NamedTuple):
    """One dated expression, its value, and the line that it stands in; `at` is its place in that line."""

    value: str
    text: str
    document: str
    file: str
    title: str | None
    line: int
    zone: str
    at: int
    line_text: str


class Elsewhere(NamedTuple):
    """A document without a sure date (`published` is what it has), and the date of another page with its article."""

    document: str
    file: str
    title: str | None
    published: date | None
    other: date
    other_file: str


class LagRow(NamedTuple):
    """A document with both clocks, and the days that lie between."""

    document: str
    file: str
    title: str | None
    published: date
    captured: date
    days: int


class Passage(NamedTuple):
    """A line of a raw file with the place in it that was counted; offsets are of the document's text."""

    document: str
    file: str
    line: int
    zone: str
    published: date | None
    line_start: int
    line_text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pick:
    """What was clicked: one bar, mark or row. Fields that are None do not narrow; `topic` "" is unclassified."""

    kind: str
    key: str | None = None
    type: str | None = None
    zone: str | None = None
    topic: str | None = None
    since: str | None = None
    until: str | None = None
    #: The clock that `since` and `until` are of.
    clock: str = "published"
    #: Only quotations of which nobody is named as the speaker.
    unnamed: bool = False
    #: The analyst's own topic.
    own: str | None = None
    span: int | None = None
    #: Only places in which this other name (type, key) stands too: in the same line, or the same article.
    beside: tuple[str, str] | None = None
    scope: str = "line"
    #: Only these spans: the places of one headline of the promotion record.
    spans: tuple[int, ...] = ()
    #: Only these documents, for the kind article.
    documents: tuple[str, ...] = ()
