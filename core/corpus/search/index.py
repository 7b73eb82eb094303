"""`core.search.Index` of a workspace: what a query asks, read by SQL from the index of words and from the spans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from core.corpus import filter_sql
from core.corpus.database import Database
from core.corpus.search.patterns import like, named, regex_matches
from core.filters import Filters
from core.model import BLOCKS, ZONES
from core.search.hits import NONE, Hits, Intervals, Numbers, empty, merged, places
from core.search.indexed import PLACES
from core.search.query import Days, Fact, Item
from core.search.scope import Area, Scope, in_places
from core.stemming import stem

#: Words of a family or pattern that are written into the query; more are joined.
_LISTED = 500
#: Number, words and order of publication of documents.
Table = tuple[Numbers, Numbers, Numbers]
_TABLES: WeakKeyDictionary[Database, dict[tuple[int, Filters], Table]] = WeakKeyDictionary()
#: Of so many filters.
_FILTERS_KEPT = 4
_PLACE = "list_position([" + ", ".join(f"'{place}'" for place in PLACES) + "], {}) - 1"


class WorkspaceIndex:
    """The index of one workspace, of the documents that the filters leave."""

    def __init__(self, database: Database, filters: Filters) -> None:
        self._database, self._filters = database, filters

    @cached_property
    def _table(self) -> Table:
        """Number, words, and place in the order of publication of each document that the filters leave, by number.

        It is kept until the workspace changes, since every search needs it and it is the same for all.
        """
        key = self._database.revision, self._filters
        kept = _TABLES.setdefault(self._database, {})
        if (table := kept.get(key)) is None:
            table = self._read_table()
            for old in [each for each in list(kept) if each[0] != key[0]] + list(kept)[:-_FILTERS_KEPT]:
                kept.pop(old, None)
            kept[key] = table
        return table

    def _read_table(self) -> Table:
        where, values = filter_sql.documents(self._filters)
        number, words = self._columns(
            f"""SELECT i.number, i.words FROM indexed i JOIN documents d ON d.id = i.document
                WHERE {where} ORDER BY d.published NULLS LAST, d.name, d.id""",
            values,
        )
        order = np.argsort(number)
        return number[order], words[order], order

    @property
    def lengths(self) -> Numbers:
        """How many words each of `documents` has."""
        return self._table[1]

    @property
    def dated(self) -> Numbers:
        """The place of each of `documents` in the order of publication, then of file; undated ones come last."""
        return self._table[2]

    def documents(self) -> Numbers:
        """All documents that the filters leave."""
        return self._table[0]

    def scope(self) -> Scope:
        """Where the filters let hits be: copies are left out as everywhere, and zones and topics are kept to."""
        scope = Scope()
        if self._filters["zones"]:
            scope = scope.only(self._filters["zones"])
        if len(self.documents()) < self._count():
            scope = scope.within(Area(documents=self.documents()))
        if not self._filters["copies"]:
            copies = self._numbers("d.copy = 'copy'", {})
            scope = scope.without(Area(documents=copies, places=("title", "body"))) if len(copies) else scope
        return scope.within(self._of_topics(self._filters["topics"])) if self._filters["topics"] else scope

    def documents_with(self, condition: Fact | Days) -> Numbers:
        """Those with a site or author of these words, or with a date in the period."""
        if isinstance(condition, Fact):
            words = named(condition.items)
            found = self._numbers(f"regexp_matches(lower(d.{condition.field}), $words)", {"words": words})
        else:
            between = f"d.{condition.field} BETWEEN coalesce(CAST($first AS DATE), DATE '0001-01-01')"
            sql = f"{between} AND coalesce(CAST($last AS DATE), DATE '9999-12-31')"
            found = self._numbers(sql, {"first": condition.first, "last": condition.last})
        return np.intersect1d(found, self.documents())

    def words(self, item: Item, wanted: tuple[str, ...]) -> Hits:
        """Every occurrence of a word: of its family, of its form alone, or of all forms of a pattern."""
        if item.kind == "stem":
            family = stem(item.text)
            if family == item.text or not self._is_name(item.text):
                return self._occurrences("w.stem = $stem", {"stem": family}, wanted, item.text)
        if item.kind == "pattern":
            return self._occurrences("w.form LIKE $like ESCAPE '!'", {"like": like(item.text)}, wanted)
        return self._occurrences("w.form = $form", {"form": item.text}, wanted)

    def matches(self, pattern: str, wanted: tuple[str, ...]) -> Hits:
        """Every match of a regular expression in one line. Raises `core.search.find.BadPattern`."""
        rows = list(regex_matches(self._database, pattern))
        if not rows:
            return empty()
        document, start, end, role = zip(*rows, strict=True)
        starts, ends = (places(np.array(document), np.array(at)) for at in (start, end))
        found = _hits(starts, ends, np.array([PLACES.index(name) for name in role]))
        # Of a line of links only the headlines count, and each once.
        headlines = self._spans("s.kind = 'headline' AND NOT s.repeated", {})
        in_headline = Intervals.of(headlines.start, headlines.end).hold(found)
        found = found.where(in_headline | ~in_places(found, BLOCKS))
        return Scope().only(wanted).kept(found)

    def names(self, items: Sequence[Item], wanted: tuple[str, ...]) -> Hits:
        """Every mention of the names with these words, as the analyst edited them."""
        return Scope().only(wanted).kept(self._keyed("mention", items))

    def quotations(self, items: Sequence[Item], wanted: tuple[str, ...]) -> Hits:
        """Every quotation of the speakers with these words."""
        return Scope().only(wanted).kept(self._keyed("quote", items))

    def with_words(self, hits: Hits) -> Hits:
        """The same hits, with the places of their first and last words."""
        if not len(hits) or (hits.first != NONE).all():
            return hits
        columns = self._columns(
            """SELECT document, start_at, position FROM occurrences
               WHERE document IN (SELECT unnest($documents)) ORDER BY document, start_at""",
            {"documents": np.unique(hits.documents).tolist()},
        )
        if not len(columns[0]):
            return empty()
        starts, positions = (places(columns[0], column) for column in columns[1:])
        first = np.minimum(np.searchsorted(starts, hits.start), len(starts) - 1)
        last = np.maximum(np.searchsorted(starts, hits.end) - 1, first)
        known = starts[first] < hits.end
        found = Hits(hits.start, hits.end, positions[first], positions[last], hits.place, hits.word)
        return found.where(known)

    def topic(self, slug: str) -> Area:
        """The articles of a topic, and its headlines."""
        return self._of_topics((slug,))

    def lines(self, wanted: tuple[str, ...]) -> Hits:
        """The headlines, titles and paragraphs in these places, each as a hit."""
        rows = self._columns(
            f"""SELECT i.number, l.start_at, l.end_at, {_PLACE.format("l.role")} AS place
                FROM lines l JOIN documents d ON d.id = l.document JOIN indexed i ON i.document = d.id
                WHERE list_contains($places, l.role) AND (l.role <> 'title' OR l.number = d.title_line)
                ORDER BY 1, 2""",
            {"places": list(wanted)},
        )
        lines = _hits(places(rows[0], rows[1]), places(rows[0], rows[2]), rows[3])
        headlines = self._spans(
            "s.kind = 'headline' AND NOT s.repeated AND list_contains($places, s.zone)", {"places": list(wanted)}
        )
        return merged([lines, headlines])

    def first_lines(self, documents: Numbers) -> Hits:
        """One line of each document: its title, else its first paragraph, else its first words."""
        rows = self._columns(
            f"""SELECT i.number, l.start_at, l.end_at,
                       {_PLACE.format("CASE WHEN l.role = 'title' THEN 'title' ELSE 'body' END")} AS place
                FROM documents d JOIN indexed i ON i.document = d.id JOIN lines l ON l.document = d.id
                WHERE i.number IN (SELECT unnest($documents)) AND l.role <> 'blank'
                QUALIFY row_number() OVER (
                    PARTITION BY d.id
                    ORDER BY l.number = d.title_line DESC NULLS LAST, l.role = 'body' DESC, l.number) = 1
                ORDER BY 1""",
            {"documents": documents.tolist()},
        )
        return _hits(places(rows[0], rows[1]), places(rows[0], rows[2]), rows[3])

    def _count(self) -> int:
        return int(self._database.read("SELECT count(*) FROM indexed")[0][0])

    def _columns(self, sql: str, values: Mapping[str, Any]) -> list[Numbers]:
        return [np.asarray(column).astype(np.int64) for column in self._database.columns(sql, dict(values))]

    def _numbers(self, where: str, values: Mapping[str, Any]) -> Numbers:
        """The documents for which a condition holds."""
        sql = f"SELECT i.number FROM documents d JOIN indexed i ON i.document = d.id WHERE {where} ORDER BY 1"
        return self._columns(sql, values)[0]

    def _is_name(self, form: str) -> bool:
        """Whether a word is mostly (part of) a name here: then it keeps its form, for names are never stemmed."""
        [(named_, of)] = self._database.read(
            """SELECT count(*) FILTER (named), count(*) FROM occurrences
               WHERE word = (SELECT number FROM words WHERE form = ?)""",
            [form],
        )
        return bool(2 * named_ > of)

    def _occurrences(
        self, where: str, values: Mapping[str, Any], wanted: tuple[str, ...], form: str | None = None
    ) -> Hits:
        """Occurrences of the words for which a condition holds. With `form`, the others of its family count where they
        are in no name."""
        words = self._database.read(f"SELECT w.number, length(w.form), w.form FROM words w WHERE {where}", dict(values))
        if not words:
            return empty()
        numbers = [row[0] for row in words]
        # Bound values are not pruned by: numbers are our own, so they may stand in the query.
        few = len(numbers) <= _LISTED
        here = f"word IN ({', '.join(map(str, numbers))})" if few else "word IN (SELECT unnest($words))"
        there = f"place IN ({', '.join(str(PLACES.index(place)) for place in wanted) or 'NULL'})"
        own = next((number for number, _, written in words if written == form), NONE)
        unnamed = f" AND (NOT named OR word = {int(own)})" if form is not None else ""
        found = self._columns(
            f"""SELECT document, position, start_at, place, word FROM occurrences
                WHERE {here} AND NOT repeated AND {there}{unnamed}""",
            {} if few else {"words": numbers},
        )
        lengths = np.zeros(max(numbers) + 1, np.int64)
        lengths[numbers] = [row[1] for row in words]
        document, position, start, place, word = found
        starts, at = places(document, start), places(document, position)
        hits = Hits(starts, starts + lengths[word], at, at, place, word)
        if len(starts) > 1 and (starts[1:] < starts[:-1]).any():
            hits = hits.where(np.argsort(starts, kind="stable"))
        return hits

    def _keyed(self, kind: str, items: Sequence[Item]) -> Hits:
        """Mentions or quotations of names that have these words after one another."""
        plain = max((i.text for i in items if i.kind != "pattern"), key=len, default="")
        return self._spans(
            "s.kind = $kind AND NOT s.repeated AND contains(lower(s.key), $plain)"
            " AND regexp_matches(lower(s.key), $words)",
            {"kind": kind, "plain": plain, "words": named(items)},
        )

    def _spans(self, where: str, values: Mapping[str, Any]) -> Hits:
        rows = self._columns(
            f"""SELECT i.number, s.start_at, s.end_at, {_PLACE.format("s.zone")} AS place
                FROM shown s JOIN indexed i ON i.document = s.document WHERE {where} ORDER BY 1, 2, 3""",
            values,
        )
        return _hits(places(rows[0], rows[1]), places(rows[0], rows[2]), rows[3])

    def _of_topics(self, slugs: tuple[str, ...]) -> Area:
        values = {"topics": list(slugs)}
        headlines = self._spans("s.kind = 'headline' AND list_contains($topics, coalesce(s.topic, ''))", values)
        articles = self._numbers("list_contains($topics, coalesce(d.topic, ''))", values)
        others = tuple(place for place in PLACES if place not in ZONES)
        return Area(Intervals.of(headlines.start, headlines.end), articles, ("title", "body", *others))


def _hits(start: Numbers, end: Numbers, place: Numbers) -> Hits:
    unknown = np.full(len(start), NONE, np.int64)
    return Hits(start, end, unknown, unknown, place, unknown)
