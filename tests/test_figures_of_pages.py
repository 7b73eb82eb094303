"""What each read of a workspace counts, on pages made by hand: repeats, filters, picks, orders, denominators."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from core.corpus import Corpus, reads
from core.corpus.reads import Pick
from core.corpus.rows import span_rows
from core.filters import FILTERS, Filters
from core.model import Moment, ParsedDocument
from tests.made import Row, made

ALL = Filters()
NAMES = {
    "Prabowo": ("PER", "Prabowo Subianto"), "Anies": ("PER", "Anies Baswedan"), "Persib": ("ORG", "Persib"),
    "Bandung": ("LOC", "Bandung"), "Jakarta": ("LOC", "Jakarta"),
}  # fmt: skip
TOPICS = {"Persib Menang di Jakarta": "sport", "Harga Padi Naik": "economy", "Prabowo ke Bandung": "politics"}
COPIED = (
    "Prabowo bertemu Anies di Bandung pada Rabu dan keduanya membahas harga padi bersama para petani dari desa sekitar."
    " Pertemuan itu berlangsung dua jam dan dihadiri pejabat daerah serta tokoh masyarakat yang diundang panitia."
    " Mereka lalu meninjau gudang beras, pasar induk dan saluran irigasi baru yang mengairi sawah sepanjang tahun."
)
PAGES = (
    made(
        "c.txt",
        [
            ("title", None, "Prabowo Panen Padi"),
            ("body", None, "Prabowo bertemu Anies di Bandung pada Senin."),
            ("body", None, "Anies berkata akan datang lagi. Padi sudah dipanen."),
            ("link", "related", "Persib Menang di Jakarta"),
            ("link", "popular", "Harga Padi Naik"),
            ("link", "popular", "Persib Menang di Jakarta"),
            ("furniture", None, "Ikuti kami"),
        ],
        site="a.id", published="2025-03-01", captured="2025-03-05", topic="politics", topics=TOPICS, names=NAMES,
        dates={"Senin": "2025-02-24"}, quotes={"akan datang lagi": ("direct", "PER", "Anies Baswedan")},
        words=("Padi",), unsure=(3,),
    ),
    made(
        "b.txt",
        [
            ("title", None, "Banjir di Jakarta"),
            ("body", None, "Jakarta banjir pada Selasa. Warga mengungsi dan mereka menunggu bantuan."),
            ("link", "latest", "Prabowo ke Bandung"),
        ],
        site="b.id", published="2025-02-10", captured="2025-03-20", topic="disaster-accident", topics=TOPICS,
        names=NAMES, dates={"Selasa": "2025-02-04"},
        quotes={"mereka menunggu bantuan": ("indirect", None, None)}, unsure=(2, 3),
    ),
    made(
        "a.txt",
        [("title", None, "Persib Latihan"), ("body", None, "Persib berlatih di Bandung."),
         ("link", "popular", "Kabar Lain")],
        site=None, published=None, captured=None, names=NAMES, topics=TOPICS, doubts=("undated", "listing-page"),
    ),
    made(
        "d.txt",
        [("title", None, "Bertemu di Bandung"), ("body", None, COPIED), ("link", "latest", "Harga Padi Naik")],
        site="b.id", published="2025-03-01", captured="2025-03-02", topic="economy", topics=TOPICS, names=NAMES,
        words=("padi",),
    ),
    made(
        "e.txt",
        [("title", None, "Bertemu di Bandung"), ("body", None, COPIED), ("link", "latest", "Persib Menang di Jakarta")],
        site="b.id", published="2025-03-02", captured="2025-03-09", topic="economy", topics=TOPICS, names=NAMES,
        words=("padi",),
    ),
)  # fmt: skip
ID = {page.document.name[0]: page.document.id for page in PAGES}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    opened = Corpus(tmp_path_factory.mktemp("pages") / "uji.duckdb")
    opened.add_many(1, [(page.document.name, page) for page in PAGES])
    yield opened
    opened.close()


def documents(corpus: Corpus, filters: Filters) -> str:
    return "".join(row.name[0] for row in reads.documents(corpus, filters))


def articles(corpus: Corpus, filters: Filters) -> str:
    names = {identity: name for name, identity in ID.items()}
    return "".join(names[row.document] for row in reads.articles(corpus, filters))


def counted(corpus: Corpus, filters: Filters, kind: str = "mention") -> dict[str, int]:
    return {row.key: row.mentions for row in reads.counts(corpus, filters, kind)}


# A headline that is on a page twice.


COLUMNS = ("document", "number", "kind", "start", "end", "line", "zone", "type", "key", "text", "topic", "custom",
           "repeated")  # fmt: skip


def spans_of(page: ParsedDocument) -> list[dict[str, Any]]:
    return [dict(zip(COLUMNS, row, strict=False)) for row in span_rows(page)]


def test_of_a_headline_that_is_on_a_page_twice_the_second_is_repeated_with_all_that_is_in_it() -> None:
    second = PAGES[0].document.text.rindex("Persib Menang")
    repeated = [span for span in spans_of(PAGES[0]) if span["repeated"]]
    assert [(span["kind"], span["text"]) for span in repeated] == [
        ("headline", "Persib Menang di Jakarta"), ("mention", "Persib"), ("mention", "Jakarta"),
    ]  # fmt: skip
    assert [span for span in spans_of(PAGES[0]) if span["start"] >= second] == repeated


def test_a_span_has_the_topic_of_its_headline_and_elsewhere_that_of_the_article() -> None:
    page = made("x.txt", [("link", "latest", "Persib"), ("title", None, "Anies"), ("link", "latest", "Jakarta"),
                          ("body", None, "Padi")],
                names=NAMES, topics={"Persib": "sport", "Jakarta": "weather"}, topic="politics",
                words=["Padi"])  # fmt: skip
    assert {span["text"]: span["topic"] for span in spans_of(page)} == {
        "Persib": "sport", "Anies": "politics", "Jakarta": "weather", "Padi": "politics",
    }  # fmt: skip


def test_a_headline_is_counted_once_a_page_in_every_figure(corpus: Corpus) -> None:
    one = Filters(files=(ID["c"],))
    assert [(row.text, row.block) for row in reads.headlines(corpus, one)] == [
        ("Persib Menang di Jakarta", "related"), ("Harga Padi Naik", "popular"),
    ]  # fmt: skip
    assert counted(corpus, one) == {
        "Prabowo Subianto": 2, "Anies Baswedan": 2, "Bandung": 1, "Persib": 1, "Jakarta": 1,
    }  # fmt: skip
    assert {(row.topic, row.block): row.headlines for row in reads.topic_counts(corpus, one)} == {
        ("sport", "related"): 1, ("economy", "popular"): 1,
    }  # fmt: skip
    assert len(reads.passages(corpus, one, Pick("mention", key="Persib"))) == 1
    assert set(reads.headline_names(corpus, one).values()) == {(("ORG", "Persib"), ("LOC", "Jakarta"))}
    whole = reads.overview(corpus)
    assert (whole.headlines, whole.different_headlines) == (7, 6)
    assert [reads.denominators(corpus, one, kind).repeated for kind in ("headline", "mention", "term")] == [1, 2, 0]


# Each filter alone.


@pytest.mark.parametrize(
    ("chosen", "narrowed", "once"),
    [
        ({}, "bcdea", "abcd"),
        ({"files": (ID["b"], ID["e"])}, "be", "b"),
        ({"sites": ("b.id",)}, "bde", "bd"),
        ({"sites": ("a.id", "b.id")}, "bcde", "bcd"),
        ({"page_kind": ("article-page",)}, "bcde", "bcd"),
        ({"page_kind": ("listing-page",)}, "a", "a"),
        ({"period": ("2025-03-01", "2025-03-01")}, "cd", "cd"),
        ({"period": ("2025-02-11", "")}, "cde", "cd"),
        ({"period": ("", "2025-02-28")}, "b", "b"),
        ({"period": ("2025-03-02", "2025-03-02")}, "e", ""),
        ({"copies": True}, "bcdea", "abcde"),
        ({"search": ("site:b.id",)}, "bde", "bd"),
        ({"search": ("site:b.id from:2025-03",)}, "de", "d"),
        ({"search": ("NOT site:b.id",)}, "ca", "ac"),
    ],
)
def test_each_filter_of_documents_alone(
    corpus: Corpus, chosen: dict[str, tuple[str, ...]], narrowed: str, once: str
) -> None:
    """Documents by publication; articles by name, each once."""
    filters = Filters(**chosen)
    assert (documents(corpus, filters), articles(corpus, filters)) == (narrowed, once)
    kept = {identity for name, identity in ID.items() if name in narrowed}
    spans = reads.passages(corpus, Filters(**{**chosen, "copies": True}), Pick("mention"))
    assert {span.document for span in spans} == kept


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({"zones": ("title",)}, {"Prabowo Subianto": 1, "Jakarta": 1, "Persib": 1, "Bandung": 1}),
        ({"zones": ("latest", "popular")}, {"Prabowo Subianto": 1, "Bandung": 1, "Persib": 1, "Jakarta": 1}),
        ({"topics": ("sport",)}, {"Persib": 2, "Jakarta": 2}),
        ({"topics": ("",)}, {"Persib": 2, "Bandung": 1}),
        ({"types": ("ORG",)}, {"Persib": 4}),
        ({"types": ("ORG",), "sites": ("b.id",)}, {"Persib": 1}),
    ],
)
def test_each_filter_of_spans_alone(corpus: Corpus, chosen: dict[str, tuple[str, ...]], found: dict[str, int]) -> None:
    """Of the copy e.txt title and body are left out, its link block is not; the repeated headline never counts."""
    assert counted(corpus, Filters(**chosen)) == found


def test_a_type_of_entity_narrows_quotations_and_nothing_else(corpus: Corpus) -> None:
    people, places = Filters(types=("PER",)), Filters(types=("LOC",))
    assert [(s.key, s.direct, s.indirect) for s in reads.speakers(corpus, people)] == [("Anies Baswedan", 1, 0)]
    assert reads.speakers(corpus, places) == []
    for kind in ("term", "date", "headline"):
        assert reads.passages(corpus, places, Pick(kind)) == reads.passages(corpus, ALL, Pick(kind)) != []


def test_every_filter_is_tried_above() -> None:
    assert {each.key for each in FILTERS} == {
        "search", "files", "sites", "page_kind", "period", "zones", "topics", "types", "datelines", "copies",
    }  # fmt: skip


def test_a_copy_counts_once_in_title_and_body_and_its_links_are_another_capture(corpus: Corpus) -> None:
    late = {"sites": ("b.id",), "period": ("2025-03-01", "")}
    assert counted(corpus, Filters(**late)) == {
        "Bandung": 2, "Anies Baswedan": 1, "Prabowo Subianto": 1, "Persib": 1, "Jakarta": 1,
    }  # fmt: skip
    assert counted(corpus, Filters(**late, copies=True)) == {
        "Bandung": 4, "Anies Baswedan": 2, "Prabowo Subianto": 2, "Persib": 1, "Jakarta": 1,
    }  # fmt: skip


def test_filters_of_spans_keep_the_documents_that_have_such_a_span(corpus: Corpus) -> None:
    assert documents(corpus, Filters(zones=("popular",))) == "ca"
    assert documents(corpus, Filters(topics=("sport",))) == "ce"
    assert documents(corpus, Filters(types=("ORG",))) == "cea"


def test_what_a_filter_offers_is_what_is_in_the_workspace(corpus: Corpus) -> None:
    assert reads.files(corpus) == [(ID[name], f"{name}.txt") for name in "abcde"]
    assert reads.choices(corpus, "sites") == [("a.id", "a.id"), ("b.id", "b.id")]


# Denominators.


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({}, (5, 5, 1, 3, 1, 1)),
        ({"sites": ("b.id",)}, (3, 5, 1, 2, 0, 1)),
        ({"sites": ("a.id",)}, (1, 5, 1, 1, 1, 0)),
        ({"files": (ID["e"],)}, (1, 5, 1, 0, 0, 1)),
        ({"period": ("2025-03-01", "2025-03-01")}, (2, 5, 1, 1, 1, 0)),
        ({"copies": True}, (5, 5, 1, 3, 1, 0)),
    ],
)
def test_denominators_are_of_the_selection(
    corpus: Corpus, chosen: dict[str, tuple[str, ...]], expected: tuple[int, ...]
) -> None:
    """Documents, of all, undated of all, uncertain lines, repeated headlines, copies left out."""
    assert tuple(reads.denominators(corpus, Filters(**chosen), "headline")) == expected


def test_the_figures_of_the_workspace(corpus: Corpus) -> None:
    days = [date(2025, 2, 10), date(2025, 3, 2), date(2025, 3, 2), date(2025, 3, 20)]
    assert reads.overview(corpus) == reads.Overview(5, 7, 6, 5, *days, 1, 0, 3, 19, 0)


# Passages: order and picks.


def test_passages_come_by_publication_then_file_then_line_undated_last(corpus: Corpus) -> None:
    found = reads.passages(corpus, Filters(copies=True), Pick("mention", key="Bandung"))
    assert [(p.file[0], p.line) for p in found] == [
        ("b", 3),
        ("c", 2),
        ("d", 1),
        ("d", 2),
        ("e", 1),
        ("e", 2),
        ("a", 2),
    ]
    starts = [p.start for p in reads.passages(corpus, ALL, Pick("mention")) if p.file == "c.txt"]
    assert starts == sorted(starts)
    quoted = [row.file for row in reads.quotations(corpus, ALL)]
    assert quoted == ["b.txt", "c.txt"]
    assert [row.file for row in reads.headlines(corpus, ALL)] == ["a.txt", "b.txt", "c.txt", "c.txt", "d.txt", "e.txt"]


def places(corpus: Corpus, pick: Pick, filters: Filters = ALL) -> list[tuple[str, int]]:
    return [(p.file[0], p.line) for p in reads.passages(corpus, filters, pick)]


def test_each_condition_of_a_pick_narrows_alone(corpus: Corpus) -> None:
    mention = [("b", 1), ("b", 2), ("b", 3), ("b", 3)]
    early = Filters(period=("", "2025-02-28"))
    assert places(corpus, Pick("mention"), early) == mention
    assert places(corpus, Pick("mention", key="Jakarta"), early) == mention[:2]
    assert places(corpus, Pick("mention", type="LOC"), early) == mention[:2] + mention[3:]
    assert places(corpus, Pick("mention", zone="latest"), early) == mention[2:]
    assert places(corpus, Pick("mention", topic="politics"), early) == mention[2:]
    assert places(corpus, Pick("headline", topic="")) == [("a", 3)]
    assert places(corpus, Pick("mention", documents=(ID["b"],))) == mention
    assert places(corpus, Pick("quote", unnamed=True)) == [("b", 2)]
    assert places(corpus, Pick("quote", key="Anies Baswedan")) == [("c", 3)]
    assert places(corpus, Pick("headline", published=("2025-02-10", "2025-03-01"))) == [
        ("b", 3), ("c", 4), ("c", 5), ("d", 3),
    ]  # fmt: skip
    assert places(corpus, Pick("headline", captured=("2025-03-05", "2025-03-09"))) == [("c", 4), ("c", 5), ("e", 3)]
    first = reads.headlines(corpus, ALL)[1]
    assert places(corpus, Pick("headline", spans=(first.id,))) == [("b", 3)]


def test_a_place_with_two_names_is_one_place(corpus: Corpus) -> None:
    """In a line, or in title and body; link headlines are other stories."""
    anies = ("PER", "Anies Baswedan")
    together = Pick("mention", key="Prabowo Subianto", type="PER", adjacent=(*anies, "line"))
    assert places(corpus, together) == [("c", 2), ("d", 2)]
    together = Pick("mention", key="Prabowo Subianto", type="PER", adjacent=(*anies, "document"))
    assert places(corpus, together) == [("c", 1), ("d", 2)]
    persib = Pick("mention", key="Persib", type="ORG", adjacent=("LOC", "Jakarta", "document"))
    assert places(corpus, persib) == []
    assert places(corpus, Pick("mention", key="Persib", type="ORG", adjacent=("LOC", "Jakarta", "line"))) == [
        ("c", 4), ("e", 3),
    ]  # fmt: skip


def test_the_lines_that_date_documents_are_those_of_the_period_or_the_undated(corpus: Corpus) -> None:
    assert places(corpus, Pick("published", published=("2025-02-01", "2025-03-01"))) == [("b", 1), ("c", 1), ("d", 1)]
    assert places(corpus, Pick("published")) == [("a", 1)]
    assert places(corpus, Pick("captured")) == [("a", 1)]
    captured = Pick("captured", captured=("2025-03-02", "2025-03-09"))
    assert places(corpus, captured) == [("d", 1), ("c", 1), ("e", 1)]
    assert places(corpus, Pick("published", published=("2025-03-02", "2025-03-02"))) == []
    assert places(corpus, Pick("published", published=("2025-03-02", "2025-03-02")), Filters(copies=True)) == [("e", 1)]


def test_a_document_is_shown_by_the_line_that_dates_it_its_title_or_the_first_that_says_something(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    opened = Corpus(tmp_path_factory.mktemp("lines") / "uji.duckdb")
    blank: Row = ("blank", None, "")
    moment = Moment("2025-03-01", "day", "dateline", (), 3)
    try:
        for name, rows, when in (
            ("a", [blank, ("title", None, "Judul"), ("meta", None, "1 Maret 2025")], moment),
            ("b", [blank, ("furniture", None, "Menu"), ("title", None, "Judul b"), ("body", None, "Isi b")], None),
            ("c", [blank, ("furniture", None, "Menu"), ("body", None, "Isi c")], None),
            ("d", [blank, ("furniture", None, "Menu"), ("furniture", None, "Lain")], None),
            ("e", [blank], None),
        ):
            opened.add(1, name, made(name, rows, published=when))
        undated = places(opened, Pick("published"))
        assert undated == [("b", 3), ("c", 3), ("d", 2), ("e", 1)]
        dated = Pick("published", published=("2025-03-01", "2025-03-01"))
        assert [(p.line, p.line_text) for p in reads.passages(opened, ALL, dated)] == [(3, "1 Maret 2025")]
        assert [p.line_text for p in reads.passages(opened, ALL, Pick("article"))][:2] == ["Judul", "Judul b"]
    finally:
        opened.close()


def test_the_articles_of_a_topic_are_each_once(corpus: Corpus) -> None:
    assert places(corpus, Pick("article", topic="economy")) == [("d", 1)]
    assert places(corpus, Pick("article", topic="economy"), Filters(copies=True)) == [("d", 1), ("e", 1)]
    assert places(corpus, Pick("article", topic="")) == [("a", 1)]
    assert places(corpus, Pick("article", documents=(ID["e"], ID["b"]))) == [("b", 1), ("e", 1)]


# Counts, speakers and time.


def test_a_count_says_where_and_when(corpus: Corpus) -> None:
    rows = {row.key: row for row in reads.counts(corpus, Filters(copies=True), "mention")}
    jakarta = rows["Jakarta"]
    assert (jakarta.mentions, jakarta.documents, jakarta.body, jakarta.links) == (4, 3, 2, 2)
    bandung = rows["Bandung"]
    assert (bandung.mentions, bandung.documents, bandung.body, bandung.links) == (7, 5, 6, 1)
    assert (jakarta.first, jakarta.last) == (date(2025, 2, 10), date(2025, 3, 2))
    assert [(row.key, row.mentions) for row in reads.counts(corpus, ALL, "mention")] == [
        ("Bandung", 5), ("Jakarta", 4), ("Persib", 4), ("Prabowo Subianto", 4), ("Anies Baswedan", 3),
    ]  # fmt: skip
    assert [(row.key, row.text) for row in reads.counts(corpus, ALL, "term")] == [("padi", "padi")]


def test_speakers_have_their_quotations_by_kind_and_their_words(corpus: Corpus) -> None:
    assert reads.speakers(corpus, ALL) == [
        reads.Speaker("PER", "Anies Baswedan", 1, 0, 3, 1), reads.Speaker(None, None, 0, 1, 3, 1),
    ]  # fmt: skip


def test_who_is_quoted_most_is_first_and_of_two_the_one_with_more_words(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    opened = Corpus(tmp_path_factory.mktemp("quotes") / "uji.duckdb")
    said = {"satu": "A", "dua tiga": "B", "empat lima enam": "C", "tujuh": "B"}
    rows: list[Row] = [("title", None, "Judul"), *(("body", None, words) for words in said)]
    quotes = {words: ("direct", "PER", who) for words, who in said.items()}
    try:
        opened.add(1, "a", made("a", rows, quotes=quotes))
        opened.add(1, "b", made("b", [("title", None, "Lain"), ("body", None, "tujuh")], quotes=quotes))
        found = [(s.key, s.quotations, s.words, s.documents) for s in reads.speakers(opened, ALL)]
        assert found == [("B", 3, 4, 2), ("C", 1, 3, 1), ("A", 1, 1, 1)]
    finally:
        opened.close()


def test_time_counts_articles_by_publication_and_every_page_by_capture(corpus: Corpus) -> None:
    rows = [(row.lane, row.start.isoformat(), row.documents) for row in reads.publications(corpus, ALL, "month")]
    assert rows == [("captured", "2025-03-01", 4), ("published", "2025-02-01", 1), ("published", "2025-03-01", 2)]
    assert reads.undated(corpus, ALL) == {"published": 1, "captured": 1}
    assert reads.undated(corpus, Filters(sites=("b.id",))) == {"published": 0, "captured": 0}
    topics = [(row.topic, row.start.isoformat(), row.n) for row in reads.article_trend(corpus, ALL, "month")]
    assert topics == [
        ("disaster-accident", "2025-02-01", 1), ("economy", "2025-03-01", 1), ("politics", "2025-03-01", 1),
    ]  # fmt: skip
    links = [(row.topic, row.start.isoformat(), row.n) for row in reads.topic_trend(corpus, ALL, "week")]
    assert links == [
        ("economy", "2025-02-24", 1), ("economy", "2025-03-03", 1), ("sport", "2025-03-03", 2),
        ("politics", "2025-03-17", 1),
    ]  # fmt: skip
    with pytest.raises(ValueError, match="year"):
        reads.publications(corpus, ALL, "year")


def test_lags_are_in_days_the_shortest_first(corpus: Corpus) -> None:
    assert [(row.file[0], row.days) for row in reads.lags(corpus, ALL)] == [("d", 1), ("c", 4), ("e", 7), ("b", 38)]


def test_a_date_known_to_the_month_has_no_lag_and_is_on_the_first_day(tmp_path_factory: pytest.TempPathFactory) -> None:
    opened = Corpus(tmp_path_factory.mktemp("months") / "uji.duckdb")
    try:
        for name, when in (("a", "2025-02"), ("b", "2024")):
            moment = Moment(when, "month" if "-" in when else "year", "url")
            opened.add(1, name, made(name, [("title", None, name)], published=moment, captured="2025-03-01"))
        found = {row.name: row.published for row in reads.documents(opened, ALL)}
        assert found == {"a": date(2025, 2, 1), "b": date(2024, 1, 1)}
        assert reads.lags(opened, ALL) == []
    finally:
        opened.close()


def test_dated_expressions_come_with_their_lines(corpus: Corpus) -> None:
    assert [(row.value, row.text, row.mentions) for row in reads.dated(corpus, ALL)] == [
        ("2025-02-04", "Selasa", 1), ("2025-02-24", "Senin", 1),
    ]  # fmt: skip
    for place in reads.dated_places(corpus, ALL):
        assert place.line_text[place.at :].startswith(place.text)
    assert [place.file for place in reads.dated_places(corpus, ALL)] == ["b.txt", "c.txt"]


def test_a_date_that_is_twice_on_a_page_is_of_one_document(tmp_path_factory: pytest.TempPathFactory) -> None:
    opened = Corpus(tmp_path_factory.mktemp("twice") / "uji.duckdb")
    try:
        for name, more in (("a", "Rabu dan Rabu"), ("b", "Rabu lagi")):
            rows: list[Row] = [("title", None, f"Judul {name}"), ("body", None, more)]
            opened.add(1, name, made(name, rows, dates={"Rabu": "2025-03-12"}))
        [row] = reads.dated(opened, ALL)
        assert (row.mentions, row.documents) == (3, 2)
    finally:
        opened.close()


def test_a_cluster_begins_with_its_first_document(corpus: Corpus) -> None:
    for name in "de":
        assert [(row.file, row.copy) for row in reads.cluster(corpus, ID[name])] == [("d.txt", None), ("e.txt", "copy")]
    copy = next(row for row in reads.documents(corpus, ALL) if row.name == "e.txt")
    assert (copy.copy, copy.copy_of) == ("copy", "d.txt")
    first = next(row for row in reads.documents(corpus, ALL) if row.name == "d.txt")
    assert (first.copy, first.copy_of) == (None, None)


def test_a_row_of_the_list_of_documents(corpus: Corpus) -> None:
    row = next(row for row in reads.documents(corpus, ALL) if row.name == "c.txt")
    assert (row.title, row.first, row.site) == ("Prabowo Panen Padi", PAGES[0].document.text[19:179], "a.id")
    assert (row.headlines, row.uncertain, row.notes, row.topic) == (3, 1, 0, "politics")


def test_the_names_of_an_article_are_those_of_title_and_body(corpus: Corpus) -> None:
    found = reads.article_names(corpus, ALL)
    assert found[ID["b"]] == (("LOC", "Jakarta"),)
    assert ID["e"] not in found, "a copy is the same article"


def test_a_page_has_its_spans_in_reading_order_the_longer_first(corpus: Corpus) -> None:
    page = reads.page(corpus, ID["c"])
    assert page
    order = [(span.start, -span.end) for span in page.spans]
    assert order == sorted(order)
    assert [line.number for line in page.lines] == [1, 2, 3, 4, 5, 6, 7]
    assert reads.page(corpus, "0" * 64) is None
