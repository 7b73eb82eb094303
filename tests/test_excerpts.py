"""Excerpts of pages as crawlers leave them, each line with the role that a person gives it, also with blank lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from core.layout import read_layout
from core.model import Document, Layout

EXCERPTS = json.loads((Path(__file__).parent / "cases" / "excerpts.json").read_text(encoding="utf-8"))
NAMES = [f"{case['kind']}: {case['lines'][-1][1][:30]}" for case in EXCERPTS]


def read(case: dict[str, Any], between: str) -> tuple[str, Layout]:
    text = between.join(line for _, line in case["lines"]) + "\n"
    return text, read_layout(Document("0" * 64, "kutipan.txt", "utf-8", text))


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["lines", "blank lines between"])
@pytest.mark.parametrize("case", EXCERPTS, ids=NAMES)
def test_every_line_of_an_excerpt_has_its_role(case: dict[str, Any], between: str) -> None:
    text, layout = read(case, between)
    found = [
        f"{line.role}:{line.block}" if line.role in {"link", "heading"} else line.role
        for line in layout.lines
        if line.role != "blank"
    ]
    assert found == [role for role, _ in case["lines"]]
    if "title" in case:
        assert (layout.title.cut(text) if layout.title else None) == case["title"]
    if "author" in case:
        assert layout.author is not None and layout.author.text == case["author"]
