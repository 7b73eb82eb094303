"""The corrections of a workspace: what would change, what was changed, and undoing it.

Saving a batch marks the documents that it touches as stale; reading them again is the work of `core.reparse`, so that
it can show progress and be stopped, and so that nothing is lost when it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import duckdb

from core.corpus.edits.log import Statements, now
from core.corpus.store import Corpus
from core.corpus.tables import BatchRow, LikeRow
from core.edits.lines import Batch, Correction, Overlay
from core.text import key

_TABLE = Statements("corrections", Correction)
#: Folding and single-spacing change a line's length by so much at most before it is compared word by word.
_SLACK = 12


def overlay(corpus: Corpus) -> Overlay:
    """All corrections in the order in which they were made."""
    return Overlay(_TABLE.all(corpus))


def batches(corpus: Corpus) -> list[Batch]:
    """The batches of corrections, the newest first."""
    return [Batch(*batch) for batch in _TABLE.batches(corpus)]


def batch_rows(corpus: Corpus) -> list[BatchRow]:
    """The batches as a list for a person, the newest first: when, what became of how many lines, and where."""
    rows = corpus.read("""
        SELECT c.batch, min(c.made_at), mode(c.role), mode(c.block), count(*), any_value(c.words), any_value(c.site),
               count(DISTINCT c.document), any_value(d.name), min(c.line), max(c.line)
        FROM corrections c LEFT JOIN documents d ON d.id = c.document GROUP BY c.batch ORDER BY c.batch DESC""")
    return [BatchRow(*row) for row in rows]


def same_words(corpus: Corpus, text: str, site: str | None = None) -> list[LikeRow]:
    """Every line of the workspace that has the words of `text`, of one site or of all, in order of file and line."""
    wanted, length = key(text), len(" ".join(text.split()))
    rows = corpus.read(
        """
        SELECT d.id, d.name, l.number, substr(d.text, l.start_at + 1, l.end_at - l.start_at), l.role, l.block, l.certain
        FROM lines l JOIN documents d ON d.id = l.document
        WHERE l.role <> 'blank' AND l.end_at - l.start_at >= $least
              AND length(trim(substr(d.text, l.start_at + 1, l.end_at - l.start_at))) BETWEEN $least AND $most
              AND ($site IS NULL OR d.site = $site)
        ORDER BY d.name, d.id, l.number""",
        {"least": max(1, length - _SLACK), "most": length + _SLACK, "site": site},
    )
    return [LikeRow(*row) for row in rows if key(row[3]) == wanted]


def same_rule(corpus: Corpus, document: str, line: int) -> list[LikeRow]:
    """Every line of the same site that was read as this one was, by the same rule, in order of file and line."""
    rows = corpus.read(
        """
        WITH this AS (SELECT l.role, l.block, l.reason, d.site FROM lines l JOIN documents d ON d.id = l.document
                      WHERE l.document = $document AND l.number = $line)
        SELECT d.id, d.name, l.number, substr(d.text, l.start_at + 1, l.end_at - l.start_at), l.role, l.block, l.certain
        FROM lines l JOIN documents d ON d.id = l.document, this
        WHERE l.role = this.role AND l.block IS NOT DISTINCT FROM this.block AND l.reason = this.reason
              AND (d.site = this.site OR d.id = $document)
        ORDER BY d.name, d.id, l.number""",
        {"document": document, "line": line},
    )
    return [LikeRow(*row) for row in rows]


def save(corpus: Corpus, corrections: Sequence[Correction]) -> int:
    """Keep one batch of corrections and mark what it touches as stale. Returns the batch's number."""
    return _keep(corpus, [(now(), corrections)])


def take_in(corpus: Corpus, made: Iterable[Batch]) -> int:
    """Keep the batches of a file, after those that are there. Returns how many corrections were kept."""
    made = list(made)
    _keep(corpus, [(batch.made_at, batch.corrections) for batch in made])
    return sum(len(batch.corrections) for batch in made)


def undo(corpus: Corpus, batch: int) -> int:
    """Take one batch away and mark what it touched as stale. Returns how many corrections went."""
    gone = _TABLE.of(corpus, batch)
    touched = _touched(corpus, gone)
    with corpus.transaction() as cursor:
        _TABLE.remove(cursor, batch)
        _mark(cursor, touched)
    return len(gone)


def last(corpus: Corpus) -> int | None:
    """The number of the newest batch, or None where there is none."""
    number: int | None = corpus.read("SELECT max(batch) FROM corrections")[0][0]
    return number


def _keep(corpus: Corpus, made: Sequence[tuple[datetime, Sequence[Correction]]]) -> int:
    touched = _touched(corpus, [each for _, corrections in made for each in corrections])
    with corpus.transaction() as cursor:
        number = _TABLE.add(cursor, made)
        _mark(cursor, touched)
    return number


def _touched(corpus: Corpus, corrections: Iterable[Correction]) -> list[str]:
    """The documents that the corrections are about, whatever the role of their lines is now."""
    found: set[str] = set()
    for each in set(corrections):
        if each.document is not None:
            found.add(each.document)
        elif each.words is not None:
            found.update(row.document for row in same_words(corpus, each.words, each.site))
    return sorted(found)


def _mark(cursor: duckdb.DuckDBPyConnection, documents: Sequence[str]) -> None:
    cursor.execute("UPDATE documents SET stale = TRUE WHERE list_contains(?, id)", [list(documents)])
