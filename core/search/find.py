"""A query answered: which documents, and where in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import Protocol

import numpy as np

from core.errors import QueryError
from core.model import BLOCKS, ZONES
from core.search.hits import Hits, Intervals, Numbers, among, empty, following, merged, near, runs
from core.search.query import (
    And,
    Block,
    Days,
    Fact,
    Item,
    Name,
    Near,
    Node,
    Not,
    Or,
    Regex,
    Speaker,
    Topic,
    Within,
    Words,
)
from core.search.scope import Area, Scope


class BadPattern(Exception):
    """A regular expression that is refused; its words are the engine's, "" where it matches nothing at all, too."""


class Index(Protocol):
    """What is asked of a workspace. Documents are numbers, arrays of them sorted."""

    def documents(self) -> Numbers:
        """All documents."""

    def documents_with(self, condition: Fact | Days) -> Numbers:
        """Those with a site, an author, or a date."""

    def words(self, item: Item, places: tuple[str, ...]) -> Hits:
        """Every occurrence of a word in these places."""

    def matches(self, pattern: str, places: tuple[str, ...]) -> Hits:
        """Every match of a regular expression. Raises `BadPattern`."""

    def names(self, items: Sequence[Item], places: tuple[str, ...]) -> Hits:
        """Every mention of the names with these words, as the analyst edited them."""

    def quotations(self, items: Sequence[Item], places: tuple[str, ...]) -> Hits:
        """Every quotation of the speakers with these words."""

    def with_words(self, hits: Hits) -> Hits:
        """The same hits, with the places of their first and last words."""

    def topic(self, slug: str) -> Area:
        """The articles of a topic, and its headlines."""

    def lines(self, places: tuple[str, ...]) -> Hits:
        """The headlines, titles and paragraphs in these places, each as a hit."""

    def first_lines(self, documents: Numbers) -> Hits:
        """One line of each document: its title, else its first."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """What one word, phrase, name … of the query finds, whatever the others do: documents, and how often in each."""

    documents: Numbers
    counts: Numbers


@dataclass(frozen=True, slots=True)
class Found:
    """The documents in which the query is true, the hits in them, and what they are ranked by."""

    documents: Numbers
    hits: Hits
    leaves: tuple[Leaf, ...] = field(default=())


#: Nodes that are places for what is looked for beside them, and nodes that are conditions on documents.
_AREAS, _CONDITIONS = (Block, Topic, Speaker), (Fact, Days)


def find(query: Node, index: Index, scope: Scope | None = None) -> Found:
    """The answer to a query. Raises `QueryError` where a regular expression is wrong."""
    scope = scope or Scope()
    found = _find(query, index, scope)
    bare = found.documents[~among(found.documents, runs(found.hits.documents)[0])]
    # What is true of a document as a whole (site:, from:, NOT) has no place in its text: its title stands for it.
    lines = scope.kept(index.first_lines(bare)) if len(bare) else empty()
    hits = merged([found.hits, lines]) if len(lines) else found.hits
    return Found(runs(hits.documents)[0], hits, found.leaves)


def _find(node: Node, index: Index, scope: Scope) -> Found:
    match node:
        case And():
            return _all(node.children, index, scope)
        case Not():
            return _all((node,), index, scope)
        case Or():
            return _any([_find(child, index, scope) for child in node.children])
        case Within():
            return _find(node.child, index, scope.only(node.places))
        case Fact() | Days():
            return Found(index.documents_with(node), empty())
        case _:
            return _leaf(_hits(node, index, scope))


def _hits(node: Node, index: Index, scope: Scope) -> Hits:
    """The hits of a node that has places in the text."""
    match node:
        case Words():
            return scope.kept(following([index.words(item, scope.places) for item in node.items]))
        case Regex():
            try:
                return scope.kept(index.matches(node.pattern, scope.places))
            except BadPattern as error:
                raise _wrong(node, str(error)) from error
        case Name():
            return scope.kept(index.names(node.items, scope.places))
        case Speaker():
            return scope.kept(index.quotations(node.items, scope.places))
        case Near():
            return _near(node, index, scope)
        case Within():
            return _hits(node.child, index, scope.only(node.places))
        case Block():
            narrowed = scope.only(node.places)
            return narrowed.kept(index.lines(narrowed.places))
        case Topic():
            area = index.topic(node.slug)
            titles = index.first_lines(area.documents) if area.documents is not None else empty()
            return scope.within(area).kept(merged([index.lines(BLOCKS), titles]))
        case _:
            return _find(node, index, scope).hits


def _wrong(node: Regex, reason: str) -> QueryError:
    start, end = node.at.start, node.at.end
    if not reason:
        return QueryError(start, end, "This regular expression matches where there is nothing, too.")
    return QueryError(start, end, "The regular expression is wrong: {reason}", reason=reason)


def _near(node: Near, index: Index, scope: Scope) -> Hits:
    """Pairs of both sides; where one side is what somebody said, what is in or near it."""
    left, right = (_hits(side, index, scope) for side in (node.left, node.right))
    both = np.intersect1d(left.documents, right.documents)
    left, right = (index.with_words(side.inside(both)) for side in (left, right))
    if isinstance(node.left, Speaker) != isinstance(node.right, Speaker):
        said, sought = (left, right) if isinstance(node.left, Speaker) else (right, left)
        return sought.where(_close(sought, said, node.distance))
    return near(left, right, node.distance)


def _close(hits: Hits, said: Hits, distance: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which hits are in one of the stretches, or at most so many words from one."""
    around = Intervals.of(said.first - distance, said.last + distance + 1)
    return around.hold(Hits(hits.first, hits.last + 1, hits.first, hits.last, hits.place, hits.word))


def _leaf(hits: Hits) -> Found:
    documents, _first, counts = runs(hits.documents)
    return Found(documents, hits, (Leaf(documents, counts),))


def _any(parts: Sequence[Found]) -> Found:
    documents = reduce(np.union1d, (part.documents for part in parts))
    leaves = tuple(leaf for part in parts for leaf in part.leaves)
    return Found(documents, merged([part.hits for part in parts]), leaves)


def _all(children: Sequence[Node], index: Index, scope: Scope) -> Found:
    """Places narrow where the others are looked for; conditions and NOT narrow the documents."""
    areas = [child for child in children if isinstance(child, _AREAS)]
    kept_out = [child.child for child in children if isinstance(child, Not)]
    sought: list[Node] = [child for child in children if not isinstance(child, (*_AREAS, *_CONDITIONS, Not))]
    # A place that nothing is looked for in is looked for itself.
    for area in areas if sought else areas[1:]:
        scope = scope.only(area.places) if isinstance(area, Block) else scope.within(_area(area, index))
    sought = sought or list(areas[:1])
    if sought:
        for area in [child for child in kept_out if isinstance(child, _AREAS)]:
            scope = scope.without(_area(area, index))
        kept_out = [child for child in kept_out if not isinstance(child, _AREAS)]
    parts = [_find(child, index, scope) for child in sought]
    documents = reduce(np.intersect1d, [part.documents for part in parts]) if parts else index.documents()
    for child in children:
        if isinstance(child, _CONDITIONS):
            documents = np.intersect1d(documents, index.documents_with(child))
    for child in kept_out:
        documents = np.setdiff1d(documents, _find(child, index, scope).documents)
    hits = merged([part.hits for part in parts])
    if len(parts) != 1 or len(documents) < len(parts[0].documents):
        hits = hits.inside(documents)
    return Found(documents, hits, tuple(leaf for part in parts for leaf in part.leaves))


def _area(node: Block | Topic | Speaker, index: Index) -> Area:
    if isinstance(node, Topic):
        return index.topic(node.slug)
    if isinstance(node, Block):
        return Area(places=node.places)
    hits = index.quotations(node.items, ZONES)
    return Area(intervals=Intervals.of(hits.start, hits.end))
