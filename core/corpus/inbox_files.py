"""The inbox beside a workspace's file: the bytes of what arrived, until all their pages are saved.

`WORKSPACE.duckdb.inbox/UPLOAD/NUMBER`, numbered by us: the name of a file that somebody brings is never a path.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path


def folder(workspace: Path) -> Path:
    """The inbox of the workspace whose file this is; it is there only while something is in it."""
    return workspace.with_name(f"{workspace.name}.inbox")


def place(workspace: Path, upload: int, number: int) -> Path:
    """Where the bytes of one file of an upload are."""
    return folder(workspace) / str(upload) / str(number)


def write(workspace: Path, upload: int, files: Iterable[tuple[int, bytes]]) -> None:
    """Put the files of a new upload, by number, into the inbox. What is under its number was never recorded."""
    remove_upload(workspace, upload)
    own = folder(workspace) / str(upload)
    for number, data in files:
        own.mkdir(parents=True, exist_ok=True)
        (own / str(number)).write_bytes(data)


def remove_files(workspace: Path, upload: int, numbers: Iterable[int]) -> None:
    """Delete files of an upload, and the folders that are empty then."""
    for number in numbers:
        place(workspace, upload, number).unlink(missing_ok=True)
    _remove_empty(folder(workspace) / str(upload))
    _remove_empty(folder(workspace))


def remove_upload(workspace: Path, upload: int) -> None:
    """Delete all files of an upload."""
    shutil.rmtree(folder(workspace) / str(upload), ignore_errors=True)
    _remove_empty(folder(workspace))


def remove_all(workspace: Path) -> None:
    """Delete the inbox of a workspace that is deleted."""
    shutil.rmtree(folder(workspace), ignore_errors=True)


def remove_others(workspace: Path, kept: Collection[tuple[int, int]]) -> None:
    """Delete every file but those of these uploads and numbers."""
    inbox = folder(workspace)
    for path in inbox.glob("*/*"):
        upload, number = path.parent.name, path.name
        if not (upload.isdecimal() and number.isdecimal() and (int(upload), int(number)) in kept):
            path.unlink(missing_ok=True)
    for own in inbox.glob("*"):
        _remove_empty(own)
    _remove_empty(inbox)


def _remove_empty(path: Path) -> None:
    with suppress(OSError):  # not empty, or not there
        path.rmdir()
