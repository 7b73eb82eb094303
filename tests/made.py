"""Readings made by hand: pages of which every figure is known without the parser, for tests of the store."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from core.model import (
    DateMention,
    Document,
    Facts,
    Headline,
    Layout,
    Line,
    Mention,
    Moment,
    Note,
    ParsedDocument,
    Quotation,
    Span,
    TermMention,
    TopicChoice,
    Zone,
)

#: Role, block and words of a line.
Row = tuple[str, str | None, str]


def made(
    name: str,
    rows: Sequence[Row],
    *,
    site: str | None = None,
    published: Moment | str | None = None,
    captured: str | None = None,
    topic: str | None = None,
    topics: Mapping[str, str] | None = None,
    names: Mapping[str, tuple[str, str]] | None = None,
    dates: Mapping[str, str] | None = None,
    quotes: Mapping[str, tuple[str, str | None, str | None]] | None = None,
    words: Sequence[str] = (),
    doubts: Sequence[str] = (),
    unsure: Sequence[int] = (),
) -> ParsedDocument:
    """A page with these lines; `names`, `dates`, `quotes` and `words` are wherever they are written in it.

    `names` give type and entity, `dates` the value, `quotes` kind, type and name of the speaker, `topics` the topic of
    a headline; `doubts` are codes of notes, `unsure` numbers of lines.
    """
    text = "\n".join(words_ for _, _, words_ in rows)
    document = Document(hashlib.sha256((name + text).encode()).hexdigest(), name, "utf-8", text, Facts())
    lines = tuple(
        Line(number, span, role, block, "made", number not in unsure)
        for number, ((role, block, _), span) in enumerate(zip(rows, document.line_spans, strict=True), 1)
    )
    title = next((line for line in lines if line.role == "title"), None)
    layout = Layout(
        lines, tuple(_headlines(lines, text)), title and title.span, title and title.number, site,
    )  # fmt: skip
    zones = layout.zones()
    return ParsedDocument(
        document=document,
        layout=layout,
        published=Moment(published, "day", "dateline", (), 1) if isinstance(published, str) else published,
        captured=Moment(captured, "day", "header", (), 1) if captured else None,
        topics=tuple(TopicChoice((topics or {}).get(h.text), None, 0.5, ()) for h in layout.headlines),
        article_topic=TopicChoice(topic, None, 0.5, ()),
        mentions=tuple(
            Mention(form, kind, span, zone.line, zone.name, entity, "made")
            for form, (kind, entity), span, zone in _found(names, zones, text)
        ),
        dates=tuple(
            DateMention(form, "DATE", value, span, zone.line, zone.name, "day", "made")
            for form, value, span, zone in _found(dates, zones, text)
        ),
        terms=tuple(
            TermMention(form, stem, span, zone.line, zone.name)
            for form, stem, span, zone in _found({word: word.lower() for word in words}, zones, text)
        ),
        quotations=tuple(
            Quotation(form, how, span, zone.line, zone.name, speaker, kind, "kata", "made")
            for form, (how, kind, speaker), span, zone in _found(quotes, zones, text)
        ),
        notes=tuple(Note(code, code, None) for code in doubts),
        made_by="hand",
    )


def _headlines(lines: Sequence[Line], text: str) -> Iterator[Headline]:
    first: dict[str, int] = {}
    ranks: dict[str, int] = {}
    for at, line in enumerate(line for line in lines if line.role == "link"):
        block = line.block or "other"
        ranks[block] = ranks.get(block, 0) + 1
        words = line.span.cut(text)
        yield Headline(words, line.span, line.number, block, ranks[block], first.get(words))
        first.setdefault(words, at)


def _found(wanted: Mapping[str, Any] | None, zones: Sequence[Zone], text: str) -> Iterator[tuple[str, Any, Span, Zone]]:
    for zone in zones:
        for form, what in (wanted or {}).items():
            for match in re.finditer(rf"\b{re.escape(form)}\b", zone.span.cut(text)):
                start = zone.span.start + match.start()
                yield form, what, Span(start, start + len(form)), zone
