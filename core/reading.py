"""Bytes to text: files, folders and archives, and the encodings of what is in them."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes

from core.errors import UnreadableDocument
from core.model import Document

MAX_FILE_BYTES = 10 * 1024 * 1024
#: What an archive may unpack to: a small file that holds terabytes must not fill the machine.
MAX_ARCHIVE_BYTES = 1024 * 1024 * 1024
MAX_MEMBERS = 50_000

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f]")
# The C1 bytes that Windows-1252 leaves empty; a text that has them is something else.
_NOT_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_SKIPPED = re.compile(r"(?:^|/)(?:__MACOSX/|\.(?!\.?/)|Thumbs\.db$|desktop\.ini$)")


@dataclass(frozen=True, slots=True)
class Source:
    """The raw bytes of one file and the name that it is called by; the name is never used as a path."""

    name: str
    data: bytes


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


def clean_name(name: str) -> str:
    """A name as it can be shown: without control characters, not longer than a line."""
    return _CONTROL.sub("", name.replace("\\", "/").replace("\n", " ").replace("\t", " ")).strip()[-200:] or "?"


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


def too_large(name: str) -> UnreadableDocument:
    """The refusal of a file above `MAX_FILE_BYTES`."""
    return UnreadableDocument(
        name,
        "too-large",
        "{name} is larger than {size} MB. Split it into single pages.",
        size=MAX_FILE_BYTES // 1024**2,
    )


def decode(source: Source) -> Document:
    """The text of a file: UTF-8, UTF-16 or Windows-1252, told apart; line ends as `\\n`, no byte-order mark.

    Everything else stays as it was written. Raises `UnreadableDocument` for what is empty, too large or no text.
    """
    if len(source.data) > MAX_FILE_BYTES:
        raise too_large(source.name)
    encoding, text = _text(source)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip("\ufeff \n\t\u00a0\u200b"):
        raise UnreadableDocument(source.name, "empty", "{name} is empty. Save the page's text again and upload it.")
    if len(_CONTROL.findall(text)) > len(text) / 100:
        raise _binary(source.name)
    return Document(hashlib.sha256(source.data).hexdigest(), source.name, encoding, text)


def _binary(name: str) -> UnreadableDocument:
    return UnreadableDocument(name, "binary", "{name} is not text. Save the page as plain text (.txt) and upload that.")


def _text(source: Source) -> tuple[str, str]:
    """Encoding and text: what is marked first, then what is valid, then what is likely."""
    data = source.data
    if data.startswith(b"\xef\xbb\xbf"):
        found = _try(data, "utf-8-sig")
    elif data.startswith((b"\xff\xfe", b"\xfe\xff")):
        found = _try(data, "utf-16")
    else:
        found = _unmarked_utf16(data) or (None if b"\0" in data else _try(data, "utf-8"))
        if not found and b"\0" not in data:
            found = _single_byte(data)
    if found is None:
        raise _binary(source.name)
    return found


def _try(data: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        return encoding, data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _unmarked_utf16(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without its mark: Latin text then has a zero in nearly every second byte, always on the same side."""
    if len(data) < 4 or len(data) % 2:
        return None
    half = len(data) // 2
    for side, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if data[side::2].count(0) > 0.7 * half and data[1 - side :: 2].count(0) == 0:
            found = _try(data, encoding)
            return ("utf-16", found[1]) if found else None
    return None


def _single_byte(data: bytes) -> tuple[str, str] | None:
    """Windows-1252 where its bytes allow it, for that is what Indonesian pages are written in; else the likeliest."""
    if not _NOT_1252.search(data):
        return "windows-1252", data.decode("cp1252")
    best = from_bytes(data).best()
    return (best.encoding.replace("_", "-"), str(best)) if best else None
