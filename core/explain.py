"""What decided and what was weighed for each line, name, date, quotation and topic: plain values, ready for JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from core.model import Moment, TopicChoice
from core.quotations import SPEAKERS
from core.traces import Explanation, NameReading, TitleTrace, TopicTrace

Row = dict[str, Any]

#: Why the sequence model decides a line.
_OVERRULED = "After the rules, because it sees all lines of the page at once, and is much surer of another role."
#: How many topics behind the leading one are shown.
_NEXT_TOPICS = 4
#: What a document date was read from, by the source of its moment.
_SOURCES = {
    "metadata": "The metadata of the file state it.",
    "warc": "The record of the web archive states it.",
    "file": "The file was saved then, and nothing on the page proves another day.",
    "dateline": "The date line of the article states it.",
    "url": "The address of the page has it.",
    "header": "The page states its own day above the title.",
    "links": "It is the latest day that the lists of links prove.",
    "weekday": "The weekdays, days and months of the article agree in this year.",
    "relative": "It was counted from a relative time on the page.",
    "reference": "It was given as the reference date.",
    "analyst": "An analyst gave it.",
}


def rows(explained: Explanation, line: int | None = None) -> Iterator[Row]:
    """The objects of a document: itself, its lines, names, dates, quotations and topics, with `decided` and `weighed`.

    With `line` those of this line alone, after the document's own; none where the document has no such line.
    """
    if line is not None and line > len(explained.layout.lines):
        return
    yield _named(explained, "document", _document(explained))
    for kind, found in (
        ("line", _lines(explained)),
        ("mention", _mentions(explained)),
        ("date", _dates(explained)),
        ("quotation", _quotations(explained)),
        ("topic", _topics(explained)),
    ):
        yield from (_named(explained, kind, row) for row in found if line is None or row["line"] == line)


def _named(explained: Explanation, kind: str, row: Row) -> Row:
    return {"kind": kind, "document": explained.parsed.document.name} | row


def _document(explained: Explanation) -> Row:
    parsed = explained.parsed
    return {
        "title": _title(explained),
        "article": _article(explained),
        "published": _moment(parsed.published),
        "captured": _moment(parsed.captured),
    }


def _title(explained: Explanation) -> Row:
    layout, text = explained.parsed.layout, explained.parsed.document.text
    best = "It has the most points of the headlines above the article, and of equal ones it is the last."
    none = "No headline above an article has as much as 0 points."
    return {
        "text": layout.title and layout.title.cut(text),
        "line": layout.title_line,
        "decided": best if layout.title else none,
        "weighed": [
            {"line": title.line, "text": _line_text(explained, title.line)} | _score(title)
            for title in sorted(explained.layout.titles, key=lambda title: -title.score)
        ],
    }


def _score(title: TitleTrace) -> Row:
    return {"score": title.score, "points": [{"for": what, "points": points} for what, points in title.points]}


def _article(explained: Explanation) -> Row:
    """Where the article is, and the runs of paragraphs that it was chosen from."""
    trace = explained.layout
    body = [line.number for line in explained.parsed.layout.lines if line.role == "body"]
    heaviest = "It is the run of paragraphs with the most characters; one with a dateline counts one and a half times."
    return {
        "lines": body,
        "decided": heaviest if trace.runs else "No line is long enough for a paragraph.",
        "weighed": [{"lines": list(run.lines), "weight": run.weight, "chosen": run.chosen} for run in trace.runs],
        "corrections": [
            {"purpose": c.purpose, "added": list(c.added), "left_out": list(c.left_out)} for c in trace.corrections
        ],
    }


def _moment(moment: Moment | None) -> Row:
    if moment is None:
        return {"value": None, "decided": "Nothing proves it.", "weighed": []}
    return {
        "value": moment.value,
        "precision": moment.precision,
        "source": moment.source,
        "line": moment.line,
        "decided": _SOURCES[moment.source],
        "weighed": list(moment.candidates),
    }


def _lines(explained: Explanation) -> Iterator[Row]:
    titles = {title.line: title for title in explained.layout.titles}
    for line, trace in zip(explained.parsed.layout.lines, explained.layout.lines, strict=True):
        declined: list[Row] = [{"rule": name} for name in trace.declined]
        if trace.overruled:
            declined.append({"rule": trace.rule, "role": trace.role})
        model: list[Row] = [{"model": label, "probability": round(chance, 4)} for label, chance in trace.model]
        candidate = [{"title": _score(titles[line.number])}] if line.number in titles else []
        yield {
            "line": line.number,
            "text": _line_text(explained, line.number),
            "role": line.role,
            "block": line.block,
            "certain": line.certain,
            "decided": "sequence model" if trace.overruled else trace.rule,
            "reason": line.reason,
            "order": _OVERRULED if trace.overruled else trace.order,
            "weighed": declined + model + candidate,
        }


def _line_text(explained: Explanation, number: int) -> str:
    return explained.parsed.layout.lines[number - 1].span.cut(explained.parsed.document.text)


def _mentions(explained: Explanation) -> Iterator[Row]:
    for mention, readings in zip(explained.parsed.mentions, explained.names, strict=True):
        yield {
            "line": mention.line,
            "start": mention.span.start,
            "end": mention.span.end,
            "text": mention.text,
            "type": mention.type,
            "entity": mention.entity,
            "decided": mention.reason,
            "weighed": [_reading(reading) for reading in readings],
        }


def _reading(reading: NameReading) -> Row:
    weight = {"tagger": "probability", "sense": "cues"}.get(reading.source)
    row = {"source": reading.source, "text": reading.text, "type": reading.type, "entity": reading.entity}
    return row if weight is None or reading.weight is None else row | {weight: round(reading.weight, 4)}


def _dates(explained: Explanation) -> Iterator[Row]:
    for date in explained.parsed.dates:
        yield {
            "line": date.line,
            "start": date.span.start,
            "end": date.span.end,
            "text": date.text,
            "type": date.type,
            "value": date.value,
            "decided": date.reason,
            "weighed": list(date.candidates),
            "rule": explained.date_rules.get(date.span.start),
        }


def _quotations(explained: Explanation) -> Iterator[Row]:
    """Each quotation with its speaker; weighed are the names of its line that can speak, in their order."""
    parsed = explained.parsed
    names: dict[int, list[Row]] = {}
    for mention in parsed.mentions:
        if mention.type in SPEAKERS:
            row = {"text": mention.text, "type": mention.type, "entity": mention.entity, "start": mention.span.start}
            names.setdefault(mention.line, []).append(row)
    for quotation in parsed.quotations:
        yield {
            "line": quotation.line,
            "start": quotation.span.start,
            "end": quotation.span.end,
            "text": quotation.text,
            "form": quotation.kind,
            "speaker": quotation.speaker,
            "type": quotation.type,
            "verb": quotation.cue,
            "decided": quotation.reason,
            "weighed": names.get(quotation.line, []),
        }


def _topics(explained: Explanation) -> Iterator[Row]:
    """The topic of each headline, and last that of the article, which is on the line of its title."""
    parsed = explained.parsed
    for headline, choice, trace in zip(parsed.layout.headlines, parsed.topics, explained.topics, strict=True):
        where = {"of": "headline", "line": headline.line, "start": headline.span.start, "end": headline.span.end}
        yield where | {"text": headline.text} | _topic(choice, trace)
    title = parsed.layout.title
    where = {"of": "article", "line": parsed.layout.title_line}
    text = {"text": title and title.cut(parsed.document.text)}
    yield where | text | _topic(parsed.article_topic, explained.article_topic)


def _topic(choice: TopicChoice, trace: TopicTrace) -> Row:
    """The topic with its evidence, and the topics behind it; the best ones where none was sure enough to be taken."""
    evidence = trace.evidence if choice.topic else ()
    behind = [(slug, score) for slug, score in trace.scores if slug != choice.topic]
    return {
        "topic": choice.topic,
        "secondary": choice.secondary,
        "score": round(choice.score, 4),
        "decided": [{"text": e.text, "weight": round(e.weight, 4), "source": e.source} for e in evidence],
        "weighed": [{"topic": slug, "score": round(score, 4)} for slug, score in behind[:_NEXT_TOPICS]],
    }
