"""What parsing makes of one document: doubts, the topic of the article, clocks of quotations, what it was read with."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from core.edits import Edits
from core.edits.dates import DateEdit, DateEdits
from core.edits.lines import LineEdits, edit_lines
from core.edits.topics import TopicEdit, TopicEdits
from core.errors import UnreadableDocument
from core.model import AddedName, ParsedDocument
from core.parse import explain_all, made_by, parse_all, parse_document, parse_source
from core.reading import Source
from core.topics import classify

BODY = (
    "Kepala desa menjawab pertanyaan warga kemarin di balai desa yang baru dibangun itu.\n"
    '"Anggaran negara cukup untuk membangun jalan desa sepanjang tahun ini," kata Menkeu di Senayan.\n'
    "Warga berharap pembangunan jalan dimulai sebelum musim hujan tiba di daerah pegunungan itu."
)
PAGE = (
    f"Harga Emas Antam Naik\nKamis, 13 Maret 2025 | 10:15 WIB\n{BODY}\nTerpopuler\nTimnas Indonesia Kalahkan Jepang 2-0"
)


def read(text: str, edits: Edits | None = None, **more: Any) -> ParsedDocument:
    return parse_source(Source("a.txt", text.encode()), *([edits] if edits else []), **more)


def codes(page: ParsedDocument) -> set[str]:
    return {note.code for note in page.notes}


def roles(page: ParsedDocument, *lines: tuple[int, str]) -> Edits:
    """Edits that give these lines these roles."""
    block = "popular"
    return Edits(LineEdits([e for n, role in lines for e in edit_lines(page.document.id, [n], role, block)]))


def test_each_doubt_is_noted_where_it_arises_and_only_there() -> None:
    whole = read(PAGE)
    sure = roles(whole, *((line.number, line.role) for line in whole.layout.lines))
    page = read(PAGE, sure)
    assert page.notes == ()
    doubts = {
        "no-title": roles(page, (1, "furniture")),
        "no-body": roles(page, *((n, "furniture") for n in (3, 4, 5))),
        "no-links": roles(page, (7, "furniture")),
        "undated": Edits(dates=DateEdits([DateEdit(page.document.id, "published", "")])),
    }
    for code, edits in doubts.items():
        assert code in codes(read(PAGE, edits))
        assert not (codes(read(PAGE, edits)) - {code, "uncertain-lines"})


def test_uncertain_lines_are_noted_with_the_first_of_them(parsed: dict[str, ParsedDocument]) -> None:
    doubtful = [page for page in parsed.values() if not all(line.certain for line in page.layout.lines)]
    assert doubtful
    for page in parsed.values():
        lines = [note.line for note in page.notes if note.code == "uncertain-lines"]
        assert lines == [line.number for line in page.layout.lines if not line.certain][:1]


def test_an_article_is_classified_by_its_title_and_its_first_two_paragraphs() -> None:
    page = read(PAGE)
    lines = PAGE.split("\n")
    assert page.layout.title_line == 1
    assert page.article_topic == classify(" ".join([lines[0], lines[2], lines[3]]))
    assert page.article_topic.topic == "economy"
    assert [choice.topic for choice in page.topics] == ["sport"]


def test_the_title_that_is_classified_by_hand_is_the_articles_topic() -> None:
    edits = Edits(topics=TopicEdits([TopicEdit("headline", "harga emas antam NAIK", "arts", "Logam")]))
    page = read(PAGE, edits)
    assert (page.article_topic.topic, page.article_topic.custom, page.article_topic.score) == ("arts", "Logam", 1.0)
    assert page.classified_by == edits.topics.fingerprint != ""
    other = read(
        PAGE, Edits(topics=TopicEdits([TopicEdit("headline", "Timnas Indonesia Kalahkan Jepang 2-0", "arts")]))
    )
    assert (other.article_topic.topic, other.topics[0].topic) == ("economy", "arts")
    assert read(PAGE).classified_by == ""


def test_who_held_an_office_depends_on_the_day_of_publication() -> None:
    def told(text: str, **more: Any) -> set[str | None]:
        return {q.speaker for q in read(text, **more).quotations if q.kind == "direct"}

    speakers = told(PAGE)
    assert speakers == {"Sri Mulyani Indrawati"}
    later = PAGE.replace("Kamis, 13 Maret 2025", "Senin, 1 Desember 2025")
    assert told(later) == {"Purbaya Yudhi Sadewa"}
    undated = PAGE.replace("Kamis, 13 Maret 2025 | 10:15 WIB\n", "")
    assert told(undated) & speakers == set()
    assert told(undated, reference=date(2025, 3, 13)) == speakers


def test_a_reference_dates_a_page_that_is_silent_and_no_other() -> None:
    undated = PAGE.replace("Kamis, 13 Maret 2025 | 10:15 WIB\n", "")
    page = read(undated, reference=date(2024, 1, 2))
    assert page.published and (page.published.value, page.published.source) == ("2024-01-02", "reference")
    assert "2024-01-01" in {mention.value for mention in page.dates}
    dated = read(PAGE, reference=date(2024, 1, 2))
    assert dated.published and dated.published.value == "2025-03-13"


def test_added_names_are_found_and_words_of_names_are_no_terms() -> None:
    plain, page = read(PAGE), read(PAGE, Edits(names=(AddedName("balai desa", "LOC", "Balai Desa Baru"),)))
    assert ("LOC", "Balai Desa Baru") in {(m.type, m.entity) for m in page.mentions}
    assert "balai" in {term.text.lower() for term in plain.terms}
    assert "balai" not in {term.text.lower() for term in page.terms}


def test_a_reading_says_what_it_was_made_with() -> None:
    page = read(PAGE, Edits(revision=7))
    assert page.edit_revision == 7
    assert page.made_by == made_by()
    version, fingerprint = made_by().split("+")
    assert version and len(fingerprint) == 12


def test_every_page_of_a_table_is_read_with_what_it_is_given() -> None:
    text = BODY.replace('"', "")
    table = f'text;published\n"{text}";2025-03-13\n"{text} Akhir.";\n;2025-03-13\n'.encode()
    found = list(parse_all(Source("a.csv", table), Edits(revision=3), reference=date(2024, 1, 2)))
    pages = [page for page in found if isinstance(page, ParsedDocument)]
    assert [page.published and page.published.value for page in pages] == ["2025-03-13", "2024-01-02"]
    assert {page.edit_revision for page in pages} == {3}
    assert [page for page in found if isinstance(page, UnreadableDocument)]
    chosen = list(parse_all(Source("b.csv", b"x;y\nSatu;Isi kedua yang panjang.\n"), columns={"text": "y"}))
    assert [page.document.text.strip() for page in chosen if isinstance(page, ParsedDocument)] == [
        "Isi kedua yang panjang."
    ]


def test_what_is_explained_is_what_is_parsed_and_each_date_has_its_rule() -> None:
    explained = list(explain_all(Source("a.txt", PAGE.encode()), date(2024, 1, 2)))
    assert len(explained) == 1 and not isinstance(explained[0], UnreadableDocument)
    [page] = explained
    assert not isinstance(page, UnreadableDocument)
    assert page.parsed == parse_document(page.parsed.document, reference=date(2024, 1, 2))
    assert set(page.date_rules) == {mention.span.start for mention in page.parsed.dates} != set()
    assert len(page.topics) == len(page.parsed.topics)


@pytest.mark.parametrize("text", ["Harga emas naik.", ""])
def test_a_page_without_a_title_is_classified_by_its_paragraphs(text: str) -> None:
    page = read(f"{BODY}\n{text}")
    assert page.layout.title is None
    assert page.article_topic == classify(" ".join(BODY.split("\n")[:2]))
