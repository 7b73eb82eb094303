"""Where the article is on a page: its paragraphs, and its title among the headlines above them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from core.layout.line_features import LineFeatures, closes_article
from core.layout.title import TitleCandidate, best_candidate, page_title, title_candidates

#: How many lines that are no paragraph may be between two paragraphs of one article.
_GAP = 9
#: A block of links inside the article ends where paragraphs of at least this size follow.
_RESUMES = 200
#: The subheadings of an article are shorter than the headlines of other articles.
_ITEM_WORDS = 8
#: A part of the article with its number (`2. Curug Kembar`), and a point of a list that a paragraph announced, which
#: may have a letter or a bracket (`a. Fotokopi`, `(3) Surat`).
_NUMBERED_PART = re.compile(r"\d{1,2}[.)]\s+\S")
_LISTED_POINT = re.compile(r"\(?\w{1,2}[.)]\s")
#: How many captions and summaries may come before the paragraph that names place and site.
_LEADS = 3
#: How much more a paragraph counts that opens with place and site.
_DATELINE_FACTOR = 1.5
#: A sentence has so many words, and fewer of its longer words begin with a capital than those of a headline.
_SENTENCE_WORDS, _SENTENCE_CAPS = 4, 0.7
#: A shorter name of the page is not compared with the title.
_LEAST_NAME = 20

Lines = Sequence[LineFeatures]


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
        """Whether a line is between the first and the last paragraph."""
        return self.first <= index <= self.last


class WeighedRun(NamedTuple):
    """Paragraphs that may be the article, by index, and their weight in characters."""

    paragraphs: list[int]
    weight: float


class Change(NamedTuple):
    """A correction of the chosen run: what it is for, and the lines that it took in and left out, by index."""

    purpose: str
    added: list[int]
    left_out: list[int]


class ArticleTrace(NamedTuple):
    """How an article was found: the runs that were weighed, the one taken, its corrections, the title's candidates."""

    article: Article
    runs: list[WeighedRun]
    chosen: WeighedRun | None
    changes: list[Change]
    candidates: list[TitleCandidate]


def find_article(lines: Lines, titles: Collection[int] = ()) -> Article:
    """The run of paragraphs with the most weight is the article; the title is the best headline before it.

    `titles` are the lines that the file itself states as the title: then no other is.
    """
    return explain_article(lines, titles).article


def explain_article(lines: Lines, titles: Collection[int] = ()) -> ArticleTrace:
    """`find_article` with all that it weighed."""
    runs = [WeighedRun(run, _weight(run, lines)) for run in _joined(_runs(lines), lines)]
    chosen = max(runs, key=lambda run: run.weight, default=None)
    run = chosen.paragraphs if chosen else []
    changes = []
    for purpose, correct in _CORRECTIONS:
        corrected = [i for i in correct(run, lines) if i not in titles]
        changes += _change(purpose, run, corrected)
        run = corrected
    if titles and not run:
        run = _only_sentences(lines, titles)
        changes += _change(_STATED, [], run)
    candidates = title_candidates(lines, run[0] if run else len(lines))
    best = best_candidate(candidates)
    title = _stated_title(titles, run) if titles else best.place if best else None
    article = _article(run, title, lines)
    changes += _change(_CLOSED, run, article.paragraphs)
    return ArticleTrace(article, runs, chosen, changes, candidates)


def _stated_title(titles: Collection[int], run: list[int]) -> int:
    """Of the lines that are the stated title the last before the article, else the first."""
    above = [i for i in titles if run and i < run[0]]
    return max(above) if above else min(titles)


def _only_sentences(lines: Lines, titles: Collection[int]) -> list[int]:
    """The lines behind a stated title that are sentences, where none is long enough for a paragraph.

    A text of one line is the article whatever it looks like; a page of several may still be nothing but headlines.
    """
    written = []
    for i in range(min(titles) + 1, len(lines)):
        line = lines[i]
        if line.heading or line.marker:
            break
        if i not in titles and not (line.meta or line.furniture or line.date or line.url or line.lone):
            written.append(i)
    return written if len(written) == 1 else [i for i in written if _reads_on(lines[i])]


def _reads_on(line: LineFeatures) -> bool:
    return line.words >= _SENTENCE_WORDS and (line.plain.endswith((".", "?", "!", '"')) or line.caps < _SENTENCE_CAPS)


def _change(purpose: str, before: Collection[int], after: Collection[int]) -> list[Change]:
    """What a correction changed, if it changed anything."""
    added, left_out = sorted(set(after).difference(before)), sorted(set(before).difference(after))
    return [Change(purpose, added, left_out)] if added or left_out else []


def _article(run: list[int], title: int | None, lines: Lines) -> Article:
    """The article of a corrected run: cut at its authors' initials, with what repeats its paragraphs or its title."""
    first, last = (run[0], run[-1]) if run else (len(lines), -1)
    title_key = "" if title is None else lines[title].key
    keys = {lines[i].key for i in run}
    again = {i for i in range(last + 1, len(lines)) if lines[i].prose and lines[i].key in keys} if run else set()
    paragraphs = frozenset(_cut_at_close(run, lines) | again)
    top = page_title(lines)
    same = len(top) > _LEAST_NAME and (top in title_key or title_key in top)
    names = {title_key, top} if same else {title_key}
    repeats = frozenset(i for i, x in enumerate(lines) if title is not None and _same_title(x, names))
    return Article(paragraphs, first, max(paragraphs, default=-1), title, title_key, repeats)


def _weight(run: list[int], lines: Lines) -> float:
    return sum(len(lines[i].plain) * (_DATELINE_FACTOR if lines[i].dateline else 1.0) for i in run)


def _is_paragraph(line: LineFeatures) -> bool:
    credited = line.caption and line.plain.endswith(")") and len(line.plain) < 200
    return line.prose and not (line.marker or line.furniture or line.meta or line.url or credited)


def _runs(lines: Lines) -> list[list[int]]:
    """Paragraphs with nothing between them but what may be inside an article."""
    runs: list[list[int]] = []
    headlines = gap = 0
    after_marker = listing = False
    for i, line in enumerate(lines):
        if line.blank:
            continue
        if _is_paragraph(line):
            alone = headlines == 1 and not _next_to_paragraph(lines, i, runs)
            if runs and gap <= _GAP and headlines <= 1 and not alone:
                runs[-1].append(i)
            else:
                runs.append([i])
            headlines = gap = 0
            after_marker, listing = False, line.plain.endswith(":")
            continue
        if listing and (line.bullet or _LISTED_POINT.match(line.plain)):
            continue  # what the paragraph announced
        listing = False
        gap += 1
        if line.heading and not line.marker:
            gap += _GAP
        if line.bare_marker:
            after_marker = True
        elif after_marker and line.headline:
            continue
        elif line.headline and not (line.marker or line.furniture or line.caption or line.ends or _is_item(line)):
            headlines += 1
    return runs


def _is_item(line: LineFeatures) -> bool:
    """Whether a line opens a part of the article: `2. Curug Kembar`, `Cara Kerja`, or a question of an interview."""
    asked = line.caps < 0.5 and line.plain.endswith("?")
    return asked or (line.words <= _ITEM_WORDS and (line.words <= 3 or _NUMBERED_PART.match(line.plain) is not None))


def _next_to_paragraph(lines: Lines, i: int, runs: list[list[int]]) -> bool:
    """Whether a subheading is between paragraphs (two on one side at least), and not between teaser and headline."""
    after = next((x for x in lines[i + 1 :] if not x.blank), None)
    return (after is not None and _is_paragraph(after)) or (bool(runs) and len(runs[-1]) > 1)


def _joined(runs: list[list[int]], lines: Lines) -> list[list[int]]:
    """Runs of one article that only a short block of links parts."""
    joined: list[list[int]] = []
    for run in runs:
        size = sum(len(lines[i].plain) for i in run)
        between = [x for x in lines[joined[-1][-1] + 1 : run[0]] if not x.blank] if joined else []
        dated = any(x.date for x in between)
        resumes = len(run) > 1 and size >= _RESUMES and not dated and len(between) <= 8
        if joined and resumes and _weight(joined[-1], lines) > _RESUMES:
            joined[-1].extend(run)
        else:
            joined.append(list(run))
    return joined


def _without_lead(run: list[int], lines: Lines) -> list[int]:
    """The run without the captions and the summary before its first sentence.

    The first paragraph of most sites opens with place and name, and a caption ends with its credit.
    """
    while len(run) > 1:
        line, later = lines[run[0]], [i for i in run[1 : _LEADS + 1] if i - run[0] <= _GAP]
        opens = line.dateline and not line.caption
        credit = line.caption and (line.plain.endswith(")") or len(line.plain) < 160)
        # Somebody is quoted once the article has begun, not before.
        begun = next((k for k, i in enumerate(later) if lines[i].plain.startswith('"')), len(later))
        if opens or not (credit or any(lines[i].dateline for i in later[:begun])):
            break
        run = run[1:]
    return run


def _without_echo(run: list[int], lines: Lines) -> list[int]:
    """The run without a last paragraph that repeats the first one, cut short with three dots."""
    if len(run) < 3 or not lines[run[-1]].plain.endswith(("...", "…")):
        return run
    words, lead = set(lines[run[-1]].key.split()), set(lines[run[0]].key.split())
    return run[:-1] if len(words & lead) >= len(words) / 2 else run


def _with_short_sentences(run: list[int], lines: Lines) -> list[int]:
    """The run with the sentences around it that are too short to be taken for paragraphs by themselves."""
    if not run:
        return run
    run = list(run)
    while (following := _next_written(lines, run[-1], 1)) is not None and _short_sentence(lines[following]):
        run.append(following)
    while not lines[run[0]].dateline and (before := _next_written(lines, run[0], -1)) is not None:
        if not _short_sentence(lines[before]):
            break
        run.insert(0, before)
    return run


def _next_written(lines: Lines, i: int, step: int) -> int | None:
    i += step
    while 0 <= i < len(lines) and lines[i].blank:
        i += step
    return i if 0 <= i < len(lines) else None


def _short_sentence(line: LineFeatures) -> bool:
    other = line.marker or line.furniture or line.meta or line.caption or line.date or line.url or line.heading
    full_stop = line.plain.endswith((".", '."', '".')) and not line.plain.endswith("..")
    return full_stop and line.words >= 4 and not line.bullet and not other


def _cut_at_close(run: list[int], lines: Lines) -> set[int]:
    """The run without what follows its authors' initials, as long as that is the smaller part."""
    whole, kept = _weight(run, lines), 0.0
    for place, i in enumerate(run):
        kept += _weight([i], lines)
        signed = closes_article(lines[i].plain) or (
            place + 1 < len(run) and any(x.signature for x in lines[i + 1 : run[place + 1]])
        )
        if signed and whole - kept < kept:
            return set(run[: place + 1])
    return set(run)


def _same_title(line: LineFeatures, names: set[str]) -> bool:
    return line.key in names or (
        line.number == 1 and any(len(name) > _LEAST_NAME and name in line.key for name in names)
    )


#: What a chosen run is corrected by, in this order: the lead is dropped first, since short sentences are added before
#: the first paragraph only where that has no dateline.
_CORRECTIONS: tuple[tuple[str, Callable[[list[int], Lines], list[int]]], ...] = (
    ("captions and summaries before the first sentence are left out", _without_lead),
    ("a last paragraph that repeats the first is left out", _without_echo),
    ("short sentences adjacent to it are taken in", _with_short_sentences),
)
_STATED = "the sentences under a title that the file states are taken in"
_CLOSED = "what follows the initials of its authors is left out, paragraphs that the page repeats are taken in"
