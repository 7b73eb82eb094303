"""The rules that classify lines, each with its reasons; core.layout.rule_chain holds their order.

A rule takes a line's index, its features and its page, and returns None where it does not classify the line.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.layout import phrases
from core.layout.line_features import LineFeatures
from core.layout.page_context import PageContext
from core.messages import N_

#: A link of fewer words may be a tag or a menu item.
_LINKED_WORDS = 5

BLANK = N_("Nothing is written here.")
TITLE = N_("The headline that stands before the article.")
STATED_TITLE = N_("The table states it as the title.")
TITLE_AGAIN = N_("The article's own title once more.")
LONE = N_("Only a mark, a number or a picture.")
MARKED = N_("It begins with an inline marker such as “Baca juga”.")
BARE_MARKER = N_("An inline marker; its headline is on the next line.")
AFTER_MARKER = N_("It follows an inline marker.")
LATE_MARKER = N_("A marker after the article that opens a list.")
HEADING = N_("The heading of a list of links.")
OWN_HEADING = N_("A short line above several headlines.")
PARAGRAPH = N_("A paragraph of the article.")
LEDE = N_("A summary between title and article.")
SUBHEADING = N_("It stands between paragraphs of the article.")
UNMARKED_LINK = N_("It is written as a headline, between paragraphs.")
BULLET_LINK = N_("A list item written as a headline.")
CAPTION = N_("It describes or credits a picture.")
DATE = N_("Only a date, a time or a count of readers.")
META_DATE = N_("The date beside the title.")
META = N_("It names author, editor, source or tags.")
SIGNATURE = N_("The initials of the authors.")
DATELINE = N_("The place and the site before the first sentence.")
ADDRESS = N_("Only an address.")
FURNITURE = N_("It belongs to the site, not to the article.")
TAG = N_("A short line after the article: a tag.")
LISTED_LINK = N_("A headline under the heading of a list.")
LINKED = N_("On the saved page the whole line is one link.")
STATED_LINK = N_("The table states it as a headline.")
LOOSE_LINK = N_("It is written as a headline, outside the article.")
TEASER = N_("A summary under another story's headline.")
MENU = N_("A short line outside the article: a menu item.")

REASONS: tuple[str, ...] = (
    BLANK, TITLE, STATED_TITLE, TITLE_AGAIN, LONE, MARKED, BARE_MARKER, AFTER_MARKER, LATE_MARKER, HEADING, OWN_HEADING,
    PARAGRAPH, LEDE, SUBHEADING, UNMARKED_LINK, BULLET_LINK, CAPTION, DATE, META_DATE, META, SIGNATURE, DATELINE,
    ADDRESS, FURNITURE, TAG, LISTED_LINK, LINKED, STATED_LINK, LOOSE_LINK, TEASER, MENU,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Classification:
    """The role that a rule gives a line, why, its block where the role has one, and whether that is certain."""

    role: str
    reason: str
    block: str | None = None
    certain: bool = True


#: The classification of a blank line, which no rule is asked about.
NOTHING = Classification("blank", BLANK)


def title(i: int, line: LineFeatures, page: PageContext) -> Classification | None:
    """The title, and each place where the page repeats it."""
    if i == page.article.title:
        return Classification("title", STATED_TITLE if page.stated_title else TITLE)
    return Classification("title", TITLE_AGAIN) if i in page.article.repeats else None


def linked(i: int, line: LineFeatures, page: PageContext) -> Classification | None:
    """A line that a table states as a headline, or that a saved page makes one link and that reads like one."""
    if page.stated_links and line.number in page.links:
        return Classification("link", STATED_LINK, "other")
    if line.number not in page.links or line.words < _LINKED_WORDS or line.marker or line.heading or line.date:
        return None
    if line.lone or line.url or line.meta or line.furniture or i in page.recurring:
        return None
    block = page.blocks[i] or ("inline" if page.article.within(i) else "other")
    return Classification("teaser" if line.prose and not _shouts(line) else "link", LINKED, block)


def marker(i: int, line: LineFeatures, page: PageContext) -> Classification | None:
    """An inline marker (“Baca juga”), with its headline on the same line or on the next."""
    if i in page.marked:
        return Classification("link", AFTER_MARKER, "inline")
    if not line.marker:
        return None
    if line.bare_marker:
        if i in page.openers:
            return Classification("heading", LATE_MARKER, "related")
        return Classification("heading", BARE_MARKER, "inline")
    return None if line.meta else Classification("link", MARKED, "inline")


def paragraph(i: int, line: LineFeatures, page: PageContext) -> Classification | None:
    """A paragraph of the article."""
    return Classification("body", PARAGRAPH) if i in page.article.paragraphs else None


def heading(i: int, line: LineFeatures, page: PageContext) -> Classification | None:
    """The heading of a list of links: a listed name, or a short line above several headlines."""
    if line.heading:
        return Classification("heading", HEADING, line.heading)
    own = i in page.own_headings and i not in page.recurring
    return Classification("heading", OWN_HEADING, "other", certain=False) if own else None


def lone_mark(i: int, line: LineFeatures, page: PageContext) -> Classification | None:
    """A mark, a number or a picture alone."""
    return Classification("furniture", LONE) if line.lone else None


def address(i: int, line: LineFeatures, page: PageContext) -> Classification | None:
    """An address alone."""
    return Classification("furniture", ADDRESS) if line.url else None


def date_line(i: int, line: LineFeatures, page: PageContext) -> Classification | None:
    """A date, a time or a count of readers alone; between title and article it is the article's."""
    if not line.date:
        return None
    title = page.article.title
    near = title is not None and title < i < page.article.first
    return Classification("meta", META_DATE) if near else Classification("furniture", DATE)


def signature(i: int, line: LineFeatures, page: PageContext) -> Classification | None:
    """The initials of the authors alone."""
    return Classification("meta", SIGNATURE) if line.signature else None


def site_furniture(i: int, line: LineFeatures, page: PageContext) -> Classification | None:
    """A notice of the site, or a menu item that the page repeats."""
    return Classification("furniture", FURNITURE) if line.furniture or i in page.recurring else None


def credits_line(i: int, line: LineFeatures, page: PageContext) -> Classification | None:
    """A byline, a source or tags."""
    return Classification("meta", META) if line.meta else None


def before_article(i: int, line: LineFeatures, page: PageContext) -> Classification | None:
    """Between title and first paragraph: dateline, summary, captions, bylines."""
    title = page.article.title
    if title is None or not title < i < page.article.first:
        return None
    if line.plain.rstrip().endswith(("-", "--")) and line.words <= 6:
        return Classification("meta", DATELINE)
    if line.words <= 6 and phrases.site_in(line.key):
        return Classification("meta", META)
    previous = next((k for k in range(i - 1, -1, -1) if page.lines[k].text), None)
    if line.prose and not line.caption and previous == title:
        return Classification("body", LEDE, certain=False)
    if line.caption or line.prose or line.plain.endswith((".", ")")):
        return Classification("caption", CAPTION, certain=line.caption)
    if page.blocks[i] or (line.headline and line.words >= 5 and line.caps > 0.6):
        return None
    return Classification("meta", META, certain=False)


def inside_article(i: int, line: LineFeatures, page: PageContext) -> Classification | None:
    """Between paragraphs, outside any list: links without a marker, captions, and what the article itself has."""
    if not page.article.within(i) or page.blocks[i]:
        return None
    if line.caption and (line.plain.endswith(")") or "foto:" in line.key) and not line.prose:
        return Classification("caption", CAPTION, certain=False)
    if line.bullet and line.headline and line.words >= 5 and line.caps > 0.7 and not line.ends:
        return Classification("link", BULLET_LINK, "inline", certain=False)
    if line.headline and line.words >= 7 and line.caps > 0.75 and not line.plain.endswith((".", ":")):
        return Classification("link", UNMARKED_LINK, "inline", certain=False)
    return Classification("body", SUBHEADING, certain=False)


def listed(i: int, line: LineFeatures, page: PageContext) -> Classification | None:
    """Under the heading of a list: headlines, their summaries, the labels around them."""
    block = page.blocks[i]
    if block is None:
        return None
    if line.prose and not _shouts(line):
        return Classification("teaser", TEASER, block)
    if line.headline and _is_teaser(i, line, page):
        return Classification("teaser", TEASER, block, certain=False)
    if line.headline and (line.words >= 4 or len(line.plain) >= 18):
        return Classification("link", LISTED_LINK, block, certain=line.words >= 4)
    return None


def _is_teaser(i: int, line: LineFeatures, page: PageContext) -> bool:
    """A sentence, whole or cut short, and not the first line under its heading."""
    if line.caps >= 0.6 or line.words < 7:
        return False
    previous = next((page.lines[k] for k in range(i - 1, -1, -1) if not page.lines[k].date), None)
    follows = previous is not None and previous.headline
    longer = previous is not None and len(line.plain) > 1.4 * len(previous.plain)
    return line.plain.endswith((".", "...")) or (follows and longer and len(line.plain) > 75)


def _shouts(line: LineFeatures) -> bool:
    """A headline may end with a question, a shout or a quotation; a summary ends with a full stop."""
    return line.headline_like_end and len(line.plain) < 120


def outside(i: int, line: LineFeatures, page: PageContext) -> Classification | None:
    """Outside article and lists: loose links, tags, paragraphs of other articles."""
    after = i > page.article.last >= 0
    if line.caption and i < page.article.first:
        return Classification("caption", CAPTION, certain=False)
    if line.prose and not _shouts(line):
        return Classification("teaser", TEASER, "other", certain=False)
    if after and not any(map(str.isupper, line.plain)):
        return Classification("meta", TAG, certain=False)  # headlines open with a capital; tags are often without any
    if (line.headline or line.prose) and line.words >= 5 and len(line.plain) >= 28 and not line.plain.endswith("."):
        return Classification("link", LOOSE_LINK, "other", certain=False)
    if after and i - page.article.last <= 12 and line.words <= 4:
        return Classification("meta", TAG, certain=False)
    return None


def rest(i: int, line: LineFeatures, page: PageContext) -> Classification | None:
    """What no other rule classifies is a menu item."""
    return Classification("furniture", MENU)
