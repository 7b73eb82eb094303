"""Articles as Nexis and Factiva export them: each with its title, day, source, author and section."""

from __future__ import annotations

import io

import pytest
from docx import Document as Word

from core.model import Document, ParsedDocument
from core.parse import parse_all
from core.reading import Source, read

WRAPPED = (
    "Warga membangun jembatan bambu sepanjang dua puluh meter secara\n"
    "gotong royong pada akhir pekan kemarin, kata Rina Hartati, ketua\npanitia setempat."
)
PARAGRAPH = WRAPPED.replace("\n", " ")
CLASSIC = f"""
                               1 of 2 DOCUMENTS


                              Kabar Contoh

                           March 12, 2025 Wednesday
                               Final Edition

Jembatan Bambu Dibangun Warga Dua
Dusun

BYLINE: By Rina Hartati

SECTION: DAERAH; Pg. 3

LENGTH: 120 words

DATELINE: Kendal

BODY:

{WRAPPED}

   {WRAPPED}

LOAD-DATE: March 13, 2025

LANGUAGE: BAHASA INDONESIA

PUBLICATION-TYPE: Newspaper

                     Copyright 2025 Kabar Contoh
                           All Rights Reserved


                               2 of 2 DOCUMENTS


                              Kabar Contoh

                           March 14, 2025 Friday

Harga Cabai Turun

LENGTH: 90 words

{WRAPPED}

LOAD-DATE: March 15, 2025
"""
NEWER = f"""Date and Time: Wednesday, March 19, 2025 10:00:00 AM WIB
Job Number: 12345
Documents (2)
1. Jembatan Bambu Dibangun Warga Dua Dusun
2. Harga Cabai Turun

Jembatan Bambu Dibangun Warga Dua Dusun
Kabar Contoh
March 12, 2025 Wednesday

Copyright 2025 PT Kabar Contoh All Rights Reserved

Section: DAERAH
Length: 120 words
Byline: Rina Hartati

Body

{PARAGRAPH}
{PARAGRAPH}

Load-Date: March 13, 2025

End of Document

Harga Cabai Turun
Kabar Contoh
March 14, 2025 Friday

Copyright 2025 PT Kabar Contoh All Rights Reserved

Length: 90 words

Body

{PARAGRAPH}

Load-Date: March 15, 2025

End of Document
"""
READABLE = f"""
Daerah
Jembatan Bambu Dibangun Warga Dua Dusun
By Rina Hartati
120 words
12 March 2025
08:15
Kabar Contoh
KABCON
Indonesian
Copyright 2025 PT Kabar Contoh

{PARAGRAPH}

{PARAGRAPH}

Document KABCON0020250312el3c00001

Harga Cabai Turun
90 kata
14 Maret 2025
Kabar Contoh
KABCON
Bahasa Indonesia
© 2025 PT Kabar Contoh

{PARAGRAPH}

Dokumen KABCON0020250314el3e00002
"""
CODED = f"""SE  DAERAH
HD
Jembatan Bambu Dibangun Warga Dua Dusun
BY  Rina Hartati
WC  120 words
PD  12 March 2025
SN  Kabar Contoh
SC  KABCON
LA  Indonesian
CY  Copyright 2025
LP
{PARAGRAPH}

TD
{PARAGRAPH}

NS
gpol : Domestic Politics
AN
Document KABCON0020250312el3c00001

HD  Harga Cabai Turun
WC  90 words
PD  14 March 2025
SN  Kabar Contoh
LP  {PARAGRAPH}
Document KABCON0020250314el3e00002
"""
EXPORTS = {"Nexis": CLASSIC, "Nexis Uni": NEWER, "Factiva": READABLE, "Factiva with codes": CODED}


def parsed(text: str) -> list[ParsedDocument]:
    pages = list(parse_all(Source("ekspor.txt", text.encode())))
    assert all(isinstance(page, ParsedDocument) for page in pages), pages
    return [page for page in pages if isinstance(page, ParsedDocument)]


@pytest.mark.parametrize("export", EXPORTS)
def test_each_article_of_an_export_is_a_page_with_what_its_head_says(export: str) -> None:
    first, second = parsed(EXPORTS[export])
    assert first.document.text == f"Jembatan Bambu Dibangun Warga Dua Dusun\n{PARAGRAPH}\n{PARAGRAPH}\n"
    assert second.document.text == f"Harga Cabai Turun\n{PARAGRAPH}\n"
    assert first.document.name == "ekspor.txt#1"
    for page, title, day in (
        (first, "Jembatan Bambu Dibangun Warga Dua Dusun", "2025-03-12"),
        (second, "Harga Cabai Turun", "2025-03-14"),
    ):
        assert page.layout.title and page.layout.title.cut(page.document.text) == title
        assert page.published and (page.published.value, page.published.source) == (day, "metadata")
        assert page.captured is None  # the day on which a press database loaded it is no capture
        assert page.layout.site == "Kabar Contoh"
        assert {line.role for line in page.layout.lines} == {"title", "body"}
    assert first.layout.author and first.layout.author.text == "Rina Hartati"
    assert second.layout.author is None


@pytest.mark.parametrize("export", ["Nexis", "Nexis Uni", "Factiva with codes"])
def test_the_section_is_what_the_head_says(export: str) -> None:
    first, second = parsed(EXPORTS[export])
    assert first.layout.section and first.layout.section.text == "DAERAH"
    assert second.layout.section is None


def test_an_export_as_word_is_read_alike() -> None:
    document = Word()
    for line in NEWER.split("\n"):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    pages = list(read(Source("ekspor.docx", out.getvalue()), {}))
    assert [page.facts.title for page in pages if isinstance(page, Document)] == [
        "Jembatan Bambu Dibangun Warga Dua Dusun",
        "Harga Cabai Turun",
    ]


def test_an_article_that_speaks_of_documents_is_no_export() -> None:
    text = (
        f"Polisi Sita Berkas\n{PARAGRAPH}\n3 of 5 documents\n{PARAGRAPH}\nDocument ABC00123\n{PARAGRAPH}\n"
        f"Length: dua meter\n{PARAGRAPH}\n"
    )
    [page] = parsed(text)
    assert page.document.text == text
