"""Texts that were read in the wrong encoding on their way are mended and said to be; whole ones stay as they are."""

from __future__ import annotations

import hashlib

import pytest

from core.parse import NOTES, parse_all, parse_source
from core.reading import Source
from core.reading.mojibake import mend

TEXT = (
    "Panen Garam Raya\n“Kami senang sekali, hujan sudah berhenti – akhirnya,” kata Sarno, petani di lembah itu 😭.\n"
    "Café di tepi jalan ramai.\n"
)


def broken(text: str, encoding: str = "cp1252") -> str:
    """A text as it looks when its UTF-8 was read in another encoding, where that has all its bytes."""
    return "".join(
        char if char.isascii() else char.encode().decode(encoding if _fits(char, encoding) else "latin-1")
        for char in text
    )


def _fits(char: str, encoding: str) -> bool:
    try:
        char.encode().decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_a_broken_text_is_mended_and_said_to_be(encoding: str) -> None:
    data = broken(TEXT, encoding).encode()
    assert data != TEXT.encode()
    [page] = parse_all(Source("a.txt", data))
    assert page.document.text == TEXT
    assert page.document.id == hashlib.sha256(data).hexdigest()
    assert [note.message for note in page.notes if note.code == "mended-text"] == [NOTES["mended-text"]]
    assert parse_source(Source("a.txt", data)).document.text == TEXT


@pytest.mark.parametrize("text", [TEXT, "Âu Lạc", "naïve façade", "Rp 5.000 – 10.000 €", "São Paulo", "ﷺ 雨"])
def test_a_whole_text_stays_as_it_is(text: str) -> None:
    assert mend(text) == text
    [page] = parse_all(Source("a.txt", text.encode()))
    assert page.document.text == text
    assert "mended-text" not in {note.code for note in page.notes}


def test_lines_stay_where_they_are() -> None:
    text = broken("satu “dua”\n\ntiga – empat\nlima\n" * 50)
    assert mend(text).count("\n") == text.count("\n")


def test_cells_of_a_table_are_mended() -> None:
    title, body = broken("Café “Kota” Dibuka"), broken("Warga datang – ramai sekali – sejak pagi ke kafe baru itu.")
    table = f'judul,isi\n"{title}","{body}"\n'
    [page] = parse_all(Source("a.csv", table.encode()))
    found = page.layout.title
    assert found is not None and found.cut(page.document.text) == "Café “Kota” Dibuka"
    assert "mended-text" in {note.code for note in page.notes}
