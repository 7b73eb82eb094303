"""The index of words in a workspace: written and deleted in the transaction that saves, replaces or forgets documents.

It is rows like all others, so it can never differ from the documents, whenever the program is stopped.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from core.corpus.database import Cursor, insert_rows, scalar
from core.model import ParsedDocument
from core.search import indexed
from core.stemming import exceptions, stem

#: So many rows, or this part of those that are sorted, may follow unsorted: each is read for every word that is sought.
_UNSORTED, _PART = 1_000_000, 0.25
_SORTED, _STEMS = "sorted_occurrences", "stems"


def insert(cursor: Cursor, readings: Sequence[ParsedDocument]) -> None:
    """Index documents that are not indexed yet."""
    if not readings:
        return
    _check_stems(cursor)
    first = cursor.execute("SELECT nextval('document_numbers') FROM range(?)", [len(readings)]).fetchall()
    numbers = [row[0] for row in first]
    found = [list(indexed(parsed)) for parsed in readings]
    rows = [(parsed.document.id, n, len(words)) for parsed, n, words in zip(readings, numbers, found, strict=True)]
    insert_rows(cursor, "indexed", rows)
    occurrences = [(number, *word) for number, words in zip(numbers, found, strict=True) for word in words]
    if not occurrences:
        return
    cursor.execute(_NEW)
    insert_rows(cursor, "new_occurrences", occurrences)
    forms = [row[0] for row in cursor.execute(_NEW_FORMS).fetchall()]
    cursor.execute("CREATE TEMP TABLE new_words (form VARCHAR, stem VARCHAR)")
    insert_rows(cursor, "new_words", [(form, stem(form)) for form in forms])
    cursor.execute("INSERT INTO words SELECT nextval('word_numbers'), form, stem FROM new_words")
    cursor.execute(_INSERT)
    cursor.execute("DROP TABLE new_occurrences; DROP TABLE new_words")
    _sort(cursor)


def delete(cursor: Cursor, documents: Sequence[str]) -> None:
    """Take documents out of the index."""
    rows = cursor.execute("SELECT number FROM indexed WHERE list_contains(?, document)", [list(documents)]).fetchall()
    if rows:
        cursor.execute("DELETE FROM occurrences WHERE document IN (SELECT unnest(?))", [[row[0] for row in rows]])
        cursor.execute("DELETE FROM indexed WHERE list_contains(?, document)", [list(documents)])


def forget_words(cursor: Cursor) -> None:
    """Take words out that no document has any more."""
    cursor.execute("DELETE FROM words WHERE number NOT IN (SELECT word FROM occurrences)")


def _sort(cursor: Cursor) -> None:
    """Sort the occurrences once many have come since the last time; doubling, so that it is seldom."""
    count = int(scalar(cursor, "SELECT count(*) FROM occurrences"))
    known = cursor.execute("SELECT value FROM meta WHERE key = ?", [_SORTED]).fetchall()
    done = int(known[0][0]) if known else 0
    if count - done <= max(_UNSORTED, _PART * done):
        return
    cursor.execute(_SORT)
    cursor.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [_SORTED, str(count)])


def _check_stems(cursor: Cursor) -> None:
    """Stem all words anew where the list of exceptions is another one than when they were stemmed."""
    current = hashlib.sha256(repr(sorted(exceptions().items())).encode()).hexdigest()[:12]
    known = cursor.execute("SELECT value FROM meta WHERE key = ?", [_STEMS]).fetchall()
    if known and known[0][0] == current:
        return
    rows = cursor.execute("SELECT number, form FROM words").fetchall()
    cursor.execute("DELETE FROM words")
    insert_rows(cursor, "words", [(number, form, stem(form)) for number, form in rows])
    cursor.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [_STEMS, current])


_NEW = """
    CREATE TEMP TABLE new_occurrences (
        document INTEGER, form VARCHAR, position INTEGER, start_at INTEGER, place UTINYINT, repeated BOOLEAN,
        named BOOLEAN)"""
_NEW_FORMS = "SELECT DISTINCT form FROM new_occurrences ANTI JOIN words USING (form) ORDER BY form"
_INSERT = """
    INSERT INTO occurrences
    SELECT w.number, n.document, n.position, n.start_at, n.place, n.repeated, n.named
    FROM new_occurrences n JOIN words w USING (form) ORDER BY ALL"""
_SORT = """
    CREATE TABLE sorted_occurrences (
        word INTEGER NOT NULL, document INTEGER NOT NULL, position INTEGER NOT NULL, start_at INTEGER NOT NULL,
        place UTINYINT NOT NULL, repeated BOOLEAN NOT NULL, named BOOLEAN NOT NULL);
    INSERT INTO sorted_occurrences FROM occurrences ORDER BY word, document, position;
    DROP TABLE occurrences;
    ALTER TABLE sorted_occurrences RENAME TO occurrences"""
