"""Patterns as DuckDB takes them. Its regular expressions are RE2: linear in the text, whatever the pattern.

So what an analyst types cannot hang the program (`(a+)+$`), without another package; backreferences are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.corpus.database import Database, Refused
from core.search.find import BadPattern
from core.search.indexed import PLACES
from core.search.query import Item

#: Letters and digits, and what parts two words of a name.
_LETTERS, _BETWEEN = r"[\pL\pN]", r"[^\pL\pN]+"
#: A regular expression may take so long: it has to read every text.
SECONDS = 20


def like(pattern: str) -> str:
    """`korup*` for LIKE with the escape sign `!`."""
    escaped = re.sub(r"([!%_])", r"!\1", pattern)
    return escaped.replace("*", "%").replace("?", "_")


def named(items: Sequence[Item]) -> str:
    """The regular expression for these words after one another, as whole words, in lower-case text."""
    words = _BETWEEN.join(_word(item) for item in items)
    return rf"(?:^|[^\pL\pN]){words}(?:$|[^\pL\pN])"


def _word(item: Item) -> str:
    parts = re.split(r"([*?])", item.text) if item.kind == "pattern" else [item.text]
    wild = {"*": f"{_LETTERS}*", "?": _LETTERS}
    return "".join(wild.get(part) or re.escape(part) for part in parts)


def regex_matches(database: Database, pattern: str) -> Iterator[tuple[int, int, int, str]]:
    """Document, start, end and place of every match in a line; upper and lower case are one. Raises `BadPattern`."""
    try:
        if database.read("SELECT regexp_matches('', $p)", {"p": f"(?i){pattern}"})[0][0]:
            raise BadPattern("")
        for number, start, role, text, found, between in database.read(
            _MATCHES, {"p": f"(?i){pattern}", "whole": f"(?im){pattern}", "places": list(PLACES)}, seconds=SECONDS
        ):
            at = start
            # What is between the matches and the matches themselves, in turn, are the line: so each has its place.
            if len(between) != len(found) + 1 or "".join(_in_turn(between, found)) != text:
                continue
            for before, match in zip(between, found, strict=False):
                at += len(before)
                if match:
                    yield number, at, at + len(match), role
                at += len(match)
    except Refused as error:
        raise BadPattern(str(error).replace("(?i)", "").replace("(?im)", "")) from error


def _in_turn(between: Sequence[str], found: Sequence[str]) -> Iterator[str]:
    for at, text in enumerate(between):
        yield text
        if at < len(found):
            yield found[at]


_MATCHES = """
    WITH pages AS (SELECT i.number, d.id, d.text, d.title_line FROM documents d JOIN indexed i ON i.document = d.id
                   WHERE regexp_matches(d.text, $whole)),
         rows AS (SELECT p.number, l.start_at, CASE WHEN l.role = 'link' THEN l.block ELSE l.role END AS place,
                         substr(p.text, l.start_at + 1, l.end_at - l.start_at) AS line
                  FROM pages p JOIN lines l ON l.document = p.id
                  WHERE l.role <> 'title' OR l.number = p.title_line)
    SELECT number, start_at, place, line, regexp_extract_all(line, $p), string_split_regex(line, $p)
    FROM rows WHERE list_contains($places, place) AND regexp_matches(line, $p) ORDER BY number, start_at"""
