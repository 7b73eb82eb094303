"""Bytes to text: the encodings that Indonesian pages are written in, and how they are detected."""

from __future__ import annotations

import codecs
import hashlib
import io
import re

from charset_normalizer import from_bytes

from core.errors import UnreadableDocument
from core.model import Document
from core.reading.mojibake import mended
from core.reading.source import MAX_FILE_BYTES, Source, too_large

_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
#: A file of so many bytes is decoded at once: its text takes up to four times as many.
_SMALL = 16 * 1024 * 1024
#: Encodings of Python's own that no page is written in; the first refuses every byte, others make lone surrogates.
_NO_CHARSETS = frozenset(("undefined", "idna", "punycode", "unicode_escape", "raw_unicode_escape"))
#: Characters of which a text has next to none. U+0080 to U+009F are not among them: an emoji that was read as Latin-1
#: somewhere on its way (mojibake) has several.
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# The C1 bytes that Windows-1252 leaves empty; a text that has them is something else.
_NOT_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


def decode(source: Source) -> Document:
    """The text of a file as `decoded` gives it, with mojibake mended. Raises `UnreadableDocument` as that does."""
    return mended(decoded(source))


def decoded(source: Source) -> Document:
    """The text of a file: UTF-8, UTF-16 or Windows-1252, as detected; line ends as `\\n`, no byte-order mark.

    Everything else stays as it was written. Raises `UnreadableDocument` for what is empty, too large or no text.
    """
    if len(source.data) > MAX_FILE_BYTES:
        raise too_large(source.name)
    encoding, text = text_of(source)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip("\ufeff \n\t\u00a0\u200b"):
        raise UnreadableDocument(source.name, "empty", "{name} is empty. Save the page's text again and upload it.")
    if len(_NOT_TEXT.findall(text)) > len(text) / 100:
        raise _binary(source.name)
    return Document(hashlib.sha256(source.data).hexdigest(), source.name, encoding, text)


def _binary(name: str) -> UnreadableDocument:
    return UnreadableDocument(name, "binary", "{name} is not text. Save the page as plain text (.txt) and upload that.")


def declared(data: bytes) -> str | None:
    """The encoding that an HTML page names in its first bytes, where Python knows one by that name."""
    found = _DECLARED.search(data[:4096])
    name = found[1].decode("ascii").lower() if found else None
    try:
        return None if name is None or name in _NO_CHARSETS else codecs.lookup(name).name
    except LookupError:
        return None


def text_of(source: Source, hint: str | None = None) -> tuple[str, str]:
    """Encoding and text: what is marked first, then what is valid, then `hint`, then what is likely."""
    data = source.data
    if data.startswith(b"\xef\xbb\xbf"):
        found = _try(data, "utf-8-sig")
    elif data.startswith((b"\xff\xfe", b"\xfe\xff")):
        found = _try(data, "utf-16")
    else:
        found = _unmarked_utf16(data) or (None if b"\0" in data else _try(data, "utf-8"))
        if not found and b"\0" not in data:
            found = (_try(data, hint) if hint else None) or _single_byte(data)
    if found is None:
        raise _binary(source.name)
    return found


def stream_of(source: Source) -> io.TextIOBase:
    """The text of a file as a stream with its line ends as written; a large one is decoded as it is read.

    Raises `UnreadableDocument` where it is no text.
    """
    if len(source.data) <= _SMALL:
        return io.StringIO(text_of(source)[1].removeprefix("\ufeff"), newline="")
    encoding = "utf-8-sig" if _is_utf8(source.data) else text_of(Source(source.name, source.data[:_SMALL]))[0]
    return io.TextIOWrapper(io.BytesIO(source.data), encoding=encoding, errors="replace", newline="")


def _is_utf8(data: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _SMALL):
            decoder.decode(data[start : start + _SMALL])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _try(data: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        return encoding, data.decode(encoding)
    except (UnicodeError, LookupError):
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
