"""Filters are declared once: SQL, widget, words and address follow, and a page can hold two sets."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

import core.corpus.filter_sql
import core.filters
import pages.shared.filters
from core.corpus import Corpus, Workspaces, reads
from core.filters import BY_KEY, FILTERS, LEVELS, Filter, Filters
from core.model import ENTITY_TYPES, ZONES


def two_sets() -> None:
    import streamlit as st

    from core.corpus import reads
    from pages.shared import filters, store

    for prefix in ("a_", "b_"):
        chosen = filters.draw(prefix)
        st.text(f"{prefix}: {len(store.read(reads.documents, chosen))} · {' · '.join(filters.describe(chosen))}")


def test_a_page_can_hold_two_sets(filled_folder: Path) -> None:
    app = AppTest.from_function(two_sets, default_timeout=60)
    app.session_state["lang"] = "en"
    app.run()
    assert not app.exception, [e.value for e in app.exception]
    app.multiselect(key="a_sites").set_value(["detik.com"]).run()
    app.multiselect(key="b_types").set_value(["PER"]).run()
    assert not app.exception, [e.value for e in app.exception]
    texts = [text.value for text in app.text if text.value.startswith(("a_", "b_"))]
    assert texts[0] == "a_: 3 · Site: detik.com"
    assert texts[1].endswith("Type of entity: Persons")
    app.button(key="a_chip_sites").click().run()
    texts = [text.value for text in app.text if text.value.startswith(("a_", "b_"))]
    assert texts[0].startswith("a_: 28"), "the chip takes its own filter off, and only that"
    assert texts[1].endswith("Type of entity: Persons")


AUTHORS = Filter(
    "authors", "Author", "choices", on={"document": "list_contains($authors, d.author)"},
    values_sql="SELECT DISTINCT author, author FROM documents WHERE author IS NOT NULL ORDER BY author",
)  # fmt: skip


def test_a_filter_that_is_declared_is_drawn_and_narrows_everything(
    filled_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (core.filters, core.corpus.filter_sql, pages.shared.filters):
        monkeypatch.setattr(module, "FILTERS", (*FILTERS, AUTHORS))
    monkeypatch.setitem(BY_KEY, "authors", AUTHORS)
    corpus = Corpus(Workspaces(filled_folder).path("tajuk"))
    (author, _), *others = reads.choices(corpus, "authors")
    own = {row[0] for row in corpus.read("SELECT id FROM documents WHERE author = ?", [author])}
    chosen = Filters(authors=(author,))
    assert others
    assert {row.id for row in reads.documents(corpus, chosen)} == own
    assert {row.document for row in reads.headlines(corpus, chosen)} <= own
    assert {p.document for p in reads.passages(corpus, chosen, reads.Pick("term"))} == own
    assert chosen.of_documents() == chosen
    corpus.close()
    app = AppTest.from_function(two_sets, default_timeout=60)
    app.session_state["lang"] = "en"
    app.run()
    app.multiselect(key="a_authors").set_value([author]).run()
    assert not app.exception, [e.value for e in app.exception]
    assert any(text.value == f"a_: {len(own)} · Author: {author}" for text in app.text)


@pytest.mark.parametrize("each", FILTERS, ids=lambda each: each.key)
def test_what_is_declared_is_complete(each: Filter) -> None:
    assert each.on or each.off
    assert set(each.on) | set(each.off) <= set(LEVELS)
    assert each.widget in pages.shared.filters._WIDGETS
    if each.widget == "choices":
        assert bool(each.values_sql) != bool(each.values()), "choices come from the workspace or from a list"
        assert each.nothing


def test_an_unknown_filter_is_refused() -> None:
    with pytest.raises(KeyError, match="colour"):
        Filters(colour=("red",))


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "zones": st.lists(st.sampled_from(ZONES)), "types": st.lists(st.sampled_from(ENTITY_TYPES)),
            "sites": st.lists(st.text()), "period": st.sampled_from([(), ("2025-01-01", "2025-02-01")]),
            "copies": st.booleans(),
        },
    )
)  # fmt: skip
def test_equal_choices_are_equal_filters_whatever_their_order(chosen: dict[str, list[str] | bool]) -> None:
    one, other = Filters(**chosen), Filters(**dict(reversed(chosen.items())))
    assert one == other and hash(one) == hash(other)
    assert {key for key, _ in one.chosen} == {key for key, values in chosen.items() if values}
    assert one.without(*BY_KEY) == Filters()
    assert set(dict(one.of_documents().chosen)) <= {"sites", "period", "files"}
