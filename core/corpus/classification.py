"""Topics in a workspace: documents classified anew after the analyst edited topics, without reading them again."""

from __future__ import annotations

from collections.abc import Sequence

from core.corpus.database import Cursor, insert_rows
from core.edits.topics import TopicEdit, TopicEdits
from core.model import TopicChoice

_EDITS = "SELECT action, text, topic, custom FROM topic_edits ORDER BY batch, rowid"
WEIGHTS = """
    SELECT feature, topic, weight FROM topic_weights
    WHERE batch = (SELECT max(batch) FROM topic_weights) ORDER BY ALL"""


#: The condition on documents that were classified with other topic edits than the workspace's.
WAITING = "classified_by <> coalesce((SELECT value FROM meta WHERE key = 'topics'), '')"


def edits_of(cursor: Cursor) -> TopicEdits:
    """The topic edits and learned weights of a workspace, as the classifier that they make."""
    edits = [TopicEdit(*row) for row in cursor.execute(_EDITS).fetchall()]
    weights = [(feature, topic, weight) for feature, topic, weight in cursor.execute(WEIGHTS).fetchall()]
    return TopicEdits(edits, weights)


def mark(cursor: Cursor) -> None:
    """Keep the fingerprint of the topic edits, by which `waiting` finds documents without them."""
    cursor.execute("DELETE FROM meta WHERE key = 'topics'")
    cursor.execute("INSERT INTO meta VALUES ('topics', ?)", [edits_of(cursor).fingerprint])


def waiting(cursor: Cursor, documents: Sequence[str] | None = None) -> list[str]:
    """Ids, in order: those of the documents (None: of all) that were classified with other topic edits than today's."""
    where, values = ("TRUE", []) if documents is None else ("list_contains(?, id)", [list(documents)])
    rows = cursor.execute(f"SELECT id FROM documents WHERE {WAITING} AND {where} ORDER BY id", values)
    return [row[0] for row in rows.fetchall()]


def refresh(cursor: Cursor, documents: Sequence[str]) -> None:
    """Classify headlines and articles of the documents with today's topic edits; what is in them gets their topics."""
    if not documents:
        return
    edits = edits_of(cursor)
    headlines = cursor.execute(_HEADLINES, [list(documents)]).fetchall()
    articles = cursor.execute(_GISTS, [list(documents)]).fetchall()
    topics = edits.classify([text for _, _, text in headlines])
    gists = edits.classify([" ".join(filter(None, (title, *(body or ())))) for _, title, body in articles])
    of_articles = [
        (document, edits.of_article(title, choice).topic)
        for (document, title, _), choice in zip(articles, gists, strict=True)
    ]
    cursor.execute(_TEMPORARY)
    insert_rows(cursor, "new_topics", [_row(h[0], h[1], c) for h, c in zip(headlines, topics, strict=True)])
    insert_rows(cursor, "new_articles", of_articles)
    for statement in _UPDATES:
        cursor.execute(statement)
    cursor.execute(
        "UPDATE documents SET classified_by = ? WHERE list_contains(?, id)", [edits.fingerprint, list(documents)]
    )
    cursor.execute("DROP TABLE new_topics; DROP TABLE new_articles")


def _row(document: str, number: int, choice: TopicChoice) -> tuple[object, ...]:
    evidence = list(choice.evidence)
    return document, number, choice.topic, choice.secondary, choice.score, evidence, choice.custom


_HEADLINES = """
    SELECT document, number, text FROM spans
    WHERE kind = 'headline' AND list_contains(?, document) ORDER BY document, number"""
#: What an article's topic is classified by, as the parser does: its title and its first two paragraphs.
_GISTS = """
    SELECT d.id, d.title,
           (SELECT list(substr(d.text, l.start_at + 1, l.end_at - l.start_at) ORDER BY l.number) FROM (
               SELECT start_at, end_at, number FROM lines
               WHERE document = d.id AND role = 'body' ORDER BY number LIMIT 2) l)
    FROM documents d WHERE list_contains(?, d.id) ORDER BY d.id"""
_TEMPORARY = """
    CREATE TEMP TABLE new_topics (
        document VARCHAR, number INTEGER, topic VARCHAR, secondary VARCHAR, score DOUBLE, evidence VARCHAR[],
        custom_topic VARCHAR);
    CREATE TEMP TABLE new_articles (document VARCHAR, topic VARCHAR)"""
#: First headlines and articles, then what is in them.
_UPDATES = (
    """UPDATE spans SET topic = n.topic, secondary = n.secondary, score = n.score, evidence = n.evidence,
                        custom_topic = n.custom_topic
       FROM new_topics n WHERE spans.document = n.document AND spans.number = n.number""",
    "UPDATE documents SET topic = n.topic FROM new_articles n WHERE documents.id = n.document",
    """UPDATE spans SET topic = n.topic FROM new_articles n
       WHERE spans.document = n.document AND spans.kind <> 'headline' AND spans.zone IN ('title', 'body')
             AND spans.topic IS DISTINCT FROM n.topic""",
    """UPDATE spans SET topic = h.topic, custom_topic = h.custom_topic
       FROM spans h JOIN new_articles n ON n.document = h.document
       WHERE h.kind = 'headline' AND spans.kind <> 'headline' AND spans.document = h.document AND spans.line = h.line
             AND spans.start_at >= h.start_at AND spans.end_at <= h.end_at
             AND (spans.topic, spans.custom_topic) IS DISTINCT FROM (h.topic, h.custom_topic)""",
)
