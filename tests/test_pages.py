"""Every page on an empty and on a filled workspace, in both languages. The browser tests open each one first."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT

SCRIPTS = ["app.py", *sorted(str(p.relative_to(ROOT)) for p in (ROOT / "pages").glob("*.py"))]


def run(script: str, language: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.session_state["lang"] = language
    if script != "app.py":
        app.switch_page(script)
    app.run()
    assert not app.exception, [e.value for e in app.exception]
    assert not app.error, [e.value for e in app.error]
    return app


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("script", SCRIPTS)
def test_on_an_empty_workspace_a_page_says_what_to_do(workspace_folder: Path, script: str, language: str) -> None:
    app = run(script, language)
    assert app.title[0].value
    assert app.sidebar.selectbox(key="workspace").options == ["tajuk"]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("script", SCRIPTS)
def test_on_a_filled_workspace_a_page_is_drawn(filled_folder: Path, script: str, language: str) -> None:
    app = run(script, language)
    assert app.title[0].value
    if script not in ("app.py", "pages/1_Upload.py"):
        assert app.multiselect(key="zones")


def test_the_sample_pages_are_one_click_away(workspace_folder: Path) -> None:
    app = run("app.py", "en")
    app.button(key="samples").click().run(timeout=120)
    assert not app.exception
    assert app.metric[0].value == "28"


def test_a_list_that_is_broken_is_a_sentence_and_not_a_trace(workspace_folder: Path) -> None:
    (workspace_folder / "tajuk.duckdb").write_bytes(b"this is no database, but a file of the same name" * 50)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not app.exception
    assert "tajuk" in app.error[0].value
