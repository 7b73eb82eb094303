"""The promotion record and the agendas, on the sample pages."""

from __future__ import annotations

import math
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.analysis import agendas, promotion
from core.corpus import Corpus, Workspaces, reads
from core.corpus.reads import Pick
from core.filters import Filters


@pytest.fixture(scope="module")
def samples(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    folder = tmp_path_factory.mktemp("promotion") / "workspaces"
    shutil.copytree(filled, folder)
    opened = Corpus(Workspaces(folder).path("tajuk"))
    yield opened
    opened.close()


def test_each_headline_leads_to_one_place_a_page(samples: Corpus) -> None:
    made = promotion.record(samples, Filters())
    assert made.pages == 28
    assert sum(n for _, n in made.days) == 28
    assert [p.pages for p in made.headlines] == sorted((p.pages for p in made.headlines), reverse=True)
    assert made.headlines[0].pages > 1
    for promoted in made.headlines[:20]:
        found = reads.passages(samples, Filters(), Pick("headline", spans=promoted.spans))
        assert len(found) == len({place.document for place in found}) == promoted.pages <= promoted.of <= made.pages
        assert promoted.best <= promoted.mean


def test_all_headlines_are_in_the_record(samples: Corpus) -> None:
    made = promotion.record(samples, Filters())
    rows = reads.headlines(samples, Filters())
    assert {p.text for p in made.headlines} <= {row.text for row in rows}
    every = promotion.appearances(samples, Filters())
    assert [each.row for each in every] == rows
    assert len(made.headlines) == len({each.group for each in every})
    assert sum(p.pages for p in made.headlines) == len({(each.group, each.row.document) for each in every})


def test_a_filter_of_topic_takes_no_page_away(samples: Corpus) -> None:
    made = promotion.record(samples, Filters(topics=("sport",)))
    assert made.pages == 28
    assert {p.topic for p in made.headlines} == {"sport"}


@pytest.mark.parametrize("about", agendas.ABOUT)
@pytest.mark.parametrize("by", agendas.BY)
def test_each_share_leads_to_as_many_places(samples: Corpus, about: str, by: str) -> None:
    found = agendas.shares(samples, Filters(), about, by)
    assert found
    for share in found:
        pick = Pick("article", documents=share.documents) if share.documents else Pick("headline", spans=share.spans)
        assert len(reads.passages(samples, Filters(), pick)) == share.count <= share.of
        assert share.rate.low <= share.count / share.of <= share.rate.high


def test_topics_of_a_side_are_all_of_it(samples: Corpus) -> None:
    found = agendas.shares(samples, Filters(), "topic", "block")
    assert found[0].side == agendas.ARTICLES
    for side in {share.side for share in found}:
        own = [share for share in found if share.side == side]
        assert sum(share.count for share in own) == own[0].of


def test_a_filter_of_topic_leaves_the_shares_as_they_are(samples: Corpus) -> None:
    assert agendas.shares(samples, Filters(topics=("sport",)), "topic", "block") == agendas.shares(
        samples, Filters(), "topic", "block"
    )


def share(side: str, about: str, count: int, of: int) -> agendas.Share:
    return agendas.Share(side, about, count, of, agendas.rate(count, of))


def test_a_contrast_is_the_log_of_the_odds_ratio() -> None:
    found = [share("articles", "sport", 10, 100), share("popular", "sport", 40, 100), share("popular", "x", 60, 100)]
    by_about = {c.about: c for c in agendas.contrasts(found)}
    sport = by_about["sport"]
    assert (sport.side, sport.other) == ("popular", "articles")
    assert sport.log_odds == pytest.approx(math.log((40.5 / 60.5) / (10.5 / 90.5)))
    assert sport.low < sport.log_odds < sport.high
    assert by_about["x"].log_odds == pytest.approx(math.log((60.5 / 40.5) / (0.5 / 100.5)))
    assert agendas.standing_out(agendas.contrasts(found)) == sport


def test_without_articles_a_side_stands_against_the_rest() -> None:
    found = [share("a", "sport", 9, 90), share("b", "sport", 12, 100), share("c", "sport", 10, 110)]
    made = agendas.contrasts(found)
    assert {(c.side, c.other) for c in made} == {("a", None), ("b", None), ("c", None)}
    assert agendas.standing_out(made) is None


def test_what_many_comparisons_make_by_chance_is_not_sure() -> None:
    one = [share("articles", "sport", 10, 100), share("popular", "sport", 21, 100)]
    assert agendas.standing_out(agendas.contrasts(one))
    many = one + [share("articles", f"topic {n}", 10, 100) for n in range(20)]
    many += [share("popular", f"topic {n}", 10, 100) for n in range(20)]
    assert agendas.standing_out(agendas.contrasts(many)) is None


def test_one_side_alone_has_no_contrast() -> None:
    assert agendas.contrasts([share("popular", "sport", 1, 2)]) == []
