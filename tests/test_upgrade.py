"""A workspace of the first format, as version 0.1.0 wrote it, is brought up to date and read again."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from core.corpus import Corpus, reads
from core.corpus.upgrade import upgrade
from core.errors import WorkspaceOutdated
from core.reparse import read_again, stale
from tests.conftest import ROOT, SAMPLES

NAME = "01-suara-makan-bergizi-gratis.txt"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file of format 1 with one document, in the tables that are carried over."""
    path = tmp_path / "tajuk.duckdb"
    text = (SAMPLES / NAME).read_text(encoding="utf-8")
    with duckdb.connect(str(path)) as file:
        file.execute("CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL)")
        file.execute("INSERT INTO meta VALUES ('schema', '1'), ('revision', '7')")
        file.execute("CREATE TABLE documents (id VARCHAR PRIMARY KEY, name VARCHAR, encoding VARCHAR, text VARCHAR)")
        file.execute("INSERT INTO documents VALUES (?, ?, 'utf-8', ?)", ["a" * 64, NAME, text])
        file.execute(
            "CREATE TABLE received (upload INTEGER, number INTEGER, received_at TIMESTAMP, name VARCHAR, "
            "state VARCHAR, document VARCHAR, code VARCHAR, template VARCHAR, fields VARCHAR)"
        )
        file.execute("INSERT INTO received VALUES (1, 1, now(), ?, 'added', ?, NULL, NULL, NULL)", [NAME, "a" * 64])
    return path


def test_an_older_workspace_is_refused_and_then_brought_up_to_date(old: Path) -> None:
    with pytest.raises(WorkspaceOutdated):
        Corpus(old)
    assert upgrade(old) == 1
    corpus = Corpus(old)
    try:
        assert stale(corpus) == ["a" * 64]
        list(read_again(corpus, stale(corpus)))
        assert not stale(corpus)
        assert reads.overview(corpus).headlines > 10
        assert [row[2:4] for row in reads.uploads(corpus)] == [(1, 1)]
    finally:
        corpus.close()
    assert sorted(p.name for p in old.parent.iterdir()) == ["tajuk.duckdb"]


def test_the_dashboard_offers_it(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAJUK_WORKSPACES", str(old.parent))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.session_state["lang"] = "en"
    app.run()
    assert "another version" in app.error[0].value
    next(b for b in app.button if b.label == "Bring it up to date").click().run()
    assert not app.exception and not app.error
    app.button(key="read_again").click().run(timeout=60)
    assert app.metric[0].value == "1"
