"""Which list each link headline, heading and teaser belongs to, once the role of every line is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from core import lexicons
from core.layout import phrases
from core.layout.heading_words import list_kinds
from core.layout.line_features import LineFeatures

#: So many headlines at most stand before the heading that they belong to.
_BEFORE_HEADING = 2
#: A list is over after so many lines that are neither headline nor what accompanies one.
_GAP = 10
#: A mark that a page writes more often ends no list: it accompanies each headline.
_MARKS = 3
#: `Berita Lainnya` names no kind by itself; what stands at its headlines may.
_OTHER_NEWS = frozenset(("berita", "artikel", "kabar", "lainnya", "lain", "other", "more", "news"))
_JUST_NOW, _FRESH_LINES = ("menit", "jam", "minute", "hour"), 12
_COUNTED = ("view", "kali", "komentar")
#: Words for the kinds of two tabs that are above both of their lists.
_TABS = ({"popular", "latest"}, {"popular", "choice"})


@cache
def _list_ends() -> frozenset[str]:
    return frozenset(phrases.bare(row["phrase"]) for row in lexicons.read("list_ends", ("phrase",)))


def heading_kinds(line: LineFeatures) -> tuple[str, ...]:
    """The kinds of the lists that a line announces if it is a heading: one, or several for tabs on one line."""
    if phrases.bare(line.text) not in phrases.headings():
        kinds = list_kinds(line.text, strict=line.heading is not None)
        if kinds:
            return kinds
    if line.heading:
        return (line.heading,)
    return ("related",) if line.marker else ("other",)


class _Lists:
    """The lists of a page, as they are found from its first line to its last."""

    def __init__(self, lines: Sequence[LineFeatures], roles: Sequence[str], first: int) -> None:
        self.lines, self.roles, self.first = lines, roles, first
        self.blocks: list[str | None] = [None] * len(lines)
        self.current: str | None = None
        #: Kinds of further tabs, whose lists follow without a heading of their own.
        self.tabs: list[str] = []
        self.items: list[int] = []
        self.headings: list[int] = []
        self.gap = self.short = 0
        #: Whether the list was closed: what follows without a heading is another.
        self.ended = False
        #: Where the list of the second of two tabs begins, and its kind.
        self.border: tuple[int, str] | None = None
        #: Whether the first headline of this list is above its heading.
        self.began_above = False
        self.counts = Counter(line.key for line in lines)

    def read(self) -> list[str | None]:
        for i, role in enumerate(self.roles):
            if role == "body" or (role == "title" and i < self.first):
                self._close()
            elif role == "title":
                continue  # a list may have the page's own article
            elif role == "heading":
                self._open(i)
            elif role == "link":
                self._add(i)
            elif role == "inline":
                self.blocks[i] = "inline"
            elif role == "teaser":
                self.gap = self.short = 0
                self.blocks[i] = self.current or "other"
            else:
                self._pass(i)
        return self.blocks

    def _close(self) -> None:
        self.current, self.tabs, self.items, self.headings, self.ended = None, [], [], [], False
        self.gap = self.short = 0

    def _open(self, i: int) -> None:
        kinds = heading_kinds(self.lines[i])
        if kinds == ("other",) and self._is_fresh(i):
            kinds = ("latest",)
        moved = self._before_heading(i)
        adjacent = bool(self.headings) and not self.items
        self.headings = [*self.headings, i] if adjacent else [i]
        pair = [heading_kinds(self.lines[k])[0] for k in self.headings[-2:]]
        self.current, self.tabs = kinds[0], list(kinds[1:])
        if len(kinds) == 1 and len(pair) == 2 and pair[0] != pair[1] and set(pair) in _TABS:
            self._part_tabs(i, pair)
        else:
            self.border = None
        self.items, self.began_above, self.ended = moved, bool(moved), False
        for k in moved:
            self.blocks[k] = self.current
        self.blocks[i] = kinds[0]
        self.gap = self.short = 0

    def _is_fresh(self, i: int) -> bool:
        """Whether a list of other news is of those that came last: minutes and hours ago stand at its headlines."""
        if set(phrases.bare(self.lines[i].text).split()) - _OTHER_NEWS:
            return False
        near = range(i + 1, min(i + _FRESH_LINES, len(self.lines)))
        end = next((k for k in near if self.roles[k] in ("heading", "body")), near.stop)
        dates = [self.lines[k].key for k in range(i + 1, end) if self.lines[k].date]
        return len(dates) > 1 and all(any(word in date for word in _JUST_NOW) for date in dates)

    def _before_heading(self, i: int) -> list[int]:
        """The headlines right above a heading that are its own: no list claims them, or the page shows its habit."""
        above: list[int] = []
        k = i - 1
        while k >= 0 and self.roles[k] == "link" and len(above) <= _BEFORE_HEADING:
            above.append(k)
            k -= 1
        if not above:
            return []
        if self.current is None and len(above) <= _BEFORE_HEADING and len(self.items) == len(above):
            return above[::-1]
        if self.began_above and len(above) == 1 and len(self.items) > 2 and self._accompanied():
            return above
        return []

    def _accompanied(self) -> bool:
        """Whether something accompanies every headline of the list but the last."""
        return all(after - before > 1 for before, after in zip(self.items, self.items[1:], strict=False))

    def _add(self, i: int) -> None:
        if self.ended:
            # Only readers are counted in a list of what they read most.
            self.current = self.tabs.pop(0) if self.tabs else "popular" if self._counts_readers(i) else "other"
            self.items, self.ended = [], False
        if self.border and i >= self.border[0]:
            self.current, self.border = self.border[1], None
        self.items.append(i)
        self.blocks[i] = self.current or "other"
        self.gap = self.short = 0

    def _pass(self, i: int) -> None:
        """A line that is in no list: it may end one."""
        line = self.lines[i]
        if line.lone or line.date or self.roles[i] == "caption":
            return
        name = phrases.bare(line.text)
        if name in _list_ends() and self.items and self.counts[line.key] <= _MARKS:
            self.ended = True
            return
        if self.roles[i] == "meta" and phrases.opens_tags(line.key):
            self._close()
            return
        if line.heading and self.roles[i] == "furniture" and self._heads_list(i):
            self._open(i)
            return
        self.gap += 1
        self.short += 1
        if self.current and self.items and (self.gap >= _GAP or (i < self.first and self.short > 2)):
            self._close()

    def _heads_list(self, i: int) -> bool:
        """Whether a listed heading that was read as furniture is right above a headline, and not above each of them."""
        following = next((k for k in range(i + 1, min(i + 4, len(self.roles))) if not self.lines[k].lone), None)
        if following is None or self.roles[following] != "link":
            return False
        return self.counts[self.lines[i].key] == 1

    def _part_tabs(self, i: int, pair: list[str]) -> None:
        """Two tabs on two lines above both lists: the second begins where what accompanies a headline changes."""
        end = next((k for k in range(i + 1, len(self.roles)) if self.roles[k] in ("heading", "body")), len(self.roles))
        heads = [k for k in range(i + 1, end) if self.roles[k] == "link"]
        before = bool(heads) and heads[0] > 0 and (self.lines[heads[0] - 1].date or self.lines[heads[0] - 1].lone)
        company = [self._company(k, before=before) for k in heads]
        change = next((k for k in range(1, len(heads)) if company[k] != company[k - 1]), None)
        if change is not None and change >= 2:
            self.current, self.border = pair[0], (heads[change], pair[1])

    def _company(self, i: int, *, before: bool) -> str:
        """What accompanies a headline. Where the first list has it before each headline, the line before is asked."""
        previous = self.lines[i - 1] if i else None
        if previous is not None and previous.lone and previous.text:
            return "rank"
        adjacent = previous if before else self.lines[i + 1] if i + 1 < len(self.lines) else None
        if adjacent is None or not adjacent.date:
            return "none"
        return "count" if any(word in adjacent.key for word in _COUNTED) else "time"

    def _counts_readers(self, i: int) -> bool:
        after = self.lines[i + 1] if i + 1 < len(self.lines) else None
        return after is not None and after.words <= 3 and any(word in after.key for word in _COUNTED)


def assign_lists(lines: Sequence[LineFeatures], roles: Sequence[str], first: int) -> list[str | None]:
    """For each line the block that it is in, None where its role has none.

    `roles` are those of the model: `link` in a list, `inline` in the article. `first` is the index of its first
    paragraph.
    """
    found = _Lists(lines, roles, first).read()
    return [
        block if role in ("link", "inline", "heading", "teaser") else None
        for block, role in zip(found, roles, strict=True)
    ]
