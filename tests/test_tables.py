"""Tables as analysts have them: exports of scrapers and monitoring services, in every shape that was seen.

All facts, names and addresses are invented.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from core.corpus import Corpus, reads, remember_mapping, remembered_mapping
from core.errors import UnreadableDocument
from core.filters import Filters
from core.ingest import import_items
from core.mapping import survey
from core.model import Document, ParsedDocument
from core.parse import parse_all
from core.reading import Source, columns_of, read
from core.reading.days import day_of, read_day
from core.reading.fields import meaning_of_column

TITLE = "Pasar Ikan Tanjung Sari Dibuka Bupati Karangloa"
TEXT = (
    "Bupati Karangloa Ratna Widuri membuka pasar ikan baru di Tanjung Sari pada Kamis pagi. Pasar itu menampung dua "
    "ratus pedagang yang selama ini berjualan di tepi jalan raya kabupaten.\n"
    "Menurut Ratna, pasar dibangun selama sembilan bulan dengan anggaran Rp 8 miliar. Pedagang berharap sewa kios "
    "tidak dinaikkan pada tahun pertama pasar dibuka."
)
Rows = list[dict[str, str]]


def table(rows: Rows, separator: str = ",") -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def pages(text: str, name: str = "t.csv", columns: Mapping[str, str] | None = None) -> list[ParsedDocument]:
    found = list(parse_all(Source(name, text.encode()), columns=columns))
    assert not [page for page in found if isinstance(page, UnreadableDocument)]
    return [page for page in found if isinstance(page, ParsedDocument)]


def page(row: dict[str, str], name: str = "t.csv") -> ParsedDocument:
    [found] = pages(table([row]), name)
    return found


def title_of(parsed: ParsedDocument) -> str | None:
    return parsed.layout.title.cut(parsed.document.text) if parsed.layout.title else None


def roles(parsed: ParsedDocument) -> list[str]:
    return [line.role for line in parsed.layout.lines if line.role != "blank"]


# --- days ---------------------------------------------------------------------------------------------------------

#: How houses, feeds and programs write 4 November 2021, 07.05 in Jakarta.
DAYS = {
    "detik": "Kamis, 04 Nov 2021 07:05 WIB",
    "Kompas": "Kompas.com - 04/11/2021, 07:05 WIB",
    "Liputan6": "Diperbarui 04 Nov 2021, 07:05 WIB",
    "Tempo": "4 November 2021 | 07.05 WIB",
    "Republika": "Kamis   04 Nov 2021  07:05 WIB",
    "Okezone": ", Jurnalis-Kamis, 4 November 2021 |07:05 WIB",
    "Kontan": " Kamis, 04 November 2021 / 07:05 WIB ",
    "Antara": "4 November 2021 07:05 WIB",
    "Tribun": "Kamis, 4 November 2021 07:05 WIB",
    "CNN": "CNN Indonesia | Kamis, 04/11/2021 07:05 WIB",
    "older spelling": "4 Nopember 2021",
    "short month": "4 Nov 2021",
    "short year": "4-Nov-21",
    "glued": "04Nov2021",
    "capitals": "4 NOVEMBER 2021",
    "ISO": "2021-11-04",
    "ISO with a time": "2021-11-04 07:05:00",
    "ISO in Jakarta": "2021-11-04T07:05:00+07:00",
    "ISO in Greenwich, the day before": "2021-11-03T23:30:00Z",
    "ISO with milliseconds": "2021-11-04T00:05:00.123+0000",
    "ISO in Jayapura": "2021-11-04T00:05:00+09:00",
    "year first": "2021/11/04 07:05",
    "year first, month in words": "2021 November 4",
    "no marks": "20211104",
    "no marks, with a time": "20211104070500",
    "RSS": "Thu, 04 Nov 2021 00:05:00 +0000",
    "RSS, the day before": "Wed, 03 Nov 2021 23:30:00 GMT",
    "English": "November 4, 2021",
    "English, short": "Nov. 4th, 2021 7:05 am",
    "English with a weekday": "Thursday, 4 November 2021",
    "ctime": "Thu Nov 4 07:05:00 2021",
    "seconds": "1635984300",
    "milliseconds": "1635984300000",
    "seconds with a fraction": "1635984300.0",
    "Excel": "44504",
    "Excel with a time": "44504.295",
    "Indonesian zone decides": "04/11/2021 07:05 WIB",
    "entities": "Kamis,&nbsp;4 November 2021",
    "tags": "<time>4 November 2021</time>",
}


@pytest.mark.parametrize("cell", DAYS.values(), ids=DAYS)
def test_a_date_column_is_the_day_of_publication(cell: str) -> None:
    published = page({"title": TITLE, "date": cell, "content": TEXT}).published
    assert published is not None
    assert (published.value, published.source, published.candidates) == ("2021-11-04", "metadata", ())


@pytest.mark.parametrize(
    "cell", ["", "-", "kemarin", "4 November", "10.21.00", "13/13/2021", "0", "99999999999", "abc"]
)
def test_what_is_no_day_is_none(cell: str) -> None:
    assert page({"title": TITLE, "date": cell, "content": TEXT}).published is None


@pytest.mark.parametrize(
    ("others", "day"),
    [(["25/04/2020"], "2020-04-03"), (["04/25/2020"], "2020-03-04"), (["3/9/2020", "30-04-20"], "2020-04-03")],
)
def test_the_whole_column_decides_what_is_first(others: list[str], day: str) -> None:
    rows = [{"title": f"{TITLE} {i}", "date": cell, "content": TEXT} for i, cell in enumerate(["03/04/2020", *others])]
    first = pages(table(rows))[0].published
    assert first is not None
    assert (first.value, first.candidates) == (day, ())


@pytest.mark.parametrize("others", [[], ["05/06/2020"], ["25/04/2020", "04/25/2020"]], ids=["alone", "same", "mixed"])
def test_where_nothing_decides_both_days_are_candidates(others: list[str]) -> None:
    rows = [{"title": f"{TITLE} {i}", "date": cell, "content": TEXT} for i, cell in enumerate(["03/04/2020", *others])]
    first = pages(table(rows))[0]
    assert first.published is not None
    assert first.published.candidates == ("2020-04-03", "2020-03-04")
    assert "day-or-month" in [note.code for note in first.notes]


def test_the_address_of_a_row_decides_between_two_days() -> None:
    row = {"title": TITLE, "date": "03/04/2020", "content": TEXT, "url": "https://kabarloa.id/2020/03/04/pasar"}
    published = page(row).published
    assert published is not None and (published.value, published.candidates) == ("2020-03-04", ())


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (datetime(2021, 11, 3, 23, 30, tzinfo=UTC), "2021-11-04"),
        (datetime(2021, 11, 3, 23, 30), "2021-11-03"),
        (date(2021, 11, 4), "2021-11-04"),
        (1635984300, "2021-11-04"),
        ({"$date": "2021-11-03T23:30:00Z"}, "2021-11-04"),
        (True, None),
        (datetime.max.replace(tzinfo=UTC), None),
        ("x" * 300, None),
        ("2021-11-04T25:61:00+99:00", "2021-11-04"),
    ],
)
def test_values_of_other_types_are_days_too(value: object, day: str | None) -> None:
    assert day_of(value) == day


def test_days_in_words_are_left_to_the_grammar() -> None:
    assert read_day(" 4  November 2021 ").words == "4 November 2021"


NAMES = ["hasil_2023-05-06.csv", "crawl-20230506.csv", "2023/05/06/ekspor.csv", "situs.id-2023-05-06.csv"]


@pytest.mark.parametrize("name", NAMES)
def test_a_day_in_the_name_of_a_table_publishes_nothing(name: str) -> None:
    assert page({"title": TITLE, "content": TEXT}, name).published is None
    dated = page({"title": TITLE, "date": "4 November 2021", "content": TEXT}, name).published
    assert dated is not None and dated.value == "2021-11-04"


# --- columns ------------------------------------------------------------------------------------------------------

CALLED = {
    "published": ["tanggal_publikasi", "tgl", "Tgl Terbit", "waktu_publish", "tanggal_berita", "datePublished",
                  "created_at", "Published Date", "pub-date", "timestamp", "publish_time",
                  "Tanggal Tayang", "postedAt"],
    "title": ["judul_berita", "Judul Artikel", "news_title", "articleTitle", "headline_text"],
    "text": ["isi_berita", "konten_artikel", "narasi", "Isi Artikel", "cleanText", "deskripsi", "newsContent",
             "body_text"],
    "address": ["link_berita", "news_url", "URL Artikel", "tautan", "permalink"],
    "author": ["nama_penulis", "Wartawan", "author_name"],
    "section": ["kategori_berita", "newsCategory", "Kanal", "nama_rubrik"],
    "site": ["nama_media", "sumber_berita", "source", "portal"],
    "captured": ["tanggal_crawl", "scraped_at", "waktu_scraping", "crawlDate", "tgl_unduh"],
    None: ["id_berita", "judul_length", "url_gambar", "image_url", "updated_at", "jumlah_kata", "nomor",
           "tanggal_lahir", "sentimen_berita", "lokasi", "Unnamed: 0"],
}  # fmt: skip


@pytest.mark.parametrize(("means", "name"), [(means, name) for means, names in CALLED.items() for name in names])
def test_a_column_is_known_by_the_words_of_its_name(means: str | None, name: str) -> None:
    found = meaning_of_column(name)
    assert (found[0] if found else None) == means


def test_columns_whose_names_say_nothing_are_known_by_what_is_in_them() -> None:
    rows = [
        {"a": f"Pasar Ikan Nomor {i} Dibuka Bupati", "b": f"2021-11-{i:02}", "c": f"kabarloa.id/berita/{i}", "d": TEXT}
        for i in range(1, 9)
    ]
    first = pages(table(rows))[0]
    assert title_of(first) == "Pasar Ikan Nomor 1 Dibuka Bupati"
    assert first.published is not None and first.published.value == "2021-11-01"
    assert first.layout.site == "kabarloa.id"


def test_a_street_is_no_address_and_a_name_without_days_no_date() -> None:
    rows = [
        {"judul": TITLE, "isi": TEXT, "alamat": "Jalan Melati 3", "waktu": "pagi", "tautan": "https://kabarloa.id/1"}
    ]
    source = Source("t.csv", table(rows).encode())
    columns = columns_of(source)
    assert columns is not None
    assert columns.means == {"text": "isi", "title": "judul", "address": "tautan"}


def test_a_sparse_column_is_the_text_and_its_empty_rows_are_named() -> None:
    rows = [{"judul": "", "berita": ""} for _ in range(60)] + [{"judul": TITLE, "berita": TEXT}]
    found = list(parse_all(Source("t.csv", table(rows).encode())))
    assert [type(each) for each in found] == [UnreadableDocument] * 60 + [ParsedDocument]
    assert {each.code for each in found if isinstance(each, UnreadableDocument)} == {"empty"}


def test_what_a_table_says_holds_against_the_text() -> None:
    text = f"Beranda > Olahraga\nLain Judul Lain Halaman\nPenulis: Tono Wirawan\nSelasa, 9 Maret 2010 08:00 WIB\n{TEXT}"
    row = {"judul": TITLE, "tanggal": "2021-11-04", "isi": text, "penulis": "Sari Utami", "kategori": "Daerah",
           "media": "Kabar Loa", "url": "https://agregator.id/1"}  # fmt: skip
    found = page(row)
    assert title_of(found) == TITLE
    assert found.published is not None and found.published.value == "2021-11-04"
    assert found.layout.author is not None and found.layout.author.text == "Sari Utami"
    assert found.layout.section is not None and found.layout.section.text == "Daerah"


SITES = {
    "detikcom": "detik.com", "https://www.kabarloa.id/": "kabarloa.id", "kabarloa.id": "kabarloa.id",
    "Buletin Loa Raya": "Buletin Loa Raya",
}  # fmt: skip


@pytest.mark.parametrize(("cell", "site"), SITES.items())
def test_a_site_column_is_the_site(cell: str, site: str) -> None:
    assert page({"judul": TITLE, "isi": TEXT, "sumber": cell}).layout.site == site


# --- titles -------------------------------------------------------------------------------------------------------

TITLES = [
    "Alasan Dinas Tak Tutup Kolam Renang Tanjung Sari",
    "Jajak: Ratna 41%, Budi 22,5% dan Tono 18%",
    "Lima saham perikanan dengan PER terendah (4 November 2021)",
    "Baca Juga: Cara Menyimpan Ikan",
    "Terpopuler",
    "Kamis, 4 November 2021",
    "Foto: Pasar Ikan Tanjung Sari (Sari Utami)",
    "Pasar ikan baru di Tanjung Sari dibuka pada Kamis pagi oleh bupati, dan pedagang menyambut pembukaan itu.",
    "- Pasar Ikan",
    "https://kabarloa.id",
    "Banjir",
]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("text", [TEXT, "Pasar ikan dibuka bupati, namun sepi. Apa sebabnya?"], ids=["long", "short"])
def test_a_title_column_is_the_title_whatever_it_looks_like(title: str, text: str) -> None:
    found = page({"Judul": f"{title} ", "Konten": text})
    assert title_of(found) == title
    assert roles(found) == ["title", *["body"] * (text.count("\n") + 1)]
    assert found.layout.headlines == ()


def test_a_title_that_the_text_has_is_not_written_twice() -> None:
    text = (
        f"Beranda\nBerita\n{TITLE}\nKamis, 4 November 2021\n{TEXT}\nTerpopuler\n{TITLE}\nHarga Garam Naik di Karangloa"
    )
    found = page({"judul": TITLE, "isi": text})
    assert found.document.text == text
    assert found.layout.title_line == 3
    assert [h.text for h in found.layout.headlines] == [TITLE, "Harga Garam Naik di Karangloa"]


def test_a_text_that_begins_with_the_words_of_its_title_keeps_them() -> None:
    found = page({"judul": "Banjir", "isi": f"Banjir surut. {TEXT}"})
    assert found.document.text == f"Banjir\nBanjir surut. {TEXT}"


def test_markup_in_cells_is_read_as_markup() -> None:
    text = (f"<p>{TEXT}</p><p><strong>Baca juga:</strong> "
            "<a href='https://kabarloa.id/2'>Harga Garam Naik di Karangloa</a></p>")  # fmt: skip
    found = page({"judul": "<b>Pasar &amp; Kios &quot;Baru&quot;</b>", "isi": text, "penulis": "Sari &amp; Tono"})
    assert title_of(found) == 'Pasar & Kios "Baru"'
    assert found.layout.author is not None and found.layout.author.text == "Sari & Tono"
    assert [(h.text, h.block) for h in found.layout.headlines] == [("Harga Garam Naik di Karangloa", "inline")]
    assert "<" not in found.document.text


def test_entities_in_a_plain_text_are_written_out_and_its_lines_stay() -> None:
    found = page(
        {"judul": TITLE, "isi": TEXT.replace("Rp 8", "&ldquo;Rp&nbsp;8&rdquo;").replace("kios", "<i>kios</i>")}
    )
    assert len(found.document.text.splitlines()) == 1 + len(TEXT.splitlines())
    assert "“Rp" in found.document.text and "<i>" not in found.document.text


# --- headlines ----------------------------------------------------------------------------------------------------


def test_a_table_of_headlines_is_lists_of_links_by_site_and_day() -> None:
    rows = [
        {"title": "Harga Garam Naik di Karangloa", "link": "https://kabarloa.id/1", "date": "2021-11-04"},
        {"title": "Terpopuler", "link": "https://kabarloa.id/2", "date": "4 November 2021"},
        {"title": "Baca Juga: Kolam Renang Ditutup", "link": "https://kabarloa.id/3", "date": "2021-11-04"},
        {"title": "Ikan Asin Diekspor", "link": "https://pesisir.id/1", "date": "2021-11-05"},
    ]
    first, second, third = pages(table(rows))
    assert [h.text for h in first.layout.headlines] == [rows[0]["title"], rows[2]["title"]]
    assert {line.role for line in first.layout.lines} == {"link", "furniture"}
    assert first.layout.site == second.layout.site == "kabarloa.id" and third.layout.site == "pesisir.id"
    assert first.published is not None and first.published.value == "2021-11-04"
    assert second.published is not None and second.published.value == "2021-11-04"
    assert "https://kabarloa.id/1" in first.document.text
    assert title_of(first) is None


# --- shapes of files ----------------------------------------------------------------------------------------------

ROW = {"judul": TITLE, "tanggal": "04/11/2021 07:05 WIB", "isi": TEXT}
SHAPES = {
    "comma": table([ROW]),
    "semicolon": table([ROW], ";"),
    "tab": table([ROW], "\t"),
    "bar": table([ROW], "|"),
    "mark of Excel": "sep=;\r\n" + table([ROW], ";"),
    "mark of Excel, comma": "sep=,\n" + table([ROW]),
    "byte-order mark": "\ufeff" + table([ROW]),
    "rows above the header": "Ekspor berita,,\nPeriode: November,,\n,,\n" + table([ROW]),
    "empty lines above the header": "\n\n" + table([ROW]),
    "columns without a name": table([{"": "0", **ROW, " ": ""}]),
    "the same name twice": f'judul,tanggal,isi,isi\n{TITLE},2021-11-04,"{TEXT}",\n',
    "one field too few": f'judul,tanggal,isi,penulis,kanal\n{TITLE},2021-11-04,"{TEXT}"\n',
    "one field too many": f'judul,tanggal,isi\n{TITLE},2021-11-04,"{TEXT}",\n',
    "a text without quotes": f"judul,tanggal,isi\n{TITLE},2021-11-04,{TEXT.replace(chr(10), ' ')}\n",
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_a_table_is_read_in_every_shape(text: str) -> None:
    [found] = pages(text)
    assert title_of(found) == TITLE
    assert found.published is not None and found.published.value == "2021-11-04"
    assert " ".join(found.document.text.split()).endswith("pada tahun pertama pasar dibuka.")


def test_a_table_without_a_header_names_its_columns_by_number() -> None:
    text = "\n".join(f'"Pasar Nomor {i} Dibuka Bupati Ratna",2021-11-0{i},"{TEXT}"' for i in (4, 5))
    first, second = pages(text)
    assert (title_of(first), title_of(second)) == (
        "Pasar Nomor 4 Dibuka Bupati Ratna",
        "Pasar Nomor 5 Dibuka Bupati Ratna",
    )
    assert second.published is not None and second.published.value == "2021-11-05"


def test_a_list_of_paragraphs_is_a_text() -> None:
    [found] = pages(json.dumps({"judul": TITLE, "isi": TEXT.split("\n")}), "t.jsonl")
    assert found.document.text == f"{TITLE}\n{TEXT}"


# --- mapping ------------------------------------------------------------------------------------------------------


def test_a_survey_counts_what_is_read_and_shows_what_is_not() -> None:
    days = ["04/11/2021", "25/11/2021", "kemarin sore", "kemarin sore", "nanti", "", "Kamis, 4 November 2021"]
    rows = [{"judul": TITLE, "tgl": day, "isi": TEXT, "url": f"https://kabarloa.id/{day}", "x": ""} for day in days]
    found = survey(Source("t.csv", table(rows).encode()), {})
    by_name = {column.name: column for column in found.columns}
    day = by_name["tgl"]
    assert found.rows == 7
    assert (day.means, day.order, day.filled, day.read, day.either) == ("published", "day", 6, 3, 0)
    assert day.unread == ["kemarin sore", "nanti"]
    assert (by_name["url"].filled, by_name["url"].read) == (7, 4)
    assert by_name["isi"].examples == [TEXT.replace("\n", " ")[:159] + "…"] * 2
    assert (by_name["x"].means, by_name["x"].filled, by_name["x"].examples) == (None, 0, [])


def test_a_survey_of_a_choice_is_of_that_choice() -> None:
    source = Source("t.csv", table([ROW | {"diubah": "2021-11-05"}]).encode())
    found = survey(source, {"text": "isi", "title": "", "published": "diubah"})
    assert found.means == {"text": "isi", "published": "diubah"}
    [chosen] = pages(source.data.decode(), columns={"text": "isi", "title": "", "published": "diubah"})
    assert chosen.published is not None and chosen.published.value == "2021-11-05"
    assert TITLE not in chosen.document.text


def test_columns_that_are_kept_as_labels_go_with_their_page(tmp_path: Path) -> None:
    data = f'judul,isi,kampanye,penulis\nJembatan,"{TEXT}",MBG & gizi,Rina\nTitian,"{TEXT} Dua.",,Budi\n'.encode()
    chosen = {"text": "isi", "title": "judul", "label:kampanye": "kampanye", "label:penulis": "penulis"}
    source = Source("a.csv", data)
    first, second = (page for page in read(source, chosen) if isinstance(page, Document))
    assert first.facts.labels == (("kampanye", "MBG & gizi"), ("penulis", "Rina"))
    assert second.facts.labels == (("penulis", "Budi"),)
    assert first.facts.author is None  # a column that is kept as a label has no other meaning
    assert survey(source, chosen).means["label:kampanye"] == "kampanye"
    corpus = Corpus(tmp_path / "a.duckdb")
    for _saved in import_items(corpus, [source], lambda _table: chosen):
        pass
    rows = {row.title: dict(row.labels) for row in reads.documents(corpus, Filters())}
    assert rows == {"Jembatan": {"kampanye": "MBG & gizi", "penulis": "Rina"}, "Titian": {"penulis": "Budi"}}
    shown = reads.page(corpus, first.id)
    assert shown and dict(shown.labels) == rows["Jembatan"]
    stored = corpus.source(first.id)
    assert stored and stored.facts.labels == first.facts.labels
    corpus.close()


def test_a_workspace_remembers_what_columns_were_taken_for(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path / "uji.duckdb")
    mapping = {"text": "isi", "title": ""}
    assert remembered_mapping(corpus, ["judul", "isi"]) is None
    remember_mapping(corpus, ["judul", "isi"], mapping)
    remember_mapping(corpus, ["\ud83d", "isi"], {"text": "\ud83d"})
    corpus.close()
    again = Corpus(tmp_path / "uji.duckdb")
    assert remembered_mapping(again, ["isi", "judul"]) == mapping
    assert remembered_mapping(again, ["isi", "\ud83d"]) == {"text": "\ud83d"}
    assert remembered_mapping(again, ["isi"]) is None
    again.close()
