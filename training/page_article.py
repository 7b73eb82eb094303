"""The article of a made-up page, of many kinds, and what sites put between its paragraphs."""

from __future__ import annotations

from training.page_lists import block
from training.page_maker import PHRASES, Page


def article(page: Page) -> None:
    if page.often(0.7):
        page.add("caption", page.caption())
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
    lead = page.one("leads", place=page.one("places"), domain=page.site, DOMAIN=page.site.upper())
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
        page.add("caption", page.caption())
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
                page.add("caption", page.caption())
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


#: Kinds of articles, each as often as it is listed.
KINDS = (
    *(news,) * 7, *(listicle,) * 3, *(sections,) * 3, live, gallery, interview, match_report, continued, brief, release,
)  # fmt: skip
