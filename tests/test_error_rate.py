"""The error rate: its interval, the drawing of lines, and what judging does to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.analysis import error_rate
from core.analysis.wilson import rate
from core.corpus import Corpus, reads
from core.parse import made_by, parse_source
from core.reading import Source

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    opened = Corpus(tmp_path / "uji.duckdb")
    path = min((ROOT / "data" / "samples").glob("*.txt"), key=lambda p: p.stat().st_size)
    opened.add(1, path.name, parse_source(Source(path.name, path.read_bytes())))
    yield opened
    opened.close()


# Printed by scipy.stats.binomtest(k, n).proportion_ci(method="wilson"), rounded to four digits.
@pytest.mark.parametrize(
    ("wrong", "n", "low", "high"),
    [(0, 10, 0.0, 0.2775), (1, 100, 0.0018, 0.0545), (5, 50, 0.0435, 0.2136), (50, 50, 0.9287, 1.0)],
)
def test_the_interval_is_wilsons(wrong: int, n: int, low: float, high: float) -> None:
    found = rate(wrong, n)
    assert found.low == pytest.approx(low, abs=5e-5)
    assert found.high == pytest.approx(high, abs=5e-5)


@given(st.integers(0, 500), st.integers(1, 500))
def test_the_share_lies_in_its_interval(wrong: int, more: int) -> None:
    n = wrong + more
    found = rate(wrong, n)
    assert found.share is not None and found.low is not None and found.high is not None
    assert 0 <= found.low <= found.share <= found.high <= 1
    wider = rate(wrong * 4, n * 4)
    assert wider.high is not None and wider.low is not None
    assert wider.high - wider.low < found.high - found.low


def test_nothing_judged_is_no_rate(corpus: Corpus) -> None:
    assert error_rate.rates(corpus, made_by())["all"].share is None


def test_each_line_is_drawn_once_and_blank_ones_never(corpus: Corpus) -> None:
    parser, drawn = made_by(), []
    while (line := error_rate.draw(corpus, parser)) is not None:
        drawn.append(line)
        error_rate.judge(corpus, line, parser, correct=len(drawn) % 3 > 0)
    shown = reads.page(corpus, drawn[0].document)
    assert shown
    assert sorted(d.line for d in drawn) == [x.number for x in shown.lines if x.role != "blank"]
    assert {d.line: d.role for d in drawn} == {x.number: x.role for x in shown.lines if x.role != "blank"}
    assert {d.line: d.text for d in drawn} == {
        x.number: shown.text[x.start : x.end] for x in shown.lines if x.role != "blank"
    }  # fmt: skip
    found = error_rate.rates(corpus, parser)
    assert found["all"].n == len(drawn)
    assert found["all"].hits == len(drawn) // 3
    assert found["counted"].n == sum(d.role in ("title", "body", "link") for d in drawn)
    assert sum(found[role].n for role in found if role not in ("all", "counted")) == len(drawn)


def test_a_judgement_is_taken_back_and_replaced(corpus: Corpus) -> None:
    parser = made_by()
    line = error_rate.draw(corpus, parser)
    assert line
    error_rate.judge(corpus, line, parser, correct=False)
    error_rate.judge(corpus, line, parser, correct=True)
    assert error_rate.rates(corpus, parser)["all"][:2] == (0, 1)
    error_rate.take_back(corpus, parser)
    assert error_rate.rates(corpus, parser)["all"].n == 0


def test_another_parser_is_judged_anew(corpus: Corpus) -> None:
    line = error_rate.draw(corpus, made_by())
    assert line
    error_rate.judge(corpus, line, made_by(), correct=False)
    assert error_rate.rates(corpus, "two")["all"].n == 0
    error_rate.start_again(corpus)
    assert error_rate.rates(corpus, made_by())["all"].n == 0
