"""Bytes to documents: encodings, archives, folders, and the names of what cannot be read."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import UnreadableDocument
from core.model import Document
from core.reading import Source, archives, decode, encodings, unpack, walk

PLAIN = "Warga menanam padi “gogo” di ladang — harganya Rp5.000.\nPanen dimulai."


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def codes(found: list[Source | UnreadableDocument]) -> list[str]:
    return [item.code if isinstance(item, UnreadableDocument) else "read" for item in found]


@pytest.mark.parametrize(
    ("python_name", "said"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("cp1252", "windows-1252"),
    ],
)
def test_encodings_are_told_apart(python_name: str, said: str) -> None:
    data = PLAIN.encode(python_name)
    document = decode(Source("a.txt", data))
    assert (document.text, document.encoding) == (PLAIN, said)
    assert document.id == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("python_name", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(python_name: str) -> None:
    text = "Panen padi dimulai pekan ini di tiga desa.\nHarga gabah naik."
    assert decode(Source("a.txt", text.encode(python_name))) == Document(
        hashlib.sha256(text.encode(python_name)).hexdigest(), "a.txt", "utf-16", text
    )


def test_line_ends_become_line_feeds_and_nothing_else_changes() -> None:
    assert decode(Source("a.txt", b" satu\r\ndua\rtiga\n\n  empat\t")).text == " satu\ndua\ntiga\n\n  empat\t"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t \n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), "binary"),
        (b"abc\0def\0ghi", "binary"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        decode(Source("halaman.txt", data))
    assert caught.value.code == code
    assert "halaman.txt" in str(caught.value)


def test_a_file_may_not_be_larger_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encodings, "MAX_FILE_BYTES", 10)
    with pytest.raises(UnreadableDocument) as caught:
        decode(Source("a.txt", b"x" * 11))
    assert caught.value.code == "too-large"


def test_an_archive_gives_its_texts_and_names_the_rest() -> None:
    data = zipped(
        {"b/dua.txt": b"dua", "satu.TXT": b"satu", "__MACOSX/._satu.txt": b"x", ".simpan": b"x", "gambar.png": b"x",
         "dalam.zip": zipped({"a.txt": b"a"})}
    )  # fmt: skip
    found = list(unpack("arsip.zip", data))
    assert [s.name for s in found if isinstance(s, Source)] == ["arsip.zip/b/dua.txt", "arsip.zip/satu.TXT"]
    assert codes(found).count("unsupported") == 2


def test_hostile_member_names_are_only_names() -> None:
    (source,) = unpack("a.zip", zipped({"../../etc/x\x1b[31m\n.txt": b"isi"}))
    assert isinstance(source, Source)
    assert not any(ord(c) < 32 for c in source.name)


def test_other_kinds_and_broken_archives_are_refused() -> None:
    assert codes(list(unpack("a.psd", b"8BPS"))) == ["unsupported"]
    assert codes(list(unpack("a.zip", b"PK\x03\x04 broken"))) == ["broken-archive"]
    assert codes(list(unpack("a.zip", zipped({})))) == ["empty"]


def test_a_damaged_member_does_not_stop_the_others() -> None:
    data = bytearray(zipped({"a.txt": b"halaman satu " * 40, "b.txt": b"halaman dua"}))
    start = data.index(b"a.txt") + len("a.txt")
    data[start : start + 8] = b"\xff" * 8
    assert codes(list(unpack("x.zip", bytes(data)))) == ["broken-archive", "read"]


def test_an_encrypted_member_is_named() -> None:
    data = bytearray(zipped({"a.txt": b"rahasia"}))
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1
    assert codes(list(unpack("x.zip", bytes(data)))) == ["encrypted"]


def test_bombs_are_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_ARCHIVE_BYTES", 1000)
    assert codes(list(unpack("x.zip", zipped({"a.txt": b"0" * 2000})))) == ["too-large"]
    monkeypatch.setattr(archives, "MAX_MEMBERS", 1)
    assert codes(list(unpack("x.zip", zipped({"a.txt": b"1", "b.txt": b"2"})))) == ["too-large"]


def test_walk_reads_folders_in_order_and_names_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "z").mkdir()
    (tmp_path / "z" / "b.txt").write_bytes(b"b")
    (tmp_path / "a.txt").write_bytes(b"a")
    (tmp_path / "c.zip").write_bytes(zipped({"d.txt": b"d"}))
    (tmp_path / "gambar.png").write_bytes(b"x")
    found = list(walk([tmp_path, tmp_path / "tiada.txt"]))
    assert codes(found) == ["read", "read", "read", "unreadable"]
    assert [s.data for s in found if isinstance(s, Source)] == [b"a", b"d", b"b"]


@given(st.one_of(st.binary(max_size=400), st.text(max_size=200).map(lambda t: t.encode("utf-8", "ignore"))))
def test_any_bytes_give_a_document_or_a_refusal(data: bytes) -> None:
    try:
        document = decode(Source("a.txt", data))
    except UnreadableDocument as error:
        assert error.code in {"empty", "binary", "unreadable"}
    else:
        assert "\r" not in document.text
        assert document.text.strip()
        assert document == decode(Source("a.txt", data))


@given(st.binary(max_size=300))
def test_any_archive_gives_members_or_a_refusal(data: bytes) -> None:
    assert list(unpack("a.zip", data))
    assert list(unpack("a.zip", b"PK\x05\x06" + data)) is not None


def test_a_text_with_emoji_that_were_decoded_wrongly_is_text() -> None:
    emoji = "😭".encode().decode("latin-1")
    text = f"Jessie mengumumkannya kepada para penggemar{emoji * 10}, tulis penyanyi itu.\n" * 2
    assert decode(Source("a.txt", text.encode())).text == text.replace(emoji, "😭")
