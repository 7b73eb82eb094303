"""The lists of link headlines of a made-up page: their headings, and what accompanies each headline."""

from __future__ import annotations

from collections.abc import Callable

from training.page_maker import PHRASES, Line, Page


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
        page.one("alt") if page.often(0.5) else page.caption(credited=0.1).rstrip("."),
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
