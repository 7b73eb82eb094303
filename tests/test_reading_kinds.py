"""Every kind of file that can be brought: real files of each, written here, and broken and hostile ones."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import docx
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from core.errors import UnreadableDocument
from core.model import Document, Facts
from core.reading import KINDS, LISTED_KINDS, Source, columns_of, kinds, read, unpack, walk
from core.reading.identity import part
from core.reading.reader import Page, Reader
from core.reading.split_pages import parts_of
from tests.conftest import ROOT

PARAGRAPH = (
    "Warga membangun jembatan bambu sepanjang dua puluh meter secara gotong royong pada akhir pekan kemarin. " * 2
)
ARTICLE = f"Jembatan Bambu Rancaekek\n{PARAGRAPH}\n{PARAGRAPH}\n"
ROWS = [
    {"id": 1, "judul": "Jembatan Bambu", "isi": PARAGRAPH, "url": "https://a.id/1", "tanggal": "2025-03-12"},
    {"id": 2, "judul": "Panen Raya", "isi": f"Panen Raya\n{PARAGRAPH}", "url": "x", "tanggal": "3/4/2025"},
    {"id": 3, "judul": "Kosong", "isi": " ", "url": "", "tanggal": ""},
]


def pages(name: str, data: bytes, column: str | None = None) -> list[Document | UnreadableDocument]:
    return [
        page
        for item in unpack(name, data)
        for page in (
            [item] if isinstance(item, UnreadableDocument) else read(item, {"text": column} if column else None)
        )
    ]


def documents(name: str, data: bytes, column: str | None = None) -> list[Document]:
    return [page for page in pages(name, data, column) if isinstance(page, Document)]


def csv_of(separator: str = ",") -> bytes:
    lines = [separator.join(ROWS[0])]
    lines += [separator.join(f'"{value}"' for value in row.values()) for row in ROWS]
    return ("\ufeff" + "\r\n".join(lines)).encode()


def parquet() -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(ROWS), out)
    return out.getvalue()


TABLES = {
    "t.csv": csv_of(), "t.tsv": csv_of("\t"), "semicolons.csv": csv_of(";"), "t.parquet": parquet(),
    "t.jsonl": "\n".join(json.dumps(row) for row in ROWS).encode(),
    "t.jsonl.gz": gzip.compress("\n".join(json.dumps(row) for row in ROWS).encode()),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_one_page_a_row(name: str) -> None:
    found = pages(name, TABLES[name])
    first, second, third = found
    assert isinstance(first, Document) and isinstance(second, Document)
    assert first.text == f"Jembatan Bambu\n{PARAGRAPH}"
    assert second.text.startswith("Panen Raya\nWarga")
    assert first.name == f"{name.removesuffix('.gz')}#1"
    assert (first.facts.address, first.facts.published) == ("https://a.id/1", "2025-03-12")
    assert (second.facts.address, second.facts.published) == (None, None)
    assert isinstance(third, UnreadableDocument) and third.name.endswith("#3")
    assert first.id != second.id


def test_the_analyst_points_at_the_column() -> None:
    data = b"a,b\n" + f'"{PARAGRAPH}","{PARAGRAPH[:90]}"'.encode()
    columns = columns_of(Source("t.csv", data))
    assert columns and columns.guess == "a"
    assert [d.text for d in documents("t.csv", data, "b")] == [PARAGRAPH[:90]]
    [refused] = pages("t.csv", data, "c")
    assert isinstance(refused, UnreadableDocument) and refused.code == "no-such-column"
    assert str(refused) == "t.csv has no column “c”. It has these: a, b."


def mapped(columns: dict[str, str]) -> Document | UnreadableDocument:
    head = "judul,isi,catatan,tanggal,ambil,url\n"
    row = f'Panen Raya,"{PARAGRAPH}",Catatan Redaksi,2025-03-12,2025-03-14,https://a.id/1\n'
    [page] = read(Source("t.csv", (head + row).encode()), columns)
    return page


def test_chosen_columns_hold_against_what_their_names_say() -> None:
    page = mapped({"title": "catatan", "published": "ambil"})
    assert isinstance(page, Document)
    assert page.text == f"Catatan Redaksi\n{PARAGRAPH}"
    assert (page.facts.title, page.facts.published) == ("Catatan Redaksi", "2025-03-14")
    assert page.facts.address == "https://a.id/1"


def test_a_chosen_column_has_no_other_meaning() -> None:
    page = mapped({"captured": "tanggal", "text": "isi"})
    assert isinstance(page, Document)
    assert (page.facts.captured, page.facts.published) == ("2025-03-12", None)


def test_the_longest_column_is_not_the_text_where_it_is_chosen_for_something_else() -> None:
    page = mapped({"section": "isi"})
    assert isinstance(page, UnreadableDocument) and page.code == "no-text-column"


def test_a_chosen_column_that_the_table_lacks_is_named_with_those_that_it_has() -> None:
    page = mapped({"text": "isi", "author": "penulis"})
    assert isinstance(page, UnreadableDocument) and page.code == "no-such-column"
    assert str(page) == "t.csv has no column “penulis”. It has these: judul, isi, catatan, tanggal, ambil, url."


def test_what_is_no_meaning_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="teks"):
        mapped({"teks": "isi"})


def test_files_without_columns_ignore_the_choice() -> None:
    source = Source("t.txt", ARTICLE.encode())
    assert columns_of(source) is None
    [page] = read(source, {"text": "isi"})
    assert isinstance(page, Document) and page.text == ARTICLE


def test_a_table_without_texts_says_which_columns_it_has() -> None:
    [refused] = pages("t.csv", b"kode,nilai\nA,1\nB,2\n")
    assert isinstance(refused, UnreadableDocument)
    assert refused.code == "no-text-column" and "kode, nilai" in str(refused)


def test_a_bad_line_of_json_is_named_and_the_others_are_read() -> None:
    lines = [json.dumps(ROWS[0]), "{broken", json.dumps(ROWS[1])]
    found = pages("t.jsonl", "\n".join(lines).encode())
    assert [isinstance(page, Document) for page in found] == [True, False, True]


def test_markup_in_a_table_is_read_as_markup() -> None:
    row = {"html": "<html><body><p>" + PARAGRAPH + "</p><ul><li><a href=/x>Judul Lain</a></li></ul></body></html>"}
    [page] = documents("t.jsonl", json.dumps(row).encode())
    assert page.text.splitlines()[1] == "Judul Lain"
    assert page.facts.links == (2,)


@pytest.mark.parametrize("name", ["t.parquet", "t.docx", "t.warc.gz", "t.tar.gz", "t.zip", "t.txt.gz"])
@pytest.mark.parametrize("data", [b"", b"no such thing", b"PK\x03\x04" + b"\0" * 40, b"\x1f\x8b\x08" + b"\0" * 20])
def test_what_is_broken_is_refused_in_words(name: str, data: bytes) -> None:
    found = pages(name, data)
    assert all(isinstance(page, UnreadableDocument) and name.split(".")[0] in str(page) for page in found)


def test_a_word_document_is_its_paragraphs_and_cells_with_links_known() -> None:
    made = docx.Document()
    made.add_paragraph("Judul Berita")
    paragraph = made.add_paragraph()
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), made.part.relate_to("https://a.id", RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = OxmlElement("w:r")
    words = OxmlElement("w:t")
    words.text = "Baca Juga: Judul Lain"
    run.append(words)
    link.append(run)
    paragraph._p.append(link)
    cells = made.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text, cells[1].text = "kiri", "kanan"
    out = io.BytesIO()
    made.save(out)
    [page] = documents("t.docx", out.getvalue())
    assert [line for line in page.text.split("\n") if line] == [
        "Judul Berita",
        "Baca Juga: Judul Lain",
        "kiri",
        "kanan",
    ]
    assert page.facts.links == (2,)


def warc() -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for address, day, body in (("https://a.id/1", "2025-09-28", PARAGRAPH), ("https://a.id/2", "2025-09-29", "lain")):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.0")
        markup = f"<html><head><link rel=canonical href='https://b.id'></head><body><p>{body}</p></body></html>"
        record = writer.create_warc_record(
            address, "response", payload=io.BytesIO(markup.encode()), http_headers=headers,
            warc_headers_dict={"WARC-Date": f"{day}T01:02:03Z"},
        )  # fmt: skip
        writer.write_record(record)
    writer.write_record(
        writer.create_warc_record("https://a.id/r", "request", payload=io.BytesIO(b"GET / HTTP/1.0\r\n\r\n"))
    )
    wet = writer.create_warc_record(
        "https://a.id/3", "conversion", payload=io.BytesIO(ARTICLE.encode()),
        warc_headers_dict={"WARC-Date": "2025-09-30T00:00:00Z"}, warc_content_type="text/plain",
    )  # fmt: skip
    writer.write_record(wet)
    return out.getvalue()


def test_a_web_archive_gives_its_pages_with_address_and_day_of_capture() -> None:
    found = documents("crawl.warc.gz", warc())
    assert [(d.facts.address, d.facts.captured, d.facts.captured_source) for d in found] == [
        (f"https://a.id/{i}", f"2025-09-{27 + i}", "warc") for i in (1, 2, 3)
    ]
    assert [d.text.strip() for d in found] == [PARAGRAPH.strip(), "lain", ARTICLE.strip()]


def test_a_web_archive_that_is_cut_short_keeps_what_came_before() -> None:
    whole = warc()
    found = pages("crawl.warc.gz", whole[: len(whole) - 40])
    assert isinstance(found[0], Document)


def test_archives_of_all_kinds_carry_the_day_of_their_files() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(zipfile.ZipInfo("a/b.html", (2025, 9, 28, 1, 2, 4)), f"<p>{PARAGRAPH}</p>")
        archive.writestr(zipfile.ZipInfo("c.txt"), ARTICLE)
        archive.writestr("d.pdf", b"%PDF")
        archive.writestr("e.zip", b"PK")
    found = pages("semua.zip", packed.getvalue())
    assert [isinstance(page, Document) for page in found] == [True, True, False, False]
    first, second = found[0], found[1]
    assert isinstance(first, Document) and isinstance(second, Document)
    assert (first.name, first.facts.captured, first.facts.captured_source) == (
        "semua.zip/a/b.html",
        "2025-09-28",
        "file",
    )
    assert second.facts.captured is None

    tarred = io.BytesIO()
    with tarfile.open(fileobj=tarred, mode="w:gz") as archive:
        member = tarfile.TarInfo("x.txt")
        member.size, member.mtime = len(ARTICLE.encode()), int(datetime(2024, 2, 29, 12, tzinfo=UTC).timestamp())
        archive.addfile(member, io.BytesIO(ARTICLE.encode()))
        outside = tarfile.TarInfo("../../etc/passwd.txt")
        archive.addfile(outside, io.BytesIO())
    assert documents("t.tgz", tarred.getvalue())[0].facts.captured == "2024-02-29"


HEADED = "URL: https://a.id/{0}\nJudul: Berita {0}\nTanggal: 2025-03-1{0}\n" + ARTICLE
SEVERAL = {
    "form feeds": "\f".join([ARTICLE] * 3),
    "rules that come again": "\n==========\n".join([ARTICLE] * 3),
    "marks": "".join(f'<doc url="https://a.id/{i}">\n{ARTICLE}</doc>\n' for i in range(3)),
    "headers": "".join(HEADED.format(i) for i in range(3)),
    "headers and rules": "-----\n".join(HEADED.format(i) for i in range(3)),
}


@pytest.mark.parametrize("text", SEVERAL.values(), ids=SEVERAL)
def test_a_text_with_several_articles_is_several_pages(text: str) -> None:
    found = documents("t.txt", text.encode())
    assert len(found) == 3
    assert all(PARAGRAPH.strip() in page.text for page in found)
    assert [page.name for page in found] == ["t.txt#1", "t.txt#2", "t.txt#3"]
    if "URL" in text:
        assert [page.facts.published for page in found] == ["2025-03-10", "2025-03-11", "2025-03-12"]
        assert found[2].facts.address == "https://a.id/2"


ONE = {
    "one rule": f"{ARTICLE}----------\n{ARTICLE}",
    "rules around a menu": f"==========\nHome\nNews\n==========\n{ARTICLE}==========\nTerpopuler\nJudul\n",
    "one header": HEADED.format(1),
    "no article in the second part": f"{ARTICLE}\f1\n",
}


@pytest.mark.parametrize("text", ONE.values(), ids=ONE)
def test_a_page_with_marks_in_it_is_one_page(text: str) -> None:
    [(whole, _facts)] = parts_of(text)
    assert whole == text


def test_no_sample_page_is_cut() -> None:
    for path in sorted((ROOT / "data" / "samples").glob("*.txt")):
        assert len(documents(path.name, path.read_bytes())) == 1, path.name


@given(
    st.binary(max_size=300),
    st.sampled_from([".csv", ".jsonl", ".parquet", ".warc", ".wet", ".docx", ".html", ".tar", ".gz"]),
)
def test_any_bytes_under_any_name_give_pages_or_refusals(data: bytes, kind: str) -> None:
    for page in pages(f"x{kind}", data):
        assert isinstance(page, Document | UnreadableDocument)


def test_the_kinds_that_are_read() -> None:
    """What uploader and refusals name; both follow from the list of readers."""
    assert KINDS == (
        ".txt", ".html", ".htm", ".xhtml", ".docx", ".rtf", ".pdf", ".epub", ".mht", ".mhtml", ".eml", ".csv", ".tsv",
        ".jsonl", ".ndjson", ".jl", ".parquet", ".xlsx", ".xls", ".ods", ".json", ".xml", ".rss", ".atom", ".warc",
        ".wet", ".zip", ".tar", ".tar.gz", ".tgz", ".gz",
    )  # fmt: skip
    assert LISTED_KINDS == (
        ".txt, .html, .docx, .rtf, .pdf, .epub, .mht, .eml, .csv, .jsonl, .parquet, .xlsx, .json, .xml, .warc, .wet, "
        ".zip, .tar.gz"
    )
    suffixes = [suffix for reader in kinds.READERS for suffix in reader.suffixes]
    assert len(suffixes) == len(set(suffixes))


def _lines(source: Source, columns: Mapping[str, str]) -> Iterator[Page]:
    """A page of every line, in capitals."""
    for number, line in enumerate(source.data.decode().splitlines(), 1):
        yield part(f"{source.name}#{number}", "utf-8", line.upper(), Facts())
    raise UnreadableDocument(source.name, "toy", "{name} ends here.")


def test_a_new_kind_is_one_reader_in_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    toy = Reader(suffixes=(".mainan",), listed=(".mainan",), read=_lines, max_bytes=40)
    (tmp_path / "a.mainan").write_text("satu\ndua")
    (tmp_path / "b.mainan").write_text("x" * 41)
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        archive.writestr("d.mainan.gz", gzip.compress(b"tiga"))
    assert [item.name for item in walk([tmp_path]) if isinstance(item, Source)] == []
    monkeypatch.setattr(kinds, "READERS", (*kinds.READERS, toy))
    a, b, c = walk([tmp_path])
    assert isinstance(b, UnreadableDocument) and b.code == "too-large"
    assert isinstance(a, Source) and isinstance(c, Source)
    *found, last = read(a)
    assert [page.text for page in found if isinstance(page, Document)] == ["SATU", "DUA"]
    assert isinstance(last, UnreadableDocument) and last.code == "toy"
    assert [page.text for page in read(c) if isinstance(page, Document)] == ["TIGA"]


def test_a_table_may_be_larger_than_a_page() -> None:
    data = b"x" * (10 * 1024 * 1024 + 1)
    assert isinstance(next(unpack("a.csv", data)), Source)
    assert isinstance(next(unpack("a.txt", data)), UnreadableDocument)
