"""A query cut into its tokens. What is typed is never refused here without the place of the mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from core import lexicons
from core.errors import QueryError
from core.model import Span
from core.text import fold

#: A query may have so many characters.
LONGEST = 1000
#: By the first characters of a token. A word goes on to the next space, bracket or quotation mark.
_TOKEN = re.compile(
    r"(?P<space>\s+)|(?P<open>\()|(?P<close>\))|(?P<quoted>\"[^\"]*\"?)|(?P<regex>/(?:\\.|[^/\\])*/?)"
    r"|~(?P<near>\d*)|(?P<field>[^\W\d_]+):|(?P<minus>-(?=[^\s)]))|(?P<word>[^\s()\"~]+)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """`kind` is open, close, phrase, regex, near, field, minus, operator or word; `text` its value."""

    kind: str
    text: str
    at: Span


@cache
def meanings(kind: str) -> dict[str, str]:
    """The words of the query language, as they may be typed: operator, field or block, each with what it means."""
    rows = lexicons.read("search_words", ("kind", "word", "means"), (("kind", ("operator", "field", "block")),))
    return {row["word"]: row["means"] for row in rows if row["kind"] == kind}


def tokens(query: str) -> Iterator[Token]:
    """The tokens of the query in order. Raises `QueryError`."""
    if len(query) > LONGEST:
        raise QueryError(LONGEST, len(query), "The query is longer than {most} characters.", most=LONGEST)
    plain = fold(query)
    for match in _TOKEN.finditer(plain):
        kind, at = str(match.lastgroup), Span(*match.span())
        if kind != "space":
            yield _READ.get(kind, _plain)(query, plain, at, kind)


def _plain(query: str, plain: str, at: Span, kind: str) -> Token:
    return Token(kind, at.cut(query), at)


def _quoted(query: str, plain: str, at: Span, kind: str) -> Token:
    if len(at.cut(plain)) < 2 or not at.cut(plain).endswith('"'):
        raise QueryError(at.start, at.end, "This quotation mark has no second one.")
    return Token("phrase", query[at.start + 1 : at.end - 1], at)


def _regex(query: str, plain: str, at: Span, kind: str) -> Token:
    whole = at.cut(query)
    pattern = re.fullmatch(r"/((?:\\.|[^/\\])*)/", whole, re.DOTALL)
    if not pattern:
        raise QueryError(at.start, at.end, "A regular expression ends with a second “/”.")
    # Of what is written before a slash only the slash is escaped by us; everything else is the pattern's own.
    return Token("regex", pattern.group(1).replace(r"\/", "/"), at)


def _near(query: str, plain: str, at: Span, kind: str) -> Token:
    return Token("near", at.cut(query)[1:], at)


def _field(query: str, plain: str, at: Span, kind: str) -> Token:
    written = at.cut(query)[:-1]
    field = meanings("field").get(written.lower())
    if field is None:
        raise QueryError(
            at.start, at.end, "There is no field “{field}”. There are {fields}. Text with a colon goes in quotes.",
            field=written, fields=", ".join(dict.fromkeys(meanings("field").values())),
        )  # fmt: skip
    return Token("field", field, at)


def _word(query: str, plain: str, at: Span, kind: str) -> Token:
    written = at.cut(query)
    operator = meanings("operator").get(written)
    return Token("operator", operator, at) if operator else Token("word", written, at)


_READ = {"quoted": _quoted, "regex": _regex, "near": _near, "field": _field, "word": _word}
