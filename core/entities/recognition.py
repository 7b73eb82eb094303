"""A document's names: the tagger line by line, then the lists, then the document as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from core.entities import gazetteer, senses, titles
from core.entities.linking import Joiner, abbreviations
from core.entities.overlaps import Overlaps
from core.entities.tagger import tag
from core.messages import N_
from core.model import AddedName, Mention, Span, Zone
from core.text import fold, tokens

TAGGED = N_("found by the trained tagger")
LISTED = N_("in the lists of names")
KNOWN = N_("named elsewhere on this page")
ADDED = N_("added by you")
REASONS = (TAGGED, LISTED, KNOWN, ADDED)


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
    return tuple(
        Mention(
            (surface := f.span.cut(text)), f.type, f.span, f.zone.line, f.zone.name,
            f.entity or joiner.entity(surface, f.type),
            f.reason, _role(f, text),
        )
        for f in found
    )  # fmt: skip


def tag_line(text: str) -> tuple[Mention, ...]:
    """The names in one sentence, paragraph or headline that stands alone."""
    return find_mentions([Zone(Span(0, len(text)), 1, "body")], text)


def _of_line(zone: Zone, text: str, more: gazetteer.Matcher | None) -> list[_Found]:
    """What the tagger finds in one line, joined with the lists, and what the analyst added in their place."""
    found = _tagged_and_listed(zone, text)
    if more is None:
        return found
    words = list(tokens(zone.span.cut(text), zone.span.start))
    added = [_Found(span, known.type, zone, ADDED, known.entity) for span, known in more.find(words)]
    # A longer name that holds an added one is another name: Bandara Kertajati is not Kertajati.
    ordered = sorted(found, key=lambda f: f.span.start)
    here = Overlaps([f.span for f in ordered])
    added = [a for a in added if not any(_holds(ordered[at].span, a.span) for at in here.of(a.span))]
    taken = Overlaps([a.span for a in added])
    return [f for f in found if not taken.of(f.span)] + added


def _tagged_and_listed(zone: Zone, text: str) -> list[_Found]:
    line = zone.span.cut(text)
    found = [_Found(_untitled(span, kind, text), kind, zone, TAGGED) for span, kind in tag(line, zone.span.start)]
    words = list(tokens(line, zone.span.start))
    listed = [_Found(span, known.type, zone, LISTED) for span, known in gazetteer.names().find(words)]
    tagged, kept, beaten = Overlaps([f.span for f in found]), list[_Found](), set[int]()
    for name in listed:
        rivals = tagged.of(name.span)
        # A listed name wins where it holds all that the tagger saw there, for the tagger cuts long names short.
        if all(_within(found[r].span, name.span) for r in rivals) and (
            not rivals or name.span != found[rivals.start].span
        ):
            beaten.update(rivals)
            kept.append(name)
    return [f for at, f in enumerate(found) if at not in beaten] + kept


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
    """Each short form with several senses in the one that its line and page speak for; what is no name is left out."""
    if not any(senses.has_senses(f.span.cut(text)) for f in found):
        return found
    page = _Asked(as_words(text))

    @cache  # a line may have a form a thousand times, and each time the whole page is searched for its cues
    def sense(form: str, zone: Zone) -> senses.Sense:
        return senses.sense(form, as_words(zone.span.cut(text)), page)

    out = []
    for f in found:
        form = f.span.cut(text)
        if f.reason == ADDED or not senses.has_senses(form):
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


def _untitled(span: Span, kind: str, text: str) -> Span:
    """A person's name without the titles that the tagger took for its beginning."""
    return Span(span.start + titles.within(span.cut(text)), span.end) if kind == "PER" else span


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
    known: dict[tuple[str, ...], str] = {}
    for f in found:
        words = tuple(fold(w) for w, _ in tokens(f.span.cut(text)))
        if len(words) > 1 or (words and len(words[0]) > 3 and words[0][0].isupper()):
            known.setdefault(words, f.type)
        if f.type == "PER" and len(words) > 1 and len(words[-1]) > 3:
            known.setdefault(words[-1:], "PER")
    if not known:
        return []
    matcher = gazetteer.Matcher([gazetteer.Known(words, kind, " ".join(words)) for words, kind in known.items()])
    taken = Overlaps(sorted((f.span for f in found), key=lambda span: span.start))
    again = []
    for zone in zones:
        words_here = list(tokens(zone.span.cut(text), zone.span.start))
        for span, name in matcher.find(words_here):
            if not taken.of(span):
                again.append(_Found(span, name.type, zone, KNOWN))
    return again


def _within(a: Span, b: Span) -> bool:
    return b.start <= a.start and a.end <= b.end


def _holds(a: Span, b: Span) -> bool:
    return a.start <= b.start and b.end <= a.end and a != b
