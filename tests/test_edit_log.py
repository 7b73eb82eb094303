"""The log of edits: numbers of batches, undo of one, files after what is there; and the documents that follow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from core import editing, ingest, reparse
from core.corpus import Corpus, derived, reads
from core.corpus.edits import DATES, LINES, NAMES, TOPICS, EditLog, collect
from core.corpus.edits.lines import batch_rows, same_rule, same_words
from core.corpus.edits.topics import custom_topics, learn, offers, preview, weights
from core.edits import Batch
from core.edits.dates import DateEdit
from core.edits.lines import LineEdit, edit_lines, edit_words
from core.edits.names import NameEdit, added_names, merge
from core.edits.topics import TopicEdit, TopicEdits
from core.errors import UnreadableDocument
from core.filters import Filters
from core.model import ParsedDocument
from core.parse import parse_source
from core.reading import Source
from tests.made import Row, made

ALL = Filters()
NOTICE = "Ikuti kami di saluran resmi"


def page(number: int, more: str = NOTICE) -> ParsedDocument:
    text = f"Warga Desa Bangun Jembatan {number}\nSenin, 3 Maret 2025 | 10:00 WIB\n{more}\n"
    return parse_source(Source(f"{number:03}.txt", text.encode()))


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    opened = Corpus(tmp_path / "uji.duckdb")
    yield opened
    opened.close()


KINDS: list[tuple[EditLog[Any], list[Any]]] = [
    (LINES, [edit_words(f"kata {n}", "furniture", None) for n in range(4)]),
    (DATES, [DateEdit("a" * 64, "published", f"2025-01-0{n + 1}") for n in range(4)]),
    (NAMES, [merge([("PER", f"Nama {n}")], ("PER", "Orang"))[0] for n in range(4)]),
    (TOPICS, [TopicEdit("word", f"kata{n}", "sport") for n in range(4)]),
]
every_kind = pytest.mark.parametrize(("log", "edits"), KINDS, ids=["lines", "dates", "names", "topics"])


@every_kind
def test_batches_are_numbered_from_one_and_listed_the_newest_first(
    corpus: Corpus, log: EditLog[Any], edits: list[Any]
) -> None:
    assert log.last(corpus) is None
    assert [log.save(corpus, edits[:2]), log.save(corpus, edits[2:])] == [1, 2]
    assert [(batch.number, batch.edits) for batch in log.batches(corpus)] == [
        (2, tuple(edits[2:])),
        (1, tuple(edits[:2])),
    ]
    assert log.all(corpus) == edits
    assert log.last(corpus) == 2


@every_kind
def test_undoing_one_batch_leaves_the_others_and_their_numbers(
    corpus: Corpus, log: EditLog[Any], edits: list[Any]
) -> None:
    for edit in edits[:3]:
        log.save(corpus, [edit])
    assert log.undo(corpus, 2) == 1
    assert [(batch.number, batch.edits) for batch in log.batches(corpus)] == [(3, (edits[2],)), (1, (edits[0],))]
    assert log.save(corpus, edits[3:]) == 4
    assert log.undo(corpus, 9) == 0
    assert log.all(corpus) == [edits[0], edits[2], edits[3]]


@every_kind
def test_a_file_comes_after_what_is_there_and_keeps_its_batches_apart(
    corpus: Corpus, log: EditLog[Any], edits: list[Any]
) -> None:
    log.save(corpus, edits[:1])
    times = datetime(2024, 1, 1, 8), datetime(2024, 2, 1, 9)
    file = [Batch(7, times[0], tuple(edits[1:3])), Batch(9, times[1], tuple(edits[3:]))]
    assert log.import_batches(corpus, file) == 3
    assert [(batch.number, len(batch.edits)) for batch in log.batches(corpus)] == [(3, 1), (2, 2), (1, 1)]
    assert [batch.made_at for batch in log.batches(corpus)][:2] == [times[1], times[0]]
    assert log.all(corpus) == edits


@every_kind
def test_the_edit_revision_rises_once_with_what_has_to_be_read_again(
    corpus: Corpus, log: EditLog[Any], edits: list[Any]
) -> None:
    before = corpus.edit_revision
    log.save(corpus, edits)
    assert corpus.edit_revision == before + log.reparses
    log.undo(corpus, 1)
    assert corpus.edit_revision == before + 2 * log.reparses
    assert [each.reparses for each in (LINES, DATES, NAMES, TOPICS)] == [True, True, True, False]


def test_learned_weights_are_numbered_with_the_edits_and_the_newest_are_used(corpus: Corpus) -> None:
    assert TOPICS.save(corpus, [TopicEdit("word", "emas", "sport")]) == 1
    one, two = [("=emas", "sport", 0.5)], [("=padi", "economy", 0.25), ("=emas", "arts", 0.75)]
    assert (TOPICS.save_weights(corpus, one), TOPICS.save_weights(corpus, two)) == (2, 3)
    assert TOPICS.save(corpus, [TopicEdit("word", "padi", "arts")]) == 4
    assert [(batch.number, len(batch.edits), batch.weights) for batch in TOPICS.batches(corpus)] == [
        (4, 1, 0), (3, 0, 2), (2, 0, 1), (1, 1, 0),
    ]  # fmt: skip
    assert sorted(weights(corpus)) == sorted(two)
    TOPICS.undo(corpus, 3)
    assert weights(corpus) == one
    assert len(TOPICS.all(corpus)) == 2


# What an edit marks.


def test_an_edit_of_a_line_marks_its_document_and_one_of_words_those_that_have_them(corpus: Corpus) -> None:
    pages = [page(1), page(2, "Lain"), page(3)]
    corpus.add_many(1, [(p.document.name, p) for p in pages])
    ids = [p.document.id for p in pages]
    LINES.save(corpus, edit_lines(ids[1], [3], "furniture", None))
    assert corpus.stale() == [ids[1]]
    LINES.save(corpus, [edit_words(f"  {NOTICE.upper()} ", "furniture", None)])
    assert corpus.stale() == ids
    assert [row.file for row in same_words(corpus, NOTICE)] == ["001.txt", "003.txt"]


def test_an_edit_of_a_date_or_an_added_name_marks_whom_it_touches_and_a_merge_nobody(corpus: Corpus) -> None:
    pages = [page(1), page(2, "Kang Emil datang")]
    corpus.add_many(1, [(p.document.name, p) for p in pages])
    NAMES.save(corpus, merge([("PER", "Emil")], ("PER", "Ridwan Kamil")))
    assert corpus.stale() == []
    NAMES.save(corpus, [NameEdit("add", "Ridwan Kamil", "PER", "Kang Emil")])
    assert corpus.stale() == [pages[1].document.id]
    DATES.save(corpus, [DateEdit(pages[0].document.id, "captured", "2025-04-01")])
    assert corpus.stale() == [p.document.id for p in pages]
    assert added_names(NAMES.all(corpus)) == (("Kang Emil", "PER", "Ridwan Kamil"),)


def test_lines_of_one_rule_are_those_of_the_same_site(corpus: Corpus) -> None:
    rows = [("title", None, "Judul"), ("furniture", None, NOTICE), ("furniture", None, "Lain"), ("body", None, "Isi")]
    pages = [
        made(f"{n}.txt", rows, site=site) for n, site in (("a", "x.id"), ("b", "x.id"), ("c", "y.id"), ("d", None))
    ]
    corpus.add_many(1, [(p.document.name, p) for p in pages])
    ids = {p.document.name: p.document.id for p in pages}
    found = [(row.file, row.line) for row in same_rule(corpus, ids["a.txt"], 2)]
    assert found == [("a.txt", 2), ("a.txt", 3), ("b.txt", 2), ("b.txt", 3)]
    assert [(row.file, row.line) for row in same_rule(corpus, ids["d.txt"], 4)] == [("d.txt", 4)]
    assert [row.file for row in same_words(corpus, NOTICE, "x.id")] == ["a.txt", "b.txt"]


def test_the_list_of_batches_says_what_and_where(corpus: Corpus) -> None:
    first = page(1)
    corpus.add(1, "001.txt", first)
    LINES.save(corpus, edit_lines(first.document.id, [2, 3], "link", "popular"))
    LINES.save(corpus, [edit_words(NOTICE, "furniture", None, site="x.id")])
    newest, oldest = batch_rows(corpus)
    assert (newest.batch, newest.role, newest.edits, newest.words, newest.site) == (
        2, "furniture", 1, NOTICE.lower(), "x.id",
    )  # fmt: skip
    assert (oldest.role, oldest.block, oldest.edits, oldest.documents, oldest.file) == (
        "link", "popular", 2, 1, "001.txt",
    )  # fmt: skip
    assert (oldest.first_line, oldest.last_line) == (2, 3)


# Documents follow: at once where they are few.


@pytest.mark.parametrize("count", [editing.AT_ONCE, editing.AT_ONCE + 1])
def test_few_documents_follow_an_edit_at_once_and_many_wait(corpus: Corpus, count: int) -> None:
    corpus.add_many(1, [(f"{n}.txt", page(n)) for n in range(count)])
    waits = [] if count == editing.AT_ONCE else [document for document, _ in reads.files(corpus)]
    assert editing.save(corpus, LINES, [edit_words(NOTICE, "caption", None)]) == 1
    assert reparse.edited(corpus) == waits
    assert {row.role for row in same_words(corpus, NOTICE)} == ({"caption"} if not waits else {"furniture"})
    assert list(reparse.read_again(corpus, waits)) == waits
    assert {row.role for row in same_words(corpus, NOTICE)} == {"caption"}
    assert editing.undo(corpus, LINES, 1) == 1
    assert reparse.edited(corpus) == waits


def test_a_file_of_edits_is_followed_at_once_too(corpus: Corpus) -> None:
    corpus.add(1, "a.txt", page(1))
    batch = Batch(1, datetime(2025, 1, 1), (edit_words(NOTICE, "caption", None),))
    assert editing.import_batches(corpus, LINES, [batch]) == 1
    assert [row.role for row in same_words(corpus, NOTICE)] == ["caption"]


def test_a_document_that_is_gone_is_passed_over(corpus: Corpus) -> None:
    corpus.add(1, "a.txt", page(1))
    [(document, _)] = reads.files(corpus)
    assert list(reparse.read_again(corpus, ["0" * 64, document])) == ["0" * 64, document]
    corpus.replace([page(2)])
    assert [name for _, name in reads.files(corpus)] == ["001.txt"]


def test_a_reading_is_saved_in_batches_and_what_is_not_reached_waits(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reparse, "BATCH", 2)
    monkeypatch.setattr(reparse, "SECONDS", 1000)
    corpus.add_many(1, [(f"{n}.txt", page(n)) for n in range(5)])
    LINES.save(corpus, [edit_words(NOTICE, "caption", None)])
    waiting, before = reparse.edited(corpus), corpus.revision
    again = reparse.read_again(corpus, waiting)
    assert [next(again), next(again)] == waiting[:2]
    assert reparse.edited(corpus) == waiting[2:]
    assert list(again) == waiting[2:]
    assert corpus.revision == before + 3


def test_an_import_is_saved_in_batches_with_the_files_that_are_begun(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest, "BATCH", 2)
    monkeypatch.setattr(ingest, "SECONDS", 1000)
    items = [*(Source(f"{n}.txt", f"Judul {n}\nIsi {n}.\n".encode()) for n in range(4)), Source("a.bin", b"\0\1\2")]
    items.insert(1, UnreadableDocument("x.bin", "binary", "{name} is not text."))  # type: ignore[arg-type]
    saved = list(ingest.import_items(corpus, items))
    assert [([each.name for each in batch.received], batch.files) for batch in saved] == [
        (["0.txt", "x.bin"], 2), (["1.txt", "2.txt"], 4), (["3.txt", "a.bin"], 6),
    ]  # fmt: skip
    assert [each.state for batch in saved for each in batch.received] == [
        "added", "refused", "added", "added", "added", "refused",
    ]  # fmt: skip
    assert [each.number for batch in saved for each in batch.received] == [1, 2, 3, 4, 5, 6]


def test_an_edit_between_two_files_of_an_import_reaches_the_second(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest, "BATCH", 1)
    upload = ingest.import_items(corpus, [Source(f"{n}.txt", page(n).document.text.encode()) for n in range(2)])
    next(upload)
    LINES.save(corpus, [edit_words(NOTICE, "caption", None)])
    list(upload)
    assert {(row.file, row.role) for row in same_words(corpus, NOTICE)} == {
        ("0.txt", "furniture"),
        ("1.txt", "caption"),
    }
    assert [name for identity, name in reads.files(corpus) if identity in corpus.stale()] == ["0.txt"]


def test_the_edits_of_a_workspace_are_collected_with_their_revision(corpus: Corpus) -> None:
    LINES.save(corpus, [edit_words(NOTICE, "caption", None)])
    DATES.save(corpus, [DateEdit("a" * 64, "captured", "2025-04-01")])
    edits = collect(corpus)
    assert edits.revision == corpus.edit_revision
    document = page(1).document
    assert edits.lines.of(document, None) == {3: LineEdit("caption", None, words=NOTICE.lower())}
    assert edits.dates.of("a" * 64).days == {"captured": "2025-04-01"}
    assert parse_source(Source("a.txt", b"Judul\nIsi.\n"), edits).edit_revision == edits.revision


# Topics follow without a reading.


def headline_pages(count: int) -> list[ParsedDocument]:
    def rows(n: int) -> list[Row]:
        return [("title", None, f"Judul {n}"), ("link", "popular", "Timnas Menang"), ("link", "latest", f"Kabar {n}")]

    return [made(f"{n}.txt", rows(n), topics={"Timnas Menang": "sport"}) for n in range(count)]


def test_topics_are_brought_up_to_date_some_documents_at_a_time(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(derived, "_AT_ONCE", 2)
    corpus.add_many(1, [(p.document.name, p) for p in headline_pages(5)])
    seen: list[tuple[int, int]] = []
    before = corpus.revision
    TOPICS.save(
        corpus, [TopicEdit("headline", "Timnas Menang", "arts", "Tim")], lambda done, of: seen.append((done, of))
    )
    assert seen == [(2, 5), (4, 5), (5, 5)]
    assert derived.pending(corpus) == 0
    assert corpus.revision > before
    found = {(row.text, row.topic, row.custom) for row in reads.headlines(corpus, ALL) if "Timnas" in row.text}
    assert found == {("Timnas Menang", "arts", "Tim")}


def test_the_topic_of_an_article_is_its_titles_where_that_is_classified_by_hand(corpus: Corpus) -> None:
    rows = [("title", None, "Judul Satu"), ("body", None, "Isi berita."), ("link", "popular", "Judul Satu")]
    corpus.add(1, "a.txt", made("a.txt", rows, topic="sport", words=["Isi"]))
    TOPICS.save(corpus, [TopicEdit("headline", "JUDUL satu", "weather")])
    assert [row.topic for row in reads.articles(corpus, ALL)] == ["weather"]
    assert [row.topic for row in reads.headlines(corpus, ALL)] == ["weather"]
    assert corpus.read("SELECT DISTINCT topic FROM spans WHERE kind = 'term'") == [("weather",)]


def test_a_preview_lists_headlines_on_most_pages_first_and_changes_nothing(corpus: Corpus) -> None:
    corpus.add_many(1, [(p.document.name, p) for p in headline_pages(3)])
    made_edits = (TopicEdit("headline", "Kabar 1", "arts"), TopicEdit("headline", "Timnas Menang", "arts"))
    assert [(c.text, c.pages, c.after) for c in preview(corpus, made_edits, ()) if c.after[0] == "arts"] == [
        ("Timnas Menang", 3, ("arts", None)), ("Kabar 1", 1, ("arts", None)),
    ]  # fmt: skip
    assert TOPICS.all(corpus) == []
    assert custom_topics(corpus) == {}


def test_nothing_is_learned_without_a_headline_by_hand(corpus: Corpus) -> None:
    TOPICS.save(corpus, [TopicEdit("word", "emas", "arts")])
    assert learn(corpus) == []
    assert offers(corpus) == []


def test_a_fingerprint_of_topic_edits_is_empty_without_any_and_follows_each() -> None:
    word, headline = TopicEdit("word", "emas", "arts"), TopicEdit("headline", "emas", "arts")
    found = [TopicEdits(*given).fingerprint for given in (
        (), ([word],), ([headline],), ([word, headline],), ([headline, word],), ([word], [("=emas", "arts", 0.5)]),
    )]  # fmt: skip
    assert found[0] == ""
    assert len(set(found)) == len(found)
