"""Every page on an empty and on a filled workspace, in both languages. The browser tests open each one first."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.corpus import Corpus, Workspaces, reads
from core.filters import Filters
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


PASTED = (
    "Jembatan Bambu Dibangun Warga\nRabu, 12 Maret 2025 08:15 WIB\n"
    + "Warga membangun jembatan bambu sepanjang dua puluh meter secara gotong royong pada akhir pekan kemarin. " * 3
    + "\nBaca juga: Harga Cabai Turun di Pasar Induk\n"
)


def test_a_pasted_article_is_shown_as_it_is_read_and_then_added(workspace_folder: Path) -> None:
    app = run("pages/1_Upload.py", "en")
    app.text_area(key="pasted_0").input(PASTED).run()
    pages, lines = app.dataframe[0].value, app.dataframe[1].value
    assert list(pages["Title"]) == ["Jembatan Bambu Dibangun Warga"] and list(pages["Link headlines"]) == [1]
    assert list(lines["Read as"]) == ["title", "meta", "article", "link headline"]
    corpus = Corpus(Workspaces(workspace_folder).path("tajuk"))
    assert not reads.uploads(corpus)  # nothing is saved before it is asked for
    app.button(key="add_pasted").click().run(timeout=120)
    assert not app.exception
    [upload] = reads.uploads(corpus)
    assert [row.title for row in reads.received(corpus, upload.number)] == ["Jembatan Bambu Dibangun Warga"]
    corpus.close()
    assert app.text_area(key="pasted_1").value == ""


def test_a_pasted_source_is_read_as_markup(workspace_folder: Path) -> None:
    app = run("pages/1_Upload.py", "id")
    words = "Warga membangun jembatan bambu sepanjang dua puluh meter secara gotong royong. " * 3
    app.text_area(key="pasted_0").input(f"<html><body><h1>Jembatan</h1><p>{words}</p></body></html>").run()
    assert list(app.dataframe[1].value["Baris"]) == [1, 2]


def test_a_list_that_is_broken_is_a_sentence_and_not_a_trace(workspace_folder: Path) -> None:
    (workspace_folder / "tajuk.duckdb").write_bytes(b"this is no database, but a file of the same name" * 50)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not app.exception
    assert "tajuk" in app.error[0].value


def test_names_are_merged_on_the_page_and_undone(filled_folder: Path) -> None:
    corpus = Corpus(Workspaces(filled_folder).path("tajuk"))
    one, other = reads.counts(corpus, Filters(), "mention")[:2]
    corpus.close()
    app = run("pages/3_Entities.py", "id")
    names = app.multiselect(key="edit_names")
    names.set_value(names.options[:2]).run()
    preview = f"{other.mentions} sebutan akan dihitung sebagai {one.key}"
    assert any(text.value.startswith(preview) for text in app.text)
    app.button(key="edit_apply").click().run()
    assert not app.exception
    assert mentions(app) == {**mentions(app), one.key: one.mentions + other.mentions}
    assert other.key not in mentions(app)
    app.button(key="undo_name_edits").click().run()
    assert mentions(app)[other.key] == other.mentions


def mentions(app: AppTest) -> dict[str, int]:
    """The table of the entities page: name -> mentions."""
    table = next(d.value for d in app.dataframe if "Sebutan" in d.value)
    return dict(zip(table["Nama"], table["Sebutan"], strict=True))


@pytest.mark.parametrize("shape", ["matrix", "network", "time", "voices"])
def test_the_further_views_of_names_have_a_table(filled_folder: Path, shape: str) -> None:
    app = run("pages/3_Entities.py", "id")
    app.session_state["entity_view"] = shape
    app.run()
    assert not app.exception, [e.value for e in app.exception]
    column = "Pembicara" if shape == "voices" else "Nama"
    assert any(column in table.value and len(table.value) > 5 for table in app.dataframe)


@pytest.mark.parametrize(("view", "column"), [("record", "Halaman"), ("agendas", "Log-odds"), ("craft", "Ciri")])
def test_the_views_of_promotion_have_a_table(filled_folder: Path, view: str, column: str) -> None:
    app = run("pages/5_Promotion.py", "id")
    app.session_state["promotion_view"] = view
    app.run()
    assert not app.exception, [e.value for e in app.exception]
    assert any(column in table.value and len(table.value) > 5 for table in app.dataframe)


@pytest.mark.parametrize("by", ["day", "week", "month"])
def test_agendas_over_time_have_a_table(filled_folder: Path, by: str) -> None:
    app = run("pages/5_Promotion.py", "id")
    app.session_state["promotion_view"] = "agendas"
    app.run()
    app.session_state["agenda_by"] = by
    app.run()
    assert not app.exception, [e.value for e in app.exception]
    assert any("Ditangkap mulai" in table.value and len(table.value) > 5 for table in app.dataframe)


def filed(app: AppTest) -> dict[str, str]:
    """The table of the topics page: headline -> topic."""
    table = next(d.value for d in app.dataframe if "Topik kedua" in d.value)
    return dict(zip(table["Judul tautan"], table["Topik"], strict=True))


def test_a_word_files_headlines_on_the_page_and_undo_takes_it_back(filled_folder: Path) -> None:
    app = run("pages/4_Topics.py", "id")
    before = filed(app)
    app.text_input(key="word_").set_value("timnas").run()
    app.selectbox(key="to_topic_word").set_value("arts").run()
    assert not app.exception, [e.value for e in app.exception]
    assert any("akan berpindah topik" in text.value for text in app.text)
    app.button(key="classify_word").click().run()
    assert not app.exception, [e.value for e in app.exception]
    moved = {headline for headline, topic in filed(app).items() if topic != before[headline]}
    assert moved
    assert all("timnas" in headline.lower() for headline in moved)
    app.button(key="undo_topic_edits").click().run()
    assert filed(app) == before


@pytest.mark.parametrize("shape", ["map", "tree", "time"])
def test_the_further_views_of_topics_have_a_table(filled_folder: Path, shape: str) -> None:
    app = run("pages/4_Topics.py", "id")
    app.session_state["topic_view"] = shape
    app.run()
    assert not app.exception, [e.value for e in app.exception]
    assert len(next(table.value for table in app.dataframe)) > 5


def test_a_date_is_given_in_the_reader_and_taken_back(filled_folder: Path) -> None:
    corpus = Corpus(Workspaces(filled_folder).path("tajuk"))
    document = reads.documents(corpus, Filters())[0]
    corpus.close()
    app = run("pages/2_Articles.py", "id")
    app.session_state["document"] = document.id
    app.run()
    assert not app.exception, [e.value for e in app.exception]
    app.date_input(key=f"dating_published_{document.id[:12]}").set_value(date(2020, 2, 29)).run()
    app.button(key=f"dating_apply_{document.id[:12]}").click().run()
    assert not app.exception, [e.value for e in app.exception]
    assert any("29 Feb 2020 · dari Anda" in text.value for text in app.text)
    app.session_state["mode"] = "corrections"
    app.run()
    app.button(key="undo_date_edits").click().run()
    assert not app.exception, [e.value for e in app.exception]
    corpus = Corpus(Workspaces(filled_folder).path("tajuk"))
    assert reads.documents(corpus, Filters())[0].published == document.published
    corpus.close()


@pytest.mark.parametrize("kind", ["headline", "date", "quote"])
def test_topics_dates_and_speakers_are_judged_on_the_page(filled_folder: Path, kind: str) -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.session_state["lang"] = "en"
    app.switch_page("pages/2_Articles.py")
    app.session_state["mode"], app.session_state["review"] = "review", kind
    app.run()
    for _ in range(2):
        app.button(key="verdict_right").click().run()
        assert not app.exception
    assert any(text.value.startswith("2 are judged") for text in app.text)
    app.switch_page("app.py").run()
    assert not app.exception


def test_names_new_in_a_period_are_those_that_nobody_named_before(filled_folder: Path) -> None:
    corpus = Corpus(Workspaces(filled_folder).path("tajuk"))
    first = {c.key: c.first for c in reads.counts(corpus, Filters(), "mention")}
    corpus.close()
    app = run("pages/3_Entities.py", "id")
    app.date_input(key="period").set_value((date(2025, 5, 1), date(2025, 6, 15))).run()
    all_names = mentions(app)
    app.toggle(key="only_new").set_value(True).run()
    assert not app.exception, [e.value for e in app.exception]
    new = mentions(app)
    assert 0 < len(new) < len(all_names)
    assert all((day := first[name]) and day >= date(2025, 5, 1) for name in new)


def test_each_part_of_the_timeline_shows_its_own_passages(filled_folder: Path) -> None:
    corpus = Corpus(Workspaces(filled_folder).path("tajuk"))
    dates = reads.dated(corpus, Filters())
    topics = reads.article_trend(corpus, Filters(), "month")
    corpus.close()
    app = run("pages/6_Timeline.py", "en")
    app.session_state["picked_dates"] = dates[0].value
    app.session_state["picked_article_topics"] = f"{topics[0].topic or ''}|{topics[0].start}"
    app.session_state["grain"] = "month"
    app.run()
    assert not app.exception, [e.value for e in app.exception]
    assert sum("place" in text.value for text in app.text) >= 2
