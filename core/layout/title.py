"""Which line above the article is its title: every headline there gets points, and the last of the best is taken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from core.layout import phrases
from core.layout.line_features import LineFeatures

#: So many lines above the first paragraph is near, and so many is far.
_NEAR, _FAR = 8, 25
#: A shorter first line is a site's name or a menu item, and does not repeat the title.
_LEAST_TOP = 20
_NUMBERED = re.compile(r"\d{1,2}[.)]\s+\S")
_SITE_TAIL = re.compile(r"\s+(?:[-|:–—]+)\s+[^-|:–—]{2,40}$")

Point = tuple[str, float]


class TitleCandidate(NamedTuple):
    """A line that can be the title, by its index (`place`), with the points for and against it and what each is for."""

    place: int
    points: tuple[Point, ...]

    @property
    def score(self) -> float:
        """The sum of the points."""
        return sum(points for _, points in self.points)


class _Setting(NamedTuple):
    lines: Sequence[LineFeatures]
    first: int
    counts: Counter[str]
    top: str


def title_candidates(lines: Sequence[LineFeatures], first: int) -> list[TitleCandidate]:
    """The headlines before `first`, the index of the first paragraph, with their points; none without a paragraph."""
    if first >= len(lines):
        return []
    setting = _Setting(lines, first, Counter(x.key for x in lines if x.text), page_title(lines))
    return [TitleCandidate(i, tuple(_points(i, setting))) for i in range(first) if _can_be_title(lines[i])]


def best_candidate(candidates: Sequence[TitleCandidate]) -> TitleCandidate | None:
    """The candidate with the most points, of equal ones the last; None where none has as much as 0."""
    best = max(reversed(candidates), key=lambda candidate: candidate.score, default=None)
    return best if best is not None and best.score >= 0 else None


def page_title(lines: Sequence[LineFeatures]) -> str:
    """The key of the page's first line, which often repeats the title, without the site's name at its end."""
    return _SITE_TAIL.sub("", lines[0].key) if lines else ""


def _can_be_title(line: LineFeatures) -> bool:
    return line.headline and not (line.heading or line.marker or line.meta or line.furniture)


def _points(i: int, setting: _Setting) -> Iterator[Point]:
    line, lines, distance = setting.lines[i], setting.lines, setting.first - i
    yield "written as a headline, above the article", 1.0
    if _has_details_below(i, lines):
        yield "a date or byline is below it", 2.0
    if setting.counts[line.key] > 1:
        yield "the page repeats it", 2.0
    if i and _is_page_title(line, setting.top):
        yield "the first line of the page is the same", 3.0
    if distance <= _NEAR:
        yield "near the first paragraph", 1.0
    if distance > _FAR:
        yield "far above the first paragraph", -1.0
    if line.words < 5:
        yield "very short", -1.0
    if phrases.site_in(line.key):
        yield "names a site", -1.5
    if (
        line.bullet
        or _NUMBERED.match(line.plain)
        or (sum(x.lone for x in lines[max(0, i - 5) : i]) > 1 and lines[i - 1].lone)
    ):
        yield "an item of a list", -3.0
    if _credits_picture(line):
        yield "describes a picture", -3.0
    if line.ends and line.plain.endswith("."):
        yield "ends with a full stop", -2.0


def _has_details_below(i: int, lines: Sequence[LineFeatures]) -> bool:
    """Whether a date or byline is among the three lines below, before any longer headline."""
    followers = [x for x in lines[i + 1 : i + 6] if not x.blank][:3]
    nearer = next((k for k, x in enumerate(followers) if x.headline and x.words > lines[i].words), len(followers))
    return any(x.date or x.meta for x in followers[:nearer])


def _is_page_title(line: LineFeatures, top: str) -> bool:
    return len(line.key) > _LEAST_TOP and (line.key in top or (len(top) > _LEAST_TOP and top in line.key))


def _credits_picture(line: LineFeatures) -> bool:
    # "Foto: Ribuan Lampion Terangi Langit" is a title; what credits a picture closes with the credit or a full stop.
    gallery = line.key.startswith("foto:") and line.caps > 0.7 and line.plain[-1].isalnum()
    return line.caption and not gallery
