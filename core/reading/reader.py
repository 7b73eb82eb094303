"""How a kind of file is described, so that it can be read: each kind is one module with one `Reader`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from core.errors import UnreadableDocument
from core.model import Document
from core.reading.source import MAX_FILE_BYTES, Source

Page = Document | UnreadableDocument


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table, the one that most likely holds the text, and the first rows, cut short.

    `means` are the columns that are taken for the text and for the other meanings, by meaning, where nothing is chosen.
    """

    names: tuple[str, ...]
    guess: str | None
    preview: tuple[tuple[str, ...], ...]
    means: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reader:
    """One kind of file: the ends of its names, those `listed` to a person, its largest size in bytes, and its pages.

    `read` gives the pages of a file in its order, and for what cannot be read the error with the reason; it may also
    raise `UnreadableDocument` for the whole file. It is given the columns that were chosen, as `core.reading.read`
    is; a kind that has none ignores them. `columns`, of a kind that has some, is what they are chosen from.
    `holds_pages`, of a kind that is also written beside pages (`manifest.json`), says whether a file of a folder is
    pages at all; a file that somebody named is always read.
    """

    suffixes: tuple[str, ...]
    listed: tuple[str, ...]
    read: Callable[[Source, Mapping[str, str]], Iterator[Page]]
    max_bytes: int = MAX_FILE_BYTES
    columns: Callable[[Source], Columns] | None = None
    holds_pages: Callable[[Source], bool] | None = None
