"""The layout of a page: each line with its role, the title, the link headlines in their blocks, the site.

Each line is first measured alone (`line_features`), then comes the page around it (`page_context`): where the
article is XX"""

from __future__ import annotations

from core.layout.explain import explain_layout
from core.layout.line_features import LineFeatures, clear_line_cache, measure_document
from core.layout.line_roles import REASONS as MODEL_REASONS
from core.layout.line_roles import line_roles, title_of
from core.layout.line_rules import NOTHING, Classification
from core.layout.line_rules import REASONS as RULE_REASONS
from core.layout.link_headlines import find_headlines
from core.layout.metadata import find_details
from core.layout.overrides import BY_HAND, override_roles
from core.layout.page_context import page_context
from core.layout.sites import find_site
from core.model import Document, Layout, Line

__all__ = ["BY_HAND", "REASONS", "clear_line_cache", "explain_layout", "override_roles", "read_layout"]

#: Every sentence that a line may give as its reason.
REASONS: tuple[str, ...] = (*RULE_REASONS, *MODEL_REASONS, BY_HAND)


def read_layout(document: Document) -> Layout:
    """The layout of a document. Equal documents give equal layouts; every line has exactly one role."""
    features = measure_document(document)
    page = page_context(document, features)
    roles = line_roles(page)
    by_number = {line.number: role.decided for line, role in zip(page.lines, roles, strict=True)}
    lines = [_line(x, document, by_number.get(x.number, NOTHING)) for x in features]
    title = title_of(page, roles)
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


def _line(features: LineFeatures, document: Document, found: Classification) -> Line:
    span = document.line_spans[features.number - 1]
    return Line(features.number, span, found.role, found.block, found.reason, found.certain)
