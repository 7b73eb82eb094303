"""Kinds that scrapers, monitoring services and offices export: JSON, spreadsheets, feeds, mail, RTF and PDF."""

from __future__ import annotations

import io
import json
import zipfile
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path
from typing import Any

import pytest

from core.errors import UnreadableDocument
from core.model import Document, ParsedDocument
from core.parse import parse_all
from core.reading import Source, columns_of, read, unpack
from core.reading.pdf import paragraphs

PARAGRAPH = (
    "Warga membangun jembatan bambu sepanjang dua puluh meter secara gotong royong pada akhir pekan kemarin. " * 2
).strip()
PAGE = {"title": "Jembatan Bambu", "text": PARAGRAPH, "url": "https://a.id/1", "date": "2025-03-12"}


def pages(name: str, data: bytes) -> list[Document | UnreadableDocument]:
    items = list(unpack(name, data))
    return [page for item in items for page in ([item] if isinstance(item, UnreadableDocument) else read(item))]


def documents(name: str, data: bytes) -> list[Document]:
    found = pages(name, data)
    assert all(isinstance(page, Document) for page in found), found
    return [page for page in found if isinstance(page, Document)]


def refusal(name: str, data: bytes) -> UnreadableDocument:
    [refused] = pages(name, data)
    assert isinstance(refused, UnreadableDocument)
    return refused


WRAPPED: dict[str, Any] = {
    "list": [PAGE],
    "data": {"status": "ok", "total": 1, "data": [PAGE]},
    "articles": {"articles": [PAGE], "tags": ["a", "b"]},
    "hits": {"took": 3, "hits": {"total": 1, "hits": [{"_id": "1", "_source": PAGE}]}},
    "by id": {"17": PAGE},
    "one": PAGE,
    "nested": [{"id": 7, "article": PAGE, "source": {"id": None, "name": "Kompas"}}],
    "rendered": [PAGE | {"title": {"rendered": PAGE["title"]}, "text": {"rendered": PARAGRAPH}}],
}


@pytest.mark.parametrize("shape", WRAPPED)
def test_json_is_read_whatever_is_wrapped_around_its_pages(shape: str) -> None:
    [page] = documents("a.json", json.dumps(WRAPPED[shape]).encode())
    assert page.text == f"Jembatan Bambu\n{PARAGRAPH}"
    assert (page.facts.address, page.facts.published) == ("https://a.id/1", "2025-03-12")


@pytest.mark.parametrize("text", [[PARAGRAPH, "Dua."], [{"text": PARAGRAPH}, {"text": "Dua."}]])
def test_a_text_may_be_a_list_of_paragraphs(text: object) -> None:
    [page] = documents("a.json", json.dumps([PAGE | {"text": text}]).encode())
    assert page.text == f"Jembatan Bambu\n{PARAGRAPH}\nDua."


def test_json_lines_have_several_names() -> None:
    lines = f"{json.dumps(PAGE)}\n{json.dumps(PAGE | {'text': PARAGRAPH + ' Dua.'})}\n".encode()
    for name in ("a.jl", "a.jsonl", "a.json"):
        assert len(documents(name, lines)) == 2, name
    assert refusal("a.json", b"{bad").code == "broken-table"


def cell(place: str, value: object) -> str:
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def xlsx(*sheets: list[list[object]]) -> bytes:
    """A workbook, as the standard has it, of these sheets."""
    base = "http://schemas.openxmlformats.org"
    main, kind = f"{base}/spreadsheetml/2006/main", f"{base}/officeDocument/2006/relationships"
    relations = f'<Relationships xmlns="{base}/package/2006/relationships">'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{base}/package/2006/content-types"/>',
        "_rels/.rels": f'{relations}<Relationship Id="r" Type="{kind}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{kind}"><sheets>'
        + "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="r{n}"/>' for n, _ in enumerate(sheets, 1))
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations
        + "".join(
            f'<Relationship Id="r{n}" Type="{kind}/worksheet" Target="worksheets/s{n}.xml"/>'
            for n, _ in enumerate(sheets, 1)
        )
        + "</Relationships>",
    }
    for n, rows in enumerate(sheets, 1):
        cells = "".join(
            f'<row r="{r}">{"".join(cell(f"{chr(64 + c)}{r}", v) for c, v in enumerate(row, 1))}</row>'
            for r, row in enumerate(rows, 1)
        )
        parts[f"xl/worksheets/s{n}.xml"] = f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


HEADER: list[object] = ["judul", "isi", "tanggal"]


def test_a_spreadsheet_is_a_table_of_all_its_sheets() -> None:
    first: list[list[object]] = [["Laporan Media"], HEADER, ["Satu", PARAGRAPH, "2025-03-12"]]
    data = xlsx(first, [], [HEADER, ["Dua", f"{PARAGRAPH} Dua.", "2025-03-13"]])
    one, two = documents("a.xlsx", data)
    assert (one.text, one.facts.published, one.name) == (f"Satu\n{PARAGRAPH}", "2025-03-12", "a.xlsx#1")
    assert (two.facts.title, two.facts.published) == ("Dua", "2025-03-13")
    columns = columns_of(Source("a.xlsx", data))
    assert columns and columns.names == ("judul", "isi", "tanggal") and columns.guess == "isi"


@pytest.mark.parametrize(
    "head",
    ["sep=;\r\njudul;isi;tanggal", "Laporan Media\r\n\r\njudul;isi;tanggal", "\ufeffjudul;isi;tanggal",
     "Laporan;Maret\r\nPeriode;1-31 Maret\r\njudul;isi;tanggal"],
)  # fmt: skip
def test_a_table_may_have_its_separator_or_other_rows_above_the_header(head: str) -> None:
    row = f'Satu;"{PARAGRAPH}";2025-03-12'
    [page] = documents("a.csv", f"{head}\r\n{row}\r\n".encode())
    assert page.text == f"Satu\n{PARAGRAPH}"
    assert (page.facts.title, page.facts.published, page.name) == ("Satu", "2025-03-12", "a.csv#1")


def test_a_large_table_is_read_as_a_stream_in_its_own_encoding() -> None:
    filler = "x" * 3_000_000
    rows = [f"caf\u00e9 {PARAGRAPH}\t{filler}" for _ in range(6)]
    data = "\n".join(["isi\tcatatan", *rows]).encode()
    assert len(data) > 16 * 1024 * 1024
    for encoded in (data, data.decode().encode("cp1252")):
        assert documents("a.tsv", encoded)[0].text == f"caf\u00e9 {PARAGRAPH}"


RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Kabar</title>
<item><title>Jembatan &amp;&nbsp;Bambu</title><link>https://a.id/1</link><dc:creator>Budi</dc:creator>
<pubDate>Wed, 12 Mar 2025 08:00:00 +0700</pubDate><category>Nasional</category><description>Pendek.</description>
<content:encoded><![CDATA[<p>{PARAGRAPH}</p><p>Dua.</p>]]></content:encoded></item>
<item><title>Hanya Judul Berita</title><link>https://a.id/2</link></item>
<item><title>Judul Berita Lain</title></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Jembatan</title>
<link rel="self" href="https://a.id/x"/><link rel="alternate" href="https://a.id/3"/>
<published>2025-03-12T08:00:00+07:00</published><author><name>Sari</name></author><summary>{PARAGRAPH}</summary>
</entry></feed>"""


def test_a_feed_is_a_page_an_item_and_one_of_what_is_a_headline_alone() -> None:
    article, headlines = documents("a.xml", RSS.encode())
    assert article.text == f"Jembatan & Bambu\n{PARAGRAPH}\nDua.\n"
    facts = article.facts
    assert (facts.address, facts.author, facts.section) == ("https://a.id/1", "Budi", "Nasional")
    assert facts.published == "2025-03-12"
    assert headlines.text == "Hanya Judul Berita\nJudul Berita Lain\n" and headlines.facts.links == (1, 2)


def test_what_a_feed_says_holds_whatever_the_text_looks_like() -> None:
    article, headlines = documents("a.xml", RSS.encode())
    assert article.facts.stated == ("title", "author", "section") and headlines.facts.stated == ("links",)
    shown = [page for page in parse_all(Source("a.xml", RSS.encode())) if isinstance(page, ParsedDocument)]
    assert [line.role for line in shown[0].layout.lines][:2] == ["title", "body"]
    assert [headline.text for headline in shown[1].layout.headlines] == ["Hanya Judul Berita", "Judul Berita Lain"]


def test_atom_is_read_and_other_xml_refused() -> None:
    [page] = documents("a.atom", ATOM.encode())
    assert page.text == f"Jembatan\n{PARAGRAPH}"
    facts = page.facts
    assert (facts.address, facts.author, facts.published) == ("https://a.id/3", "Sari", "2025-03-12")
    assert {refusal("a.xml", data).code for data in (b"<urlset/>", b"", b"<rss><")} == {"no-feed"}


def test_no_entity_of_a_feed_opens_a_file(tmp_path: Path) -> None:
    (tmp_path / "rahasia.txt").write_text("rahasia")
    entity = f'<!DOCTYPE r [<!ENTITY a SYSTEM "{(tmp_path / "rahasia.txt").as_uri()}">]>'
    for page in pages("a.xml", f"{entity}<rss><item><title>&a;</title></item></rss>".encode()):
        assert "rahasia" not in (page.text if isinstance(page, Document) else str(page))


def mail(kind: str, *parts: MIMEText, **headers: str) -> bytes:
    message = MIMEMultipart(kind)
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    for part in parts:
        message.attach(part)
    return message.as_bytes()


MARKUP = MIMEText(f"<html><body><h1>Jembatan Bambu</h1><p>{PARAGRAPH}</p><a href=x>Lain</a></body></html>", "html")
WEDNESDAY = "Wed, 12 Mar 2025 08:00:00 +0700"


def test_a_web_archive_of_a_browser_is_its_page_with_address_and_day_of_capture() -> None:
    data = mail("related", MARKUP, Snapshot_Content_Location="https://a.id/9", Date=WEDNESDAY, Subject="Jembatan")
    [page] = documents("a.mht", data)
    assert page.text == f"Jembatan Bambu\n{PARAGRAPH}\nLain\n" and page.facts.links == (3,)
    facts = page.facts
    assert (facts.address, facts.title, facts.captured) == ("https://a.id/9", "Jembatan", "2025-03-12")


def test_a_mail_is_read_in_its_form_with_links() -> None:
    data = mail("alternative", MIMEText("polos"), MARKUP, Subject="=?utf-8?q?Kabar_=E2=80=9Cpagi=E2=80=9D?=")
    [page] = documents("a.eml", data)
    assert page.text.startswith("Jembatan Bambu\n") and page.facts.title == "Kabar “pagi”"
    [plain] = documents("b.eml", mail("mixed", MIMEText(PARAGRAPH), Date=WEDNESDAY))
    assert plain.text.strip() == PARAGRAPH
    assert refusal("c.eml", b"bukan surat").code == "broken-document"


def test_the_subject_of_a_plain_mail_is_the_title_of_the_page() -> None:
    [page] = documents("a.eml", mail("mixed", MIMEText(PARAGRAPH), Subject="Fwd: RE: Jembatan Bambu Selesai"))
    assert page.text == f"Jembatan Bambu Selesai\n{PARAGRAPH}"
    assert (page.facts.title, page.facts.stated) == ("Jembatan Bambu Selesai", ("title",))


def epub(*chapters: str, spine: str = "", extra: str = "") -> bytes:
    """A book whose chapters are these bodies, as calibre binds a newspaper."""
    items = "".join(
        f'<item id="c{i}" href="text/c%20{i}.xhtml" media-type="application/xhtml+xml"/>' for i in range(len(chapters))
    )
    order = spine or "".join(f'<itemref idref="c{i}"/>' for i in range(len(chapters)))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OEBPS/content.opf"/></rootfiles></container>',
        )
        book.writestr(
            "OEBPS/content.opf",
            f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}{extra}</manifest>'
            f"<spine>{order}</spine></package>",
        )
        for i, chapter in enumerate(chapters):
            book.writestr(
                f"OEBPS/text/c {i}.xhtml", f"<html><head><title>Buku</title></head><body>{chapter}</body></html>"
            )
    return out.getvalue()


ARTICLE = f"<h1>Jembatan Bambu</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p>"


def test_a_book_is_a_page_a_chapter_in_its_order_without_its_cover() -> None:
    data = epub("<p>Sampul</p>", ARTICLE, ARTICLE.replace("Jembatan", "Titian"))
    assert [(page.name, page.text.split("\n")[0]) for page in documents("a.epub", data)] == [
        ("a.epub#2", "Jembatan Bambu"),
        ("a.epub#3", "Titian Bambu"),
    ]
    turned = epub(ARTICLE, ARTICLE.replace("Jembatan", "Titian"), spine='<itemref idref="c1"/><itemref idref="c0"/>')
    assert [page.text.split("\n")[0] for page in documents("a.epub", turned)] == ["Titian Bambu", "Jembatan Bambu"]


def test_a_book_that_is_none_reads_nothing_outside_itself() -> None:
    outside = '<item id="x" href="../../../../etc/passwd" media-type="text/html"/>'
    data = epub(ARTICLE, spine='<itemref idref="x"/><itemref idref="c0"/>', extra=outside)
    assert len(documents("a.epub", data)) == 1
    assert refusal("b.epub", b"PK\x03\x04").code == "broken-document"
    assert refusal("c.epub", epub("<p>Sampul</p>")).code == "empty"


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_spreadsheets_that_libreoffice_wrote_are_read(kind: str) -> None:
    data = (Path(__file__).parent / "cases" / "sheets" / f"berita.{kind}").read_bytes()
    read_ = [(page.facts.published, page.facts.author, page.facts.section) for page in documents(f"a.{kind}", data)]
    assert read_ == [
        ("2025-03-12", "Rina Hartati", "Daerah"),
        ("2025-03-14", "Budi Santoso", "Ekonomi"),
        ("2025-03-17", "Rina Hartati", "Pendidikan"),
    ]


def test_rich_text_is_read_with_its_letters_and_paragraphs() -> None:
    rtf = rf"{{\rtf1\ansi{{\fonttbl{{\f0 Arial;}}}}Jembatan\par {PARAGRAPH}\par caf\'e9 \u8220?ya\u8221?\par}}"
    [page] = documents("a.rtf", rtf.encode())
    assert page.text.split("\n")[:3] == ["Jembatan", PARAGRAPH, "café “ya”"]
    assert refusal("b.rtf", b"Jembatan").code == "broken-document"


def pdf(*lines: str) -> bytes:
    """A PDF of one page with these lines."""
    text = "BT /F1 11 Tf 50 780 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(text)}>>stream\n{text}\nendstream", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]  # fmt: skip
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 6\n0000000000 65535 f \n{table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF"
    return out + end.encode()


def test_the_lines_of_a_pdf_are_paragraphs_again() -> None:
    [page] = documents("a.pdf", pdf(
        "Jembatan Bambu Dibangun", "Warga membangun jembatan bambu sepanjang dua puluh meter se-",
        "cara gotong royong pada akhir pekan. Mereka mengajak anak-", "anak dan orang tua ikut bekerja sampai sore.",
        "Kepala desa mengatakan jembatan itu akan dipakai mulai bulan", "depan.", "1",
    ))  # fmt: skip
    assert page.text.split("\n") == [
        "Jembatan Bambu Dibangun",
        "Warga membangun jembatan bambu sepanjang dua puluh meter secara gotong royong pada akhir pekan. "
        "Mereka mengajak anak-anak dan orang tua ikut bekerja sampai sore.",
        "Kepala desa mengatakan jembatan itu akan dipakai mulai bulan depan.",
        "",
    ]


def test_paragraphs_go_on_over_the_end_of_a_page_and_end_in_a_short_line() -> None:
    full = "kata " * 14
    first, second = f"{full}\n{full}\nselesai.\n{full}\nHalaman 1 dari 2\n", f"2\n{full}\nhabis.\n"
    assert paragraphs([first, second]).split("\n") == [
        f"{full}{full}selesai.".replace("  ", " "),
        f"{full}{full}habis.",
        "",
    ]


def test_a_scanned_pdf_and_a_broken_one_are_refused_in_words() -> None:
    assert (refusal("a.pdf", pdf()).code, refusal("b.pdf", b"%PDF-1.4").code) == ("scanned", "damaged")
