"""The same article twice: what is a copy, what goes on, what only sounds alike, and what of it is counted."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.corpus import Corpus, reads
from core.corpus.reads import Pick
from core.filters import Filters
from core.near_duplicates import Article, article, cluster, containment, related, resemblance
from core.parse import parse_source
from core.reading import Source

WORDS = [
    "warga",
    "desa",
    "pemerintah",
    "kota",
    "jalan",
    "rusak",
    "banjir",
    "sekolah",
    "guru",
    "anak",
    "pasar",
    "harga",
    "beras",
    "pedagang",
    "sungai",
    "jembatan",
    "hujan",
    "pekan",
    "lalu",
    "bupati",
    "dinas",
    "petugas",
    "bantuan",
    "dana",
    "proyek",
    "selesai",
    "tahun",
    "depan",
    "rapat",
    "dewan",
    "anggota",
    "laporan",
    "masyarakat",
    "kendaraan",
    "polisi",
    "lalu",
    "lintas",
    "pagi",
    "sore",
    "rumah",
    "sakit",
    "dokter",
    "pasien",
    "obat",
    "kampus",
    "mahasiswa",
    "lomba",
    "juara",
    "panen",
    "petani",
]


def text(seed: int, words: int = 300) -> str:
    """Invented running text: each seed another."""
    pick = random.Random(seed)  # noqa: S311 -- for test data
    return " ".join(pick.choice(WORDS) for _ in range(words))


def one(name: str, body: str, **more: str | None) -> Article:
    return article(name, f"{name}.txt", body, **more)


BODY = text(1)
EDITED = BODY.replace("bupati", "wali kota", 3)
REPORT = "Harga emas hari ini {0} ribu per gram, naik {1} ribu dari {2} ribu. Harga beli kembali {3} ribu. " * 12


def report(*numbers: int) -> str:
    return " ".join(REPORT.format(*(n + i for n in numbers)) for i in range(2))


PAIRS = {
    "the same body": (one("a", BODY), one("b", BODY, site="lain.id"), "copy"),
    "a reprint with light edits": (one("a", BODY, site="a.id"), one("b", EDITED, site="b.id"), "copy"),
    "a reprint with a new lead": (one("a", BODY), one("b", text(7, 40) + " " + BODY), "copy"),
    "cut to two fifths": (one("a", BODY), one("b", " ".join(BODY.split()[:120])), "copy"),
    "two days, two titles, the same body": (
        one("a", BODY, title="Satu dua tiga empat", published="2025-01-01"),
        one("b", BODY, title="Lima enam tujuh lapan", published="2025-01-02"),
        "copy",
    ),
    "two days, two titles, half the body": (
        one("a", BODY + " " + text(3, 120), title="Satu dua tiga empat", published="2025-01-01"),
        one("b", BODY + " " + text(4, 120), title="Lima enam tujuh lapan", published="2025-01-09"),
        None,
    ),
    "another article in the same words": (one("a", BODY), one("b", text(2)), None),
    "a background paragraph shared": (
        one("a", text(5) + " " + text(9, 60)),
        one("b", text(6) + " " + text(9, 60)),
        None,
    ),
    "a daily report with other numbers": (
        one("a", report(1900, 12, 1888, 1750), title="Harga emas hari ini naik"),
        one("b", report(2101, 37, 2064, 1990), title="Harga emas hari ini naik"),
        None,
    ),
    "page two": (
        one("a", text(1), title="Kisah panjang di tepi sungai", site="a.id", published="2025-01-01"),
        one("b", text(2), title="Kisah panjang di tepi sungai", site="a.id", published="2025-01-01"),
        "part",
    ),
    "one title on two sites": (
        one("a", text(1), title="Kisah panjang di tepi sungai", site="a.id"),
        one("b", text(2), title="Kisah panjang di tepi sungai", site="b.id"),
        None,
    ),
    "a rubric's title on two days": (
        one("a", text(1), title="Prakiraan cuaca Jakarta hari ini", site="a.id", published="2025-01-01"),
        one("b", text(2), title="Prakiraan cuaca Jakarta hari ini", site="a.id", published="2025-01-02"),
        None,
    ),
    "short notices": (one("a", text(1, 20)), one("b", text(1, 20)), None),
    "a short notice under its title": (
        one("a", text(1, 20), title="Judul"),
        one("b", text(1, 20), title="Judul"),
        "copy",
    ),
    "pages without a body": (one("a", "", title="Indeks berita hari ini", site="a.id"),
                             one("b", "", title="Indeks berita hari ini", site="a.id"), None),
}  # fmt: skip


@pytest.mark.parametrize(("a", "b", "kind"), PAIRS.values(), ids=PAIRS)
def test_what_two_articles_are_to_each_other(a: Article, b: Article, kind: str | None) -> None:
    assert related(a, b) == kind
    assert related(b, a) == kind


def test_the_estimates_are_near_the_truth() -> None:
    whole, half = one("a", text(1, 800)), one("b", " ".join(text(1, 800).split()[:400]))
    assert resemblance(whole, whole) == 1
    assert resemblance(whole, one("c", text(2, 800))) < 0.05
    assert resemblance(whole, half) == pytest.approx(0.5, abs=0.15)
    assert containment(whole, half) == pytest.approx(1, abs=0.25)


@given(st.permutations(range(7)))
def test_stories_do_not_depend_on_the_order_of_upload(order: list[int]) -> None:
    every = [
        one("a", BODY, published="2025-01-02"), one("b", EDITED, published="2025-01-01"), one("c", text(2)),
        one("d", BODY), one("e", text(2), captured="2025-01-01"), one("f", text(3)), one("g", ""),
    ]  # fmt: skip
    pairs = [(p.id, q.id) for p, q in combinations([every[i] for i in order], 2)]
    places = cluster([every[i] for i in order], pairs)
    assert {i: (p.cluster, p.copy) for i, p in places.items()} == {
        "a": ("b", "copy"), "b": ("b", None), "d": ("b", "copy"), "c": ("e", "copy"), "e": ("e", None),
        "f": ("f", None), "g": ("g", None),
    }  # fmt: skip


PAGE = """\
{title}
Senin, 3 Maret 2025 | 10:00 WIB
BANDUNG - {body}
Terpopuler
{link}
"""
SENTENCES = (
    "Warga membangun jembatan bambu sepanjang dua puluh meter secara gotong royong pada akhir pekan kemarin.",
    "Jembatan itu menghubungkan dua dusun yang terpisah sejak banjir bandang melanda wilayah tersebut bulan lalu.",
    "Kepala desa mengatakan bahan bangunan disumbangkan para petani dan pedagang dari pasar kecamatan terdekat.",
    "Anak sekolah kini tidak perlu lagi memutar sejauh enam kilometer untuk sampai ke kelas mereka setiap pagi.",
)


def page(link: str, body: str = "\n".join(SENTENCES), title: str = "Warga Bangun Jembatan Bambu di Rancaekek") -> bytes:
    return PAGE.format(title=title, body=body, link=link).encode()


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    opened = Corpus(tmp_path / "uji.duckdb")
    links = ("Harga Cabai Rawit Tembus Seratus Ribu", "Timnas Menang Telak Atas Laos Tadi Malam")
    opened.add_many(1, [(n, parse_source(Source(n, page(x)))) for n, x in zip(("a.txt", "b.txt"), links, strict=True)])
    yield opened
    opened.close()


def test_two_captures_are_one_article_and_two_captures_of_its_links(corpus: Corpus) -> None:
    once, every = Filters(), Filters(copies=True)
    assert [row.copy for row in reads.cluster(corpus, reads.files(corpus)[0][0])] == [None, "copy"]
    headlines = reads.headlines(corpus, once)
    assert len(headlines) == len(reads.headlines(corpus, every)) == 2
    assert sum(r.documents for r in reads.publications(corpus, once, "day") if r.lane == "published") == 1
    assert sum(r.documents for r in reads.publications(corpus, every, "day") if r.lane == "published") == 2
    assert len(reads.articles(corpus, once)) == 1
    assert reads.denominators(corpus, once, "term").copies == 1
    assert reads.denominators(corpus, every, "term").copies == 0


@pytest.mark.parametrize("copies", [False, True])
@pytest.mark.parametrize("kind", ["term", "mention", "date"])
def test_counts_and_passages_agree_about_copies(corpus: Corpus, kind: str, copies: bool) -> None:
    chosen = Filters(copies=copies)
    if kind == "date":
        counted = {row.value: row.mentions for row in reads.dated(corpus, chosen)}
    else:
        counted = {row.key: row.mentions for row in reads.counts(corpus, chosen, kind)}
    for key, n in counted.items():
        assert len(reads.passages(corpus, chosen, Pick(kind, key=key))) == n
    body = Filters(zones=("body",), copies=copies)
    assert {row.documents for row in reads.counts(corpus, body, "term")} == ({2} if copies else {1})


def test_a_copy_stands_alone_again_when_the_first_is_gone(corpus: Corpus) -> None:
    third = parse_source(Source("c.txt", page("Gubernur Resmikan Pasar Baru di Cimahi Pagi Ini")))
    corpus.add(2, "c.txt", third)
    assert [row.copy for row in reads.cluster(corpus, third.document.id)] == [None, "copy", "copy"]
    corpus.undo_upload(1)
    assert [(row.file, row.copy) for row in reads.cluster(corpus, third.document.id)] == [("c.txt", None)]


def test_the_order_of_upload_is_no_matter_in_a_workspace_either(tmp_path: Path) -> None:
    links = ("Harga Cabai Rawit Tembus Seratus Ribu", "Timnas Menang Telak Atas Laos Tadi Malam", "Gempa Guncang Ambon")
    parsed = [(f"{i}.txt", parse_source(Source(f"{i}.txt", page(link)))) for i, link in enumerate(links)]
    found = []
    for number, order in enumerate((parsed, parsed[::-1])):
        corpus = Corpus(tmp_path / f"{number}.duckdb")
        for upload, each in enumerate(order, 1):
            corpus.add(upload, *each)
        found.append(reads.cluster(corpus, parsed[0][1].document.id))
        corpus.close()
    assert found[0] == found[1]
