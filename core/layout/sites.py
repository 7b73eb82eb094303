"""Which site a page is from, as far as the page says it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from core.layout import lists
from core.layout.article import Article
from core.layout.features import Look

#: The lead of a paragraph, where news sites put place and name ("JAKARTA, KOMPAS.com - …").
_LEAD = 60
#: The first lines, the dateline and the copyright name the site itself; elsewhere it may be another.
_TOP, _BOTTOM = 3, 8


def find_site(looks: Sequence[Look], article: Article) -> str | None:
    """The address of the site, or None. The dateline counts most, then addresses, then head and foot of the page."""
    votes: Counter[str] = Counter()
    if article.paragraphs:
        for place, i in enumerate(sorted(article.paragraphs)[:2]):
            before = looks[i - 1].key if i and looks[i - 1].words <= 6 else ""
            _vote(votes, f"{before} {looks[i].key[:_LEAD]}", 4 - place)
    for look in (*looks[:_TOP], *looks[max(_TOP, len(looks) - _BOTTOM) :]):
        if look.words <= 14:
            _vote(votes, look.key, 2)
    for look in looks:
        if look.url or look.meta or "©" in look.key or look.key.startswith("copyright"):
            _vote(votes, look.key, 2)
        elif look.words <= 4 and look.caption is False and look.text:
            _vote(votes, look.key, 1)
    return votes.most_common(1)[0][0] if votes else None


def _vote(votes: Counter[str], text: str, weight: int) -> None:
    site = lists.site_in(text)
    if site:
        votes[site] += weight
