"""Lines told apart: own pages line by line, the sample pages against their answers, and what holds for any text."""

from __future__ import annotations

import json
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.layout import REASONS, read_layout
from core.model import BLOCKS, ROLES, Document, Layout
from core.reading import Source, decode, read
from core.text import key

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "data" / "samples"
PAGES = json.loads((HERE / "cases" / "layout_pages.json").read_text(encoding="utf-8"))
ANSWERS = json.loads((SAMPLES / "manifest.json").read_text(encoding="utf-8"))
WITH_BLOCK = {"link", "heading", "teaser"}
#: Two empty-looking headings before one list: nothing on the page tells where the first list ends.
UNTOLD = {"27-republika-kloter-pertama-haji.txt"}


def document(text: str) -> Document:
    return Document("0" * 64, "halaman.txt", "utf-8", text)


def sample(name: str) -> tuple[Document, Layout]:
    read = decode(Source(name, (SAMPLES / name).read_bytes()))
    return read, read_layout(read)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
def test_own_pages_line_by_line(page: dict) -> None:
    layout = read_layout(document("\n".join(line[2] for line in page["lines"])))
    assert [(n.role, n.block) for n in layout.lines] == [(role, block) for role, block, *_ in page["lines"]]
    wanted = [text for *_, texts in (line for line in page["lines"] if len(line) > 3) for text in texts]
    assert [h.text for h in layout.headlines] == wanted


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer["file"])
def test_titles_of_samples(answer: dict) -> None:
    read, layout = sample(answer["file"])
    assert (layout.title.cut(read.text) if layout.title else None) == answer["title"]


@pytest.mark.parametrize(
    "answer",
    [pytest.param(a, marks=pytest.mark.xfail(strict=True)) if a["file"] in UNTOLD else a for a in ANSWERS],
    ids=lambda answer: answer["file"],
)
def test_headlines_of_samples(answer: dict) -> None:
    _, layout = sample(answer["file"])
    wanted = {(h["line"], h["text"], h["block"]) for h in answer["headlines"]}
    assert {(h.line, h.text, h.block) for h in layout.headlines} == wanted


def test_paragraphs_of_samples() -> None:
    wrong = 0
    for answer in ANSWERS:
        _, layout = sample(answer["file"])
        wrong += len({n.number for n in layout.lines if n.role == "body"} ^ set(answer["body_lines"]))
    assert wrong <= 1


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("BACA JUGA:Harga Cabai Turun Menjelang Akhir Pekan", ["Harga Cabai Turun Menjelang Akhir Pekan"]),
        ("(Baca juga : Harga Cabai Turun Menjelang Akhir Pekan)", ["Harga Cabai Turun Menjelang Akhir Pekan"]),
        ("Simak Video “Cara Merawat Tanaman Cabai di Pot”", ["Cara Merawat Tanaman Cabai di Pot"]),
        ("Jangan Lewatkan: Harga Cabai Turun Lagi", ["Harga Cabai Turun Lagi"]),
        ("Pilihan Editor: Harga Cabai Turun Lagi", ["Harga Cabai Turun Lagi"]),
        (
            "Baca juga: Harga cabai turun lagi Baca juga: Petani beralih ke tomat",
            ["Harga cabai turun lagi", "Petani beralih ke tomat"],
        ),
    ],
)
def test_inline_markers(line: str, texts: list[str]) -> None:
    paragraph = "Pedagang pasar mengatakan pasokan dari desa sudah kembali lancar sejak beberapa hari terakhir."
    layout = read_layout(document(f"{paragraph}\n{line}\n{paragraph.replace('pasar', 'toko')}"))
    assert [h.text for h in layout.headlines] == texts
    assert {h.block for h in layout.headlines} == {"inline"}


def test_a_bare_marker_before_a_paragraph_takes_nothing() -> None:
    text = (
        "Pedagang pasar mengatakan pasokan sudah kembali lancar sejak beberapa hari terakhir.\n"
        "Baca Juga:\n"
        "Kepala dinas setempat menambahkan bahwa harga akan terus dipantau sampai akhir bulan."
    )
    layout = read_layout(document(text))
    assert [n.role for n in layout.lines] == ["body", "heading", "body"]
    assert layout.headlines == ()


def test_a_list_that_a_paragraph_announces_is_the_article_s() -> None:
    text = (
        "Berikut syarat pendaftaran bantuan benih yang dibuka dinas pertanian mulai pekan depan:\n"
        "- Fotokopi kartu tanda penduduk\n"
        "- Surat keterangan dari desa\n"
        "1. Datang ke kantor desa\n"
        "Pendaftaran ditutup pada akhir bulan dan tidak dipungut biaya apa pun, kata petugas.\n"
        '"Silakan datang pagi," ujarnya.'
    )
    assert {n.role for n in read_layout(document(text)).lines} == {"body"}


@pytest.mark.parametrize(
    ("lead", "site"),
    [
        ("JAKARTA, KOMPAS.com - ", "kompas.com"),
        ("TEMPO.CO, Jakarta - ", "tempo.co"),
        ("Jakarta (ANTARA News) - ", "antaranews.com"),
        ("Suara.com - ", "suara.com"),
        ("", None),
    ],
)
def test_sites(lead: str, site: str | None) -> None:
    paragraph = f"{lead}Panen raya dimulai pekan ini dan petani berharap harga gabah tidak turun seperti tahun lalu."
    assert (
        read_layout(document(f"{paragraph}\nPetani lain menunggu hujan reda sebelum mulai memanen sawahnya.")).site
        == site
    )


def test_every_reason_of_the_samples_is_known() -> None:
    reasons = {n.reason for answer in ANSWERS for n in sample(answer["file"])[1].lines}
    assert reasons <= set(REASONS)
    assert not any("{" in reason for reason in REASONS)


PIECES = st.sampled_from(
    [
        "", " ", "-", "#1", "Baca Juga:", "Baca juga: ", "Terpopuler", "TERKINI", "Berita Terkait",
        "Senin, 3 Maret 2025",
        "- ", "Harga Cabai Turun Lagi Pekan Ini",
        "Warga menunggu di balai desa sejak pagi hari tadi, kata petugas jaga.",
        "(abc/def)", "© 2025", "\u200b", "“", "|", "https://contoh.id/a", "A - B", "(", "Promosi ",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.lists(PIECES, max_size=3).map("".join), max_size=14).map("\n".join),
    st.text(max_size=200),
)


@settings(deadline=None)  # the first page loads the model
@given(TEXTS)
def test_what_holds_for_any_text(text: str) -> None:
    page = document(text)
    layout = read_layout(page)
    assert [n.span for n in layout.lines] == list(page.line_spans)
    assert [n.number for n in layout.lines] == list(range(1, len(layout.lines) + 1))
    for line in layout.lines:
        assert line.role in ROLES
        assert line.reason in REASONS
        assert (line.block in BLOCKS) if line.role in WITH_BLOCK else line.block is None
    places: Counter[str] = Counter()
    for index, headline in enumerate(layout.headlines):
        line = layout.lines[headline.line - 1]
        places[headline.block] += 1
        assert headline.text == headline.span.cut(text)
        assert headline.text == headline.text.strip()
        assert headline.text
        assert line.span.start <= headline.span.start < headline.span.end <= line.span.end
        assert (line.role, line.block, headline.position) == ("link", headline.block, places[headline.block])
        first = next(i for i, other in enumerate(layout.headlines) if key(other.text) == key(headline.text))
        assert headline.duplicate_of == (first if first < index else None)
    assert layout == read_layout(page)


def test_it_is_fast() -> None:
    lines = [text for page in PAGES for _, _, text, *_ in page["lines"]]
    page = document("\n".join((lines * 4)[:200]))
    read_layout(page)
    spent = []
    for _ in range(5):
        start = time.process_time()
        read_layout(page)
        spent.append(time.process_time() - start)
    assert min(spent) < 0.1  # 200 lines; far above what it takes on an idle machine


def test_a_saved_page_tells_its_links() -> None:
    paragraph = (
        "Warga membangun jembatan bambu sepanjang dua puluh meter secara gotong royong pada akhir pekan kemarin."
    )
    markup = (
        "<h1>Warga Bangun Jembatan Bambu</h1><p>Senin, 3 Maret 2025 10:00 WIB</p>"
        f"<p>BANDUNG - {paragraph}</p><p>{paragraph} Kepala desa hadir.</p>"
        "<p><a href=/1>harga cabai rawit di pasar naik lagi pekan ini</a></p>"
        f"<p>{paragraph} Anak sekolah senang.</p>"
        "<div><a href=/2><h3>Timnas menang tiga gol atas tamunya</h3></a>"
        "<a href=/3>Gempa kecil terasa di Ambon pagi ini</a></div>"
    )
    [document] = read(Source("simpan.html", f"<html><body>{markup}</body></html>".encode()))
    assert isinstance(document, Document)
    layout = read_layout(document)
    assert [(h.text[:12], h.block) for h in layout.headlines] == [
        ("harga cabai ", "inline"), ("Timnas menan", "other"), ("Gempa kecil ", "other"),
    ]  # fmt: skip
    assert all(line.certain for line in layout.lines if line.role == "link")
    assert sum(line.role == "body" for line in layout.lines) == 3
