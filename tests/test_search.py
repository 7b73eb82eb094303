"""Search in a workspace: it finds what a plain scan of the pages finds, where it says, whatever is done to them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from math import log
from pathlib import Path

import pytest

from core import editing
from core.corpus import Corpus, Workspaces, reads
from core.corpus.edits import LINES, NAMES
from core.corpus.search import Answer, answer, forget_search, keep_search, kept_searches, weeks_found
from core.edits.lines import edit_lines
from core.edits.names import NameEdit, merge
from core.errors import QueryError
from core.filters import Filters
from core.model import ZONES, ParsedDocument
from core.search import words
from core.stemming import stem
from tests.conftest import ROOT
from tests.made import made

Parsed = dict[str, ParsedDocument]


@pytest.fixture
def corpus(filled_folder: Path) -> Iterator[Corpus]:
    opened = Corpus(Workspaces(filled_folder).path("tajuk"))
    yield opened
    opened.close()


def everything(corpus: Corpus, query: str) -> Answer:
    return answer(corpus, query, Filters(copies=True))


def zone_texts(parsed: Parsed) -> Iterator[tuple[str, int, str, str]]:
    """Document, start, zone and text of every zone that counts: headlines that come again are left out."""
    for page in parsed.values():
        again = {h.span for h in page.layout.headlines if h.duplicate_of is not None}
        for zone in page.layout.zones():
            if zone.span not in again:
                yield page.document.id, zone.span.start, zone.name, zone.span.cut(page.document.text)


def scan(parsed: Parsed, pattern: str) -> set[tuple[str, int, int]]:
    """Every match of a pattern in the zones, by Python's own expressions."""
    found = re.compile(pattern, re.IGNORECASE)
    return {
        (document, start + m.start(), start + m.end())
        for document, start, _, text in zone_texts(parsed) for m in found.finditer(text)
    }  # fmt: skip


def places(found: Answer) -> set[tuple[str, int, int]]:
    assert len(found.hits) == found.places == sum(found.by_place.values())
    assert len({hit.document for hit in found.hits}) == found.documents
    assert {each.document: each.places for each in found.files} == Counter(hit.document for hit in found.hits)
    return {(hit.document, hit.start, hit.end) for hit in found.hits}


@pytest.mark.parametrize(
    "word", ["kerja", "prabowo", "timnas", "indonesia", "tidak", "tarif", "mbg", "gibran", "rp2", "ke"]
)
def test_exact_words_are_found_wherever_a_scan_finds_them(corpus: Corpus, parsed: Parsed, word: str) -> None:
    wanted = scan(parsed, rf"(?<![\w'.&]){word}(?![\w]|['.&]\w)")
    assert places(everything(corpus, f'"{word}"')) == wanted
    assert wanted or word == "gibran"


@pytest.mark.parametrize(
    ("query", "pattern"),
    [
        ('"timnas indonesia"', r"\btimnas\W+indonesia\b"), ('"hari ini"', r"\bhari\W+ini\b"), ("korup*", r"\bkorup\w*"),
        ("men*kan", r"\bmen[\w-]*?kan\b"), ("/rp ?[0-9,]+ (juta|miliar)/", r"rp ?[0-9,]+ (juta|miliar)"),
        ("/[A-Z]{4,}/", r"[a-z]{4,}"),
    ],
)  # fmt: skip
def test_phrases_wildcards_and_expressions_are_found_as_by_a_scan(
    corpus: Corpus, parsed: Parsed, query: str, pattern: str
) -> None:
    # A scan of single zones: what a phrase joins is never parted by a mark inside a word.
    assert places(everything(corpus, query)) == scan(parsed, pattern)


@pytest.mark.parametrize("word", ["pekerja", "tanam", "menteri", "aman", "pemain", "beras", "jual"])
def test_a_family_is_every_word_with_the_stem_outside_names(corpus: Corpus, parsed: Parsed, word: str) -> None:
    wanted = set()
    for page in parsed.values():
        again = {h.span for h in page.layout.headlines if h.duplicate_of is not None}
        for zone in page.layout.zones():
            for form, span in (
                words(zone.span.cut(page.document.text), zone.span.start) if zone.span not in again else ()
            ):
                named = any(m.span.overlaps(span) for m in page.mentions)
                if form == word or (not named and stem(form) == stem(word)):
                    wanted.add((page.document.id, span.start, span.end))
    found = places(everything(corpus, word))
    mostly_named = found != wanted
    assert found == wanted or found == {p for p in wanted if cut(parsed, p).lower() == word}, word
    assert not (mostly_named and stem(word) == word)


def cut(parsed: Parsed, place: tuple[str, int, int]) -> str:
    text = next(p.document.text for p in parsed.values() if p.document.id == place[0])
    return text[place[1] : place[2]]


def test_a_name_keeps_its_form(corpus: Corpus) -> None:
    assert set(everything(corpus, "bekasi").by_form) == {"bekasi"}
    assert set(everything(corpus, "bekas").by_form) == {"bekas"}


@pytest.mark.parametrize(
    "query",
    ["pekerja", '"hari ini"', "korup*", "/[0-9]+ persen/", "name:prabowo", "speaker:pr*", "block:popular timnas",
     "title:*an", "topic:sport", "indonesia ~5 china", "NOT prabowo", "site:detik",
     "block:caption foto", "block:meta wib"],
)  # fmt: skip
def test_offsets_cut_what_they_say(corpus: Corpus, parsed: Parsed, query: str) -> None:
    found = everything(corpus, query)
    assert found.hits
    pages = {page.document.id: page for page in parsed.values()}
    for hit in found.hits:
        text = pages[hit.document].document.text
        assert text[hit.start : hit.end] == hit.node
        assert text[hit.start - len(hit.left) : hit.start] == hit.left and text[hit.end :].startswith(hit.right)
        assert "\n" not in hit.left + hit.node + hit.right
        line = next(line for line in pages[hit.document].layout.lines if line.number == hit.line)
        assert line.span.start <= hit.start <= hit.end <= line.span.end


def test_every_word_of_every_zone_is_indexed_once(corpus: Corpus, parsed: Parsed) -> None:
    rows = corpus.read(
        """SELECT i.document, o.start_at, w.form, o.place FROM occurrences o JOIN words w ON w.number = o.word
           JOIN indexed i ON i.number = o.document WHERE NOT o.repeated"""
    )
    wanted = {
        (document, start + span.start, form, ZONES.index(zone))
        for document, start, zone, text in zone_texts(parsed) for form, span in words(text)
    }  # fmt: skip
    assert {row for row in rows if row[3] < len(ZONES)} == wanted
    assert len(rows) == len(set(rows))


def documents(corpus: Corpus, query: str) -> set[str]:
    return {hit.document for hit in everything(corpus, query).hits}


def test_operators_are_operations_on_sets_of_documents(corpus: Corpus) -> None:
    a, b, c = (documents(corpus, word) for word in ("prabowo", "indonesia", "timnas"))
    every = {row.id for row in reads.documents(corpus, Filters())}
    assert documents(corpus, "prabowo AND indonesia") == documents(corpus, "prabowo indonesia") == a & b
    assert documents(corpus, "prabowo OR timnas") == a | c
    assert documents(corpus, "indonesia NOT timnas") == documents(corpus, "indonesia -timnas") == b - c
    assert documents(corpus, "(prabowo OR timnas) AND NOT indonesia") == (a | c) - b
    assert documents(corpus, "NOT indonesia") == every - b


def page(name: str, *rows: tuple[str, str | None, str], **known: object) -> ParsedDocument:
    return made(name, rows, **known)  # type: ignore[arg-type]


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Corpus]:
    corpus = Corpus(tmp_path / "small.duckdb")
    pages = [
        page(
            "a.txt",
            ("title", None, "Purbaya: Bunga Kredit Turun"),
            ("body", None, "Purbaya berkata, bunga kredit akan turun tahun depan. Bunga mawar mekar."),
            ("body", None, "Menteri itu menanam pohon."),
            ("link", "popular", "Bunga Bank Naik Lagi"),
            ("link", "latest", "Bunga Bank Naik Lagi"),
            site="kabar.id", published="2025-03-03", captured="2025-03-10", topic="economy-business-and-finance",
            names={"Purbaya": ("PER", "Purbaya Yudhi Sadewa"), "Bank": ("ORG", "Bank")},
            quotes={"bunga kredit akan turun tahun depan": ("direct", "PER", "Purbaya Yudhi Sadewa")},
            topics={"Bunga Bank Naik Lagi": "sport"},
        ),
        page(
            "b.txt",
            ("title", None, "Pohon Ditanam di Bogor"),
            ("body", None, "Penanaman pohon dimulai. Tidak ada bunga."),
            site="warta.co", published="2025-03-20", topic="environment",
        ),
        page(
            "c.txt", ("title", None, "Tanpa tanggal"), ("body", None, "Bunga kredit dan bunga deposito, kata Sri."),
            site="warta.co",
        ),
    ]  # fmt: skip
    corpus.add_many(corpus.begin_upload(), [(p.document.name, p) for p in pages])
    yield corpus
    corpus.close()


@pytest.mark.parametrize(
    ("query", "lines"),
    [
        ("bunga", {("a.txt", 1): 1, ("a.txt", 2): 2, ("a.txt", 4): 1, ("b.txt", 2): 1, ("c.txt", 2): 2}),
        ("tanam", {("a.txt", 3): 1, ("b.txt", 1): 1, ("b.txt", 2): 1}),
        ("title:bunga", {("a.txt", 1): 1}),
        ("block:popular bunga", {("a.txt", 4): 1}),
        ("bunga NOT block:links site:kabar", {("a.txt", 1): 1, ("a.txt", 2): 2}),
        ("speaker:purbaya bunga", {("a.txt", 2): 1}),
        ("speaker:purbaya ~2 mawar", {("a.txt", 2): 1}),
        ("speaker:purbaya ~1 mawar", {}),
        ('name:"purbaya yudhi"', {("a.txt", 1): 1, ("a.txt", 2): 1}),
        ("bunga ~1 kredit", {("a.txt", 1): 1, ("a.txt", 2): 1, ("c.txt", 2): 1}),
        ("kredit ~3 deposito", {("c.txt", 2): 1}),
        ("kredit ~2 deposito", {}),
        ("turun ~100 menteri", {}),  # nearness ends with the paragraph
        ('"lagi bunga"', {}),  # and so does a phrase
        ("topic:sport bunga", {("a.txt", 4): 1}),
        ("topic:environment", {("b.txt", 1): 1}),
        ("site:warta", {("b.txt", 1): 1, ("c.txt", 1): 1}),
        ("bunga from:2025-03-10", {("b.txt", 2): 1}),
        ("bunga to:2025-03-10", {("a.txt", 1): 1, ("a.txt", 2): 2, ("a.txt", 4): 1}),
        ("captured:2025-03", {("a.txt", 1): 1}),
        ("deposito OR site:kabar", {("a.txt", 1): 1, ("c.txt", 2): 1}),
        ("body:(pohon -bunga)", {}),
        ("bank", {("a.txt", 4): 1}),
    ],
)
def test_what_a_query_finds(small: Corpus, query: str, lines: dict[tuple[str, int], int]) -> None:
    assert Counter((hit.name, hit.line) for hit in everything(small, query).hits) == lines


def test_filters_narrow_the_places(small: Corpus) -> None:
    assert answer(small, "bunga", Filters(zones=("popular",))).by_place == {"popular": 1}
    assert answer(small, "bunga", Filters(topics=("sport",))).by_place == {"popular": 1}
    assert answer(small, "bunga", Filters(sites=("warta.co",))).documents == 2
    assert answer(small, "NOT bunga", Filters(sites=("kabar.id",))).places == 0
    assert answer(small, "bunga", Filters(search=("pohon",))).documents == 3, "the query stands for the one that is set"


def test_bm25_by_hand(small: Corpus) -> None:
    found = answer(small, "deposito")
    lengths = dict(small.read("SELECT d.name, i.words FROM indexed i JOIN documents d ON d.id = i.document"))
    assert lengths == {"a.txt": 4 + 11 + 4 + 4 + 4, "b.txt": 4 + 6, "c.txt": 2 + 7}
    idf = log(1 + (3 - 1 + 0.5) / (1 + 0.5))
    score = idf * 1 * 2.2 / (1 + 1.2 * (1 - 0.75 + 0.75 * 9 / (46 / 3)))
    assert [hit.score for hit in found.hits] == [round(score, 4)]


def test_ranked_and_by_date(small: Corpus) -> None:
    assert [h.name for h in answer(small, "bunga", sort="date").hits] == ["a.txt"] * 4 + ["b.txt"] + ["c.txt"] * 2
    ranked = answer(small, "bunga")
    assert [h.score for h in ranked.hits] == sorted((h.score for h in ranked.hits), reverse=True)
    assert len(answer(small, "bunga", limit=3).hits) == 3 and answer(small, "bunga", limit=3).places == 7
    weeks = {week: len(documents) for week, documents in weeks_found(small, "bunga", Filters()).items()}
    assert list(weeks.items()) == [(date(2025, 3, 3), 1), (date(2025, 3, 17), 1), (None, 1)]


def test_an_undone_upload_leaves_nothing_in_the_index(small: Corpus) -> None:
    small.undo_upload(1)
    for table in ("indexed", "occurrences", "words"):
        assert small.read(f"SELECT count(*) FROM {table}") == [(0,)], table
    assert answer(small, "bunga").places == 0


def rows(corpus: Corpus) -> list[tuple[object, ...]]:
    return corpus.read(
        """SELECT i.document, o.position, o.start_at, o.place, o.repeated, o.named, w.form, w.stem
           FROM occurrences o JOIN indexed i ON i.number = o.document JOIN words w ON w.number = o.word ORDER BY ALL"""
    )


def test_a_document_read_again_is_indexed_anew(corpus: Corpus, parsed: Parsed) -> None:
    before = rows(corpus)
    corpus.replace(list(parsed.values()))
    assert rows(corpus) == before
    assert corpus.read("SELECT count(*) FROM indexed") == [(len(parsed),)]


def test_edits_hold_in_search(corpus: Corpus) -> None:
    name = next(c for c in reads.counts(corpus, Filters(), "mention") if c.key == "Prabowo Subianto")
    editing.save(corpus, NAMES, merge([("PER", name.key)], ("PER", "Presiden RI")))
    assert everything(corpus, 'name:"presiden ri"').places == name.mentions
    editing.save(corpus, NAMES, [NameEdit("hide", "Presiden RI", "PER")])
    assert everything(corpus, 'name:"presiden ri"').places == 0
    hit = next(h for h in everything(corpus, "block:popular timnas").hits)
    before, others = (everything(corpus, f"block:{block} timnas").places for block in ("popular", "furniture"))
    editing.save(corpus, LINES, edit_lines(hit.document, [hit.line], "furniture", None))
    assert everything(corpus, "block:popular timnas").places == before - 1
    assert everything(corpus, "block:furniture timnas").places == others + 1


CRASH = """
import os, sys
from pathlib import Path
from core.corpus import Corpus
from core.corpus import writes
from tests.made import made
corpus = Corpus(Path(sys.argv[1]))
page = made("new.txt", [("title", None, "Gerhana terlihat di Palu")])
if sys.argv[2] == "between":
    with corpus.transaction() as cursor:
        writes.insert(cursor, [page])
        os._exit(9)
corpus.add(corpus.begin_upload(), "new.txt", page)
os._exit(9)
"""


@pytest.mark.parametrize(("moment", "found"), [("between", 0), ("after", 1)])
def test_a_crash_leaves_document_and_index_both_or_neither(small: Corpus, moment: str, found: int) -> None:
    small.close()
    crashed = subprocess.run([sys.executable, "-c", CRASH, str(small.path), moment], cwd=ROOT, check=False)
    assert crashed.returncode == 9
    corpus = Corpus(small.path)
    try:
        assert corpus.read("SELECT count(*) FROM documents WHERE name = 'new.txt'") == [(found,)]
        assert answer(corpus, "gerhana").places == found
        assert corpus.read("SELECT count(*) FROM indexed") == corpus.read("SELECT count(*) FROM documents")
    finally:
        corpus.close()


def test_sorting_the_index_changes_no_answer(small: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rows(small)
    monkeypatch.setattr("core.corpus.indexing._UNSORTED", 1)
    small.add(small.begin_upload(), "d.txt", page("d.txt", ("title", None, "Gerhana bunga")))
    assert [row for row in rows(small) if row in before] == before
    order = small.read("SELECT word, document, position FROM occurrences")
    assert order == sorted(order) and len(order) == len(before) + 2
    assert everything(small, "bunga").places == 8


def test_other_stem_exceptions_stem_the_words_anew(small: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    from core import stemming
    from core.corpus import indexing

    assert everything(small, "tanam").places == 3
    changed = {**stemming.exceptions(), "penanaman": "penanaman"}
    for module in (stemming, indexing):
        monkeypatch.setattr(module, "exceptions", lambda: changed)
    stemming.stem.cache_clear()
    small.add(small.begin_upload(), "d.txt", page("d.txt", ("title", None, "Gerhana")))
    assert everything(small, "tanam").places == 2
    stemming.stem.cache_clear()


def test_a_wrong_expression_is_a_mistake_and_a_cruel_one_is_quick(small: Corpus) -> None:
    for query, marked in (("bunga /(a/", "/(a/"), ("/a*/", "/a*/"), (r"/(a)\1/", r"/(a)\1/")):
        with pytest.raises(QueryError) as caught:
            answer(small, query)
        assert query[caught.value.start : caught.value.end] == marked
    small.add(small.begin_upload(), "long.txt", page("long.txt", ("body", None, "a" * 50_000 + "!")))
    assert everything(small, r"/(a+)+$/").places == 0


def test_searches_are_kept_by_name(small: Corpus) -> None:
    keep_search(small, " Suku  bunga ", "bunga ~3 kredit")
    keep_search(small, "Suku bunga", "bunga")
    keep_search(small, "pohon", "tanam*")
    assert kept_searches(small) == [("pohon", "tanam*"), ("Suku bunga", "bunga")]
    forget_search(small, "pohon")
    assert [each.name for each in kept_searches(small)] == ["Suku bunga"]
    for name, query in (("x", "("), ("  ", "a")):
        with pytest.raises(QueryError):
            keep_search(small, name, query)


def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "core", "search", *arguments], cwd=ROOT, capture_output=True, encoding="utf-8",
        check=False, env={**os.environ, "TAJUK_WORKSPACES": str(folder)},
    )  # fmt: skip


def test_the_command_prints_what_the_pages_show(filled_folder: Path, parsed: Parsed) -> None:
    done = run("tajuk", "pekerja", folder=filled_folder)
    assert done.returncode == 0 and not done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(found) == 34
    assert list(found[0]) == ["document", "name", "site", "title", "published", "line", "start", "end", "left", "node",
                              "right", "score"]  # fmt: skip
    for hit in found:
        assert parsed[hit["name"]].document.text[hit["start"] : hit["end"]] == hit["node"]
    dated = run("tajuk", "pekerja", "--sort", "date", "--limit", "5", folder=filled_folder)
    days = [json.loads(line)["published"] for line in dated.stdout.splitlines()]
    assert len(days) == 5 and days == sorted(days)
    wrong = run("tajuk", "(pekerja", folder=filled_folder)
    assert wrong.returncode == 2 and "bracket is not closed" in wrong.stderr and not wrong.stdout
    assert run("tajuk", "kata-yang-tidak-ada", folder=filled_folder).returncode == 0
    assert run("missing", "a", folder=filled_folder).returncode == 1
    assert sorted(path.name for path in filled_folder.iterdir()) == ["tajuk.duckdb"], "searching makes nothing"


def test_the_command_says_where_another_program_has_the_workspace(small: Corpus) -> None:
    done = run(str(small.path), "bunga", folder=small.path.parent)
    assert done.returncode == 3 and "open in another program" in done.stderr
