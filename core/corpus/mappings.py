"""What the columns of tables were taken for, kept in the workspace for tables that come with the same columns."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from core.corpus.database import Database

_KEY = "mappings"
#: So many kinds of tables are remembered, the last ones.
_MOST = 50


def remembered_mapping(corpus: Database, names: Sequence[str]) -> dict[str, str] | None:
    """What columns of these names were taken for the last time: a column for each meaning, "" for none; else None."""
    return _known(corpus).get(_table(names))


def remember_mapping(corpus: Database, names: Sequence[str], mapping: Mapping[str, str]) -> None:
    """Keep what columns of these names are taken for."""
    known = _known(corpus)
    known.pop(_table(names), None)
    known[_table(names)] = dict(mapping)
    kept = dict(list(known.items())[-_MOST:])
    with corpus.transaction() as cursor:
        cursor.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [_KEY, json.dumps(kept)])


def _known(corpus: Database) -> dict[str, dict[str, str]]:
    rows = corpus.read("SELECT value FROM meta WHERE key = ?", [_KEY])
    return dict(json.loads(rows[0][0])) if rows else {}


def _table(names: Sequence[str]) -> str:
    """The columns as one key; their order is no matter."""
    return json.dumps(sorted(names))
