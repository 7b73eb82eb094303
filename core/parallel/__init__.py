"""Pages parsed in processes beside this one, so that parsing and saving overlap; few pages are parsed here.

A process that ends, or takes too long over a page, costs that page alone: it is refused, and the others go on.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import TypeVar

from core.edits import Edits
from core.errors import UnreadableDocument
from core.model import Document, ParsedDocument
from core.parallel.pool import Pool, processors
from core.parse import parse_page

T = TypeVar("T")
Page = Document | UnreadableDocument | None
Outcome = ParsedDocument | UnreadableDocument | None

#: So many pages are parsed before other processes are worth their start, which takes some seconds.
HERE = 40
#: Pages that are sent together, and how many such parcels are on their way: saving a batch takes as long as parsing it.
CHUNK, FLYING = 10, 14


def parse_in_order(
    pages: Iterable[tuple[T, Page]], edits: Callable[[], Edits], processes: int | None = None
) -> Iterator[tuple[T, Outcome]]:
    """Each page parsed, with what it came with, in their order; a refusal or None is passed on as it is.

    `edits` gives the edits of the moment. `processes` is how many parse beside this one, as many as there are
    processors where it is not given; 0 parses all here. Raises `LexiconError` where a list is wrong.
    """
    rest = iter(pages)
    count = processors() if processes is None else processes
    here = 0
    while (here < HERE or not count) and (each := next(rest, None)) is not None:
        tag, page = each
        here += isinstance(page, Document)
        yield tag, parse_page(page, edits()) if isinstance(page, Document) else page
    first = next(rest, None)
    if first is not None:
        with Pool(count) as pool:
            yield from _flying(pool, chain([first], rest), edits)


def _flying(pool: Pool, pages: Iterator[tuple[T, Page]], edits: Callable[[], Edits]) -> Iterator[tuple[T, Outcome]]:
    waiting = deque[tuple[list[tuple[T, Page]], Callable[[], list[ParsedDocument | UnreadableDocument]]]]()
    while chunk := list(islice(pages, CHUNK)):
        waiting.append((chunk, pool.submit([page for _, page in chunk if isinstance(page, Document)], edits())))
        if len(waiting) > FLYING:
            yield from _landed(*waiting.popleft())
    while waiting:
        yield from _landed(*waiting.popleft())


def _landed(
    chunk: list[tuple[T, Page]], result: Callable[[], list[ParsedDocument | UnreadableDocument]]
) -> Iterator[tuple[T, Outcome]]:
    parsed = iter(result())
    for tag, page in chunk:
        yield tag, next(parsed) if isinstance(page, Document) else page
