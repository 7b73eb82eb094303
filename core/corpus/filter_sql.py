"""Filters as SQL: the conditions that every read of the store shares, so that all figures leave out the same."""

from __future__ import annotations

from typing import Any

from core.filters import FILTERS, Filters

JOINED = "shown s JOIN documents d ON d.id = s.document"
#: The spans that count as the article: link headlines are titles of other articles.
IN_ARTICLE = "s.zone IN ('title', 'body')"
#: What two names have to share to be adjacent: the same paragraph or headline, or the same article (title and body).
PLACES = {"line": "s.document, s.line", "document": "s.document"}

Condition = tuple[str, dict[str, Any]]


def documents(filters: Filters) -> Condition:
    """The condition on documents d, and its values."""
    return _condition(filters, ("document",))


def articles(filters: Filters) -> Condition:
    """The condition on documents d where each article counts once: neither copies nor further pages of it."""
    return _condition(filters, ("document", "article"))


def spans(filters: Filters, kind: str) -> Condition:
    """The condition on spans s of one kind and their documents d, and its values."""
    where, values = _condition(filters, ("document", "span"), kind)
    return f"{where} AND s.kind = $kind AND NOT s.repeated", {**values, "kind": kind}


def _condition(filters: Filters, levels: tuple[str, ...], kind: str | None = None) -> Condition:
    parts: list[str] = []
    values: dict[str, Any] = {}
    for each in FILTERS:
        if each.kinds and kind not in each.kinds:
            continue
        chosen = filters[each.key]
        conditions = each.on if chosen else each.off
        found = [conditions[level] for level in levels if level in conditions]
        parts += found
        if chosen and found:
            values[each.key] = list(chosen)
    return " AND ".join(parts) or "TRUE", values


def adjacent(scope: str) -> tuple[str, str]:
    """The condition that the name $adjacent_type, $adjacent_key is in the same place as s, and the one that takes each
    place once. `scope` is a key of `PLACES`."""
    same_place = "o.line = s.line" if scope == "line" else "o.zone IN ('title', 'body')"
    condition = (
        "EXISTS (SELECT 1 FROM shown o WHERE o.kind = 'mention' AND o.document = s.document"
        f" AND o.type = $adjacent_type AND o.key = $adjacent_key AND {same_place})"
    )
    if scope == "document":
        condition += f" AND {IN_ARTICLE}"
    return condition, f"QUALIFY row_number() OVER (PARTITION BY {PLACES[scope]} ORDER BY s.start_at) = 1"
