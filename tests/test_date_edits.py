"""Dates that the analyst gives: they hold against the page, what is relative follows, and they are undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core import editing
from core.corpus import Corpus, reads
from core.corpus.edits import DATES
from core.corpus.edits.dates import dated_elsewhere, same_capture
from core.edits.dates import FILE, DateEdit
from core.errors import EditsError
from core.filters import Filters
from core.parse import parse_source
from core.reading import Source
from core.timex import precision_of

TEXT = (
    "Menteri Resmikan Bendungan\nJakarta, Rabu (12/3/2025) - Menteri meresmikan bendungan itu kemarin pagi. "
    "Pembangunan dimulai Agustus 2021 dan selesai pekan lalu, kata menteri kepada wartawan di lokasi acara.\n"
)
ALL = Filters()


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    opened = Corpus(tmp_path / "uji.duckdb")
    for name in ("a.txt", "b.txt"):
        opened.add(1, name, parse_source(Source(name, (TEXT + name).encode())))
    yield opened
    opened.close()


def give(corpus: Corpus, *made: DateEdit) -> int:
    return editing.save(corpus, DATES, made)


def first(corpus: Corpus) -> str:
    return reads.files(corpus)[0][0]


def values(corpus: Corpus) -> dict[str, str | None]:
    page = reads.page(corpus, first(corpus))
    assert page is not None
    return {span.text: span.key for span in page.spans if span.kind == "date"}


def published(corpus: Corpus) -> tuple[str | None, str | None]:
    page = reads.page(corpus, first(corpus))
    assert page is not None
    return (page.published.value and page.published.value.isoformat(), page.published.source)


def test_a_given_day_holds_against_the_page_and_relative_dates_follow(corpus: Corpus) -> None:
    before, when = values(corpus), published(corpus)
    assert when[0] == "2025-03-12"
    batch = give(corpus, DateEdit(first(corpus), "published", "2024-07-02"))
    assert published(corpus) == ("2024-07-02", "analyst")
    after = values(corpus)
    assert after["kemarin pagi"] == "2024-07-01TMO"
    assert after["Agustus 2021"] == before["Agustus 2021"] == "2021-08"
    editing.undo(corpus, DATES, batch)
    assert (values(corpus), published(corpus)) == (before, when)


def test_a_day_can_be_said_to_be_unknown(corpus: Corpus) -> None:
    give(corpus, DateEdit(first(corpus), "published", ""))
    assert published(corpus) == (None, None)
    assert reads.undated(corpus, Filters(copies=True))["published"] == 1


def test_a_mention_has_the_value_that_is_given(corpus: Corpus) -> None:
    page = reads.page(corpus, first(corpus))
    assert page is not None
    span = next(s for s in page.spans if s.text == "pekan lalu")
    give(corpus, DateEdit(page.id, "mention", "2025-02", span.line, span.text))
    assert values(corpus)["pekan lalu"] == "2025-02"
    row = next(r for r in reads.dated(corpus, ALL) if r.value == "2025-02")
    assert (row.precision, row.mentions) == ("month", 1)


def test_pages_of_one_capture_are_found_and_set_at_once(corpus: Corpus) -> None:
    same = same_capture(corpus, first(corpus))
    assert len(same) == 2
    give(corpus, *(DateEdit(document, "captured", "2025-03-20") for document in same))
    assert {row.captured.isoformat() for row in reads.documents(corpus, ALL) if row.captured} == {"2025-03-20"}


def test_date_edits_travel_in_a_file(corpus: Corpus) -> None:
    document = first(corpus)
    mention = DateEdit(document, "mention", "2025-02", 2, "pekan lalu")
    give(corpus, DateEdit(document, "captured", "2025-03-20"), mention)
    data = FILE.to_csv(DATES.batches(corpus)[::-1])
    assert [b.edits for b in FILE.from_csv("a.csv", data)] == [b.edits for b in DATES.batches(corpus)[::-1]]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (f"{'a' * 64},published,12/3/2025,,", "12/3/2025"),
        (f"{'a' * 64},published,2025-02-30,,", "2025-02-30"),
        (f"{'a' * 64},terbit,2025-02-03,,", "terbit"),
        ("abc,published,2025-02-03,,", "SHA-256"),
        (f"{'a' * 64},mention,2025-02-03,,", "wording"),
    ],
)
def test_a_wrong_row_says_what_is_wrong(row: str, said: str) -> None:
    with pytest.raises(EditsError) as error:
        FILE.from_csv("salah.csv", f"document,about,value,line,text\n{row}\n".encode())
    assert said in str(error.value)
    assert "salah.csv" in str(error.value)


@pytest.mark.parametrize(
    ("value", "precision"),
    [("2025-03-12", "day"), ("2025-03-12TMO", "day"), ("2025-W11", "week"), ("2025-03", "month"),
     ("2025-Q1", "quarter"), ("2025", "year"), ("2025-13", None), ("2025-02-30", None), ("P2D", None), ("", None)],
)  # fmt: skip
def test_the_precision_of_a_value(value: str, precision: str | None) -> None:
    assert precision_of(value) == precision


def test_the_date_of_another_page_with_the_same_article_is_offered(tmp_path: Path) -> None:
    article = (
        "Petani Karawang Panen Raya\n{dateline}Petani memanen padi di sawah seluas dua ribu hektare. Hasilnya dibawa "
        "ke gudang Bulog di kota itu. Harga gabah naik karena permintaan pabrik. Pemerintah daerah menyiapkan mesin "
        "pengering agar mutu beras terjaga. Kelompok tani berharap pupuk datang lebih awal pada musim berikutnya.\n"
        "Kepala dinas menjelaskan bahwa irigasi baru mengairi lahan sepanjang tahun, sehingga panen bisa tiga kali. "
        "Warga desa menyambut hasil itu dengan syukuran di balai desa dan membagikan nasi kepada tetangga.\n"
    )
    corpus = Corpus(tmp_path / "dua.duckdb")
    try:
        for name, dateline in (("a.txt", "Karawang, Rabu (12/3/2025) - "), ("b.txt", "")):
            corpus.add(1, name, parse_source(Source(name, article.format(dateline=dateline).encode())))
        [row] = dated_elsewhere(corpus)
        assert (row.file, row.published, row.other.isoformat(), row.other_file) == (
            "b.txt",
            None,
            "2025-03-12",
            "a.txt",
        )
        give(corpus, DateEdit(row.document, "published", row.other.isoformat()))
        assert dated_elsewhere(corpus) == []
    finally:
        corpus.close()
