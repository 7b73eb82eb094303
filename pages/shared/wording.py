"""What the keys of core.model are called on the screen."""

from __future__ import annotations

from collections.abc import Callable

from core import taxonomy
from core.analysis.wilson import Rate
from core.model import ZONES
from pages.shared.i18n import _, language, percent


def zone(key: str) -> str:
    """A zone or block."""
    return {
        "title": _("Article title"),
        "body": _("Article body"),
        "inline": _("Baca Juga"),
        "related": _("Berita Terkait"),
        "popular": _("Terpopuler"),
        "choice": _("Pilihan"),
        "latest": _("Terkini"),
        "other": _("Other links"),
    }[key]


def place(key: str) -> str:
    """A zone or block, or the role of a line that is in none."""
    return zone(key) if key in ZONES else role(key)


def entity_type(key: str) -> str:
    """A type of entity, in the plural."""
    return {
        "PER": _("Persons"),
        "ORG": _("Organisations"),
        "LOC": _("Places"),
        "EVT": _("Events and laws"),
        "PRD": _("Products and works"),
    }[key]


def topic(key: str | None) -> str:
    """One of the 17 IPTC topics; None and "" are unclassified."""
    if not key:
        return _("unclassified")
    return taxonomy.names(language())[key]


def clickbait_mark(key: str) -> str:
    """A kind of clickbait mark (core.headlines.clickbait.KINDS)."""
    return {
        "question": _("question"),
        "forward": _("holding back (“this is why”)"),
        "revelation": _("revelation"),
        "suspense": _("suspense"),
        "emotion": _("feeling"),
        "exclaim": _("exclamation"),
        "address": _("speaking to the reader"),
        "superlative": _("superlative"),
        "portrait": _("person as bait"),
        "number": _("number at the beginning"),
        "quotation": _("words in quotation marks"),
        "capitals": _("capitals"),
        "service": _("service"),
    }[key]


def page_kind(key: str) -> str:
    """A kind of page."""
    return {
        "article-page": _("Article in Indonesian"),
        "listing-page": _("Page of lists"),
        "english-page": _("Text in English"),
        "malay-page": _("Text in Malay"),
    }[key]


def role(key: str) -> str:
    """The role of a line."""
    return {
        "title": _("title"),
        "meta": _("meta"),
        "caption": _("caption"),
        "body": _("article"),
        "link": _("link headline"),
        "heading": _("heading of a block"),
        "teaser": _("teaser"),
        "furniture": _("furniture"),
        "blank": _("blank"),
    }[key]


def modes() -> dict[str, str]:
    """What can be done on the Articles page; the address carries the words and not the keys."""
    return {"read": _("Read and correct"), "review": _("How wrong is it?"), "corrections": _("Corrections")}


def reviews() -> dict[str, str]:
    """What can be reviewed, by the kind of what is drawn; the address carries the words and not the keys."""
    return {
        "line": _("Lines"),
        "mention": _("Names"),
        "headline": _("Topics"),
        "quote": _("Speakers"),
        "date": _("Dates"),
    }


def source(key: str | None) -> str:
    """What a date of publication or capture was read from."""
    return {
        "dateline": _("dateline"),
        "metadata": _("metadata"),
        "url": _("address or file name"),
        "weekday": _("weekday"),
        "text": _("dates in the text"),
        "links": _("link headlines"),
        "analyst": _("given by you"),
        "reference": _("given by you"),
        "relative": _("relative time"),
        "header": _("date at the top of the page"),
        "warc": _("archive record"),
        "file": _("date of the file"),
    }.get(key or "", key or "–")


def note(code: str, message: str) -> str:
    """A doubt, in a sentence."""
    return _(message) if message else code


def error_rate(rate: Rate) -> str:
    """3.3% (95% interval 0.9% to 11.4%)."""
    return _("{share} (95% interval {low} to {high})").format(
        share=percent(rate.share or 0, 1), low=percent(rate.low or 0, 1), high=percent(rate.high or 0, 1)
    )


#: What names the values of a filter (core.filters.Filter.wording).
NAMES: dict[str, Callable[[str], str]] = {
    "zone": zone, "topic": topic, "entity_type": entity_type, "page_kind": page_kind,
}  # fmt: skip
