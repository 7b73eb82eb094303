"""The order of the rules: the first that classifies a line decides, and each step has the reason for its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core.layout import line_rules as rules
from core.layout.line_features import LineFeatures
from core.layout.line_rules import Classification
from core.layout.page_context import PageContext

Rule = Callable[[int, LineFeatures, PageContext], Classification | None]


@dataclass(frozen=True, slots=True)
class Step:
    """A rule at its place in the chain.

    `before` is the plain name of a rule that must come later, `why` is the reason, and `example` is a line that
    both would classify; its page is in tests/cases/rule_chain.json, which the tests read.
    """

    name: str
    rule: Rule
    before: str | None
    why: str
    example: str


CHAIN: tuple[Step, ...] = (
    Step(
        "title", rules.title, "linked headline",
        "Before linked headlines, because many sites make the title a link to its own page.",
        "Petani Waluran Panen Cabai Perdana",
    ),
    Step(
        "linked headline", rules.linked, "paragraph",
        "Before paragraphs, because only the markup shows that a sentence between two paragraphs is promotion.",
        "Pendaftaran lomba masak tingkat kecamatan dibuka sampai akhir bulan, simak syarat dan hadiahnya di sini.",
    ),
    Step(
        "paragraph", rules.paragraph, "date line",
        "Before date lines, because a sentence that names several days has hardly any other words.",
        "Lelang dibuka Senin, 17 Maret 2025, ditutup Jumat, 21 Maret 2025 pukul 15.00 WIB.",
    ),
    Step(
        "inline marker", rules.marker, "list heading",
        "Before list headings, because a marker may be followed by the name of a list as if it were a headline.",
        "Baca juga: Berita Terpopuler",
    ),
    Step(
        "lone mark", rules.lone_mark, "credits",
        "Before credits, because the mark of a rank and the mark of a tag are both “#”.",
        "#",
    ),
    Step(
        "list heading", rules.heading, "site furniture",
        "Before site furniture, because the name of a list (Foto, Video) is also an item of the site's menu.",
        "Video",
    ),
    Step(
        "address", rules.address, "date line",
        "Before date lines, because an address may have a date in its path.",
        "https://kabardesa.id/12-03-2025/panen-cabai",
    ),
    Step(
        "date line", rules.date_line, "site furniture",
        "Before site furniture, because the time that reading takes is often on the line of the article's date.",
        "Terbit 12 Maret 2025 08:15 3 menit baca",
    ),
    Step(
        "signature", rules.signature, "between title and article",
        "Before the rule for lines between title and article, which takes what ends with a bracket for a caption.",
        "(rin/dit)",
    ),
    Step(
        "site furniture", rules.site_furniture, "credits",
        "Before credits, because a link to the newsroom or to all tags names no author and no tag.",
        "Redaksi",
    ),
    Step(
        "credits", rules.credits_line, "between title and article",
        "Before the rule for lines between title and article, which takes what ends with a full stop for a caption.",
        "Editor: Dian Puspita, S.Sos.",
    ),
    Step(
        "between title and article", rules.before_article, "under a list heading",
        "Before lists, because above the first paragraph a picture's caption may follow a list that is still open.",
        "Petani memilah cabai di halaman balai desa Waluran. (KABARDESA.ID/Rini)",
    ),
    Step(
        "between paragraphs", rules.inside_article, "outside the article",
        "Before the rule for lines outside the article, which takes a subheading for a link of its own.",
        "Harga cabai di tingkat petani mulai naik",
    ),
    Step(
        "under a list heading", rules.listed, "outside the article",
        "Before the rule for lines outside lists, which would lose the block that the heading names.",
        "Warga Cikaret Gelar Lomba Perahu Naga",
    ),
    Step(
        "outside the article", rules.outside, "rest",
        "Before the rest, because a headline, a summary or a tag differs from a menu item only in how it is written.",
        "Jembatan Gantung Sukamaju Selesai Diperbaiki",
    ),
    Step("rest", rules.rest, None, "Last, because it classifies every line that is left.", "Suara Pembaca"),
)  # fmt: skip


def classify_line(i: int, page: PageContext) -> Classification:
    """The classification by the first rule that classifies line `i` of `page`."""
    return deciding_step(i, page)[1]


def deciding_step(i: int, page: PageContext) -> tuple[int, Classification]:
    """The place in the chain of the first rule that classifies line `i` of `page`, and its classification."""
    line = page.lines[i]
    for place, step in enumerate(CHAIN):
        found = step.rule(i, line, page)
        if found is not None:
            return place, found
    raise AssertionError("the last rule classifies every line")
