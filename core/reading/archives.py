"""Files, folders and archives: what is in them, and what of it cannot be read."""

from __future__ import annotations

import gzip
import io
import re
import tarfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from core.errors import UnreadableDocument
from core.reading.fields import day_of
from core.reading.kinds import GZIP, LISTED_KINDS, archive_kind, is_known, reader_of
from core.reading.source import MAX_FILE_BYTES, Source, clean_name, too_large

#: What an archive may unpack to: a small file that holds terabytes must not fill the machine.
MAX_ARCHIVE_BYTES = 1024 * 1024 * 1024
MAX_MEMBERS = 50_000
_SKIPPED = re.compile(r"(?:^|/)(?:__MACOSX/|\.(?!\.?/)|Thumbs\.db$|desktop\.ini$)")
#: Zip files cannot hold an earlier year; a member of this one was written by a tool that knew no date.
_NO_DATE = 1980

Item = Source | UnreadableDocument


def walk(paths: Iterable[Path]) -> Iterator[Item]:
    """Every file that can be read under `paths` (files, folders, archives) in order of name, and what cannot be."""
    for path in paths:
        if path.is_dir():
            yield from walk(sorted(p for p in path.rglob("*") if is_known(p.name) and p.is_file()))
            continue
        try:
            data = path.read_bytes()
        except OSError:
            yield UnreadableDocument(
                str(path), "unreadable", "{name} cannot be opened. Is it there, and may you read it?"
            )
            continue
        yield from unpack(path.name, data)


def unpack(name: str, data: bytes) -> Iterator[Item]:
    """A file as itself, an archive as its files; what is neither, or broken, as the error with the reason."""
    name = clean_name(name)
    kind = archive_kind(name)
    if kind == ".zip":
        yield from _zip_members(name, data)
    elif kind:
        yield from _tar_members(name, data)
    else:
        yield _single(name, data, None)


def _single(name: str, data: bytes, dated: str | None) -> Item:
    """One file that is no archive of files, unpacked where it is packed by itself (`page.txt.gz`)."""
    reader = reader_of(name)
    if reader is None and name.lower().endswith(GZIP):
        inner = name[: -len(GZIP)]
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
                data = file.read(_limit(inner) + 1)
        except (OSError, EOFError, zlib.error):
            return _broken(name)
        name, reader = inner, reader_of(inner)
    if reader is None:
        return UnreadableDocument(
            name, "unsupported", "{name} is not a kind of file that can be read. Save it as one of these: {kinds}.",
            kinds=LISTED_KINDS,
        )  # fmt: skip
    return too_large(name) if len(data) > _limit(name) else Source(name, data, dated)


def _limit(name: str) -> int:
    """How many bytes a file of this name may have."""
    reader = reader_of(name)
    return reader.max_bytes if reader else MAX_FILE_BYTES


def _broken(name: str) -> UnreadableDocument:
    return UnreadableDocument(
        name, "broken-archive", "{name} is a broken archive. Make it again and upload it once more."
    )


def _holds_too_much(name: str) -> UnreadableDocument:
    return UnreadableDocument(
        name, "too-large", "{name} holds too much: more than {files} files or {size} MB. Split it up.",
        files=MAX_MEMBERS, size=MAX_ARCHIVE_BYTES // 1024**2,
    )  # fmt: skip


def _empty(name: str) -> UnreadableDocument:
    return UnreadableDocument(name, "empty", "{name} is an empty archive. Put pages into it.")


def _zip_members(name: str, data: bytes) -> Iterator[Item]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError):
        yield _broken(name)
        return
    members = [m for m in archive.infolist() if not m.is_dir() and not _SKIPPED.search(m.filename)]
    if len(members) > MAX_MEMBERS or sum(m.file_size for m in members) > MAX_ARCHIVE_BYTES:
        yield _holds_too_much(name)
        return
    if not members:
        yield _empty(name)
    for member in members:
        yield _zip_member(archive, member, clean_name(f"{name}/{member.filename}"))


def _zip_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> Item:
    if refusal := _refusal(name):
        return refusal
    if member.flag_bits & 1:
        return UnreadableDocument(
            name, "encrypted", "{name} is locked with a password. Unpack the archive and upload the files."
        )
    limit = _limit(name)
    if member.file_size > limit:
        return too_large(name)
    try:
        with archive.open(member) as file:
            # The size in the archive's list may lie, so no more is read than a file may have.
            data = file.read(limit + 1)
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, RuntimeError, ValueError, zlib.error):
        return _damaged(name)
    day = "{:04}-{:02}-{:02}".format(*member.date_time[:3]) if member.date_time[0] > _NO_DATE else None
    return _single(name, data, day_of(day))


def _tar_members(name: str, data: bytes) -> Iterator[Item]:
    """The files of a tar; read as a stream, so that no list of sizes has to be believed."""
    read = count = 0
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r|*") as archive:
            for member in archive:
                if not member.isfile() or _SKIPPED.search(member.name):
                    continue
                count += 1
                read += member.size
                if count > MAX_MEMBERS or read > MAX_ARCHIVE_BYTES:
                    yield _holds_too_much(name)
                    return
                yield _tar_member(archive, member, clean_name(f"{name}/{member.name}"))
    except (tarfile.TarError, OSError, EOFError, zlib.error):
        yield _broken(name)
        return
    if not count:
        yield _empty(name)


def _tar_member(archive: tarfile.TarFile, member: tarfile.TarInfo, name: str) -> Item:
    if refusal := _refusal(name):
        return refusal
    if member.size > _limit(name):
        return too_large(name)
    file = archive.extractfile(member)
    day = datetime.fromtimestamp(member.mtime, UTC).date().isoformat() if member.mtime else None
    return _single(name, file.read() if file else b"", day)


def _refusal(name: str) -> UnreadableDocument | None:
    """Why a member cannot be read by its name alone; archives in archives are for a person to unpack."""
    if reader_of(name) or (name.lower().endswith(GZIP) and not archive_kind(name)):
        return None
    return UnreadableDocument(name, "unsupported", "{name} is of no kind that can be read, and was left out.")


def _damaged(name: str) -> UnreadableDocument:
    return UnreadableDocument(name, "broken-archive", "{name} is damaged inside its archive. Make the archive again.")
