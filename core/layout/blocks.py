"""The lists of links on a page: which heading each line is under."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from core.layout import phrases
from core.layout.article import Article
from core.layout.line_features import LineFeatures

#: Two lists whose tabs are next to each other, above both.
_TABS = ({"popular", "latest"}, {"popular", "choice"})


def assign_blocks(
    lines: Sequence[LineFeatures], article: Article, openers: frozenset[int]
) -> tuple[list[str | None], frozenset[int]]:
    """For each line the block that it is in, and the lines that are headings without being listed.

    `openers` are inline markers that open a list after the article.
    """
    blocks: list[str | None] = [None] * len(lines)
    own = frozenset(i for i in range(len(lines)) if _is_unlisted_heading(i, lines, article))
    counts = Counter(x.key for x in lines)
    pending: list[str] = []
    current: str | None = None
    tabs_start, short = -1, 0
    for i, line in enumerate(lines):
        if line.blank:
            continue
        if i == article.title or i in article.paragraphs or (line.meta and phrases.opens_tags(line.key)):
            current, pending = None, []
        elif i in openers:
            current, pending = "related", []
        elif line.heading and not (line.marker and article.within(i)) and not _is_label(i, lines, counts):
            pending.append(line.heading)
            current, tabs_start = line.heading, i + 1
        elif i in own:
            current, pending = "other", []
        elif line.headline and current:
            if len(pending) > 1 and pending[-1] != pending[-2] and set(pending[-2:]) in _TABS:
                current = _split_tabs(lines, tabs_start, pending[-2:], blocks, article)
            pending = []
        short = 0 if line.headline or line.heading or line.prose else short + (not (line.date or line.lone))
        if i < article.first and short > 1 and current and not pending:
            current = None  # the list before the article has run out into a menu
        if blocks[i] is None:
            blocks[i] = current
    return blocks, own


def _is_label(i: int, lines: Sequence[LineFeatures], counts: Counter[str]) -> bool:
    """A heading above single headlines, again and again (FOTO, Video) is the label of their kind."""
    following = next((x for x in lines[i + 1 :] if not x.blank), None)
    return lines[i].heading == "other" and counts[lines[i].key] > 1 and following is not None and following.headline


def _is_unlisted_heading(i: int, lines: Sequence[LineFeatures], article: Article) -> bool:
    """A short line outside the article with at least two headlines under it is the heading of a list of its own."""
    line = lines[i]
    if article.within(i) or i < article.first or line.heading or not 1 <= line.words <= 4 or len(line.plain) < 4:
        return False
    if line.lone or line.date or line.meta or line.url or line.signature or line.marker or line.headline or line.bullet:
        return False
    following = [x for x in lines[i + 1 : i + 6] if not x.blank]
    if line.furniture and not phrases.is_menu(line.key):
        return False
    if len(following) < 2 or not following[0].headline:
        return False
    return following[1].headline or (following[1].prose and not following[1].date)


def _split_tabs(
    lines: Sequence[LineFeatures], start: int, pair: list[str], blocks: list[str | None], article: Article
) -> str | None:
    """Mark the lines of two lists whose tabs are above both; the second begins where the company of headlines changes.

    Company is what accompanies each headline: a rank, a count of readers, a time, nothing.
    """
    end = next((i for i in range(start, len(lines)) if lines[i].heading or i in article.paragraphs), len(lines))
    heads = [i for i in range(start, end) if lines[i].headline and not lines[i].furniture]
    before = bool(heads) and heads[0] > 0 and (lines[heads[0] - 1].date or lines[heads[0] - 1].lone)
    company = [_company(i, lines, before=before) for i in heads]
    change = next((k for k in range(1, len(heads)) if company[k] != company[k - 1]), None)
    if change is None or change < 2:
        return pair[-1]
    border = heads[change]
    if lines[border - 1].lone:
        border -= 1  # the rank of the second list's first headline
    for i in range(start, end):
        blocks[i] = pair[0] if i < border else pair[1]
    return pair[1]


def _company(i: int, lines: Sequence[LineFeatures], *, before: bool) -> str:
    """What accompanies a headline. Where the first list has it before each headline, the line before is asked."""
    previous = lines[i - 1] if i else None
    if previous is not None and previous.lone and previous.text:
        return "rank"
    adjacent = previous if before else lines[i + 1] if i + 1 < len(lines) else None
    if adjacent is None or not adjacent.date:
        return "none"
    return "count" if any(word in adjacent.key for word in ("view", "kali", "komentar")) else "time"
