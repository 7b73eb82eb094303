"""A document's names: the tagger line by line, then the lists, then the document as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from core.entities import boundaries, datelines, gazetteer, senses, titles
from core.entities.linking import Joiner, abbreviations
from core.entities.name_words import name_words
from core.entities.overlaps import Overlaps
from core.entities.tagger import tag
from core.messages import N_
from core.model import AddedName, Mention, Span, Zone
from core.text import fold, tokens

TAGGED = N_("found by the trained tagger")
LISTED = N_("in the lists of names")
LETTERS = N_("named by letters")
BRACKETED = N_("in brackets behind the name it stands for")
KNOWN = N_("named elsewhere on this page")
ADDED = N_("added by you")
REASONS = (TAGGED, LISTED, LETTERS, BRACKETED, KNOWN, ADDED)


@dataclass(frozen=True, slots=True)
class _Found:
    span: Span
    type: str
    zone: Zone
    reason: str
    #: The name that it is counted under, where the analyst gave it.
    entity: str | None = None


def find_mentions(zones: Sequence[Zone], text: str, added: Sequence[AddedName] = ()) -> tuple[Mention, ...]:
    """The names in the zones, in order and without overlap, each under the fullest name that page or list give.

    `added` are names that the analyst gave: way of writing, type, name that it is counted under. They go first.
    """
    more = gazetteer.of(added) if added else None
    found = [name for zone in zones for name in _of_line(zone, text, more)]
    found = _retyped(found, text)
    found += _seen_again(found, zones, text)
    found = _sensed(sorted(found, key=lambda f: f.span.start), text)
    joiner = Joiner([(f.span.cut(text), f.type) for f in found], abbreviations(text))
    mentions = tuple(
        Mention(
            (surface := f.span.cut(text)), f.type, f.span, f.zone.line, f.zone.name,
            f.entity or joiner.entity(surface, f.type),
            f.reason, _role(f, text),
        )
        for f in found
    )  # fmt: skip
    return datelines.marked(mentions, zones, text)


def tag_line(text: str) -> tuple[Mention, ...]:
    """The names in one sentence, paragraph or headline by itself, without a page around it."""
    return find_mentions([Zone(Span(0, len(text)), 1, "body")], text)


def _of_line(zone: Zone, text: str, more: gazetteer.Matcher | None) -> list[_Found]:
    """What the tagger finds in one line, joined with the lists, and what the analyst added in their place."""
    found = _tagged_and_listed(zone, text)
    if more is None:
        return found
    words = list(name_words(zone.span.cut(text), zone.span.start))
    added = [_Found(span, known.type, zone, ADDED, known.entity) for span, known in more.find(words)]
    # A longer name that holds an added one is another name: Bandara Kertajati is not Kertajati.
    ordered = sorted(found, key=lambda f: f.span.start)
    here = Overlaps([f.span for f in ordered])
    added = [a for a in added if not any(_holds(ordered[at].span, a.span) for at in here.of(a.span))]
    taken = Overlaps([a.span for a in added])
    return [f for f in found if not taken.of(f.span)] + added


def _tagged_and_listed(zone: Zone, text: str) -> list[_Found]:
    line = zone.span.cut(text)
    found = [
        _Found(part, kind_of_part, zone, TAGGED)
        for span, kind in tag(line, zone.span.start)
        for part, kind_of_part in boundaries.parted(span, kind, text)
    ]
    found = _with_listed(found, zone, list(name_words(line, zone.span.start)))
    found = _whole(found, text)
    return _over(_over(found, _abbreviations(found, text)), _initials(zone, text))


def _with_listed(found: list[_Found], zone: Zone, words: list[tuple[str, Span]]) -> list[_Found]:
    """What the tagger found, with the listed names that win over it in its place."""
    tagged, beaten, won = Overlaps([f.span for f in found]), set[int](), list[_Found]()
    for span, known in gazetteer.names().find(words):
        rivals = tagged.of(span)
        if _wins(span, known, found[rivals.start : rivals.stop]):
            beaten.update(rivals)
            won.append(_Found(span, known.type, zone, LISTED))
    return [f for at, f in enumerate(found) if at not in beaten] + won


def _whole(found: list[_Found], text: str) -> list[_Found]:
    """Events with their year, places with the word for their kind or body, where no other name has that word."""
    ordered = sorted(found, key=lambda f: f.span.start)
    here = Overlaps([f.span for f in ordered])
    wholes = []
    for name in found:
        span, kind = name.span, name.type
        if kind == "EVT":
            span = boundaries.with_year(span, text)
        elif kind in ("LOC", "ORG"):
            span, kind = boundaries.with_kind_word(span, kind, text)
        taken = any(ordered[at] is not name for at in here.of(span))
        wholes.append(name if taken else replace(name, span=span, type=kind))
    return wholes


def _abbreviations(found: Sequence[_Found], text: str) -> list[_Found]:
    named = ((f, boundaries.bracketed(f.span, f.type, text)) for f in found)
    return [replace(f, span=short[0], reason=BRACKETED) for f, short in named if short]


def _initials(zone: Zone, text: str) -> list[_Found]:
    return [_Found(span, "PER", zone, LETTERS) for span in boundaries.initials(zone.span.cut(text), zone.span.start)]


def _over(found: list[_Found], surer: list[_Found]) -> list[_Found]:
    """What was found, but for what overlaps something surer, and that."""
    taken = Overlaps(sorted((s.span for s in surer), key=lambda span: span.start))
    return [f for f in found if not taken.of(f.span)] + surer


def _wins(span: Span, known: gazetteer.Known, rivals: Sequence[_Found]) -> bool:
    """Whether a listed name goes before what the tagger read there.

    It does where it is sure and holds all that the tagger saw, for the tagger cuts long names short. Where both see the
    same words, the list knows the type.
    """
    if not known.sure or any(r.span == span and r.type == known.type for r in rivals):
        return False
    return all(span.start <= r.span.start and r.span.end <= span.end for r in rivals)


class _Asked:
    """The words of a page, in which each cue is searched for once, however many lines ask."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._known: dict[str, bool] = {}

    def __contains__(self, cue: object) -> bool:
        cue = str(cue)
        if cue not in self._known:
            self._known[cue] = cue in self._words
        return self._known[cue]


def _sensed(found: list[_Found], text: str) -> list[_Found]:
    """Each short form with several senses in the one that line and page support; what is no name is left out."""
    if not any(senses.has_senses(f.span.cut(text)) for f in found):
        return found
    page = _Asked(as_words(text))

    @cache  # a line may have a form a thousand times, and each time the whole page is searched for its cues
    def sense(form: str, zone: Zone) -> senses.Sense:
        return senses.sense(form, as_words(zone.span.cut(text)), page)

    out = []
    for f in found:
        form = f.span.cut(text)
        if f.reason in (ADDED, LETTERS) or not senses.has_senses(form):
            out.append(f)
            continue
        meant = sense(form, f.zone)
        if meant.type:
            out.append(replace(f, type=meant.type, entity=meant.name))
    return out


def as_words(text: str) -> str:
    """The words of a text in lower case, a space before and after each, as `senses` takes them."""
    return f" {' '.join(fold(word).lower() for word, _ in tokens(text))} "


def _role(found: _Found, text: str) -> str | None:
    if found.type != "PER":
        return None
    return titles.before(text, found.span.start, title_case=found.zone.name != "body")


def _retyped(found: list[_Found], text: str) -> list[_Found]:
    """One name has one type on a page: the one that it was given most often."""
    votes: dict[str, Counter[str]] = {}
    for f in found:
        votes.setdefault(f.span.cut(text), Counter())[f.type] += 1
    out = []
    for f in found:
        best, n = votes[f.span.cut(text)].most_common(1)[0]
        clear = n > votes[f.span.cut(text)][f.type] and f.reason != ADDED
        out.append(replace(f, type=best) if clear else f)
    return out


def _seen_again(found: list[_Found], zones: Sequence[Zone], text: str) -> list[_Found]:
    """Further places of names that the page has already: whole names, and the short forms of full persons' names."""
    known = _known(found, text)
    if not known:
        return []
    matcher = gazetteer.Matcher([gazetteer.Known(words, kind, " ".join(words)) for words, kind in known.items()])
    taken = Overlaps(sorted((f.span for f in found), key=lambda span: span.start))
    again = []
    for zone in zones:
        words_here = list(name_words(zone.span.cut(text), zone.span.start))
        for span, name in matcher.find(words_here):
            if not taken.of(span):
                again.append(_Found(span, name.type, zone, KNOWN))
    return again


def _known(found: list[_Found], text: str) -> dict[tuple[str, ...], str]:
    """The names of a page as words, with their types, and the first and the last word of each full person's name."""
    known: dict[tuple[str, ...], str] = {}
    short: dict[tuple[str, ...], str] = {}
    persons = any(f.type == "PER" for f in found)  # only names of persons have short forms
    common = _common_words(text) if persons else set()
    for f in found:
        words = tuple(fold(word) for word, _ in name_words(f.span.cut(text)))
        if len(words) > 1 or (words and _says_enough(words[0])):
            known.setdefault(words, f.type)
        if f.type == "PER" and len(words) > 1:
            short.update({(w,): "PER" for w in (words[0], words[-1]) if _says_enough(w) and w.lower() not in common})
    return {**short, **known}


def _says_enough(word: str) -> bool:
    return len(word) > 3 and word[0].isupper()


def _common_words(text: str) -> set[str]:
    """The words that the page also writes small, and titles: a capital does not make a name of these."""
    return {word for word, _ in tokens(text) if word.islower()} | _title_words()


@cache
def _title_words() -> frozenset[str]:
    return frozenset(word for use in titles.USES for form in titles.forms(use) for word in form.split())


def _holds(a: Span, b: Span) -> bool:
    return a.start <= b.start and b.end <= a.end and a != b
