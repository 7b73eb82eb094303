"""What can be measured on one line alone, without the lines around it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from core.layout import phrases
from core.layout.date_lines import is_date_line
from core.model import Document, Span
from core.text import fold, key

_BULLET = re.compile(r"\s*(?:[-•»*·▪●►>|]+|#?\d{1,2}[.)]?(?=\s{2,}))\s+(?=\S)")
#: `Ratna Puspa, Rahel Sitorus dan Dani Marjati`: names and nothing else.
_NAME = r"[A-Z][\w'.-]{0,20}(?: [A-Z][\w'.-]{0,20}){1,2}"
_NAMES = re.compile(rf"{_NAME}(?:,? (?:dan|&|and) {_NAME}|, {_NAME}){{1,5}}")
#: Words with an affix are no names: Beroperasi, Menabungnya.
_AFFIXED = re.compile(r"(?:[Mm]em|[Mm]en|[Bb]er|[Tt]er|[Dd]i|[Pp]en|[Pp]em)[a-z]{4}|[A-Za-z]{4,}(?:nya|kan)$")
#: How captions close: `… malam. / Istimewa`, `… -Eris/OKES-`, `… (Yak/Inside Pontianak)`, `… | Foto: Ist`.
_CREDITED = re.compile(
    r"(?:/\s?(?:[Ii]st(?:imewa)?|ISTIMEWA|[Dd]ok(?:\.? \w{1,20}){0,3})|-\s?[A-Z][\w. ]{1,30}/[A-Z][\w. ]{1,30}-"
    r"|\((?:[A-Z][a-z]{2,20}\.? ?){1,3}/ ?(?:[A-Z][\w.]{2,20} ?){1,3}\)"
    r"|\b(?:[Ff]oto|FOTO)\s?: ?[A-Z][\w./ ]{1,40})[.)\]]?$"
)
#: A sentence ends within the line and another begins.
_INNER_STOP = re.compile(r"[a-z]{3}[.!?][\"']? [A-Z\"'][A-Za-z]")
_CUT_SHORT, _SENTENCE_CAPS = 80, 0.5
#: What a crawler puts before the first line of a page: ` date 2023-06-20 `.
_CRAWLED = re.compile(r"\s*date \d{4}-\d{2}(?:-\d{2})?\s+(?=\S)")
_LONE = re.compile(r"[\W_]*|#?\s*\d{1,3}[.)]?|[a-zA-Z][+-]?|!\[.*\].*|-{2,}\|?")
_URL = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\S+", re.IGNORECASE)
_SIGNATURE = re.compile(r"[(\[](?:[\w.-]{2,12}(?:/[\w. -]{2,14})*|\*+|[a-z]{1,3}-\d+)[)\]]\s*$", re.IGNORECASE)
_BYLINE = re.compile(
    r"^(?:\(?\s*)?(?:penulis|editor|reporter|pewarta|redaktur|laporan|jurnalis|oleh|sumber"
    r"|tags?|topik|kata kunci|keywords?)\b[^:]{0,20}:",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"^.{2,45}?(?:\s[-–—]{1,2}\s|\s[-–—]{1,2}$|\)\s?[-–—:])")
_CAPITALS = re.compile(r"[A-Z]{4,}\s[A-Za-z]")
_CRUMB = re.compile(r"\s+[-|/>»·•]+\s+|\s*[·»]\s*")
_CRUMB_MARKS = (" -", " |", " /", " >", " •", "»", "·")
_FINAL = re.compile(r"[.…][\"')\]*]*$|[a-z]\"$|[,!?][\"']$|\)$|:$")
_CLOSES = re.compile(r"[.\"']\s*[(\[](?:[a-z]{1,4}-\d{1,2}|\*+|[a-z]{2,6}/[a-z]{2,8})[)\]]\s*$", re.IGNORECASE)
#: The longest headline; and how much of a line's end is searched, since long paragraphs are most of the text.
_LONGEST, _TAIL = 170, 40
#: Notices of the site are shorter than this; the credit of a long caption is in its last so many characters.
_LONGEST_NOTICE, _CREDIT = 300, 80
SMALL_WORDS = frozenset((
    "dan", "di", "ke", "dari", "yang", "untuk", "dengan", "pada", "oleh", "atau", "agar", "saat", "soal", "jadi", "ini",
    "itu", "bagi", "dalam", "akan", "hingga", "usai",
))  # fmt: skip


_LETTERS = re.compile(r"[^\W\d_]{2,}")


class LineFeatures(NamedTuple):
    """What one line shows by itself. `span` is the trimmed line without its list bullet, in document offsets.

    `plain` is its folded text, `key` the form that lists are asked with, `words` their number. `caps` is the share of
    its longer words that begin with a capital, 0..1; `heading` the block that it is a listed heading of; `marker` where
    its inline marker ends, 0 without one. The others are whether it is a list item (`bullet`), only a mark or number
    (`lone`), a date line, an address (`url`), initials (`signature`), ends a sentence (`ends`), is long enough for a
    paragraph (`prose`) or written as a headline, is listed for the site (`furniture`) or for credits (`meta`),
    describes a picture (`caption`), opens with place and site (`dateline`).
    """

    number: int
    span: Span
    text: str
    plain: str
    key: str
    words: int
    bullet: bool
    lone: bool
    date: bool
    url: bool
    signature: bool
    ends: bool
    prose: bool
    headline: bool
    caps: float
    heading: str | None
    marker: int
    furniture: bool
    meta: bool
    caption: bool
    dateline: bool

    @property
    def blank(self) -> bool:
        """Whether nothing is written on the line."""
        return not self.text

    @property
    def headline_like_end(self) -> bool:
        """Whether it ends as headlines do that end with a mark: a question, a shout, a quotation."""
        quoted = self.plain.endswith(("'", '"')) and self.plain[-2:-1] != "."
        return quoted or self.plain.rstrip("\"')").endswith(("?", "!"))

    @property
    def bare_marker(self) -> bool:
        """Whether the line is an inline marker without its headline."""
        return self.marker > 0 and len(self.plain[self.marker :].strip(" :()")) < 4


def measure_document(document: Document) -> tuple[LineFeatures, ...]:
    """The features of every line of a document, in order."""
    return tuple(measure_line(document, number, span) for number, span in enumerate(document.line_spans, 1))


def measure_line(document: Document, number: int, line: Span) -> LineFeatures:
    """The features of line `number`, whose span in the document is `line`."""
    begin, end, *measured = _measure(line.cut(document.text))
    return LineFeatures(number, Span(line.start + begin, line.start + end), *measured)


def as_title(line: LineFeatures, document: Document) -> LineFeatures:
    """A line as a headline and nothing else, whole, whatever it looks like: for a title that the file states."""
    raw = document.line_spans[line.number - 1]
    whole = raw.cut(document.text)
    text = whole.strip()
    start = raw.start + len(whole) - len(whole.lstrip())
    return LineFeatures(
        number=line.number, span=Span(start, start + len(text)), text=text, plain=fold(text), key=key(text),
        words=len(text.split()), bullet=False, lone=False, date=False, url=False, signature=False, ends=False,
        prose=False, headline=True, caps=line.caps, heading=None, marker=0, furniture=False, meta=False, caption=False,
        dateline=False,
    )  # fmt: skip


@lru_cache(maxsize=1 << 15)
def _measure(raw: str) -> tuple[Any, ...]:
    """Begin and end of the line's words, then the fields of `LineFeatures` from `text` on.

    Cached by the text of the line: pages of one site share menus, headings and notices, and lists share headlines.
    """
    whole = fold(raw)
    bullet = _BULLET.match(whole)
    begin = bullet.end() if bullet else crawl_mark_end(whole) or len(whole) - len(whole.lstrip())
    end = max(begin, len(whole.rstrip(" |" if bullet is None or whole.rstrip().endswith("|") else " ")))
    text, plain = raw[begin:end], whole[begin:end]
    folded = key(text)
    words, size = len(plain.split()), len(plain)
    stripped = whole.strip()
    lone = bool(stripped) and _LONE.fullmatch(stripped) is not None
    date = is_date_line(plain, words)
    heading = phrases.heading_block(text) if 0 < words <= 6 else None
    notice = 0 < len(folded) <= _LONGEST_NOTICE
    furniture = notice and (phrases.listed("furniture", folded) or phrases.is_menu(folded) or _is_trail(plain))
    meta = notice and (phrases.listed("meta", folded) or _BYLINE.match(plain) is not None or folded.startswith("#"))
    signature = words <= 4 and _SIGNATURE.search(plain) is not None
    credit = folded if len(folded) <= _LONGEST else folded[-_CREDIT:]
    # The last paragraph of an agency's report closes with initials: "… kemudian. [bas/but]".
    ends = _FINAL.search(plain[-_TAIL:]) is not None or _CLOSES.search(plain[-_TAIL:]) is not None
    url = words == 1 and _URL.fullmatch(plain.strip()) is not None
    caps = _title_case(plain) if size <= _LONGEST else 0.0
    # A headline that closes with a quotation is in Title Case, with no full stop inside it.
    quoted = plain.endswith('"') and caps > 0.75 and size < 120 and plain[-2:-1] not in ".,!?"
    cut = _CUT_SHORT <= size <= _LONGEST and caps < _SENTENCE_CAPS and _INNER_STOP.search(plain) is not None
    prose = (size >= 55 and ends and not quoted) or size >= 165 or cut
    headline = _is_headline(plain, words, prose or date or lone or url or heading is not None)
    caption = bool(folded) and (phrases.listed("caption", credit) or _CREDITED.search(plain[-_CREDIT:]) is not None)
    dateline = words > 8 and (_DATELINE.match(plain) is not None or _CAPITALS.match(plain) is not None)
    return (
        begin, end, text, plain, folded, words, bullet is not None, lone, date, url, signature, ends, prose, headline,
        caps, heading, _marker_end(plain, heading), furniture, meta, caption, dateline,
    )  # fmt: skip


def are_names(plain: str) -> bool:
    """Whether a folded line may be several names of persons and nothing else; some headlines look like that, too."""
    if len(plain) > _LONGEST or _NAMES.fullmatch(plain) is None:
        return False
    words = _LETTERS.findall(plain)
    return not any((word.isupper() and len(word) > 2) or _AFFIXED.match(word) for word in words)


def crawl_mark_end(plain: str) -> int:
    """Where the mark that a crawler puts before a page's first line ends, 0 without one or where nothing follows."""
    mark = _CRAWLED.match(plain)
    return mark.end() if mark else 0


def clear_line_cache() -> None:
    """Empty the cache of measured lines, as benchmarks and tests need."""
    _measure.cache_clear()


def closes_article(plain: str) -> bool:
    """Whether a paragraph ends with the initials of its authors, which news agencies put under the last one."""
    return _CLOSES.search(plain[-_TAIL:]) is not None


def _marker_end(plain: str, heading: str | None) -> int:
    """Where the inline marker ends, 0 without one. A heading is a marker only before a headline."""
    match = phrases.marker_pattern().match(plain)
    if match is None:
        return 0
    rest = plain[match.end() :].strip(" :()")
    if rest.startswith("#") or (heading is not None and len(rest) < 4):
        return 0
    return match.end()


def _is_trail(plain: str) -> bool:
    """Menu items or a breadcrumb on one line: three or more short pieces between separators."""
    # Hardly any line has a separator, and asking for each by itself is much faster than the pattern.
    if not any(mark in plain for mark in _CRUMB_MARKS) or _CRUMB.search(plain) is None:
        return False
    pieces = _CRUMB.split(plain)
    return len(pieces) >= 3 and all(len(piece.split()) <= 3 for piece in pieces)


def _is_headline(plain: str, words: int, otherwise: bool) -> bool:
    if otherwise or words < 3 or not 15 <= len(plain) <= _LONGEST:
        return False
    return sum(map(str.isalpha, plain)) >= 0.6 * len(plain)


def _title_case(plain: str) -> float:
    words = [w for w in _LETTERS.findall(plain) if w.lower() not in SMALL_WORDS]
    return sum([w[0].isupper() for w in words]) / len(words) if words else 0.0
