"""Promotion record, agendas and co-occurrence on pages made by hand, of which every figure is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from core.analysis import agendas, cooccurrence, promotion
from core.analysis.cooccurrence import Pair
from core.analysis.wilson import rate
from core.corpus import Corpus
from core.filters import Filters
from tests.made import made

ALL = Filters()
NAMES = {"Persib": ("ORG", "Persib"), "Jakarta": ("LOC", "Jakarta"), "Anies": ("PER", "Anies"), "Emil": ("PER", "Emil")}
TOPICS = {"Persib Menang di Jakarta": "sport", "Persib Tumbang": "sport", "Beras Mahal": "economy"}
PAGES = (
    made(
        "a.txt",
        [("title", None, "Anies Bertemu Emil"), ("body", None, "Anies dan Anies dan Emil di Jakarta."),
         ("body", None, "Emil pulang ke Jakarta. Persib tidak ikut."),
         ("link", "related", "Beras Mahal"), ("link", "popular", "Kabar Pagi"),
         ("link", "popular", "Persib Menang di Jakarta"), ("link", "latest", "Beras Mahal")],
        site="x.id", published="2025-03-03", captured="2025-03-10", topic="politics", names=NAMES, topics=TOPICS,
    ),
    made(
        "b.txt",
        [("title", None, "Hujan di Jakarta"), ("body", None, "Hujan lebat sepanjang hari kemarin."),
         ("link", "popular", "Persib Menang di Jakarta"), ("link", "latest", "Persib Tumbang")],
        site="x.id", published="2025-03-09", captured="2025-03-17", topic="weather", names=NAMES, topics=TOPICS,
    ),
    made(
        "c.txt",
        [("title", None, "Emil ke Jakarta"), ("body", None, "Emil tiba."), ("link", "latest", "Persib Tumbang")],
        site="y.id", published="2025-04-01", captured=None, names=NAMES, topics=TOPICS,
    ),
    made("d.txt", [("title", None, "Sunyi"), ("body", None, "Persib.")], site=None, captured="2025-03-17", names=NAMES),
)  # fmt: skip
ID = {page.document.name[0]: page.document.id for page in PAGES}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    opened = Corpus(tmp_path_factory.mktemp("analysis") / "uji.duckdb")
    opened.add_many(1, [(page.document.name, page) for page in PAGES])
    yield opened
    opened.close()


# The promotion record.


def test_the_record_has_pages_ranks_days_and_sites_of_each_headline(corpus: Corpus) -> None:
    found = promotion.record(corpus, ALL)
    rows = [(p.text, p.pages, p.of, p.best, p.mean, p.blocks, p.sites, p.first, p.last) for p in found.headlines]
    assert rows == [
        ("Persib Tumbang", 2, 3, 1, 1.0, ("latest",), ("x.id", "y.id"), date(2025, 3, 17), date(2025, 3, 17)),
        ("Persib Menang di Jakarta", 2, 2, 1, 1.5, ("popular",), ("x.id",), date(2025, 3, 10), date(2025, 3, 17)),
        ("Beras Mahal", 1, 2, 1, 1.0, ("related",), ("x.id",), date(2025, 3, 10), date(2025, 3, 10)),
        ("Kabar Pagi", 1, 2, 1, 1.0, ("popular",), ("x.id",), date(2025, 3, 10), date(2025, 3, 10)),
    ]
    assert (found.pages, found.sites) == (4, (("x.id", 2), ("y.id", 1), (None, 1)))
    assert found.days == ((date(2025, 3, 10), 1), (date(2025, 3, 17), 2), (None, 1))
    assert [p.names for p in found.headlines] == [("Persib",), ("Persib", "Jakarta"), (), ()]
    assert [p.topic for p in found.headlines] == ["sport", "sport", "economy", None]


def test_pages_are_counted_whether_or_not_they_have_a_headline_of_the_topic(corpus: Corpus) -> None:
    found = promotion.record(corpus, Filters(topics=("economy",), sites=("x.id",)))
    assert [(p.text, p.pages, p.of) for p in found.headlines] == [("Beras Mahal", 1, 2)]
    assert found.pages == 2


def test_twice_on_a_page_in_other_letters_is_once_at_its_better_rank(tmp_path: Path) -> None:
    opened = Corpus(tmp_path / "uji.duckdb")
    try:
        for name, rows in (
            (
                "a",
                [
                    ("link", "latest", "Kabar Lain"),
                    ("link", "latest", "HARGA BERAS MAHAL DI PASAR INDUK"),
                    ("link", "popular", "Harga Beras Mahal di Pasar Induk"),
                ],
            ),
            (
                "b",
                [
                    ("link", "latest", "Kabar Baru"),
                    ("link", "latest", "Berita Baru"),
                    ("link", "latest", "Harga Beras Mahal di Pasar Induk"),
                ],
            ),
        ):
            opened.add(1, name, made(name, rows, site="x.id"))
        first = promotion.record(opened, ALL).headlines[0]
        assert (first.text, first.pages, first.best, first.mean) == ("Harga Beras Mahal di Pasar Induk", 2, 1, 2.0)
        assert [share.count for share in agendas.shares(opened, ALL, "topic", "site")] == [4]
    finally:
        opened.close()


# Agendas.


def shares(corpus: Corpus, about: str, by: str, filters: Filters = ALL) -> list[tuple[str, str, int, int]]:
    return [(s.side, s.about, s.count, s.of) for s in agendas.shares(corpus, filters, about, by)]


def test_topics_by_block_have_the_articles_first_and_a_headline_once_a_block(corpus: Corpus) -> None:
    assert shares(corpus, "topic", "block") == [
        ("articles", "", 2, 4), ("articles", "politics", 1, 4), ("articles", "weather", 1, 4),
        ("related", "economy", 1, 1), ("popular", "", 1, 2), ("popular", "sport", 1, 2), ("latest", "sport", 1, 1),
    ]  # fmt: skip


def test_topics_by_site_and_period_of_capture(corpus: Corpus) -> None:
    assert shares(corpus, "topic", "site") == [
        ("x.id", "sport", 2, 4), ("x.id", "", 1, 4), ("x.id", "economy", 1, 4), ("y.id", "sport", 1, 1),
    ]  # fmt: skip
    assert {(side, of) for side, _, _, of in shares(corpus, "topic", "day")} == {("2025-03-10", 3), ("2025-03-17", 2)}
    assert {(side, of) for side, _, _, of in shares(corpus, "topic", "month")} == {("2025-03-01", 4)}
    late = Filters(sites=("x.id",), files=(ID["b"],))
    assert {side for side, *_ in shares(corpus, "topic", "week", late)} == {"2025-03-17"}


def test_names_by_block_are_of_the_types_that_are_chosen(corpus: Corpus) -> None:
    assert shares(corpus, "name", "block", Filters(types=("PER",))) == [
        ("articles", "PER:Emil", 2, 4), ("articles", "PER:Anies", 1, 4),
    ]  # fmt: skip
    found = shares(corpus, "name", "site")
    assert found == [("x.id", "ORG:Persib", 2, 4), ("x.id", "LOC:Jakarta", 1, 4), ("y.id", "ORG:Persib", 1, 1)]


def test_topics_and_zones_that_are_filtered_do_not_make_shares_of_themselves(corpus: Corpus) -> None:
    narrowed = Filters(topics=("sport",), zones=("popular",))
    assert shares(corpus, "topic", "block", narrowed) == shares(corpus, "topic", "block")
    with pytest.raises(ValueError, match="kata"):
        agendas.shares(corpus, ALL, "kata", "block")
    with pytest.raises(ValueError, match="year"):
        agendas.shares(corpus, ALL, "topic", "year")


def test_sides_are_in_their_own_order_and_the_unknown_last() -> None:
    assert agendas.sides(["latest", "articles", "popular"], "block") == ["articles", "popular", "latest"]
    assert agendas.sides(["", "y.id", "x.id", "x.id"], "site") == ["x.id", "y.id", ""]


def test_a_side_without_articles_is_against_all_others_together() -> None:
    found = [
        agendas.Share(side, "sport", n, of, rate(n, of)) for side, n, of in (("a", 1, 2), ("b", 1, 4), ("c", 3, 4))
    ]
    [c] = [each for each in agendas.contrasts(found) if each.side == "a"]
    # 1 of 2 against 4 of 8, each count with its half.
    assert (c.other, c.log_odds) == (None, pytest.approx(0.0))
    assert c.low == pytest.approx(-c.high)
    order = agendas.contrasts(found)
    assert [abs(each.z) for each in order] == sorted((abs(each.z) for each in order), reverse=True)


def test_what_one_comparison_finds_at_95_percent_stands_out_and_not_below() -> None:
    sure = agendas.Contrast("sport", "popular", "articles", 1.0, 0.01, 1.99)
    unsure = agendas.Contrast("sport", "popular", "articles", 1.0, -0.01, 2.01)
    assert agendas.standing_out([sure]) == sure
    assert agendas.standing_out([unsure]) is None
    assert agendas.standing_out([sure, sure]) is None
    assert agendas.standing_out([]) is None


# Co-occurrence.


def test_names_of_one_line_are_a_pair_once_however_often_they_are_in_it(corpus: Corpus) -> None:
    found = {(p.one[1], p.other[1]): p.places for p in cooccurrence.pairs(corpus, ALL, "line", 50)}
    assert found == {
        ("Jakarta", "Emil"): 3, ("Anies", "Emil"): 2, ("Jakarta", "Persib"): 3, ("Jakarta", "Anies"): 1,
        ("Persib", "Emil"): 1,
    }  # fmt: skip


def test_names_of_one_article_are_a_pair_and_link_headlines_are_not_of_it(corpus: Corpus) -> None:
    found = {(p.one[1], p.other[1]): p.places for p in cooccurrence.pairs(corpus, ALL, "document", 50)}
    assert found == {
        ("Jakarta", "Emil"): 2, ("Anies", "Emil"): 1, ("Jakarta", "Anies"): 1, ("Jakarta", "Persib"): 1,
        ("Persib", "Anies"): 1, ("Persib", "Emil"): 1,
    }  # fmt: skip


def test_only_the_most_mentioned_names_are_paired_and_the_commonest_pair_is_first(corpus: Corpus) -> None:
    found = cooccurrence.pairs(corpus, ALL, "line", 2)
    assert found == [Pair(("LOC", "Jakarta"), ("ORG", "Persib"), 3)]
    every = [pair.places for pair in cooccurrence.pairs(corpus, ALL, "line", 50)]
    assert every == sorted(every, reverse=True)


def test_names_over_time_are_by_publication_without_the_undated(corpus: Corpus) -> None:
    rows = cooccurrence.trend(corpus, ALL, [("ORG", "Persib"), ("PER", "Emil"), ("LOC", "Emil")], "month")
    assert [(row.key, row.start.isoformat(), row.mentions) for row in rows] == [
        ("Emil", "2025-03-01", 3), ("Persib", "2025-03-01", 4), ("Emil", "2025-04-01", 2), ("Persib", "2025-04-01", 1),
    ]  # fmt: skip
    assert cooccurrence.totals(corpus, ALL, "month") == {date(2025, 3, 1): 15, date(2025, 4, 1): 4}
