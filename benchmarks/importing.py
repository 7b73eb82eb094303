"""`python -m benchmarks.importing [ROWS]`: a table into a workspace, against nothing but parsing the same rows.

The rows are made of the words of the samples, each new, so that nothing that was remembered helps either side.
"""

from __future__ import annotations

import csv
import io
import random
import sys
import tempfile
import time
from pathlib import Path

from core.corpus import Corpus, inbox, reads
from core.ingest import read_arrived
from core.model import Document
from core.parse import parse_document
from core.reading import Source, read

SAMPLES = Path(__file__).resolve().parent.parent / "data" / "samples"
ROWS, SEED = 10_000, 20261125


def table(rows: int, seed: int = SEED) -> Source:
    """A CSV of so many made-up articles of six paragraphs, the same for the same seed."""
    draw = random.Random(seed)  # noqa: S311 - nothing here is secret
    text = " ".join(path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt")))
    words = [word for word in text.split() if word.isalpha()]

    def paragraph() -> str:
        sentences = (" ".join(draw.choices(words, k=draw.randint(8, 22))).capitalize() for _ in range(3))
        return ". ".join(sentences) + "."

    out = io.StringIO()
    rows_of = csv.writer(out)
    rows_of.writerow(["judul", "tanggal", "isi", "url"])
    for n in range(rows):
        title = f"Warga desa {n} {' '.join(draw.choices(words, k=6))}"
        body = "\n".join(paragraph() for _ in range(6))
        rows_of.writerow([title, f"{1 + n % 28:02d}/05/2025", body, f"https://contoh.id/{n}"])
    return Source("tabel.csv", out.getvalue().encode())


def main() -> int:
    """Print both times and their ratio; returns the exit status, 1 where a row is missing."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    source, other = table(rows), table(rows, SEED + 1)
    documents = [page for page in read(other) if isinstance(page, Document)]
    parse_document(documents[0])  # what is loaded once is no part of either
    begin = time.perf_counter()
    for document in documents:
        parse_document(document)
    parsing = time.perf_counter() - begin
    with tempfile.TemporaryDirectory() as folder:
        corpus = Corpus(Path(folder) / "laju.duckdb")
        begin = time.perf_counter()
        inbox.take_in(corpus, [source])
        first, received = None, 0
        for saved in read_arrived(corpus):
            first = first or time.perf_counter() - begin
            received += len(saved.received)
        importing = time.perf_counter() - begin
        added = sum(row.added for row in reads.uploads(corpus))
        corpus.close()
    print(
        f"{rows:,} rows: parsing alone {parsing:.1f} s, brought in {importing:.1f} s, the first saved at {first:.1f} s"
    )
    print(f"that is {parsing / importing:.2f} times the speed of parsing alone, {rows / importing:.0f} rows a second")
    return 0 if received == added == rows else 1


if __name__ == "__main__":
    sys.exit(main())
