"""What the sequence model sees of each line: how it is written, what is around it, and what the rules say of it.

A feature is a short string. Words enter only of short lines, so that the model learns shapes and site words, no news.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from core.layout.date_lines import has_date
from core.layout.line_features import SMALL_WORDS, LineFeatures, closes_article
from core.layout.line_rules import Classification
from core.layout.page_context import PageContext
from core.layout.phrases import is_menu_word

_NUMBERED = re.compile(r"\(?(\d{1,2})[.)]\s+\S")
_GLUED_RANK = re.compile(r"\d{1,2}(?=[A-Z])")
_TIME = re.compile(r"(?:pukul\s+)?\d{1,2}[.:]\d{2}(?::\d{2})?(?:\s*(?:wib|wita|wit|am|pm))?", re.IGNORECASE)
_CREDIT = re.compile(
    r"[(\[][^()\[\]]{0,40}(?:[A-Z][a-z]|[A-Z]{3}|\b(?:ist|dok|foto)\b)[^()\[\]]{0,40}[)\]]\s*\.?$"
    r"|©|\b(?:[Ff]oto|FOTO)\b\s*:"
    r"|\b[Dd]ok(?:umentasi)?\b\s*[.:]"
    r"|/\s*(?:[Ii]st|[Ii]stimewa|ISTIMEWA|[Dd]ok|[Aa]ntara|ANTARA)\b|/\s?(?:[A-Z][a-z]+ ?){1,3}$"
)
#: Borders of sizes in characters; a size is the number of borders that it reaches.
_SIZES = (8, 16, 28, 45, 60, 80, 110, 160, 260)
#: A paragraph that is long enough to be sure of.
_LONG = 120
#: A line of more words is not looked at word by word; of a line with no more than `_WHOLE` the whole is a feature.
_SPELLED, _WHOLE = 9, 5
_AROUND = 4

Features = list[str]


def sequence_features(page: PageContext, rules: Sequence[Classification]) -> list[Features]:
    """The features of each written line of a page; `rules` is what the chain of rules says of each."""
    lines = page.lines
    shapes = [_shape(line) for line in lines]
    own = [_own(line, rule) for line, rule in zip(lines, rules, strict=True)]
    _add_page(own, page)
    _add_neighbours(own, shapes, rules)
    _add_order(own, lines, shapes)
    return own


def has_credit(line: LineFeatures) -> bool:
    """Whether a line ends as captions do: with a name in brackets or behind a sign, or with the word for a picture."""
    return _CREDIT.search(line.plain[-90:]) is not None


def is_numbered(line: LineFeatures) -> bool:
    """Whether a line begins with its number in a list: `2. Curug Kembar`."""
    return _NUMBERED.match(line.plain) is not None


def _size(number: int) -> int:
    return sum(number >= border for border in _SIZES)


def _shape(line: LineFeatures) -> str:
    """One letter for what a line is at first sight."""
    if line.heading:
        return "G"
    if line.bare_marker:
        return "B"
    if line.marker:
        return "K"
    if line.date:
        return "D"
    if line.lone:
        return "N"
    if line.meta or line.signature:
        return "M"
    if line.furniture or line.url:
        return "F"
    if line.caption:
        return "C"
    if line.prose:
        return "P" if len(line.plain) >= _LONG else "p"
    if line.headline and line.words >= 4:
        return "H" if line.caps >= 0.7 else "h"
    return "S" if line.words > 2 else "s"


def _own(line: LineFeatures, rule: Classification) -> Features:
    """How a line is written, and what the rules take it for."""
    plain, found = line.plain, ["bias"]
    found.append(f"r={rule.role}" if rule.role != "link" else f"r=link.{rule.block}")
    found.append(f"why={rule.reason[:40]}")
    size = _size(len(plain))
    caps = int(line.caps * 4.99)
    found += [f"size={size}", f"caps={caps}", f"size,caps={size},{caps}", f"words={min(line.words, 12)}"]
    end = plain[-1:]
    end = "a" if end.isalpha() else "9" if end.isdigit() else "..." if plain.endswith(("...", "…")) else end
    found += [f"end={end}", f"end,caps={end},{caps}", f"end,size={end},{size}"]
    first = plain[:1]
    begin = "A" if first.isupper() else "a" if first.isalpha() else "9" if first.isdigit() else first
    found.append(f"begin={begin}")
    found += [name for name, value in zip(_FLAGS, _flags(line), strict=True) if value]
    if line.heading:
        found.append(f"heading={line.heading}")
    if any(map(str.isalpha, plain)) and plain == plain.upper():
        found.append(f"capitals,{size}")
    if _NUMBERED.match(plain):
        found += ["numbered", f"numbered,{caps},{end}"]
    elif _GLUED_RANK.match(plain):
        found.append("rank")
    if line.words <= 3 and _TIME.fullmatch(plain.strip()):
        found.append("time")
    if size < 8 and has_date(plain):
        found.append("dated")
    if size > 3 and has_credit(line):
        found += ["credit", f"credit,{size}"]
    if "|" in plain:
        found.append("bar")
    if line.words > 3 and not line.prose:
        words = line.key.split()
        found.append(f"menu={int(4.99 * sum(map(is_menu_word, words)) / len(words))}")
        found.append(f"small={min(sum(map(SMALL_WORDS.__contains__, words)), 2)},{min(line.words, 12)}")
    if line.words <= _SPELLED:
        words = line.key.split()
        found += [f"first={words[0]}", f"last={words[-1]}"] if words else []
        if line.words <= _WHOLE:
            found.append(f"line={line.key}")
            found += [f"word={word}" for word in words]
    else:
        head = line.key.split(None, 2)
        found.append(f"head={head[0]}")
    return found


_FLAGS = (
    "bullet", "lone", "date", "url", "signature", "ends", "prose", "headline", "marker", "bare", "furniture", "meta",
    "caption", "dateline", "quoted",
)  # fmt: skip


def _flags(line: LineFeatures) -> tuple[bool, ...]:
    return (
        line.bullet, line.lone, line.date, line.url, line.signature, line.ends, line.prose, line.headline,
        line.marker > 0, line.marker > 0 and line.bare_marker, line.furniture, line.meta, line.caption, line.dateline,
        line.plain.startswith('"'),
    )  # fmt: skip


def _add_page(own: list[Features], page: PageContext) -> None:
    """Where a line is on its page, whether the page repeats it, and what it shares with the title."""
    lines, article = page.lines, page.article
    title = article.title
    title_words = {word for word in article.title_key.split() if len(word) > 3}
    counts = Counter(line.key for line in lines)
    lead_at = min(article.paragraphs, default=len(lines))
    lead = set(lines[lead_at].key.split()) if article.paragraphs else set()
    long = [len(line.plain) if line.prose and len(line.plain) >= _LONG and not line.marker else 0 for line in lines]
    total, above = sum(long) or 1, 0
    for i, (found, line) in enumerate(zip(own, lines, strict=True)):
        share = above / total
        part = "0" if above == 0 else "1" if above >= total else str(int(share * 3.99))
        above += long[i]
        found.append(f"above={part}")
        place = "before" if i < article.first else "after" if i > article.last else "within"
        found += [f"place={place}", f"place,size={place},{_size(len(line.plain))}"]
        if title is not None:
            found.append(f"title={max(-6, min(i - title, 9))}" if i <= article.first else "title=past")
        found.append(
            f"article={max(-9, min(i - article.first, 0)) if i < article.first else min(max(0, i - article.last), 12)}"
        )
        if counts[line.key] > 1:
            found += ["again", f"again,{min(line.words, 6)},{place}"]
        if i in page.recurring:
            found.append("recurring")
        if i in page.article.repeats:
            found.append("repeat")
        if page.blocks[i]:
            found.append("listed")
        if i in page.own_headings:
            found.append("own-heading")
        if line.prose and lead and i > lead_at and len(lead.intersection(line.key.split())) > 0.6 * line.words:
            found.append("echo")
        if title_words and line.words >= 4 and not line.prose:
            shared = len(title_words.intersection(line.key.split())) / len(title_words)
            found.append(f"shared={int(shared * 3.99)}")
    for i in range(min(3, len(own))):
        own[i].append(f"top={i}")
    for i in range(min(4, len(own))):
        own[-1 - i].append(f"bottom={i}")


def _add_neighbours(own: list[Features], shapes: Sequence[str], rules: Sequence[Classification]) -> None:
    """The shapes of the lines around a line, alone, in pairs and as a pattern that comes again; what the rules say."""
    n = len(shapes)
    padded = ["^"] * _AROUND + list(shapes) + ["$"] * _AROUND
    said = ["^", "^", *(_brief(rule) for rule in rules), "$", "$"]
    for i, found in enumerate(own):
        at = i + _AROUND
        here = padded[at]
        found.append(f"s={here}")
        for step in (-3, -2, -1, 1, 2, 3):
            found.append(f"s{step}={padded[at + step]}")
        before, after = padded[at - 1], padded[at + 1]
        found += [
            f"s-1,s={before}{here}", f"s,s+1={here}{after}", f"s-1,s,s+1={before}{here}{after}",
            f"s-2..={padded[at - 2]}{before}{here}", f"s..+2={here}{after}{padded[at + 2]}",
            f"s-2..+2={padded[at - 2]}{before}{here}{after}{padded[at + 2]}",
            f"r-1={said[i + 1]}", f"r+1={said[i + 3]}", f"r-1,r,r+1={said[i + 1]}{said[i + 2]}{said[i + 3]}",
            f"r+2={said[i + 4]}", f"r-2={said[i]}",
        ]  # fmt: skip
        for period in (1, 2, 3, 4):
            back = i - period >= 0 and shapes[i - period] == here and here not in "Ff"
            on = i + period < n and shapes[i + period] == here
            if back or on:
                found.append(f"period{period}={here}{int(back)}{int(on)}")
        near = padded[max(0, at - 6) : at + 7]
        found.append(f"prose-near={min(3, near.count('P'))}")
        found.append(f"heads-near={min(4, near.count('H') + near.count('h'))}")


def _brief(rule: Classification) -> str:
    return "i" if rule.role == "link" and rule.block == "inline" else _LETTERS[rule.role]


_LETTERS = {
    "title": "T", "meta": "m", "caption": "c", "body": "b", "link": "l", "heading": "h", "teaser": "t",
    "furniture": "f", "blank": "_",
}  # fmt: skip


def _add_order(own: list[Features], lines: Sequence[LineFeatures], shapes: Sequence[str]) -> None:
    """What came last and comes next, at any distance: a heading, a long paragraph, the numbers of a list."""
    _add_last(own, lines, shapes)
    numbers = [int(m.group(1)) if (m := _NUMBERED.match(line.plain)) else None for line in lines]
    places = [i for i, number in enumerate(numbers) if number is not None]
    for k, i in enumerate(places):
        before = places[k - 1] if k else None
        after = places[k + 1] if k + 1 < len(places) else None
        number = numbers[i] or 0
        for name, j, wanted in (("n-1", before, number - 1), ("n+1", after, number + 1)):
            if j is not None and numbers[j] == wanted:
                between = [shapes[m] for m in range(min(i, j) + 1, max(i, j))]
                kind = "none" if not between else "prose" if "P" in between or "p" in between else "other"
                own[i].append(f"{name}={kind}")


def _add_last(own: list[Features], lines: Sequence[LineFeatures], shapes: Sequence[str]) -> None:
    heading, since, prose = "none", 0, 99
    for i, found in enumerate(own):
        since, prose = since + 1, prose + 1
        found += [f"under={heading}", f"under,s={heading != 'none'},{shapes[i]}", f"since={min(since, 8)}"]
        found.append(f"prose-ago={_steps(prose)}")
        line_heading = lines[i].heading
        if line_heading:
            heading, since = line_heading, 0
        if shapes[i] == "P":
            prose = 0
    credits = [shape == "M" for shape in shapes]
    first = next((i for i, shape in enumerate(shapes) if shape == "P"), len(own))
    past, ahead_of, closed = 0, sum(credits[first:]), False
    for i, found in enumerate(own):
        if closed:
            found += ["closed", f"closed,s={shapes[i]}"]
        if i > first and (lines[i].signature or (lines[i].prose and closes_article(lines[i].plain))):
            closed = True
        if i >= first and credits[i]:
            past, ahead_of = past + 1, ahead_of - 1
        found += [f"credits={min(past, 2)}{min(ahead_of, 2)}", f"credits,s={min(past, 2)}{min(ahead_of, 2)}{shapes[i]}"]
    ahead, next_heading = 99, 99
    for i in range(len(own) - 1, -1, -1):
        ahead, next_heading = ahead + 1, next_heading + 1
        own[i] += [
            f"prose-in={_steps(ahead)}",
            f"prose-in,s={_steps(ahead)},{shapes[i]}",
            f"heading-in={min(next_heading, 6)}",
        ]
        if shapes[i] == "P":
            ahead = 0
        if lines[i].heading:
            next_heading = 0


def _steps(number: int) -> int:
    return number if number < 5 else 5 if number < 9 else 6 if number < 20 else 7
