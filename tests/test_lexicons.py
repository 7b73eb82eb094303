"""The lists in data/lexicons, and the reader that must say to an analyst which row of which file is wrong."""

from pathlib import Path

import pytest

from core import lexicons
from core.errors import LexiconError

LISTS = sorted(lexicons.FOLDER.glob("*.csv"))


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "list.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("path", LISTS, ids=lambda p: p.stem)
def test_every_list_loads_and_says_why(path: Path) -> None:
    rows = lexicons.load(path, (), {})
    assert rows
    assert list(rows[0])[-1] == "note"
    assert all(set(row) == set(rows[0]) for row in rows), "a row has more or fewer cells than the header"


@pytest.mark.parametrize("path", LISTS, ids=lambda p: p.stem)
def test_no_list_says_a_thing_twice(path: Path) -> None:
    seen: set[tuple[str, ...]] = set()
    for row in lexicons.load(path, (), {}):
        cells = tuple(value for column, value in row.items() if column != "note")
        assert cells not in seen
        seen.add(cells)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("word,note\nrupiah,mata uang\n", "utf-8"),
        ("word,note\nrupiah,mata uang\n", "utf-8-sig"),
        ("word;note\r\nrupiah;mata uang\r\n", "utf-8-sig"),
        ("word;note\nrupiah;mata uang\n", "utf-8"),
        ('word,note\n" rupiah ","mata uang"\n,\n', "utf-8"),
    ],
    ids=["plain", "byte-order mark", "Excel in Indonesia", "semicolons", "quotes and an empty row"],
)
def test_what_a_spreadsheet_writes_is_read(tmp_path: Path, text: str, encoding: str) -> None:
    rows = lexicons.load(write(tmp_path, text, encoding), ("word",), {})
    assert rows == [{"word": "rupiah", "note": "mata uang"}]


def test_a_comma_in_a_list_with_semicolons_stays_in_its_cell(tmp_path: Path) -> None:
    path = write(tmp_path, "word;note\nsatu, dua;x\n")
    assert lexicons.load(path, ("word",), {})[0]["word"] == "satu, dua"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("form,note\nx,\n", ["list.csv", "word"]),
        ("word,note\nsatu,\n,kosong\n", ["list.csv", "row 3", "word"]),
        ("word,kind,note\nsatu,name,\ndua,nam,\n", ["list.csv", "row 3", "nam", "name, place"]),
        ("", ["list.csv", "word"]),
    ],
    ids=["missing column", "empty cell", "bad choice", "empty file"],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, parts: list[str]) -> None:
    choices = {"kind": ("name", "place")} if "kind" in text else {}
    with pytest.raises(LexiconError) as caught:
        lexicons.load(write(tmp_path, text), ("word",), choices)
    assert [part for part in parts if part not in str(caught.value)] == []


def test_a_list_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"list\.csv is not UTF-8"):
        lexicons.load(write(tmp_path, "word,note\ncafé,\n", "cp1252"), ("word",), {})


def test_a_list_that_is_not_there_is_named_with_its_folder(tmp_path: Path) -> None:
    with pytest.raises(LexiconError) as caught:
        lexicons.load(tmp_path / "gone.csv", ("word",), {})
    assert "gone.csv" in str(caught.value) and str(tmp_path) in str(caught.value)


def test_a_column_that_is_not_required_may_be_missing_or_empty(tmp_path: Path) -> None:
    assert lexicons.load(write(tmp_path, "word\nsatu\n"), ("word",), {}) == [{"word": "satu"}]
    assert lexicons.load(write(tmp_path, "word,note\nsatu\n"), ("word",), {}) == [{"word": "satu", "note": ""}]


def test_the_fingerprint_follows_every_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def made(text: str) -> str:
        write(tmp_path, text)
        lexicons.fingerprint.cache_clear()
        return lexicons.fingerprint()

    monkeypatch.setattr(lexicons, "FOLDER", tmp_path)
    try:
        assert made("word\nsatu\n") == made("word\nsatu\n")
        assert made("word\nsatu\n") != made("word\ndua\n")
    finally:
        lexicons.fingerprint.cache_clear()
