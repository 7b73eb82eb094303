"""Which list a headline belongs to: by the words of its heading, by tabs, and where a heading stands; own pages."""

from __future__ import annotations

import pytest

from core.layout import read_layout
from core.layout.heading_words import list_kinds
from core.model import Document

TOP = (
    "Jembatan Kayu Desa Waringin Diganti Beton\nSenin, 3 Februari 2025 | 11:05 WIB\n"
    "WARINGIN - Jembatan kayu yang menghubungkan dua dusun itu akhirnya diganti dengan jembatan beton empat meter.\n"
    "Warga bergotong royong memindahkan papan lama ke balai desa sejak pagi, lalu makan siang bersama di tepi sungai.\n"
    "Kepala desa berharap anak-anak tidak lagi terlambat masuk sekolah ketika hujan turun pada musim tanam nanti.\n"
)
HEADLINES = (
    "Pasar Pagi Sukaraya Pindah ke Gedung Baru", "Kambing Hilang Ditemukan di Atap Balai Desa",
    "Sekolah Terapung Tambah Dua Kelas", "Harga Garam Naik Menjelang Musim Hujan",
)  # fmt: skip


def blocks(below: str) -> list[tuple[str, str]]:
    text = TOP + below
    layout = read_layout(Document("0" * 64, "halaman.txt", "utf-8", text))
    return [(h.text, h.block) for h in layout.headlines]


@pytest.mark.parametrize(
    ("heading", "kinds"),
    [
        ("TRENDING NOW", ("popular",)),
        ("Yang Sering Dibaca", ("popular",)),
        ("Terpopuler di Sukaraya", ("popular",)),
        ("Kabar Terbaru Pekan Ini", ("latest",)),
        ("Terbaru di Kabar Sukaraya", ("latest",)),
        ("Editor’s Choice", ("choice",)),
        ("Mungkin Anda Suka", ("choice",)),
        ("Artikel Sejenis", ("related",)),
        ("Populer Terbaru", ("popular", "latest")),
        ("TERKINI | TERPOPULER", ("latest", "popular")),
        ("Video Pilihan", ("other",)),
        ("Foto Terbaru", ("other",)),
        ("Video Terpopuler", ("popular",)),
        ("Topik Populer", ("other",)),
        ("Tagar Terbaru Warga Sukaraya", ()),
        ("Harga Emas Terbaru Naik Tajam", ()),
    ],
)
def test_a_heading_announces_kinds_of_lists_by_its_words(heading: str, kinds: tuple[str, ...]) -> None:
    assert list_kinds(heading, strict=True) == kinds


def test_tabs_on_one_line_are_parted_where_the_first_list_ends() -> None:
    a, b, c, d, *_ = HEADLINES
    found = blocks(
        f"Populer Terbaru\n{a}\n07:45\n{b}\n06:30\nMuat lainnya\n{c}\n13:51\n{d}\n13:38\nMuat lainnya\nRedaksi\n"
    )
    assert found == [(a, "popular"), (b, "popular"), (c, "latest"), (d, "latest")]


def test_what_follows_the_end_of_a_list_is_in_none() -> None:
    a, b, c, d, *_ = HEADLINES
    found = blocks(f"Artikel Terbaru\n{a}\n{b}\nLoad More\n{c}\n{d}\nTentang Kami\n© 2025 Kabar Sukaraya\n")
    assert found == [(a, "latest"), (b, "latest"), (c, "other"), (d, "other")]


def test_a_heading_below_its_first_headline_has_it() -> None:
    a, b, c, *_ = HEADLINES
    found = blocks(f"Editor: Wulan Prameswari\n{a}\nBerita Terkait\n{b}\n{c}\nTentang Kami\n© 2025 Kabar Sukaraya\n")
    assert found == [(a, "related"), (b, "related"), (c, "related")]


def test_the_pages_own_title_in_a_list_is_one_of_its_headlines() -> None:
    a, b, *_ = HEADLINES
    title = TOP.partition("\n")[0]
    assert blocks(f"Terpopuler\n1\n{a}\n2\n{title}\n3\n{b}\n© 2025 Kabar Sukaraya\n") == [
        (a, "popular"), (title, "popular"), (b, "popular"),
    ]  # fmt: skip
