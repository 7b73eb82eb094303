"""What the steps weighed before they decided, for `explain`. Lines count from 1, probabilities are 0..1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.model import ParsedDocument


@dataclass(frozen=True, slots=True)
class LineTrace:
    """The rule that classified a line, why that rule is at its place, and the rules asked before, which declined.

    All by their plain names; a blank line is asked of no rule, and `rule` is "blank". `role` is what the rule says,
    `model` the likeliest labels of the sequence model with their probabilities, `overruled` whether those decided.
    """

    rule: str
    order: str
    declined: tuple[str, ...]
    role: str = "blank"
    model: tuple[tuple[str, float], ...] = ()
    overruled: bool = False


@dataclass(frozen=True, slots=True)
class RunTrace:
    """A run of paragraphs that may be the article: the numbers of its lines, its weight, whether it was taken."""

    lines: tuple[int, ...]
    weight: float
    chosen: bool


@dataclass(frozen=True, slots=True)
class CorrectionTrace:
    """A correction of the chosen run: what it is for, and the numbers of the lines taken in and left out."""

    purpose: str
    added: tuple[int, ...]
    left_out: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TitleTrace:
    """A line that may be the title, and the points for and against it, each with what it is for."""

    line: int
    score: float
    points: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class LayoutTrace:
    """What the layout weighed; `lines` is parallel to the lines of the document."""

    lines: tuple[LineTrace, ...]
    runs: tuple[RunTrace, ...]
    corrections: tuple[CorrectionTrace, ...]
    titles: tuple[TitleTrace, ...]


@dataclass(frozen=True, slots=True)
class NameReading:
    """One reading of a name: what `source` (tagger, list, sense) takes the text for.

    `weight` is the tagger's probability, or the weight of a sense's cues on the page; None for a list.
    """

    source: str
    text: str
    type: str
    entity: str | None = None
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a text that are evidence for a topic, as written; `source` is list or model."""

    text: str
    weight: float
    source: str


@dataclass(frozen=True, slots=True)
class TopicTrace:
    """All evidence for the topic that leads, the strongest first, and every topic with its score, the best first."""

    evidence: tuple[Evidence, ...]
    scores: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A parsed document with what its steps weighed.

    `names` is parallel to its mentions, `topics` to its headlines; `date_rules` gives by the start of an expression
    the name of the rule of the date grammar that found it.
    """

    parsed: ParsedDocument
    layout: LayoutTrace
    names: tuple[tuple[NameReading, ...], ...]
    topics: tuple[TopicTrace, ...]
    article_topic: TopicTrace
    date_rules: Mapping[int, str]
