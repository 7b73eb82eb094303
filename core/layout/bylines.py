"""Who wrote the article, from the bylines of every house: labelled, next to the date, or before the site's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.layout import phrases
from core.layout.addresses import alias_in, domain_in
from core.layout.byline_words import byline_words, places, sections
from core.layout.written_lines import EDGES, Row, Window
from core.model import Detail, Facts
from core.text import fold, key

_CUT = re.compile(r"\s+[-/>]+\s+|\s*[,|;·•/]\s*|\s+(?:dan|and|&)\s+|\s*-(?=\s|$)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w.'-]*")
_EDGES = EDGES + "([{)]}/\\,;\"'"
_GLUED = re.compile(r"(?<=[a-z])(?=Diterbitkan|Diperbarui|Dipublikasikan)")
#: A byline is short; labels in longer lines are looked for in their last characters ("… ujarnya. (Reporter: X)").
_LONGEST, _TAIL = 160, 90
_NAME_WORDS = 6


@dataclass(frozen=True, slots=True)
class Claim:
    """The author as one line gives it; `desk` where it names no person."""

    text: str
    line: int
    desk: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a byline between separators; `kind` is name, desk, job, site, place, degree, section or other."""

    start: int
    end: int
    kind: str


def find_author(window: Window, facts: Facts) -> Detail | None:
    """Who wrote the article, by the page: a person before a desk, a label before a bare name.

    An author in the file's metadata is taken where the text names no person, one that a table states always.
    """
    known = facts.author
    if known and "author" in facts.stated:
        return Detail(known, None)
    labelled = list(_labelled(window))
    bare = [] if any(not claim.desk for claim in labelled) else list(_unlabelled(window))
    claims = [*labelled, *bare]
    person = next((claim for claim in claims if not claim.desk), None)
    if person is None and known and known.strip() and "://" not in known:
        return Detail(known.strip(), None)
    best = person or next(iter(claims), None)
    return Detail(best.text, best.line) if best else None


def _labelled(window: Window) -> Iterator[Claim]:
    for place, row in enumerate(window.rows):
        # A byline with several names looks like a headline; below the title it is none.
        below = window.title is not None and 0 < place - window.title <= 4
        if row.role in {"heading", "teaser"} or (row.role == "link" and not below) or not window.near(place):
            continue
        begin = 0
        if len(row.plain) > _LONGEST:
            begin = row.plain.rfind("(", len(row.plain) - _TAIL)
            if begin < 0:
                continue
        yield from _in_row(window, place, row, begin)


def _in_row(window: Window, place: int, row: Row, begin: int) -> Iterator[Claim]:
    text, words = row.text[begin:], byline_words()
    low = row.plain[begin:].lower()
    # Nearly every line is asked, and few have a label: a look at colon and first word saves the search.
    if ":" not in low and _first_word(low) not in words.heads:
        return
    found = list(words.label.finditer(low))
    for match, after in zip(found, (*found[1:], None), strict=False):
        labels = [_squeezed(label) for label in match.group("label", "second", "label2", "second2") if label]
        roles = [words.roles[label] for label in labels]
        if "author" not in roles:
            continue
        value = text[match.end() : after.start() if after else len(text)]
        colon = match.group("colon") is not None
        # "Penulis Novel Itu Wafat" is no byline: without a colon its place and its capitals must show it.
        if not colon and value.strip(_EDGES) and not _without_colon(row, value, labels[-1]):
            continue
        if not value.strip(_EDGES):
            yield from _on_next_row(window, place, alone=match.start() == 0 and after is None)
            continue
        value = _share(value, roles)
        read = read_names(value, loose=colon, last=not colon and labels[-1].split()[-1] in words.jobs)
        if read:
            yield Claim(read[0], row.number, read[1])


def _first_word(low: str) -> str:
    word = _WORD.search(low)
    return word.group() if word else ""


def _squeezed(label: str) -> str:
    return " ".join(label.split())


def _without_colon(row: Row, value: str, label: str) -> bool:
    head = value.strip(_EDGES).partition("|")[0].strip()
    if key(head) in byline_words().desks:
        return True
    if row.plain.endswith((".", "?", "!")) or row.role == "title" or not head[:1].isupper():
        return False
    if byline_words().end.search(fold(head).lower()):
        return len(head.split()) <= 16
    return len(head.split()) <= (8 if " " in label else 4) and (
        row.role in {"meta", "furniture", "body"} or (row.role == "link" and "|" in value)
    )


def _share(value: str, roles: list[str]) -> str:
    """The author's part where two labels go with two names: `Redaktur & Reporter : A/B`."""
    parts = [part for part in re.split(r"\s*/\s*|\s+&\s+", value) if part.strip(_EDGES)]
    return parts[roles.index("author")] if len(roles) == 2 == len(parts) and roles[0] != roles[1] else value


def _on_next_row(window: Window, place: int, *, alone: bool) -> Iterator[Claim]:
    """The name below a bare label; a line of marks between the two does not count."""
    if not alone:
        return
    for row in window.rows[place + 1 : place + 3]:
        value = row.text.strip(_EDGES)
        if not value:
            continue
        words = byline_words()
        if key(value) in words.jobs:
            yield Claim(value, row.number, desk=True)
            return
        label = words.label.match(row.plain.lower())
        read = None if label or len(value) > _LONGEST // 2 or row.role == "heading" else read_names(value, loose=True)
        if read:
            yield Claim(read[0], row.number, read[1])
        return


def read_names(value: str, *, loose: bool, last: bool = False) -> tuple[str, bool] | None:
    """The names in what follows a label as they are written, and whether that is a desk; None where there is no name.

    `loose` welcomes small letters, since a label with its colon is enough; `last` takes the last name only
    ("Laporan Wartawan Situs Daerah, Budi Santoso").
    """
    value = _upto_end(value)
    found = list(pieces(value, loose=loose))
    names = [i for i, piece in enumerate(found) if piece.kind == "name"]
    if not names:
        desk = next((p for p in found if p.kind == "desk"), None)
        desk = desk or next((p for p in found if p.kind == "job" and loose), None)
        return (value[desk.start : desk.end], True) if desk else None
    if last:
        names = names[-1:]
    # Names next to each other are given as the page writes them, with what parts them.
    runs: list[list[int]] = []
    for i in names:
        if runs and all(p.kind == "degree" for p in found[runs[-1][-1] + 1 : i]):
            runs[-1].append(i)
        else:
            runs.append([i])
    texts = []
    for run in runs:
        end = run[-1]
        while end + 1 < len(found) and found[end + 1].kind == "degree":
            end += 1
        texts.append(value[found[run[0]].start : found[end].end])
    return ", ".join(texts), False


def _upto_end(value: str) -> str:
    """A value up to where the date begins, or what was done with the article."""
    glued = _GLUED.search(value)
    value = value[: glued.start()] if glued else value
    value = value.lstrip(_EDGES)
    match = byline_words().end.search(fold(value).lower())
    return (value[: match.start()] if match else value).strip(_EDGES)


def pieces(value: str, *, loose: bool) -> Iterator[Piece]:
    """The parts of a byline with their kinds, in order."""
    plain, begin = fold(value), 0
    for cut in (*_CUT.finditer(plain), None):
        end = cut.start() if cut else len(plain)
        left = begin + len(plain[begin:end]) - len(plain[begin:end].lstrip(_EDGES))
        right = left + len(plain[left:end].rstrip(_EDGES))
        if right > left:
            yield Piece(left, right, _kind(plain[left:right], loose=loose))
        begin = cut.end() if cut else end


def _kind(plain: str, *, loose: bool) -> str:
    words, low = byline_words(), key(plain)
    first = low.split()[0]
    if low.rstrip(".") in words.degrees:
        return "degree"
    if low in sections():
        return "desk" if low in words.desks else "section"
    if low in words.desks or (first in words.desks and len(low.split()) <= 5):
        return "desk"
    if first in words.jobs or " ".join(low.split()[:2]) in words.jobs:
        return "job"
    if alias_in(low) or domain_in(low) or first.startswith("tribun"):
        return "site"
    if low in places():
        return "place"
    return "name" if _is_name(plain, loose=loose) else "other"


def _is_name(plain: str, *, loose: bool) -> bool:
    parts = plain.split()
    if not 1 <= len(parts) <= _NAME_WORDS or sum(map(str.isalpha, plain)) < 3:
        return False
    if not all(_WORD.fullmatch(part) for part in parts):
        return False
    small = byline_words().small
    if all(part[0].isupper() or part.lower() in small or part.startswith("al-") for part in parts):
        return True
    return loose and 2 <= len(parts) <= 4 and all(len(part) > 2 for part in parts)


def _unlabelled(window: Window) -> Iterator[Claim]:
    """Names next to the title: before or after the date, or before the name of the site or its channel."""
    for place in window.beside_title():
        row = window.rows[place]
        if (
            row.role in {"body", "heading", "caption", "title"}
            or len(row.plain) > 110
            or row.plain.endswith((".", "?"))
        ):
            continue
        value = _upto_end(row.text)
        found = list(pieces(value, loose=False))
        kinds = {piece.kind for piece in found}
        if not value or "other" in kinds or not kinds & {"name", "desk"}:
            continue
        dated = len(value) < len(row.text.strip(_EDGES)) and window.dated(place)
        if not (dated or "site" in kinds or "job" in kinds or _beside_date(window, place)):
            continue
        names = [p for p in found if p.kind == "name"]
        if any(not _person(value[p.start : p.end], window) for p in names):
            continue
        read = read_names(value, loose=False)
        if read:
            yield Claim(read[0], row.number, read[1])


def _beside_date(window: Window, place: int) -> bool:
    """Whether a row is nothing but a name, between title and date or right after them."""
    row = window.rows[place]
    if row.role == "link" or (phrases.listed("furniture", row.key) and row.key not in byline_words().desks):
        return False
    before, after = place - 1, place + 1
    if window.is_title(before):
        return window.dated(after)
    return window.dated(before) and window.is_title(before - 1)


def _person(name: str, window: Window) -> bool:
    """Whether a bare name is a person's who is not in the news: two words, no place, not in title or article."""
    low = key(name)
    words = low.split()
    if len(words) < 2 or low in places() or phrases.is_menu(low) or phrases.listed("furniture", low):
        return False
    return low not in window.article_key
