"""Where on a page the article stands: its title and its paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from core.layout import phrases
from core.layout.line_features import Look, closes_article
from core.text import key

#: How many lines that are no paragraph may stand between two paragraphs of one article.
_GAP = 9
#: A block of links inside the article ends where paragraphs of at least this size follow.
_RESUMES = 200
#: The subheadings of an article are shorter than the headlines of other stories.
_ITEM_WORDS = 8
_NUMBERED = re.compile(r"\d{1,2}[.)]\s+\S")
_NUMBERED = re.compile(r"\(?\w{1,2}[.)]\s")
#: How many captions and summaries may stand before the paragraph that names place and site.
_LEADS = 3
_SITE_TAIL = re.compile(r"\s+(?:[-|:–—]+)\s+[^-|:–—]{2,40}$")


@dataclass(frozen=True, slots=True)
class Article:
    """Indexes of lines: the paragraphs from `first` to `last`, the title and its repetitions."""

    paragraphs: frozenset[int]
    first: int
    last: int
    title: int | None
    title_key: str
    repeats: frozenset[int]

    def within(self, index: int) -> bool:
        """Whether a line stands between the first and the last paragraph."""
        return self.first <= index <= self.last


def find_article(looks: Sequence[Look]) -> Article:
    """The largest run of paragraphs is the article; the title is the best headline before it."""
    runs = _joined(_runs(looks), looks)
    run = max(runs, key=lambda r: _weight(r, looks), default=[])
    run = _with_short_sentences(_without_echo(_without_lead(run, looks), looks), looks)
    first, last = (run[0], run[-1]) if run else (len(looks), -1)
    title = _title(looks, first)
    title_key = _title_key(looks, title)
    keys = {looks[i].key for i in run}
    again = {i for i in range(last + 1, len(looks)) if looks[i].prose and looks[i].key in keys} if run else set()
    paragraphs = frozenset(_cut_at_close(run, looks) | again)
    last = max(paragraphs, default=-1)
    top = _without_site(looks[0].key) if looks else ""
    names = {title_key, top} if len(top) > 20 and (top in title_key or title_key in top) else {title_key}
    repeats = frozenset(i for i, x in enumerate(looks) if title is not None and _same_title(x, names))
    return Article(paragraphs, first, last, title, title_key, repeats)


def _weight(run: list[int], looks: Sequence[Look]) -> float:
    return sum(len(looks[i].plain) * (1.5 if looks[i].dateline else 1.0) for i in run)


def _is_paragraph(look: Look) -> bool:
    credited = look.caption and look.plain.endswith(")") and len(look.plain) < 200
    return look.prose and not (look.marker or look.furniture or look.meta or look.url or credited)


def _runs(looks: Sequence[Look]) -> list[list[int]]:
    """Paragraphs that follow one another with nothing between them but what may stand inside an article."""
    runs: list[list[int]] = []
    headlines = gap = 0
    after_marker = listing = False
    for i, look in enumerate(looks):
        if look.blank:
            continue
        if _is_paragraph(look):
            alone = headlines == 1 and not _beside_paragraph(looks, i, runs)
            if runs and gap <= _GAP and headlines <= 1 and not alone:
                runs[-1].append(i)
            else:
                runs.append([i])
            headlines = gap = 0
            after_marker, listing = False, look.plain.endswith(":")
            continue
        if listing and (look.bullet or _NUMBERED.match(look.plain)):
            continue  # what the paragraph announced
        listing = False
        gap += 1
        if look.heading and not look.marker:
            gap += _GAP
        if look.bare_marker:
            after_marker = True
        elif after_marker and look.headline:
            continue
        elif look.headline and not (look.marker or look.furniture or look.caption or look.ends or _is_item(look)):
            headlines += 1
    return runs


def _is_item(look: Look) -> bool:
    """Whether a line opens a part of the article: `2. Curug Kembar`, `Cara Kerja`, or a question of an interview."""
    asked = look.caps < 0.5 and look.plain.endswith("?")
    return asked or (look.words <= _ITEM_WORDS and (look.words <= 3 or _NUMBERED.match(look.plain) is not None))


def _beside_paragraph(looks: Sequence[Look], i: int, runs: list[list[int]]) -> bool:
    """Whether a subheading parts paragraphs (two on one side at least), and not a teaser from the next headline."""
    after = next((x for x in looks[i + 1 :] if not x.blank), None)
    return (after is not None and _is_paragraph(after)) or (bool(runs) and len(runs[-1]) > 1)


def _joined(runs: list[list[int]], looks: Sequence[Look]) -> list[list[int]]:
    """Runs of one article that only a short block of links parts."""
    joined: list[list[int]] = []
    for run in runs:
        size = sum(len(looks[i].plain) for i in run)
        between = [x for x in looks[joined[-1][-1] + 1 : run[0]] if not x.blank] if joined else []
        dated = any(x.date for x in between)
        resumes = len(run) > 1 and size >= _RESUMES and not dated and len(between) <= 8
        if joined and resumes and _weight(joined[-1], looks) > _RESUMES:
            joined[-1].extend(run)
        else:
            joined.append(list(run))
    return joined


def _without_lead(run: list[int], looks: Sequence[Look]) -> list[int]:
    """The run without the captions and the summary that stand before its first sentence.

    The first paragraph of most sites opens with place and name, and a caption ends with its credit.
    """
    while len(run) > 1:
        look, later = looks[run[0]], [i for i in run[1 : _LEADS + 1] if i - run[0] <= _GAP]
        opens = look.dateline and not look.caption
        credit = look.caption and (look.plain.endswith(")") or len(look.plain) < 160)
        # Somebody is quoted once the article has begun, not before.
        begun = next((k for k, i in enumerate(later) if looks[i].plain.startswith('"')), len(later))
        if opens or not (credit or any(looks[i].dateline for i in later[:begun])):
            break
        run = run[1:]
    return run


def _without_echo(run: list[int], looks: Sequence[Look]) -> list[int]:
    """The run without a last paragraph that repeats what the first says, cut short with three dots."""
    if len(run) < 3 or not looks[run[-1]].plain.endswith(("...", "…")):
        return run
    words, lead = set(looks[run[-1]].key.split()), set(looks[run[0]].key.split())
    return run[:-1] if len(words & lead) >= len(words) / 2 else run


def _with_short_sentences(run: list[int], looks: Sequence[Look]) -> list[int]:
    """The run with the sentences around it that are too short to be told for paragraphs by themselves."""
    if not run:
        return run
    run = list(run)
    while (following := _next_written(looks, run[-1], 1)) is not None and _short_sentence(looks[following]):
        run.append(following)
    while not looks[run[0]].dateline and (before := _next_written(looks, run[0], -1)) is not None:
        if not _short_sentence(looks[before]):
            break
        run.insert(0, before)
    return run


def _next_written(looks: Sequence[Look], i: int, step: int) -> int | None:
    i += step
    while 0 <= i < len(looks) and looks[i].blank:
        i += step
    return i if 0 <= i < len(looks) else None


def _short_sentence(look: Look) -> bool:
    other = look.marker or look.furniture or look.meta or look.caption or look.date or look.url or look.heading
    full_stop = look.plain.endswith((".", '."', '".')) and not look.plain.endswith("..")
    return full_stop and look.words >= 4 and not look.bullet and not other


def _cut_at_close(run: list[int], looks: Sequence[Look]) -> set[int]:
    """The run without what follows its authors' initials, as long as that is the smaller part."""
    whole, kept = _weight(run, looks), 0.0
    for place, i in enumerate(run):
        kept += _weight([i], looks)
        signed = closes_article(looks[i].plain) or (
            place + 1 < len(run) and any(x.signature for x in looks[i + 1 : run[place + 1]])
        )
        if signed and whole - kept < kept:
            return set(run[: place + 1])
    return set(run)


def _title(looks: Sequence[Look], first: int) -> int | None:
    if first >= len(looks):
        return None
    counts = Counter(x.key for x in looks if x.text)
    top = _without_site(looks[0].key) if looks else ""
    best, best_score = None, 0.0
    for i in range(first):
        look = looks[i]
        if not look.headline or look.heading or look.marker or look.meta or look.furniture:
            continue
        score = _title_score(i, looks, first, counts, top)
        if score >= best_score:
            best, best_score = i, score
    return best


def _title_score(i: int, looks: Sequence[Look], first: int, counts: Counter[str], top: str) -> float:
    look, score = looks[i], 1.0
    followers = [x for x in looks[i + 1 : i + 6] if not x.blank][:3]
    nearer = next((k for k, x in enumerate(followers) if x.headline and x.words > look.words), len(followers))
    if any(x.date or x.meta for x in followers[:nearer]):
        score += 2
    if counts[look.key] > 1:
        score += 2
    if i and len(look.key) > 20 and (look.key in top or (len(top) > 20 and top in look.key)):
        score += 3
    if first - i <= 8:
        score += 1
    if first - i > 25:
        score -= 1
    if look.words < 5:
        score -= 1
    if phrases.site_in(look.key):
        score -= 1.5
    if look.bullet or (sum(x.lone for x in looks[max(0, i - 5) : i]) > 1 and looks[i - 1].lone):
        score -= 3
    # "Foto: Ribuan Lampion Terangi Langit" is a title; what credits a picture closes with the credit or a full stop.
    if look.caption and not (look.key.startswith("foto:") and look.caps > 0.7 and look.plain[-1].isalnum()):
        score -= 3
    if look.ends and look.plain.endswith("."):
        score -= 2
    return score


def _without_site(text: str) -> str:
    return _SITE_TAIL.sub("", text)


def _title_key(looks: Sequence[Look], title: int | None) -> str:
    if title is None:
        return ""
    return key(looks[title].text)


def _same_title(look: Look, names: set[str]) -> bool:
    return look.key in names or (look.number == 1 and any(len(name) > 20 and name in look.key for name in names))
