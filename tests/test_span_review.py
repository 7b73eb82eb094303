"""The error rate of names, topics, speakers and dates: drawing, judging, and what mending does to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from core import editing
from core.analysis import span_review
from core.analysis.span_review import VERDICTS, DrawnSpan
from core.corpus import Corpus
from core.corpus.edits import NAMES
from core.edits.names import split
from core.parse import made_by, parse_source
from core.reading import Source
from tests.conftest import SAMPLES


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    opened = Corpus(tmp_path / "uji.duckdb")
    for name in sorted(SAMPLES.glob("*.txt"))[:2]:
        opened.add(1, name.name, parse_source(Source(name.name, name.read_bytes())))
    yield opened
    opened.close()


def every(corpus: Corpus, kind: str) -> list[DrawnSpan]:
    parser, drawn = made_by(), []
    while (span := span_review.draw(corpus, kind, parser)) is not None:
        drawn.append(span)
        span_review.judge(corpus, span, parser, VERDICTS[kind][len(drawn) % 2])
    return drawn


@pytest.mark.parametrize("kind", VERDICTS)
def test_each_one_that_is_counted_is_drawn_once_with_the_words_of_its_line(corpus: Corpus, kind: str) -> None:
    counted = f"kind = '{kind}' AND NOT repeated AND NOT dateline"
    if kind == "quote":
        counted += " AND key IS NOT NULL"
    drawn = every(corpus, kind)
    assert drawn
    assert sorted((d.document, d.number) for d in drawn) == sorted(
        corpus.read(f"SELECT document, number FROM shown WHERE {counted}")
    )
    assert all(d.words[d.start : d.end] == d.text for d in drawn if "\n" not in d.text)
    found = span_review.rates(corpus, made_by())
    assert (found[kind].hits, found[kind].n) == (sum(n % 2 for n in range(1, len(drawn) + 1)), len(drawn))
    assert {other: found[other].n for other in VERDICTS if other != kind} == dict.fromkeys(set(VERDICTS) - {kind}, 0)
    assert len(span_review.judgements(corpus, kind, made_by())) == len(drawn)


def test_what_is_drawn_first_is_not_always_the_same(corpus: Corpus) -> None:
    first = Counter(
        (span.document, span.number) for _ in range(30) if (span := span_review.draw(corpus, "mention", made_by()))
    )
    assert sum(first.values()) == 30 and len(first) > 10


def test_a_judgement_is_replaced_and_taken_back_and_no_other_kind_with_it(corpus: Corpus) -> None:
    parser = made_by()
    name, day = span_review.draw(corpus, "mention", parser), span_review.draw(corpus, "date", parser)
    assert name and day
    span_review.judge(corpus, day, parser, "wrong")
    span_review.judge(corpus, name, parser, "type")
    span_review.judge(corpus, name, parser, "right")
    assert span_review.rates(corpus, parser)["mention"][:2] == (0, 1)
    span_review.take_back(corpus, "mention", parser)
    assert span_review.rates(corpus, parser)["mention"].n == 0
    assert span_review.rates(corpus, parser)["date"][:2] == (1, 1)
    span_review.start_again(corpus, "date")
    assert span_review.rates(corpus, parser)["date"].n == 0
    with pytest.raises(ValueError, match="no verdict"):
        span_review.judge(corpus, day, parser, "type")


def test_mending_what_was_drawn_leaves_the_rate_and_is_no_longer_there(corpus: Corpus) -> None:
    parser = made_by()
    name = span_review.draw(corpus, "mention", parser)
    assert name and name.type and name.read_as
    assert span_review.still_there(corpus, name)
    span_review.judge(corpus, name, parser, "entity")
    editing.save(corpus, NAMES, split((name.type, name.read_as), [name.text], ("PER", "Orang Lain")))
    assert not span_review.still_there(corpus, name)
    assert span_review.rates(corpus, parser)["mention"][:2] == (1, 1)
    [judged] = span_review.judgements(corpus, "mention", parser)
    assert (judged.read_as, judged.verdict, judged.text) == (name.read_as, "entity", name.text)


def test_another_parser_is_judged_anew(corpus: Corpus) -> None:
    name = span_review.draw(corpus, "mention", made_by())
    assert name
    span_review.judge(corpus, name, made_by(), "span")
    assert span_review.rates(corpus, "another")["mention"].n == 0
    assert span_review.draw(corpus, "mention", "another") is None  # no document was read by it
