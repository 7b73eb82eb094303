"""Processes that parse pages, each asked by a thread of this one; documents and readings go through pipes, pickled.

They are our own processes and nobody else writes into these pipes. `multiprocessing` is not used, for it runs the main
script anew in each process, and that of a dashboard draws a page.
"""

from __future__ import annotations

import logging
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Timer
from types import TracebackType
from typing import Any

from core.edits import Edits
from core.errors import TajukError, UnreadableDocument
from core.model import Document, ParsedDocument

_ROOT = Path(__file__).resolve().parent.parent.parent
#: Seconds that a process may take to start, and for each page; the longest page that is read takes ten.
_START, _SECONDS = 60, 60
#: More processes than these use more memory than they save time: one that saves keeps up with three that parse.
_MOST = 3

Parsed = ParsedDocument | UnreadableDocument


def processors() -> int:
    """How many processes parse: one for each processor, up to three."""
    return min(_MOST, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


class Pool:
    """Some processes that parse pages; used as a context, at whose end they are gone."""

    def __init__(self, size: int) -> None:
        self._free: SimpleQueue[_Process] = SimpleQueue()
        self._all = [_Process() for _ in range(size)]
        for process in self._all:
            self._free.put(process)
        self._threads = ThreadPoolExecutor(size, thread_name_prefix="tajuk-parse")

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        for process in self._all:
            process.end()
        self._threads.shutdown()
        for process in self._all:  # one may have been starting, and none is asked any more
            process.end()
            process.close()

    def submit(self, pages: Sequence[Document], edits: Edits) -> Callable[[], list[Parsed]]:
        """Have pages parsed; returns a function that waits for them, and raises what concerns every page."""
        return self._threads.submit(self._parse, pages, edits).result

    def _parse(self, pages: Sequence[Document], edits: Edits) -> list[Parsed]:
        process = self._free.get()
        try:
            return process.parse(pages, edits)
        finally:
            self._free.put(process)


class _Died(Exception):
    """The process ended before it answered."""


class _Process:
    """One process that parses pages, started when it is first asked, and anew where it has ended."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._edits: Edits | None = None
        self._ended = False

    def parse(self, pages: Sequence[Document], edits: Edits) -> list[Parsed]:
        """The pages parsed; one that ends the process twice is refused."""
        try:
            return self._ask(pages, edits)
        except _Died:
            if len(pages) > 1:
                return [each for page in pages for each in self.parse([page], edits)]
        try:
            return self._ask(pages, edits)
        except _Died:
            return [_too_much(page.name) for page in pages]

    def _ask(self, pages: Sequence[Document], edits: Edits) -> list[Parsed]:
        process = self._running()
        timer = Timer(_START + _SECONDS * len(pages), process.kill)
        timer.start()
        try:
            pickle.dump((list(pages), None if edits is self._edits else edits), _open(process.stdin), 5)
            _open(process.stdin).flush()
            self._edits = edits
            answer: list[Parsed] | TajukError = pickle.load(_open(process.stdout))  # noqa: S301 -- our own process
        except (EOFError, OSError, ValueError, pickle.UnpicklingError) as error:
            process.kill()
            raise _Died from error
        finally:
            timer.cancel()
        if isinstance(answer, TajukError):
            raise answer
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        if self._ended:
            raise _Died
        if self._process is None or self._process.poll() is not None:
            self.close()
            quiet = any(isinstance(h, logging.NullHandler) for h in logging.getLogger("core").handlers)
            # Our own module; what was uploaded reaches it through the pipe only.
            self._process = subprocess.Popen(  # noqa: S603
                [sys.executable, "-m", "core.parallel.child", *(["quiet"] if quiet else [])],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=_ROOT,
            )  # fmt: skip
            self._edits = None
        return self._process

    def end(self) -> None:
        """End the process, also while it is asked; it is not started again."""
        self._ended = True
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def close(self) -> None:
        """Let go of the pipes of the process, which has ended."""
        if self._process is not None:
            for pipe in (self._process.stdin, self._process.stdout):
                with suppress(OSError):  # of what was still to be written into a process that has ended
                    _open(pipe).close()


def _open(pipe: Any) -> Any:
    """A pipe of a process that was made with pipes."""
    if pipe is None:
        raise _Died
    return pipe


def _too_much(name: str) -> UnreadableDocument:
    return UnreadableDocument(name, "too-large", "{name} takes more time or memory than one file may. Split it up.")
