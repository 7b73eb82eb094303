"""Titles, offices and ranks: the role of a name, and no part of it."""

from __future__ import annotations

import pytest

from core.entities import tag_line
from core.entities.titles import before, within


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Rapat dibuka oleh Menteri Keuangan |Sri Mulyani", "Menteri Keuangan"),
        ("kata Ketua Komisi III DPR RI |Habiburokhman", "Ketua Komisi III DPR RI"),
        ("Kabid Humas Polda Metro Jaya Kombes Pol |Ade Ary", "Kabid Humas Polda Metro Jaya Kombes Pol"),
        ("Menteri Energi dan Sumber Daya Mineral |Bahlil", "Menteri Energi dan Sumber Daya Mineral"),
        ("Menurut Prof. |Jimly", "Prof."),
        ("mantan gubernur |Anies", "mantan gubernur"),
        ("Presiden berbicara dengan |Macron", None),
        ("Ketua DPR, kata |Puan", None),
        ("Ia bertemu |Macron", None),
        ("|Macron", None),
        ("Presiden tiba.\n|Macron", None),
    ],
)
def test_the_role_before_a_name(text: str, role: str | None) -> None:
    start = text.index("|")
    assert before(text.replace("|", ""), start) == role


def test_in_title_case_only_the_office_next_to_the_name_is_sure() -> None:
    text = "Bupati Purwakarta Temui Ahok"
    assert before(text, text.index("Ahok"), title_case=True) is None
    text = "Wali Kota Surabaya Temui Presiden Prabowo"
    assert before(text, text.index("Prabowo"), title_case=True) == "Presiden"


@pytest.mark.parametrize(
    ("name", "kept"),
    [("Kombes Pol Ade Ary", "Ade Ary"), ("H. Budi Santoso", "Budi Santoso"), ("Prof. Dr. Siti", "Siti"),
     ("Haji", "Haji"), ("Gus Dur", "Gus Dur"), ("Ir", "Ir"), ("Joko Widodo", "Joko Widodo")],
)  # fmt: skip
def test_titles_are_no_part_of_the_name(name: str, kept: str) -> None:
    assert name[within(name) :] == kept


def test_a_mention_carries_its_role() -> None:
    found = {m.text: m.role for m in tag_line("Menteri Keuangan Sri Mulyani bertemu Emmanuel Macron di Jakarta.")}
    assert found["Sri Mulyani"] == "Menteri Keuangan"
    assert found["Emmanuel Macron"] is None
    assert found["Jakarta"] is None
