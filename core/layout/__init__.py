"""A document told apart: each line with its role, the title, the link headlines in their blocks, the site.

Each line is first measured alone (`features`), then the page decides: where the article stands (`article`), which
list each line belongs to (`blocks`), and at last one ordered chain of rules (`rules`) gives role and reason.
"""

from __future__ import annotations

from core.layout.article import find_article
from core.layout.blocks import assign_blocks
from core.layout.line_features import forget_lines, look
from core.layout.line_rules import NOTHING, Page, judge, list_openers, marked_lines, recurring_lines
from core.layout.line_rules import REASONS as RULE_REASONS
from core.layout.link_headlines import find_headlines
from core.layout.metadata import find_details
from core.layout.overrides import BY_HAND, override_roles
from core.layout.sites import find_site
from core.model import Document, Layout, Line

__all__ = ["BY_HAND", "REASONS", "forget_lines", "override_roles", "read_layout"]

#: Every sentence that a line may give as its reason.
REASONS: tuple[str, ...] = (*RULE_REASONS, BY_HAND)


def read_layout(document: Document) -> Layout:
    """Tell the lines of a document apart. Equal documents give equal layouts; every line has exactly one role."""
    every = tuple(look(document, number, span) for number, span in enumerate(document.line_spans, 1))
    # One dump parts its lines with blank ones, another does not: what stands beside a line must not depend on that.
    looks = tuple(x for x in every if not x.blank)
    article = find_article(looks)
    openers = list_openers(looks, article)
    blocks, own_headings = assign_blocks(looks, article, openers)
    marked, recurring = marked_lines(looks, article, openers), recurring_lines(looks, article)
    page = Page(looks, article, blocks, own_headings, marked, openers, recurring, frozenset(document.facts.links))
    verdicts = {x.number: judge(i, page) for i, x in enumerate(looks)}
    lines = []
    for number, span in enumerate(document.line_spans, 1):
        verdict = verdicts.get(number, NOTHING)
        lines.append(Line(number, span, verdict.role, verdict.block, verdict.reason, verdict.certain))
    title = None if article.title is None else looks[article.title]
    site, site_line = find_site(document, looks, article)
    author, section = find_details(document, lines, title.number if title else None)
    return Layout(
        lines=tuple(lines),
        headlines=find_headlines(document, lines, every),
        title=title.span if title else None,
        title_line=title.number if title else None,
        site=site,
        site_line=site_line,
        author=author,
        section=section,
    )
