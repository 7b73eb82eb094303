"""What the analyst says of topics, kept apart from the parse: words and headlines with the topic they belong to.

Where the analyst speaks, nothing else does: a headline that was filed by hand stays so, then the analyst's words decide
(the longest first), and only then the lists and the model that ship. Below the 17 topics the analyst can keep topics of
their own (Pilkada, MBG, Timnas), each bound to one of the 17.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from core import lexicons
from core.edits.files import check_choice, statement_rows
from core.errors import CorrectionsError
from core.export import csv_bytes
from core.text import key
from core.topics import classify_many, slugs
from core.topics.keywords import Hit, Keywords, listed, words, written_words
from core.topics.learn import as_rows, from_rows, teach
from core.topics.linear import shipped

#: `word` files every headline with a word or phrase, `headline` every headline that says the same; `drop` takes a
#: word or headline back.
ACTIONS = ("word", "headline", "drop")
COLUMNS = ("batch", "made_at", "action", "text", "topic", "own")
MAX_OWN = 60
#: Below this score a headline's topic is doubtful.
_DOUBTFUL = 0.5

#: A learnt weight: feature of a word, topic, what it adds.
Weight = tuple[str, str, float]


@dataclass(frozen=True, slots=True)
class Rule:
    """A word or a headline (`text`) belongs to a topic and, where `own` is given, to the analyst's own topic in it."""

    action: str
    text: str
    topic: str
    own: str | None = None


@dataclass(frozen=True, slots=True)
class FilingBatch:
    """Rules that were made together and are undone together; or, where `taught`, so many learnt weights."""

    number: int
    made_at: datetime
    rules: tuple[Rule, ...]
    taught: int = 0


class Filed(NamedTuple):
    """Where a text is filed; as `TopicChoice`, with the analyst's own topic."""

    topic: str | None
    secondary: str | None
    score: float
    evidence: tuple[str, ...]
    own: str | None


class Filer:
    """Files texts by rules, in the order in which they were said, and by what was taught (core.topics.learn)."""

    def __init__(self, rules: Iterable[Rule], taught: Sequence[Weight] = ()) -> None:
        self.headlines: dict[str, Rule] = {}
        self.words: dict[tuple[str, ...], Rule] = {}
        for rule in rules:
            phrase = tuple(words(rule.text))
            if rule.action == "word" and phrase:
                self.words[phrase] = rule
            elif rule.action == "headline":
                self.headlines[key(rule.text)] = rule
            elif rule.action == "drop":
                self.words.pop(phrase, None)
                self.headlines.pop(key(rule.text), None)
        terms = ({"term": " ".join(p), "topic": r.topic, "weight": "1"} for p, r in self.words.items())
        self._terms = Keywords(terms)
        model = shipped()
        self._model = model.taught(from_rows(taught)) if model and taught else model

    def file(self, texts: Sequence[str]) -> list[Filed]:
        """Where each of `texts` belongs."""
        return [
            self._one(text, Filed(*(choice.topic, choice.secondary, choice.score, choice.evidence), None))
            for text, choice in zip(texts, classify_many(texts, self._model), strict=True)
        ]

    def by_hand(self, text: str) -> Filed | None:
        """Where the analyst filed this headline; None where nobody did."""
        rule = self.headlines.get(key(text))
        return Filed(rule.topic, None, 1.0, (), rule.own) if rule else None

    @property
    def own(self) -> dict[str, str]:
        """The analyst's own topics, by name, with the topic that each is bound to."""
        return {rule.own: rule.topic for rule in (*self.words.values(), *self.headlines.values()) if rule.own}

    def _one(self, text: str, told: Filed) -> Filed:
        filed = self.by_hand(text)
        if filed:
            return filed
        hits = self._terms.hits(words(text)) if self.words else []
        if not hits:
            return told
        best = max(hits, key=lambda hit: (hit.last - hit.first, -hit.first))
        rule = self.words[best.term]
        others = [topic for topic in (*(self.words[hit.term].topic for hit in hits), told.topic) if topic]
        second = next((topic for topic in others if topic != rule.topic), None)
        return Filed(rule.topic, second, 1.0, (_written(text, best),), rule.own)


def fingerprint(rules: Iterable[Rule], taught: Sequence[Weight]) -> str:
    """What a filing depends on beside the parse; "" where the analyst has said nothing."""
    said = [repr(rule) for rule in rules] + [repr(row) for row in taught]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:16] if said else ""


def learn(corrected: Sequence[Rule], others: Sequence[str]) -> list[Weight]:
    """What the corrected headlines teach, as weights by feature and topic; nothing where no model ships.

    `others` are headlines whose topics should stay. Takes seconds for some hundred corrections.
    """
    model = shipped()
    examples = [(rule.text, rule.topic) for rule in corrected if rule.action == "headline"]
    return as_rows(teach(model, examples, others)) if model and examples else []


def offers(headlines: Iterable[tuple[str, float]], least: int = 2) -> list[tuple[str, int]]:
    """Words worth filing: frequent in headlines whose topic is doubtful, and unknown to the keyword list.

    `headlines` are different texts with their scores; each word comes with the number of doubtful headlines it is in.
    """
    empty = {row["word"].lower() for row in lexicons.read("stopwords", ("word",))}
    counts: Counter[str] = Counter()
    written: dict[str, Counter[str]] = {}
    for text, score in headlines:
        if score >= _DOUBTFUL:
            continue
        known = {at for hit in listed().hits(words(text)) for at in range(hit.first, hit.last)}
        here = {}
        for at, (word, form) in enumerate(zip(words(text), written_words(text), strict=True)):
            if at not in known and word not in empty and len(word) > 2 and not word[0].isdigit():
                here[word] = form
        counts.update(here.keys())
        for word, form in here.items():
            written.setdefault(word, Counter())[form] += 1
    return [(written[word].most_common(1)[0][0], n) for word, n in counts.most_common() if n >= least]


def to_csv(batches: Sequence[FilingBatch], preamble: Sequence[str] = ()) -> bytes:
    """All rules as a file that `from_csv` reads. What was taught is not in it: it can be learnt from them again."""
    rows = [
        (b.number, b.made_at.isoformat(timespec="seconds"), r.action, r.text, r.topic, r.own)
        for b in batches
        for r in b.rules
    ]
    return csv_bytes(COLUMNS, rows, preamble)


def from_csv(name: str, data: bytes) -> tuple[FilingBatch, ...]:
    """The rules of a file made by `to_csv`, or by hand. Raises `CorrectionsError` naming the file and the row."""
    batches: dict[int, FilingBatch] = {}
    for row in statement_rows(name, data, COLUMNS, {"text", "topic"}):
        cell = row.cells
        action = cell["action"] or "word"
        check_choice(name, row.number, "action", action, ACTIONS)
        check_choice(name, row.number, "topic", cell["topic"], slugs() if action != "drop" else ("", *slugs()))
        if not words(cell["text"]):
            raise CorrectionsError("{name}, row {row}: the text is missing.", name=name, row=row.number)
        rule = Rule(action, cell["text"], cell["topic"], cell["own"][:MAX_OWN] or None)
        known = batches.get(row.batch, FilingBatch(row.batch, row.made_at, ()))
        batches[row.batch] = replace(known, rules=(*known.rules, rule))
    return tuple(batches[number] for number in sorted(batches))


def _written(text: str, hit: Hit) -> str:
    return " ".join(written_words(text)[hit.first : hit.last])
