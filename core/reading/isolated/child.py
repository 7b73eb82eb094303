"""The process of `core.reading.isolated`: `child.py KIND`, a file on standard input, a JSON value a line out.

It imports nothing of Tajuk, so that it starts in a tenth of a second. Exit status 3: out of memory.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

#: Seconds of computing, and bytes of memory, that one file may take; of markup, the caller then computes the same.
SECONDS, MEMORY = {"markup": 3}, 900 * 1024 * 1024
_SECONDS = 20


def sheets(data: bytes) -> Iterator[Any]:
    """The rows of all sheets of .xlsx, .xls or .ods, each a list of cells; days as ISO 8601. None begins a sheet."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for name in book.sheet_names:
        yield None
        for row in book.get_sheet_by_name(name).iter_rows():
            yield [_cell(value) for value in row]


def _cell(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value.isoformat() if hasattr(value, "isoformat") else value if isinstance(value, str | int | float) else None


def pdf(data: bytes) -> Iterator[Any]:
    """The text of each page of a PDF; {"locked": true} alone where a password is needed."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    document = PdfReader(io.BytesIO(data))
    try:
        locked = document.is_encrypted and not document.decrypt("")
    except DependencyError:  # a cipher that needs one more package
        locked = True
    if locked:
        yield {"locked": True}
        return
    for page in document.pages:
        yield page.extract_text()


def rtf(data: bytes) -> Iterator[Any]:
    """The text of a Rich Text document. RTF is ASCII; a byte above is of the code page that the document names."""
    from striprtf.striprtf import rtf_to_text

    yield rtf_to_text(data.decode("cp1252", "replace"), errors="replace")  # type: ignore[no-untyped-call]


def markup(data: bytes) -> Iterator[Any]:
    """The elements of a page of HTML that is made to take long: nothing but whether it can be parsed in time."""
    from lxml import html

    html.document_fromstring(data, parser=html.HTMLParser(no_network=True, recover=True, encoding="utf-8"))
    yield True


READERS: dict[str, Callable[[bytes], Iterator[Any]]] = {"sheets": sheets, "pdf": pdf, "rtf": rtf, "markup": markup}


def main() -> int:
    """Bound this process, read standard input, and return the exit status."""
    try:
        import resource

        seconds = SECONDS.get(sys.argv[1], _SECONDS)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, ValueError, OSError):  # a system without such limits: the clock of the caller is left
        pass
    try:
        for value in READERS[sys.argv[1]](sys.stdin.buffer.read()):
            print(json.dumps(value))
    except MemoryError:
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
