"""Own pages in layouts of houses that the rules' author had not seen when they were written, by somebody who had not
seen the rules. They are told line by line; the floors are what was reached, so that a change cannot lose it unseen."""

from __future__ import annotations

from pathlib import Path

from core.layout import read_layout
from core.reading import Source, decode
from tests.scoring import CASES, Tally, below

UNSEEN = CASES / "unseen"
#: Behind each what was reached on 25 November 2026; a block counts only with its line read as a link headline.
FLOORS = {
    "body": 0.95,  # 0.958
    "link": 0.95,  # 0.967
    "link with block": 0.77,  # 0.791
}
Role = tuple[str, str | None]


def gold(path: Path) -> dict[int, Role]:
    """The role and block of each line, by its number; a row is first line, last line, role with its block."""
    roles: dict[int, Role] = {}
    for row in path.read_text(encoding="utf-8").splitlines():
        first, last, role = row.split("\t")[:3]
        if first.isdigit():
            roles |= dict.fromkeys(range(int(first), int(last) + 1), _role(role))
    return roles


def _role(label: str) -> Role:
    """Role and block of a label: the files call a link headline `headline:BLOCK` in a list, `inline` in the article."""
    kind, _, block = label.partition(":")
    return ("link", block or "inline") if kind in {"headline", "inline"} else (kind, None)


def test_lines_of_unseen_layouts_are_told_apart() -> None:
    tallies = {name: Tally() for name in FLOORS}
    paths = sorted((UNSEEN / "roles").glob("*.tsv"))
    assert len(paths) >= 5
    for path in paths:
        wanted = gold(path)
        data = (UNSEEN / "text" / f"{path.stem}.txt").read_bytes()
        lines = [line for line in read_layout(decode(Source("page.txt", data))).lines if line.number in wanted]
        for role in ("body", "link"):
            tallies[role].add(
                {line.number for line in lines if line.role == role},
                {number for number, (its, _) in wanted.items() if its == role},
            )
        tallies["link with block"].add(
            {(line.number, line.block) for line in lines if line.role == "link"},
            {(number, block) for number, (role, block) in wanted.items() if role == "link"},
        )
    assert all(tally.wanted > 30 for tally in tallies.values())
    assert not below({name: tally.f1 for name, tally in tallies.items()}, FLOORS)
