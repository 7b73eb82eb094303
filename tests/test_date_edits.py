"""Dates that the analyst gives: they hold against the page, what is relative follows, and they are undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core import editing
from core.corpus import Corpus, reads
from core.corpus.edits import DATES
from core.corpus.edits.dates import dated_elsewhere, same_capture
from core.edits.dates import FILE, DateEdit, DateEdits
from core.errors import EditsError
from core.filters import Filters
from core.model import Moment, ParsedDocument
from core.parse import parse_source
from core.reading import Source
from core.timex import precision_of
from tests.made import made

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
        (f"{'a' * 64},mention,2025-02-03,3,", "wording"),
        (f"{'a' * 64},mention,2025-02-03,,kemarin", "wording"),
        (f"{'a' * 64},mention,lusa,3,kemarin", "lusa"),
        (f"{'a' * 63},published,2025-02-03,,", "SHA-256"),
        (f"{'a' * 64},published,2025-02,,", "2025-02"),
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


ARTICLE = (
    "Petani memanen padi di sawah seluas dua ribu hektare. Hasilnya dibawa ke gudang Bulog di kota itu. Harga gabah "
    "naik karena permintaan pabrik. Pemerintah daerah menyiapkan mesin pengering agar mutu beras terjaga. Kelompok "
    "tani berharap pupuk datang lebih awal pada musim berikutnya. Kepala dinas menjelaskan bahwa irigasi baru "
    "mengairi lahan sepanjang tahun, sehingga panen bisa tiga kali. Warga desa menyambut hasil itu dengan syukuran."
)
SURE = ("dateline", "metadata", "url", "header", "weekday", "analyst")


def same_article(name: str, when: Moment | None, *doubts: str, body: str = ARTICLE) -> ParsedDocument:
    rows = [("title", None, "Petani Karawang Panen Raya di Tepi Sungai Citarum"), ("body", None, body)]
    return made(name, rows, site="a.id", published=when, doubts=doubts)


def day(value: str, source: str = "dateline", precision: str = "day") -> Moment:
    return Moment(value, precision, source)


def offered(path: Path, *pages: ParsedDocument) -> list[tuple[str, str, str]]:
    """To which file which day of which other file is offered, with these pages of one article."""
    corpus = Corpus(path / "uji.duckdb")
    try:
        corpus.add_many(1, [(page.document.name, page) for page in pages])
        return [(row.file, row.other.isoformat(), row.other_file) for row in dated_elsewhere(corpus)]
    finally:
        corpus.close()


@pytest.mark.parametrize("source", SURE)
def test_a_day_that_a_page_states_or_proves_is_offered_to_its_undated_copy(tmp_path: Path, source: str) -> None:
    pages = same_article("a.txt", day("2025-03-12", source)), same_article("b.txt", None)
    assert offered(tmp_path, *pages) == [("b.txt", "2025-03-12", "a.txt")]


@pytest.mark.parametrize("source", ["relative", "reference", "links", "file", "warc"])
def test_a_day_that_is_only_inferred_is_not_offered(tmp_path: Path, source: str) -> None:
    assert offered(tmp_path, same_article("a.txt", day("2025-03-12", source)), same_article("b.txt", None)) == []


def test_pages_that_agree_lend_their_day_and_pages_that_differ_lend_none(tmp_path: Path) -> None:
    undated = same_article("c.txt", None)
    for folder, other, expected in (
        ("agree", "2025-03-12", [("c.txt", "2025-03-12", "a.txt")]), ("differ", "2025-03-13", []),
    ):  # fmt: skip
        (tmp_path / folder).mkdir()
        pages = same_article("b.txt", day("2025-03-12")), same_article("a.txt", day(other, "url"))
        assert offered(tmp_path / folder, *pages, undated) == expected


def test_a_month_and_a_day_in_doubt_are_not_offered(tmp_path: Path) -> None:
    pages = [
        same_article("a.txt", day("2025-03", "url", "month")),
        same_article("b.txt", day("2025-03-12", "weekday"), "ambiguous-date"),
        same_article("c.txt", None),
    ]
    assert offered(tmp_path, *pages) == []


def test_a_page_whose_year_is_in_doubt_is_offered_another_day_and_not_its_own(tmp_path: Path) -> None:
    sure = same_article("a.txt", day("2025-03-12"))
    for folder, own, expected in (
        ("other", "2014-03-12", [("b.txt", "2025-03-12", "a.txt")]), ("own", "2025-03-12", []),
    ):  # fmt: skip
        (tmp_path / folder).mkdir()
        assert (
            offered(tmp_path / folder, sure, same_article("b.txt", day(own, "weekday"), "ambiguous-date")) == expected
        )


def test_a_page_with_a_day_of_its_own_is_offered_none(tmp_path: Path) -> None:
    assert offered(tmp_path, same_article("a.txt", day("2025-03-12")), same_article("b.txt", day("2025-03-14"))) == []


def test_a_further_page_of_an_article_neither_lends_nor_borrows(tmp_path: Path) -> None:
    """Page two has the title and the site of page one and a body of its own."""
    more = " ".join(f"Bagian {part} laporan {part} ini membahas sungai dan hutan {part}." for part in "abcde")
    first, second = same_article("b.txt", day("2025-03-12")), same_article("0.txt", None, body=more)
    (tmp_path / "borrows").mkdir()
    assert offered(tmp_path / "borrows", first, second) == []
    second = same_article("0.txt", day("2025-03-12"), body=more)
    assert offered(tmp_path, first, second, same_article("c.txt", None)) == [("c.txt", "2025-03-12", "b.txt")]
    corpus = Corpus(tmp_path / "uji.duckdb")
    try:
        assert {row.file: row.copy for row in reads.cluster(corpus, first.document.id)} == {
            "b.txt": None, "0.txt": "part", "c.txt": "copy",
        }  # fmt: skip
    finally:
        corpus.close()


def test_a_day_that_is_taken_over_is_no_longer_offered(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path / "dua.duckdb")
    try:
        for name, dateline in (("a.txt", "Karawang, Rabu (12/3/2025) - "), ("b.txt", "")):
            text = f"Petani Karawang Panen Raya\n{dateline}{ARTICLE}\n"
            corpus.add(1, name, parse_source(Source(name, text.encode())))
        [row] = dated_elsewhere(corpus)
        assert (row.file, row.published, row.title) == ("b.txt", None, "Petani Karawang Panen Raya")
        give(corpus, DateEdit(row.document, "published", row.other.isoformat()))
        assert dated_elsewhere(corpus) == []
    finally:
        corpus.close()


def capture(name: str, site: str | None, captured: str | None) -> ParsedDocument:
    return made(name, [("title", None, f"Judul {name}")], site=site, captured=captured)


def test_pages_of_one_capture_are_of_one_site_and_day_else_of_one_upload(tmp_path: Path) -> None:
    days = {"a": ("x.id", "2025-03-01"), "b": ("x.id", "2025-03-01"), "c": ("x.id", "2025-03-02"),
            "d": ("y.id", "2025-03-01"), "e": ("x.id", None), "f": ("x.id", None), "g": (None, "2025-03-01"),
            "h": (None, "2025-03-01"), "i": (None, None), "j": ("x.id", "2025-03-01"),
            "k": ("x.id", "2025-03-01")}  # fmt: skip
    pages = {name: capture(f"{name}.txt", *where) for name, where in days.items()}
    corpus = Corpus(tmp_path / "uji.duckdb")
    try:
        for upload, names in ((1, "acdegijk"), (2, "bfh")):
            corpus.add_many(upload, [(pages[n].document.name, pages[n]) for n in names])
        file = {identity: name[0] for identity, name in reads.files(corpus)}
        found = {n: "".join(file[d] for d in same_capture(corpus, page.document.id)) for n, page in pages.items()}
        alone = {name: name for name in "cdefghi"}
        assert found == alone | dict.fromkeys("abjk", "abjk")
        corpus.add(2, "e.txt", pages["e"])
        assert {file[d] for d in same_capture(corpus, pages["e"].document.id)} == {"e", "f"}
    finally:
        corpus.close()


def test_of_edits_of_one_date_the_latest_decides_and_others_stay() -> None:
    made_edits = [
        DateEdit("d", "published", "2025-01-01"), DateEdit("d", "captured", "2025-01-09"),
        DateEdit("d", "mention", "2024", 3, "lalu"), DateEdit("d", "mention", "2023", 4, "lalu"),
        DateEdit("d", "published", "2025-01-02"), DateEdit("d", "mention", "", 3, "lalu"),
        DateEdit("e", "captured", ""),
    ]  # fmt: skip
    edits = DateEdits(made_edits)
    assert edits.of("d").days == {"published": "2025-01-02", "captured": "2025-01-09"}
    assert edits.of("d").values == {(3, "lalu"): "", (4, "lalu"): "2023"}
    assert (edits.of("e").days, edits.of("f").days, edits.of("f").values) == ({"captured": ""}, {}, {})
