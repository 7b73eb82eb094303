"""Edits of topics in a workspace: their preview, what is learned from them, and the documents that follow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from core.corpus import classification, derived
from core.corpus.corpus import Corpus
from core.corpus.database import Cursor, insert_rows, scalar
from core.corpus.edits.log import EditLog, Progress, now
from core.edits import Batch
from core.edits import topics as edits_of_topics
from core.edits.topics import TopicEdit, TopicEdits, Weight


class Change(NamedTuple):
    """A headline (one text) whose topic would change, on so many pages: topics and custom topics before and after."""

    text: str
    pages: int
    before: tuple[str | None, str | None]
    after: tuple[str | None, str | None]


class TopicLog(EditLog[TopicEdit]):
    """The topic edits and learned weights. Documents follow them without being read again (core.corpus.derived)."""

    reparses = False

    def batches(self, corpus: Corpus) -> list[Batch[TopicEdit]]:
        """The batches of edits and of learned weights, the newest first."""
        learned = corpus.read("SELECT batch, any_value(made_at), count(*) FROM topic_weights GROUP BY batch")
        every = [*super().batches(corpus), *(Batch(b, made_at, (), n) for b, made_at, n in learned)]
        return sorted(every, key=lambda batch: -batch.number)

    def save_weights(self, corpus: Corpus, weights: Sequence[Weight], progress: Progress | None = None) -> int:
        """Keep what was learned, in the place of what was learned before. Returns the batch's number."""
        made_at = now()
        with corpus.transaction() as cursor:
            number = self._newest(cursor) + 1
            insert_rows(cursor, "topic_weights", [(number, made_at, *weight) for weight in weights])
            classification.mark(cursor)
        self._apply(corpus, progress)
        return number

    def _apply(self, corpus: Corpus, progress: Progress | None) -> None:
        waiting = derived.pending(corpus)
        for done in derived.finish(corpus):
            if progress:
                progress(done, waiting)

    def _newest(self, cursor: Cursor) -> int:
        """Edits and learned weights are in one series of numbers."""
        weights = int(scalar(cursor, "SELECT coalesce(max(batch), 0) FROM topic_weights"))
        return max(super()._newest(cursor), weights)

    def _remove(self, cursor: Cursor, batch: int) -> None:
        super()._remove(cursor, batch)
        cursor.execute("DELETE FROM topic_weights WHERE batch = ?", [batch])


def _touch(cursor: Cursor, _edits: Sequence[TopicEdit]) -> None:
    classification.mark(cursor)


TOPICS = TopicLog("topic_edits", TopicEdit, _touch)


def current(corpus: Corpus) -> TopicEdits:
    """All topic edits and learned weights, as the classifier that they make."""
    return TopicEdits(TOPICS.all(corpus), weights(corpus))


def weights(corpus: Corpus) -> list[Weight]:
    """What was learned last."""
    return [(feature, topic, weight) for feature, topic, weight in corpus.read(classification.WEIGHTS)]


def custom_topics(corpus: Corpus) -> dict[str, str]:
    """The analyst's custom topics, by name, with the topic that each is bound to."""
    return dict(sorted(TopicEdits(TOPICS.all(corpus)).custom.items()))


def learn(corpus: Corpus) -> list[Weight]:
    """The weights learned from the headlines classified by hand, held back by those that nobody edited."""
    by_hand = list(TopicEdits(TOPICS.all(corpus)).headlines.values())
    known = {edit.text for edit in by_hand}
    return edits_of_topics.learn(by_hand, [text for text, *_ in _headlines(corpus) if text not in known])


def preview(corpus: Corpus, edits: tuple[TopicEdit, ...], learned: tuple[Weight, ...] | None = None) -> list[Change]:
    """The headlines whose topic further edits, or other learned weights, would change; those on most pages first."""
    classifier = TopicEdits([*TOPICS.all(corpus), *edits], weights(corpus) if learned is None else learned)
    rows = _headlines(corpus)
    after = classifier.classify([text for text, *_ in rows])
    return [
        Change(text, pages, (topic, custom), (new.topic, new.custom))
        for (text, pages, topic, custom, _score), new in zip(rows, after, strict=True)
        if (topic, custom) != (new.topic, new.custom)
    ]


def offers(corpus: Corpus) -> list[tuple[str, int]]:
    """Words worth classifying, with the number of doubtful headlines that they are in (core.edits.topics.offers)."""
    return edits_of_topics.offers((text, score or 0.0) for text, _pages, _topic, _custom, score in _headlines(corpus))


def _headlines(corpus: Corpus) -> list[tuple[str, int, str | None, str | None, float | None]]:
    """Every different headline with its pages, topic, custom topic and score; on most pages first."""
    rows = corpus.read(
        """SELECT text, count(DISTINCT document) AS pages, any_value(topic), any_value(custom_topic), max(score)
           FROM spans WHERE kind = 'headline' GROUP BY text ORDER BY pages DESC, text"""
    )
    return [(text, pages, topic, custom, score) for text, pages, topic, custom, score in rows]
