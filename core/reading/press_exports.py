"""Articles as press databases export them as text: Nexis (both its layouts) and Factiva (with and without field codes).

Each export has a mark between its articles and a head of its own: publication, day, title, length. Sources:
what LexisNexis, Nexis Uni and Factiva save as text, RTF or Word, as described by LexisNexisTools and tm.plugin.factiva.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from core.model import Facts
from core.reading.fields import facts_of, with_stated

Lines = Sequence[str]
#: The text of an article, its title as first line, and what its head says.
Article = tuple[str, Facts]

_CLASSIC_MARK = re.compile(r"\s*\d{1,5} (?:of|dari) \d{1,5} (?:DOCUMENTS?|DOKUMEN)\s*", re.IGNORECASE)
_NEXIS_END = re.compile(r"\s*End of Document\s*", re.IGNORECASE)
_FACTIVA_END = re.compile(r"\s*(?:Document|Dokumen) ([A-Z]{2,12}0\w{10,30})\s*")
_CODE = re.compile(
    r"\s{0,8}(SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|ART|CO|IN|NS|RE|IPC|IPD|PUB|AN|RF|CT)(?:[ \t]+(.*))?"
)
#: Fields of a head of Nexis, and those behind its text. A line of an article may be long, a field's name is not.
_FIELD = re.compile(
    r"(byline|section|length|dateline|highlight|body|graphic|series|penulis)\s*(?::\s*(.*))?", re.IGNORECASE
)
_TAIL = re.compile(
    r"(?:load-date|language|publication-type|journal-code|subject|company|organization|person|country|city|state|"
    r"geographic|industry|ticker|classification|document-type|acc-no|update)\s*:.*",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"\s*(?:copyright|©|\(c\)|hak cipta|all rights reserved).*", re.IGNORECASE)
_WORDS = re.compile(r"\s*\d[\d.,]* (?:words|kata)\s*", re.IGNORECASE)
_BY = re.compile(r"\s*(?:by|oleh)\b[\s:]*", re.IGNORECASE)
_DAY = re.compile(r"(?=.*\b(?:19|20)\d\d\b)(?=.*\b\d{1,2}\b)(?=.*[A-Za-z]{3}).{8,60}")
_LONGEST_BROKEN = 120
_HEADLESS = re.compile(r"(?:final |city |first |late )?edition|edisi .{1,20}", re.IGNORECASE)


def articles(lines: Lines) -> list[Article]:
    """The articles of an export in its order; none where the text is no export, or holds no head that is understood."""
    for pieces, read in ((_between(lines, _NEXIS_END), _nexis), (_after(lines, _CLASSIC_MARK), _nexis),
                         (_between(lines, _FACTIVA_END), _factiva)):  # fmt: skip
        found = [article for piece in pieces if (article := read(piece))]
        if found:
            return found
    return []


def _between(lines: Lines, end: re.Pattern[str]) -> Iterator[Lines]:
    """The stretches that end with a mark; what is behind the last is none."""
    start = 0
    for at, line in enumerate(lines):
        if end.fullmatch(line):
            yield lines[start:at]
            start = at + 1


def _after(lines: Lines, begin: re.Pattern[str]) -> Iterator[Lines]:
    """The stretches that begin with a mark; what is before the first is none."""
    starts = [at for at, line in enumerate(lines) if begin.fullmatch(line)]
    for start, end in pairwise([*starts, len(lines)]):
        yield lines[start + 1 : end]


def _nexis(lines: Lines) -> Article | None:
    """Publication, day and title above the fields (the newer layout has the title first), then the text."""
    first = next((at for at, line in enumerate(lines) if _FIELD.fullmatch(line.strip())), None)
    if first is None:
        return None
    written = (line.strip() for line in lines[:first])
    head = [line for line in written if line and not _RIGHTS.fullmatch(line)]
    day = next((at for at in reversed(range(len(head))) if _DAY.fullmatch(head[at])), None)
    if not day:  # no day, or no publication above it
        return None
    below = [line for line in head[day + 1 :] if not _HEADLESS.fullmatch(line)]
    title = " ".join(below) if below else head[day - 2] if day > 1 else None
    fields, start = _fields(lines, first)
    end = next((at for at in range(start, len(lines)) if _TAIL.fullmatch(lines[at].strip())), len(lines))
    text = [line for line in _paragraphs(lines[start:end]) if not _RIGHTS.fullmatch(line)]
    facts = _facts(
        title, head[day], head[day - 1], fields.get("byline") or fields.get("penulis"), fields.get("section")
    )
    return _article(facts, text)


def _fields(lines: Lines, at: int) -> tuple[dict[str, str], int]:
    """The fields of a head by their names in lower case, and the number of the first line behind them."""
    found: dict[str, str] = {}
    name = None
    for number in range(at, len(lines)):
        line = lines[number].strip()
        field = _FIELD.fullmatch(line)
        if field:
            name = field[1].lower()
            found.setdefault(name, field[2] or "")
        elif line and name and not lines[number - 1].strip():
            return found, number
        elif line and name:  # a field that is broken over two lines
            found[name] = f"{found[name]} {line}".strip()
    return found, len(lines)


def _factiva(lines: Lines) -> Article | None:
    coded = [code for line in lines if (code := _CODE.fullmatch(line)) and code[1] in ("HD", "PD", "SN", "LP", "TD")]
    return _coded(lines) if len(coded) > 2 else _plain(lines)


def _coded(lines: Lines) -> Article | None:
    """Factiva with field codes: `HD` title, `PD` day, `SN` source, `LP` and `TD` the text."""
    found: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        begins = _CODE.fullmatch(line)
        if begins and begins[1] not in found:
            code = begins[1]
            found[code] = [begins[2] or ""]
        elif code:
            found[code].append(line)
    said = {name: " ".join(" ".join(values).split()) for name, values in found.items()}
    if not said.get("PD") or not (said.get("LP") or said.get("TD")):
        return None
    facts = _facts(said.get("HD"), said["PD"], said.get("SN"), said.get("BY"), said.get("SE"))
    return _article(facts, [*_paragraphs(found.get("LP", [])), *_paragraphs(found.get("TD", []))])


def _plain(lines: Lines) -> Article | None:
    """Factiva as it is read: title, author, `512 words`, day, source, language, rights, then the text."""
    head = [line.strip() for line in lines if line.strip()]
    length = next((at for at, line in enumerate(head) if _WORDS.fullmatch(line)), 0)
    if not length or length + 2 >= len(head) or not _DAY.fullmatch(head[length + 1]):
        return None
    author = head[length - 1] if length > 1 and _BY.match(head[length - 1]) else None
    title = head[length - (2 if author else 1)]
    rights = next((at for at in range(length, min(length + 12, len(head))) if _RIGHTS.fullmatch(head[at])), None)
    if rights is None:
        return None
    source = next((line for line in head[length + 2 : rights] if not _is_clock(line)), None)
    return _article(_facts(title, head[length + 1], source, author, None), head[rights + 1 :])


def _is_clock(line: str) -> bool:
    return re.fullmatch(r"\d{1,2}[:.]\d{2}.{0,8}", line) is not None


def _facts(title: str | None, day: str, source: str | None, author: str | None, section: str | None) -> Facts:
    values = {
        "title": title, "published": day, "site": source, "author": _BY.sub("", author or "", count=1) or None,
        "section": (section or "").split(";")[0].strip() or None,
    }  # fmt: skip
    return with_stated(facts_of(values))


def _article(facts: Facts, paragraphs: Sequence[str]) -> Article | None:
    """The title and the paragraphs, a line each; None where there is no text."""
    if not paragraphs:
        return None
    return "\n".join([facts.title, *paragraphs] if facts.title else paragraphs) + "\n", facts


def _paragraphs(lines: Lines) -> list[str]:
    """The paragraphs, a line each: the older layouts break them at eighty characters, and a blank line ends each.

    Where a line is longer than they are ever broken, or none is blank, each line is a paragraph, as in Word.
    """
    if all(line.strip() for line in lines) or any(len(line.strip()) > _LONGEST_BROKEN for line in lines):
        return [" ".join(line.split()) for line in lines if line.strip()]
    found: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            found[-1].append(line.strip())
        elif found[-1]:
            found.append([])
    return [" ".join(piece) for piece in found if piece]
