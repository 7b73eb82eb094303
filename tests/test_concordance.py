"""The concordance: sorted by the words around a hit, grouped, and of the numbers that Words and the figures have."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.corpus import Corpus, Workspaces, reads
from core.corpus.search import answer
from core.filters import Filters
from core.model import ParsedDocument, Span
from core.search.context import after, before, patterns, sort_key
from core.stemming import Within
from core.terms import is_content
from core.text import tokens
from pages.articles.find_on_page import marked

ROWS = [
    ("Rapat membahas upah ", "buruh", " pabrik di Bekasi."),
    ("Ribuan ", "buruh", " migran pulang, kata Rina."),
    ("", "Buruh", " pabrik mogok"),
    ("Kata-kata untuk ", "buruh", "."),
]


def test_the_nearest_words_come_first() -> None:
    assert before("Rapat membahas upah ") == ("upah", "membahas", "rapat")
    assert after(" migran pulang, kata Rina.") == ("migran", "pulang", "kata")
    assert before("") == after(".") == ()


def test_sorted_by_a_word_to_the_left_or_right() -> None:
    assert [row[2] for row in sorted(ROWS, key=sort_key("right", 1))] == [ROWS[n][2] for n in (3, 1, 0, 2)]
    assert [row[0] for row in sorted(ROWS, key=sort_key("left", 1))] == [ROWS[n][0] for n in (2, 1, 3, 0)]
    assert [row[2] for row in sorted(ROWS, key=sort_key("right", 2))][-1] == ROWS[1][2]


def test_patterns_are_counted() -> None:
    assert patterns(ROWS, 0, 1) == [("buruh pabrik", 2), ("buruh", 1), ("buruh migran", 1)]
    assert patterns(ROWS, 1, 1)[0] == ("buruh", 0 + 1) or patterns(ROWS, 1, 1)[0][1] == 1
    assert sum(n for _, n in patterns(ROWS, 2, 0)) == len(ROWS)


@given(
    st.lists(st.text("ab", max_size=6), max_size=5),
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6)), max_size=5),
    st.integers(0, 5),
)
def test_marks_in_the_reader_change_no_character(texts: list[str], places: list[tuple[int, int]], start: int) -> None:
    hits = sorted((first, first + length) for first, length in places)
    parts = list(marked(({"text": text} for text in texts), start, hits))
    whole = "".join(texts)
    assert "".join(part["text"] for part in parts) == whole
    at, inside = start, Within([Span(first, last) for first, last in hits])
    for part in parts:
        for _ in part["text"]:
            assert ("found" in part) <= inside(Span(at, at + 1))
            at += 1


@pytest.fixture
def corpus(filled_folder: Path) -> Iterator[Corpus]:
    opened = Corpus(Workspaces(filled_folder).path("tajuk"))
    yield opened
    opened.close()


def test_words_search_and_passages_agree(corpus: Corpus, parsed: dict[str, ParsedDocument]) -> None:
    """What Words counts is found; what is found beyond that is in a name, part of a compound, or no content word."""
    pages = {page.document.id: page for page in parsed.values()}
    names = {key: Within([m.span for m in page.mentions]) for key, page in pages.items()}
    whole = {key: {span.start: text for text, span in tokens(page.document.text)} for key, page in pages.items()}
    checked = 0
    for word in reads.counts(corpus, Filters(), "term")[:150]:
        counted = {
            (p.document, p.start, p.end) for p in reads.passages(corpus, Filters(), reads.Pick("term", key=word.key))
        }
        found = {(h.document, h.start, h.end): h for h in answer(corpus, word.text).hits}
        assert len(counted) == word.mentions
        if len({h.node.lower() for h in found.values()}) == 1 and len(found) < word.mentions:
            continue  # mostly a name here, and so not looked for with its family
        parted = {place for place in counted if "-" in pages[place[0]].document.text[place[1] : place[2]]}
        assert counted - parted <= set(found), word.text
        for document, start, end in set(found) - counted:
            form = pages[document].document.text[start:end].lower()
            as_written = whole[document].get(start, "")
            assert names[document](Span(start, end)) or not is_content(form) or as_written.lower() != form, (
                word.text,
                form,
            )
        checked += 1
    assert checked > 120


def test_a_filter_shows_as_many_documents_everywhere(corpus: Corpus) -> None:
    chosen = Filters(search=("pekerja OR timnas",))
    found = answer(corpus, "pekerja OR timnas")
    ids = {hit.document for hit in found.hits}
    assert {row.id for row in reads.documents(corpus, chosen)} == ids
    assert reads.denominators(corpus, chosen, "mention").documents == found.documents
    assert {p.document for p in reads.passages(corpus, chosen, reads.Pick("term"))} == ids
    assert chosen.of_documents() == chosen
    corpus.empty()
    assert reads.documents(corpus, chosen) == [], "the answer follows the workspace"
