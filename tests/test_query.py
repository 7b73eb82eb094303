"""The query language: what is typed becomes a tree, or a mistake with its place; nothing else is ever raised."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import QueryError
from core.model import ZONES
from core.search import parse, words
from core.search.compose import HOW, compose
from core.search.query import (
    And,
    Block,
    Days,
    Fact,
    Item,
    Name,
    Near,
    Node,
    Not,
    Or,
    Regex,
    Speaker,
    Topic,
    Within,
    Words,
)


def plain(node: Node) -> object:
    """A tree without places, short enough to write down."""
    match node:
        case Words():
            return " ".join({"stem": "", "form": "=", "pattern": "%"}[i.kind] + i.text for i in node.items)
        case And() | Or():
            return (type(node).__name__, *map(plain, node.children))
        case Not():
            return ("Not", plain(node.child))
        case Near():
            return ("Near", node.distance, plain(node.left), plain(node.right))
        case Within():
            return (node.places[0], plain(node.child))
        case _:
            return node


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("Pekerja", "pekerja"),
        ('"Upah  minimum"', "=upah =minimum"),
        ("“upah minimum”", "=upah =minimum"),
        ("a b", ("And", "a", "b")),
        ("a DAN b AND c", ("And", "a", "b", "c")),
        ("a OR b c", ("Or", "a", ("And", "b", "c"))),
        ("(a ATAU b) c", ("And", ("Or", "a", "b"), "c")),
        ("a -b", ("And", "a", ("Not", "b"))),
        ("a BUKAN (b OR c)", ("And", "a", ("Not", ("Or", "b", "c")))),
        ("pajak ~5 naik", ("Near", 5, "pajak", "naik")),
        ("a ~2 b ~3 c", ("Near", 3, ("Near", 2, "a", "b"), "c")),
        ("korup*", "%korup*"),
        ('"harga bahan*"', "=harga %bahan*"),
        ("Prabowo-Gibran", "prabowo gibran"),
        ("anak-anak", "anak-anak"),
        ("title:(a OR b)", ("title", ("Or", "a", "b"))),
        ('judul:"a b"', ("title", "=a =b")),
        ("and or not", ("And", "and", "or", "not")),
        ("12:30", "12 30"),
    ],
)
def test_what_is_typed_becomes_a_tree(query: str, tree: object) -> None:
    assert plain(parse(query)) == tree


@pytest.mark.parametrize(
    ("query", "kind", "value"),
    [
        (r"/Rp ?\d+\/kg/", Regex, {"pattern": r"Rp ?\d+/kg"}),
        ("name:Prabowo", Name, {"items": (Item("form", "prabowo"),)}),
        ('nama:"Sri Mulyani"', Name, {"items": (Item("form", "sri"), Item("form", "mulyani"))}),
        ("pembicara:purbaya", Speaker, {"items": (Item("form", "purbaya"),)}),
        ("block:Terpopuler", Block, {"places": ("popular",)}),
        ('block:"Baca Juga"', Block, {"places": ("inline",)}),
        ("block:article", Block, {"places": ("title", "body")}),
        ("topic:sport", Topic, {"slug": "sport"}),
        ("topik:olahraga", Topic, {"slug": "sport"}),
        ("site:detik.com", Fact, {"field": "site", "items": (Item("form", "detik.com"),)}),
        ("from:2025-03", Days, {"field": "published", "first": "2025-03-01", "last": None}),
        ("sampai:2024-02", Days, {"field": "published", "first": None, "last": "2024-02-29"}),
        ("captured:2025", Days, {"field": "captured", "first": "2025-01-01", "last": "2025-12-31"}),
        ("captured:2025-03-01..2025-03-05", Days, {"field": "captured", "first": "2025-03-01", "last": "2025-03-05"}),
    ],
)
def test_fields_and_expressions(query: str, kind: type[Node], value: dict[str, object]) -> None:
    node = parse(query)
    assert isinstance(node, kind)
    assert {name: getattr(node, name) for name in value} == value
    assert (node.at.start, node.at.end) == (0, len(query))


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("a AND", "D"), ("AND a", "AND"), ("(a", "("), ("a)", ")"), ("()", ")"), ('kata "dua', '"dua'), ("a ~ b", "~"),
        ("a ~500 b", "~500"), ("/abc", "/abc"), ("//", "//"), ("warna:merah", "warna:"), ("name:", "name:"),
        ("name: a", "name:"),
        ("block:sampul", "sampul"), ("topic:gosip", "gosip"), ("from:kemarin", "kemarin"),
        ("from:2025-02-30", "2025-02-30"),
        ("captured:2025..2024", "2025..2024"), ("a !!! b", "!!!"), ("k*", "k*"),
        ("site:detik ~3 a", "site:detik"), ("", ""),
        ("name:(a b)", "("), ("from:0000", "0000"),
    ],
)  # fmt: skip
def test_a_mistake_has_its_place(query: str, marked: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(query)
    assert query[caught.value.start : caught.value.end] == marked


PARTS = st.sampled_from(
    ["a", "kata", "(", ")", '"', "“", "/", "\\", "~", "~3", "-", "AND", "OR", "NOT", "*", "?", " ", "name:", "title:",
     "block:", "popular", "topic:", "from:", "2025-13", "2025-03-01..", "site:", ":", "İ", "\n", "\x00", "’",
     "a-b", "12/3"]
)  # fmt: skip


@given(
    st.one_of(
        st.text(max_size=60), st.lists(PARTS, max_size=25).map("".join), st.lists(PARTS, max_size=25).map(" ".join)
    )
)
def test_whatever_is_typed_is_a_tree_or_a_mistake_in_its_place(query: str) -> None:
    try:
        node = parse(query)
    except QueryError as error:
        assert 0 <= error.start <= error.end <= len(query)
        assert str(error)
    else:
        assert 0 <= node.at.start < node.at.end <= len(query)


@pytest.mark.parametrize(
    ("chosen", "query"),
    [
        ({"text": "pajak naik"}, "pajak naik"),
        ({"text": "pajak, naik", "how": "any"}, "(pajak OR naik)"),
        ({"text": "Pajak Naik", "how": "phrase", "place": "popular"}, 'block:popular "pajak naik"'),
        ({"text": "pajak naik", "how": "near", "topic": "sport"}, "topic:sport pajak ~5 naik"),
        ({"name": "Sri Mulyani", "speaker": "Luhut"}, 'name:"sri mulyani" speaker:"luhut"'),
        ({"text": " !", "name": "–"}, ""),
    ],
)
def test_a_query_is_built_of_what_is_chosen(chosen: dict[str, str], query: str) -> None:
    assert compose(**chosen) == query  # type: ignore[arg-type]


@given(
    st.text(max_size=40),
    st.sampled_from(HOW),
    st.sampled_from(["", *ZONES]),
    st.text(max_size=20),
    st.text(max_size=20),
)
def test_what_is_built_can_be_read(text: str, how: str, place: str, name: str, speaker: str) -> None:
    if query := compose(text, how, place=place, name=name, speaker=speaker):
        parse(query)


@pytest.mark.parametrize("query", ["(" * 300, "NOT " * 100 + "a", "a " * 400, "title:" * 100 + "a", "x" * 1001])
def test_what_is_too_deep_or_too_long_is_a_mistake(query: str) -> None:
    with pytest.raises(QueryError):
        parse(query)


@given(st.text())
def test_words_are_where_they_say(text: str) -> None:
    for form, span in words(text):
        assert len(form) == span.end - span.start
        assert span.cut(text).casefold()[:1] == form.casefold()[:1] or not form.isascii()


def test_compounds_are_parted_and_doubles_are_not() -> None:
    assert [form for form, _ in words("Prabowo-Gibran, anak-anak, Covid-19, 12/3, TNI/Polri, S&P")] == [
        "prabowo", "gibran", "anak-anak", "covid", "19", "12/3", "tni", "polri", "s&p",
    ]  # fmt: skip
