"""Files that leave Tajuk: what a spreadsheet, pandas and a file system make of them."""

import csv
import io
from datetime import date, datetime

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.export import csv_bytes, safe_filename, unguarded

FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def cells(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def cell(value: object) -> str:
    """What one value becomes, between two others, so that an empty one is a cell too."""
    [row] = cells(csv_bytes(("a", "b", "c"), [("x", value, "y")], ()))[1:]
    return row[1]


def test_the_file_begins_with_the_mark_that_excel_needs_and_ends_lines_as_the_rfc_says() -> None:
    data = csv_bytes(("nama", "jumlah"), [("Bekasi", 2)], ())
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig") == "nama,jumlah\r\nBekasi,2\r\n"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("=SUM(A1:A9)", "'=SUM(A1:A9)"),
        ("@cmd", "'@cmd"),
        ("+62 812", "'+62 812"),
        ("- butir", "'- butir"),
        ("  =1+1", "'  =1+1"),
        ("\u00a0=1+1", "'\u00a0=1+1"),
        ("\t=1", "'\t=1"),
        ("＝1+1", "'＝1+1"),
        ("-5", "-5"),
        ("+1.234,5", "+1.234,5"),
        ("-12%", "-12%"),
        (-5, "-5"),
        (0.25, "0.25"),
        (None, ""),
        (date(2025, 3, 12), "2025-03-12"),
        (datetime(2025, 3, 12, 19, 30), "2025-03-12T19:30:00"),
        ('kata "kutip", koma', 'kata "kutip", koma'),
        ("dua\nbaris", "dua\nbaris"),
        ("nol\0", "nol"),
    ],
)
def test_a_value_is_told_and_never_run(value: object, shown: str) -> None:
    assert cell(value) == shown


@given(st.text())
def test_no_text_starts_a_formula_and_all_of_it_comes_back(text: str) -> None:
    found = cell(text)
    plain = text.replace("\0", "")
    assert unguarded(found) == plain
    start = found.lstrip(" \u00a0")
    assert not start.startswith(FORMULA) or start[1:2].isdecimal(), "only a plain number may begin with a sign"


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_rows_stay_rows(rows: list[tuple[str, str]]) -> None:
    assert len(cells(csv_bytes(("a", "b"), rows, ()))) == 1 + len(rows)


@given(st.lists(st.text(), max_size=3))
def test_a_preamble_is_one_marked_line_each(lines: list[str]) -> None:
    text = csv_bytes(("a", "b"), [("x", "y")], lines).decode("utf-8-sig")
    found = text.split("\r\n")
    assert len(found) == len(lines) + 3
    assert all(line.startswith("# ") for line in found[: len(lines)])
    assert found[len(lines) :] == ["a,b", "x,y", ""]


def read_with_pandas(data: bytes) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(data), comment="#", encoding="utf-8-sig")


def test_pandas_skips_the_preamble() -> None:
    data = csv_bytes(("nama", "jumlah"), [("Bekasi, Kota", 2), ('"Ari"', 1)], ("Ruang kerja: uji, coba", 'Zona: "isi"'))
    found = read_with_pandas(data)
    assert list(found.columns) == ["nama", "jumlah"]
    assert found.to_dict("list") == {"nama": ["Bekasi, Kota", '"Ari"'], "jumlah": [2, 1]}


@pytest.mark.parametrize("text", ["#IndonesiaGelap", "tagar #KaburAjaDulu ramai"])
def test_pandas_reads_a_hashtag_as_text(text: str) -> None:
    assert list(read_with_pandas(csv_bytes(("kata", "jumlah"), [(text, 3)], ("Ruang kerja: uji",)))["kata"]) == [text]


def test_a_spreadsheet_set_to_indonesian_gets_its_own_separators() -> None:
    data = csv_bytes(("kata", "skor"), [("a;b, #c", 0.25), ("d", float("nan"))], ("Zona: x; y",), locale="id")
    assert data.decode("utf-8-sig").split("\r\n") == ["# Zona: x / y", "kata;skor", '"a;b, #c";0,25', "d;", ""]
    found = pd.read_csv(io.BytesIO(data), comment="#", sep=";", decimal=",")
    assert found["kata"].tolist() == ["a;b, #c", "d"]
    assert found["skor"].tolist()[0] == 0.25


HIDDEN = ["\u200b", "\u200c\u200d", "\u2060", "\ufeff", "\u00ad", " \u200b ", "\u202e", "\x0b", "\u3000", "\ufe0f"]


@pytest.mark.parametrize("mark", HIDDEN, ids=ascii)
def test_what_is_not_seen_does_not_help_a_formula(mark: str) -> None:
    assert cell(f"{mark}=1+1") == f"'{mark}=1+1"


SPLIT = [
    'Harga naik;=HYPERLINK("https://a.id")',
    "x;=1+1;y",
    "x\t@SUM(1)",
    "x; \u200b+1+cmd",
    "satu\n=1+1\ndua",
    "a,=2,b;=3",
]


@pytest.mark.parametrize("locale", ["en", "id"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("text", SPLIT)
def test_no_cell_begins_a_formula_whatever_separator_a_spreadsheet_assumes(
    text: str, separator: str, locale: str
) -> None:
    data = csv_bytes(("a", "b", "c"), [("x", text, "y"), (text, "x", 1)], (f"Zona: {text}",), locale)
    # A spreadsheet that assumes another separator takes quotes in the middle of a field for words.
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=separator)
    found = [cell.lstrip('\u200b \r\n"') for row in rows for cell in row]
    assert [cell for cell in found if cell.startswith(FORMULA)] == []
    own = {"en": ",", "id": ";"}[locale]
    first, second = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=own))[-2:]
    assert unguarded(first[1]) == unguarded(second[0]) == text


@pytest.mark.parametrize("text", ["a;b", "a\tb", "=1", "- butir", "#tagar", " spasi"])
@pytest.mark.parametrize("locale", ["en", "id"])
def test_what_some_reader_may_take_for_more_than_a_cell_is_quoted(text: str, locale: str) -> None:
    line = csv_bytes(("a",), [(text,)], (), locale).decode("utf-8-sig").split("\r\n")[1]
    assert line.startswith('"') and line.endswith('"')


def test_half_a_character_does_not_stop_the_file() -> None:
    assert cell("a\ud83db") == "ab"


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("Topik", "Pemilu 2024"), "topik-pemilu-2024"),
        (("../../etc/passwd",), "etc-passwd"),
        (("C:\\temp", "a|b?"), "c-temp-a-b"),
        (("Café",), "cafe"),
        (("新聞",), "tajuk"),
        ((), "tajuk"),
    ],
)
def test_a_file_name_says_what_it_can(parts: tuple[str, ...], name: str) -> None:
    assert safe_filename(*parts) == name


@given(st.lists(st.text(), max_size=4))
def test_a_file_name_is_never_a_path(parts: list[str]) -> None:
    name = safe_filename(*parts)
    assert 0 < len(name) <= 100
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not name.startswith("-")
