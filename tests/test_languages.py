"""Pages that are no Indonesian articles are said to be: English, Malay, or nothing but lists; own texts."""

from __future__ import annotations

import pytest

from core.languages import language_of
from core.parse import parse_source
from core.reading import Source

ENGLISH = "The village council said on Monday that the new bridge will open for carts after the rains, which were late."
MALAY = (
    "Polis menahan seorang lelaki kerana disyaki mencuri wang kedai di pekan itu, semalam. Siasatan dibuat pada Khamis."
)
INDONESIAN = (
    "Polisi menahan seorang pria karena diduga mencuri uang warung di kota itu kemarin. Penyidikan dimulai pada Kamis."
)
LISTS = "Terpopuler\n" + "\n".join(f"Warga Dusun {n} Gelar Lomba Perahu di Sungai Besar" for n in range(1, 5))
LISTS += "\nTerkini\n" + "\n".join(f"Harga Cabai di Pasar {n} Turun Menjelang Akhir Pekan" for n in range(1, 5))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (MALAY, "ms"),
        (INDONESIAN, "id"),
        ("Menteri berkata syarikat itu boleh beroperasi", None),
        ("Film The Lord of the Rings diputar di kota itu dengan tiket murah untuk pelajar yang datang", "id"),
        ("", None),
    ],
)
def test_the_language_of_a_text(text: str, language: str | None) -> None:
    assert language_of([text]) == language


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (f"Bridge opens\n{ENGLISH}\n{ENGLISH}\n", {"english-page"}),
        (f"Lelaki Ditahan\n{MALAY}\n{MALAY}\n", {"malay-page"}),
        (f"Pria Ditahan\n{INDONESIAN}\n", set()),
        (LISTS, {"listing-page"}),
    ],
)
def test_a_page_that_is_no_indonesian_article_has_a_note(text: str, codes: set[str]) -> None:
    found = {note.code for note in parse_source(Source("a.txt", text.encode())).notes}
    assert found & {"english-page", "malay-page", "listing-page"} == codes
