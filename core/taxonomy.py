"""The 17 top-level IPTC Media Topics: their slugs in the taxonomy's order, and their names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from core import lexicons


@cache
def slugs() -> tuple[str, ...]:
    """The topics in the order of their list."""
    return tuple(row["slug"] for row in _rows())


@cache
def names(language: str) -> Mapping[str, str]:
    """The name of each topic, by its slug, in `id` or `en`."""
    return {row["slug"]: row[f"label_{language}"] for row in _rows()}


def _rows() -> tuple[lexicons.Row, ...]:
    return lexicons.read("topics", ("slug", "qcode", "label_en", "label_id"))
