"""Own pages in layouts that no rule was made for: one file a page, each line with the role that a person gives it.

What a page calls furniture, meta, caption and teaser is one to an analyst: none of it is article, none is a headline.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from core.layout import read_layout
from core.model import Document, Layout

PAGES = sorted((Path(__file__).parent / "cases" / "layout").glob("*.tsv"))
AROUND = {"furniture", "meta", "caption", "teaser", "blank"}
#: How a dump may write the same page: each keeps every line's role.
WRITINGS = {
    "as it is": lambda line: line,
    "spaces around": lambda line: f"  {line}\u00a0",
    "curly quotes": lambda line: line.replace('"', "”"),
    "blank lines between": lambda line: f"{line}\n",
}


#: On a page without its article the longest summary that is left is taken for it.
ORPHANS = {"teaser-tail"}


def page(path: Path) -> tuple[list[str], list[str]]:
    """The roles and the lines of a page."""
    rows = [line.split("\t", 1) for line in path.read_text(encoding="utf-8").splitlines()]
    return [role for role, _ in rows], [text for _, text in rows]


def read(lines: list[str]) -> Layout:
    return read_layout(Document("0" * 64, "page.txt", "utf-8", "\n".join(lines) + "\n"))


def shown(layout: Layout) -> list[str]:
    """The roles as the files write them, without the blank lines."""
    roles = []
    for line in layout.lines:
        if line.role == "blank":
            continue
        block = f":{line.block}" if line.role in {"link", "heading"} else ""
        roles.append("around" if line.role in AROUND else line.role + block)
    return roles


def test_there_are_pages() -> None:
    assert len(PAGES) >= 8


@pytest.mark.parametrize("writing", WRITINGS)
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_line_has_the_role_that_a_person_gives_it(path: Path, writing: str) -> None:
    roles, lines = page(path)
    got = shown(read([WRITINGS[writing](line) for line in lines]))
    wanted = ["around" if role in AROUND else role for role in roles]
    assert [f"{a} {line}" for a, line in zip(got, lines, strict=True)] == [
        f"{a} {line}" for a, line in zip(wanted, lines, strict=True)
    ]


@pytest.mark.parametrize(
    "path",
    [pytest.param(p, marks=pytest.mark.xfail(strict=True)) if p.stem in ORPHANS else p for p in PAGES],
    ids=lambda path: path.stem,
)
def test_a_page_without_its_article_invents_none(path: Path) -> None:
    roles, lines = page(path)
    lists = [line for role, line in zip(roles, lines, strict=True) if role not in {"body", "title"}]
    layout = read(lists)
    assert not [line for line in layout.lines if line.role == "body"]
    assert layout.title is None


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_an_article_without_its_lists_has_no_links(path: Path) -> None:
    roles, lines = page(path)
    layout = read([line for role, line in zip(roles, lines, strict=True) if role in {"title", "body"}])
    assert not layout.headlines
    assert {line.role for line in layout.lines} == {"title", "body"}


def test_a_rank_is_no_part_of_its_headline() -> None:
    _, lines = page(Path(__file__).parent / "cases" / "layout" / "numbered-popular.tsv")
    popular = [h.text for h in read(lines).headlines if h.block == "popular"]
    assert popular == [line.partition(". ")[2] for line in lines if line[:1].isdigit()]


@pytest.mark.parametrize(
    "line",
    [
        "Paragraf ini ditulis panjang agar dianggap tubuh berita oleh aturan (abc/def).",
        "Judul Berita yang Terus Berulang",
    ],
)
def test_a_long_page_is_read_in_linear_time(line: str) -> None:
    def seconds(lines: int) -> float:
        begin = time.process_time()
        read([f"{line} {number}" if line[-1] != "." else line for number in range(lines)])
        return time.process_time() - begin

    # The best of five, for another program may be at work; linear is 4 times as long, quadratic 16 times.
    short, long = (min(seconds(lines) for _ in range(5)) for lines in (4000, 16000))
    assert long < 10 * short
