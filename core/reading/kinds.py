"""The kinds of files that can be read, by their names. A new kind is a module with a `READER`, and a line here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from core.errors import UnreadableDocument
from core.model import Document
from core.reading import docx, epub, feeds, html, mail, pdf, rtf, tables, texts, warc
from core.reading.fence import fenced, fenced_call
from core.reading.reader import Columns, Page, Reader
from core.reading.source import MAX_CHARACTERS, MAX_LINES, Source, too_long

READERS = (
    texts.READER, html.READER, docx.READER, rtf.READER, pdf.READER, epub.READER, mail.READER, *tables.READERS,
    feeds.READER, warc.READER,
)  # fmt: skip
#: Files of files, which core.reading.archives opens; `.gz` is any kind, packed by itself.
ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz")
GZIP = ".gz"
#: What an uploader takes.
KINDS = (*(s for reader in READERS for s in reader.suffixes if not s.endswith(GZIP)), *ARCHIVES, GZIP)
#: The kinds as a sentence lists them to a person.
LISTED_KINDS = ", ".join([*(kind for reader in READERS for kind in reader.listed), ".zip", ".tar.gz"])


def reader_of(name: str) -> Reader | None:
    """The reader with the longest suffix that the name ends with, or None; an archive has none."""
    readers = {suffix: reader for reader in READERS for suffix in reader.suffixes}
    kind = _longest(name, (*readers, *ARCHIVES))
    return readers.get(kind or "")


def archive_kind(name: str) -> str | None:
    """The kind of archive, one of `ARCHIVES`, that a file of this name is; None where it is none."""
    return _longest(name, ARCHIVES) if reader_of(name) is None else None


def is_known(name: str) -> bool:
    """Whether a file of this name can be brought."""
    return name.lower().endswith(GZIP) or reader_of(name) is not None or archive_kind(name) is not None


def read(source: Source, columns: Mapping[str, str] | None = None) -> Iterator[Page]:
    """The pages of one file: one of a text or a saved page, a row of a table, a capture of a web archive.

    What cannot be read is given as the error with the reason, and the other pages of the file are still read.
    `columns` gives the column of a table for each meaning (`core.reading.fields.MEANINGS`) that was chosen for it:
    {"text": "isi"}; what is not chosen is inferred from the names of the columns and the lengths of their texts.
    The only page of a file has the SHA-256 of the file's bytes as its id, one of several that of its own text.
    """
    tables.check_meanings(columns or {})
    reader = reader_of(source.name) or texts.READER
    for page in fenced(source.name, reader.read(source, columns or {})):
        yield too_long(page.name) if isinstance(page, Document) and _is_too_long(page.text) else page


def _is_too_long(text: str) -> bool:
    return len(text) > MAX_CHARACTERS or text.count("\n") > MAX_LINES


def columns_of(source: Source) -> Columns | None:
    """What the columns of a table are chosen from; None for a file of a kind that has no columns.

    Raises `UnreadableDocument` where the table cannot be read.
    """
    reader = reader_of(source.name)
    if reader is None or reader.columns is None:
        return None
    choose = reader.columns
    found = fenced_call(source.name, lambda: choose(source))
    if isinstance(found, UnreadableDocument):
        raise found
    return found


def _longest(name: str, kinds: Iterable[str]) -> str | None:
    lower = name.lower()
    return max((kind for kind in kinds if lower.endswith(kind)), key=len, default=None)
