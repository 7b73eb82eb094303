"""Terms: what is counted, under which stem, in which zone."""

import pytest

from core.model import Span, Term, Zone
from core.terms import count_terms, find_terms, is_content, stopwords


def _terms(text: str, *names: str) -> dict[str, tuple[str, int]]:
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    found = find_terms([Zone(Span(0, len(text)), 1, "body")], text, spans)
    return {t.stem: (t.text, t.count) for t in count_terms(found)}


def test_forms_of_one_stem_are_counted_together_and_shown_in_their_commonest_form() -> None:
    text = "Keamanan terjaga. Pengamanan pasar ditambah demi keamanan, dan keamanan membaik."
    assert _terms(text)["aman"] == ("keamanan", 4)


def test_of_forms_equally_common_the_first_is_shown() -> None:
    assert _terms("Pemilih memilih")["pilih"] == ("pemilih", 2)


def test_words_of_names_are_left_out() -> None:
    found = _terms("Wali Kota Bekasi meresmikan pasar bekas di Kediri", "Bekasi", "Kediri")
    assert found["bekas"] == ("bekas", 1)
    assert "diri" not in found and "kediri" not in found


def test_stop_words_digits_marks_and_short_words_are_left_out() -> None:
    assert _terms("Baca Juga: 15 rumah di RT 03, 12/3 pukul 19.00 WIB, ujar dia. Rp16.300 Foto: istimewa") == {
        "rumah": ("rumah", 1)
    }


def test_spans_of_a_later_paragraph_are_those_of_the_document() -> None:
    text = "Harga naik\nHarga Berlian naik"
    zones = [Zone(Span(0, 10), 1, "title"), Zone(Span(11, 29), 2, "body")]
    found = count_terms(find_terms(zones, text, [Span(17, 24)]))
    assert found == (
        Term("harga", "harga", 1, "title"),
        Term("naik", "naik", 1, "title"),
        Term("harga", "harga", 1, "body"),
        Term("naik", "naik", 1, "body"),
    )


def test_headlines_of_a_block_are_counted_as_one_zone_and_the_commonest_come_first() -> None:
    text = "Gempa guncang pulau\nPetani panen\nGempa susulan"
    zones = [Zone(Span(0, 19), 1, "popular"), Zone(Span(20, 32), 2, "popular"), Zone(Span(33, 46), 3, "popular")]
    found = count_terms(find_terms(zones, text, ()))
    assert (found[0].stem, found[0].count, {t.zone for t in found}) == ("gempa", 2, {"popular"})


def test_empty_zones_give_no_terms() -> None:
    assert find_terms([], "", ()) == ()
    assert find_terms([Zone(Span(0, 0), 1, "title")], "", ()) == ()


@pytest.mark.parametrize("word", ["yang", "baca", "juga", "wib", "foto", "kata", "ujar", "halaman", "masing-masing"])
def test_stop_words_are_no_content(word: str) -> None:
    assert not is_content(word)


def test_stop_words_hold_with_endings_and_doubled() -> None:
    assert not is_content("apakah") and not is_content("fotonya") and not is_content("foto-foto")
    assert is_content("negara-negara") and is_content("pendapatan")


def test_the_list_has_no_word_of_substance() -> None:
    substance = {"presiden", "harga", "perang", "korupsi", "polisi", "gempa", "sekolah", "timnas", "agama", "hujan"}
    assert substance.isdisjoint(stopwords())


def test_every_term_stands_where_it_says() -> None:
    text = "Petani memanen padi.\nHarga padi naik"
    zones = [Zone(Span(0, 20), 1, "body"), Zone(Span(21, 36), 2, "latest")]
    found = find_terms(zones, text, ())
    assert [(t.text, t.line, t.zone) for t in found if t.stem == "padi"] == [("padi", 1, "body"), ("padi", 2, "latest")]
    assert all(t.span.cut(text) == t.text for t in found)
