"""Made-up pages with the role of each line, from which the layout model learns what layouts have in common.

A page is put together by a grammar of layouts: what is on top, how title and credits are written, what kind of article it is,
what is between its paragraphs, and how the lists around it are headed and their items accompanied. The words of sites
are in page_phrases.toml; headlines and sentences are filler, of which the model keeps no word.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PHRASES = tomllib.loads((Path(__file__).parent / "page_phrases.toml").read_text(encoding="utf-8"))
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu", "Jum'at", "Ahad")
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip
SITES = (
    "Warta", "Kabar", "Suara", "Radar", "Lintas", "Harian", "Media", "Portal", "Berita", "Pos", "Tribun", "Info", "Sorot", "Cakra",
)  # fmt: skip
AREAS = (
    "Nusa",
    "Kota",
    "Desa",
    "Jaya",
    "Kita",
    "Timur",
    "Pagi",
    "Rakyat",
    "Lestari",
    "Muda",
    "Bahari",
    "Pelita",
    "Utama",
)
SIGNATURES = (
    "(red)",
    "(*)",
    "(ang/dep)",
    "[bas/but]",
    "(jpnn)",
    "(OL-2)",
    "(mhd)",
    "(dil/jpnn)",
    "(H-3)",
    "(fik/ega)",
    "(**)",
)

Line = tuple[str, str]


@dataclass(frozen=True)
class Filler:
    """Headlines, sentences and names of persons to fill pages with."""

    headlines: Sequence[str]
    sentences: Sequence[str]
    names: Sequence[str]


class Page:
    """One page while it is being made; every choice comes from its own random numbers."""

    def __init__(self, rng: random.Random, filler: Filler) -> None:
        self.rng, self.filler = rng, filler
        self.lines: list[Line] = []
        self.name = rng.choice(SITES) + rng.choice(("", " ")) + rng.choice(AREAS)
        self.site = rng.choice(
            (self.name, self.name.replace(" ", "").lower() + rng.choice((".com", ".id", ".co.id", ".net")))
        )
        self.year = rng.randint(2015, 2026)
        self.long = rng.random() < 0.7
        self.dateline = rng.random() < 0.6
        self.sentence_case = rng.random() < 0.13
        self.title = self.headline()
        self.style = rng.choice((str, str, str, str.upper, str.capitalize))
        self.clock = rng.choice((":", ".", ":"))

    # --- chance and filler ---

    def often(self, chance: float) -> bool:
        return self.rng.random() < chance

    def one(self, *path: str) -> str:
        group: Any = PHRASES
        for step in path:
            group = group[step]
        return self.fill(self.rng.choice(group))

    def fill(self, phrase: str) -> str:
        for name, value in (("site", self.name), ("year", self.year), ("n", self.rng.randint(2, 40))):
            phrase = phrase.replace(f"{{{name}}}", str(value))
        if "{" in phrase:
            phrase = phrase.replace("{section}", self.rng.choice(PHRASES["sections"])).replace("{topic}", self.topic())
            phrase = phrase.replace("{name}", self.person())
        return phrase

    def headline(self) -> str:
        """A headline, in the case that the site writes; some sites capitalise the first word and names alone."""
        found = self.rng.choice(self.filler.headlines)
        if not self.sentence_case:
            return found
        first, *rest = found.split()
        return " ".join((first, *(word if self.rng.random() < 0.25 else word.lower() for word in rest)))

    def short_headline(self) -> str:
        """The first words of a headline: sites have titles of two to four words too."""
        words = self.headline().split()
        return " ".join(words[: self.rng.randint(2, 5)]).rstrip(",:;-")

    def sentence(self, least: int = 30, most: int = 400) -> str:
        found = self.rng.choice(self.filler.sentences)
        for _ in range(20):
            if least <= len(found) <= most:
                break
            found = self.rng.choice(self.filler.sentences)
        return found

    def paragraph(self) -> str:
        count = self.rng.choice((1, 1, 1, 2, 2, 3, 4)) if self.long else 1
        return " ".join(self.sentence() for _ in range(count))

    def person(self) -> str:
        return self.rng.choice(self.filler.names)

    def topic(self) -> str:
        words = self.headline().split()
        start = self.rng.randrange(max(1, len(words) - 2))
        text = " ".join(words[start : start + self.rng.randint(1, 3)]).strip(",.:;\"'?!")
        return self.rng.choice((text, text.lower(), text.title())) or "banjir"

    def many_words(self) -> str:
        """A topic of several words, as menus of topics have."""
        words = self.headline().split()
        return " ".join(words[: self.rng.randint(3, 5)]).strip(",.:;\"'?!")

    def add(self, role: str, *texts: str) -> None:
        self.lines += [(text, role) for text in texts if text.strip()]

    def label(self, text: str) -> str:
        return str(self.style(text))

    # --- dates ---

    def date(self) -> str:
        rng, month = self.rng, self.rng.choice(MONTHS)
        day, year = rng.randint(1, 28), self.year
        plain = rng.choice((
            f"{day} {month} {year}", f"{day:02} {month} {year}", f"{day} {month[:3]} {year}", f"{day:02}/{rng.randint(1, 12):02}/{year}",
            f"{rng.choice(DAYS)}, {day} {month} {year}", f"{rng.choice(DAYS)}, {day:02} {month[:3]} {year}", f"{rng.choice(DAYS)} {day:02} {month[:3]} {year}",
        ))  # fmt: skip
        return plain + (self.rng.choice((", ", " | ", " - ", " ", " pukul ")) + self.time() if self.often(0.5) else "")

    def time(self) -> str:
        zone = self.rng.choice((" WIB", " WIB", "", " WITA"))
        return f"{self.rng.randint(0, 23):02}{self.clock}{self.rng.randint(0, 59):02}{zone}"

    def ago(self) -> str:
        number = self.rng.randint(1, 59)
        return self.rng.choice((
            f"{number} menit lalu", f"{number} menit yang lalu", f"{number % 20 + 1} jam lalu", f"{number % 20 + 1} jam yang lalu", f"{number} minutes ago",
            f"{number % 7 + 1} hari lalu", "about 1 hour ago", f"{number % 11 + 1} bulan lalu", f"{number % 20 + 1} hours ago", "Baru saja",
        ))  # fmt: skip


# --- above the article ---


def top(page: Page) -> None:
    rng = page.rng
    if page.often(0.15):
        page.add("furniture", page.date())
    if page.often(0.12):
        page.add("title", page.title + rng.choice(("", " - " + page.name, " | " + page.site)))
    if page.often(0.1):
        for _ in range(rng.randint(2, 7)):
            page.add(
                "furniture",
                f"{rng.choice(('IHSG', 'LQ45', 'BBCA', 'USD/IDR', 'EMAS', 'TLKM', 'JII'))} {rng.randint(1, 9)}.{rng.randint(100, 999)},{rng.randint(10, 99)} {rng.choice('+-')}{rng.random():.2f}%".replace(
                    ".0", ",0"
                ),
            )
    menu(page, rng.choice((0, 2, 4, 6, 10, 20)))
    if page.often(0.07):
        for _ in range(rng.randint(2, 8)):
            stocked_menu(page)
    elif page.often(0.3):
        for _ in range(rng.randint(1, 2)):
            early_list(page)
    if page.often(0.06):
        page.add("furniture", *(page.one("forms") for _ in range(rng.randint(1, 4))))
    if page.often(0.04):
        page.add("heading", "Headline")
        page.add("teaser", *(page.sentence(70, 200) for _ in range(rng.randint(1, 2))))
    if page.often(0.2):
        menu(page, rng.randint(1, 4))
    crumbs(page)


def menu(page: Page, size: int) -> None:
    if size and page.often(0.12):
        for _ in range(page.rng.choice((1, 1, 3))):
            names = [page.rng.choice(PHRASES["sections"] + PHRASES["menu"]) for _ in range(page.rng.randint(3, 14))]
            page.add("furniture", page.rng.choice((" ", " ", " | ", " · ", " - ")).join(names))
        return
    if size and page.often(0.12):
        page.add("furniture", *(page.many_words().title() for _ in range(page.rng.randint(2, 6))))
    for _ in range(size):
        unknown = page.topic().title() if page.often(0.4) else page.rng.choice(PHRASES["sections"])
        page.add("furniture", page.label(page.rng.choice((page.one("menu"), unknown, unknown))))
    if size and page.often(0.3):
        page.add("furniture", page.site)


def stocked_menu(page: Page) -> None:
    """A menu that has some headlines under each of its sections."""
    menu(page, page.rng.randint(1, 7))
    page.add("link", *(page.headline() for _ in range(page.rng.randint(2, 6))))


def early_list(page: Page) -> None:
    kind = page.rng.choice(("popular", "latest", "choice", "other"))
    heading = page.label(page.one("headings", kind))
    item = item_format(page)
    count = page.rng.randint(1, 5)
    if page.often(0.12):
        page.add("link", page.headline())
        page.add("heading", heading)
    elif page.often(0.85):
        page.add("heading", heading)
    for place in range(count):
        item(place + 1, page.headline())
    if page.often(0.3):
        page.add("furniture", page.one("closers"))


def crumbs(page: Page) -> None:
    section, below = page.rng.choice(PHRASES["sections"]), page.rng.choice(PHRASES["sections"])
    choice = page.rng.randrange(6)
    if choice == 0:
        mark = page.rng.choice((" > ", " / ", " › ", " » ", " | "))
        page.add(
            "furniture",
            page.rng.choice(("Home", "Beranda", page.name))
            + mark
            + section
            + (mark + below if page.often(0.5) else ""),
        )
    elif choice == 1:
        page.add("furniture", page.rng.choice(("Home", "Beranda")), section, below)
    elif choice == 2:
        page.add("furniture", page.label(section))
    elif choice == 3:
        page.add("furniture", section, page.rng.choice("/>|»"), below)


# --- title and credits ---


def head(page: Page) -> None:
    if page.often(0.08):  # the picture above the title
        page.add("caption", caption(page))
        page.add("furniture", page.rng.choice(PHRASES["sections"]) if page.often(0.5) else "")
    if page.often(0.92):
        page.add("title", page.title.upper() if page.often(0.03) else page.title)
    if page.often(0.08):
        page.add("link", page.headline())
        if page.often(0.5):
            page.add("furniture", page.date())
    if page.often(0.07):
        page.add("body", page.sentence(60, 220))
    parts: list[Callable[[Page], None]] = [byline, share]
    page.rng.shuffle(parts)
    if page.often(0.88):
        for part in parts:
            part(page)


def byline(page: Page) -> None:
    rng, name = page.rng, page.person()
    date = (
        rng.choice(("", "", "Terbit ", "Diterbitkan ", "Diperbarui ", "Published ", "Posted on ", "- ")) + page.date()
    )
    author = rng.choice((
        name, f"Oleh {name}", f"Oleh: {name}", f"Penulis: {name}", f"Penulis : {name}", f"Reporter: {name}", f"{name}, {page.person()}",
        f"By {name}", f"{name} - {page.name}", "Redaksi", f"Tim {page.name}", f"Rep: {name}/ Red: {page.person()}", f"oleh {name}",
        f"{name}, {page.person()}, {page.person()}", f"{name}, {page.person()} dan {page.person()}", f"Laporan {name}", f"Editor: {name}",
    ))  # fmt: skip
    form = rng.randrange(7)
    if form == 0:
        page.add("meta", f"{author}{rng.choice((' - ', ' | ', ', '))}{date}")
    elif form == 1:
        page.add("meta", date)
    elif form == 2:
        page.add("meta", rng.choice(("oleh", "Oleh :", "Penulis", "Reporter", "Editor", "By")), name)
        if page.often(0.4):
            page.add("meta", page.person())
        page.add("meta", date)
    elif form == 3:
        page.add("meta", date, author)
    elif form == 4:
        page.add("meta", author, date, rng.choice((f"Editor {page.person()}", f"Editor: {page.person()}", "")))
    elif form == 5:
        page.add("meta", author)
        if page.often(0.4):
            page.add("meta", name)
        page.add("meta", date)
    else:
        page.add("meta", author, date)
    if page.often(0.1):
        page.add("meta", f"Terakhir diperbarui pada {page.date()}" + (f" oleh {name}" if page.often(0.5) else ""))


def share(page: Page) -> None:
    for _ in range(page.rng.choice((0, 0, 1, 2, 3, 6))):
        page.add("furniture", page.one("share"))


def caption(page: Page, *, credited: float = 0.75) -> str:
    text = page.sentence(25, 170).rstrip(".")
    if not page.often(credited):
        return text + page.rng.choice((".", "", "."))
    who = page.rng.choice(
        (
            page.person(),
            "Istimewa",
            "Dok. Polres",
            "ANTARA FOTO/" + page.person(),
            "Freepik",
            f"{page.name}/{page.person()}",
            "Ist",
            "Pexels",
            f"dok {page.person()}",
        )
    )
    return page.rng.choice((
        f"{text}. ({who})", f"{text} (Foto: {who})", f"{text}. Foto: {who}", f"{text} / {who}", f"{text}. © {who}", f"{text}./Copyright {who}", f"{text} [Foto: {who}]",
        f"{text}. (FOTO : {who})", f"{text} ({page.site}/{page.person()})", f"{text} -{who}-", f"Foto: {text}", f"Ilustrasi {text[0].lower()}{text[1:]}. ({who})", f"{text} | {who}",
        f"{' '.join(text.split()[:2]).upper()}: {text}. ({who})", f"Keterangan foto: {text}.", f"{text}. Dok: {who}", f"{text}. Dok. {who}",
    ))  # fmt: skip


# --- the article ---


def article(page: Page) -> None:
    if page.often(0.7):
        page.add("caption", caption(page))
        if page.often(0.07):
            page.add("caption", "Sumber :", page.rng.choice(("Antara", page.person())))
    if page.often(0.1):
        page.add(
            "furniture",
            *page.rng.choice(
                (("Daftar Isi", "Lihat Selengkapnya"), ("Daftar Isi",), ("Ringkasan Berita",), (page.one("notices"),))
            ),
        )
    if page.often(0.08):
        page.add(
            "furniture", page.rng.choice(("Ringkasan", "Intinya Sih", "Baca 10 detik", "Poin Penting", "Key Points"))
        )
        for _ in range(page.rng.randint(2, 4)):
            page.add("body", page.rng.choice(("", "- ", "• ")) + page.sentence(30, 140))
    kind = page.rng.choice(KINDS)
    kind(page)
    if page.often(0.05):
        page.add("body", page.one("body", "ends"))


def opening(page: Page) -> str:
    place = page.rng.choice(("JAKARTA", "SURABAYA", "KENDARI", "Bandung", "Jakarta", "MAGELANG", "Makassar", "KEDIRI"))
    lead = page.rng.choice((
        f"{place} - ", f"{place}, {page.site} - ", f"{page.site}, {place} -- ", f"{page.name} - ", f"{place}, {page.name} – ", "", "", f"{page.site.upper()}, {place} – ",
        f"{place} ({page.name}) - ",
    ))  # fmt: skip
    return (lead if page.dateline else "") + page.paragraph()


def between(page: Page, chance: float = 0.28) -> None:
    """What sites put between two paragraphs."""
    if not page.often(chance):
        return
    form = page.rng.choice(
        (
            "ad",
            "ad",
            "marker",
            "marker",
            "marker",
            "bare",
            "bare",
            "caption",
            "unmarked",
            "list",
            "list",
            "notice",
            "fold",
            "embed",
        )
    )
    if form == "ad":
        for _ in range(page.rng.choice((1, 1, 2))):
            page.add("furniture", page.one("ads"))
    elif form == "marker":
        end = ")" if (mark := page.one("inline", "before")).startswith("(") else ""
        page.add("inline", f"{mark} {page.headline()}{end}")
    elif form == "bare":
        page.add("inline", page.one("inline", "bare"))
        for _ in range(page.rng.choice((1, 1, 2, 3))):
            page.add("inline", page.headline())
    elif form == "caption":
        page.add("caption", caption(page))
    elif form == "unmarked":
        page.add("inline", page.headline())
    elif form == "list":
        if page.often(0.5):
            block(page, page.rng.choice(("choice", "related", "other", "popular")), page.rng.randint(2, 3))
            page.add("furniture", page.one("closers") if page.often(0.3) else "")
    elif form == "notice":
        page.add("furniture", page.one("notices"))
    elif form == "embed":
        page.add("furniture", page.one("embeds"))
    else:
        page.add("furniture", "Baca selengkapnya di sini" if page.often(0.5) else page.one("pages"))


def news(page: Page) -> None:
    page.add("body", opening(page))
    for _ in range(page.rng.choice((0, 2, 4, 5, 7, 10))):
        between(page)
        if page.often(0.06):
            page.add("body", page.one("body", "subheads"))
        if page.often(0.06):
            page.add("body", page.sentence(15, 60))
        if page.often(0.06):
            announced(page)
        page.add("body", page.paragraph())


def announced(page: Page) -> None:
    """A sentence that announces a list, and its points: numbered, bulleted, or a table."""
    page.add(
        "body",
        page.rng.choice(
            (
                "Berikut daftarnya:",
                "Adapun syaratnya:",
                "Berikut rinciannya.",
                "Yayasan mendesak pemerintah:",
                page.sentence(30, 90).rstrip(".") + ":",
            )
        ),
    )
    if page.often(0.25):
        page.add("body", *page.rng.sample(PHRASES["body"]["table"], page.rng.randint(3, 6)))
        return
    mark = page.rng.choice(("{}. ", "{}. ", "- ", "• ", "", "{}) ", "({}) "))
    headlines = page.often(0.3)
    for place in range(1, page.rng.randint(3, 8)):
        text = (
            page.headline()
            if headlines
            else page.rng.choice((page.one("body", "facts"), page.one("body", "items"), page.sentence(20, 110)))
        )
        page.add("body", mark.format(place) + text)


def listicle(page: Page) -> None:
    """A list article or round-up: numbered subheads, also written as headlines, each with its paragraphs."""
    news_lead(page)
    mark = page.rng.choice(("{}. ", "{}. ", "{}. ", "{}) ", "", "#{} "))
    real = bool(mark) and page.often(0.5)
    for place in range(1, page.rng.randint(4, 11)):
        between(page, 0.2)
        item = (
            page.headline()
            if real
            else page.rng.choice((page.one("body", "items"), page.short_headline(), page.topic().title()))
        )
        page.add("body", mark.format(place) + item)
        for _ in range(page.rng.choice((1, 1, 1, 2, 2, 3))):
            if page.often(0.1):
                page.add("caption", caption(page))
            page.add("body", page.paragraph() if page.often(0.8) else page.sentence(30, 120))
        if page.often(0.15):
            page.add("furniture", page.rng.choice(("Baca selengkapnya di sini", "Selengkapnya", "Lihat foto")))
    if page.often(0.5):
        page.add("body", page.paragraph())


def news_lead(page: Page) -> None:
    page.add("body", opening(page))
    for _ in range(page.rng.randint(0, 2)):
        between(page, 0.15)
        page.add("body", page.paragraph())


def live(page: Page) -> None:
    """A live report: clock times alone on their lines, each with its paragraph."""
    if page.often(0.5):
        page.add("furniture", "Terbaru", "Terlama")
    if page.often(0.5):
        news_lead(page)
    zone = page.rng.choice((" WIB", "", " WIB", " WITA"))
    for _ in range(page.rng.randint(4, 12)):
        page.add(
            "body",
            page.rng.choice(("", "", "Pukul "))
            + f"{page.rng.randint(0, 23):02}{page.clock}{page.rng.randint(0, 59):02}{zone}",
        )
        if page.often(0.2):
            page.add("body", page.headline())
        page.add("body", page.rng.choice((page.paragraph(), page.sentence(25, 120))))
        between(page, 0.15)
    if page.often(0.5):
        page.add("furniture", page.one("closers"))


def gallery(page: Page) -> None:
    """A gallery: nothing but captions, and at most a short text."""
    fixed = page.rng.choice(
        (f" (FOTO : {page.name}/{page.person()})", f" ({page.site}/{page.person()})", f" Foto: {page.person()}")
    )
    total = page.rng.randint(3, 9)
    counter = page.rng.randrange(3)
    for place in range(1, total + 1):
        if counter == 1:
            page.add(
                "furniture", page.rng.choice((f"{place}/{total}", f"{place} / {total}", f"Foto {place} dari {total}"))
            )
        bare = counter == 1 and page.often(0.3)  # only a counter shows then that it is a caption
        page.add("caption", page.sentence(30, 180).rstrip(".") + "." + ("" if bare else fixed))
        if page.often(0.1):
            page.add("furniture", page.one("ads"))
    if counter == 2:
        page.add("furniture", f"Foto 1 dari {total}", "<<", ">>")
    for _ in range(page.rng.choice((0, 1, 2))):
        page.add("body", opening(page))


def interview(page: Page) -> None:
    news_lead(page)
    for question in page.rng.sample(PHRASES["body"]["questions"], page.rng.randint(4, 9)):
        between(page, 0.12)
        page.add("body", question)
        for _ in range(page.rng.choice((1, 1, 2))):
            page.add("body", page.rng.choice((page.paragraph(), page.sentence(30, 120))))


def sections(page: Page) -> None:
    """An article in parts: opinion, sermon, fact check, report, recipe."""
    news_lead(page)
    for _ in range(page.rng.randint(2, 6)):
        between(page, 0.2)
        head = page.rng.choice((page.one("body", "subheads"), page.one("body", "subheads"), page.short_headline()))
        page.add("body", head)
        for _ in range(page.rng.choice((1, 2, 2, 3))):
            between(page, 0.1)
            page.add("body", page.paragraph())
        if page.often(0.15):
            announced(page)


def match_report(page: Page) -> None:
    news(page)
    page.add(
        "body",
        "Susunan pemain",
        f"Tuan rumah (4-3-3): {page.person()}; {page.person()}, {page.person()}, {page.person()}; {page.person()}",
    )
    page.add(
        "body", f"Tim tamu (3-5-2): {page.person()}; {page.person()}, {page.person()}; {page.person()}, {page.person()}"
    )
    if page.often(0.7):
        page.add("furniture", *PHRASES["body"]["standings"])


def continued(page: Page) -> None:
    """A later page of an article: it begins in the middle, and pages are offered below."""
    if page.often(0.6):
        page.add("furniture", f"Halaman {page.rng.randint(2, 3)} dari {page.rng.randint(3, 5)}")
    for _ in range(page.rng.randint(2, 6)):
        between(page, 0.2)
        page.add("body", page.paragraph())
    if page.often(0.4):
        page.add("furniture", "Halaman Selanjutnya")
        page.add("body", page.sentence(60, 160)[:-12].rsplit(" ", 1)[0] + " ...")
    page.add("furniture", *[page.one("pages") for _ in range(page.rng.randint(1, 5))])


def brief(page: Page) -> None:
    """A video or a note: one or two short paragraphs."""
    for _ in range(page.rng.choice((1, 1, 2))):
        page.add("body", page.rng.choice((opening(page), page.sentence(60, 200))))


def release(page: Page) -> None:
    news(page)
    announced(page)
    page.add("body", page.rng.choice(("-SELESAI-", "***", "# # #")))
    page.add("meta", *[page.fill(text) for text in page.rng.sample(PHRASES["body"]["releases"], 3)])


KINDS = (
    news, news, news, news, news, news, news, listicle, listicle, listicle, live, gallery, interview, sections, sections, sections, match_report, continued,
    brief, release,
)  # fmt: skip


# --- below the article ---


def foot(page: Page) -> None:
    parts: list[Callable[[Page], None]] = [credits_below, tags, share, notice]
    page.rng.shuffle(parts)
    for part in parts:
        if page.often(0.6):
            part(page)
    if page.often(0.15):
        page.add("meta", page.person(), page.one("body", "bios"))
    if page.often(0.12):
        page.add("furniture", *[page.one("pages") for _ in range(page.rng.randint(1, 4))])
    if page.often(0.08):
        page.add("furniture", "Sebelumnya")
        page.add("link", page.headline())
        page.add("furniture", "Selanjutnya")
        page.add("link", page.headline())
    if page.often(0.15):
        discussion(page)
    if page.often(0.06):
        page.add("furniture", page.one("body", "comment_frames"))
        page.add("title", page.title)
    if page.often(0.07):
        lead = next((text for text, role in page.lines if role == "body"), "")
        page.add("furniture", " ".join(lead.split()[:18]) + " ..." if lead else "")
    if page.often(0.07):
        mark = page.rng.choice(("- ", "- ", "", "• "))
        page.add("link", *(mark + page.headline() for _ in range(page.rng.randint(2, 10))))
    if page.often(0.06):
        page.add("inline", f"{page.one('inline', 'before').lstrip('(')} {page.headline()}")
    signed = any(text.endswith(SIGNATURES) for text, _ in page.lines[-12:])
    if page.often(0.15 if signed else 0.01):
        page.add("teaser", *(page.sentence(60, 220) for _ in range(page.rng.randint(1, 3))))


def credits_below(page: Page) -> None:
    name, other = page.person(), page.person()
    form = page.rng.randrange(6)
    last = page.lines[-1] if page.lines else ("", "")
    if form == 0 and last[1] == "body" and page.often(0.6):
        page.lines[-1] = (f"{last[0]} {page.rng.choice(SIGNATURES)}", "body")
    elif form == 0:
        page.add("meta", page.rng.choice((*SIGNATURES, "(rin/dit)", "(*)", "[bas]", f"({name})", "(H-2)", "(sek/gal)")))
    elif form == 1:
        page.add("meta", f"Penulis: {name}", f"Editor: {other}")
    elif form == 2:
        page.add("meta", f"Editor : {name}")
        if page.often(0.5):
            page.add("meta", page.rng.choice((f"Sumber : {page.name}", "Sumber: Antara", f"Reporter: {other}")))
    elif form == 3:
        page.add("meta", "Editor", name)
    elif form == 4:
        page.add("meta", name, "Penulis")
    else:
        page.add("meta", f"Reporter: {name}", f"Penyunting: {other}")


def tags(page: Page) -> None:
    found = [page.topic() for _ in range(page.rng.randint(2, 6))]
    form = page.rng.randrange(6)
    if form == 0:
        page.add("meta", "Tags: " + page.rng.choice((", ", " ", "")).join(found))
    elif form == 1:
        page.add("meta", *(f"#{text}" for text in found))
    elif form == 2:
        page.add("meta", " ".join(f"#{text}" for text in found))
    elif form == 3:
        page.add("meta", *(f"# {text}" for text in found))
    elif form == 4:
        page.add("meta", *found)
    else:
        page.add("meta", page.one("tag_heads"), *found)


def notice(page: Page) -> None:
    for _ in range(page.rng.choice((1, 1, 2, 3))):
        page.add("furniture", page.one("notices"))


def discussion(page: Page) -> None:
    page.add("furniture", page.one("body", "comment_frames"))
    for _ in range(page.rng.randint(1, 4)):
        page.add("furniture", page.one("body", "users"), page.ago())
        page.add(
            "furniture",
            page.rng.choice((page.one("body", "comments"), page.one("body", "comments"), page.sentence(30, 140))),
        )
        if page.often(0.6):
            page.add("furniture", page.one("body", "comment_frames"))


# --- lists ---


def item_format(page: Page) -> Callable[[int, str], None]:
    """How the items of one list are written: a function that adds an item from its rank and its headline."""
    rng = page.rng
    upper = page.often(0.05)
    bullet = rng.choice(("", "", "", "", "", "", "", "- ", "- ", "• ", "{}. ", "{}", "| "))
    before = rng.choice(
        (
            "",
            "",
            "",
            "",
            "",
            "rank",
            "rank",
            "rank",
            "rank+section",
            "section",
            "section+date",
            "date",
            "dash",
            "alt",
            "length",
            "rank+date",
            "section+ago",
        )
    )
    after = rng.choice(
        (
            "",
            "",
            "",
            "",
            "date",
            "date",
            "ago",
            "section",
            "author",
            "section|date",
            "section+date",
            "views",
            "author+section",
            "teaser",
            "teaser+date",
            "teaser+ago",
            "section ago",
        )
    )
    prefix = rng.choice(("",) * 12 + ("date ", "section : ", "section date ", "network: "))
    suffix = rng.choice(
        ("",) * 14 + (" |", f" {rng.randint(1, 9)}.{rng.randint(100, 999)} views", f" ({rng.randint(1, 40)})")
    )
    short = 0.25 if page.often(0.2) else 0.03

    def small(kind: str, rank: int) -> None:
        for part in kind.split("+"):
            page.add(*_SMALL[part](page, rank))

    def add(rank: int, headline: str) -> None:
        text = page.short_headline() if page.often(short) and headline != page.title else headline
        text = text.upper() if upper else text
        if before:
            small(before, rank)
        lead = {"": "", "date ": page.date() + " ", "section : ": rng.choice(PHRASES["sections"]) + " : "}.get(
            prefix, rng.choice(PHRASES["sections"]) + (f" {page.date()} " if "date" in prefix else ": ")
        )
        glued = " " + page.headline() if page.often(0.01) else ""
        page.add("link", bullet.format(rank) + lead + text + glued + suffix)
        if page.often(0.03):
            page.add("furniture", page.one("ads"))
        if after:
            small(after, rank)

    return add


def _section(page: Page, rank: int) -> Line:
    return "furniture", page.label(page.rng.choice((page.rng.choice(PHRASES["sections"]), page.topic().title())))


_SMALL: dict[str, Callable[[Page, int], Line]] = {
    "rank": lambda page, rank: (
        "furniture",
        page.rng.choice((f"{rank}", f"{rank}", f"#{rank}", f"{rank}.", f"{rank:02}")),
    ),
    "section": _section,
    "date": lambda page, rank: ("furniture", page.date()),
    "ago": lambda page, rank: ("furniture", page.ago()),
    "dash": lambda page, rank: ("furniture", "-"),
    "alt": lambda page, rank: (
        "caption",
        page.one("alt") if page.often(0.5) else caption(page, credited=0.1).rstrip("."),
    ),
    "length": lambda page, rank: ("furniture", f"{page.rng.randint(0, 20):02}:{page.rng.randint(0, 59):02}"),
    "author": lambda page, rank: ("furniture", page.person()),
    "section|date": lambda page, rank: (
        "furniture",
        f"{page.rng.choice(PHRASES['sections'])}{page.rng.choice((' | ', ' ', ' - ', ', '))}{page.date()}",
    ),
    "section ago": lambda page, rank: ("furniture", f"{page.rng.choice(PHRASES['sections'])} {page.ago()}"),
    "views": lambda page, rank: (
        "furniture",
        page.rng.choice((f"{rank * 211} views", f"Dibaca {rank * 97} kali", f"{rank * 3} Komentar")),
    ),
    "teaser": lambda page, rank: ("teaser", _teaser(page)),
}


def _teaser(page: Page) -> str:
    text = page.sentence(35, 190)
    return page.rng.choice(
        (
            text,
            text,
            text.rstrip("."),
            text[: max(40, len(text) // 2)].rsplit(" ", 1)[0] + page.rng.choice(("...", " ...", "…")),
        )
    )


def block(page: Page, kind: str, size: int, *, own: bool = False) -> None:
    """One list with its heading, which may be missing, or come after the first item."""
    item = item_format(page)
    headlines = [page.headline() for _ in range(size)]
    if own:
        headlines[page.rng.randrange(size)] = page.title
    heading = page.label(page.one("headings", kind) if page.often(0.93) else page.topic().title())
    where = page.rng.random()
    if where < 0.88:
        page.add("heading", heading + page.rng.choice(("", "", "", "", ":", " »")))
        if page.often(0.04):
            page.add("furniture", page.site, page.date())
        if page.often(0.04) and size > 2:
            page.add("furniture", *map(str, range(1, size + 1)))
    for rank, headline in enumerate(headlines, 1):
        item(rank, headline)
        if rank == 1 and 0.88 <= where < 0.93:
            page.add("heading", heading)


def lists(page: Page) -> None:
    kinds = ["related", "popular", "latest", "choice", "other", "other"]
    page.rng.shuffle(kinds)
    for kind in kinds[: page.rng.randint(1, 6)]:
        if page.often(0.08):
            tabs(page)
            continue
        block(page, kind, page.rng.randint(2, 8), own=page.often(0.2))
        if page.often(0.3):
            page.add("furniture", page.one("closers"))
            if page.often(0.2):
                item = item_format(page)
                for rank in range(1, page.rng.randint(2, 4)):
                    item(rank, page.headline())
        if page.often(0.12):
            page.add("furniture", page.rng.choice((page.one("ads"), page.one("notices"))))
    if page.often(0.06):
        page.add("heading", page.label(page.one("headings", "popular")))


def tabs(page: Page) -> None:
    """Two tabs on one line or on two, then their lists."""
    both, *_ = page.one("headings", "both").split("|popular")
    text = both.partition("|latest")[0].partition("|related")[0]
    if page.often(0.7):
        page.add("heading", page.label(text))
    else:
        page.add("heading", page.label(page.one("headings", "popular")), page.label(page.one("headings", "latest")))
    for turn in range(page.rng.choice((1, 2))):
        if turn:
            page.add("furniture", page.one("closers"))
        item = item_format(page)
        for rank in range(1, page.rng.randint(3, 6)):
            item(rank, page.headline())


def bottom(page: Page) -> None:
    for _ in range(page.rng.choice((0, 1, 3, 5, 8))):
        page.add("furniture", page.one("footer"))
    if page.often(0.1):
        menu(page, page.rng.randint(3, 15))


# --- pages ---


def small(page: Page) -> None:
    """A short page with hardly anything around its article, as excerpts and small sites have it."""
    if page.often(0.3):
        early_list(page)
    if page.often(0.9):
        page.add("title", page.title)
    if page.often(0.6):
        page.add("meta", page.date())
    if page.often(0.3):
        page.add(
            "meta", page.rng.choice((page.person(), f"Penulis: {page.person()}", f"{page.person()} - {page.name}"))
        )
    if page.often(0.2):
        page.add("caption", caption(page))
    for place in range(page.rng.randint(1, 5)):
        if place:
            between(page, 0.2)
        page.add("body", opening(page) if not place else page.rng.choice((page.paragraph(), page.sentence(40, 160))))
    if page.often(0.3):
        credits_below(page)
    if page.often(0.2):
        tags(page)
    for kind in page.rng.sample(("related", "popular", "latest", "choice", "other"), page.rng.randint(0, 3)):
        block(page, kind, page.rng.randint(1, 4), own=page.often(0.15))
    if page.often(0.2):
        bottom(page)


def make_page(rng: random.Random, filler: Filler) -> list[Line]:
    """The lines of a page with their roles."""
    page = Page(rng, filler)
    form = rng.random()
    if form < 0.1:
        small(page)
    elif form < 0.83:
        for part in (top, head, article, foot, lists, bottom):
            part(page)
    elif form < 0.92:  # the text alone, as tables have it
        if page.often(0.5):
            page.add("title", page.title)
        if page.often(0.3):
            byline(page)
        rng.choice(KINDS)(page)
        if page.often(0.3):
            credits_below(page)
    elif form < 0.97:  # a page of lists: an index, a front page
        for part in (top, lists, lists, bottom):
            part(page)
    else:  # no menu, no heading: title, text and a few links
        head(page)
        article(page)
        for _ in range(rng.randint(2, 10)):
            page.add("link", page.rng.choice(("", "- ")) + page.headline())
    return page.lines


def make_pages(count: int, seed: int, filler: Filler) -> Iterator[list[Line]]:
    """So many pages; the same seed and filler give the same pages."""
    rng = random.Random(seed)
    for _ in range(count):
        lines = make_page(rng, filler)
        if lines:
            yield lines
