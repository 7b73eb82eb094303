"""Shared by the readers: the only document of a file, one of several, and the refusal of one without text."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from core.errors import UnreadableDocument
from core.model import Document, Facts
from core.reading.mojibake import mended
from core.reading.source import Source, clean_name, whole_characters


def whole(source: Source, encoding: str, text: str, facts: Facts) -> Document:
    """The only page of a file, by the SHA-256 of its bytes. Raises `UnreadableDocument` where it has no text."""
    if not text.strip():
        raise without_text(source.name)
    identity = hashlib.sha256(source.data).hexdigest()
    return mended(Document(identity, source.name, encoding, whole_characters(text), dated(_whole(facts), source)))


def part(name: str, encoding: str, text: str, facts: Facts) -> Document:
    """One of several pages of a file. Its address and text make its id: a front page may be the same twice."""
    text, facts = whole_characters(text), _whole(facts)
    identity = hashlib.sha256(f"{facts.address or ''}\n{facts.captured or ''}\n{text}".encode()).hexdigest()
    return mended(Document(identity, clean_name(name), encoding, text, facts))


def _whole(facts: Facts) -> Facts:
    """The facts without halves of characters, which the JSON of a table or of a saved page can have."""
    address, title, author, section = (
        value and whole_characters(value) for value in (facts.address, facts.title, facts.author, facts.section)
    )
    return replace(facts, address=address, title=title, author=author, section=section)


def dated(facts: Facts, source: Source) -> Facts:
    """The facts with the day that an archive gives the file: the page was captured on it or before."""
    if facts.captured or not source.dated:
        return facts
    return replace(facts, captured=source.dated, captured_source="file")


def without_text(name: str) -> UnreadableDocument:
    """The refusal of a page that has no text."""
    return UnreadableDocument(name, "empty", "{name} has no text. Save the page again and upload it.")
