"""What may follow a field: words, a block, a topic, or a day, month or year."""

from __future__ import annotations

import re
from calendar import monthrange

from core import taxonomy
from core.errors import QueryError
from core.model import BLOCKS, Span
from core.search.items import items
from core.search.lexer import Token, meanings
from core.search.query import Block, Days, Fact, Name, Node, Speaker, Topic
from core.text import key

#: Blocks that are said together.
_TOGETHER = {"links": BLOCKS, "article": ("title", "body")}
_DAY = r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?"
_PERIOD = re.compile(rf"{_DAY}(?:\.\.{_DAY})?")
_UNCLASSIFIED = ("unclassified", "tanpa topik")


def read_field(field: str, value: Token, at: Span) -> Node:
    """What a field with a value is, for every field that takes no further query. Raises `QueryError`."""
    if field == "block":
        return Block(at, _places(value))
    if field == "topic":
        return Topic(at, _topic(value))
    if field in ("from", "to", "captured"):
        return _days(field, value, at)
    # Of a name no word is stemmed, whether it is in quotation marks or not.
    found = items(value.text, value.at, "form")
    if field == "name":
        return Name(at, found)
    return Speaker(at, found) if field == "speaker" else Fact(at, field, found)


def _places(value: Token) -> tuple[str, ...]:
    known = meanings("block")
    meant = known.get(key(value.text))
    if meant is None:
        raise QueryError(
            value.at.start, value.at.end, "There is no block “{block}”. There are {blocks}.",
            block=value.text, blocks=", ".join(dict.fromkeys(known.values())),
        )  # fmt: skip
    return _TOGETHER.get(meant, (meant,))


def _topic(value: Token) -> str:
    wanted = key(value.text)
    if wanted in _UNCLASSIFIED:
        return ""
    named = {key(name): slug for language in ("en", "id") for slug, name in taxonomy.names(language).items()}
    named |= {slug: slug for slug in taxonomy.slugs()}
    # The beginning of a name will do, where it is that of one topic only: topic:politik.
    begin = {slug for name, slug in named.items() if name.startswith(wanted)}
    found = {named[wanted]} if wanted in named else begin
    if len(found) != 1:
        raise QueryError(
            value.at.start, value.at.end, "There is no topic “{topic}”. There are {topics}.",
            topic=value.text, topics=", ".join(taxonomy.slugs()),
        )  # fmt: skip
    return found.pop()


def _days(field: str, value: Token, at: Span) -> Days:
    match = _PERIOD.fullmatch(value.text.strip())
    first, last = _ends(match.groups()) if match else (None, None)
    if first is None or last is None or first > last:
        raise QueryError(
            value.at.start,
            value.at.end,
            "“{day}” is no day, month or year: 2025-03-12, 2025-03 or 2025.",
            day=value.text,
        )
    if field == "captured":
        return Days(at, "captured", first, last)
    return Days(at, "published", first, None) if field == "from" else Days(at, "published", None, last)


def _ends(parts: tuple[str | None, ...]) -> tuple[str | None, str | None]:
    """The first day of the first, and the last day of the last, of one or two days, months or years."""
    first, last = parts[:3], parts[3:] if parts[3] else parts[:3]
    return _end(first, last=False), _end(last, last=True)


def _end(parts: tuple[str | None, ...], *, last: bool) -> str | None:
    year, month = int(parts[0] or 0), int(parts[1] or (12 if last else 1))
    if not year >= 1 or not 1 <= month <= 12:
        return None
    longest = monthrange(year, month)[1]
    day = int(parts[2] or (longest if last else 1))
    return f"{year:04}-{month:02}-{day:02}" if 1 <= day <= longest else None
