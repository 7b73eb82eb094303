"""What is above and below the article of a made-up page."""

from __future__ import annotations

from collections.abc import Callable

from training.page_lists import item_format
from training.page_maker import PHRASES, SIGNATURES, Page


def top(page: Page) -> None:
    rng = page.rng
    if page.often(0.15):
        page.add("furniture", page.date())
    if page.often(0.12):
        page.add("title", page.title + rng.choice(("", " - " + page.name, " | " + page.site)))
    if page.often(0.1):
        for _ in range(rng.randint(2, 7)):
            change = f"{rng.randint(0, 3)},{rng.randint(10, 99)}%"
            page.add(
                "furniture",
                f"{page.one('tickers')} {rng.randint(1, 9)}.{rng.randint(100, 999)} {rng.choice('+-')}{change}",
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
    if page.often(0.05):
        page.add("link", *(page.headline() for _ in range(page.rng.randint(2, 10))))


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
        page.add("caption", page.caption())
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
    date, author = page.one("before_dates") + page.date(), page.one("bylines", name=name)
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
        page.add("meta", page.rng.choice((*SIGNATURES, f"({name})")))
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


def bottom(page: Page) -> None:
    for _ in range(page.rng.choice((0, 1, 3, 5, 8))):
        page.add("furniture", page.one("footer"))
    if page.often(0.1):
        menu(page, page.rng.randint(3, 15))
