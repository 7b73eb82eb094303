"""Bringing a workspace of an older format up to date: what cannot be made again is kept, the rest is read again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from core.corpus import classification
from core.corpus.corpus import Corpus
from core.corpus.database import SCHEMA_VERSION, Cursor, connect, format_of, insert_rows
from core.corpus.edits.names import refresh_targets
from core.errors import WorkspaceError, WorkspaceNewer

#: Tables of which every row is kept, as far as the old format has them: old name -> name of today.
_KEPT = {
    "received": "received",
    "arrivals": "arrivals",
    "corrections": "line_edits",
    "datings": "date_edits",
    "names": "name_edits",
    "filing": "topic_edits",
    "taught": "topic_weights",
    "reviews": "judgements",
    # Under the names that they have had since format 5.
    **{
        table: table
        for table in (
            "line_edits",
            "date_edits",
            "name_edits",
            "topic_edits",
            "topic_weights",
            "judgements",
            "searches",
            "span_judgements",
        )
    },
}
#: Columns that were called otherwise: name of today's table and old column -> column of today.
_RENAMED = {("topic_edits", "own"): "custom"}
#: The other tables of older formats: they are made again from the texts.
_MADE_AGAIN = {
    "meta",
    "documents",
    "articles",
    "lines",
    "spans",
    "notes",
    "naming",
    "name_targets",
    "shown",
    "sketches",
    "indexed",
    "words",
    "occurrences",
}


def upgrade(path: Path) -> int:
    """Put a workspace of this format in the place of the file at `path`; returns how many documents it has.

    Texts, uploads, edits and judgements are carried over; the documents are marked as stale and wait to be read again.
    The old file is replaced in the end only, so that a failure on the way loses nothing. Raises `WorkspaceBusy` where
    it is open elsewhere, `WorkspaceNewer` for today's format or a newer one, and `WorkspaceError` where the file has a
    table that no older format had: what this version does not know it does not throw away.
    """
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)
    old = connect(path, read_only=True)
    try:
        columns = _columns(old)
        _check(path, old, columns)
        corpus = Corpus(fresh)
        try:
            count = _carry_over(old, columns, corpus)
        finally:
            corpus.close()
    finally:
        old.close()
    fresh.replace(path)
    path.with_name(f"{path.name}.wal").unlink(missing_ok=True)
    return count


def _columns(old: Cursor) -> dict[str, list[str]]:
    """The columns of each table."""
    columns: dict[str, list[str]] = {}
    for table, column in old.execute("SELECT table_name, column_name FROM information_schema.columns").fetchall():
        columns.setdefault(table, []).append(column)
    return columns


def _check(path: Path, old: Cursor, columns: Mapping[str, list[str]]) -> None:
    if format_of(old) >= SCHEMA_VERSION:
        raise WorkspaceNewer("The workspace “{name}” is not of an older version of Tajuk.", name=path.stem)
    if unknown := sorted(set(columns) - set(_KEPT) - _MADE_AGAIN):
        raise WorkspaceError(
            "The workspace “{name}” holds “{table}”, which this version of Tajuk does not know. Nothing was changed.",
            name=path.stem, table=unknown[0],
        )  # fmt: skip


def _carry_over(old: Cursor, columns: Mapping[str, list[str]], corpus: Corpus) -> int:
    facts = "facts" if "facts" in columns["documents"] else "'{}'"
    documents = old.execute(f"SELECT id, name, encoding, text, '', 1, {facts}, '' FROM documents").fetchall()
    with corpus.transaction(edits=True) as cursor:
        names = "documents (id, name, encoding, text, made_by, stale_since, facts, classified_by)"
        insert_rows(cursor, names, documents)
        for table, now in _KEPT.items():
            if table in columns:
                _copy(old, cursor, table, now, columns[table])
        _keep_mappings(old, cursor)
        _number_uploads(cursor)
        refresh_targets(cursor)
        classification.mark(cursor)
    return len(documents)


def _copy(old: Cursor, cursor: Cursor, table: str, now: str, columns: list[str]) -> None:
    rows = old.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY rowid").fetchall()
    names = [_RENAMED.get((now, column), column) for column in columns]
    insert_rows(cursor, f"{now} ({', '.join(names)})", rows)


def _keep_mappings(old: Cursor, cursor: Cursor) -> None:
    """What the columns of tables were taken for (core.corpus.mappings) is a row of `meta` since format 5."""
    insert_rows(cursor, "meta", old.execute("SELECT key, value FROM meta WHERE key = 'mappings'").fetchall())


def _number_uploads(cursor: Cursor) -> None:
    """Go on numbering uploads after those that were carried over."""
    numbers = "FROM received SELECT upload UNION FROM arrivals SELECT upload"
    cursor.execute(f"SELECT nextval('upload_numbers') FROM range((SELECT coalesce(max(upload), 0) FROM ({numbers})))")
    cursor.fetchall()
