"""Filters as SQL: the conditions that every read of the store shares, so that all figures leave out the same."""

from __future__ import annotations

from typing import Any

from core.model import Filters

JOINED = "shown s JOIN documents d ON d.id = s.document"


def documents(filters: Filters) -> tuple[str, dict[str, Any]]:
    """The condition on documents d, and its values."""
    parts: list[str] = ["TRUE"]
    values: dict[str, Any] = {}
    if filters.files:
        parts.append("list_contains($files, d.id)")
        values["files"] = list(filters.files)
    if filters.since:
        parts.append("d.published >= CAST($since AS DATE)")
        values["since"] = filters.since
    if filters.until:
        parts.append("d.published <= CAST($until AS DATE)")
        values["until"] = filters.until
    return " AND ".join(parts), values


def articles(filters: Filters) -> tuple[str, dict[str, Any]]:
    """The condition on documents d where each article counts once: neither copies nor further pages of it."""
    where, values = documents(filters)
    return (where if filters.copies else f"{where} AND d.copy IS NULL"), values


def spans(filters: Filters, kind: str) -> tuple[str, dict[str, Any]]:
    """The condition on spans s of one kind and their documents d, and its values.

    Of a copy the title and body are left out: they were counted with the first. Its link blocks are another capture
    and stay.
    """
    where, values = documents(filters)
    parts: list[str] = [where, "s.kind = $kind", "NOT s.repeated"]
    if not filters.copies:
        parts.append("(d.copy IS DISTINCT FROM 'copy' OR s.zone NOT IN ('title', 'body'))")
    values["kind"] = kind
    if filters.zones:
        parts.append("list_contains($zones, s.zone)")
        values["zones"] = list(filters.zones)
    if filters.topics:
        parts.append("list_contains($topics, coalesce(s.topic, ''))")
        values["topics"] = list(filters.topics)
    if filters.types and kind in ("mention", "quote"):
        parts.append("list_contains($types, s.type)")
        values["types"] = list(filters.types)
    return " AND ".join(parts), values
