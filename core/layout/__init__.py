"""The layout of a page: each line with its role, the title, the link headlines in their blocks, the site.

Each line is first measured alone (`line_features`), then the page decides: where the article is (`article`), which
list each line belongs to (`blocks`), and at last one ordered chain of rules (`line_rules`) gives role and reason.
"""

from __future__ import annotations

from collections.abc import Sequence

from core.layout.article import find_article
from core.layout.blocks import assign_blocks
from core.layout.line_features import LineFeatures, clear_line_cache, measure_line
from core.layout.line_rules import (
    NOTHING,
    Classification,
    PageContext,
    classify_line,
    list_openers,
    marked_lines,
    recurring_lines,
)
from core.layout.line_rules import REASONS as RULE_REASONS
from core.layout.link_headlines import find_headlines
from core.layout.metadata import find_details
from core.layout.overrides import BY_HAND, override_roles
from core.layout.sites import find_site
from core.model import Document, Layout, Line

__all__ = ["BY_HAND", "REASONS", "clear_line_cache", "override_roles", "read_layout"]

#: Every sentence that a line may give as its reason.
REASONS: tuple[str, ...] = (*RULE_REASONS, BY_HAND)


def read_layout(document: Document) -> Layout:
    """The layout of a document. Equal documents give equal layouts; every line has exactly one role."""
    features = _features(document)
    page = _page_context(document, features)
    by_number = {line.number: classify_line(i, page) for i, line in enumerate(page.lines)}
    lines = [_line(x, document, by_number.get(x.number, NOTHING)) for x in features]
    title = page.title
    site, site_line = find_site(document, page.lines, page.article)
    author, section = find_details(document, lines, title.number if title else None)
    return Layout(
        lines=tuple(lines),
        headlines=find_headlines(document, lines, features),
        title=title.span if title else None,
        title_line=title.number if title else None,
        site=site,
        site_line=site_line,
        author=author,
        section=section,
    )


def _features(document: Document) -> tuple[LineFeatures, ...]:
    return tuple(measure_line(document, number, span) for number, span in enumerate(document.line_spans, 1))


def _page_context(document: Document, features: Sequence[LineFeatures]) -> PageContext:
    # One dump parts its lines with blank ones, another does not: what is adjacent to a line must not depend on that.
    lines = tuple(x for x in features if not x.blank)
    article = find_article(lines)
    openers = list_openers(lines, article)
    blocks, own_headings = assign_blocks(lines, article, openers)
    marked, recurring = marked_lines(lines, article, openers), recurring_lines(lines, article)
    links = frozenset(document.facts.links)
    return PageContext(lines, article, blocks, own_headings, marked, openers, recurring, links)


def _line(features: LineFeatures, document: Document, found: Classification) -> Line:
    span = document.line_spans[features.number - 1]
    return Line(features.number, span, found.role, found.block, found.reason, found.certain)
