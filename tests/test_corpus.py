"""Workspaces and the store of spans: what is saved, counted and taken back, on real DuckDB files."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.corpus import Corpus, Workspaces, reads
from core.corpus.reads import Pick
from core.errors import UnreadableDocument, WorkspaceError
from core.filters import Filters
from core.model import ParsedDocument
from core.parse import parse_source
from core.reading import Source

ROOT = Path(__file__).resolve().parent.parent
ALL = Filters()


@pytest.fixture(scope="module")
def pages() -> list[ParsedDocument]:
    paths = sorted((ROOT / "data" / "samples").glob("*.txt"))[:6]
    return [parse_source(Source(path.name, path.read_bytes())) for path in paths]


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    opened = Corpus(tmp_path / "uji.duckdb")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def filled(pages: list[ParsedDocument], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    opened = Corpus(tmp_path_factory.mktemp("corpus") / "penuh.duckdb")
    opened.add_many(1, [(p.document.name, p) for p in pages])
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "name", ["", " ", "..", "../x", "a/b", "a\\b", "/etc/x", ".x", "a\0b", "con", "LPT1", "x" * 61]
)
def test_a_name_cannot_leave_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(WorkspaceError):
        Workspaces(tmp_path).path(name)


def test_workspaces_are_listed_refused_twice_and_deleted(tmp_path: Path) -> None:
    spaces = Workspaces(tmp_path / "new")
    for name in ("Pemilu 2024", "banjir"):
        Corpus(spaces.check_new(name)).close()
    assert spaces.names() == ["banjir", "Pemilu 2024"]
    with pytest.raises(WorkspaceError, match="already"):
        spaces.check_new("BANJIR")
    spaces.delete("banjir")
    assert spaces.names() == ["Pemilu 2024"]


def test_each_file_is_counted_once_whatever_became_of_it(corpus: Corpus, pages: list[ParsedDocument]) -> None:
    bad = UnreadableDocument("x.bin", "binary", "{name} is not text.")
    upload, before = corpus.begin_upload(), corpus.revision
    states = [corpus.add(upload, name, what).state for name, what in [("a", pages[0]), ("b", pages[0]), ("x.bin", bad)]]
    assert states == ["added", "same", "refused"]
    assert [(r.name, r.state) for r in reads.received(corpus, upload)] == [
        ("a", "added"), ("b", "same"), ("x.bin", "refused")
    ]  # fmt: skip
    assert [u[2:] for u in reads.uploads(corpus)] == [(3, 1, 1, 1, 3)]
    assert reads.overview(corpus).documents == 1 and reads.overview(corpus).refused == 1
    assert corpus.revision > before


def test_an_error_takes_the_whole_transaction_back(corpus: Corpus, pages: list[ParsedDocument]) -> None:
    def outcomes() -> Iterator[tuple[str, ParsedDocument]]:
        yield "a", pages[0]
        raise RuntimeError("stop")

    before = corpus.revision
    with pytest.raises(RuntimeError):
        corpus.add_many(1, outcomes())
    assert corpus.revision == before
    assert not corpus.has(pages[0].document.id) and not reads.received(corpus)
    assert corpus.add(1, "a", pages[0]).state == "added", "the lock is free again"


def test_an_upload_can_be_undone_and_the_workspace_emptied(corpus: Corpus, pages: list[ParsedDocument]) -> None:
    corpus.add(corpus.begin_upload(), "a", pages[0])
    second = corpus.begin_upload()
    corpus.add_many(second, [("a again", pages[0]), ("b", pages[1])])
    revision = corpus.revision
    assert corpus.undo_upload(second) == 1
    assert corpus.revision > revision
    assert corpus.has(pages[0].document.id) and not corpus.has(pages[1].document.id)
    assert corpus.read("SELECT count(DISTINCT document) FROM spans") == [(1,)]
    corpus.empty()
    assert reads.overview(corpus).documents == 0 and not reads.counts(corpus, ALL, "term")


def test_what_is_saved_is_there_when_the_file_is_opened_again(tmp_path: Path, pages: list[ParsedDocument]) -> None:
    first = Corpus(tmp_path / "x.duckdb")
    first.add(1, "a", pages[0])
    first.close()
    again = Corpus(tmp_path / "x.duckdb")
    assert reads.page(again, pages[0].document.id).text == pages[0].document.text  # type: ignore[union-attr]
    again.close()


def test_a_second_process_is_told_that_the_workspace_is_busy(corpus: Corpus) -> None:
    code = (
        "import sys; from pathlib import Path; from core.corpus import Corpus; from core.errors import WorkspaceBusy\n"
        "try: Corpus(Path(sys.argv[1]))\nexcept WorkspaceBusy as error: print('busy', error)"
    )
    run = subprocess.run([sys.executable, "-c", code, str(corpus.path)], cwd=ROOT, capture_output=True, text=True)
    assert run.stdout.startswith("busy") and "uji" in run.stdout, run.stderr


@pytest.mark.parametrize("kind", ["mention", "term"])
@pytest.mark.parametrize("filters", [ALL, Filters(zones=("body",)), Filters(zones=("popular", "latest"))], ids=str)
def test_every_count_opens_to_as_many_passages(filled: Corpus, kind: str, filters: Filters) -> None:
    rows = reads.counts(filled, filters, kind)
    assert rows
    for row in rows[:60]:
        found = reads.passages(filled, filters, Pick(kind, key=row.key, type=row.type))
        assert len(found) == row.mentions == row.body + row.links
        assert len({p.document for p in found}) == row.documents


def test_every_topic_and_date_opens_to_as_many_passages(filled: Corpus) -> None:
    assert reads.topic_counts(filled, ALL) and reads.dated(filled, ALL)
    for row in reads.topic_counts(filled, ALL):
        assert (
            len(reads.passages(filled, ALL, Pick("headline", topic=row.topic or "", zone=row.block))) == row.headlines
        )
    for dated in reads.dated(filled, ALL):
        assert len(reads.passages(filled, ALL, Pick("date", key=dated.value))) == dated.mentions
    for lane, count in reads.undated(filled, ALL).items():
        assert len(reads.passages(filled, ALL, Pick(lane))) == count


def test_a_passage_stands_in_its_line(filled: Corpus) -> None:
    found = reads.passages(filled, ALL, Pick("mention"))
    assert len(found) > 100
    texts = dict(filled.read("SELECT id, text FROM documents"))
    for p in found:
        assert texts[p.document][p.line_start :].startswith(p.line_text)
        assert p.line_start <= p.start < p.end <= p.line_start + len(p.line_text)


def test_filters_narrow(filled: Corpus, pages: list[ParsedDocument]) -> None:
    ids = (pages[0].document.id,)
    assert [d.id for d in reads.documents(filled, Filters(files=ids))] == list(ids)
    assert {c.type for c in reads.counts(filled, Filters(types=("PER",)), "mention")} == {"PER"}
    assert {h.block for h in reads.headlines(filled, Filters(zones=("popular",)))} == {"popular"}
    days = sorted(d.published for d in reads.documents(filled, ALL) if d.published)
    inside = reads.documents(filled, Filters(period=(str(days[0]), str(days[0]))))
    assert inside and all(d.published == days[0] for d in inside)
    for topic in {h.topic for h in reads.headlines(filled, ALL)}:
        assert {h.topic for h in reads.headlines(filled, Filters(topics=(topic or "",)))} == {topic}
