"""Names: found whole, without marks, and under one entity."""

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet
from hypothesis import given
from hypothesis import strategies as st

from core.entities import REASONS, find_mentions, tag_line
from core.entities.linking import Joiner, abbreviations
from core.model import ParsedDocument, Span, Zone

CASES = Path(__file__).parent / "cases" / "entities.tsv"


def rows() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def cases() -> list[ParameterSet]:
    """The rows; one with a reason under `known` is expected to fail, strictly."""
    return [
        pytest.param(row, id=row["text"][:40], marks=[pytest.mark.xfail(reason=row["known"])] if row["known"] else [])
        for row in rows()
    ]


@pytest.mark.parametrize("row", cases())
def test_names_of_a_line(row: dict[str, str]) -> None:
    found = {f"{m.type}:{m.text}={m.entity}" for m in tag_line(row["text"])}
    wanted = {item if "=" in item else f"{item}={item.partition(':')[2]}" for item in row["names"].split("; ") if item}
    missing = wanted - found
    assert not missing, found


def _page(*lines: str) -> tuple[str, list[Zone]]:
    text, zones = "", []
    for number, line in enumerate(lines, 1):
        zones.append(Zone(Span(len(text), len(text) + len(line)), number, "body"))
        text += line + "\n"
    return text, zones


def test_a_short_form_is_counted_under_the_full_name_wherever_it_stands() -> None:
    text, zones = _page(
        "Lecornu tiba di Jakarta pada Rabu malam.",
        "Menteri Pertahanan Prancis, Sebastien Lecornu, bertemu wartawan.",
        "“Kami siap,” ujar Lecornu.",
    )
    found = [m for m in find_mentions(zones, text) if m.type == "PER"]
    assert [m.entity for m in found] == ["Sebastien Lecornu"] * 3
    assert [m.line for m in found] == [1, 2, 3]


def test_two_persons_of_one_family_name_are_not_one() -> None:
    text, zones = _page("Andi Wijaya dan Budi Wijaya hadir.", "Wijaya kemudian pulang.")
    assert [m.entity for m in find_mentions(zones, text)] == ["Andi Wijaya", "Budi Wijaya", "Wijaya"]
    text, zones = _page("Andi Wijaya dan Budi Santoso hadir.", "Wijaya kemudian pulang.")
    assert [m.entity for m in find_mentions(zones, text)] == ["Andi Wijaya", "Budi Santoso", "Andi Wijaya"]


def test_an_abbreviation_of_the_text_stands_for_what_the_text_says() -> None:
    text = "Lembaga Kajian Pangan Nusantara (LKPN) merilis data. LKPN menyebut harga naik."
    assert abbreviations(text) == {"LKPN": "Lembaga Kajian Pangan Nusantara"}
    assert abbreviations("Harga naik (BBM) pada Rabu (WIB).") == {}


def test_curly_quotes_and_hard_spaces_do_not_hide_a_listed_name() -> None:
    assert any(m.entity == "Abu Bakar Ba'asyir" for m in tag_line("Abu\u00a0Bakar Ba’asyir bebas dari lapas."))


@given(st.text(max_size=300))
def test_spans_cut_their_text_and_never_overlap(text: str) -> None:
    found = tag_line(text)
    assert all(m.span.cut(text) == m.text and m.text.strip() and m.reason in REASONS for m in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert found == tag_line(text)


def test_pairs_of_names_of_the_news_are_joined_right_in_95_of_100() -> None:
    """Pairs as one page has them, labelled by hand from public facts: families, namesakes, nicknames, short forms."""
    with (Path(__file__).parent / "cases" / "name_pairs_2.csv").open(encoding="utf-8", newline="") as file:
        pairs = list(csv.DictReader(file))
    wrong = []
    for pair in pairs:
        names = [(pair[side], pair["type"]) for side in ("one", "other")]
        joiner = Joiner(names, {})
        one, other = (joiner.entity(*name) for name in names)
        if ("yes" if one == other else "no") != pair["joined"]:
            wrong.append((pair["one"], pair["other"]))
    assert len(pairs) > 100
    assert len(wrong) <= 0.05 * len(pairs), wrong


def test_names_of_the_samples_are_joined_right_in_95_of_100_pairs(parsed: dict[str, ParsedDocument]) -> None:
    """Pairs of names of one page that share a word or an entity, labelled by hand: are they one?"""
    with (Path(__file__).parent / "cases" / "name_pairs.csv").open(encoding="utf-8", newline="") as file:
        pairs = list(csv.DictReader(file))
    wrong = []
    for pair in pairs:
        entities = {m.text: m.entity for m in parsed[pair["file"]].mentions if m.type == pair["type"]}
        one, other = (entities.get(pair[side], pair[side]) for side in ("one", "other"))
        if ("yes" if one == other else "no") != pair["joined"]:
            wrong.append((pair["file"][:2], pair["one"], pair["other"]))
    assert len(pairs) == 100
    assert len(wrong) <= 5, wrong
