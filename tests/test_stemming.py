"""Stems: Sastrawi's own but for the list of exceptions; names keep their form."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from core.model import Span
from core.stemming import Within, exceptions, stem, stem_tokens

CASES = Path(__file__).parent / "cases"
WORDS = (CASES / "stem_words.txt").read_text(encoding="utf-8").split()


def _rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", _rows("stems.csv"), ids=lambda row: row["word"])
def test_stems_by_hand(row: dict[str, str]) -> None:
    assert stem(row["word"]) == row["stem"]


def test_stems_are_sastrawis_own_but_for_the_exceptions() -> None:
    sastrawi = StemmerFactory().create_stemmer()
    assert len(WORDS) >= 1500 and len(set(WORDS)) == len(WORDS)
    differing = {word for word in WORDS if stem(word) != sastrawi.stem(word)}
    assert differing == {word for word in WORDS if word in exceptions()}


def test_roots_of_the_package_are_stemmed_as_it_does() -> None:
    roots = [word for word in StemmerFactory().get_words() if word.isalpha() and word.isascii() and word.islower()]
    sastrawi = StemmerFactory().create_stemmer()
    assert len(roots) > 25_000
    assert {word for word in roots if stem(word) != sastrawi.stem(word)} <= set(exceptions())


def test_every_exception_is_one() -> None:
    sastrawi = StemmerFactory().create_stemmer()
    assert [word for word, wanted in exceptions().items() if sastrawi.stem(word) == wanted] == []


def test_names_keep_their_form_and_other_words_are_stemmed() -> None:
    text = "Kebakaran di Bekasi, warga Kediri mengungsi"
    names = [Span(13, 19), Span(27, 33)]
    assert [pair[:2] for pair in stem_tokens(text, names)] == [
        ("Kebakaran", "bakar"), ("di", "di"), ("Bekasi", "Bekasi"), ("warga", "warga"),
        ("Kediri", "Kediri"), ("mengungsi", "ungsi"),
    ]  # fmt: skip


def test_spans_prove_the_words_and_marks_are_no_words() -> None:
    text = '"Pertandingan" ke-80: 16.300 penonton (12/3)!'
    found = stem_tokens(text)
    assert [span.cut(text) for _, _, span in found] == [word for word, _, _ in found]
    assert [word for word, _, _ in found] == ["Pertandingan", "ke-80", "16.300", "penonton", "12/3"]


def test_within_sees_overlaps_and_nothing_else() -> None:
    inside = Within([Span(10, 20), Span(5, 8), Span(12, 30)])
    assert [inside(Span(*pair)) for pair in ((0, 5), (7, 9), (8, 10), (9, 11), (25, 26), (29, 40), (30, 31))] == [
        False, True, False, True, True, True, False,
    ]  # fmt: skip


@given(st.text(max_size=30))
def test_any_text_has_stems_and_true_spans(text: str) -> None:
    for word, root, span in stem_tokens(text):
        assert span.cut(text) == word and root and stem(word) == root
