"""Short forms with several senses, and offices with several holders: told by context and by date."""

from __future__ import annotations

from datetime import date

import pytest

from core.entities import tag_line
from core.offices import holder
from core.parse import parse_source
from core.reading import Source


@pytest.mark.parametrize(
    ("text", "form", "meant"),
    [
        ("Menurut PBB, perdamaian di Gaza harus dijaga dunia.", "PBB", ("ORG", "Perserikatan Bangsa-Bangsa")),
        (
            "Ketua Umum PBB Yusril Ihza Mahendra siapkan caleg partai untuk pemilu.",
            "PBB",
            ("ORG", "Partai Bulan Bintang"),
        ),
        ("Warga Pati protes tarif pajak PBB yang naik, kata Bupati.", "PBB", None),
        ("Relawan PMI menggelar donor darah.", "PMI", ("ORG", "Palang Merah Indonesia")),
        ("PMI", "PMI", ("ORG", "Palang Merah Indonesia")),
    ],
)
def test_the_words_around_tell_the_sense(text: str, form: str, meant: tuple[str, str] | None) -> None:
    found = {m.text: (m.type, m.entity) for m in tag_line(text)}
    assert found.get(form) == meant


@pytest.mark.parametrize(
    ("text", "day", "person"),
    [
        ("Menkeu dalam rapat itu", date(2025, 9, 7), "Sri Mulyani Indrawati"),
        ("Menkeu dalam rapat itu", date(2025, 9, 8), "Purbaya Yudhi Sadewa"),
        ("Menteri Keuangan", date(2010, 1, 1), None),
        ("Wakil Menteri Keuangan", date(2025, 9, 8), None),
        ("mantan Menkeu", date(2025, 9, 8), None),
        ("Menkeu", None, None),
        ("warga", date(2025, 9, 8), None),
    ],
)
def test_an_office_has_its_holder_of_the_day(text: str, day: date | None, person: str | None) -> None:
    assert holder(text, day) == person


@pytest.mark.parametrize(
    ("day", "speaker"), [("12/3/2025", "Sri Mulyani Indrawati"), ("12/11/2025", "Purbaya Yudhi Sadewa")]
)
def test_who_speaks_where_only_the_office_is_named(day: str, speaker: str) -> None:
    text = (
        f'Anggaran Dibahas\nJakarta, Rabu ({day}) - "Anggaran tahun depan tetap aman," kata Menkeu di Senayan.\n'
        "Rapat itu berlangsung sampai sore dan dihadiri banyak anggota dewan dari berbagai komisi.\n"
    )
    [quotation] = parse_source(Source("a.txt", text.encode())).quotations
    assert (quotation.speaker, quotation.type) == (speaker, "PER")
