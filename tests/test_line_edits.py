"""Edits of lines: what they reach, what follows from them, undoing them, and the file they travel in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.corpus import Corpus, reads
from core.corpus.edits import LINES, collect
from core.corpus.edits.lines import same_rule, same_words
from core.edits import Batch, Edits
from core.edits.lines import EDITABLE_ROLES, FILE, ROLES_IN_BLOCKS, LineEdit, LineEdits, edit_lines, edit_words
from core.errors import EditsError
from core.model import BLOCKS, ParsedDocument
from core.parse import parse_document, parse_source
from core.reading import Source
from core.reparse import read_again, stale

ROOT = Path(__file__).resolve().parent.parent
PAGE = """\
Warga Rancaekek Bangun Jembatan Bambu
Senin, 3 Maret 2025 | 10:00 WIB
BANDUNG - Warga Rancaekek membangun jembatan bambu sepanjang dua puluh meter secara gotong royong pada akhir pekan.
Baca Juga: Bupati Janji Perbaiki Jalan Desa Tahun Ini
Jembatan itu menghubungkan dua dusun yang terpisah sejak banjir bandang melanda wilayah tersebut pada Februari lalu.
Ikuti kami di saluran resmi untuk berita pilihan
Terpopuler
Harga Cabai Rawit Tembus Seratus Ribu Rupiah
Ikuti kami di saluran resmi untuk berita pilihan
"""
NOTICE = "Ikuti kami di saluran resmi untuk berita pilihan"


def page(name: str, text: str = PAGE) -> ParsedDocument:
    return parse_source(Source(name, text.encode()))


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    opened = Corpus(tmp_path / "uji.duckdb")
    opened.add_many(1, [(n, page(n, PAGE + f"Halaman {n}\n")) for n in ("a.txt", "b.txt", "c.txt")])
    yield opened
    opened.close()


def role_of(corpus: Corpus, document: str, number: int) -> tuple[str, str | None]:
    shown = reads.page(corpus, document)
    assert shown
    return next((line.role, line.block) for line in shown.lines if line.number == number)


def test_a_line_that_becomes_a_headline_is_one_everywhere() -> None:
    first = page("a.txt")
    overlay = LineEdits(edit_lines(first.document.id, [6], "link", "choice"))
    again = parse_document(first.document, Edits(overlay))
    assert [h.text for h in again.layout.headlines if h.block == "choice"] == [NOTICE]
    assert len(again.topics) == len(again.layout.headlines)
    assert again.layout.lines[5].certain
    assert [x for i, x in enumerate(again.layout.lines) if i != 5] == [
        x for i, x in enumerate(first.layout.lines) if i != 5
    ]


def test_body_that_is_made_furniture_is_no_longer_counted() -> None:
    first = page("a.txt")
    overlay = LineEdits(edit_lines(first.document.id, [5], "furniture", "popular"))
    again = parse_document(first.document, Edits(overlay))
    assert again.layout.lines[4].block is None
    assert any(t.line == 5 for t in first.terms)
    assert not any(t.line == 5 for t in again.terms)


def test_another_line_can_be_made_the_title() -> None:
    first = page("a.txt")
    assert first.layout.title_line == 1
    again = parse_document(first.document, Edits(LineEdits(edit_lines(first.document.id, [8], "title", None))))
    assert again.layout.title_line == 8
    without = parse_document(first.document, Edits(LineEdits(edit_lines(first.document.id, [1], "furniture", None))))
    assert without.layout.title is None


def test_words_reach_every_page_and_later_ones_too(corpus: Corpus) -> None:
    assert len(same_words(corpus, f"  {NOTICE} ")) == 6
    LINES.save(corpus, [edit_words(NOTICE, "link", "choice")])
    waiting = stale(corpus)
    assert len(waiting) == 3
    assert list(read_again(corpus, waiting)) == waiting
    assert not stale(corpus)
    assert {(r.role, r.block) for r in same_words(corpus, NOTICE)} == {("link", "choice")}
    later = parse_source(Source("d.txt", (PAGE + "lain\n").encode()), collect(corpus))
    assert {(x.role, x.block) for x in later.layout.lines if x.number in (6, 9)} == {("link", "choice")}


def test_words_of_one_site_leave_the_others() -> None:
    document = page("a.txt").document
    overlay = LineEdits([edit_words(NOTICE, "caption", None, site="tempo.co")])
    assert overlay.of(document, "tempo.co").keys() == {6, 9}
    assert not overlay.of(document, "kompas.com")
    assert not overlay.of(document, None)


def test_what_was_said_later_holds(corpus: Corpus) -> None:
    document = page("a.txt").document
    here, everywhere = edit_lines(document.id, [6], "caption", None)[0], edit_words(NOTICE, "meta", None)
    assert LineEdits([here, everywhere]).of(document, None)[6].role == "meta"
    assert LineEdits([everywhere, here]).of(document, None)[6].role == "caption"
    assert LineEdits([everywhere, here]).of(document, None)[9].role == "meta"


def test_undoing_a_batch_brings_the_reading_back(corpus: Corpus) -> None:
    document = reads.files(corpus)[0][0]
    before = reads.page(corpus, document)
    batch = LINES.save(corpus, edit_lines(document, range(3, 6), "furniture", None))
    list(read_again(corpus, stale(corpus)))
    assert role_of(corpus, document, 4) == ("furniture", None)
    assert LINES.last(corpus) == batch
    assert LINES.undo(corpus, batch) == 3
    list(read_again(corpus, stale(corpus)))
    after = reads.page(corpus, document)
    assert before and after
    assert (before.lines, before.notes) == (after.lines, after.notes)
    assert [s[1:] for s in before.spans] == [s[1:] for s in after.spans]
    assert LINES.last(corpus) is None


def test_lines_read_by_the_same_rule_are_found_on_the_same_page_and_site(corpus: Corpus) -> None:
    document = reads.files(corpus)[0][0]
    found = same_rule(corpus, document, 5)
    assert {(r.role, r.block) for r in found} == {("body", None)}
    assert {r.line for r in found if r.document == document} >= {3, 5}


def test_edits_outlive_the_document_and_hold_when_it_comes_back(corpus: Corpus) -> None:
    document = page("a.txt", PAGE + "Halaman a.txt\n").document
    LINES.save(corpus, edit_lines(document.id, [6], "caption", None))
    assert corpus.undo_upload(1) == 3
    corpus.add(2, "a.txt", parse_document(document, collect(corpus)))
    assert role_of(corpus, document.id, 6) == ("caption", None)


def test_another_parser_or_other_lists_make_every_document_stale(corpus: Corpus) -> None:
    assert not stale(corpus)
    with corpus.transaction() as cursor:
        cursor.execute("UPDATE documents SET made_by = 'an older one'")
    assert len(stale(corpus)) == 3


def test_a_workspace_takes_the_file_of_another(corpus: Corpus, tmp_path: Path) -> None:
    document = reads.files(corpus)[0][0]
    LINES.save(corpus, edit_lines(document, [6, 7], "link", "latest"))
    LINES.save(corpus, [edit_words(NOTICE, "meta", None)])
    file = FILE.to_csv(list(reversed(LINES.batches(corpus))), ["Workspace: uji"])
    other = Corpus(tmp_path / "lain.duckdb")
    try:
        assert LINES.import_batches(other, FILE.from_csv("koreksi.csv", file)) == 3
        kept = [batch.edits for batch in LINES.batches(other)]
        assert kept == [batch.edits for batch in LINES.batches(corpus)]
    finally:
        other.close()


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40).filter(
    lambda t: bool(edit_words(t, "body", None).words)
)
PLACES = st.builds(
    lambda digit, line, role, block: edit_lines(digit * 64, [line], role, block)[0],
    st.sampled_from("0123456789abcdef"), st.integers(1, 9999), st.sampled_from(EDITABLE_ROLES), st.sampled_from(BLOCKS),
)  # fmt: skip
WORDS = st.builds(
    edit_words, TEXT, st.sampled_from(EDITABLE_ROLES), st.sampled_from(BLOCKS), st.sampled_from([None, "a.id"])
)


@given(st.lists(st.one_of(PLACES, WORDS), min_size=1, max_size=8))
def test_what_is_written_is_read_again(made: list[LineEdit]) -> None:
    batches = [Batch(7, datetime(2026, 5, 4, 3, 2, 1), tuple(made))]
    assert list(FILE.from_csv("x.csv", FILE.to_csv(batches, ["a # b"]))) == batches


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ("x\n1", "no column “role”"),
        ("role,block,words\nheadline,,halo", "row 2: “headline” is no role"),
        ("role,block,words\nlink,samping,halo", "row 2: “samping” is no block"),
        ("role,block,words\nbody,,halo\nlink,,halo", "row 3: “” is no block"),
        ("role,block,document,line\nbody,,abc,1", "row 2: name a document"),
        ("role,block,words\nbody,,", "row 2: name a document"),
    ],
)
def test_a_wrong_file_is_named_with_its_row(rows: str, what: str) -> None:
    with pytest.raises(EditsError, match=what) as caught:
        FILE.from_csv("koreksi.csv", rows.encode())
    assert "koreksi.csv" in str(caught.value)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(EditsError, match="UTF-8"):
        FILE.from_csv("koreksi.csv", b"\xff\xfe\x00x")


def test_a_spreadsheet_set_to_indonesian_is_read() -> None:
    [batch] = FILE.from_csv("k.csv", b"role;block;words;site\nlink;popular;Halo, dunia;\n")
    assert batch.edits == (LineEdit("link", "popular", words="halo, dunia"),)


@pytest.mark.parametrize("role", EDITABLE_ROLES)
def test_only_roles_in_blocks_have_one(role: str) -> None:
    assert (edit_words("a", role, "popular").block is not None) == (role in ROLES_IN_BLOCKS)
