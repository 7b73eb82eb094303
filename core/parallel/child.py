"""The process of `core.parallel.pool`: pickled (documents, edits or None) on standard input, pickled readings out.

It ends with its standard input, so that none is left when the program that started it is killed.
"""

from __future__ import annotations

import logging
import os
import pickle
import sys

from core.edits import NO_EDITS, Edits
from core.errors import TajukError
from core.model import Document
from core.parse import parse_page


def main() -> int:
    """Parse until the input ends, and return the exit status."""
    if file := os.environ.get("TAJUK_LOG"):
        logging.basicConfig(filename=file, encoding="utf-8", errors="backslashreplace")
    elif "quiet" in sys.argv[1:]:
        logging.getLogger("core").addHandler(logging.NullHandler())
    # What any library prints must not get among the answers.
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    edits = NO_EDITS
    while True:
        try:
            pages, new = pickle.load(sys.stdin.buffer)  # noqa: S301 -- from the process that started this one
        except EOFError:
            return 0
        edits = edits if new is None else new
        pickle.dump(_answer(pages, edits), out, 5)
        out.flush()


def _answer(pages: list[Document], edits: Edits) -> object:
    try:
        return [parse_page(page, edits) for page in pages]
    except TajukError as error:  # a wrong list: it concerns every page, and is for a person
        return error


if __name__ == "__main__":
    sys.exit(main())
