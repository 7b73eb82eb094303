"""Topics in a workspace: what the analyst said of them, and the headlines and articles that are filed by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from core.corpus.edits.log import Statements, now
from core.corpus.store import Corpus, insert_rows
from core.edits import topics
from core.edits.topics import Filed, Filer, FilingBatch, Rule, Weight

#: Documents that are filed anew in one transaction.
_AT_ONCE = 200
_TABLE = Statements("filing", Rule, numbered_with="taught")


class Change(NamedTuple):
    """A headline (one text) that would be filed otherwise, on so many pages: topics and own topics before and after."""

    text: str
    pages: int
    before: tuple[str | None, str | None]
    after: tuple[str | None, str | None]


def batches(corpus: Corpus) -> list[FilingBatch]:
    """The batches of rules and of what was taught, the newest first."""
    said = [FilingBatch(*batch) for batch in _TABLE.batches(corpus)]
    learnt = corpus.read("SELECT batch, any_value(made_at), count(*) FROM taught GROUP BY batch")
    said += [FilingBatch(number, made_at, (), n) for number, made_at, n in learnt]
    return sorted(said, key=lambda batch: -batch.number)


def rules(corpus: Corpus) -> list[Rule]:
    """All rules in the order in which they were said."""
    return _TABLE.all(corpus)


def taught(corpus: Corpus) -> list[Weight]:
    """What was learnt last."""
    sql = "SELECT feature, topic, weight FROM taught WHERE batch = (SELECT max(batch) FROM taught) ORDER BY ALL"
    return [(feature, topic, weight) for feature, topic, weight in corpus.read(sql)]


def own_topics(corpus: Corpus) -> dict[str, str]:
    """The analyst's own topics, by name, with the topic that each is bound to."""
    return dict(sorted(Filer(rules(corpus)).own.items()))


def save(corpus: Corpus, said: Sequence[Rule]) -> int:
    """Keep one batch of rules; what is filed by it is done by `settle`. Returns the batch's number."""
    with corpus.transaction() as cursor:
        return _TABLE.add(cursor, [(now(), said)])


def take_in(corpus: Corpus, made: Iterable[FilingBatch]) -> int:
    """Keep the batches of a file, after those that are there. Returns how many rules were kept."""
    made = list(made)
    with corpus.transaction() as cursor:
        _TABLE.add(cursor, [(batch.made_at, batch.rules) for batch in made])
    return sum(len(batch.rules) for batch in made)


def save_taught(corpus: Corpus, weights: Sequence[Weight]) -> int:
    """Keep what was learnt, in the place of what was learnt before. Returns the batch's number."""
    made_at = now()
    with corpus.transaction() as cursor:
        number = _TABLE.last(cursor) + 1
        insert_rows(cursor, "taught", [(number, made_at, *weight) for weight in weights])
    return number


def undo(corpus: Corpus, batch: int) -> None:
    """Take back one batch; what was said or learnt before holds again."""
    with corpus.transaction() as cursor:
        _TABLE.remove(cursor, batch)
        cursor.execute("DELETE FROM taught WHERE batch = ?", [batch])


def learn(corpus: Corpus) -> list[Weight]:
    """What the headlines that the analyst filed teach, held back by those that nobody corrected."""
    by_hand = list(Filer(rules(corpus)).headlines.values())
    known = {rule.text for rule in by_hand}
    return topics.learn(by_hand, [text for text, *_ in _headlines(corpus) if text not in known])


def preview(corpus: Corpus, said: tuple[Rule, ...], weights: tuple[Weight, ...] | None = None) -> list[Change]:
    """The headlines that further rules, or other learnt weights, would file otherwise; those on most pages first."""
    filer = Filer([*rules(corpus), *said], taught(corpus) if weights is None else weights)
    rows = _headlines(corpus)
    after = filer.file([text for text, *_ in rows])
    return [
        Change(text, pages, (topic, own), (new.topic, new.own))
        for (text, pages, topic, own, _score), new in zip(rows, after, strict=True)
        if (topic, own) != (new.topic, new.own)
    ]


def offers(corpus: Corpus) -> list[tuple[str, int]]:
    """Words worth filing, with the number of doubtful headlines that they stand in (core.edits.topics.offers)."""
    return topics.offers((text, score or 0.0) for text, _pages, _topic, _own, score in _headlines(corpus))


def waiting(corpus: Corpus) -> list[str]:
    """The documents that are filed by other statements than those that hold."""
    now = topics.fingerprint(rules(corpus), taught(corpus))
    return [row[0] for row in corpus.read("SELECT id FROM documents WHERE coalesce(filed, '') <> ?", [now])]


def settle(corpus: Corpus) -> Iterator[int]:
    """File anew what waits, some documents at a time; yields how many are done. Quick where nothing waits.

    To stop between two is safe: the rest goes on waiting.
    """
    documents = waiting(corpus)
    if not documents:
        return
    said, learnt = rules(corpus), taught(corpus)
    filer, mark = Filer(said, learnt), topics.fingerprint(said, learnt)
    for start in range(0, len(documents), _AT_ONCE):
        some = documents[start : start + _AT_ONCE]
        _file(corpus, filer, some, mark)
        yield start + len(some)


def _file(corpus: Corpus, filer: Filer, documents: list[str], mark: str) -> None:
    headlines = corpus.read(
        "SELECT id, text FROM spans WHERE kind = 'headline' AND list_contains(?, document) ORDER BY id", [documents]
    )
    articles = corpus.read(_GISTS, [documents])
    filed = filer.file([text for _, text in headlines])
    told = filer.file([" ".join(filter(None, (title, *(body or ())))) for _, title, body in articles])
    topics = [
        (document, (filer.by_hand(title or "") or topic).topic)
        for (document, title, _), topic in zip(articles, told, strict=True)
    ]
    with corpus.transaction() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE filed (id BIGINT, topic VARCHAR, secondary VARCHAR, score DOUBLE, evidence VARCHAR[], "
            "own VARCHAR)"
        )
        cursor.execute("CREATE TEMP TABLE told (document VARCHAR, topic VARCHAR)")
        insert_rows(cursor, "filed", [_row(identity, one) for (identity, _), one in zip(headlines, filed, strict=True)])
        insert_rows(cursor, "told", topics)
        for statement in _UPDATES:
            cursor.execute(statement)
        cursor.execute("UPDATE documents SET filed = ? WHERE list_contains(?, id)", [mark, documents])
        cursor.execute("DROP TABLE filed")
        cursor.execute("DROP TABLE told")


#: What an article's topic is told from, as the parser does: its title and its first two paragraphs.
_GISTS = """
    SELECT d.id, d.title,
           (SELECT list(substr(d.text, l.start_at + 1, l.end_at - l.start_at) ORDER BY l.number) FROM (
               SELECT start_at, end_at, number FROM lines
               WHERE document = d.id AND role = 'body' ORDER BY number LIMIT 2) l)
    FROM documents d WHERE list_contains(?, d.id) ORDER BY d.id"""
#: First headlines and articles, then what stands in them.
_UPDATES = (
    """UPDATE spans SET topic = f.topic, secondary = f.secondary, score = f.score, evidence = f.evidence, own = f.own
       FROM filed f WHERE spans.id = f.id""",
    "UPDATE documents SET topic = t.topic FROM told t WHERE documents.id = t.document",
    """UPDATE spans SET topic = t.topic FROM told t
       WHERE spans.document = t.document AND spans.kind <> 'headline' AND spans.zone IN ('title', 'body')
             AND spans.topic IS DISTINCT FROM t.topic""",
    """UPDATE spans SET topic = h.topic, own = h.own FROM spans h JOIN told t ON t.document = h.document
       WHERE h.kind = 'headline' AND spans.kind <> 'headline' AND spans.document = h.document AND spans.line = h.line
             AND spans.start_at >= h.start_at AND spans.end_at <= h.end_at
             AND (spans.topic, spans.own) IS DISTINCT FROM (h.topic, h.own)""",
)


def _row(identity: int, filed: Filed) -> tuple[object, ...]:
    return identity, filed.topic, filed.secondary, filed.score, list(filed.evidence), filed.own


def _headlines(corpus: Corpus) -> list[tuple[str, int, str | None, str | None, float | None]]:
    """Every different headline with its pages, topic, own topic and score; on most pages first."""
    rows = corpus.read(
        """SELECT text, count(DISTINCT document) AS pages, any_value(topic), any_value(own), max(score) FROM spans
           WHERE kind = 'headline' GROUP BY text ORDER BY pages DESC, text"""
    )
    return [(text, pages, topic, own, score) for text, pages, topic, own, score in rows]
