"""Own pages in layouts of houses that the rules' author had not seen when they were written, by somebody who had not
seen the rules. They are told line by line; the floors are what was reached, so that a change cannot lose it unseen."""

from __future__ import annotations

from pathlib import Path

from core.layout import read_layout
from core.reading import Source, decode

CASES = Path(__file__).parent / "cases" / "unseen"
#: What the files call a link headline in a list, and one inside the article.
LINKS = {"headline": "link", "inline": "link"}
FLOORS = {"body": 0.95, "link": 0.93}


def gold(path: Path) -> dict[int, str]:
    """The role of each line, by its number; a row is first line, last line, role with its block."""
    roles: dict[int, str] = {}
    for row in path.read_text(encoding="utf-8").splitlines():
        first, last, role = row.split("\t")[:3]
        if first.isdigit():
            kind = role.partition(":")[0]
            roles |= dict.fromkeys(range(int(first), int(last) + 1), LINKS.get(kind, kind))
    return roles


def test_lines_of_unseen_layouts_are_told_apart() -> None:
    hits, found, wanted = (dict.fromkeys(FLOORS, 0) for _ in range(3))
    paths = sorted((CASES / "roles").glob("*.tsv"))
    assert len(paths) >= 5
    for path in paths:
        data = (CASES / "text" / f"{path.stem}.txt").read_bytes()
        said = {x.number: x.role for x in read_layout(decode(Source("page.txt", data))).lines}
        for number, role in gold(path).items():
            for which in FLOORS:
                hits[which] += role == said[number] == which
                found[which] += said[number] == which
                wanted[which] += role == which
    for which, floor in FLOORS.items():
        assert wanted[which] > 30
        f1 = 2 * hits[which] / (found[which] + wanted[which])
        assert f1 >= floor, f"{which}: {f1:.3f}"
