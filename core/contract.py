"""A parsed document as the command line prints it: plain values, ready for JSON. Schema 1."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from core.corpus import Received
from core.corpus.search import Hit
from core.model import DateMention, Headline, Mention, Moment, ParsedDocument, TopicChoice
from core.terms import count_terms

SCHEMA = 1


def document(parsed: ParsedDocument) -> dict[str, Any]:
    """The object that `parse` prints for one document."""
    text, layout = parsed.document.text, parsed.layout
    return {
        "schema": SCHEMA,
        "name": parsed.document.name,
        "sha256": parsed.document.id,
        "encoding": parsed.document.encoding,
        "title": layout.title and {"text": layout.title.cut(text), "line": layout.title_line},
        "author": layout.author and {"text": layout.author.text, "line": layout.author.line},
        "section": layout.section and {"text": layout.section.text, "line": layout.section.line},
        "site": layout.site and {"text": layout.site, "line": layout.site_line},
        "labels": dict(parsed.document.facts.labels),
        "published": _moment(parsed.published),
        "captured": _moment(parsed.captured),
        "lines": [
            {"number": n.number, "role": n.role, "block": n.block, "reason": n.reason, "certain": n.certain}
            for n in layout.lines
        ],
        "headlines": [_headline(h, t) for h, t in zip(layout.headlines, parsed.topics, strict=True)],
        "mentions": mentions(parsed.mentions, whole=True),
        "dates": dates(parsed.dates, whole=True),
        "quotations": [
            {"text": q.text, "kind": q.kind, "speaker": _as_written(q.speaker, parsed.mentions), "entity": q.speaker}
            | {"type": q.type, "verb": q.cue}
            | {"start": q.span.start, "end": q.span.end, "line": q.line, "zone": q.zone, "reason": q.reason}
            for q in parsed.quotations
        ],
        "terms": [
            {"stem": t.stem, "text": t.text, "count": t.count, "zone": t.zone} for t in count_terms(parsed.terms)
        ],
        "notes": [{"code": n.code, "message": n.message, "line": n.line} for n in parsed.notes],
    }


def _as_written(entity: str | None, mentions: Iterable[Mention]) -> str | None:
    """The fullest form in which the article itself names an entity: WHO, where it never says what that stands for."""
    forms = dict.fromkeys(m.text for m in mentions if m.entity == entity)
    return max(forms, key=lambda form: (form.count(" "), len(form)), default=entity)


def received(file: Received) -> dict[str, Any]:
    """What `import` prints for one file."""
    return {"name": file.name, "state": file.state, "reason": str(file.error) if file.error else None}


def hit(found: Hit) -> dict[str, Any]:
    """What `search` prints for one place; `document` is the SHA-256 of its page."""
    return {
        "document": found.document,
        "name": found.name,
        "site": found.site,
        "title": found.title,
        "published": found.published and found.published.isoformat(),
        "line": found.line,
        "start": found.start,
        "end": found.end,
        "left": found.left,
        "node": found.node,
        "right": found.right,
        "score": found.score,
    }


def _in_document(m: Mention) -> dict[str, Any]:
    return {"line": m.line, "zone": m.zone, "entity": m.entity, "role": m.role, "dateline": m.dateline}


def mentions(found: Iterable[Mention], *, whole: bool = False) -> list[dict[str, Any]]:
    """Names as objects; `whole` adds where they are in a document."""
    return [
        {"text": m.text, "type": m.type, "start": m.span.start, "end": m.span.end} | (_in_document(m) if whole else {})
        for m in found
    ]


def dates(found: Iterable[DateMention], *, whole: bool = False) -> list[dict[str, Any]]:
    """TIMEX3 expressions as objects; `whole` adds where they are in a document and why they are read so."""
    return [
        {"text": d.text, "type": d.type, "value": d.value, "start": d.span.start, "end": d.span.end}
        | ({"line": d.line, "zone": d.zone, "reason": d.reason, "candidates": list(d.candidates)} if whole else {})
        for d in found
    ]


def topic(choice: TopicChoice, label: str | None) -> dict[str, Any]:
    """What `topics` prints for one headline."""
    return {
        "topic": choice.topic,
        "label": label,
        "score": round(choice.score, 4),
        "secondary": choice.secondary,
        "evidence": list(choice.evidence),
    }


def _headline(headline: Headline, choice: TopicChoice) -> dict[str, Any]:
    return {
        "text": headline.text,
        "line": headline.line,
        "start": headline.span.start,
        "end": headline.span.end,
        "block": headline.block,
        "position": headline.position,
        "topic": choice.topic,
        "secondary": choice.secondary,
        "score": round(choice.score, 4),
        "evidence": list(choice.evidence),
        "duplicate_of": headline.duplicate_of,
    }


def _moment(moment: Moment | None) -> dict[str, Any] | None:
    if moment is None:
        return None
    return {
        "value": moment.value,
        "precision": moment.precision,
        "source": moment.source,
        "candidates": list(moment.candidates),
        "line": moment.line,
    }
