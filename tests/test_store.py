"""What a workspace keeps and forgets, what it says of uploads, and how clusters follow what comes, changes and goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core import editing
from core.corpus import Corpus, Workspaces, derived, reads
from core.corpus.edits import DATES, LINES, NAMES, TOPICS
from core.edits.dates import DateEdit
from core.edits.files import MAX_ROWS
from core.edits.lines import FILE as LINE_FILE
from core.edits.lines import LineEdit, edit_lines, edit_words
from core.edits.names import FILE as NAME_FILE
from core.edits.names import NameEdit, hide, merge
from core.edits.topics import TopicEdit
from core.errors import EditsError, UnreadableDocument, WorkspaceClosed, WorkspaceError
from core.filters import Filters
from core.model import Facts, ParsedDocument
from core.parse import parse_source
from core.reading import Source
from core.reparse import stale
from tests.made import Row, made

ALL = Filters()
ROWS: list[Row] = [
    ("title", None, "Judul Berita Ini"), ("body", None, "Warga datang ke Bandung."), ("blank", None, ""),
    ("link", "popular", "Kabar Satu"), ("link", "popular", "Kabar Dua"), ("link", "latest", "Kabar Tiga"),
]  # fmt: skip
SENTENCES = [f"Kalimat {word} berita {word} ini {word} panjang {word} sekali {word} adanya." for word in
             ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "lapan", "sembilan", "sepuluh"]]  # fmt: skip


def page(name: str, **more: object) -> ParsedDocument:
    return made(name, ROWS, **more)  # type: ignore[arg-type]


def story(name: str, sentences: slice, **more: object) -> ParsedDocument:
    """A page with some of the sentences: those that share most of them are copies."""
    return made(name, [("title", None, f"Judul {name}"), ("body", None, " ".join(SENTENCES[sentences]))], **more)  # type: ignore[arg-type]


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    opened = Corpus(tmp_path / "uji.duckdb")
    yield opened
    opened.close()


def add(corpus: Corpus, upload: int, *pages: ParsedDocument) -> None:
    corpus.add_many(upload, [(p.document.name, p) for p in pages])


# What is kept.


def test_a_document_comes_back_as_it_was_with_what_its_file_said(corpus: Corpus) -> None:
    facts = Facts("https://a.id/x", "Judul", "Ani", "Nasional", "2025-01-02", "2025-02-03", "warc", (4, 5))
    given = page("a.txt")
    given = replace(given, document=replace(given.document, facts=facts, encoding="utf-16"))
    corpus.add(1, "a.txt", given)
    assert corpus.source(given.document.id) == given.document
    assert corpus.source("0" * 64) is None
    assert (corpus.has(given.document.id), corpus.has("0" * 64)) == (True, False)


def test_everything_is_forgotten_when_a_workspace_is_emptied_and_it_stays_of_use(corpus: Corpus) -> None:
    add(corpus, corpus.begin_upload(), page("a.txt", names={"Bandung": ("LOC", "Bandung")}))
    for log, edit in (
        (LINES, edit_words("kata", "furniture", None)), (DATES, DateEdit("a" * 64, "captured", "2025-01-01")),
        (NAMES, hide([("LOC", "Bandung")])[0]), (TOPICS, TopicEdit("word", "kabar", "arts")),
    ):  # fmt: skip
        log.save(corpus, [edit])  # type: ignore[attr-defined]
    TOPICS.save_weights(corpus, [("=kabar", "arts", 0.5)])
    before, edits = corpus.revision, corpus.edit_revision
    corpus.empty()
    assert (corpus.revision, corpus.edit_revision) == (before + 1, edits + 1)
    assert [reads.files(corpus), reads.uploads(corpus), reads.received(corpus)] == [[], [], []]
    assert [log.batches(corpus) for log in (LINES, DATES, NAMES, TOPICS)] == [[], [], [], []]  # type: ignore[attr-defined]
    tables = corpus.read("SELECT table_name FROM duckdb_tables() WHERE table_name <> 'meta'")
    assert {corpus.read(f"SELECT count(*) FROM {table}")[0][0] for (table,) in tables} == {0}
    add(
        corpus,
        corpus.begin_upload(),
        page("a.txt", names={"Bandung": ("LOC", "Bandung")}, topics={"Kabar Satu": "sport"}),
    )
    assert [count.key for count in reads.counts(corpus, ALL, "mention")] == ["Bandung"]
    assert reads.headlines(corpus, ALL)[0].topic == "sport"
    assert derived.pending(corpus) == 0


def test_edits_outlive_their_document_and_apply_when_it_comes_again(corpus: Corpus) -> None:
    text = "Judul Berita\nSenin, 3 Maret 2025 | 10:00 WIB\nIkuti kami di saluran resmi\n"
    given = parse_source(Source("a.txt", text.encode()))
    add(corpus, 1, given)
    editing.save(corpus, LINES, edit_lines(given.document.id, [3], "caption", None))
    assert corpus.undo_upload(1) == 1
    assert len(LINES.all(corpus)) == 1
    add(corpus, 2, given)
    assert stale(corpus) == [given.document.id], "it was read without the edit"
    editing.catch_up(corpus)
    shown = reads.page(corpus, given.document.id)
    assert shown and shown.lines[2].role == "caption"


def test_a_failed_transaction_changes_no_revision_and_frees_the_lock(corpus: Corpus) -> None:
    before = corpus.revision, corpus.edit_revision
    with pytest.raises(RuntimeError), corpus.transaction(edits=True) as cursor:
        cursor.execute("INSERT INTO notes VALUES ('a', 'b', 'c', 1)")
        raise RuntimeError
    assert (corpus.revision, corpus.edit_revision) == before
    assert corpus.read("SELECT count(*) FROM notes") == [(0,)]
    with corpus.transaction(edits=True):
        pass
    assert (corpus.revision, corpus.edit_revision) == (before[0] + 1, before[1] + 1)


def test_a_workspace_is_opened_by_name_or_by_path_and_not_made_where_it_is_only_read(tmp_path: Path) -> None:
    spaces = Workspaces(tmp_path)
    with pytest.raises(WorkspaceError):
        spaces.open("uji", read_only=True)
    assert spaces.names() == []
    spaces.open("uji").close()
    by_path = Workspaces(tmp_path / "other").open(str(tmp_path / "uji.duckdb"), read_only=True)
    assert by_path.path == tmp_path / "uji.duckdb"
    by_path.close()
    with pytest.raises(WorkspaceClosed):
        by_path.read("SELECT 1")


# Uploads.


def test_what_became_of_each_file_the_newest_upload_first(corpus: Corpus) -> None:
    first = page("a.txt", site="a.id", published="2025-01-02", doubts=("no-title", "ambiguous-date"))
    add(corpus, 1, first, page("b.txt"))
    bad = UnreadableDocument("x.bin", "binary", "{name} is not text.")
    corpus.add_many(2, [("x.bin", bad), ("a lain.txt", first)])
    found = reads.received(corpus)
    assert [(r.upload, r.number, r.name, r.state, r.same_as) for r in found] == [
        (2, 1, "x.bin", "refused", None), (2, 2, "a lain.txt", "same", "a.txt"),
        (1, 1, "a.txt", "added", None), (1, 2, "b.txt", "added", None),
    ]  # fmt: skip
    assert [r.number for r in reads.received(corpus, 1)] == [1, 2]
    refused, added = found[0], found[2]
    assert (refused.template, refused.fields, refused.document) == ("{name} is not text.", {"name": "x.bin"}, None)
    assert (refused.lines, refused.headlines, refused.notes) == ({}, {}, [])
    assert added.lines == {"title": 1, "body": 1, "blank": 1, "link": 3}
    assert added.headlines == {"popular": 2, "latest": 1}
    assert (added.notes, added.site, added.title) == (["ambiguous-date", "no-title"], "a.id", "Judul Berita Ini")
    assert [tuple(u[i] for i in (0, 2, 3, 4, 5)) for u in reads.uploads(corpus)] == [(2, 2, 0, 1, 1), (1, 2, 2, 0, 0)]
    assert reads.overview(corpus).refused == 1


def test_files_of_one_upload_are_numbered_on(corpus: Corpus) -> None:
    add(corpus, 1, page("a.txt"))
    add(corpus, 2, page("b.txt"))
    assert [each.number for each in corpus.add_many(1, [("c", page("c.txt")), ("d", page("d.txt"))])] == [2, 3]


def test_when_the_first_upload_goes_the_next_file_is_the_one_that_added_it(corpus: Corpus) -> None:
    one = page("a.txt")
    add(corpus, 1, one)
    corpus.add_many(2, [("b.txt", one), ("c.txt", one)])
    add(corpus, 3, one)
    assert corpus.undo_upload(1) == 0
    states = [(r.upload, r.number, r.state) for r in reads.received(corpus)]
    assert states == [(3, 1, "same"), (2, 1, "added"), (2, 2, "same")]
    assert corpus.undo_upload(9) == 0
    assert corpus.has(one.document.id)


# Clusters follow.


def clusters(corpus: Corpus) -> dict[str, tuple[str, str | None]]:
    """By file: the first file of its cluster, and what it is to it."""
    return {
        name: (first, copy)
        for name, first, copy in corpus.read(
            "SELECT d.name, c.name, d.copy FROM documents d JOIN documents c ON c.id = d.cluster ORDER BY d.name"
        )
    }


def test_an_earlier_page_that_comes_later_becomes_the_first_of_its_cluster(corpus: Corpus) -> None:
    add(corpus, 1, story("a.txt", slice(0, 9), published="2025-01-03"), story("z.txt", slice(0, 1)))
    add(corpus, 1, story("b.txt", slice(0, 9), published="2025-01-03"))
    assert clusters(corpus) == {"a.txt": ("a.txt", None), "b.txt": ("a.txt", "copy"), "z.txt": ("z.txt", None)}
    add(corpus, 1, story("c.txt", slice(0, 9), published="2025-01-01"))
    assert clusters(corpus) == {
        "a.txt": ("c.txt", "copy"), "b.txt": ("c.txt", "copy"), "c.txt": ("c.txt", None), "z.txt": ("z.txt", None),
    }  # fmt: skip


def test_a_page_whose_text_changes_leaves_its_cluster_and_one_that_stays_the_same_does_not(corpus: Corpus) -> None:
    one, other = story("a.txt", slice(0, 9)), story("b.txt", slice(0, 9))
    add(corpus, 1, one, other)
    corpus.replace([one])
    assert clusters(corpus) == {"a.txt": ("a.txt", None), "b.txt": ("a.txt", "copy")}
    body = one.layout.lines[1]
    changed = replace(one, layout=replace(one.layout, lines=(one.layout.lines[0], replace(body, role="furniture"))))
    corpus.replace([changed])
    assert clusters(corpus) == {"a.txt": ("a.txt", None), "b.txt": ("b.txt", None)}
    corpus.replace([one])
    assert clusters(corpus) == {"a.txt": ("a.txt", None), "b.txt": ("a.txt", "copy")}


def test_a_page_that_gets_an_earlier_day_becomes_the_first(corpus: Corpus) -> None:
    other = story("b.txt", slice(0, 9), published="2025-01-04")
    add(corpus, 1, story("a.txt", slice(0, 9), published="2025-01-04"), other)
    assert clusters(corpus)["b.txt"] == ("a.txt", "copy")
    assert other.published
    corpus.replace([replace(other, published=replace(other.published, value="2025-01-02"))])
    assert clusters(corpus) == {"a.txt": ("b.txt", "copy"), "b.txt": ("b.txt", None)}


# Filters as objects.


def test_filters_are_equal_where_they_narrow_the_same() -> None:
    assert Filters(sites=("a.id",), copies=True) == Filters(copies=("on",), sites=["a.id"])
    assert hash(Filters(topics=(), copies=False)) == hash(Filters())
    assert Filters(copies=True)["copies"] == ("on",)
    assert Filters()["sites"] == ()
    with pytest.raises(KeyError, match="halaman"):
        Filters(halaman=("x",))


def test_filters_can_be_taken_away_and_kept_by_what_they_narrow() -> None:
    chosen = Filters(files=("f",), sites=("a.id",), period=("2025-01-01", ""), zones=("body",), topics=("arts",),
                     types=("PER",), copies=True)  # fmt: skip
    assert chosen.without("topics", "zones", "copies", "types") == chosen.of_documents()
    assert chosen.of_documents() == Filters(files=("f",), sites=("a.id",), period=("2025-01-01", ""))
    assert [each.key for each in chosen.narrowing_spans()] == ["zones", "topics", "types"]
    assert Filters(copies=True).narrowing_spans() == []


# Files of edits.


def test_batches_of_a_file_come_by_number_and_rows_in_their_order() -> None:
    data = (
        b"# Workspace: uji\n# Dua baris\nbatch,made_at,action,name,type\n5,2025-01-05T10:00:00,hide,E,PER\n"
        b"2,2025-01-02T10:00:00+00:00,hide,B,PER\n5,2025-01-06T10:00:00,hide,A,PER\n,,hide,Z,PER\n-3,,hide,Y,PER\n"
        b"9999999999,,hide,X,PER\n"
    )
    found = [(batch.number, [edit.name for edit in batch.edits]) for batch in NAME_FILE.from_csv("a.csv", data)]
    assert found == [(0, ["Z", "Y", "X"]), (2, ["B"]), (5, ["E", "A"])]
    times = [batch.made_at.isoformat() for batch in NAME_FILE.from_csv("a.csv", data)]
    assert times[1:] == ["2025-01-02T10:00:00", "2025-01-05T10:00:00"]


def test_a_wrong_row_is_numbered_as_a_spreadsheet_shows_it() -> None:
    with pytest.raises(EditsError, match="row 5"):
        NAME_FILE.from_csv("a.csv", b"# Satu\n# Dua\naction,name,type\nhide,A,PER\nhide,,PER\n")
    with pytest.raises(EditsError, match=r"row 2.*to_type"):
        NAME_FILE.from_csv("a.csv", b"action,name,type,to_type\ncount_as,A,PER,ORANG\n")


def test_a_file_of_too_many_rows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MAX_ROWS == 100_000
    monkeypatch.setattr("core.edits.files.MAX_ROWS", 3)
    assert len(NAME_FILE.from_csv("a.csv", b"action,name,type\n" + b"hide,A,PER\n" * 2)[0].edits) == 2
    with pytest.raises(EditsError, match="more than 3 rows"):
        NAME_FILE.from_csv("a.csv", b"action,name,type\n" + b"hide,A,PER\n" * 4)


def test_what_a_spreadsheet_would_run_comes_back_as_it_was_written() -> None:
    edits = merge([("PER", "=A"), ("ORG", "@b")], ("PER", "-C"))
    data = NAME_FILE.to_csv([])
    assert NAME_FILE.from_csv("a.csv", data) == ()
    corpus_file = b"action,name,type,written,to_name,to_type\ncount_as,'=A,PER,,'-C,PER\ncount_as,'@b,ORG,,'-C,PER\n"
    assert NAME_FILE.from_csv("a.csv", corpus_file)[0].edits == edits


@pytest.mark.parametrize("number", ["0", "-1", "\u0661", "1.5", ""])
def test_a_line_is_named_by_a_whole_number_from_one(number: str) -> None:
    row = f"role,block,document,line\nbody,,{'a' * 64},{number}\n"
    with pytest.raises(EditsError, match="row 2"):
        LINE_FILE.from_csv("a.csv", row.encode())
    [batch] = LINE_FILE.from_csv("a.csv", f"role,block,document,line\nbody,popular,{'a' * 64},1\n".encode())
    assert batch.edits == (LineEdit("body", None, "a" * 64, 1),)


def test_empty_cells_of_a_file_are_unknown() -> None:
    [batch] = NAME_FILE.from_csv("a.csv", b"action,name,type,written,to_name,to_type\nhide,A,PER,,,\n")
    assert batch.edits == (NameEdit("hide", "A", "PER"),)
