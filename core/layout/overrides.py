"""A layout as the analyst edited it: some lines get another role, and all that depends on roles follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from core.layout.line_features import LineFeatures, measure_document
from core.layout.link_headlines import find_headlines
from core.messages import N_
from core.model import Document, Layout, Line, Span

BY_HAND = N_("You set this role.")


def override_roles(document: Document, layout: Layout, roles: Mapping[int, tuple[str, str | None]]) -> Layout:
    """`layout` with the roles and blocks of the lines with these numbers; headlines and title are found anew.

    Only the named lines change: what an analyst has not touched stays as it was read.
    """
    if not roles:
        return layout
    lines = tuple(
        replace(line, role=roles[line.number][0], block=roles[line.number][1], reason=BY_HAND, certain=True)
        if line.number in roles
        else line
        for line in layout.lines
    )
    features = measure_document(document)
    title = _title(layout, lines, roles)
    return replace(
        layout,
        lines=lines,
        headlines=find_headlines(document, lines, features),
        title=_span(layout, title, features),
        title_line=title.number if title else None,
    )


def _span(layout: Layout, title: Line | None, features: Sequence[LineFeatures]) -> Span | None:
    """The words of the title's line; of a title that stays, those that it had."""
    if title is None or title.number == layout.title_line:
        return layout.title if title else None
    return features[title.number - 1].span


def _title(layout: Layout, lines: tuple[Line, ...], roles: Mapping[int, tuple[str, str | None]]) -> Line | None:
    """The line that was made the title; else the title as it was, while it still is one; else the next that is."""
    titles = [line for line in lines if line.role == "title"]
    kept = next((line for line in titles if line.number == layout.title_line), None)
    return next((line for line in titles if line.number in roles), kept or next(iter(titles), None))
