"""What arrives is kept before it is read, read once however often the reading is ended, and gone when it is saved."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from core import ingest
from core.corpus import Corpus, Workspaces, inbox, inbox_files, reads
from core.edits import NO_EDITS
from core.errors import LexiconError, UnreadableDocument, WorkspaceClosed
from core.ingest import import_items, read_arrived
from core.jobs import Leader
from core.model import Document
from core.parallel import parse_in_order
from core.parallel.pool import Pool
from core.reading import Source, read
from tests.conftest import ROOT

BODY = "Warga menanam bakau di tepi muara supaya ombak tidak lagi masuk ke ladang garam mereka. " * 3
#: Reads the inbox of the workspace that it is given, as a server does; the test kills it.
READER = """
import sys
from pathlib import Path
from core.corpus import Corpus
from core import ingest
ingest.BATCH, ingest.SECONDS = 4, 1000
corpus = Corpus(Path(sys.argv[1]))
print("open", flush=True)
for saved in ingest.read_arrived(corpus):
    print(len(saved.received), flush=True)
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    made = Corpus(tmp_path / "uji.duckdb")
    yield made
    made.close()


def table(rows: int, first: int = 0) -> bytes:
    lines = [f'Bakau nomor {n},{1 + n % 28}/05/2024,"{BODY} Petak {n}."' for n in range(first, first + rows)]
    return "\n".join(["judul,tanggal,isi", *lines]).encode()


def text(n: int) -> Source:
    return Source(f"muara-{n}.txt", f"Muara nomor {n}\n\n{BODY} Petak {n}.\n".encode())


def brought() -> list[inbox.Item]:
    """Texts, a table of many pages, a bad file and what was refused before it arrived."""
    refused = UnreadableDocument("kunci.txt", "encrypted", "{name} is locked with a password.")
    return [*(text(n) for n in range(6)), Source("petak.csv", table(14)), Source("kosong.txt", b""), refused, text(9)]


EXPECTED = 6 + 14 + 1 + 1 + 1


def states(corpus: Corpus) -> list[str]:
    return [row.state for row in reads.received(corpus)]


def inbox_of(corpus: Corpus) -> list[str]:
    folder = inbox_files.folder(corpus.path)
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_what_arrives_is_on_disk_with_its_number_before_it_is_read(corpus: Corpus) -> None:
    upload = inbox.take_in(corpus, brought())
    assert [(row.number, row.received, row.expected) for row in reads.uploads(corpus)] == [(upload, 0, 10)]
    assert inbox_of(corpus) == sorted(f"{upload}/{n}" for n in (1, 2, 3, 4, 5, 6, 7, 8, 10))
    assert reads.unfinished(corpus) == (10, 0, 0, 0.0, True)
    list(read_arrived(corpus))
    assert [row[2:] for row in reads.uploads(corpus)] == [(EXPECTED, 21, 0, 2, EXPECTED)]
    assert reads.unfinished(corpus) is None
    assert not inbox_files.folder(corpus.path).exists()


def test_it_makes_what_an_import_makes(corpus: Corpus, tmp_path: Path) -> None:
    other = Corpus(tmp_path / "lain.duckdb")
    inbox.take_in(corpus, brought())
    list(read_arrived(corpus))
    list(import_items(other, brought()))
    for sql in ("SELECT name, text, facts, cluster FROM documents", "SELECT * EXCLUDE received_at FROM received"):
        assert corpus.read(f"{sql} ORDER BY ALL") == other.read(f"{sql} ORDER BY ALL")
    other.close()


@pytest.mark.parametrize("lines", [1, 2, 4, 6])
def test_a_killed_reader_loses_and_doubles_nothing(tmp_path: Path, lines: int) -> None:
    """Killed when it has opened the workspace, and after some batches; at the end of its last one, too."""
    path = tmp_path / "uji.duckdb"
    corpus = Corpus(path)
    inbox.take_in(corpus, brought())
    corpus.close()
    process = subprocess.Popen([sys.executable, "-c", READER, str(path)], cwd=ROOT, stdout=subprocess.PIPE)
    assert process.stdout
    for _ in range(lines):
        assert process.stdout.readline()
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    again = Corpus(path)
    before = len(reads.received(again))
    assert before >= 4 * (lines - 2)
    assert reads.uploads(again)[0].expected >= 10
    inbox.tidy(again)
    list(read_arrived(again))
    names = [row.name for row in reads.received(again)]
    assert len(names) == len(set(names)) == EXPECTED
    assert sorted(states(again)) == ["added"] * 21 + ["refused"] * 2
    assert reads.uploads(again)[0].expected == EXPECTED
    assert not inbox_files.folder(path).exists()
    again.close()


def test_a_crash_before_the_rows_leaves_nothing_that_is_read(corpus: Corpus) -> None:
    upload = corpus.begin_upload()
    inbox_files.write(corpus.path, upload, [(1, b"tidak tercatat")])
    inbox.tidy(corpus)
    assert list(read_arrived(corpus)) == []
    assert not inbox_files.folder(corpus.path).exists()


def test_a_crash_before_the_bytes_are_deleted_reads_them_no_second_time(corpus: Corpus) -> None:
    upload = inbox.take_in(corpus, [text(1)])
    list(read_arrived(corpus))
    inbox_files.write(corpus.path, upload, [(1, text(1).data)])
    inbox.tidy(corpus)
    assert list(read_arrived(corpus)) == []
    assert states(corpus) == ["added"]
    assert not inbox_files.folder(corpus.path).exists()


def test_bytes_that_are_lost_on_the_disk_are_refused_by_name(corpus: Corpus) -> None:
    upload = inbox.take_in(corpus, [text(1), text(2), text(3)])
    inbox_files.place(corpus.path, upload, 1).unlink()
    inbox_files.place(corpus.path, upload, 2).write_bytes(b"lain")
    list(read_arrived(corpus))
    assert [(row.name, row.state) for row in reads.received(corpus)] == [
        ("muara-1.txt", "refused"), ("muara-2.txt", "refused"), ("muara-3.txt", "added"),
    ]  # fmt: skip


def test_what_was_stopped_waits_and_is_gone_on_with_or_discarded(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest, "BATCH", 3)
    inbox.take_in(corpus, [text(n) for n in range(9)])
    reading = read_arrived(corpus)
    next(reading)
    inbox.stop(corpus)
    assert [len(saved.received) for saved in reading] == [0]
    seen = reads.unfinished(corpus)
    assert seen and (seen.files, seen.pages, seen.waits) == (9, 3, False)
    assert list(read_arrived(corpus)) == []
    inbox.resume(corpus)
    reading = read_arrived(corpus)
    next(reading)
    inbox.stop(corpus)
    list(reading)
    inbox.discard(corpus)
    assert reads.unfinished(corpus) is None
    assert [(row.received, row.expected) for row in reads.uploads(corpus)] == [(6, 9)]
    assert not inbox_files.folder(corpus.path).exists()


@pytest.mark.parametrize("end", ["undo", "empty"])
def test_an_upload_that_is_undone_while_it_is_read_stays_undone(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    monkeypatch.setattr(ingest, "BATCH", 3)
    first = inbox.take_in(corpus, [text(n) for n in range(9)])
    if end == "undo":
        inbox.take_in(corpus, [text(n) for n in range(20, 24)])
    reading = read_arrived(corpus)
    next(reading)
    if end == "undo":
        corpus.undo_upload(first)
    else:
        corpus.empty()
    list(reading)
    left = [f"muara-{n}.txt" for n in range(20, 24)] if end == "undo" else []
    assert [row.name for row in reads.received(corpus)] == left
    assert [row[0] for row in corpus.read("SELECT name FROM documents ORDER BY name")] == left
    assert not inbox_files.folder(corpus.path).exists()


def test_a_deleted_workspace_ends_its_job_and_takes_the_inbox_along(tmp_path: Path) -> None:
    spaces = Workspaces(tmp_path)
    corpus = spaces.open("uji")
    inbox.take_in(corpus, [text(n) for n in range(150)])
    reading = read_arrived(corpus)
    next(reading)
    corpus.close()
    spaces.delete("uji")
    with pytest.raises(WorkspaceClosed):
        list(reading)
    assert list(tmp_path.iterdir()) == []


def test_the_columns_that_were_chosen_are_kept(corpus: Corpus) -> None:
    data = f'a,b\nSatu,"{BODY}"\n'.encode()
    inbox.take_in(corpus, [Source("x.csv", data)], lambda _name: {"title": "a", "text": "b"})
    [arrival] = inbox.waiting(corpus)
    assert arrival.columns == {"title": "a", "text": "b"}


# The thread that leads.


def test_a_leader_works_when_it_is_woken_and_says_what_ended_it() -> None:
    left = [3, 4]
    broken = [False]

    def work() -> Iterator[int]:
        if broken[0]:
            raise LexiconError("a list is wrong")
        while left:
            yield left.pop()

    leader = Leader(work)
    assert leader.seconds is None
    leader.wake()
    assert leader.wait(10) and leader.done == 7 and leader.error is None
    broken[0] = True
    leader.wake()
    assert leader.wait(10) and str(leader.error) == "a list is wrong"


# Other processes.


def documents(rows: int) -> list[Document]:
    return [page for page in read(Source("petak.csv", table(rows))) if isinstance(page, Document)]


def test_pages_parsed_elsewhere_are_those_parsed_here_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.parallel.HERE", 3)
    pages = [*enumerate(documents(30)), (30, None), (31, UnreadableDocument("x", "binary", "{name} is not text."))]
    elsewhere = list(parse_in_order(iter(pages), lambda: NO_EDITS, 2))
    assert [(tag, str(out)) for tag, out in elsewhere] == [
        (tag, str(out)) for tag, out in parse_in_order(iter(pages), lambda: NO_EDITS, 0)
    ]


def test_a_process_that_is_killed_costs_no_page() -> None:
    pages = documents(3)
    with Pool(1) as pool:
        pool.submit(pages[:1], NO_EDITS)()
        started = pool._all[0]._process
        assert started
        started.kill()
        time.sleep(0.2)
        assert [page.name for page in pages] == [
            each.document.name for each in pool.submit(pages, NO_EDITS)() if not isinstance(each, UnreadableDocument)
        ]


def test_errors_go_from_one_process_to_another_as_they_are() -> None:
    error = UnreadableDocument("a.txt", "too-large", "{name} is larger than {size} MB.", size=3)
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 -- our own
    assert (str(again), again.name, again.code, again.fields) == (str(error), "a.txt", "too-large", error.fields)
