"""The lists in data/lexicons, and the reader that must say to an analyst which row of which file is wrong."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from core import lexicons
from core.errors import LexiconError
from tests.conftest import ROOT
from tests.test_imports import imports

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


def read_by_the_parser() -> set[str]:
    """The lists that are named in a module that core.parse imports, directly or through others."""
    waiting, seen, named = ["core.parse"], set[str](), set[str]()
    while waiting:
        path = ROOT.joinpath(*waiting.pop().split("."))
        path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        if not path.exists() or str(path) in seen:
            continue
        seen.add(str(path))
        waiting += [module for module in imports(path) if module.startswith("core.")]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and node.value in STEMS and path.name != "lexicons.py":
                named.add(node.value)
    return named


STEMS = {path.stem for path in LISTS}
#: Lists that pages read when they are drawn: a change of them must not ask for a new reading of every document.
DRAWN_WITH = {"colours", "clickbait", "headline_words", "search_words"}


def test_the_lists_that_the_parser_reads_are_all_but_those_of_the_pages() -> None:
    assert read_by_the_parser() == STEMS - DRAWN_WITH


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of lists and models of this test's own, with a file for each that there is."""
    for place in ("lexicons", "models"):
        (tmp_path / place).mkdir()
        for path in (lexicons.FOLDER.parent / place).iterdir():
            (tmp_path / place / path.name).write_text("word\nsatu\n")
    monkeypatch.setattr(lexicons, "FOLDER", tmp_path / "lexicons")
    yield tmp_path
    lexicons.fingerprint.cache_clear()


def fingerprint() -> str:
    lexicons.fingerprint.cache_clear()
    return lexicons.fingerprint()


@pytest.mark.parametrize("name", sorted(read_by_the_parser()))
def test_the_fingerprint_follows_every_list_that_the_parser_reads(folder: Path, name: str) -> None:
    before = fingerprint()
    assert fingerprint() == before
    (folder / "lexicons" / f"{name}.csv").write_text("word\ndua\n")
    assert fingerprint() != before


@pytest.mark.parametrize("name", ["entities.crfsuite.gz", "topics.npz", "word_groups.npz"])
def test_the_fingerprint_follows_every_model(folder: Path, name: str) -> None:
    before = fingerprint()
    (folder / "models" / name).write_text("another")
    assert fingerprint() != before


def test_the_fingerprint_follows_the_name_of_a_list(folder: Path) -> None:
    before = fingerprint()
    (folder / "lexicons" / "places.csv").rename(folder / "lexicons" / "places2.csv")
    assert fingerprint() != before


@pytest.mark.parametrize("name", [*(f"lexicons/{name}.csv" for name in sorted(DRAWN_WITH)), "models/topics.md"])
def test_what_pages_are_drawn_with_leaves_the_fingerprint(folder: Path, name: str) -> None:
    before = fingerprint()
    (folder / name).write_text("another")
    assert fingerprint() == before
