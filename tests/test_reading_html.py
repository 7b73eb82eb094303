"""Saved pages: every visible word once and in order, links known as links, metadata believed only where plain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.reading.html import looks_like, page_of

LINES = {
    "a paragraph is a line": ("<p>Satu   dua</p><p>tiga</p>", "Satu dua|tiga", ()),
    "inline marks do not part": ("<p>Satu <b>du</b>a <span>tiga</span></p>", "Satu dua tiga", ()),
    "a break parts": ("<p>Satu<br>dua</p>", "Satu|dua", ()),
    "what is hidden is not read": (
        "<p>a</p><script>b</script><div hidden>c<p>d</p></div><p style='display: none'>e</p>f<style>g</style>",
        "a|f",
        (),
    ),
    "what follows something hidden is": ("<div>a<noscript>x</noscript> b</div>", "a b", ()),
    "a link that fills its line": ("<li><a href='/x'>Judul Berita</a></li>", "Judul Berita", (1,)),
    "a link in a sentence": ("<p>Kata <a href='/x'>dia</a> kemarin.</p>", "Kata dia kemarin.", ()),
    "links in a row": ("<nav><a href=/a>Satu</a> | <a href=/b>Dua</a></nav>", "Satu|Dua", (1, 2)),
    "links with nothing between": ("<div><a href=/a>Satu</a><a href=/b>Dua</a></div>", "Satu|Dua", (1, 2)),
    "a card is one link of several lines": (
        "<a href=/a><h3>Judul</h3><p>ringkasan</p></a><p>lain</p>",
        "Judul|ringkasan|lain",
        (1, 2),
    ),
    "an anchor without an address is no link": ("<p><a name=x>Judul</a></p>", "Judul", ()),
    "cells are lines": ("<table><tr><td>a</td><td>b</td></tr></table>", "a|b", ()),
    "comments are not read": ("<p>a<!-- b -->c</p>", "ac", ()),
    "entities are read": ("<p>R&amp;D &lt;b&gt;</p>", "R&D <b>", ()),
    "unclosed marks": ("<p>a<b>b<p>c", "ab|c", ()),
}


@pytest.mark.parametrize(("markup", "lines", "links"), LINES.values(), ids=LINES)
def test_lines(markup: str, lines: str, links: tuple[int, ...]) -> None:
    text, facts = page_of(f"<html><body>{markup}</body></html>")
    assert text.split("\n")[:-1] == lines.split("|")
    assert facts.links == links


FACTS = {
    "canonical": ("<link rel=canonical href='https://a.co/x'>", "address", "https://a.co/x"),
    "og:url": ("<meta property='og:url' content='https://a.co/y'>", "address", "https://a.co/y"),
    "published": (
        "<meta property='article:published_time' content='2025-03-12T23:30:00+07:00'>",
        "published",
        "2025-03-12",
    ),
    "author": ("<meta name=author content='Siti Aminah'>", "author", "Siti Aminah"),
    "an author's page is no name": ("<meta property='article:author' content='https://fb.com/a'>", "author", None),
    "section": ("<meta property='article:section' content='Nasional'>", "section", "Nasional"),
    "the title of the window": ("<title>Judul - Situs</title>", "title", "Judul - Situs"),
    "no address but http": ("<link rel=canonical href='javascript:alert(1)'>", "address", None),
    "JSON-LD": (
        """<script type='application/ld+json'>{"@graph": [{"@type": ["NewsArticle"], "headline": "H",
        "datePublished": "2024-02-29", "author": [{"name": "A"}, {"name": "B"}]}]}</script>""",
        "author",
        "A, B",
    ),
    "broken JSON-LD": ("<script type='application/ld+json'>{\"@type\": </script>", "title", None),
    "a day that is none": ("<meta name=pubdate content='2025-02-30'>", "published", None),
    "a day that may be two": ("<meta name=pubdate content='3/4/2025'>", "published", None),
}


@pytest.mark.parametrize(("head", "field", "value"), FACTS.values(), ids=FACTS)
def test_facts(head: str, field: str, value: str | None) -> None:
    assert getattr(page_of(f"<html><head>{head}</head><body><p>a</p></body></html>")[1], field) == value


def test_where_a_browser_saved_the_page_from() -> None:
    markup = "<!DOCTYPE html>\n<!-- saved from url=(0024)https://a.co/berita/1 -->\n<html><body><p>a</p></body></html>"
    assert page_of(markup)[1].address == "https://a.co/berita/1"


WORD = st.text("abcdefghij", min_size=1, max_size=6)
LEAF = st.builds("{} ".format, WORD)
TREE = st.recursive(
    LEAF,
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}> ",
        st.sampled_from(["div", "p", "span", "b", "ul", "li", "section", "a href=/x", "h3", "td"]),
        st.lists(inner, min_size=1, max_size=4),
    ),
    max_leaves=20,
)


@given(TREE)
def test_no_word_is_lost_repeated_or_moved(tree: str) -> None:
    markup = tree.replace("</a href=/x>", "</a>")
    plain = " ".join("".join(" " if c == "<" else c for c in _without_tags(markup)).split())
    assert page_of(f"<html><body>{markup}</body></html>")[0].split() == plain.split()


def _without_tags(markup: str) -> str:
    out, inside = [], False
    for char in markup:
        inside = char == "<" or (inside and char != ">")
        if not inside and char != ">":
            out.append(char)
    return "".join(out)


@pytest.mark.parametrize(
    "markup",
    ["", "\0", "<", "<a>", "<div>" * 100_000 + "x", "<!-- " * 1000, "<p " + "a=b " * 50_000 + ">x", "&#xFFFFFFFF;<p>x"],
    ids=range(8),
)
def test_hostile_pages_are_read_as_far_as_they_go(markup: str) -> None:
    text, _facts = page_of(markup)
    assert isinstance(text, str)


def test_markup_in_a_cell_is_told_from_text() -> None:
    assert looks_like("  <!DOCTYPE html><html>")
    assert looks_like("<div class=x>")
    assert not looks_like("<b>Jakarta</b> - Kata dia")
    assert not looks_like("Jakarta, Kompas")
