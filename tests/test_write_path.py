"""Writing keeps a workspace whole: derived state, numbers of uploads and spans, edits that meet a reading, deletion."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from core import editing
from core.corpus import Corpus, Workspaces, reads
from core.corpus.edits import LINES, NAMES, TOPICS, collect
from core.corpus.rows import KINDS, span_rows
from core.edits.lines import edit_lines, edit_words
from core.edits.names import add, merge
from core.edits.topics import TopicEdit
from core.errors import UnreadableDocument, WorkspaceClosed
from core.filters import Filters
from core.ingest import import_items
from core.model import ParsedDocument
from core.parse import parse_document, parse_source
from core.reading import Source, walk
from core.reparse import read_again, stale
from tests.conftest import ROOT, SAMPLES

ALL = Filters()
ARTICLE = (
    "Warga {who} membangun jembatan bambu sepanjang dua puluh meter secara gotong royong pada akhir pekan kemarin.\n"
    "Jembatan itu menghubungkan dua dusun yang terpisah sejak banjir bandang melanda wilayah tersebut bulan lalu.\n"
    "Gubernur Dedi Mulyadi meninjau jembatan itu. Kepala desa mengatakan bahan bangunan disumbangkan para petani.\n"
)


def page(name: str, who: str = "Rancaekek", more: str = "") -> ParsedDocument:
    text = f"Jembatan Bambu untuk {who}\nSenin, 3 Maret 2025 | 10:00 WIB\n{ARTICLE.format(who=who)}{more}\n"
    return parse_source(Source(name, text.encode()))


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    opened = Corpus(tmp_path / "uji.duckdb")
    yield opened
    opened.close()


def add_upload(corpus: Corpus, *pages: ParsedDocument) -> int:
    upload = corpus.begin_upload()
    corpus.add_many(upload, [(p.document.name, p) for p in pages])
    return upload


def mentions(corpus: Corpus, name: str) -> int:
    return sum(count.mentions for count in reads.counts(corpus, ALL, "mention") if count.key == name)


# Derived state is brought up to date by whoever writes.


def test_one_article_twice_is_counted_once_as_soon_as_it_is_saved(corpus: Corpus) -> None:
    add_upload(corpus, page("a.txt"))
    once = mentions(corpus, "Dedi Mulyadi")
    assert once
    add_upload(corpus, page("b.txt", more="Lain."))
    assert mentions(corpus, "Dedi Mulyadi") == once
    assert corpus.read("SELECT count(*) FROM documents WHERE cluster IS NULL") == [(0,)]


def test_a_batch_raises_the_revision_once(corpus: Corpus) -> None:
    before = corpus.revision
    corpus.add_many(corpus.begin_upload(), [(f"{n}.txt", page(f"{n}.txt", f"Desa {n}")) for n in "abcdef"])
    assert corpus.revision == before + 1
    assert len(list(read_again(corpus, [d for d, _ in reads.files(corpus)]))) == 6
    assert corpus.revision == before + 2


SCRIPTS = ["app.py", *sorted(str(p.relative_to(ROOT)) for p in (ROOT / "pages").glob("*.py"))]


@pytest.mark.parametrize("script", SCRIPTS)
def test_drawing_a_page_writes_nothing(filled_folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even where something waits: documents that are stale, and an edit of topics that was interrupted."""
    corpus = Corpus(Workspaces(filled_folder).path("tajuk"))
    corpus.add(corpus.begin_upload(), "a.txt", page("a.txt"))
    LINES.save(corpus, [edit_words("Baca Juga", "furniture", None)])
    corpus.close()
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.run()
    written: list[str] = []
    monkeypatch.setattr(Corpus, "transaction", lambda *_a, **_k: written.append("a transaction"))
    app.switch_page(script)
    app.run()
    assert not app.exception, [e.value for e in app.exception]
    assert written == []


def test_a_reader_that_may_not_write_reads_everything(filled_folder: Path) -> None:
    path = Workspaces(filled_folder).path("tajuk")
    corpus = Corpus(path)
    expected = reads.counts(corpus, ALL, "mention"), reads.documents(corpus, ALL)
    corpus.close()
    reader = Corpus(path, read_only=True)
    try:
        assert (reads.counts(reader, ALL, "mention"), reads.documents(reader, ALL)) == expected
    finally:
        reader.close()


# Numbers that cannot collide.


def test_two_uploads_that_begin_together_have_two_numbers_and_are_undone_apart(corpus: Corpus) -> None:
    one, other = corpus.begin_upload(), corpus.begin_upload()
    assert one != other
    corpus.add(one, "a.txt", page("a.txt", "Rancaekek"))
    corpus.add(other, "b.txt", page("b.txt", "Majalaya"))
    assert corpus.undo_upload(one) == 1
    assert [name for _, name in reads.files(corpus)] == ["b.txt"]


def test_a_number_is_not_given_again_after_a_restart(corpus: Corpus) -> None:
    before = corpus.begin_upload()
    corpus.close()
    again = Corpus(corpus.path)
    assert again.begin_upload() == before + 1
    again.close()


def test_a_document_stays_while_any_upload_holds_it(corpus: Corpus) -> None:
    first = add_upload(corpus, page("a.txt"), page("b.txt", "Majalaya"))
    second = add_upload(corpus, page("a.txt"))
    assert [(r.name, r.state) for r in reads.received(corpus, second)] == [("a.txt", "same")]
    assert corpus.undo_upload(first) == 1
    assert [name for _, name in reads.files(corpus)] == ["a.txt"]
    assert [(r.name, r.state) for r in reads.received(corpus, second)] == [("a.txt", "added")]
    assert corpus.undo_upload(second) == 1
    assert reads.files(corpus) == []


def test_the_number_of_a_span_is_its_place(corpus: Corpus, parsed: dict[str, ParsedDocument]) -> None:
    for document in parsed.values():
        rows = list(span_rows(document))
        numbers = [number for _, number, *_ in rows]
        assert len(set(numbers)) == len(numbers)
        for _document, number, kind, start, *_ in rows:
            assert (number // 8, number % 8) == (start, KINDS.index(kind))


def spans(corpus: Corpus) -> dict[tuple[str, int], tuple[Any, ...]]:
    rows = corpus.read("SELECT document, number, kind, start_at, end_at, text, key FROM spans")
    return {(document, number): tuple(rest) for document, number, *rest in rows}


def test_a_span_keeps_its_number_through_edits_and_readings(corpus: Corpus) -> None:
    add_upload(corpus, page("a.txt"), page("b.txt", "Majalaya"))
    before = spans(corpus)
    editing.save(corpus, NAMES, add(("ORG", "Karang Taruna"), ["petani"]))
    after = spans(corpus)
    assert set(after) - set(before), "the added name is a new span"
    kept = set(before) & set(after)
    assert len(kept) > 0.9 * len(before)
    assert all(before[span] == after[span] for span in kept)


# Edits and readings that meet.


def test_an_edit_that_comes_while_another_session_reads_again_holds(corpus: Corpus) -> None:
    add_upload(corpus, page("a.txt"), page("b.txt", "Majalaya"))
    documents = [document for document, _ in reads.files(corpus)]
    edits = collect(corpus)
    source = corpus.source(documents[0])
    assert source is not None
    slow = parse_document(source, edits)  # session A has read the document
    LINES.save(corpus, edit_lines(documents[0], [3], "furniture", None))  # session B edits it
    corpus.replace([slow])  # A saves what it read
    assert stale(corpus) == [documents[0]]
    list(read_again(corpus, stale(corpus)))
    assert roles(corpus, documents[0])[3] == "furniture"
    assert stale(corpus) == []


def test_an_edit_between_two_documents_of_a_reading_reaches_the_second(corpus: Corpus) -> None:
    add_upload(corpus, *(page(f"{n}.txt", f"Desa {n}") for n in range(30)))
    documents = [document for document, _ in reads.files(corpus)]
    again = read_again(corpus, documents)
    next(again)
    LINES.save(corpus, edit_lines(documents[-1], [4], "furniture", None))
    list(again)
    list(read_again(corpus, stale(corpus)))
    assert roles(corpus, documents[-1])[4] == "furniture"


def roles(corpus: Corpus, document: str) -> dict[int, str]:
    return dict(corpus.read("SELECT number, role FROM lines WHERE document = ?", [document]))


def test_an_edit_that_comes_while_a_page_is_being_read_reaches_it(corpus: Corpus) -> None:
    """The words of the edit are on a page that is not in the workspace yet when the edit is saved."""
    waiting = page("a.txt", more="Ikuti kami di saluran resmi")
    LINES.save(corpus, [edit_words("Ikuti kami di saluran resmi", "caption", None)])
    corpus.add(corpus.begin_upload(), "a.txt", waiting)
    assert stale(corpus) == [waiting.document.id]


def test_two_writers_at_once_lose_nothing(corpus: Corpus) -> None:
    def write(who: str) -> None:
        for n in range(6):
            corpus.add(corpus.begin_upload(), f"{who}{n}.txt", page(f"{who}{n}.txt", f"Desa {who} {n}"))
            NAMES.save(corpus, merge([("PER", f"{who}{n}")], ("PER", "Seseorang")))

    threads = [threading.Thread(target=write, args=(who,)) for who in ("Utara", "Selatan")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(reads.files(corpus)) == 12
    assert [row.received for row in reads.uploads(corpus)] == [1] * 12
    assert sorted(batch.number for batch in NAMES.batches(corpus)) == list(range(1, 13))


# Deleting a workspace that somebody writes to.


def test_what_is_closed_says_so_and_lets_go_of_the_lock(corpus: Corpus) -> None:
    corpus.close()
    for _ in range(2):  # the second would wait for ever if the first had kept the lock
        with pytest.raises(WorkspaceClosed, match="closed or deleted"):
            corpus.add(1, "a.txt", page("a.txt"))
    with pytest.raises(WorkspaceClosed):
        corpus.begin_upload()


def test_a_workspace_closes_while_threads_read_it(tmp_path: Path) -> None:
    spaces = Workspaces(tmp_path)
    corpus = spaces.open("uji")
    for upload in import_items(corpus, [Source("a.txt", page("a.txt").document.text.encode())]):
        assert upload.files == 1
    ends: list[str] = []

    def look() -> None:
        try:
            while True:
                reads.overview(corpus)
        except WorkspaceClosed as error:
            ends.append(str(error))

    threads = [threading.Thread(target=look) for _ in range(6)]
    for thread in threads:
        thread.start()
    time.sleep(0.3)
    corpus.close()
    for thread in threads:
        thread.join(timeout=20)
    assert len(ends) == 6
    spaces.delete("uji")
    again = spaces.open("uji")
    assert reads.files(again) == []
    again.close()


def test_deleting_a_workspace_ends_an_upload_into_it(tmp_path: Path) -> None:
    spaces = Workspaces(tmp_path)
    corpus = spaces.open("uji")
    items = [Source(f"{n}.txt", page(f"{n}.txt", f"Desa {n}").document.text.encode()) for n in range(120)]
    upload = import_items(corpus, items)
    next(upload)
    corpus.close()
    spaces.delete("uji")
    with pytest.raises(WorkspaceClosed):
        list(upload)
    assert list(tmp_path.iterdir()) == []
    with_the_same_name = spaces.open("uji")
    assert reads.files(with_the_same_name) == []
    with_the_same_name.close()


# Imports.


def dump(corpus: Corpus) -> dict[str, list[tuple[Any, ...]]]:
    """Everything in a workspace but times."""
    tables = ["documents", "sketches", "lines", "spans", "notes", "name_targets"]
    found = {table: corpus.read(f"SELECT * FROM {table} ORDER BY ALL") for table in tables}
    return found | {"received": corpus.read("SELECT * EXCLUDE received_at FROM received ORDER BY ALL")}


def test_an_import_counts_each_file_once_and_one_bad_file_stops_no_other(corpus: Corpus) -> None:
    items = [*walk([SAMPLES]), Source("kosong.txt", b""), UnreadableDocument("x.bin", "binary", "{name} is not text.")]
    saved = list(import_items(corpus, items))
    received = [each for batch in saved for each in batch.received]
    assert [each.state for each in received] == ["added"] * 28 + ["refused"] * 2
    assert {batch.upload for batch in saved} == {1}
    assert saved[-1].files == len(items)
    assert [r.name for r in reads.received(corpus)] == [each.name for each in received]


def test_an_import_from_the_command_line_makes_what_the_dashboard_makes(workspace_folder: Path) -> None:
    """Whole without a page ever being opened, copies among it."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    app.run()
    app.button(key="samples").click().run()
    assert not app.exception
    command = [sys.executable, "-m", "core", "import", str(SAMPLES), "--workspace", "lain"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert [json.loads(line) for line in run.stdout.splitlines()] == [
        {"name": path.name, "state": "added", "reason": None} for path in sorted(SAMPLES.glob("*.txt"))
    ]
    st.cache_resource.clear()  # the dashboard lets go of its workspace
    spaces = Workspaces(workspace_folder)
    dropped, imported = spaces.open("tajuk"), spaces.open("lain")
    try:
        assert dump(imported) == dump(dropped)
        assert imported.read("SELECT count(*) FROM documents WHERE cluster IS NULL") == [(0,)]
    finally:
        dropped.close()
        imported.close()


def test_an_import_follows_the_edits_of_the_workspace(corpus: Corpus, tmp_path: Path) -> None:
    """The same edits before the import and after it make the same workspace."""
    edits = [
        (LINES, [edit_words("Baca Juga", "furniture", None)]),
        (NAMES, [*merge([("LOC", "Indonesia")], ("LOC", "RI")), *add(("ORG", "Sekolah Rakyat"), ["sekolah"])]),
        (TOPICS, [TopicEdit("word", "timnas", "arts", "Tim")]),
    ]
    late = Corpus(tmp_path / "lain.duckdb")
    try:
        for log, made in edits:
            editing.save(corpus, log, made)  # type: ignore[arg-type]  # each log with its own kind of edit
        list(import_items(corpus, walk([SAMPLES])))
        list(import_items(late, walk([SAMPLES])))
        for log, made in edits:
            editing.save(late, log, made)  # type: ignore[arg-type]
        list(read_again(late, stale(late)))
        assert dump(late) == dump(corpus)
    finally:
        late.close()
