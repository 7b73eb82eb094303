"""The role of every line: what the rules say, set right where the model of layouts is much surer of another role."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from core.layout import line_rules
from core.layout.broken_lines import broken_sentences
from core.layout.date_lines import has_date
from core.layout.line_features import LineFeatures, are_names, closes_article
from core.layout.line_rules import Classification
from core.layout.lists import assign_lists
from core.layout.page_context import PageContext
from core.layout.rule_chain import classify_line
from core.layout.sequence_features import has_credit, is_numbered, sequence_features
from core.layout.sequence_model import MOST_LINES, Chances, label_chances
from core.messages import N_

#: By how much the model's role must be likelier than the rules' to be taken instead.
MARGIN = 0.65
#: The same where a list of words, or the heading of a list, speaks for the rules.
SURE_MARGIN = 0.9
#: A line is certain where the model gives its role at least this chance.
_SURE = 0.9
#: A title that the rules found stays while the model gives it this chance, if the model finds no other.
_LEAST_TITLE = 0.05
#: Where neither rules nor model find a title or a paragraph, the likeliest line is the title with this chance.
_LIKELY_TITLE = 0.4
#: The share of the rules' article that the model may say is none.
_MOST_LOST = 0.4
#: A tag has fewer words.
_HEADLINE_WORDS = 5
#: In a live report clock times of so many words are the article's.
_CLOCK_WORDS = 3
#: A line that announces the points of a list has so many words; a heading may have fewer.
_ANNOUNCES = 3
#: How far around a repeated title its list is looked for, in lines.
_NEAR = 4

MODEL_TITLE = N_("Its place above the article and its credits show that it is the title.")
MODEL_META = N_("Its place and its form are those of credits, dates and tags.")
MODEL_CAPTION = N_("Its place and its form are those of the words below a picture.")
MODEL_BODY = N_("The paragraphs around it and its form show that it belongs to the article.")
MODEL_LINK = N_("It is accompanied as the headlines around it are.")
MODEL_INLINE = N_("It is a headline that interrupts the article.")
MODEL_HEADING = N_("The lines below it are headlines of a list.")
MODEL_TEASER = N_("It follows another story's headline, as others around it do.")
MODEL_FURNITURE = N_("The lines around it and its form show that it belongs to the site.")

_REASONS = {
    "title": MODEL_TITLE, "meta": MODEL_META, "caption": MODEL_CAPTION, "body": MODEL_BODY, "link": MODEL_LINK,
    "inline": MODEL_INLINE, "heading": MODEL_HEADING, "teaser": MODEL_TEASER, "furniture": MODEL_FURNITURE,
}  # fmt: skip
REASONS = tuple(_REASONS.values())
#: What a file or its markup states is no question for the model.
_STATED = frozenset((line_rules.STATED_TITLE, line_rules.STATED_LINK, line_rules.LINKED))

#: Reasons of rules that the model may overrule only where it is nearly certain.
_SPOKEN_FOR = frozenset((
    line_rules.PARAGRAPH, line_rules.LISTED_LINK, line_rules.META_DATE, line_rules.TITLE, line_rules.LONE,
))  # fmt: skip
#: The same where no line is long enough for a paragraph, so that the rules have found no article to go by.
EXCERPT_MARGIN = 0.2


class LineRole(NamedTuple):
    """What was decided for a line, what the rules alone say, and the model's chances: empty where it was not asked."""

    decided: Classification
    by_rules: Classification
    chances: Chances

    @property
    def by_model(self) -> bool:
        """Whether the model overruled the rules."""
        return self.decided.reason in REASONS


def line_roles(page: PageContext) -> list[LineRole]:
    """The decision for each written line of a page."""
    rules = [classify_line(i, page) for i in range(len(page.lines))]
    if page.stated_links or len(rules) > MOST_LINES:
        return [LineRole(rule, rule, {}) for rule in rules]
    chances = label_chances(sequence_features(page, rules))
    return decide(page, rules, chances) if chances else [LineRole(rule, rule, {}) for rule in rules]


def decide(page: PageContext, rules: Sequence[Classification], chances: Sequence[Chances]) -> list[LineRole]:
    """The decision for each line from what the rules say and the model's probabilities, one for each line."""
    labels = [_choose(i, page, *each) for i, each in enumerate(zip(rules, chances, strict=True))]
    _names_below_date(labels, page)
    _announced_points(labels, page)
    for run in broken_sentences(page.lines):
        if not page.stated_title and not {"teaser", "title", "heading"} & {labels[i] for i in run}:
            _replace_all(labels, run, "body")
    _keep_article(labels, page, rules)
    _one_title(labels, page, chances)
    _listed_repeats(labels, page)
    _markers_within(labels, page)
    _dates_below_title(labels, page)
    first = next((i for i, label in enumerate(labels) if label == "body"), len(labels))
    blocks = assign_lists(page.lines, labels, first)
    found = zip(page.lines, rules, labels, blocks, chances, strict=True)
    return [LineRole(_classification(*each), each[1], each[4]) for each in found]


def label_of(rule: Classification) -> str:
    """The label of the model for what the rules say."""
    if rule.role in ("link", "heading") and rule.block == "inline":
        return "inline"
    return rule.role


def _choose(i: int, page: PageContext, rule: Classification, chances: Chances) -> str:
    """The label of a line: that of the rules, unless the model is surer by the margin that holds for such a line."""
    label = label_of(rule)
    best = max(chances, key=chances.__getitem__)
    if best == label or rule.reason in _STATED or _is_settled(i, page, rule, best):
        return label
    if not page.article.paragraphs:
        return best if chances[best] - chances.get(label, 0.0) >= EXCERPT_MARGIN else label
    margin = SURE_MARGIN if rule.certain and rule.reason in _SPOKEN_FOR and best != "caption" else MARGIN
    return best if chances[best] - chances.get(label, 0.0) >= margin else label


def _is_settled(i: int, page: PageContext, rule: Classification, best: str) -> bool:
    """Whether something on the line itself, or right above it, speaks against what the model makes of it."""
    line = page.lines[i]
    article = page.article
    if i in article.repeats and i < article.first and (i != article.title or min(article.repeats) < i):
        return True
    if best == "teaser" and rule.reason == line_rules.PARAGRAPH and {i - 1, i + 1} & article.paragraphs:
        return True  # a summary has a headline next to it
    if best == "caption":
        return rule.reason == line_rules.PARAGRAPH and not (line.caption or has_credit(line))
    if best == "body":
        cut_short = rule.role != "body" and line.prose and line.plain.endswith(("...", "…")) and i > page.article.last
        signed = rule.role == "teaser" and i > page.article.last >= 0 and _is_signed(page)
        headline = line.headline and line.plain[-1].isalnum() and not is_numbered(line)
        alone = not page.article.paragraphs and (headline or (line.date and line.words > _CLOCK_WORDS))
        return cut_short or signed or alone or (line.furniture and line.prose)
    if best == "title" and rule.block == "inline":
        return True  # a marker is above it
    above_heading = i + 1 < len(page.lines) and page.lines[i + 1].heading is not None
    if best == "meta" and rule.role == "link" and above_heading and line.words >= _HEADLINE_WORDS:
        return True  # tags are shorter
    under_heading = i > 0 and page.lines[i - 1].heading is not None
    return best == "furniture" and rule.reason in (line_rules.LISTED_LINK, line_rules.TEASER) and under_heading


def _is_signed(page: PageContext) -> bool:
    """Whether the article closes with the initials of its authors."""
    last = page.article.last
    below = page.lines[last + 1] if last + 1 < len(page.lines) else None
    return closes_article(page.lines[last].plain) or (below is not None and below.signature)


def _keep_article(labels: list[str], page: PageContext, rules: Sequence[Classification]) -> None:
    """Keep the rules' article where the model would leave hardly any of it, though it is no gallery of captions."""
    paragraphs = [i for i, rule in enumerate(rules) if rule.reason == line_rules.PARAGRAPH]
    left_out = [i for i in paragraphs if labels[i] != "body"]
    lost = sum(len(page.lines[i].plain) for i in left_out if not has_credit(page.lines[i]))
    if lost > _MOST_LOST * sum(len(page.lines[i].plain) for i in paragraphs):
        for i in left_out:
            labels[i] = "body"


def _one_title(labels: list[str], page: PageContext, chances: Sequence[Chances]) -> None:
    """Leave one title, with its repetitions: that of the rules if it is one still, else the likeliest."""
    found = [i for i, label in enumerate(labels) if label == "title"]
    title = page.article.title
    if title is not None and title not in found and (page.stated_title or (not found and _is_likely(page, chances))):
        labels[title] = "title"
        found.append(title)
    if not found and not page.article.paragraphs:
        likely = max(range(len(labels)), key=lambda i: chances[i]["title"] * (labels[i] != "inline"))
        alone = len(labels) == 1 and page.lines[0].headline and not (page.lines[0].bullet or page.lines[0].marker)
        if (labels[likely] != "inline" and chances[likely]["title"] >= _LIKELY_TITLE) or (
            alone and labels[0] in ("link", "furniture")
        ):
            labels[likely] = "title"
            found.append(likely)
    if not page.article.paragraphs:  # a headline above others is the first of a list
        near = {i: labels[max(0, i - 1) : i] + labels[i + 1 : i + 2] for i in found}
        found = [i for i in found if "link" not in near[i] or page.stated_title]
        _replace(labels, "title", "link", found)
    if not found:
        return
    best = title if title in found else max(found, key=lambda i: chances[i]["title"])
    same = page.lines[best].key
    for i in found:
        repeats = page.lines[i].key == same or (best == title and i in page.article.repeats)
        if i != best and not repeats:
            labels[i] = max((c for c in chances[i] if c != "title"), key=chances[i].__getitem__)


def _replace_all(labels: list[str], places: Iterable[int], label: str) -> None:
    for i in places:
        labels[i] = label


def _replace(labels: list[str], label: str, other: str, kept: Sequence[int]) -> None:
    for i in range(len(labels)):
        if labels[i] == label and i not in kept:
            labels[i] = other


def _is_likely(page: PageContext, chances: Sequence[Chances]) -> bool:
    """Whether the rules' title may stay where the model finds none: a date is below it, or it has a small chance."""
    title = page.article.title
    if title is None:
        return False
    return page.lines[title + 1].date or chances[title]["title"] >= _LEAST_TITLE


def _markers_within(labels: list[str], page: PageContext) -> None:
    """A bare marker between paragraphs is no heading: the headlines below it interrupt the article."""
    body = [i for i, label in enumerate(labels) if label == "body"]
    for i in range(body[0], body[-1]) if body else ():
        if labels[i] == "heading" and page.lines[i].bare_marker:
            labels[i] = "inline"
            k = i + 1
            while labels[k] == "link":
                labels[k] = "inline"
                k += 1


def _listed_repeats(labels: list[str], page: PageContext) -> None:
    """The page's own title among the headlines of a list is one of them; elsewhere it is the title once more."""
    last = max((i for i, label in enumerate(labels) if label == "body"), default=len(labels))
    for i in range(last + 1, len(labels)):
        if labels[i] == "title" and not (page.stated_title and i == page.article.title):
            before, after = labels[max(0, i - _NEAR) : i], labels[i + 1 : i + 1 + _NEAR]
            if ("link" in before or "heading" in before) and ("link" in after or "link" in before):
                labels[i] = "link"


def _announced_points(labels: list[str], page: PageContext) -> None:
    """A line that ends with a colon and the numbered points below it are the article's, unless it is a heading."""
    done = 0
    for i, line in enumerate(page.lines[:-2]):
        own = line.heading or line.marker or line.meta or line.furniture or page.blocks[i]
        if i < done or own or line.words < _ANNOUNCES or not line.plain.endswith(":"):
            continue
        done = i + 1
        while done < len(labels) and is_numbered(page.lines[done]):
            done += 1
        if done > i + 2:
            _replace_all(labels, range(i, done), "body")


def _names_below_date(labels: list[str], page: PageContext) -> None:
    """Names below the date that is below a headline: who wrote the article. In a list, headlines are there."""
    for i in range(2, len(labels)):
        if not (labels[i] == "link" and are_names(page.lines[i].plain) and page.lines[i - 1].date):
            continue
        listed = page.blocks[i] or "link" in labels[max(0, i - 2 - _NEAR) : i - 2]
        followed = i + 1 < len(labels) and page.lines[i + 1].date
        if labels[i - 2] in ("title", "link") and not (listed or followed):
            labels[i] = "meta"
            if "title" not in labels:
                labels[i - 2] = "title"


def _dates_below_title(labels: list[str], page: PageContext) -> None:
    """A date right below the title is the article's own."""
    for title in (i for i, label in enumerate(labels) if label == "title"):
        for i in range(title + 1, min(title + 1 + _NEAR, len(labels))):
            if labels[i] in ("body", "link", "heading", "inline", "teaser"):
                break
            if labels[i] == "furniture" and page.lines[i].date and has_date(page.lines[i].plain):
                labels[i] = "meta"
        if title == page.article.title:
            break


def _classification(
    line: LineFeatures, rule: Classification, label: str, block: str | None, chances: Chances
) -> Classification:
    bare = label == "inline" and line.bare_marker
    role = "heading" if bare else "link" if label == "inline" else label
    chance = chances[label]
    if role == rule.role and rule.reason in _STATED:
        return rule
    if role == rule.role and (role != "link" or (rule.block == "inline") == (block == "inline")):
        return Classification(role, rule.reason, block, rule.certain or chance >= _SURE)
    return Classification(role, _REASONS[label], block, chance >= _SURE)


def title_of(page: PageContext, roles: Sequence[LineRole]) -> LineFeatures | None:
    """The line that is the title: that of the rules where it is one still, else the first."""
    titles = [i for i, role in enumerate(roles) if role.decided.role == "title"]
    if page.article.title in titles:
        return page.title
    return page.lines[titles[0]] if titles else None
