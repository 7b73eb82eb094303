"""A text of many articles with one paragraph each becomes several pages; an article of several stays one."""

from __future__ import annotations

import pytest

from core.reading.split_pages import parts_of

MORE = (
    "warga bergotong royong memperbaiki jembatan kayu yang rusak sejak awal bulan, lalu menanam bambu di tepi sungai."
)
FIRST = f"SUKARAYA, WARTA.id - Pada hari Minggu {MORE}"
SECOND = f"Waringin (KABAR) – Di dusun sebelah {MORE}"
THIRD = f"LEMBAH HIJAU - Sementara itu {MORE}"
FOURTH = f"Karangloa, kabarharian.com -- Di pasar pagi {MORE}"


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_paragraphs_with_a_place_of_their_own_are_articles(between: str) -> None:
    parts = parts_of(between.join((FIRST, SECOND, THIRD, FOURTH)))
    assert [text for text, _ in parts] == [f"{line}\n" for line in (FIRST, SECOND, THIRD, FOURTH)]


def test_each_may_have_its_title_above() -> None:
    text = f"Jembatan Diperbaiki\n{FIRST}\n\nBambu Ditanam\n{SECOND}\n\nPasar Ramai\n{FOURTH}\n"
    assert [part.split("\n")[0] for part, _ in parts_of(text)] == [
        "Jembatan Diperbaiki",
        "Bambu Ditanam",
        "Pasar Ramai",
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST}\n{SECOND}\n",
        f"Jembatan Diperbaiki\n{FIRST}\nKepala desa itu mengatakan {MORE}\nSelain itu {MORE}\n",
        f"{FIRST}\n{SECOND}\n{THIRD}\nTerpopuler\nWarga Gelar Lomba\n",
        f"{FIRST}\nPada Senin - hari pasaran - {MORE}\nAnak-anak {MORE}\nIbu-ibu {MORE}\n",
    ],
)
def test_one_page_stays_one(text: str) -> None:
    assert [part for part, _ in parts_of(text)] == [text]
