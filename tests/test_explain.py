"""What `explain` says of the sample pages: the same as `parse`, with what decided and what was weighed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core import contract
from core.explain import rows
from core.layout.line_roles import REASONS as MODEL_REASONS
from core.layout.rule_chain import CHAIN
from core.model import Document, ParsedDocument
from core.parse import explain_all, explain_document
from core.reading import Source
from core.traces import Explanation
from tests.conftest import SAMPLES
from tests.test_cli import core

PAGE = "08-kompas-sidang-isbat-lebaran.txt"
Row = dict[str, Any]


@pytest.fixture(scope="module")
def explained() -> dict[str, Explanation]:
    """Some sample pages of several sites, explained, by file name."""
    found = {}
    for path in sorted(SAMPLES.glob("*.txt"))[::3]:
        [page] = explain_all(Source(path.name, path.read_bytes()))
        assert isinstance(page, Explanation)
        found[path.name] = page
    return found


def of(page: Explanation, kind: str) -> list[Row]:
    return [row for row in rows(page) if row["kind"] == kind]


def every(explained: dict[str, Explanation], kind: str) -> Iterator[Row]:
    return (row for page in explained.values() for row in of(page, kind))


def test_every_line_has_the_role_and_reason_of_parse_and_the_rules_before_its_own(
    explained: dict[str, Explanation], parsed: dict[str, ParsedDocument]
) -> None:
    names = [step.name for step in CHAIN]
    seen = set()
    for name, page in explained.items():
        lines = of(page, "line")
        said = contract.document(parsed[name])["lines"]
        keys = ("role", "block", "reason", "certain")
        assert [[row[key] for key in keys] for row in lines] == [[line[key] for key in keys] for line in said]
        assert [row["text"] for row in lines] == [
            span.cut(page.parsed.document.text) for span in page.parsed.document.line_spans
        ]
        for row in lines:
            asked = [item["rule"] for item in row["weighed"] if "rule" in item]
            assert asked == names[: len(asked)]
            overruled = row["decided"] == "sequence model"
            decided = names[len(asked) - overruled]
            assert row["decided"] == ("blank" if row["role"] == "blank" else "sequence model" if overruled else decided)
            chances = [item["probability"] for item in row["weighed"] if "model" in item]
            assert chances == sorted(chances, reverse=True) and all(0 <= chance <= 1 for chance in chances)
            assert bool(chances) == (row["role"] != "blank")
            assert not overruled or row["reason"] in MODEL_REASONS
            seen.add(row["decided"])
    assert len(seen) > 10 and "sequence model" in seen


def test_the_title_is_the_best_of_its_candidates_and_their_points_add_up(explained: dict[str, Explanation]) -> None:
    titled = 0
    for page in explained.values():
        [document] = of(page, "document")
        weighed = document["title"]["weighed"]
        for candidate in weighed:
            assert candidate["score"] == sum(point["points"] for point in candidate["points"])
            shown = of(page, "line")[candidate["line"] - 1]["weighed"][-1]["title"]
            assert shown["score"] == candidate["score"]
        if document["title"]["line"]:
            titled += 1
            best = max(candidate["score"] for candidate in weighed)
            assert document["title"]["line"] in [c["line"] for c in weighed if c["score"] == best]
    assert titled > 5


def test_the_article_is_the_heaviest_run_but_for_what_the_corrections_name(explained: dict[str, Explanation]) -> None:
    for page in explained.values():
        [document] = of(page, "document")
        article = document["article"]
        [chosen] = [run for run in article["weighed"] if run["chosen"]]
        assert chosen["weight"] == max(run["weight"] for run in article["weighed"])
        lines = set(chosen["lines"])
        for correction in article["corrections"]:
            lines = lines.union(correction["added"]).difference(correction["left_out"])
        by_rule = {"rule": "paragraph", "role": "body"}  # so do those of which the model made something else
        paragraphs = {
            row["line"] for row in of(page, "line") if row["decided"] == "paragraph" or by_rule in row["weighed"]
        }
        assert paragraphs == lines


def test_names_show_what_the_tagger_and_the_lists_hold(explained: dict[str, Explanation]) -> None:
    sources = set()
    for row in every(explained, "mention"):
        readings = row["weighed"]
        sources |= {(row["decided"], reading["source"]) for reading in readings}
        for reading in readings:
            assert set(reading["text"].split()) & set(row["text"].split()) or reading["text"] in row["text"]
            assert (0 < reading["probability"] <= 1) if reading["source"] == "tagger" else "probability" not in reading
        if row["decided"] == "in the lists of names":
            assert row["text"] in [r["text"] for r in readings if r["source"] == "list"]
    assert ("found by the trained tagger", "tagger") in sources
    assert ("in the lists of names", "list") in sources


def test_a_short_form_shows_its_senses_and_the_one_with_the_most_cues_is_taken() -> None:
    text = "Yusril memimpin rapat partai di Jakarta menjelang pemilu. Ketum PBB itu menyebut caleg harus turun ke desa."
    page = explain_document(Document("0" * 64, "halaman.txt", "utf-8", text))
    [row] = [row for row in of(page, "mention") if row["text"] == "PBB"]
    senses = {r["entity"]: r["cues"] for r in row["weighed"] if r["source"] == "sense"}
    assert row["entity"] == "Partai Bulan Bintang" == max(senses, key=lambda name: senses[name])
    assert senses["Perserikatan Bangsa-Bangsa"] == 0 and senses["Pajak Bumi dan Bangunan"] == 0


def test_dates_show_the_kind_of_rule_and_the_clocks_what_they_were_read_from(
    explained: dict[str, Explanation], parsed: dict[str, ParsedDocument]
) -> None:
    kinds = set()
    for name, page in explained.items():
        said = contract.document(parsed[name])
        dates = of(page, "date")
        keys = ("text", "value", "start", "line")
        assert [[row[key] for key in keys] for row in dates] == [[d[key] for key in keys] for d in said["dates"]]
        assert [row["decided"] for row in dates] == [d["reason"] for d in said["dates"]]
        kinds |= {row["rule"] for row in dates}
        [document] = of(page, "document")
        for clock in ("published", "captured"):
            assert document[clock]["value"] == (said[clock] and said[clock]["value"])
            assert document[clock]["weighed"] == (said[clock]["candidates"] if said[clock] else [])
            assert document[clock]["decided"].endswith(".")
    assert {"weekday-date", "relative", "year"} <= kinds


def test_topics_show_their_evidence_and_the_topics_behind_them(
    explained: dict[str, Explanation], parsed: dict[str, ParsedDocument]
) -> None:
    for name, page in explained.items():
        *headlines, article = of(page, "topic")
        said = contract.document(parsed[name])["headlines"]
        assert [(row["topic"], row["score"]) for row in headlines] == [(h["topic"], h["score"]) for h in said]
        assert article["of"] == "article" and article["topic"] == parsed[name].article_topic.topic
        for row, headline in zip(headlines, said, strict=True):
            assert row["start"] == headline["start"]
            assert list(dict.fromkeys(e["text"] for e in row["decided"][:3])) == headline["evidence"]
            scores = [row["score"], *(behind["score"] for behind in row["weighed"])]
            assert len(scores) == 5 and scores[1:] == sorted(scores[1:], reverse=True)
            assert sum(scores) <= 1.0005
            if row["topic"]:
                assert scores[0] >= scores[1] and row["topic"] not in {behind["topic"] for behind in row["weighed"]}
                assert all(e["weight"] > 0 and e["text"] in row["text"] for e in row["decided"])
                sources = [e["source"] for e in row["decided"]]
                assert sources == sorted(sources)  # the list comes before the model
                for source in ("list", "model"):
                    weights = [e["weight"] for e in row["decided"] if e["source"] == source]
                    assert weights == sorted(weights, reverse=True)
                    assert source == "model" or set(weights) <= {1.0, 2.0, 3.0}


def test_every_quotation_has_its_speaker_and_reason_and_the_names_of_its_line(
    explained: dict[str, Explanation], parsed: dict[str, ParsedDocument]
) -> None:
    for name, page in explained.items():
        found = of(page, "quotation")
        said = contract.document(parsed[name])["quotations"]
        assert [(row["form"], row["speaker"], row["decided"]) for row in found] == [
            (quotation["kind"], quotation["entity"], quotation["reason"]) for quotation in said
        ]
        assert all(weighed["type"] in ("PER", "ORG") for row in found for weighed in row["weighed"])
    assert any(row["weighed"] for row in every(explained, "quotation"))


def test_the_command_prints_a_document_or_one_line_of_it() -> None:
    done = core("explain", f"data/samples/{PAGE}")
    assert done.returncode == 0, done.stderr
    whole = [json.loads(line) for line in done.stdout.splitlines()]
    kinds = list(dict.fromkeys(row["kind"] for row in whole))
    assert kinds == ["document", "line", "mention", "date", "quotation", "topic"]
    assert {row["document"] for row in whole} == {PAGE}
    one = core("explain", f"data/samples/{PAGE}", "3")
    got = [json.loads(line) for line in one.stdout.splitlines()]
    assert got == [row for row in whole if row["kind"] == "document" or row["line"] == 3]
    assert [row["kind"] for row in got][:2] == ["document", "line"]


def test_the_command_names_each_page_of_a_table(tmp_path: Path) -> None:
    path = tmp_path / "tabel.csv"
    body = "WALURAN - Petani di Desa Waluran memanen cabai untuk pertama kalinya setelah tiga tahun lahan kosong."
    path.write_text(
        f'judul,isi\n"Panen","Petani Panen Cabai Perdana\n{body}"\n"Lomba","Warga Gelar Lomba Perahu\n{body}"\n'
    )
    done = core("explain", str(path), "3", "--text-column", "isi")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, done.stderr
    assert len({row["document"] for row in found}) == 2
    assert [row["role"] for row in found if row["kind"] == "line"] == ["body", "body"]


def test_wrong_usage_of_the_command_has_its_own_status(tmp_path: Path) -> None:
    empty = tmp_path / "kosong.txt"
    empty.write_bytes(b"")
    assert core("explain", f"data/samples/{PAGE}", "0").returncode == 2
    beyond = core("explain", f"data/samples/{PAGE}", "9999")
    assert (beyond.returncode, beyond.stdout) == (2, "") and "9999" in beyond.stderr
    refused = core("explain", str(empty))
    assert (refused.returncode, refused.stdout) == (1, "") and "kosong.txt" in refused.stderr
