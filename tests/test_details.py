"""What a page says of its article: author, section and site, in the styles of many houses, by cases."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.layout import read_layout
from core.layout.addresses import site_of_host
from core.layout.sections import section_of_address
from core.model import Document, Facts

CASES = Path(__file__).parent / "cases" / "details.tsv"
BODY = (
    "Petani garam di pesisir mulai memanen tambak mereka dua pekan lebih awal karena hujan berhenti.\n"
    "Mereka berharap harga di tingkat petambak tidak jatuh ketika panen raya tiba pada bulan depan.\n"
    "Pemerintah daerah menyiapkan gudang penyimpanan agar hasil panen dapat ditahan sampai harga membaik."
)


def _cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _page(text: str, facts: Facts | None = None, name: str = "halaman.txt") -> Document:
    return Document("0" * 64, name, "utf-8", text.replace("⏎", "\n").replace("¶", BODY), facts or Facts())


def _said(text: str | None, line: int | None) -> tuple[str, str]:
    return text or "-", "-" if line is None else str(line)


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case["house"])
def test_author(case: dict[str, str]) -> None:
    author = read_layout(_page(case["page"])).author
    assert _said(author and author.text, author and author.line) == (case["author"], case["author_line"])


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case["house"])
def test_section(case: dict[str, str]) -> None:
    section = read_layout(_page(case["page"])).section
    assert _said(section and section.text, section and section.line) == (case["section"], case["section_line"])


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case["house"])
def test_site(case: dict[str, str]) -> None:
    layout = read_layout(_page(case["page"]))
    assert _said(layout.site, layout.site_line) == (case["site"], case["site_line"])


PLAIN = "Petani Garam Panen Lebih Awal di Pesisir Utara⏎Selasa, 4 Maret 2025 10:15⏎¶"
FACTS = Facts(address="https://news.kabarpesisir.my.id/politik/panen-garam", author="Rangga Wiratama", section="Niaga")


def test_metadata_speak_where_the_page_is_silent() -> None:
    layout = read_layout(_page(PLAIN, FACTS))
    assert layout.author and (layout.author.text, layout.author.line) == ("Rangga Wiratama", None)
    assert layout.section and (layout.section.text, layout.section.line) == ("Niaga", None)
    assert (layout.site, layout.site_line) == ("kabarpesisir.my.id", None)


def test_the_page_speaks_before_its_metadata() -> None:
    page = PLAIN.replace("⏎¶", "⏎Penulis: Dewi Larasati⏎¶").replace("Petani", "Ekonomi⏎Petani", 1)
    layout = read_layout(_page(page, FACTS))
    assert layout.author and (layout.author.text, layout.author.line) == ("Dewi Larasati", 4)
    assert layout.section and (layout.section.text, layout.section.line) == ("Ekonomi", 1)


def test_a_person_in_the_metadata_comes_before_a_desk_on_the_page() -> None:
    layout = read_layout(_page(PLAIN.replace("⏎¶", "⏎Penulis: Tim Redaksi⏎¶"), FACTS))
    assert layout.author and layout.author.text == "Rangga Wiratama"


def test_a_profile_address_is_no_author() -> None:
    assert read_layout(_page(PLAIN, Facts(author="https://facebook.com/kabar"))).author is None


@pytest.mark.parametrize(
    ("name", "site"),
    [
        ("www.kabarpesisir.co.id_2025_03_04.html", "kabarpesisir.co.id"),
        ("kompas.com-0412.txt", "kompas.com"),
        ("arsip/news.detik.com/panen.txt", "detik.com"),
        ("page-0001.txt", None),
        ("kumpulan.berita.txt", None),
    ],
)
def test_site_in_the_name_of_the_file(name: str, site: str | None) -> None:
    assert read_layout(_page(PLAIN, name=name)).site == site


@pytest.mark.parametrize(
    ("host", "site"),
    [
        ("m.kabar.web.id", "kabar.web.id"),
        ("dinas.rembangkab.go.id", "rembangkab.go.id"),
        ("sman1.sch.id", "sman1.sch.id"),
        ("pers.kampus.ac.id", "kampus.ac.id"),
        ("kabar.or.id", "kabar.or.id"),
        ("bola.okezone.com", "okezone.com"),
        ("go.id", None),
        ("catatan.txt", None),
        ("twitter.com", None),
    ],
)
def test_the_site_of_a_host(host: str, site: str | None) -> None:
    assert site_of_host(host) == site


@pytest.mark.parametrize(
    ("address", "section"),
    [
        ("https://bola.kabar.com/read/2023/12/22/panen", "bola"),
        ("https://www.kabar.com/politik-dan-hukum/364/panen", "politik-dan-hukum"),
        ("https://kabar.com/amp/2021/10/16/508253/panen", None),
        ("https://kabar.com/news/panen-garam", None),
        ("https://kabar.com/olahraga", None),
    ],
)
def test_the_section_of_an_address(address: str, section: str | None) -> None:
    assert section_of_address(address) == section


MARKS = st.sampled_from(
    ["Penulis", "Oleh", "Editor", ":", "|", "/", "-", " ", "\n", "Budi", "Santoso", "detikNews", "12 Maret 2025", "(",
     ")", "Tim", "Redaksi", "Home", ">", "Nasional", "https://a.co.id/bola/1", "©", "İ", "\u2028", "Kategori", ","]
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(MARKS, max_size=30).map("".join))
def test_what_is_said_stands_on_its_line(text: str) -> None:
    document = _page(text + "\n" + BODY)
    layout = read_layout(document)
    lines = [span.cut(document.text) for span in document.line_spans]
    for detail in (layout.author, layout.section):
        if detail:
            assert detail.text.strip() == detail.text != ""
            assert detail.line is not None
            assert all(part in lines[detail.line - 1] for part in detail.text.split(", "))
