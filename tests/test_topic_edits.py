"""Edits of topics: words, headlines, custom topics, learning; saved, undone, and followed by figures."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.corpus import Corpus, Workspaces, derived, reads
from core.corpus.edits import TOPICS, collect
from core.corpus.edits.topics import custom_topics, learn, preview
from core.edits import NO_EDITS
from core.edits import topics as edits
from core.edits.topics import FILE, TopicEdit, TopicEdits
from core.errors import EditsError
from core.filters import Filters
from core.model import ParsedDocument
from core.parse import parse_document
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


def save(corpus: Corpus, *edits: TopicEdit) -> int:
    return TOPICS.save(corpus, edits)


def test_without_a_word_of_the_analyst_it_is_the_parser() -> None:
    texts = ["Timnas Indonesia Kalahkan Jepang", "Harga Emas Naik", "zzz"]
    assert TopicEdits([]).classify(texts) == [classify(text) for text in texts]


def test_the_longest_word_of_the_analyst_wins_and_is_the_evidence() -> None:
    rules = [TopicEdit("word", "emas", "sport"), TopicEdit("word", "emas antam", "science", "Logam")]
    one, other = TopicEdits(rules).classify(["Harga Emas Antam Naik", "Harga Emas Naik"])
    assert (one.topic, one.custom, one.evidence, one.score) == ("science", "Logam", ("Emas Antam",), 1.0)
    assert (other.topic, other.custom, other.secondary) == ("sport", None, "economy")


def test_a_root_finds_its_forms() -> None:
    assert TopicEdits([TopicEdit("word", "tanding", "arts")]).classify(["Pertandingan Catur"])[0].topic == "arts"


def test_a_headline_by_hand_beats_words_and_can_be_dropped() -> None:
    rules = [TopicEdit("word", "emas", "sport"), TopicEdit("headline", "Harga  emas NAIK", "arts")]
    assert TopicEdits(rules).classify(["Harga Emas Naik"])[0].topic == "arts"
    dropped = TopicEdits([*rules, TopicEdit("drop", "harga emas naik", "")])
    assert dropped.classify(["Harga Emas Naik"])[0].topic == "sport"
    assert TopicEdits([*rules, TopicEdit("drop", "emas", "")]).classify(["Emas"])[0].topic != "sport"


def test_an_edit_reaches_every_figure_and_undo_brings_all_back(corpus: Corpus) -> None:
    before, counts = topics(corpus), reads.topic_counts(corpus, ALL)
    articles = reads.articles(corpus, ALL)
    text = next(text for text, topic in before.items() if topic == "sport")
    changes = preview(corpus, (TopicEdit("headline", text, "arts", "Panggung"),))
    assert [(c.text, c.after) for c in changes] == [(text, ("arts", "Panggung"))]
    batch = save(corpus, TopicEdit("headline", text, "arts", "Panggung"))
    assert {t for t in topics(corpus) if topics(corpus)[t] != before[t]} == {text}
    inside = corpus.read(
        """SELECT count(*), count(*) FILTER (s.topic = 'arts' AND s.custom_topic = 'Panggung') FROM spans s JOIN spans h
           ON h.kind = 'headline' AND h.text = ? AND s.document = h.document AND s.line = h.line
           AND s.start_at >= h.start_at AND s.end_at <= h.end_at""",
        [text],
    )
    assert inside[0][0] == inside[0][1] > 1
    assert custom_topics(corpus) == {"Panggung": "arts"}
    TOPICS.undo(corpus, batch)
    assert topics(corpus) == before
    assert set(reads.topic_counts(corpus, ALL)) == set(counts)
    assert reads.articles(corpus, ALL) == articles
    assert derived.pending(corpus) == 0


def stored(corpus: Corpus) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """Topics of every span and document."""
    return (
        corpus.read("SELECT document, number, topic, custom_topic, secondary, score, evidence FROM spans ORDER BY ALL"),
        corpus.read("SELECT id, topic FROM documents ORDER BY ALL"),
    )


def test_classifying_without_an_edit_that_applies_is_the_parse(corpus: Corpus) -> None:
    before = stored(corpus)
    save(corpus, TopicEdit("word", "kata-yang-tidak-ada-di-mana-pun", "arts"))
    assert stored(corpus) == before


EDITS = [TopicEdit("word", "timnas", "arts", "Tim"), TopicEdit("word", "harga emas", "science")]


@pytest.mark.parametrize("with_edits", [True, False])
def test_what_arrives_after_an_edit_is_as_what_was_there_before_it(
    corpus: Corpus, tmp_path: Path, parsed: dict[str, ParsedDocument], with_edits: bool
) -> None:
    """Whether a program parses with the edits or without: the documents that it adds follow them."""
    save(corpus, *EDITS)
    other = Corpus(tmp_path / "lain.duckdb")
    try:
        save(other, *EDITS)
        again = collect(other) if with_edits else NO_EDITS
        other.add_many(1, [(name, parse_document(p.document, again)) for name, p in sorted(parsed.items())])
        assert stored(other) == stored(corpus)
        assert any(row[3] == "Tim" for row in stored(other)[0])
    finally:
        other.close()


def test_an_edit_that_was_interrupted_is_finished_when_the_workspace_is_opened(corpus: Corpus) -> None:
    save(corpus, *EDITS)
    whole = stored(corpus)
    with corpus.transaction() as cursor:  # as a process leaves it that is killed between two of the transactions
        cursor.execute("UPDATE documents SET classified_by = ''")
        cursor.execute("UPDATE spans SET topic = NULL, custom_topic = NULL")
    assert derived.pending(corpus) == len(reads.files(corpus))
    corpus.close()
    again = Corpus(corpus.path)
    try:
        assert derived.pending(again) == 0
        headlines = [row for row in stored(again)[0] if row[5] is not None]
        assert headlines == [row for row in whole[0] if row[5] is not None]
    finally:
        again.close()


def test_learning_carries_a_correction_over_to_headlines_like_it(corpus: Corpus) -> None:
    rules = [
        TopicEdit("headline", f"{who} Borong Kostum {what} Zzyzx", "arts")
        for who in ("Warga", "Pemuda", "Pelajar")
        for what in ("Baru", "Lama", "Langka")
    ]
    save(corpus, *rules)
    before = topics(corpus)
    weights = learn(corpus)
    assert weights
    assert TopicEdits([], weights).classify(["Anak Borong Kostum Zzyzx"])[0].topic == "arts"
    changed = preview(corpus, (), tuple(weights))
    assert len(changed) < len(before) / 20
    batch = TOPICS.save_weights(corpus, weights)
    assert {c.text for c in changed} == {t for t, topic in topics(corpus).items() if topic != before[t]}
    assert TOPICS.batches(corpus)[0].weights == len(weights)
    TOPICS.undo(corpus, batch)
    assert topics(corpus) == before


def test_words_of_doubtful_headlines_are_offered() -> None:
    headlines = [("Zorbing Menular di Kota", 0.2), ("Warga Coba Zorbing", 0.3), ("Zorbing Timnas", 0.9)]
    assert edits.offers(headlines)[0] == ("Zorbing", 2)


def test_rules_travel_in_a_file(corpus: Corpus) -> None:
    word = TopicEdit("word", "=emas", "economy", "Logam mulia")
    save(corpus, word, TopicEdit("headline", "Judul; dengan, tanda", "arts"))
    data = FILE.to_csv(TOPICS.batches(corpus)[::-1])
    assert [b.edits for b in FILE.from_csv("a.csv", data)] == [b.edits for b in TOPICS.batches(corpus)[::-1]]
    by_hand = b"text;topic;own\nDanantara;economy;Danantara\n"
    assert FILE.from_csv("b.csv", by_hand)[0].edits == (TopicEdit("word", "Danantara", "economy", "Danantara"),)


@pytest.mark.parametrize(
    ("text", "said"),
    [("text\nx", "topic"), ("text,topic\nx,ekonomi", "ekonomi"), ("text,topic\n!,arts", "text"), ("\xff", "UTF-8")],
)
def test_a_wrong_file_says_what_is_wrong(text: str, said: str) -> None:
    with pytest.raises(EditsError) as error:
        FILE.from_csv("salah.csv", text.encode("latin-1"))
    assert "salah.csv" in str(error.value)
    assert said in str(error.value)
