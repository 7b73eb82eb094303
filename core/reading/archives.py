"""Files, folders and archives: what is in them, and what of it cannot be read."""

from __future__ import annotations

import gzip
import io
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import IO

from core.errors import UnreadableDocument
from core.reading.fence import fenced, fenced_call
from core.reading.fields import day_of
from core.reading.kinds import GZIP, LISTED_KINDS, archive_kind, is_known, reader_of
from core.reading.source import MAX_FILE_BYTES, Source, clean_name, too_large
from core.reading.tar_stream import PIECE, TarStream

#: What an archive may unpack to: a small file that holds terabytes must not fill the machine.
MAX_ARCHIVE_BYTES = 1024 * 1024 * 1024
MAX_MEMBERS = 50_000
_SKIPPED = re.compile(r"(?:^|/)(?:__MACOSX/|\.(?!\.?/)|Thumbs\.db$|desktop\.ini$)")
#: Zip files cannot hold an earlier year; a member of this one was written by a tool that knew no date.
_NO_DATE = 1980

#: What the unpackers of a zip raise for damaged bytes, each in its own way.
_DAMAGED_MEMBER = (
    zipfile.BadZipFile, NotImplementedError, OSError, EOFError, RuntimeError, ValueError, zlib.error, lzma.LZMAError,
)  # fmt: skip

Item = Source | UnreadableDocument


def walk(paths: Iterable[Path], pass_over: Callable[[Path], None] = lambda _: None) -> Iterator[Item]:
    """Every file under `paths` (files, folders, archives) in order of name, and what cannot be read, as the error.

    `pass_over` is given the files of a folder that are of no kind that can be read: nobody asked for each of them, so
    they are no errors, and they are named. Hidden files, and those that systems leave, are passed over without a word.
    """
    for path in paths:
        if path.is_dir():
            visible = sorted(p for p in path.rglob("*") if not is_hidden(p.relative_to(path)) and p.is_file())
            for each in visible:
                if _holds_pages(each):
                    yield from walk([each])
                else:
                    pass_over(each)
            continue
        try:
            data = path.read_bytes()
        except OSError:
            yield UnreadableDocument(
                clean_name(str(path)), "unreadable", "{name} cannot be opened. Is it there, and may you read it?"
            )
            continue
        yield from unpack(path.name, data)


def is_hidden(path: PurePath) -> bool:
    """Whether a file is hidden, or one that a system leaves in folders: no page of anybody."""
    return _SKIPPED.search(path.as_posix()) is not None


def _holds_pages(path: Path) -> bool:
    """Whether a file of a folder is of a kind that is read."""
    reader = reader_of(path.name)
    if reader is None or reader.holds_pages is None:
        return is_known(path.name)
    try:
        data = path.read_bytes()
    except OSError:
        return True  # reading it says why it cannot be opened
    return reader.holds_pages(Source(path.name, data))


def unpack(name: str, data: bytes) -> Iterator[Item]:
    """A file as itself, an archive as its files; what is neither, or broken, as the error with the reason."""
    name = clean_name(name)
    kind = archive_kind(name)
    members = _zip_members(name, data) if kind == ".zip" else _tar_members(name, data) if kind else None
    if members is None:
        yield fenced_call(name, lambda: _single(name, data, None))
    else:
        yield from _bounded(name, fenced(name, members))


def _bounded(name: str, members: Iterable[Item]) -> Iterator[Item]:
    """The members up to what an archive may unpack to; some are packed once more by themselves."""
    size = 0
    for item in members:
        size += len(item.data) if isinstance(item, Source) else 0
        if size > MAX_ARCHIVE_BYTES:
            yield _holds_too_much(name)
            return
        yield item


def _single(name: str, data: bytes, dated: str | None) -> Item:
    """One file that is no archive of files, unpacked where it is packed by itself (`page.txt.gz`)."""
    reader = reader_of(name)
    if reader is None and name.lower().endswith(GZIP):
        inner = name[: -len(GZIP)]
        if reader_of(inner) is None:
            return _unsupported(name)
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
                data = _read(file, _limit(inner))
        except (OSError, EOFError, zlib.error):
            return _broken(name)
        name, reader = inner, reader_of(inner)
    if reader is None:
        return _unsupported(name)
    return too_large(name, _limit(name)) if len(data) > _limit(name) else Source(name, data, dated)


def _read(file: IO[bytes] | gzip.GzipFile, limit: int) -> bytes:
    """The bytes of a member, piece by piece, up to one more than `limit`: an archive may lie about sizes."""
    data = io.BytesIO()
    while data.tell() <= limit and (piece := file.read(min(PIECE, limit + 1 - data.tell()))):
        data.write(piece)
    return data.getvalue()


def _limit(name: str) -> int:
    """How many bytes a file of this name may have."""
    reader = reader_of(name)
    return reader.max_bytes if reader else MAX_FILE_BYTES


def _unsupported(name: str) -> UnreadableDocument:
    return UnreadableDocument(
        name, "unsupported", "{name} is not a kind of file that can be read. Save it as one of these: {kinds}.",
        kinds=LISTED_KINDS,
    )  # fmt: skip


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
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
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
        return too_large(name, limit)
    try:
        with archive.open(member) as file:
            data = _read(file, limit)
    except _DAMAGED_MEMBER:
        return _damaged(name)
    day = "{:04}-{:02}-{:02}".format(*member.date_time[:3]) if member.date_time[0] > _NO_DATE else None
    return fenced_call(name, lambda: _single(name, data, day_of(day)))


def _tar_members(name: str, data: bytes) -> Iterator[Item]:
    """The files of a tar; read as a stream, so that no list of sizes has to be believed."""
    count = entries = 0
    try:
        with tarfile.TarFile(fileobj=TarStream(data, 2 * MAX_ARCHIVE_BYTES)) as archive:
            for member in archive:
                entries += 1
                # tarfile keeps each one, a kilobyte of memory, and nobody asks for it again.
                archive.members.clear()  # type: ignore[attr-defined]
                is_page = member.isfile() and not _SKIPPED.search(member.name)
                count += is_page
                # Folders and links cost time, too: a megabyte can hold millions of them.
                if count > MAX_MEMBERS or entries > 2 * MAX_MEMBERS:
                    yield _holds_too_much(name)
                    return
                if is_page:
                    yield _tar_member(archive, member, clean_name(f"{name}/{member.name}"))
    except (tarfile.TarError, OSError, EOFError, zlib.error):
        yield _broken(name)
        return
    if not count:
        yield _empty(name)


def _tar_member(archive: tarfile.TarFile, member: tarfile.TarInfo, name: str) -> Item:
    if refusal := _refusal(name):
        return refusal
    limit = _limit(name)
    if member.size > limit:
        return too_large(name, limit)
    file = archive.extractfile(member)
    data = _read(file, limit) if file else b""
    return fenced_call(name, lambda: _single(name, data, _day_of_seconds(member.mtime)))


def _day_of_seconds(seconds: float) -> str | None:
    """The day of a tar's time stamp; None where it is none, or out of all calendars."""
    try:
        return datetime.fromtimestamp(seconds, UTC).date().isoformat() if seconds else None
    except (ValueError, OverflowError, OSError):
        return None


def _refusal(name: str) -> UnreadableDocument | None:
    """Why a member cannot be read by its name alone; archives in archives are for a person to unpack."""
    if reader_of(name) or (name.lower().endswith(GZIP) and not archive_kind(name)):
        return None
    return UnreadableDocument(name, "unsupported", "{name} is of no kind that can be read, and was left out.")


def _damaged(name: str) -> UnreadableDocument:
    return UnreadableDocument(name, "broken-archive", "{name} is damaged inside its archive. Make the archive again.")
