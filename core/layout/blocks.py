"""The lists of links on a page: which heading each line stands under."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from core.layout import phrases
from core.layout.article import Article
from core.layout.line_features import Look

#: Two lists whose tabs stand side by side before both.
_TABS = ({"popular", "latest"}, {"popular", "choice"})


def assign_blocks(
    looks: Sequence[Look], article: Article, openers: frozenset[int]
) -> tuple[list[str | None], frozenset[int]]:
    """For each line the block that it stands in, and the lines that are headings without being listed.

    `openers` are inline markers that open a list after the article.
    """
    blocks: list[str | None] = [None] * len(looks)
    own = frozenset(i for i in range(len(looks)) if _is_unlisted_heading(i, looks, article))
    counts = Counter(x.key for x in looks)
    pending: list[str] = []
    current: str | None = None
    tabs_start, short = -1, 0
    for i, look in enumerate(looks):
        if look.blank:
            continue
        if i == article.title or i in article.paragraphs or (look.meta and phrases.opens_tags(look.key)):
            current, pending = None, []
        elif i in openers:
            current, pending = "related", []
        elif look.heading and not (look.marker and article.within(i)) and not _is_label(i, looks, counts):
            pending.append(look.heading)
            current, tabs_start = look.heading, i + 1
        elif i in own:
            current, pending = "other", []
        elif look.headline and current:
            if len(pending) > 1 and pending[-1] != pending[-2] and set(pending[-2:]) in _TABS:
                current = _split_tabs(looks, tabs_start, pending[-2:], blocks, article)
            pending = []
        short = 0 if look.headline or look.heading or look.prose else short + (not (look.date or look.lone))
        if i < article.first and short > 1 and current and not pending:
            current = None  # the list before the article has run out into a menu
        if blocks[i] is None:
            blocks[i] = current
    return blocks, own


def _is_label(i: int, looks: Sequence[Look], counts: Counter[str]) -> bool:
    """A heading that stands before single headlines again and again (FOTO, Video) is the label of their kind."""
    following = next((x for x in looks[i + 1 :] if not x.blank), None)
    return looks[i].heading == "other" and counts[looks[i].key] > 1 and following is not None and following.headline


def _is_unlisted_heading(i: int, looks: Sequence[Look], article: Article) -> bool:
    """A short line outside the article with at least two headlines under it is the heading of a list of its own."""
    look = looks[i]
    if article.within(i) or i < article.first or look.heading or not 1 <= look.words <= 4 or len(look.plain) < 4:
        return False
    if look.lone or look.date or look.meta or look.url or look.signature or look.marker or look.headline or look.bullet:
        return False
    following = [x for x in looks[i + 1 : i + 6] if not x.blank]
    if look.furniture and not phrases.is_menu(look.key):
        return False
    if len(following) < 2 or not following[0].headline:
        return False
    return following[1].headline or (following[1].prose and not following[1].date)


def _split_tabs(
    looks: Sequence[Look], start: int, pair: list[str], blocks: list[str | None], article: Article
) -> str | None:
    """Mark the lines of two lists whose tabs stand before both; they part where their company changes.

    Company is what accompanies each headline: a rank, a count of readers, a time, nothing.
    """
    end = next((i for i in range(start, len(looks)) if looks[i].heading or i in article.paragraphs), len(looks))
    heads = [i for i in range(start, end) if looks[i].headline and not looks[i].furniture]
    before = bool(heads) and heads[0] > 0 and (looks[heads[0] - 1].date or looks[heads[0] - 1].lone)
    company = [_company(i, looks, before=before) for i in heads]
    change = next((k for k in range(1, len(heads)) if company[k] != company[k - 1]), None)
    if change is None or change < 2:
        return pair[-1]
    border = heads[change]
    if looks[border - 1].lone:
        border -= 1  # the rank of the second list's first headline
    for i in range(start, end):
        blocks[i] = pair[0] if i < border else pair[1]
    return pair[1]


def _company(i: int, looks: Sequence[Look], *, before: bool) -> str:
    """What accompanies a headline. Where the first list has it before each headline, the line before is asked."""
    previous = looks[i - 1] if i else None
    if previous is not None and previous.lone and previous.text:
        return "rank"
    beside = previous if before else looks[i + 1] if i + 1 < len(looks) else None
    if beside is None or not beside.date:
        return "none"
    return "count" if any(word in beside.key for word in ("view", "kali", "komentar")) else "time"
