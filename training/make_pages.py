"""Made-up pages with the role of each line, from which the layout model learns what layouts have in common.

A page is put together by a grammar of layouts: what is on top, how title and credits are written, what kind of article
it is, what is between its paragraphs, and how the lists around it are headed and their items accompanied. The words of
sites are in page_phrases.toml; headlines and sentences are filler, of which the model keeps no line.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from training.page_article import KINDS, article, between, opening
from training.page_lists import block, lists
from training.page_maker import Filler, Line, Page
from training.page_parts import bottom, byline, credits_below, early_list, foot, head, tags, top

#: The share of pages of which only some lines are there, as crawlers leave them.
EXCERPTS = 0.2


def small(page: Page) -> None:
    """A short page with hardly anything around its article, as excerpts and small sites have it."""
    if page.often(0.3):
        early_list(page)
    if page.often(0.9):
        page.add("title", page.title)
    if page.often(0.6):
        page.add("meta", page.date())
    if page.often(0.3):
        page.add(
            "meta", page.rng.choice((page.person(), f"Penulis: {page.person()}", f"{page.person()} - {page.name}"))
        )
    if page.often(0.2):
        page.add("caption", page.caption())
    for place in range(page.rng.randint(1, 5)):
        if place:
            between(page, 0.2)
        page.add("body", opening(page) if not place else page.rng.choice((page.paragraph(), page.sentence(40, 160))))
    if page.often(0.3):
        credits_below(page)
    if page.often(0.2):
        tags(page)
    for kind in page.rng.sample(("related", "popular", "latest", "choice", "other"), page.rng.randint(0, 3)):
        block(page, kind, page.rng.randint(1, 4), own=page.often(0.15))
    if page.often(0.2):
        bottom(page)


def make_page(rng: random.Random, filler: Filler) -> list[Line]:
    """The lines of a page with their roles."""
    page = Page(rng, filler)
    form = rng.random()
    if form < 0.1:
        small(page)
    elif form < 0.83:
        for part in (top, head, article, foot, lists, bottom):
            part(page)
    elif form < 0.92:  # the text alone, as tables have it
        if page.often(0.5):
            page.add("title", page.title)
        if page.often(0.3):
            byline(page)
        rng.choice(KINDS)(page)
        if page.often(0.3):
            credits_below(page)
    elif form < 0.97:  # a page of lists: an index, a front page
        for part in (top, lists, lists, bottom):
            part(page)
    else:  # no menu, no heading: title, text and a few links
        head(page)
        article(page)
        for _ in range(rng.randint(2, 10)):
            page.add("link", page.rng.choice(("", "- ")) + page.headline())
    return page.lines


def excerpt(rng: random.Random, lines: list[Line]) -> list[Line]:
    """Some lines of a page, most often from its title or from within its article; the last may be cut short."""
    role = rng.choice(("title", "title", "body", "body", "heading", None))
    starts = [i for i, line in enumerate(lines) if role in (None, line[1])] or [0]
    start = rng.choice(starts)
    found = lines[start : start + rng.choice((1, 2, 3, 4, 5, 6, 8, 12, 16))]
    text, last = found[-1]
    if last == "body" and len(text) > 80 and rng.random() < 0.3:
        found[-1] = text[: rng.randint(60, len(text) - 4)].rstrip(" .") + rng.choice(("", "", " ...")), last
    return found


def make_pages(count: int, seed: int, filler: Filler) -> Iterator[list[Line]]:
    """So many pages; the same seed and filler give the same pages."""
    rng = random.Random(seed)  # noqa: S311 - the same seed must give the same pages
    for _ in range(count):
        lines = make_page(rng, filler)
        if lines and rng.random() < EXCERPTS:
            lines = excerpt(rng, lines)
        if lines:
            yield lines
