"""The kinds of files that can be read, told by their names."""

from __future__ import annotations

from core.reading import tables, warc

TEXTS = (".txt",)
HTML = (".html", ".htm", ".xhtml")
WORD = (".docx",)
ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz")
#: Kinds that hold one page; the others hold many.
PAGES = (*TEXTS, *HTML, *WORD)
SINGLE = (*PAGES, *tables.KINDS, *warc.KINDS)
#: What an uploader takes; `.gz` is any of them, packed.
KINDS = (*PAGES, *tables.KINDS, ".warc", ".wet", *ARCHIVES, ".gz")
#: For a person: what can be brought.
SPOKEN = ".txt, .html, .docx, .csv, .jsonl, .parquet, .warc, .wet, .zip, .tar.gz"


def kind_of(name: str, kinds: tuple[str, ...] = (*SINGLE, *ARCHIVES)) -> str | None:
    """The longest of `kinds` that the name ends with, or None."""
    lower = name.lower()
    return max((kind for kind in kinds if lower.endswith(kind)), key=len, default=None)
