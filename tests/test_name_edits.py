"""Edits of names: resolved, saved, undone, carried in a file, and followed by every figure."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import editing
from core.analysis import cooccurrence
from core.corpus import Corpus, reads
from core.corpus.edits import NAMES
from core.corpus.edits.names import forms, pages_with
from core.corpus.reads import Pick
from core.edits import names
from core.edits.names import FILE, NameEdit
from core.errors import EditsError
from core.filters import Filters
from core.parse import parse_source
from core.reading import Source

TEXT = (
    "Presiden Prabowo Subianto bertemu Emmanuel Macron di Jakarta, Rabu (12/3/2025). Emmanuel Macron tiba kemarin.\n"
    "Menurut Sri Mulyani, anggaran aman. Macron kembali ke Paris. Sri Mulyani berterima kasih kepada Prabowo.\n"
)
A, B, C = ("PER", "Prabowo Subianto"), ("PER", "Emmanuel Macron"), ("PER", "Presiden Prancis")
ALL = Filters()


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    opened = Corpus(tmp_path / "uji.duckdb")
    opened.add(1, "a.txt", parse_source(Source("a.txt", TEXT.encode())))
    yield opened
    opened.close()


def counted(corpus: Corpus) -> dict[tuple[str, str], int]:
    return {(c.type or "", c.key): c.mentions for c in reads.counts(corpus, ALL, "mention")}


def test_edits_build_on_one_another() -> None:
    said = [*names.merge([A], B), *names.merge([B], C)]
    assert {(r.name, r.to) for r in names.resolve(said)} == {(A[1], C), (B[1], C)}


def test_a_way_of_writing_can_be_split_off_and_back() -> None:
    said = names.split(B, ["Macron"], C)
    assert [(r.name, r.written, r.to) for r in names.resolve(said)] == [(B[1], "Macron", C)]
    assert {r.to for r in names.resolve([*said, *names.merge([C], B)])} == {B}


def resolved(*made: NameEdit) -> dict[tuple[str, str | None], names.Name | None]:
    return {(each.name, each.written): each.to for each in names.resolve(made)}


def test_a_way_of_writing_is_of_its_name_alone_and_the_rest_of_the_name_stays() -> None:
    assert resolved(*names.split(B, ["Macron"], C)) == {(B[1], "Macron"): C}
    assert resolved(*names.split(B, ["Macron", "E. Macron"], C)) == {(B[1], "Macron"): C, (B[1], "E. Macron"): C}


def test_a_way_of_writing_of_a_merged_name_is_split_off_wherever_it_was_written() -> None:
    """After A is counted as B, what is written `Prabowo` under B comes from A, or from B itself."""
    made = (*names.merge([A], B), *names.split(B, ["Prabowo"], C))
    assert resolved(*made) == {(A[1], None): B, (A[1], "Prabowo"): C, (B[1], "Prabowo"): C}


def test_what_is_split_off_twice_is_where_it_was_put_last_and_its_siblings_stay() -> None:
    once = names.split(B, ["Macron", "Emmanuel"], C)
    assert resolved(*once, *names.split(C, ["Macron"], A)) == {
        (B[1], "Macron"): A, (B[1], "Emmanuel"): C, (C[1], "Macron"): A,
    }  # fmt: skip
    again = resolved(*once, *names.merge([C], A))
    assert (again[B[1], "Macron"], again[B[1], "Emmanuel"]) == (A, A)


def test_what_is_counted_elsewhere_is_no_more_touched_by_an_edit_of_its_old_name() -> None:
    assert resolved(*names.merge([A], B), *names.hide([A])) == {(A[1], None): B}
    assert resolved(*names.merge([A], B), *names.split(A, ["Prabowo"], C)) == {(A[1], None): B}


def test_added_names_and_names_kept_apart_resolve_to_nothing() -> None:
    assert resolved(*names.add(A, ["Prabowo"]), names.keep_apart(A, B)) == {}


def test_a_split_and_a_hidden_name_are_so_in_every_figure(corpus: Corpus) -> None:
    before = counted(corpus)
    forms_before = dict(forms(corpus, *B))
    assert forms_before == {"Emmanuel Macron": 2, "Macron": 1}
    editing.save(corpus, NAMES, names.split(B, ["Macron"], C))
    assert counted(corpus) == {**before, B: 2, C: 1}
    assert (forms(corpus, *B), forms(corpus, *C)) == ([("Emmanuel Macron", 2)], [("Macron", 1)])
    batch = editing.save(corpus, NAMES, names.hide([B]))
    assert counted(corpus) == {name: n for name, n in {**before, C: 1}.items() if name != B}
    editing.undo(corpus, NAMES, batch)
    assert counted(corpus) == {**before, B: 2, C: 1}


def test_a_way_of_writing_that_is_split_off_stays_so_where_the_rest_of_the_name_is_merged_or_hidden(
    corpus: Corpus,
) -> None:
    before = counted(corpus)
    editing.save(corpus, NAMES, names.split(B, ["Macron"], C))
    batch = editing.save(corpus, NAMES, names.merge([B], A))
    assert counted(corpus) == {**{n: k for n, k in before.items() if n != B}, A: before[A] + 2, C: 1}
    editing.undo(corpus, NAMES, batch)
    editing.save(corpus, NAMES, names.hide([C]))
    assert counted(corpus) == {**before, B: 2}


def test_a_speaker_is_counted_as_the_name_is(corpus: Corpus) -> None:
    text = f'Rapat di Jakarta\n"Anggaran aman bagi semua warga desa," kata Emmanuel Macron di Jakarta.\n{TEXT}'
    corpus.add(2, "b.txt", parse_source(Source("b.txt", text.encode())))
    assert B in {(s.type, s.key) for s in reads.speakers(corpus, ALL)}
    editing.save(corpus, NAMES, names.merge([B], C))
    speakers = {(s.type, s.key) for s in reads.speakers(corpus, ALL)}
    assert C in speakers and B not in speakers
    editing.save(corpus, NAMES, names.hide([C]))
    assert C not in {(s.type, s.key) for s in reads.speakers(corpus, ALL)}


def test_a_merge_moves_the_counts_and_the_passages_and_undo_brings_them_back(corpus: Corpus) -> None:
    before = counted(corpus)
    assert before[B] >= 2
    batch = editing.save(corpus, NAMES, names.merge([B], A))
    after = counted(corpus)
    assert B not in after
    assert after[A] == before[A] + before[B]
    assert len(reads.passages(corpus, ALL, Pick("mention", key=A[1], type="PER"))) == after[A]
    page = reads.page(corpus, reads.files(corpus)[0][0])
    assert page is not None
    assert B[1] not in {s.key for s in page.spans}
    assert editing.undo(corpus, NAMES, batch) == 1
    assert counted(corpus) == before


def test_hiding_leaves_out_and_retyping_keeps_the_name(corpus: Corpus) -> None:
    before = counted(corpus)
    editing.save(corpus, NAMES, names.hide([A]))
    editing.save(corpus, NAMES, names.merge([B], ("ORG", B[1])))
    after = counted(corpus)
    assert A not in after
    assert after["ORG", B[1]] == before[B]
    assert sum(after.values()) == sum(before.values()) - before[A]


def test_edits_survive_a_new_reading_and_travel_in_a_file(corpus: Corpus, tmp_path: Path) -> None:
    editing.save(corpus, NAMES, names.merge([B], C))
    document = corpus.source(reads.files(corpus)[0][0])
    assert document is not None
    corpus.replace([parse_source(Source("a.txt", TEXT.encode()))])
    assert C in counted(corpus)
    data = FILE.to_csv(NAMES.batches(corpus)[::-1])
    other = Corpus(tmp_path / "lain.duckdb")
    try:
        other.add(1, "a.txt", parse_source(Source("a.txt", TEXT.encode())))
        assert NAMES.import_batches(other, FILE.from_csv("nama.csv", data)) == 1
        assert counted(other) == counted(corpus)
    finally:
        other.close()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xff\xfe\xff", "UTF-8"),
        (b"name,type\nA,PER\n", "action"),
        (b"action,name,type\nfoo,A,PER\n", "foo"),
        (b"action,name,type\nhide,A,XYZ\n", "XYZ"),
        (b"action,name,type\nhide,,PER\n", "row 2"),
    ],
)
def test_a_bad_file_is_refused_with_its_row(data: bytes, says: str) -> None:
    with pytest.raises(EditsError) as error:
        FILE.from_csv("nama.csv", data)
    assert says in str(error.value)


def test_names_that_look_alike_are_suggested_and_others_are_not() -> None:
    found = names.suggestions(
        [(("PER", "Sri Mulyani Indrawati"), 3), (("PER", "Sri Mulyani"), 9), (("PER", "Sri Mulyono"), 1),
         (("ORG", "Sri Mulyani"), 2), (("LOC", "Liga 1"), 2), (("LOC", "Liga 2"), 2),
         (("PER", "Vladimir Putin"), 2), (("PER", "Vladmir Putin"), 1)]
    )  # fmt: skip
    pairs = {(one[1], other[1]) for one, other in found}
    assert ("Sri Mulyani Indrawati", "Sri Mulyani") in pairs
    assert ("Vladimir Putin", "Vladmir Putin") in pairs
    assert not any("Liga 1" in pair for pair in pairs)
    assert all(one[0] == other[0] for one, other in found)
    refused = names.keep_apart(("PER", "Vladimir Putin"), ("PER", "Vladmir Putin"))
    left = names.suggestions([(("PER", "Vladimir Putin"), 2), (("PER", "Vladmir Putin"), 1)], [refused])
    assert left == []


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Abu Karim", "Abu Kharim", True), ("Sukarnoputri", "Sukrnoputri", True), ("Karim Putra", "Kharim Putra", True),
        ("Ab Karim", "Ab Kharim", False), ("Karim", "Kareem", False), ("Sri Mulyani", "Sri Mulyani Indrawati", True),
        ("Sri", "Sri Mulyani", False), ("Persib Bandung 2", "Persib Bandung 3", False),
    ],
)  # fmt: skip
def test_names_are_alike_where_they_share_the_start_of_a_word_and_nearly_all_letters(
    one: str, other: str, alike: bool
) -> None:
    found = names.suggestions([(("PER", one), 2), (("PER", other), 1)])
    assert {frozenset((a[1], b[1])) for a, b in found} == ({frozenset((one, other))} if alike else set())


def test_pairs_come_with_the_most_mentions_first_and_begin_with_the_fuller_or_commoner_name() -> None:
    counts = {"Sri Mulyani": 9, "Sri Mulyani Indrawati": 1, "Vladimir Putin": 30, "Vladmir Putin": 2}
    found = names.suggestions([(("PER", name), n) for name, n in counts.items()])
    assert [(one[1], other[1]) for one, other in found] == [
        ("Vladimir Putin", "Vladmir Putin"), ("Sri Mulyani Indrawati", "Sri Mulyani"),
    ]  # fmt: skip
    assert names.suggestions([(("PER", "Sri Mulyani"), 1), (("ORG", "Sri Mulyani"), 1)]) == []


_NAMES = st.sampled_from([("PER", n) for n in "ABCDE"])


@given(st.lists(st.tuples(_NAMES, _NAMES), max_size=12))
def test_resolving_is_what_saying_one_thing_after_the_other_gives(pairs: list[tuple[names.Name, names.Name]]) -> None:
    """Each statement is about names as they are shown then; carried out one by one on the counts, it is the same."""
    shown = {("PER", n): ("PER", n) for n in "ABCDE"}
    said: list[NameEdit] = []
    for one, to in pairs:
        said += names.merge([one], to)
        shown = {name: to if now == one else now for name, now in shown.items()}
    resolved = {(r.type, r.name): r.to for r in names.resolve(said)}
    assert {name: resolved.get(name, name) for name in shown} == shown


def test_pairs_lead_to_as_many_passages_as_they_count(corpus: Corpus) -> None:
    for scope in cooccurrence.SCOPES:
        found = cooccurrence.pairs(corpus, ALL, scope, 50)
        assert found
        for pair in found:
            pick = Pick("mention", key=pair.one[1], type=pair.one[0], adjacent=(*pair.other, scope))
            assert len(reads.passages(corpus, ALL, pick)) == pair.places
    assert {frozenset((p.one[1], p.other[1])) for p in cooccurrence.pairs(corpus, ALL, "line", 50)} >= {
        frozenset((A[1], B[1]))
    }


def test_a_name_over_time_sums_to_its_mentions(corpus: Corpus) -> None:
    for grain in reads.GRAINS:
        rows = cooccurrence.trend(corpus, ALL, [A, B], grain)
        counts = counted(corpus)
        assert {name: sum(r.mentions for r in rows if (r.type, r.key) == name) for name in (A, B)} == {
            A: counts[A], B: counts[B],
        }  # fmt: skip


def test_an_added_name_is_found_and_taken_back(corpus: Corpus) -> None:
    before = counted(corpus)
    batch = editing.save(corpus, NAMES, names.add(("ORG", "Panitia Anggaran"), ["anggaran"]))
    assert pages_with(corpus, ("anggaran",)) == 1
    assert counted(corpus) == {**before, ("ORG", "Panitia Anggaran"): 1}
    editing.undo(corpus, NAMES, batch)
    assert counted(corpus) == before


def test_an_added_name_beats_the_tagger_but_not_a_longer_name(corpus: Corpus) -> None:
    editing.save(corpus, NAMES, names.add(("ORG", "Macron Foundation"), ["Macron"]))
    after = counted(corpus)
    assert after["ORG", "Macron Foundation"] == 1
    assert after[B] == 2
