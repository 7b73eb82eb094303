"""What the rules need to know of a page besides the line itself: article, lists, markers, menus that come again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.layout.article import Article, find_article
from core.layout.blocks import assign_blocks
from core.layout.line_features import LineFeatures, as_title
from core.model import Document
from core.text import key

#: How many lines may follow a bare marker as its headlines.
_MARKED = 4
#: How many words a menu item has at most.
_ITEM_WORDS = 4


@dataclass(frozen=True, slots=True)
class PageContext:
    """The page around each line. Blank lines are left out, so that all but `links` are indexes and no line numbers.

    `blocks` is parallel to `lines`: the list that each is in. `own_headings` are headings of lists that are not listed,
    `marked` the headlines of a bare inline marker, `openers` the markers that open a list, `recurring` the menu items
    that come again. `links` are the numbers of the lines that a saved page makes one link each; none for plain text.
    `stated_links` says that they are headlines by a column of a table, `stated_title` that the title is.
    """

    lines: Sequence[LineFeatures]
    article: Article
    blocks: Sequence[str | None]
    own_headings: frozenset[int]
    marked: frozenset[int]
    openers: frozenset[int]
    recurring: frozenset[int]
    links: frozenset[int] = frozenset()
    stated_links: bool = False
    stated_title: bool = False

    @property
    def title(self) -> LineFeatures | None:
        """The line that is the title, where there is one."""
        return None if self.article.title is None else self.lines[self.article.title]


def page_context(document: Document, features: Sequence[LineFeatures]) -> PageContext:
    """The context of a page from the features of all its lines."""
    # One dump parts its lines with blank ones, another does not: what is adjacent to a line must not depend on that.
    lines, titles = written_lines(document, features)
    stated_links = "links" in document.facts.stated
    article = find_article(() if stated_links else lines, titles)
    openers = _list_openers(lines, article)
    blocks, own_headings = assign_blocks(lines, article, openers)
    marked, recurring = _marked_lines(lines, article, openers), _recurring_lines(lines, article)
    return PageContext(
        lines, article, blocks, own_headings, marked, openers, recurring, frozenset(document.facts.links), stated_links,
        bool(titles),
    )  # fmt: skip


def written_lines(
    document: Document, features: Sequence[LineFeatures]
) -> tuple[tuple[LineFeatures, ...], tuple[int, ...]]:
    """The lines that are not blank, and the indexes of those that a table's column states to be the title.

    What a stated title looks like is no matter: it is measured as a plain headline.
    """
    lines = tuple(x for x in features if not x.blank)
    facts = document.facts
    if "title" not in facts.stated or not facts.title:
        return lines, ()
    title = key(facts.title)
    places = tuple(i for i, x in enumerate(lines) if key(document.line_spans[x.number - 1].cut(document.text)) == title)
    return tuple(as_title(x, document) if i in places else x for i, x in enumerate(lines)), places


def _list_openers(lines: Sequence[LineFeatures], article: Article) -> frozenset[int]:
    """The bare markers after the article that are the heading of a list."""
    return frozenset(i for i, line in enumerate(lines) if line.bare_marker and _opens_list(i, lines, article))


def _marked_lines(lines: Sequence[LineFeatures], article: Article, openers: frozenset[int]) -> frozenset[int]:
    """The lines that are the headlines of a bare marker: those after it up to the next paragraph."""
    bare = (i for i, line in enumerate(lines) if line.bare_marker and i not in openers)
    return frozenset(j for i in bare for j in _headlines_of_marker(i, lines, article))


def _headlines_of_marker(i: int, lines: Sequence[LineFeatures], article: Article) -> Iterator[int]:
    taken = 0
    for j in range(i + 1, len(lines)):
        after = lines[j]
        if after.lone:
            continue
        stop = after.marker or after.furniture or after.heading or j in article.paragraphs or not after.headline
        if stop or taken == _MARKED or (after.ends and after.plain.endswith(".")) or (j > article.last and taken):
            return
        yield j
        taken += 1


def _opens_list(i: int, lines: Sequence[LineFeatures], article: Article) -> bool:
    """Whether a bare marker after the article is the heading of a list: without a colon, or with more than one link."""
    if i < article.last:
        return False
    following = [x for x in lines[i + 1 : i + 4] if not x.blank]
    if any(x.signature for x in following):
        return False
    return ":" not in lines[i].plain or (len(following) > 1 and all(x.headline and not x.meta for x in following[:2]))


def _recurring_lines(lines: Sequence[LineFeatures], article: Article) -> frozenset[int]:
    """The menu items that a page prints more than once: short lines that come again next to others that do.

    A headline may be in two lists, but it is longer, and the lines next to it are seldom the same.
    """
    counts = Counter(x.key for x in lines if x.words <= _ITEM_WORDS)
    again = {
        i
        for i, x in enumerate(lines)
        if counts[x.key] > 1 and not (x.heading or x.date or x.lone or x.marker or article.within(i))
    }
    return frozenset(i for i in again - article.repeats if {i - 1, i + 1} & again)
