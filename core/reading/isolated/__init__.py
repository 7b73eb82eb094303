"""Readers whose library cannot be bounded, each in a process of its own with limits of time and memory.

A spreadsheet of two cells at opposite corners makes calamine ask for a terabyte, which ends the process; a PDF of some
kilobytes can keep pypdf busy for hours. So they get a process that may end.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core.errors import UnreadableDocument
from core.reading.fence import damaged
from core.reading.source import Source

_SCRIPT = Path(__file__).with_name("child.py")
#: By the clock, for a machine that is busy otherwise; the process itself counts what it computes (child.py).
_SECONDS = 120
#: How the process ends that has used up its time (SIGXCPU, SIGKILL) or its memory (its own status, SIGABRT).
_ENDED = (-24, -9, -6, 3)


def values(source: Source, kind: str) -> Iterator[Any]:
    """What the reader `kind` of child.py gives for a file: JSON values, in order.

    Raises `UnreadableDocument` where it ends with an error, or takes more time or memory than one file may.
    """
    with tempfile.TemporaryFile() as out:
        try:
            # The script is our own, and takes the file as bytes on its standard input.
            status = subprocess.run(  # noqa: S603
                [sys.executable, str(_SCRIPT), kind],
                input=source.data, stdout=out, stderr=subprocess.DEVNULL, timeout=_SECONDS, check=False,
            ).returncode  # fmt: skip
        except subprocess.TimeoutExpired:
            status = _ENDED[0]
        if status in _ENDED:
            raise UnreadableDocument(
                source.name, "too-large", "{name} takes more time or memory than one file may. Split it up."
            )
        if status:
            raise damaged(source.name)
        out.seek(0)
        yield from map(json.loads, out)
