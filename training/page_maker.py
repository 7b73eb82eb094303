"""A page while it is being made up: its lines with their roles, and chance, words and dates to make them of."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PHRASES = tomllib.loads((Path(__file__).parent / "page_phrases.toml").read_text(encoding="utf-8"))
SIGNATURES = tuple(PHRASES["signatures"])
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu", "Jum'at", "Ahad")
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip
SITES = (
    "Warta",
    "Kabar",
    "Suara",
    "Radar",
    "Lintas",
    "Harian",
    "Media",
    "Portal",
    "Berita",
    "Pos",
    "Info",
    "Sorot",
    "Cakra",
)
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

    def one(self, *path: str, **known: object) -> str:
        """A phrase of the group at `path`, with what it leaves open filled in."""
        group: Any = PHRASES
        for step in path:
            group = group[step]
        return self.fill(self.rng.choice(group), **known)

    def fill(self, phrase: str, **known: object) -> str:
        if "{" not in phrase:
            return phrase
        values: dict[str, object] = {"site": self.name, "year": self.year, "n": self.rng.randint(2, 40)} | known
        if "{section}" in phrase or "{topic}" in phrase:
            values |= {"section": self.rng.choice(PHRASES["sections"]), "topic": self.topic()}
        if "{name}" in phrase or "{other}" in phrase:
            values = {"name": self.person(), "other": self.person(), "third": self.person()} | values
        return phrase.format_map(values)

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
        rng, month, day = self.rng, self.rng.choice(MONTHS), self.rng.randint(1, 28)
        known = {"day": day, "day2": f"{day:02}", "m2": f"{rng.randint(1, 12):02}", "month": month, "mon": month[:3]}
        plain = self.one("dates", year=self.year, weekday=rng.choice(DAYS), **known)
        return plain + (rng.choice((", ", " | ", " - ", " ", " pukul ")) + self.time() if self.often(0.5) else "")

    def time(self) -> str:
        zone = self.rng.choice((" WIB", " WIB", "", " WITA"))
        return f"{self.rng.randint(0, 23):02}{self.clock}{self.rng.randint(0, 59):02}{zone}"

    def ago(self) -> str:
        number = self.rng.randint(1, 59)
        return self.one("ago", n59=number, n20=number % 20 + 1, n6=number % 6 + 2, n11=number % 11 + 1)

    def caption(self, *, credited: float = 0.75) -> str:
        text = self.sentence(25, 170).rstrip(".")
        if not self.often(credited):
            return text + self.rng.choice((".", "", "."))
        who, capitals = self.one("picture_credits"), " ".join(text.split()[:2]).upper()
        return self.one("captions", text=text, who=who, CAPITALS=capitals)
