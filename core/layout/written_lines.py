"""The written lines of a page with their roles, as byline and section are read from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from core.layout.date_lines import has_date
from core.layout.line_features import crawl_mark_end
from core.model import Document, Line
from core.text import fold, key

#: How far from the article its bylines are, in written lines.
_BEFORE, _AFTER = 6, 16
#: Marks and white space around a name that are no part of it.
EDGES = " \t\v\f\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029:|-–—•*·"


class Row(NamedTuple):
    """A written line: its trimmed text, the same folded, and its role."""

    number: int
    text: str
    plain: str
    role: str

    @property
    def key(self) -> str:
        """The form that lists are asked with."""
        return key(self.text)


@dataclass(frozen=True)
class Window:
    """All written lines, and where among them title and article are."""

    rows: Sequence[Row]
    title: int | None
    first: int
    last: int

    def near(self, place: int) -> bool:
        """Whether a row is where the article's bylines can: from a little before the title to a little after."""
        return self._top - _BEFORE <= place <= self.last + _AFTER

    @property
    def _top(self) -> int:
        return self.title if self.title is not None else self.first

    def beside_title(self) -> Iterator[int]:
        """The places around the title, and between it and the first paragraph."""
        if self.title is None:
            return
        for place in range(self.title + 1, min(self.title + 7, len(self.rows))):
            # Some sites put the summary between title and byline; two paragraphs are the article.
            if place > self.first:
                return
            yield place

    def is_title(self, place: int) -> bool:
        """Whether the row is the title, or the summary right below it."""
        return 0 <= place < len(self.rows) and (place == self.title or self.rows[place].role == "title")

    def dated(self, place: int) -> bool:
        """Whether the row has a date or a time and is no prose."""
        if not 0 <= place < len(self.rows):
            return False
        row = self.rows[place]
        return row.role != "body" and len(row.plain) < 110 and has_date(row.plain)

    @cached_property
    def article_key(self) -> str:
        """Title and article as one key, to ask whether a name is in the news."""
        rows = (row for i, row in enumerate(self.rows) if row.role == "body" or i == self.title)
        return " \n ".join(row.key for row in rows)


def look_around(document: Document, lines: Sequence[Line], title_line: int | None) -> Window:
    """The lines of a document that hold more than marks, with the places of title and article."""
    rows = []
    for line in lines:
        raw = line.span.cut(document.text)
        text = raw[crawl_mark_end(fold(raw)) :].strip()
        if any(map(str.isalnum, text)):
            rows.append(Row(line.number, text, fold(text), line.role))
    body = [i for i, row in enumerate(rows) if row.role == "body"]
    title = next((i for i, row in enumerate(rows) if row.number == title_line), None)
    first = body[0] if body else len(rows)
    return Window(rows, title, first, body[-1] if body else (title if title is not None else len(rows)))
