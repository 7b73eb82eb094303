"""Where one name ends and the next begins: pairs, brackets, titles, initials, and what is no name at all."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import lexicons
from core.entities import boundaries, find_mentions, gazetteer, tag_line, titles
from core.entities.linking import Joiner
from core.entities.lost_spaces import separate_words
from core.entities.name_words import name_words
from core.entities.word_groups import groups_of
from core.model import Span, Zone
from core.text import key


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Prabowo-Gibran", ["Prabowo", "-", "Gibran"]),
        ("Solo–Jogja", ["Solo", "–", "Jogja"]),
        ("Fajar/Rian", ["Fajar", "/", "Rian"]),
        ("se-Indonesia", ["se", "-", "Indonesia"]),
        ("Jakarta-Bogor-Depok", ["Jakarta", "-", "Bogor", "-", "Depok"]),
        ("Anak-Anak", ["Anak-Anak"]),
        ("negara-negara", ["negara-negara"]),
        ("Covid-19", ["Covid-19"]),
        ("12/3", ["12/3"]),
        ("Liputan6.com", ["Liputan6.com"]),
    ],
)
def test_a_pair_is_parted_and_other_words_stay_whole(text: str, words: list[str]) -> None:
    assert [word for word, _ in name_words(text)] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bahlil Lahadaliayang hadir", ["Bahlil", "Lahadalia", "yang", "hadir"]),
        ("mengutipSCMP", ["mengutip", "SCMP"]),
        ("BMKGmemprakirakan hujan", ["BMKG", "memprakirakan", "hujan"]),
        ("Kemenkesmenyebut", ["Kemenkes", "menyebut"]),
        ("penyanyiRaisa", ["penyanyi", "Raisa"]),
        ("Jawa TengahBudi", ["Jawa", "Tengah", ",", "Budi"]),
        ("YouTube", ["YouTube"]),
        ("PresidenAS", ["Presiden", "AS"]),
        ("GPiala Dunia 2025di", ["G", "Piala", "Dunia", "2025", "di"]),
        ("Transjakartake Kemayoran", ["Transjakarta", "ke", "Kemayoran"]),
        ("WhatsApp iPhone YouTube SCTV", ["WhatsApp", "iPhone", "YouTube", "SCTV"]),
        ("MgrAlbertus RomoYosef", ["Mgr", "Albertus", "Romo", "Yosef"]),
        ("KapolresWidodo ProfHarsono", ["Kapolres", "Widodo", "Prof", "Harsono"]),
        ("HarsonoSH WantoroMSC", ["Harsono", "SH", "Wantoro", "MSC"]),
        ("MetroTV BukaLapak SiLPA", ["MetroTV", "BukaLapak", "SiLPA"]),
        ("Sukandi Supardi Rusdi", ["Sukandi", "Supardi", "Rusdi"]),
        ("kemendagri", ["kemendagri"]),
    ],
)
def test_words_glued_by_a_lost_space_are_parted_and_brands_are_not(text: str, words: list[str]) -> None:
    assert [word for word, _ in separate_words(text)] == words


@pytest.mark.parametrize("glued", ["MgrAlbertus Wantoro", "UskupAlbertus Wantoro", "Albertus WantoroSJ"])
def test_a_person_is_named_without_what_is_glued_to_the_name(glued: str) -> None:
    text = f"Pemberkatan gereja itu dipimpin oleh {glued} di Manado, Jumat."
    assert [m.text for m in tag_line(text) if m.type == "PER"] == ["Albertus Wantoro"]


@given(st.text(max_size=60))
def test_parting_loses_no_letter(text: str) -> None:
    parted = "".join(word for word, span in separate_words(text) if span.end > span.start)
    assert parted == "".join(word for word, _ in name_words(text))


@pytest.mark.parametrize(
    ("text", "name", "kind", "short"),
    [
        ("Iwan Kurniawan Lukminto (IKL) diperiksa", "Iwan Kurniawan Lukminto", "PER", "IKL"),
        ("Lembaga Pengkajian Pangan (LPP) menjawab", "Lembaga Pengkajian Pangan", "ORG", "LPP"),
        ("Gelora Bung Karno (GBK) penuh", "Gelora Bung Karno", "LOC", "GBK"),
        ("warga negara Indonesia (WNI) pulang", "Indonesia", "LOC", None),
        ("Budi Santoso (45) hadir", "Budi Santoso", "PER", None),
        ("Budi Santoso (kanan) hadir", "Budi Santoso", "PER", None),
    ],
)
def test_the_bracket_behind_a_name_stands_for_it(text: str, name: str, kind: str, short: str | None) -> None:
    start = text.index(name)
    found = boundaries.bracketed(Span(start, start + len(name)), kind, text)
    assert (found and (found[0].cut(text), found[1])) == (short and (short, kind))


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Piala Dunia 2030 digelar", "Piala Dunia 2030"),
        ("Piala Dunia 2025/26 usai", "Piala Dunia 2025/26"),
        ("Piala Dunia 2025-2026.", "Piala Dunia 2025-2026"),
        ("Piala Dunia 2.025 penonton", "Piala Dunia"),
        ("Piala Dunia 12 kali", "Piala Dunia"),
    ],
)
def test_an_event_has_its_year(text: str, whole: str) -> None:
    assert boundaries.with_year(Span(0, len("Piala Dunia")), text).cut(text) == whole


@pytest.mark.parametrize(
    ("text", "place", "whole", "kind"),
    [
        ("di Kecamatan Sawan", "Sawan", "Kecamatan Sawan", "LOC"),
        ("di Stasiun Sudirman", "Sudirman", "Stasiun Sudirman", "LOC"),
        ("kata Polda Kalteng", "Kalteng", "Polda Kalteng", "ORG"),
        ("warga kecamatan Sawan", "Sawan", "Sawan", "LOC"),
        ("Bupati Bekasi", "Bekasi", "Bekasi", "LOC"),
        ("Bekasi", "Bekasi", "Bekasi", "LOC"),
    ],
)
def test_a_place_has_the_word_for_its_kind(text: str, place: str, whole: str, kind: str) -> None:
    start = text.index(place)
    span, found = boundaries.with_kind_word(Span(start, start + len(place)), "LOC", text)
    assert (span.cut(text), found) == (whole, kind)


@given(st.text(alphabet="Aab-/. –9(", max_size=40))
def test_words_of_names_cut_their_text_in_order(text: str) -> None:
    found = list(name_words(text, 7))
    assert all(text[span.start - 7 : span.end - 7] == word and word for word, span in found)
    assert all(a.end <= b.start for (_, a), (_, b) in pairwise(found))


@pytest.mark.parametrize(
    ("text", "tagged", "kind", "names"),
    [
        ("Sabar/Reza menang", "Sabar/Reza", "PER", ["Sabar", "Reza"]),
        ("Liverpool-Leverkusen", "Liverpool-Leverkusen", "ORG", ["Liverpool", "Leverkusen"]),
        ("RI–China", "RI–China", "LOC", ["RI", "China"]),
        ("Al-Nassr", "Al-Nassr", "ORG", ["Al-Nassr"]),
        ("Asia-Pasifik", "Asia-Pasifik", "LOC", ["Asia-Pasifik"]),
        ("Trent Alexander-Arnold", "Trent Alexander-Arnold", "PER", ["Trent Alexander-Arnold"]),
        (
            "Desa Sekumpul Kecamatan Sawan Kabupaten Buleleng",
            "Desa Sekumpul Kecamatan Sawan Kabupaten Buleleng",
            "LOC",
            ["Desa Sekumpul", "Kecamatan Sawan", "Kabupaten Buleleng"],
        ),
        ("Badan Gizi (BGN) hadir", "Badan Gizi (BGN", "ORG", ["Badan Gizi", "BGN"]),
        ("Dinas Sosial (lama) hadir", "Dinas Sosial (lama", "ORG", ["Dinas Sosial"]),
        ("PT PLN (Persero) untung", "PT PLN (Persero", "ORG", ["PT PLN (Persero)"]),
        ("Dewan Adat (DA) Nias", "Dewan Adat (DA) Nias", "ORG", ["Dewan Adat (DA) Nias"]),
        ("BGN) hadir", "BGN) hadir", "ORG", ["BGN"]),
        ("Kombes Pol hadir", "Kombes Pol", "ORG", []),
        ("Menteri hadir", "Menteri", "ORG", []),
        ("Hanura Wiranto", "Hanura Wiranto", "PER", ["Hanura", "Wiranto"]),
        ("Hanura Wiranto", "Hanura Wiranto", "ORG", ["Hanura", "Wiranto"]),
        ("Irjen Budi Santoso", "Irjen Budi Santoso", "PER", ["Budi Santoso"]),
        ("Universitas Jenderal Soedirman", "Universitas Jenderal Soedirman", "ORG", ["Universitas Jenderal Soedirman"]),
    ],
)
def test_what_was_tagged_is_parted(text: str, tagged: str, kind: str, names: list[str]) -> None:
    start = text.index(tagged)
    parts = boundaries.parted(Span(start, start + len(tagged)), kind, text)
    assert [span.cut(text) for span, _ in parts] == names


@pytest.mark.parametrize(
    ("line", "persons"),
    [
        ("Pria berinisial AS ditangkap.", ["AS"]),
        ("Pelaku berinisial MR dan DK kabur.", ["MR", "DK"]),
        ("Mereka adalah MR (23), DK (31), dan S (40).", ["MR", "DK", "S"]),
        ("AS (46 tahun) dibawa ke rumah sakit.", ["AS"]),
        ("AS menaikkan tarif (2025).", []),
        ("Persib (45) unggul.", []),
    ],
)
def test_persons_named_by_letters(line: str, persons: list[str]) -> None:
    assert [span.cut(line) for span in boundaries.initials(line, 0)] == persons


def test_no_listed_person_is_listed_with_a_title() -> None:
    """A title before a name is its role; listed as a part of it, it would go before what the tagger reads."""
    titled = {
        form
        for row in lexicons.read("persons", ("name",))
        for form in (row["name"], *row["aliases"].split(";"))
        for use in ("office", "degree", "rank")
        for title in titles.forms(use)
        if key(form).startswith(f"{title} ")
    }
    assert titled == {"Raja Juli Antoni"}  # his first name


def test_every_common_name_is_a_name_of_the_lists() -> None:
    for row in lexicons.read("common_names", ("form", "type")):
        assert (row["type"], key(row["form"])) in gazetteer.canonical()


@pytest.mark.parametrize("text", ["diskon jumbo untuk pembeli", "harga batu bara naik", "Tramadol disita"])
def test_a_common_word_is_no_name_because_a_list_holds_it(text: str) -> None:
    assert not tag_line(text)


def _entities(*lines: str) -> dict[str, set[str]]:
    text, zones = "", []
    for number, line in enumerate(lines, 1):
        zones.append(Zone(Span(len(text), len(text) + len(line)), number, "body"))
        text += line + "\n"
    found: dict[str, set[str]] = {}
    for m in find_mentions(zones, text):
        found.setdefault(m.text, set()).add(m.entity)
    return found


def test_a_first_name_alone_is_the_person_named_in_full() -> None:
    found = _entities(
        "Direktur Utama Jasa Marga Rivan Achmad Purwantono menjelaskan rencana itu kepada wartawan.",
        "Menurut Rivan, pekerjaan selesai sebelum Lebaran.",
    )
    assert found["Rivan"] == {"Rivan Achmad Purwantono"}


def test_a_shared_surname_is_no_identity() -> None:
    found = _entities(
        "Didit Prabowo menemui Presiden Prabowo Subianto di Jakarta.",
        "Prabowo kemudian berangkat ke Bali.",
    )
    assert found["Didit Prabowo"] == {"Didit Hediprasetyo"}  # by the list: he is known under another name
    assert found["Prabowo"] == {"Prabowo Subianto"}


def test_a_body_of_a_region_is_the_one_that_the_page_names_in_full() -> None:
    joiner = Joiner([("DPRD OKU", "ORG"), ("DPRD", "ORG"), ("Polres Tebo", "ORG"), ("Polres Bungo", "ORG")], {})
    assert joiner.entity("DPRD", "ORG") == joiner.entity("DPRD OKU", "ORG") == "DPRD OKU"
    assert joiner.entity("Polres", "ORG") == "Polres"  # of which of the two?


def test_groups_are_the_same_for_all_writings_of_a_word() -> None:
    assert groups_of("JAKARTA") == groups_of("jakarta") is not None
    assert groups_of("2024") == groups_of("2025") is not None
    assert groups_of("qzxqzx") is None
