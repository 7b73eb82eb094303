"""Files, folders and archives: what is in them, and what of it cannot be read."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from core.errors import UnreadableDocument
from core.reading.source import MAX_FILE_BYTES, Source, clean_name, too_large

#: What an archive may unpack to: a small file that holds terabytes must not fill the machine.
MAX_ARCHIVE_BYTES = 1024 * 1024 * 1024
MAX_MEMBERS = 50_000
_SKIPPED = re.compile(r"(?:^|/)(?:__MACOSX/|\.(?!\.?/)|Thumbs\.db$|desktop\.ini$)")


def walk(paths: Iterable[Path]) -> Iterator[Source | UnreadableDocument]:
    """Every text file under `paths` (files, folders, archives) in order of name, and what cannot be read."""
    for path in paths:
        if path.is_dir():
            yield from walk(sorted(p for p in path.rglob("*") if p.suffix.lower() in (".txt", ".zip") and p.is_file()))
            continue
        try:
            data = path.read_bytes()
        except OSError:
            yield UnreadableDocument(
                str(path), "unreadable", "{name} cannot be opened. Is it there, and may you read it?"
            )
            continue
        yield from unpack(path.name, data)


def unpack(name: str, data: bytes) -> Iterator[Source | UnreadableDocument]:
    """A text file as itself, an archive as its text files; what is neither, or broken, as the error that says so."""
    name = clean_name(name)
    kind = Path(name).suffix.lower()
    if kind == ".txt":
        yield Source(name, data)
    elif kind == ".zip":
        yield from _members(name, data)
    else:
        yield UnreadableDocument(
            name, "unsupported", "{name} is not a kind of file that can be read. Upload .txt files or a .zip of them."
        )


def _members(name: str, data: bytes) -> Iterator[Source | UnreadableDocument]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError):
        yield UnreadableDocument(
            name, "broken-archive", "{name} is a broken archive. Make it again and upload it once more."
        )
        return
    members = [m for m in archive.infolist() if not m.is_dir() and not _SKIPPED.search(m.filename)]
    if len(members) > MAX_MEMBERS or sum(m.file_size for m in members) > MAX_ARCHIVE_BYTES:
        yield UnreadableDocument(
            name, "too-large", "{name} holds too much: more than {files} files or {size} MB. Split it up.",
            files=MAX_MEMBERS, size=MAX_ARCHIVE_BYTES // 1024**2,
        )  # fmt: skip
        return
    if not members:
        yield UnreadableDocument(name, "empty", "{name} is an empty archive. Put .txt files into it.")
    for member in members:
        yield _member(archive, member, clean_name(f"{name}/{member.filename}"))


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> Source | UnreadableDocument:
    if not name.lower().endswith(".txt"):
        return UnreadableDocument(name, "unsupported", "{name} is no .txt file and was left out.")
    if member.flag_bits & 1:
        return UnreadableDocument(
            name, "encrypted", "{name} is locked with a password. Unpack the archive and upload the files."
        )
    if member.file_size > MAX_FILE_BYTES:
        return too_large(name)
    try:
        with archive.open(member) as file:
            # The size in the archive's list may lie, so no more is read than a file may have.
            data = file.read(MAX_FILE_BYTES + 1)
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, RuntimeError, ValueError, zlib.error):
        return UnreadableDocument(
            name, "broken-archive", "{name} is damaged inside its archive. Make the archive again."
        )
    return Source(name, data)
