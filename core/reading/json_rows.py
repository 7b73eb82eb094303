"""JSON as rows of a table: a line an object, or a list of objects, also where something is wrapped around it.

Scrapers, search engines and content systems wrap and nest: `{"data": [...]}`, `{"hits": {"hits": [{"_source": ...}]}}`,
`{"content": {"rendered": ...}}`, a text as a list of paragraphs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from core.errors import UnreadableDocument
from core.reading.delimited import bounded
from core.reading.encodings import stream_of
from core.reading.fields import meaning
from core.reading.source import MAX_FILE_BYTES, Source, too_large

#: One JSON value is held whole: its bytes, and how many values it may have, for each takes up to 70 bytes of memory.
MAX_JSON_BYTES, MAX_VALUES = 100 * 1024 * 1024, 4_000_000
#: A wrapper within a wrapper within a wrapper.
_DEPTH = 3
#: The one member that a nested object is about: `{"rendered": "..."}`.
_CONTENT = ("rendered", "value", "#text", "$t", "__cdata", "content", "text")

Row = Mapping[str, object]


def json_rows(source: Source) -> Iterator[Row]:
    """The objects of a file. A line that is no object is an empty row: it is named, the others go on.

    Raises `UnreadableDocument` where the whole is one value and no JSON, or has too many values.
    """
    if source.name.lower().endswith(".json") or source.data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
        yield from _of_whole(source)
        return
    with stream_of(source) as text:
        pieces = iter(lambda: text.readline(MAX_FILE_BYTES), "")
        rest = False
        for piece in bounded(source.name, pieces):
            # Of a line that is longer than a page may be, the first piece is no JSON and so an empty row.
            if piece.strip() and not rest:
                yield _row(_value(piece))
            rest = not piece.endswith("\n")


def _of_whole(source: Source) -> Iterator[Row]:
    if len(source.data) > MAX_JSON_BYTES:
        raise too_large(source.name, MAX_JSON_BYTES)
    if sum(source.data.count(mark) for mark in (b",", b"[", b"{")) > MAX_VALUES:
        raise UnreadableDocument(
            source.name, "too-large", "{name} has more than {values} values. Write it as .jsonl, a line a page.",
            values=MAX_VALUES,
        )  # fmt: skip
    with stream_of(source) as text:
        whole = text.read()
    try:
        listed = _listed(json.loads(whole))
    except (ValueError, RecursionError) as error:
        lines = [line for line in whole.split("\n") if line.strip()]
        if len(lines) < 2 or not all(line.lstrip().startswith("{") for line in lines[:2]):
            raise _broken(source) from error
        listed = [_value(line) for line in lines]  # JSON Lines under another name
    yield from map(_row, listed)


def _broken(source: Source) -> UnreadableDocument:
    return UnreadableDocument(
        source.name, "broken-table", "{name} is damaged or no table of its kind. Save it again and upload it once more."
    )


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _listed(value: Any) -> list[Any]:
    """The list of pages in a value: itself, the longest list of objects in what is wrapped around it, or one page."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return []
    level: list[Any] = [value]
    for _ in range(_DEPTH):
        if any(_has_text(each) for each in level):
            break
        lists = [x for each in level for x in each.values() if isinstance(x, list) and any(map(_is_object, x))]
        if lists:
            return max(lists, key=len)
        level = [x for each in level for x in each.values() if isinstance(x, dict)]
    # Objects by their ids: {"123": {...}, "124": {...}}.
    values = list(value.values())
    return values if values and all(map(_is_object, values)) and not _has_text(value) else [value]


def _is_object(value: Any) -> bool:
    return isinstance(value, dict)


def _has_text(row: Any) -> bool:
    return isinstance(row, dict) and any(value and meaning(str(name)) == "text" for name, value in row.items())


def _row(value: Any) -> Row:
    """One object as a row of cells; nothing where it is no object."""
    return _flat(value, _DEPTH) if isinstance(value, dict) else {}


def _flat(value: Mapping[str, Any], depth: int) -> dict[str, object]:
    """The members of an object; those of an object in it under `outer.inner`, or as its own where it is the page."""
    row: dict[str, object] = {}
    inner: dict[str, object] = {}
    for name, cell in value.items():
        content = _content(cell)
        if isinstance(content, dict) and depth:
            nested = _flat(content, depth - 1)
            if _has_text(nested):
                inner |= nested
            else:
                row |= {f"{name}.{key}": each for key, each in nested.items()}
        else:
            row[name] = _paragraphs(content) if meaning(name) == "text" else content
    return inner | row


def _content(cell: Any) -> Any:
    """What a nested object is about, where that is one text: `{"rendered": "..."}`; else the cell as it is."""
    if not isinstance(cell, dict):
        return cell
    texts = [cell[name] for name in _CONTENT if isinstance(cell.get(name), str)]
    return texts[0] if texts and not any(meaning(str(n)) in ("title", "published") for n in cell) else cell


def _paragraphs(cell: Any) -> Any:
    """A list of paragraphs, of texts or of objects with one, as one text with a line each."""
    if not isinstance(cell, list):
        return cell
    texts = [_content(each) for each in cell]
    return "\n".join(text for text in texts if isinstance(text, str)) or cell
