"""From what is typed to a query: words, phrases, AND OR NOT, brackets, near, wildcards, regular expressions, fields.

query  = all, then OR, any number of times
all    = part, then part or AND part, any number of times
part   = NOT part | -part | near
near   = atom, then ~N atom, any number of times
atom   = word | "phrase" | /regex/ | field:value | title:atom | body:atom | ( query )
"""

from __future__ import annotations

from collections.abc import Sequence

from core.errors import QueryError
from core.model import Span
from core.search.fields import read_field
from core.search.indexed import MOST_APART
from core.search.items import items
from core.search.lexer import Token, tokens
from core.search.query import And, Name, Near, Node, Not, Or, Regex, Speaker, Within, Words

#: Brackets and NOT may be in one another so often, and a query may have so many parts.
_DEEPEST, _MOST = 20, 60
#: A longer expression is no search any more.
_LONGEST_REGEX = 200
#: What near can join: what has a place in the text.
_PLACED = (Words, Regex, Name, Speaker, Near, Within)


def parse(query: str) -> Node:
    """The query as a tree. Raises `QueryError`, and nothing else, whatever is typed."""
    found = list(tokens(query))
    if len(found) > _MOST:
        raise QueryError(found[_MOST].at.start, len(query), "The query has more than {most} parts.", most=_MOST)
    if not found:
        raise QueryError(0, len(query), "There is no word here to look for.")
    reader = _Reader(found, len(query))
    node = reader.any()
    if rest := reader.peek():
        raise QueryError(rest.at.start, rest.at.end, "This bracket closes nothing.")
    return node


class _Reader:
    """The tokens, and how far they are read."""

    def __init__(self, found: Sequence[Token], length: int) -> None:
        self._tokens, self._at, self._end, self._depth = found, 0, length, 0

    def peek(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def any(self) -> Node:
        """Parts with OR between them."""
        children = [self._all()]
        while (token := self.peek()) and token.kind == "operator" and token.text == "or":
            self._take()
            children.append(self._all())
        return children[0] if len(children) == 1 else Or(_around(children), tuple(children))

    def _all(self) -> Node:
        children = [self._part()]
        while (token := self.peek()) and token.kind != "close" and (token.kind, token.text) != ("operator", "or"):
            if (token.kind, token.text) == ("operator", "and"):
                self._take()
            children.append(self._part())
        return children[0] if len(children) == 1 else And(_around(children), tuple(children))

    def _part(self) -> Node:
        token = self.peek()
        if token and (token.kind == "minus" or (token.kind, token.text) == ("operator", "not")):
            self._take()
            self._deeper(token)
            child = self._part()
            self._depth -= 1
            return Not(Span(token.at.start, child.at.end), child)
        return self._near()

    def _near(self) -> Node:
        left = self._atom()
        while (token := self.peek()) and token.kind == "near":
            self._take()
            if not token.text or len(token.text) > 3 or not 1 <= int(token.text) <= MOST_APART:
                raise QueryError(
                    token.at.start, token.at.end, "After ~ comes a number of words from 1 to {most}: pajak ~5 naik.",
                    most=MOST_APART,
                )  # fmt: skip
            right = self._atom()
            for side in (left, right):
                if not isinstance(side, _PLACED) or (isinstance(side, Within) and not isinstance(side.child, _PLACED)):
                    raise QueryError(side.at.start, side.at.end, "Near joins words, phrases, names and speakers only.")
            left = Near(Span(left.at.start, right.at.end), left, right, int(token.text))
        return left

    def _atom(self) -> Node:
        token = self.peek()
        if token is None:
            raise QueryError(max(0, self._end - 1), self._end, "Something is missing at the end.")
        self._take()
        match token.kind:
            case "word":
                return Words(token.at, items(token.text, token.at, "stem"))
            case "phrase":
                return Words(token.at, items(token.text, token.at, "form"))
            case "regex":
                return _regex(token)
            case "open":
                return self._bracket(token)
            case "field":
                return self._field(token)
            case "close":
                raise QueryError(token.at.start, token.at.end, "This bracket closes nothing, or nothing is in it.")
            case _:
                raise QueryError(token.at.start, token.at.end, "Something is missing before “{sign}”.", sign=token.text)

    def _bracket(self, opened: Token) -> Node:
        self._deeper(opened)
        node = self.any()
        closed = self.peek()
        if closed is None:
            raise QueryError(opened.at.start, opened.at.end, "This bracket is not closed.")
        self._take()
        self._depth -= 1
        return node

    def _field(self, field: Token) -> Node:
        value = self.peek()
        if value is None or value.at.start != field.at.end:
            raise QueryError(
                field.at.start, field.at.end, "After “{field}:” comes a value, without a space.", field=field.text
            )
        if field.text in ("title", "body"):
            self._deeper(field)
            child = self._atom()
            self._depth -= 1
            return Within(Span(field.at.start, child.at.end), (field.text,), child)
        if value.kind not in ("word", "phrase", "operator"):
            raise QueryError(
                value.at.start,
                value.at.end,
                "“{field}:” takes a word, or several in quotation marks.",
                field=field.text,
            )
        self._take()
        return read_field(field.text, value, Span(field.at.start, value.at.end))

    def _deeper(self, token: Token) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise QueryError(
                token.at.start, token.at.end, "There are more than {most} brackets in one another.", most=_DEEPEST
            )


def _around(children: Sequence[Node]) -> Span:
    return Span(children[0].at.start, children[-1].at.end)


def _regex(token: Token) -> Regex:
    if not token.text.strip() or len(token.text) > _LONGEST_REGEX:
        raise QueryError(
            token.at.start, token.at.end, "A regular expression has 1 to {most} characters.", most=_LONGEST_REGEX
        )
    return Regex(token.at, token.text)
