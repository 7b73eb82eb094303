"""Every chart of every page keeps to the one protocol, and the menu and the reads to theirs."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import store
from pages.shared.charts import ARTICLE, Chart
from pages.shared.navigation import PAGES
from tests.conftest import ROOT

FOLDERS = sorted(path.parent.name for path in (ROOT / "pages").glob("*/__init__.py"))
#: What footers count.
UNITS = {"mention", "quote", "headline", "term", "date", ARTICLE}


def tables(folder: str) -> dict[str, tuple[Chart, ...]]:
    """The tuples of charts that a page declares, by their names."""
    values = vars(import_module(f"pages.{folder}")).items()
    return {name: v for name, v in values if isinstance(v, tuple) and v and all(isinstance(c, Chart) for c in v)}


CHARTS = [
    pytest.param(folder, table, at, id=f"{folder}-{chart.key}")
    for folder in FOLDERS
    for table, charts in tables(folder).items()
    for at, chart in enumerate(charts)
]


def draw(folder: str, table: str, at: int) -> None:
    """A script of one chart, which keeps what the chart says of itself in the session."""
    from importlib import import_module

    import streamlit as st

    from core.filters import Filters
    from pages.shared import charts
    from pages.shared.frame import View

    chart = getattr(import_module(f"pages.{folder}"), table)[at]
    view = View(Filters(), dark=False, head=st.container())
    charts.present(chart, view)
    st.session_state["finding"], st.session_state["method"] = chart.finding(view), chart.method(view)


def drawn(folder: str, table: str, at: int, language: str) -> AppTest:
    app = AppTest.from_function(draw, default_timeout=60, args=(folder, table, at))
    app.session_state["lang"] = language
    app.run()
    assert not app.exception, [e.value for e in app.exception]
    return app


def test_the_tables_of_the_pages_are_found() -> None:
    folders = {folder for folder, _table, _at in (chart.values for chart in CHARTS)}
    assert folders >= {"entities", "promotion", "timeline", "topics", "words"}


@pytest.mark.parametrize(("folder", "table", "at"), CHARTS)
def test_a_chart_has_figure_table_method_and_finding_in_both_languages(
    filled_folder: Path, folder: str, table: str, at: int
) -> None:
    said = []
    for language in ("id", "en"):
        app = drawn(folder, table, at, language)
        assert len(app.get("plotly_chart")) == 1
        assert len(app.dataframe[0].value) > 0
        finding, method = app.session_state["finding"], app.session_state["method"]
        assert len(method) > 80 and method in [text.value for text in app.text]
        assert finding.endswith(".") and " " in finding and finding == app.text[0].value
        said.append((finding, method))
    assert all(one != other for one, other in zip(*said, strict=True)), "not translated"


@pytest.mark.parametrize(("folder", "table", "at"), CHARTS)
def test_a_chart_that_the_filters_leave_empty_says_so_and_breaks_nothing(
    workspace_folder: Path, folder: str, table: str, at: int
) -> None:
    app = drawn(folder, table, at, "en")
    assert app.session_state["method"]
    assert app.info or app.get("plotly_chart")


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_keys_of_a_page_are_unique_and_plain(folder: str) -> None:
    charts = [chart for charts in tables(folder).values() for chart in charts]
    assert len({chart.key for chart in charts}) == len(charts)
    assert all(chart.key.isidentifier() and chart.unit in UNITS for chart in charts)


def test_every_page_is_in_the_menu_and_the_menu_has_nothing_else() -> None:
    scripts = {path.relative_to(ROOT).as_posix() for path in (ROOT / "pages").glob("[0-9]_*.py")}
    assert {page.path for page in PAGES} == scripts | {"app.py"}
    assert [page.path for page in PAGES[1:]] == sorted(page.path for page in PAGES[1:])
    assert len({page.key for page in PAGES}) == len(PAGES)


class Layer:
    """Two instances of one class, as functions of a corpus come from."""

    def __init__(self, **fields: str) -> None:
        vars(self).update(fields)
        self.calls = 0

    def rows(self, _corpus: Any, n: int = 0) -> tuple[Any, int]:
        self.calls += 1
        return getattr(self, "name", None) or getattr(self, "table", None), n


@pytest.mark.parametrize("field", ["name", "table"])
def test_reads_of_two_instances_are_kept_apart(workspace_folder: Path, field: str) -> None:
    one, other = Layer(**{field: "one"}), Layer(**{field: "other"})
    assert store.read(one.rows, 1) == ("one", 1)
    assert store.read(other.rows, 1) == ("other", 1)
    assert store.read(one.rows, 1) == ("one", 1)
    assert store.read(one.rows, 2) == ("one", 2)
    assert store.read(one.rows, n=3) == ("one", 3)
    assert (one.calls, other.calls) == (3, 1)
