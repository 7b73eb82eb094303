"""What the analyst says of topics: words, headlines, own topics, learning; saved, undone, and followed by figures."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.corpus import Corpus, Workspaces, reads
from core.corpus.edits import topics as filing
from core.edits import topics as pure
from core.edits.topics import Filer, Rule
from core.errors import CorrectionsError
from core.model import Filters
from core.topics import classify

ALL = Filters()


@pytest.fixture
def corpus(filled: Path, tmp_path: Path) -> Iterator[Corpus]:
    shutil.copytree(filled, tmp_path / "workspaces")
    opened = Corpus(Workspaces(tmp_path / "workspaces").path("tajuk"))
    yield opened
    opened.close()


def topics(corpus: Corpus) -> dict[str, str | None]:
    return {row.text: row.topic for row in reads.headlines(corpus, ALL)}


def file(corpus: Corpus, *rules: Rule) -> int:
    number = filing.save(corpus, rules)
    list(filing.settle(corpus))
    return number


def test_without_a_word_of_the_analyst_it_is_the_parser() -> None:
    texts = ["Timnas Indonesia Kalahkan Jepang", "Harga Emas Naik", "zzz"]
    for text, filed in zip(texts, Filer([]).file(texts), strict=True):
        told = classify(text)
        assert filed[:4] == (told.topic, told.secondary, told.score, told.evidence)
        assert filed.own is None


def test_the_longest_word_of_the_analyst_wins_and_is_the_evidence() -> None:
    rules = [Rule("word", "emas", "sport"), Rule("word", "emas antam", "science", "Logam")]
    one, other = Filer(rules).file(["Harga Emas Antam Naik", "Harga Emas Naik"])
    assert (one.topic, one.own, one.evidence, one.score) == ("science", "Logam", ("Emas Antam",), 1.0)
    assert (other.topic, other.own, other.secondary) == ("sport", None, "economy")


def test_a_root_finds_its_forms() -> None:
    assert Filer([Rule("word", "tanding", "arts")]).file(["Pertandingan Catur"])[0].topic == "arts"


def test_a_headline_by_hand_beats_words_and_can_be_dropped() -> None:
    rules = [Rule("word", "emas", "sport"), Rule("headline", "Harga  emas NAIK", "arts")]
    assert Filer(rules).file(["Harga Emas Naik"])[0].topic == "arts"
    assert Filer([*rules, Rule("drop", "harga emas naik", "")]).file(["Harga Emas Naik"])[0].topic == "sport"
    assert Filer([*rules, Rule("drop", "emas", "")]).file(["Emas"])[0].topic != "sport"


def test_a_filing_reaches_every_figure_and_undo_brings_all_back(corpus: Corpus) -> None:
    before, counts = topics(corpus), reads.topic_counts(corpus, ALL)
    articles = reads.articles(corpus, ALL)
    text = next(text for text, topic in before.items() if topic == "sport")
    changes = filing.preview(corpus, (Rule("headline", text, "arts", "Panggung"),))
    assert [(c.text, c.after) for c in changes] == [(text, ("arts", "Panggung"))]
    batch = file(corpus, Rule("headline", text, "arts", "Panggung"))
    assert {t for t in topics(corpus) if topics(corpus)[t] != before[t]} == {text}
    inside = corpus.read(
        """SELECT count(*), count(*) FILTER (s.topic = 'arts' AND s.own = 'Panggung') FROM spans s JOIN spans h
           ON h.kind = 'headline' AND h.text = ? AND s.document = h.document AND s.line = h.line
           AND s.start_at >= h.start_at AND s.end_at <= h.end_at""",
        [text],
    )
    assert inside[0][0] == inside[0][1] > 1
    assert filing.own_topics(corpus) == {"Panggung": "arts"}
    filing.undo(corpus, batch)
    list(filing.settle(corpus))
    assert topics(corpus) == before
    assert set(reads.topic_counts(corpus, ALL)) == set(counts)
    assert reads.articles(corpus, ALL) == articles
    assert filing.waiting(corpus) == []


def test_filing_without_rules_is_the_parse(corpus: Corpus) -> None:
    """What `settle` tells of every headline and article, the parser told before."""
    before = corpus.read("SELECT id, topic, secondary, evidence FROM spans ORDER BY id")
    articles = corpus.read("SELECT id, topic FROM documents ORDER BY id")
    file(corpus, Rule("word", "kata-yang-tidak-ada-di-mana-pun", "arts"))
    assert corpus.read("SELECT id, topic, secondary, evidence FROM spans ORDER BY id") == before
    assert corpus.read("SELECT id, topic FROM documents ORDER BY id") == articles


def test_what_is_new_in_the_workspace_is_filed_too(corpus: Corpus) -> None:
    file(corpus, Rule("word", "timnas", "arts"))
    document = reads.files(corpus)[0][0]
    corpus.read("SELECT 1")
    with corpus.transaction() as cursor:
        cursor.execute("UPDATE documents SET filed = NULL WHERE id = ?", [document])
    assert filing.waiting(corpus) == [document]
    assert list(filing.settle(corpus)) == [1]


def test_learning_carries_a_correction_over_to_headlines_like_it(corpus: Corpus) -> None:
    rules = [
        Rule("headline", f"{who} Borong Kostum {what} Zzyzx", "arts")
        for who in ("Warga", "Pemuda", "Pelajar")
        for what in ("Baru", "Lama", "Langka")
    ]
    file(corpus, *rules)
    before = topics(corpus)
    weights = filing.learn(corpus)
    assert weights
    assert Filer([], weights).file(["Anak Borong Kostum Zzyzx"])[0].topic == "arts"
    changed = filing.preview(corpus, (), tuple(weights))
    assert len(changed) < len(before) / 20
    batch = filing.save_taught(corpus, weights)
    list(filing.settle(corpus))
    assert {c.text for c in changed} == {t for t, topic in topics(corpus).items() if topic != before[t]}
    assert filing.batches(corpus)[0].taught == len(weights)
    filing.undo(corpus, batch)
    list(filing.settle(corpus))
    assert topics(corpus) == before


def test_words_of_doubtful_headlines_are_offered() -> None:
    headlines = [("Zorbing Menular di Kota", 0.2), ("Warga Coba Zorbing", 0.3), ("Zorbing Timnas", 0.9)]
    assert pure.offers(headlines)[0] == ("Zorbing", 2)


def test_rules_travel_in_a_file(corpus: Corpus) -> None:
    file(corpus, Rule("word", "=emas", "economy", "Logam mulia"), Rule("headline", "Judul; dengan, tanda", "arts"))
    data = pure.to_csv(filing.batches(corpus)[::-1])
    assert [b.rules for b in pure.from_csv("a.csv", data)] == [b.rules for b in filing.batches(corpus)[::-1]]
    by_hand = b"text;topic;own\nDanantara;economy;Danantara\n"
    assert pure.from_csv("b.csv", by_hand)[0].rules == (Rule("word", "Danantara", "economy", "Danantara"),)


@pytest.mark.parametrize(
    ("text", "said"),
    [("text\nx", "topic"), ("text,topic\nx,ekonomi", "ekonomi"), ("text,topic\n!,arts", "text"), ("\xff", "UTF-8")],
)
def test_a_wrong_file_says_what_is_wrong(text: str, said: str) -> None:
    with pytest.raises(CorrectionsError) as error:
        pure.from_csv("salah.csv", text.encode("latin-1"))
    assert "salah.csv" in str(error.value)
    assert said in str(error.value)
