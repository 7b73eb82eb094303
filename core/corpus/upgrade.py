"""Bringing a workspace of an older format up to date: what cannot be made again is kept, the rest is read again."""

from __future__ import annotations

from pathlib import Path

import duckdb

from core.corpus.edits.names import settle
from core.corpus.store import Corpus, insert_rows

#: Tables of which every row is kept, as far as the old format has them.
_KEPT = ("received", "corrections", "reviews", "names", "filing", "taught", "datings")


def upgrade(path: Path) -> int:
    """Put a workspace of this format in the place of the file at `path`; returns how many documents it has.

    Texts, uploads, corrections and judgements are carried over; the documents are marked as stale and wait to be read
    again. The old file is replaced in the end only, so that a failure on the way loses nothing.
    """
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)
    old = duckdb.connect(str(path), read_only=True, config={"enable_external_access": "false"})
    corpus = Corpus(fresh)
    try:
        count = _carry_over(old, corpus)
    finally:
        old.close()
        corpus.close()
    fresh.replace(path)
    path.with_name(f"{path.name}.wal").unlink(missing_ok=True)
    return count


def _carry_over(old: duckdb.DuckDBPyConnection, corpus: Corpus) -> int:
    columns: dict[str, list[str]] = {}
    for table, column in old.execute("SELECT table_name, column_name FROM information_schema.columns").fetchall():
        columns.setdefault(table, []).append(column)
    facts = "facts" if "facts" in columns["documents"] else "'{}'"
    documents = old.execute(f"SELECT id, name, encoding, text, '', TRUE, {facts} FROM documents").fetchall()  # noqa: S608 -- fixed words
    with corpus.transaction() as cursor:
        insert_rows(cursor, "documents (id, name, encoding, text, made_by, stale, facts)", documents)
        for table in _KEPT:
            if table in columns:
                names = ", ".join(columns[table])
                rows = old.execute(f"SELECT {names} FROM {table}").fetchall()  # noqa: S608 -- names of the old schema
                insert_rows(cursor, f"{table} ({names})", rows)
    settle(corpus)
    return len(documents)
