"""Edits of names in a workspace, resolved in the table `name_targets`: every figure reads names through it."""

from __future__ import annotations

from collections.abc import Sequence

from core.corpus.corpus import Corpus
from core.corpus.database import Cursor, insert_rows
from core.corpus.edits.log import EditLog, mark_stale
from core.edits.names import NameEdit, added_names, resolve


def forms(corpus: Corpus, kind: str, name: str) -> list[tuple[str, int]]:
    """How a shown name is written in the workspace, with the number of mentions, the commonest first."""
    rows = corpus.read(
        """SELECT text, count(*) FROM shown WHERE kind = 'mention' AND type = ? AND key = ? AND NOT repeated
           GROUP BY text ORDER BY count(*) DESC, text""",
        [kind, name],
    )
    return [(text, n) for text, n in rows]


def pages_with(corpus: Corpus, written: tuple[str, ...]) -> int:
    """How many documents have one of these ways of writing in their text."""
    [(n,)] = corpus.read(f"SELECT count(*) FROM documents WHERE {_WITH_FORM}", [list(written)])
    return int(n)


_WITH_FORM = "len(list_filter(?, lambda form: contains(text, form))) > 0"


def _touch(cursor: Cursor, edits: Sequence[NameEdit]) -> None:
    """Resolve all edits anew. Names that are added or taken back have to be looked for in the documents with them."""
    written = [each.written for each in added_names(edits)]
    if written:
        mark_stale(cursor, _WITH_FORM, [written])
    refresh_targets(cursor)


def refresh_targets(cursor: Cursor) -> None:
    """Fill `name_targets` anew: what each parsed name is shown as. In a transaction."""
    found = resolve(NAMES.within(cursor))
    rows = [(r.type, r.name, r.written, *(r.to or (None, None)), r.to is None) for r in found]
    cursor.execute("DELETE FROM name_targets")
    insert_rows(cursor, "name_targets", rows)


NAMES = EditLog("name_edits", NameEdit, _touch)
