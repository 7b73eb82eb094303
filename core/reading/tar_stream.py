"""The bytes of a tar as `tarfile` reads them: forward only, and no more at once than a header or a piece of a file."""

from __future__ import annotations

import gzip
import io
import tarfile

#: Headers and names are read whole, files in pieces: nothing in a tar needs more than this at once.
PIECE = 64 * 1024
_GZIP_MAGIC = b"\x1f\x8b"


class TarStream(io.RawIOBase):
    """The unpacked bytes of a tar or tar.gz. Raises `tarfile.ReadError` above its limits.

    A header may state a name of a gigabyte, and a small tar.gz unpack to terabytes: `limit` is how many bytes may be
    read altogether.
    """

    def __init__(self, data: bytes, limit: int) -> None:
        raw = io.BytesIO(data)
        self._file: io.BufferedIOBase = gzip.GzipFile(fileobj=raw) if data.startswith(_GZIP_MAGIC) else raw
        self._limit, self._at = limit, 0

    def read(self, size: int = -1) -> bytes:
        """The next `size` bytes, fewer at the end."""
        if not 0 <= size <= PIECE:
            raise tarfile.ReadError("a header is too long")
        if self._at > self._limit:
            raise tarfile.ReadError("unpacks to too much")
        data = self._file.read(size)
        self._at += len(data)
        return data

    def tell(self) -> int:
        """How many bytes have been read."""
        return self._at

    def seek(self, place: int, whence: int = io.SEEK_SET) -> int:
        """Go forward to `place`: back would mean to unpack everything once more."""
        if place < self._at or whence != io.SEEK_SET:
            raise tarfile.ReadError("a member begins before the end of another")
        while self._at < place and self.read(min(PIECE, place - self._at)):
            pass
        return self._at
