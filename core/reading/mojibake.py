"""Mojibake, text that was read in the wrong encoding somewhere on its way (`â€œ`, `ðŸ˜­`), is mended with ftfy.

Only the characters change: the raw bytes, and with them the document's id, stay what they were.
"""

from __future__ import annotations

import re
from dataclasses import replace

import ftfy

from core.model import Document

#: How UTF-8 looks that was read as Windows-1252 or Latin-1: a letter with a mark, and what no word goes on with.
_BROKEN = re.compile(r"[ÂÃâðÅÄ][\x80-\xbfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]")


def mended(document: Document) -> Document:
    """The document with its text and the words of its facts mended; the same where nothing is broken.

    Lines stay as they are: each is mended by itself, and no line end comes or goes.
    """
    text = mend(document.text)
    facts = document.facts
    title, author, section = (value and mend(value) for value in (facts.title, facts.author, facts.section))
    if text == document.text and (title, author, section) == (facts.title, facts.author, facts.section):
        return document
    return replace(document, text=text, facts=replace(facts, title=title, author=author, section=section, mended=True))


def mend(text: str) -> str:
    """A text with mojibake as it was before it broke."""
    if text.isascii() or not _BROKEN.search(text):
        return text
    return "\n".join(_line(line) for line in text.split("\n"))


def _line(line: str) -> str:
    if not _BROKEN.search(line):
        return line
    found = ftfy.fix_encoding(line)
    return line if "\n" in found or "\r" in found else found
