"""Topics: the list of keywords, the choice made from it, and the words that prove it."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import lexicons
from core.model import TopicChoice
from core.topics import classify, classify_many, slugs
from core.topics.keywords import Keywords, listed, words, written_words

CASES = Path(__file__).parent / "cases"


def _rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _keywords(*terms: str) -> Keywords:
    return Keywords({"topic": "sport", "term": term, "weight": "2"} for term in terms)


def _found(keywords: Keywords, text: str) -> list[str]:
    found = words(text)
    return [" ".join(found[hit.first : hit.last]) for hit in keywords.hits(found)]


@pytest.mark.parametrize("row", _rows("topics.csv"), ids=lambda row: row["headline"][:40])
def test_topics_by_hand(row: dict[str, str]) -> None:
    choice = classify(row["headline"])
    assert choice.topic in row["topics"].split("|")


def test_a_text_of_no_words_of_any_topic_is_unclassified() -> None:
    for text in ("", "   ", "…", "Qwx zzyv"):
        assert classify(text) == TopicChoice(None, None, 0.0, ())


def test_many_are_the_same_as_one_by_one() -> None:
    texts = [row["headline"] for row in _rows("topics.csv")]
    assert classify_many(texts) == [classify(text) for text in texts]
    assert classify_many([]) == []


def test_evidence_is_as_written() -> None:
    choice = classify("Gencatan Senjata di Gaza Dilanggar Lagi")
    assert choice.topic == "conflict"
    assert "Gencatan Senjata" in choice.evidence


def test_a_root_matches_its_forms_and_a_form_only_itself() -> None:
    assert _found(_keywords("tanding"), "Pertandingan ditunda, kapan bertanding?") == ["pertandingan", "bertanding"]
    assert _found(_keywords("pertandingan"), "Pertandingan ditunda, kapan bertanding?") == ["pertandingan"]


def test_the_longest_phrase_wins_and_is_counted_once() -> None:
    assert _found(_keywords("piala", "piala dunia", "dunia"), "Piala Dunia, dunia piala") == [
        "piala dunia", "dunia", "piala",
    ]  # fmt: skip


def test_a_phrase_at_the_end_of_a_text_is_not_read_beyond_it() -> None:
    assert _found(_keywords("piala dunia u-17", "piala"), "Jelang Piala Dunia") == ["piala"]


def test_the_list_is_sound() -> None:
    rows = lexicons.read("topic_keywords", ("topic", "term", "weight"))
    pairs = [(row["topic"], row["term"]) for row in rows]
    assert len(rows) >= 900 and len(pairs) == len(set(pairs))
    assert {topic for topic, _ in pairs} == set(slugs()) and len(slugs()) == 17
    assert listed() is listed()


@given(st.text(max_size=60))
def test_any_text_has_a_choice_within_bounds(text: str) -> None:
    choice = classify(text)
    assert 0.0 <= choice.score <= 1.0
    assert (choice.topic is None) == (choice.score == 0.0) or choice.topic in slugs()
    assert choice.secondary is None or choice.secondary != choice.topic
    assert len(words(text)) == len(written_words(text))
