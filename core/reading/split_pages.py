"""One text that holds several pages: form feeds, `<doc>` marks, lines of `=====`, repeated header blocks.

A page that merely has a line of dashes in it is one page: a text is split only where every part reads like an article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from core.model import Facts
from core.reading.fields import address_of, facts_of, meaning

_RULE = re.compile(r"([=\-*#_~])\1{4,}")
_OPENS = re.compile(r"\s*<(?:doc|page|article|text)\b([^<>]*)>\s*$", re.IGNORECASE)
_CLOSES = re.compile(r"\s*</(?:doc|page|article|text)>\s*$", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_HEADER = re.compile(r"[\"']?([A-Za-z_ -]{3,20})[\"']?\s*:\s*(\S.*)")
#: A longer line is no header; the patterns above are not asked about one of megabytes.
_LONGEST_HEADER = 3000
#: A paragraph has so many characters; a part with fewer paragraphs than `_LEAST` is no article.
_PARAGRAPH, _LEAST = 100, 2
#: So many paragraphs with a place of their own are articles; each opens so: `SURABAYA - `, `Medan (ANTARA) – `.
_LEAST_ARTICLES, _LONGEST_DATELINE = 3, 60
_SITE = r"(?:,? ?\([A-Z][\w. -]{1,25}\)|, ?\w[\w-]{1,20}\.[a-z.]{2,6}|, [A-Z][\w ]{1,25})"
_OPENS_ARTICLE = re.compile(
    rf"\s*(?:[A-Z][A-Z.]+(?: [A-Z][A-Z.]+){{0,2}}{_SITE}?|[A-Z][a-z]+(?: [A-Z][a-z]+){{0,2}}{_SITE})"
    r"(?: -{1,2} | ?[–—] ?|--)\S"
)
#: A header block has so many lines at least, or one with an address.
_HEADER_LINES = 2

Part = tuple[str, Facts]


def parts_of(text: str) -> list[Part]:
    """The pages of a text with the facts in their headers; one, the whole text, where it is one page.

    The marks between the pages belong to none of them; every other line belongs to one.
    """
    lines = text.split("\n")
    for split in (_by_form_feed(text), _by_marks(lines), _by_rules(lines), _by_headers(lines)):
        pages = [(body, facts) for body, facts in split if body.strip()]
        if len(pages) > 1 and all(_is_article(body) for body, _ in pages):
            return [(body.strip("\n") + "\n", facts) for body, facts in pages]
    articles = _by_datelines(lines)
    return articles if len(articles) >= _LEAST_ARTICLES else [(text, _header(lines)[1])]


def _by_datelines(lines: Sequence[str]) -> list[Part]:
    """Articles of one paragraph each: every paragraph opens with its own place and site, a title may be above it."""
    parts: list[Part] = []
    title: list[str] = []
    for line in filter(str.strip, lines):
        if len(line) >= _PARAGRAPH and _OPENS_ARTICLE.match(line[:_LONGEST_DATELINE]):
            parts.append(("\n".join((*title, line)) + "\n", Facts()))
            title = []
        elif title or len(line) >= _PARAGRAPH:
            return []
        else:
            title = [line]
    return [] if title else parts


def _is_article(text: str) -> bool:
    return sum(len(line) >= _PARAGRAPH for line in text.split("\n")) >= _LEAST


def _by_form_feed(text: str) -> list[Part]:
    return [(page, _header(page.split("\n"))[1]) for page in text.split("\f")] if "\f" in text else []


def _by_marks(lines: Sequence[str]) -> list[Part]:
    """Parts between `<doc url="…" title="…">` and `</doc>`, as extractors of dumps write them."""
    if not any(_OPENS.match(line) for line in lines):
        return []
    pages: list[tuple[list[str], Facts]] = [([], Facts())]
    for line in lines:
        if opening := _OPENS.match(line):
            values = {name: double or single for name, double, single in _ATTRIBUTE.findall(opening[1])}
            pages.append(([], _facts(values.items())))
        elif _CLOSES.match(line):
            pages.append(([], Facts()))
        else:
            pages[-1][0].append(line)
    return [("\n".join(body), facts) for body, facts in pages]


def _by_rules(lines: Sequence[str]) -> list[Part]:
    """Parts between lines of one mark; the line must come again, for a single one may be an ornament."""
    counts = Counter(line.strip() for line in lines if _RULE.fullmatch(line.strip()))
    if not counts:
        return []
    rule, times = counts.most_common(1)[0]
    pages = _cut(lines, [i for i, line in enumerate(lines) if line.strip() == rule], keep=False)
    headed = sum(bool(_header(page)[0]) for page in pages if any(line.strip() for line in page))
    return _with_facts(pages) if times > 1 or headed > 1 else []


def _by_headers(lines: Sequence[str]) -> list[Part]:
    """Parts that begin with a block of header lines (`URL: …`, `Judul: …`), where such a block comes again."""
    starts, i = [], 0
    while i < len(lines):
        length = _header(lines, i)[0]
        if length:
            starts.append(i)
        i += max(1, length)
    return _with_facts(_cut(lines, starts, keep=True)) if len(starts) > 1 else []


def _cut(lines: Sequence[str], at: Sequence[int], *, keep: bool) -> list[Sequence[str]]:
    edges = [0, *at, len(lines)]
    return [
        lines[start if keep or not place else start + 1 : end] for place, (start, end) in enumerate(pairwise(edges))
    ]


def _with_facts(pages: Sequence[Sequence[str]]) -> list[Part]:
    return [("\n".join(page), _header(page)[1]) for page in pages]


def _header(lines: Sequence[str], start: int | None = None) -> tuple[int, Facts]:
    """How many lines of header there are at `start` (None: at the first that is written), and the facts in them.

    A bare address is a header of one line.
    """
    first = start if start is not None else next((i for i, line in enumerate(lines) if line.strip()), 0)
    found: list[tuple[str, str]] = []
    for at in range(first, len(lines)):
        pair = _pair(lines[at])
        if pair is None:
            break
        found.append(pair)
    facts = _facts(found)
    enough = len(found) >= _HEADER_LINES or facts.address is not None
    return (len(found), facts) if enough else (0, Facts())


def _pair(line: str) -> tuple[str, str] | None:
    """Name and value of a header line."""
    line = line.strip()
    if len(line) > _LONGEST_HEADER:
        return None
    if address_of(line):
        return "url", line
    header = _HEADER.fullmatch(line)
    return (header[1], header[2]) if header and meaning(header[1]) not in (None, "text") else None


def _facts(pairs: Iterable[tuple[str, str]]) -> Facts:
    values: dict[str, object] = {}
    for name, value in pairs:
        means = meaning(name)
        if means:
            values.setdefault(means, value)
    return facts_of(values)
