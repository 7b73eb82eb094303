"""`python -m benchmarks.search ENGINE [COUNT]`: the index of a workspace beside other engines, on the same pages.

ENGINE is workspace (core.search, in DuckDB, with a plain LIKE scan of the same texts), fts5 (SQLite) or tantivy (left
out with a line where it is not installed: `pip install tantivy==0.27.0`). Each is a process of its own, since memory is
measured. Printed at 1,000, 10,000 and 100,000 pages, as far as COUNT goes: seconds to index, size, memory, seconds to
forget and index again 25 pages, and the median and 95th percentile of answers. An answer is the first 50 places and how
many documents there are; of the workspace also all places with their offsets, forms and weeks. The others are given
words and stems that our tokeniser made, which is not counted; what they lack is in docs/decisions.md.
"""

from __future__ import annotations

import importlib.util
import random
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks.made_pages import SEED, MadePage, pages, vocabulary
from core.corpus import Corpus, indexing
from core.corpus.database import insert_rows
from core.corpus.rows import document_row, line_rows
from core.corpus.search import answer
from core.model import Document, Headline, Layout, Line, Moment, ParsedDocument, Span, TopicChoice
from core.search import words
from core.stemming import stem

STEPS, BATCH, AGAIN, SHOWN = (1_000, 10_000, 100_000), 500, 25, 50
#: A query: its kind and its words.
Query = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Page:
    """A made page as it was read, and its words."""

    number: int
    parsed: ParsedDocument
    forms: tuple[str, ...]


def read(page: MadePage) -> Page:
    """The page as the parser would read it, without names: its lines, their zones, and its day."""
    ends = [*[start - 1 for _, start, _ in page.lines[1:]], len(page.text)]
    lines, headlines = [], []
    for (number, start, zone), end in zip(page.lines, ends, strict=True):
        end = page.text.find("\n", start) if "\n" in page.text[start:end] else end
        link = zone not in ("title", "body")
        lines.append(Line(number, Span(start, end), "link" if link else zone, zone if link else None, "made", True))
        if link:
            headlines.append(Headline(page.text[start:end], Span(start, end), number, zone, len(headlines) + 1))
    document = Document(sha256(page.text.encode()).hexdigest(), f"page-{page.number}.txt", "utf-8", page.text)
    layout = Layout(tuple(lines), tuple(headlines), lines[0].span, 1, page.site)
    none = TopicChoice(None, None, 0.0, ())
    moment = Moment(page.published.isoformat(), "day", "dateline")
    parsed = ParsedDocument(document, layout, moment, None, (none,) * len(headlines), none, (), (), (), (), (), "made")
    return Page(page.number, parsed, tuple(form for form, _ in words(page.text)))


class Workspace:
    """The index of a workspace."""

    def __init__(self, folder: Path) -> None:
        self.corpus = Corpus(folder / "made.duckdb")

    def index(self, some: Sequence[Page]) -> float:
        """Save the pages; returns the seconds that the index took."""
        readings = [page.parsed for page in some]
        with self.corpus.transaction() as cursor:
            insert_rows(cursor, "documents", [document_row(parsed, None) for parsed in readings])
            insert_rows(cursor, "lines", [row for parsed in readings for row in line_rows(parsed)])
            begin = time.perf_counter()
            indexing.insert(cursor, readings)
            return time.perf_counter() - begin

    def again(self, some: Sequence[Page]) -> None:
        """Forget the pages and index them again."""
        with self.corpus.transaction() as cursor:
            indexing.delete(cursor, [page.parsed.document.id for page in some])
            indexing.insert(cursor, [page.parsed for page in some])

    def size(self) -> float:
        """Megabytes of the tables of the index, counted in blocks of 256 kB."""
        self.corpus.read("CHECKPOINT")
        tables = ("indexed", "words", "occurrences")
        blocks = sum(
            self.corpus.read(f"SELECT count(DISTINCT block_id) FROM pragma_storage_info('{table}')")[0][0]  # noqa: S608
            for table in tables
        )
        return blocks * 0.262144

    def answer(self, query: Query) -> int:
        """How many documents there are."""
        return answer(self.corpus, _typed(query), limit=SHOWN).documents

    def scan(self, query: Query) -> int:
        """The same by LIKE, for one word or phrase."""
        text = " ".join(query[1]).rstrip("*")
        return len(self.corpus.read("SELECT id FROM documents WHERE text ILIKE ?", [f"%{text}%"]))


def _typed(query: Query) -> str:
    kind, sought = query
    return f'"{" ".join(sought)}"' if kind == "phrase" else " ".join(sought)


class Fts5:
    """SQLite's FTS5 without the texts, in a file of its own."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "made.sqlite"
        self.base = sqlite3.connect(self.file, isolation_level=None)
        self.base.execute("PRAGMA journal_mode = WAL")
        self.base.execute("CREATE VIRTUAL TABLE t USING fts5(forms, stems)")

    def index(self, some: Sequence[Page]) -> float:
        """Index the pages; returns the seconds."""
        rows = [(page.number + 1, " ".join(page.forms), " ".join(map(stem, page.forms))) for page in some]
        begin = time.perf_counter()
        self.base.execute("BEGIN")
        self.base.executemany("INSERT INTO t (rowid, forms, stems) VALUES (?, ?, ?)", rows)
        self.base.execute("COMMIT")
        return time.perf_counter() - begin

    def again(self, some: Sequence[Page]) -> None:
        """Forget the pages and index them again."""
        self.base.execute("BEGIN")
        self.base.executemany("DELETE FROM t WHERE rowid = ?", [(page.number + 1,) for page in some])
        self.base.execute("COMMIT")
        self.index(some)

    def size(self) -> float:
        """Megabytes of the index, without the texts that it has to keep to be able to delete."""
        pages_, size = (self.base.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
        [content] = self.base.execute("SELECT sum(length(c0) + length(c1)) FROM t_content").fetchone()
        return float(pages_ * size - content) / 1e6

    def answer(self, query: Query) -> int:
        """How many documents there are; the first of them by bm25."""
        kind, sought = query
        match = {
            "prefix": f"forms:{sought[0].rstrip('*')}*",
            "phrase": f'forms:"{" ".join(sought)}"',
        }.get(kind, " AND ".join(f'stems:"{stem(word)}"' for word in sought))
        self.base.execute(
            "SELECT rowid, bm25(t) FROM t WHERE t MATCH ? ORDER BY rank LIMIT ?", [match, SHOWN]
        ).fetchall()
        return int(self.base.execute("SELECT count(*) FROM t WHERE t MATCH ?", [match]).fetchone()[0])


class Tantivy:
    """tantivy, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.api: Any = importlib.import_module("tantivy")
        builder = self.api.SchemaBuilder()
        builder.add_integer_field("id", stored=True, indexed=True, fast=True)
        for name in ("forms", "stems"):
            builder.add_text_field(name, tokenizer_name="whitespace")
        self.folder = folder
        self.base = self.api.Index(builder.build(), path=str(folder))
        self.writer = self.base.writer(heap_size=200_000_000, num_threads=1)

    def index(self, some: Sequence[Page]) -> float:
        """Index the pages; returns the seconds."""
        rows = [(page.number, " ".join(page.forms), " ".join(map(stem, page.forms))) for page in some]
        begin = time.perf_counter()
        for number, forms, stems in rows:
            self.writer.add_document(self.api.Document(id=number, forms=forms, stems=stems))
        self.writer.commit()
        return time.perf_counter() - begin

    def again(self, some: Sequence[Page]) -> None:
        """Forget the pages and index them again."""
        for page in some:
            self.writer.delete_documents("id", page.number)
        self.index(some)

    def size(self) -> float:
        """Megabytes of the folder."""
        self.base.reload()
        return sum(file.stat().st_size for file in self.folder.iterdir()) / 1e6

    def answer(self, query: Query) -> int:
        """How many documents there are; the first of them by its BM25."""
        kind, sought = query
        make, schema = self.api.Query, self.base.schema
        if kind == "phrase":
            found = make.phrase_query(schema, "forms", list(sought))
        elif kind == "prefix":
            found = make.regex_query(schema, "forms", sought[0].rstrip("*") + ".*")
        else:
            terms = [make.term_query(schema, "stems", stem(word)) for word in sought]
            found = make.boolean_query([(self.api.Occur.Must, term) for term in terms])
        return int(self.base.searcher().search(found, SHOWN, count=True).count)


def queries() -> list[Query]:
    """Words that nearly every page has, that some have and that few have; pairs, phrases and beginnings of words."""
    plain = [word for word in vocabulary()[0] if word.isalpha() and word.islower()]
    draw = random.Random(SEED)  # noqa: S311 - nothing here is secret
    common, known, rare = plain[:50], plain[100:1000], plain[4000:30000]
    made: list[Query] = [("common", (word,)) for word in draw.sample(common, 10)]
    made += [("known", (word,)) for word in draw.sample(known, 20)]
    made += [("rare", (word,)) for word in draw.sample(rare, 20)]
    made += [("and", (draw.choice(common), draw.choice(known))) for _ in range(10)]
    made += [("phrase", (draw.choice(common), draw.choice(plain[:300]))) for _ in range(10)]
    return made + [("prefix", (draw.choice(known)[:5] + "*",)) for _ in range(10)]


def _milliseconds(work: Callable[[Query], int], asked: Sequence[Query]) -> tuple[float, float]:
    times = []
    for query in asked:
        begin = time.perf_counter()
        work(query)
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times), statistics.quantiles(times, n=20)[18]


def _memory() -> float:
    """Megabytes that the process holds (Linux; 0 elsewhere)."""
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[1]) * 4096 / 1e6 if status.exists() else 0.0


def main(name: str, count: int) -> None:
    """Index made-up pages with one engine and print a line at each step."""
    if name == "tantivy" and not importlib.util.find_spec("tantivy"):
        print("tantivy is not installed and left out")
        return
    folder = Path(tempfile.mkdtemp(prefix="tajuk-search-"))
    try:
        engine: Any = {"workspace": Workspace, "fts5": Fts5, "tantivy": Tantivy}[name](folder)
        asked, base, seconds, waiting = queries(), _memory(), 0.0, list[Page]()
        for at, made in enumerate(pages(count), 1):
            waiting.append(read(made))
            if len(waiting) == BATCH or at in STEPS:
                seconds, last, waiting = seconds + engine.index(waiting), waiting, []
            if at in STEPS:
                begin = time.perf_counter()
                engine.again(last[:AGAIN])
                again = time.perf_counter() - begin
                size = engine.size()
                _milliseconds(engine.answer, asked[:3])  # what is read from the disk for the first time is not compared
                median, slow = _milliseconds(engine.answer, asked)
                print(
                    f"{name:9} {at:7,} pages: indexed in {seconds:6.1f} s, {size:6.0f} MB, "
                    f"again {again * 1000:5.0f} ms, "
                    f"memory {_memory() - base:5.0f} MB, answers {median:6.1f} ms, 95% {slow:6.1f} ms",
                    flush=True,
                )
                if name == "workspace":
                    plain = [query for query in asked if query[0] != "and"]
                    median, slow = _milliseconds(engine.scan, plain)
                    print(f"{'LIKE':9} {at:7,} pages: answers {median:6.1f} ms, 95% {slow:6.1f} ms", flush=True)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "workspace", int(sys.argv[2]) if len(sys.argv) > 2 else STEPS[1])
