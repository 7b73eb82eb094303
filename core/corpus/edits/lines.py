"""Edits of lines in a workspace: the lines that one would reach, the list of batches, and their log."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from core.corpus.corpus import Corpus
from core.corpus.database import Cursor
from core.corpus.edits.log import EditLog, mark_stale
from core.edits.lines import LineEdit
from core.text import key

#: Folding and single-spacing change a line's length by so much at most before it is compared word by word.
_SLACK = 12
_LINE = """
    SELECT d.id, d.name, l.number, substr(d.text, l.start_at + 1, l.end_at - l.start_at), l.role, l.block, l.certain
    FROM lines l JOIN documents d ON d.id = l.document"""
_SAME_LENGTH = f"""{_LINE}
    WHERE l.role <> 'blank' AND l.end_at - l.start_at >= $least
          AND length(trim(substr(d.text, l.start_at + 1, l.end_at - l.start_at))) BETWEEN $least AND $most
          AND ($site IS NULL OR d.site = $site)
    ORDER BY d.name, d.id, l.number"""


class LikeRow(NamedTuple):
    """A line that an edit would reach, and how it is read now."""

    document: str
    file: str
    line: int
    text: str
    role: str
    block: str | None
    certain: bool


class BatchRow(NamedTuple):
    """Edits that were made together: the role and block given, to how many lines or to which words."""

    batch: int
    made_at: datetime
    role: str
    block: str | None
    edits: int
    words: str | None
    site: str | None
    documents: int
    file: str | None
    first_line: int | None
    last_line: int | None


def batch_rows(corpus: Corpus) -> list[BatchRow]:
    """The batches as a list for a person, the newest first: when, what became of how many lines, and where."""
    rows = corpus.read("""
        SELECT e.batch, min(e.made_at), mode(e.role), mode(e.block), count(*), any_value(e.words), any_value(e.site),
               count(DISTINCT e.document), any_value(d.name), min(e.line), max(e.line)
        FROM line_edits e LEFT JOIN documents d ON d.id = e.document GROUP BY e.batch ORDER BY e.batch DESC""")
    return [BatchRow(*row) for row in rows]


def same_words(corpus: Corpus, text: str, site: str | None = None) -> list[LikeRow]:
    """Every line of the workspace that has the words of `text`, of one site or of all, in order of file and line."""
    return _with_words(corpus.read(_SAME_LENGTH, _about(text, site)), text)


def same_rule(corpus: Corpus, document: str, line: int) -> list[LikeRow]:
    """Every line of the same site that was read as this one was, by the same rule, in order of file and line."""
    rows = corpus.read(
        f"""
        WITH this AS (SELECT l.role, l.block, l.reason, d.site FROM lines l JOIN documents d ON d.id = l.document
                      WHERE l.document = $document AND l.number = $line)
        {_LINE}, this
        WHERE l.role = this.role AND l.block IS NOT DISTINCT FROM this.block AND l.reason = this.reason
              AND (d.site = this.site OR d.id = $document)
        ORDER BY d.name, d.id, l.number""",
        {"document": document, "line": line},
    )
    return [LikeRow(*row) for row in rows]


def _about(text: str, site: str | None) -> dict[str, Any]:
    length = len(" ".join(text.split()))
    return {"least": max(1, length - _SLACK), "most": length + _SLACK, "site": site}


def _with_words(rows: Iterable[tuple[Any, ...]], text: str) -> list[LikeRow]:
    wanted = key(text)
    return [LikeRow(*row) for row in rows if key(row[3]) == wanted]


def _touch(cursor: Cursor, edits: Sequence[LineEdit]) -> None:
    """The documents that the edits are about, whatever the role of their lines is now."""
    found: set[str] = set()
    for edit in set(edits):
        if edit.document is not None:
            found.add(edit.document)
        elif edit.words is not None:
            rows = cursor.execute(_SAME_LENGTH, _about(edit.words, edit.site)).fetchall()
            found.update(row.document for row in _with_words(rows, edit.words))
    mark_stale(cursor, "list_contains(?, id)", [sorted(found)])


LINES = EditLog("line_edits", LineEdit, _touch)
