"""`python -m benchmarks.speed`: how fast the steps are, as ratios of one run, since machines differ.

Alternatives that are not installed (dateparser) are left out, with a line that says so.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
import time
from collections.abc import Callable
from pathlib import Path

from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from core.dates import resolve_page, tag_text
from core.entities import find_mentions
from core.layout import clear_line_cache, read_layout
from core.model import Document
from core.parse import parse_document
from core.reading import Source, decode
from core.stemming import stem
from core.terms import find_terms
from core.text import tokens
from core.topics import classify_many

SAMPLES = Path(__file__).resolve().parent.parent / "data" / "samples"


def seconds(work: Callable[[], object], repeats: int = 3) -> float:
    """The shortest of `repeats` runs: what the machine's other work adds is not ours."""
    times = []
    for _ in range(repeats):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return min(times)


def pages() -> None:
    """Print pages a second and the share of each step in the sum of the steps."""
    sources = [Source(p.name, p.read_bytes()) for p in sorted(SAMPLES.glob("*.txt"))]
    documents = [decode(source) for source in sources]
    layouts = [read_layout(document) for document in documents]
    both = list(zip(documents, layouts, strict=True))
    found = [find_mentions(layout.zones(), document.text) for document, layout in both]

    def terms() -> None:
        stem.cache_clear()
        for (document, layout), mentions in zip(both, found, strict=True):
            find_terms(layout.zones(), document.text, [m.span for m in mentions])

    steps: dict[str, Callable[[], object]] = {
        "reading": lambda: [decode(source) for source in sources],
        "layout": lambda: [read_layout(document) for document in documents],
        "dates": lambda: [resolve_page(document, layout, None) for document, layout in both],
        "entities": lambda: [find_mentions(layout.zones(), document.text) for document, layout in both],
        "topics": lambda: [classify_many([h.text for h in layout.headlines]) for layout in layouts],
        "terms": terms,
    }
    whole = seconds(lambda: [parse_document(document) for document in documents])
    print(f"parse: {len(documents) / whole:.0f} pages a second ({len(documents)} sample pages)")
    times = {name: seconds(work) for name, work in steps.items()}
    for name, took in sorted(times.items(), key=lambda item: -item[1]):
        print(f"  {name:9} {took / sum(times.values()):6.1%} of the steps")
    layout(documents)


def layout(documents: list[Document]) -> None:
    """Print what telling lines apart costs: with nothing remembered, and where the lines of a site come again."""
    hundreds = sum(len(document.line_spans) for document in documents) / 100

    def cold() -> None:
        clear_line_cache()
        for document in documents:
            read_layout(document)

    for name, work in (("every line new", cold), ("lines seen before", lambda: [read_layout(d) for d in documents])):
        print(f"layout: {seconds(work) / hundreds * 1000:.2f} ms a page of 100 lines on one core, {name}")


def stems() -> None:
    """Print our stemmer against PySastrawi's own, with its cache and without."""
    text = "\n".join(decode(Source(p.name, p.read_bytes())).text for p in sorted(SAMPLES.glob("*.txt")))
    words = [word.lower() for word, _ in tokens(text) if word.isascii() and word.isalpha()]
    factory = StemmerFactory()
    bare = factory.create_stemmer().delegatedStemmer

    def cold() -> None:
        stem.cache_clear()
        for word in words:
            stem(word)

    def cached() -> None:
        own = factory.create_stemmer()
        for word in words:
            own.stem(word)

    ours = seconds(cold)
    print(f"stem, {len(words):,} words of the samples, our cache empty at first: 1.00")
    for name, work in (
        ("the same, cache warm", lambda: [stem(w) for w in words]),
        ("PySastrawi, its cache empty", cached),
        ("PySastrawi without a cache", lambda: [bare.stem_word(w) for w in words]),
    ):
        print(f"  {name:28} {seconds(work) / ours:.2f} of that time")


def dates() -> None:
    """Print our dates against dateparser's search, where that is installed."""
    if not importlib.util.find_spec("dateparser"):
        print("dates: dateparser is not installed, nothing to compare with")
        return
    search = importlib.import_module("dateparser.search").search_dates
    texts = [decode(Source(p.name, p.read_bytes())).text for p in sorted(SAMPLES.glob("*.txt"))[:3]]
    ours = seconds(lambda: [tag_text(text, None) for text in texts])
    theirs = seconds(lambda: [search(text, languages=["id"]) for text in texts], repeats=1)
    print(f"dates: dateparser takes {theirs / ours:.1f} times as long as we do")


def main() -> int:
    """Run all and return the exit status."""
    pages()
    stems()
    dates()
    return 0


if __name__ == "__main__":
    sys.exit(main())
