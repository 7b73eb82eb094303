"""Damaged and hostile files: each is read, or refused by its name, and the file after it is read."""

from __future__ import annotations

import gzip
import io
import json
import logging
import struct
import tarfile
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from core import parse
from core.errors import LexiconError, UnreadableDocument
from core.model import Document, ParsedDocument
from core.parse import parse_all, parse_document
from core.reading import Source, read, unpack, walk
from core.reading.source import MAX_CHARACTERS, MAX_LINES, MAX_MANY_BYTES, too_large

PARAGRAPH = (
    "Warga membangun jembatan bambu sepanjang dua puluh meter secara gotong royong pada akhir pekan kemarin. " * 2
)
ARTICLE = f"Jembatan Bambu Rancaekek\n{PARAGRAPH}\n{PARAGRAPH}\n"
TEXT = ARTICLE.encode()


def zipped(method: int = zipfile.ZIP_DEFLATED) -> bytearray:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr("a.txt", TEXT)
    return bytearray(out.getvalue())


def bad_lzma() -> bytes:
    data = zipped(zipfile.ZIP_LZMA)
    data[60:120] = bytes(byte ^ 0x5A for byte in data[60:120])
    return bytes(data)


def version_99() -> bytes:
    data = zipped()
    struct.pack_into("<H", data, data.find(b"PK\x01\x02") + 6, 99)
    return bytes(data)


def tarred(**of_member: object) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        member = tarfile.TarInfo("a.txt")
        member.size = len(TEXT)
        for name, value in of_member.items():
            setattr(member, name, value)
        archive.addfile(member, io.BytesIO(TEXT))
    return out.getvalue()


def long_name() -> bytes:
    header = tarfile.TarInfo("././@LongLink")
    header.type, header.size = b"L", 64 * 1024 * 1024
    return gzip.compress(header.tobuf(format=tarfile.GNU_FORMAT) + b"a" * header.size, 1)


def many_folders() -> bytes:
    folder = tarfile.TarInfo("d/")
    folder.type = tarfile.DIRTYPE
    return gzip.compress(folder.tobuf() * 120_000, 1)


def parquet(values: pa.Array) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table({"text": [PARAGRAPH] * 3, "date": values}), out)
    return out.getvalue()


def word(body: bytes) -> bytes:
    whole, out = io.BytesIO(), io.BytesIO()
    docx.Document().save(whole)
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, body if name == "word/document.xml" else old.read(name))
    return out.getvalue()


WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ROW = {"text": PARAGRAPH}
#: Name, bytes, and how each of its pages ends: the code of its refusal, or "read".
HOSTILE: dict[str, tuple[Callable[[], bytes], list[str]]] = {
    "lzma.zip": (bad_lzma, ["broken-archive"]),
    "version99.zip": (version_99, ["broken-archive"]),
    "far.tar": (lambda: tarred(mtime=10**11), ["read"]),
    "past.tar": (lambda: tarred(pax_headers={"mtime": "1e20"}), ["read"]),
    "negative.tar": (lambda: tarred(pax_headers={"size": "-512"}), ["empty", "broken-archive"]),
    "long_name.tar.gz": (long_name, ["broken-archive"]),
    "many_folders.tar.gz": (many_folders, ["too-large"]),
    "far_date.parquet": (lambda: parquet(pa.array([2**30] * 3, pa.date32())), ["damaged"]),
    "far_time.parquet": (lambda: parquet(pa.array([2**62] * 3, pa.timestamp("us"))), ["damaged"]),
    "no_body.docx": (lambda: word(f"<w:document {WORD}/>".encode()), ["damaged"]),
    "other_root.docx": (lambda: word(b"<a/>"), ["damaged"]),
    "paragraphs.docx": (
        lambda: word(f"<w:document {WORD}><w:body>{'<w:p></w:p>' * (MAX_LINES + 1)}</w:body></w:document>".encode()),
        ["too-long"],
    ),
    "undefined.html": (lambda: b'<meta charset="undefined"><p>caf\xe9 ' + TEXT, ["read"]),
    "links.html": (lambda: b"<p>" + b"<a href=x>a</a>" * 16_000, ["read"]),
    "attributes.html": (lambda: b"<p " + b" ".join(b"a%d=1" % i for i in range(90_000)) + b">x", ["too-large"]),
    "open.html": (lambda: b"<" * 1_000_000, ["too-long"]),
    "half.jsonl": (lambda: json.dumps(ROW | {"title": "Judul \ud83d"}).encode(), ["read"]),
    "author.jsonl": (lambda: json.dumps(ROW | {"author": "Bu \udc00", "url": "http://a.id/\ud800"}).encode(), ["read"]),
    "deep.json": (lambda: b"[" * 100_000, ["broken-table"]),
    "values.json": (lambda: b"[" + b"[]," * 2_100_000 + b"[]]", ["too-large"]),
    "line_ends.jsonl.gz": (lambda: gzip.compress(b"\n" * 10_100_000, 1), ["too-large"]),
    "long_line.jsonl": (lambda: b'["' + b"a" * 11_000_000 + b'"]\n' + json.dumps(ROW).encode(), ["broken-table"]),
    "long.jl": (lambda: b'{"a": "' + b"a" * 11_000_000 + b'"}\n' + json.dumps(ROW).encode(), ["empty", "read"]),
    "open_quote.csv": (lambda: f'text,url\n"{PARAGRAPH}'.encode(), ["read"]),
    "extra_field.csv": (lambda: f"text,url\n{PARAGRAPH},https://a.id/1,x\n{PARAGRAPH},u\n".encode(), ["read", "read"]),
    "cell.csv": (lambda: b"text\n" + b"a" * 11_000_000 + b"\n" + PARAGRAPH.encode(), ["empty", "read"]),
    "columns.csv": (lambda: b"text," + b"a," * 17_000 + b"\n", ["too-large"]),
    "spaces.txt": (lambda: b" " * 400_000 + b"x", ["read"]),
    "long.txt": (lambda: b"kata " * (MAX_CHARACTERS // 5 + 1), ["too-long"]),
    "line_ends.txt": (lambda: b"\r" * 9_000_000 + b"x", ["too-long"]),
    "corners.xlsx": (lambda: corners(), ["too-large"]),
    "no_sheet.xls": (lambda: TEXT, ["damaged"]),
    "boundaries.eml": (lambda: b"Content-Type: multipart/mixed; boundary=a\n" * 300, ["broken-document"]),
    "entities.xml": (
        lambda: b'<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><item><title>&a;</title></item></rss>',
        ["read"],
    ),
}  # fmt: skip


def corners() -> bytes:
    """A spreadsheet of two cells, the first and the last: read into a table it takes 17 billion."""
    out = io.BytesIO()
    main, office = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org"
    relations = f'xmlns="{office}/package/2006/relationships"'
    kind = f"{office}/officeDocument/2006/relationships"
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{office}/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships {relations}><Relationship Id="r" Type="{kind}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{kind}"><sheets><sheet name="a" sheetId="1" r:id="r"/>'
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships {relations}><Relationship Id="r" Type="{kind}/worksheet" '
        'Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
    }
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def endings(name: str, data: bytes) -> list[str]:
    """How each page of a file ends; a refusal has to name the file."""
    ends = []
    for item in unpack(name, data):
        for page in [item] if isinstance(item, UnreadableDocument) else parse_all(item):
            if isinstance(page, UnreadableDocument):
                assert name.removesuffix(".gz") in str(page) and "Traceback" not in str(page)
            ends.append(page.code if isinstance(page, UnreadableDocument) else "read")
    return ends


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_read_or_refused_in_little_time(name: str) -> None:
    make, expected = HOSTILE[name]
    data = make()
    begun = time.process_time()
    assert endings(name, data) == expected
    assert time.process_time() - begun < 10


def test_a_hostile_file_stops_none_after_it(tmp_path: Path) -> None:
    hostile = ("lzma.zip", "far_date.parquet", "no_body.docx", "undefined.html", "half.jsonl", "extra_field.csv")
    for name in hostile:
        (tmp_path / name).write_bytes(HOSTILE[name][0]())
    (tmp_path / "zz.txt").write_bytes(TEXT)
    *_, last = walk([tmp_path])
    assert isinstance(last, Source) and last.name == "zz.txt"


def failing(error: BaseException) -> Callable[..., ParsedDocument]:
    """A parser that raises for the pages that have the word galat."""

    def parse_or_fail(document: Document, *arguments: object, **options: object) -> ParsedDocument:
        if "galat" in document.text:
            raise error
        return parse_document(document)

    return parse_or_fail


THREE = "\n".join(json.dumps({"text": f"{word} {PARAGRAPH}"}) for word in ("satu", "galat", "tiga")).encode()


def test_a_page_that_the_parser_fails_on_is_refused_and_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(parse, "parse_document", failing(IndexError("list index out of range")))
    first, second, third = parse_all(Source("t.jsonl", THREE))
    assert isinstance(first, ParsedDocument) and isinstance(third, ParsedDocument)
    assert isinstance(second, UnreadableDocument) and (second.code, second.name) == ("damaged", "t.jsonl#2")
    [record] = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert "t.jsonl#2" in record.getMessage() and record.exc_info and record.exc_info[0] is IndexError


@pytest.mark.parametrize("error", [LexiconError("places.csv: row 3 has no name."), KeyboardInterrupt()])
def test_what_concerns_every_file_ends_the_run(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse, "parse_document", failing(error))
    with pytest.raises(type(error)):
        list(parse_all(Source("t.jsonl", THREE)))


def test_a_refusal_states_the_limit_of_its_kind() -> None:
    assert "10 MB" in str(too_large("a.txt"))
    assert f"{MAX_MANY_BYTES // 1024**2} MB" in str(too_large("a.csv", MAX_MANY_BYTES))


def test_the_limits_hold_for_each_page_of_a_table() -> None:
    rows = [
        json.dumps({"text": text}) for text in (PARAGRAPH, "a " * MAX_CHARACTERS, "a\n" * (MAX_LINES + 1), PARAGRAPH)
    ]
    ends = [page.code if isinstance(page, UnreadableDocument) else "read" for page in
            read(Source("t.jsonl", "\n".join(rows).encode()))]  # fmt: skip
    assert ends == ["read", "too-long", "too-long", "read"]


def test_a_folder_names_what_it_passes_over(tmp_path: Path) -> None:
    for name in ("a.txt", "gambar.png", ".DS_Store", "Thumbs.db", "manifest.json"):
        (tmp_path / name).write_bytes(b'[{"file": "a.txt"}]' if name.endswith("json") else TEXT)
    (tmp_path / "artikel.json").write_text(json.dumps([ROW]))
    passed: list[str] = []
    found = [item.name for item in walk([tmp_path], lambda path: passed.append(path.name))]
    assert found == ["a.txt", "artikel.json"]
    assert passed == ["gambar.png", "manifest.json"]
    [named] = walk([tmp_path / "manifest.json"])
    assert isinstance(named, Source)


#: Lines that took the square of their length, and how often the unit comes again in a line.
GROWING = {
    "names": ("Presiden Prabowo Subianto, PBB ", 500), "capitals": ("BUDI ", 1500), "terms": ('" a ', 2000),
    "dots": (".", 6000), "initials": ("A.B. ", 1500), "speech": ("kata dia, ", 2000),
    "quotations": ('"Kami siap membantu warga," ujarnya. ', 800),
}  # fmt: skip


@pytest.mark.parametrize("unit", GROWING)
def test_a_line_of_four_times_the_length_takes_about_four_times_as_long(unit: str) -> None:
    text, times = GROWING[unit]

    def seconds(factor: int) -> float:
        document = next(iter(read(Source("a.txt", f"{ARTICLE}{text * (times * factor)}\n".encode()))))
        assert isinstance(document, Document)
        begun = time.process_time()
        parse_document(replace(document))
        return time.process_time() - begun

    assert seconds(4) < 10 * max(seconds(1), 0.05)
