"""Edits of topics, kept apart from the parse: words and headlines with the topic that they belong to.

Edits override the classifier: a headline that was classified by hand stays so, then the analyst's words decide (the
longest first), and only then the lists and the model that ship. Below the 17 topics the analyst can keep custom topics
(Pilkada, MBG, Timnas), each bound to one of the 17.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.edits.files import EditFile, Row
from core.errors import EditsError
from core.model import TopicChoice
from core.taxonomy import slugs
from core.terms import stopwords
from core.text import key
from core.topics import classify_many
from core.topics.keywords import Hit, Keywords, listed, words, written_words
from core.topics.learn import as_rows, from_rows, learn_weights
from core.topics.linear import shipped

#: `word` classifies every headline with a word or phrase, `headline` every headline with these words; `drop` takes a
#: word or headline back.
ACTIONS = ("word", "headline", "drop")
MAX_CUSTOM = 60
#: Below this score a headline's topic is doubtful.
_DOUBTFUL = 0.5

#: A learned weight: feature of a word, topic, what it adds.
Weight = tuple[str, str, float]


@dataclass(frozen=True, slots=True)
class TopicEdit:
    """A word or a headline (`text`) belongs to a topic and, where given, to the analyst's `custom` topic in it."""

    action: str
    text: str
    topic: str
    custom: str | None = None


class TopicEdits:
    """The topic edits of a workspace, applied: a classifier in which the latest edit of a text decides.

    `fingerprint` is what a classification depends on apart from the parse; "" where nothing was edited or learned.
    """

    def __init__(self, edits: Iterable[TopicEdit] = (), weights: Sequence[Weight] = ()) -> None:
        """Index the edits, in the order in which they were made, and add the learned weights to the shipped model."""
        edits = tuple(edits)
        self.headlines: dict[str, TopicEdit] = {}
        self.words: dict[tuple[str, ...], TopicEdit] = {}
        for edit in edits:
            self._take(edit)
        terms = ({"term": " ".join(p), "topic": e.topic, "weight": "1"} for p, e in self.words.items())
        self._terms = Keywords(terms)
        self._weights = tuple(weights)
        self._model = None
        if weights and (model := shipped()):
            self._model = model.with_weights(from_rows(weights))
        self.fingerprint = _fingerprint(edits, self._weights)

    def _take(self, edit: TopicEdit) -> None:
        phrase = tuple(words(edit.text))
        if edit.action == "word" and phrase:
            self.words[phrase] = edit
        elif edit.action == "headline":
            self.headlines[key(edit.text)] = edit
        elif edit.action == "drop":
            self.words.pop(phrase, None)
            self.headlines.pop(key(edit.text), None)

    def classify(self, texts: Sequence[str]) -> list[TopicChoice]:
        """The topic of each of `texts`, in order, as edited; as the shipped classifier where no edit applies."""
        shipped_choices = classify_many(texts, self._model)
        if not (self.words or self.headlines):
            return shipped_choices
        return [self._edited(text, choice) for text, choice in zip(texts, shipped_choices, strict=True)]

    def of_article(self, title: str | None, by_gist: TopicChoice) -> TopicChoice:
        """The topic of an article: its title's where that is a headline classified by hand, else that of its gist."""
        return self.by_hand(title or "") or by_gist

    def by_hand(self, text: str) -> TopicChoice | None:
        """The topic that the analyst gave this headline; None where nobody did."""
        edit = self.headlines.get(key(text))
        return TopicChoice(edit.topic, None, 1.0, (), edit.custom) if edit else None

    @property
    def custom(self) -> dict[str, str]:
        """The analyst's custom topics, by name, with the topic that each is bound to."""
        return {e.custom: e.topic for e in (*self.words.values(), *self.headlines.values()) if e.custom}

    def _edited(self, text: str, choice: TopicChoice) -> TopicChoice:
        by_hand = self.by_hand(text)
        if by_hand:
            return by_hand
        hits = self._terms.hits(words(text)) if self.words else []
        if not hits:
            return choice
        best = max(hits, key=lambda hit: (hit.last - hit.first, -hit.first))
        edit = self.words[best.term]
        others = [topic for topic in (*(self.words[hit.term].topic for hit in hits), choice.topic) if topic]
        second = next((topic for topic in others if topic != edit.topic), None)
        return TopicChoice(edit.topic, second, 1.0, (_written(text, best),), edit.custom)


def _fingerprint(edits: Iterable[TopicEdit], weights: Sequence[Weight]) -> str:
    parts = [repr(edit) for edit in edits] + [repr(row) for row in weights]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16] if parts else ""


def learn(edited: Sequence[TopicEdit], others: Sequence[str]) -> list[Weight]:
    """What is learned from the headlines classified by hand: weights by feature and topic; none where no model ships.

    `others` are headlines whose topics should stay. Takes seconds for some hundred edits.
    """
    model = shipped()
    examples = [(edit.text, edit.topic) for edit in edited if edit.action == "headline"]
    return as_rows(learn_weights(model, examples, others)) if model and examples else []


def offers(headlines: Iterable[tuple[str, float]], least: int = 2) -> list[tuple[str, int]]:
    """Words worth classifying: frequent in headlines whose topic is doubtful, and unknown to the keyword list.

    `headlines` are different texts with their scores; each word comes with the number of doubtful headlines it is in.
    """
    counts: Counter[str] = Counter()
    written: dict[str, Counter[str]] = {}
    for text, score in headlines:
        if score >= _DOUBTFUL:
            continue
        here = _unknown_words(text)
        counts.update(here.keys())
        for word, form in here.items():
            written.setdefault(word, Counter())[form] += 1
    return [(written[word].most_common(1)[0][0], n) for word, n in counts.most_common() if n >= least]


def _unknown_words(text: str) -> dict[str, str]:
    """The content words of a text that no term of the keyword list covers, each with its written form."""
    found = words(text)
    known = {at for hit in listed().hits(found) for at in range(hit.first, hit.last)}
    return {
        word: form
        for at, (word, form) in enumerate(zip(found, written_words(text), strict=True))
        if at not in known and word not in stopwords() and len(word) > 2 and not word[0].isdigit()
    }


def _written(text: str, hit: Hit) -> str:
    return " ".join(written_words(text)[hit.first : hit.last])


def _edit_of(row: Row) -> TopicEdit:
    cell = row.cells
    action = row.check("action", ("", *ACTIONS)) or "word"  # a list made by hand is one of words
    row.check("topic", slugs() if action != "drop" else ("", *slugs()))
    if not words(cell["text"]):
        raise EditsError("{name}, row {row}: the text is missing.", name=row.file, row=row.number)
    return TopicEdit(action, cell["text"], cell["topic"], cell["custom"][:MAX_CUSTOM] or None)


FILE: EditFile[TopicEdit] = EditFile(
    columns=("action", "text", "topic", "custom"),
    required=frozenset({"text", "topic"}),
    row_of=lambda e: (e.action, e.text, e.topic, e.custom),
    edit_of=_edit_of,
    aliases={"own": "custom"},  # as files of before format 5 call it
)
