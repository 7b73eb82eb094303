"""The fence around one file: whatever its reader or the parser raises is a refusal of that file, and of no other."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from core.errors import TajukError, UnreadableDocument

T = TypeVar("T")

_log = logging.getLogger(__name__)


def fenced(name: str, pages: Iterable[T]) -> Iterator[T | UnreadableDocument]:
    """What `pages` yields, and where it raises, the refusal of the file or page that is called `name` as the last item.

    The traceback of what was not foreseen is logged. Other `TajukError`s (a list that an analyst has to mend) pass, for
    they would refuse every file, and so does what is no `Exception` (Ctrl+C, a closed generator).
    """
    try:
        yield from pages
    except UnreadableDocument as error:
        yield error
    except TajukError:
        raise
    # Twelve libraries read hostile bytes here, and raise what their authors did not foresee, a RecursionError or a
    # MemoryError among it. This is the one place where all of it is caught.
    except Exception:
        _log.exception("%s could not be read", name)
        yield damaged(name)


def fenced_call(name: str, read: Callable[[], T]) -> T | UnreadableDocument:
    """What `read` returns, or the refusal of the page `name` where it raises; see `fenced`."""
    return next(fenced(name, (read() for _ in range(1))))


def damaged(name: str) -> UnreadableDocument:
    """The refusal of what no rule foresaw: bytes that are damaged, or made to do harm."""
    return UnreadableDocument(
        name, "damaged", "{name} cannot be read: it is damaged, or not what its name says. Save it again."
    )
