"""Workspaces of every earlier format are brought up to date and read again; newer and foreign ones are left alone."""

from __future__ import annotations

import hashlib
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from core.corpus import Corpus, reads
from core.corpus.database import SCHEMA_VERSION
from core.corpus.edits import DATES, LINES, NAMES, TOPICS
from core.corpus.edits.topics import custom_topics, weights
from core.corpus.search import answer
from core.corpus.upgrade import upgrade
from core.edits.dates import DateEdit
from core.edits.lines import edit_lines
from core.edits.names import merge
from core.errors import WorkspaceError, WorkspaceNewer, WorkspaceOutdated
from core.filters import Filters
from core.reparse import read_again, stale
from tests.conftest import ROOT, SAMPLES

NAME = "01-suara-makan-bergizi-gratis.txt"
FORMATS = ROOT / "tests" / "cases" / "formats"
TEXT = (SAMPLES / NAME).read_bytes()
DOCUMENT = hashlib.sha256(TEXT).hexdigest()
#: What an analyst had left in a workspace, by the format that could keep it first: table, columns, values.
LEFT = {
    2: [
        ("corrections", "batch, made_at, document, line, role, block", (4, "2025-03-01", DOCUMENT, 3, "caption", None)),
        ("reviews", "document, line, role, correct, certain, made_by, judged_at",
         (DOCUMENT, 3, "body", False, True, "0.1.0+x", "2025-03-01")),
    ],
    3: [("names", "batch, made_at, action, name, type, to_name, to_type",
         (2, "2025-03-01", "count_as", "Indonesia", "LOC", "Republik Indonesia", "LOC"))],
    4: [
        ("filing", "batch, made_at, action, text, topic, own", (1, "2025-03-01", "word", "gizi", "health", "MBG")),
        ("taught", "batch, made_at, feature, topic, weight", (2, "2025-03-02", "=gizi", "health", 0.25)),
        ("datings", "batch, made_at, document, about, value", (1, "2025-03-01", DOCUMENT, "published", "2024-07-02")),
    ],
}  # fmt: skip
#: What those tables are called since format 5.
TABLES = {
    "corrections": "line_edits", "reviews": "judgements", "names": "name_edits", "filing": "topic_edits",
    "taught": "topic_weights", "datings": "date_edits",
}  # fmt: skip


def make(path: Path, version: int) -> Path:
    """A workspace of an earlier format with one document, two uploads, and what an analyst left in it."""
    with duckdb.connect(str(path)) as file:
        file.execute((FORMATS / f"{version}.sql").read_text(encoding="utf-8"))
        file.execute("INSERT INTO meta VALUES ('schema', ?), ('revision', '7')", [str(version)])
        more, values = _later_columns(version)
        file.execute(
            f"INSERT INTO documents (id, name, encoding, text, made_by{more}) VALUES (?, ?, 'utf-8', ?, 'x'{values})",
            [DOCUMENT, NAME, TEXT.decode(), *(['{"section": "Nasional"}'] if more else [])],
        )
        for upload, state in ((1, "added"), (6, "same")):
            file.execute(
                "INSERT INTO received VALUES (?, 1, TIMESTAMP '2025-03-01', ?, ?, ?, NULL, NULL, NULL)",
                [upload, NAME, state, DOCUMENT],
            )
        for first, rows in LEFT.items():
            for table, columns, values in rows if first <= version else []:
                marks = ", ".join("?" * len(values))
                if version >= 5:
                    table, columns = TABLES[table], columns.replace("own", "custom")
                file.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(values))
    return path


def _later_columns(version: int) -> tuple[str, str]:
    """Columns of documents that came later, and what is written into them."""
    if version >= 5:
        return ", classified_by, facts", ", 'x', ?"
    return (", stale, facts", ", FALSE, ?") if version > 1 else ("", "")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return make(tmp_path / "tajuk.duckdb", 1)


def test_every_earlier_format_has_its_tables_here() -> None:
    assert {path.stem for path in FORMATS.glob("*.sql")} == {str(n) for n in range(1, SCHEMA_VERSION)}


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_an_older_workspace_is_refused_and_then_brought_up_to_date(tmp_path: Path, version: int) -> None:
    path = make(tmp_path / "tajuk.duckdb", version)
    with pytest.raises(WorkspaceOutdated, match=f"format {version}"):
        Corpus(path)
    assert upgrade(path) == 1
    corpus = Corpus(path)
    try:
        assert stale(corpus) == [DOCUMENT]
        list(read_again(corpus, stale(corpus)))
        assert not stale(corpus)
        assert reads.overview(corpus).headlines > 10
        assert answer(corpus, "gizi").places > 0
        assert [(row.number, row.added, row.same) for row in reads.uploads(corpus)] == [(6, 0, 1), (1, 1, 0)]
        assert corpus.begin_upload() == 7
        check_what_was_left(corpus, version)
    finally:
        corpus.close()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["tajuk.duckdb"]


def check_what_was_left(corpus: Corpus, version: int) -> None:
    page = reads.page(corpus, DOCUMENT)
    assert page is not None
    names = {count.key for count in reads.counts(corpus, Filters(), "mention")}
    if version >= 2:
        assert [b.edits for b in LINES.batches(corpus)] == [edit_lines(DOCUMENT, [3], "caption", None)]
        assert next(line.role for line in page.lines if line.number == 3) == "caption"
        assert corpus.read("SELECT line, correct FROM judgements") == [(3, False)]
    if version >= 3:
        assert [b.edits for b in NAMES.batches(corpus)] == [
            merge([("LOC", "Indonesia")], ("LOC", "Republik Indonesia"))
        ]
        assert "Republik Indonesia" in names
        assert "Indonesia" not in names
    if version >= 4:
        assert custom_topics(corpus) == {"MBG": "health"}
        assert [(b.number, len(b.edits), b.weights) for b in TOPICS.batches(corpus)] == [(2, 0, 1), (1, 1, 0)]
        assert weights(corpus) == [("=gizi", "health", 0.25)]
        assert {h.custom for h in reads.headlines(corpus, Filters()) if "Bergizi" in h.text} == {"MBG"}
        assert [b.edits for b in DATES.batches(corpus)] == [(DateEdit(DOCUMENT, "published", "2024-07-02"),)]
        assert str(page.published.value) == "2024-07-02"


def test_a_newer_format_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "tajuk.duckdb"
    Corpus(path).close()
    with duckdb.connect(str(path)) as file:
        file.execute("UPDATE meta SET value = ? WHERE key = 'schema'", [str(SCHEMA_VERSION + 1)])
        file.execute("CREATE TABLE notebook (text VARCHAR)")
        file.execute("INSERT INTO notebook VALUES ('keep me')")
    with pytest.raises(WorkspaceNewer, match="newer version"):
        Corpus(path)
    with pytest.raises(WorkspaceNewer):
        upgrade(path)
    with duckdb.connect(str(path), read_only=True) as file:
        assert file.execute("SELECT * FROM notebook").fetchall() == [("keep me",)]
    assert [p.name for p in tmp_path.iterdir()] == ["tajuk.duckdb"]


def test_a_table_that_no_format_had_stops_the_upgrade_and_stays(old: Path) -> None:
    with duckdb.connect(str(old)) as file:
        file.execute("CREATE TABLE notebook (text VARCHAR)")
    with pytest.raises(WorkspaceError, match="notebook"):
        upgrade(old)
    with pytest.raises(WorkspaceOutdated):
        Corpus(old)
    with duckdb.connect(str(old), read_only=True) as file:
        assert file.execute("SELECT count(*) FROM notebook").fetchall() == [(0,)]


def test_another_programs_database_is_not_made_a_workspace(tmp_path: Path) -> None:
    path = tmp_path / "tajuk.duckdb"
    with duckdb.connect(str(path)) as file:
        file.execute("CREATE TABLE orders (n INTEGER)")
    with pytest.raises(WorkspaceError, match="file of Tajuk's"):
        Corpus(path)
    with duckdb.connect(str(path), read_only=True) as file:
        assert file.execute("SELECT table_name FROM information_schema.tables").fetchall() == [("orders",)]


def test_the_dashboard_offers_it(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAJUK_WORKSPACES", str(old.parent))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.session_state["lang"] = "en"
    app.run()
    assert "older version" in app.error[0].value
    next(b for b in app.button if b.label == "Bring it up to date").click().run()
    assert not app.exception and not app.error
    app.button(key="read_again").click().run(timeout=60)
    assert app.metric[0].value == "1"
