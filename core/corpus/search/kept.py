"""Searches that the analyst keeps by name."""

from __future__ import annotations

from typing import NamedTuple

from core.corpus.database import Database
from core.errors import QueryError
from core.search import parse

#: A name has so many characters at most.
LONGEST_NAME = 60


class KeptSearch(NamedTuple):
    """A name and the query behind it."""

    name: str
    query: str


def kept_searches(database: Database) -> list[KeptSearch]:
    """The searches that are kept, by name."""
    return [KeptSearch(*row) for row in database.read("SELECT name, query FROM searches ORDER BY lower(name), name")]


def keep_search(database: Database, name: str, query: str) -> None:
    """Keep a query under a name, replacing one called so. Raises `QueryError` for a wrong query or name."""
    parse(query)
    if not (name := " ".join(name.split())[:LONGEST_NAME]):
        raise QueryError(0, 0, "Give the search a name.")
    with database.transaction() as cursor:
        cursor.execute("INSERT OR REPLACE INTO searches VALUES (?, ?, now()::TIMESTAMP)", [name, query])


def forget_search(database: Database, name: str) -> None:
    """Forget the search of this name."""
    with database.transaction() as cursor:
        cursor.execute("DELETE FROM searches WHERE name = ?", [name])
