"""The trained tagger: a CRF that python-crfsuite reads from data/models. Its file runs no code when it is loaded."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pycrfsuite

from core.entities.lost_spaces import separate_words
from core.entities.token_features import features
from core.model import Span

MODEL = Path(__file__).resolve().parent.parent.parent / "data" / "models" / "entities.crfsuite.gz"

_Token = tuple[str, Span]
#: So many words are tagged at once; the longest paragraphs have 400.
_WINDOW, _SENTENCE_ENDS = 2000, frozenset(".!?")
_MARKS = "()[]\"'“”‘’,;:- "

_local = threading.local()


def tag(text: str, start: int = 0) -> Iterator[tuple[Span, str]]:
    """The names in one line, paragraph or headline: span and type; `start` is the offset of `text` in its document."""
    windows = list(_labelled(text, start))
    places = [place for window, _ in windows for place in window]
    for span, kind in spans(places, [label for _, labels in windows for label in labels]):
        if trimmed := _trimmed(span, text, start):
            yield trimmed, kind


def tag_with_probability(text: str, start: int = 0) -> Iterator[tuple[Span, str, float]]:
    """`tag`, each name with its probability, 0..1: that of the least likely of its words' labels."""
    places: list[Span] = []
    labels: list[str] = []
    sure: list[float] = []
    for window, its_labels in _labelled(text, start):
        places += window
        labels += its_labels
        sure += [float(_tagger().marginal(label, at)) for at, label in enumerate(its_labels)]
    for span, kind in spans(places, labels):
        if trimmed := _trimmed(span, text, start):
            inside = (p for place, p in zip(places, sure, strict=True) if span.start <= place.start < span.end)
            yield trimmed, kind, min(inside)


def _labelled(text: str, start: int) -> Iterator[tuple[list[Span], list[str]]]:
    """The places of the words of one line, and the label that the tagger gives each, window by window."""
    for window in _windows(list(separate_words(text, start))):
        yield [span for _, span in window], _tagger().tag(features([word for word, _ in window]))


def _windows(found: list[_Token]) -> Iterator[list[_Token]]:
    """The words of a line in pieces that the tagger reads at once: the whole line, unless it is longer than any is.

    A word has forty features, so that a line of a megabyte would take gigabytes. A piece ends with a sentence.
    """
    begin = 0
    while len(found) - begin > _WINDOW:
        last = begin + _WINDOW - 1
        end = next((at for at in range(last, last - _WINDOW // 2, -1) if found[at][0] in _SENTENCE_ENDS), last) + 1
        yield found[begin:end]
        begin = end
    if begin < len(found):
        yield found[begin:]


def _trimmed(span: Span, text: str, offset: int) -> Span | None:
    """The span without marks at its ends: one of the training sets counts brackets as part of names, we do not."""
    surface = text[span.start - offset : span.end - offset]
    left = len(surface) - len(surface.lstrip(_MARKS))
    right = len(surface) - len(surface.rstrip(_MARKS))
    return Span(span.start + left, span.end - right) if left + right < len(surface) else None


def spans(places: list[Span], labels: list[str]) -> Iterator[tuple[Span, str]]:
    """Runs of B-/I- labels of one type as spans."""
    open_, kind = None, ""
    for place, label in zip(places, labels, strict=True):
        mark, _, here = label.partition("-")
        if open_ and (mark != "I" or here != kind):
            yield open_, kind
            open_ = None
        if mark == "O":
            continue
        open_, kind = (Span(open_.start, place.end) if open_ else place), here
    if open_:
        yield open_, kind


def _tagger() -> pycrfsuite.Tagger:
    # A tagger holds the state of the line that it is tagging, so each thread has its own.
    if not hasattr(_local, "tagger"):
        tagger = pycrfsuite.Tagger()
        tagger.open_inmemory(_model())
        _local.tagger = tagger
    return _local.tagger


@cache
def _model() -> bytes:
    return gzip.decompress(MODEL.read_bytes())
