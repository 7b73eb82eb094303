"""What was found: the finding in a sentence, by form, place and file, and all of it as a concordance."""

from __future__ import annotations

import html
from collections.abc import Sequence

import streamlit as st

from core.corpus.search import Answer, Hit, answer
from core.filters import Filters
from pages.shared import concordance, filters, store, wording
from pages.shared.concordance import Row
from pages.shared.downloads import Columns
from pages.shared.i18n import _, ngettext, number

#: So many rows can be sorted and leafed through; all of them are counted, and are in the download.
MOST = 5000
#: Rows of a list beside the concordance.
_LISTED = 10


def find(query: str, chosen: Filters) -> Answer:
    """The answer, with as many rows as can be shown, by relevance."""
    return store.read(answer, query, chosen, "rank", MOST)


def finding(query: str, found: Answer) -> str:
    """In how many places on how many pages it is."""
    if not found.places:
        return _("“{query}” is on none of {n} pages.").format(query=query, n=number(found.of))
    inside = found.by_place.get("title", 0) + found.by_place.get("body", 0)
    return ngettext(
        "“{query}” is in {n} place on {pages} of {of} pages, {articles} of them in articles.",
        "“{query}” is in {n} places on {pages} of {of} pages, {articles} of them in articles.",
        found.places, query=query, pages=number(found.documents), of=number(found.of), articles=number(inside),
    )  # fmt: skip


def facets(found: Answer) -> None:
    """Forms of the word, places on the page, and files, each with its count."""
    for title, counts in (
        (_("Forms of the family"), list(found.by_form.items())),
        (_("Where on the page"), [(wording.place(key), n) for key, n in found.by_place.items()]),
        (_("Files"), [(each.name, each.places) for each in found.files]),
    ):
        if counts:
            st.html(_facet(title, counts))


def _facet(title: str, counts: Sequence[tuple[str, int]]) -> str:
    ranked = sorted(counts, key=lambda item: (-item[1], item[0]))
    rows = "".join(
        f'<li><i style="width:{100 * n / ranked[0][1]:.0f}%"></i><span>{html.escape(name)}</span>'
        f"<b>{number(n)}</b></li>"
        for name, n in ranked[:_LISTED]
    )
    rest = len(ranked) - _LISTED
    others = ngettext("and {n} more", "and {n} more", rest)
    more = f"<p>{html.escape(others)}</p>" if rest > 0 else ""
    return f'<section class="tj-facet"><h3>{html.escape(title)}</h3><ul>{rows}</ul>{more}</section>{_STYLE}'


def rows(found: Answer, query: str, chosen: Filters) -> None:
    """The concordance of all that was found."""
    corpus = store.corpus()  # a download is made where there is no session to ask for workspace and language
    if found.places > len(found.hits):
        st.caption(
            _("The {most} most relevant of {n} places can be sorted and read here; the download has all.").format(
                most=number(len(found.hits)), n=number(found.places)
            )
        )
    hits = found.hits
    head = [_("Search: {query}").format(query=query), *filters.describe(chosen)]
    words = concordance.words_of_columns()

    def whole() -> Columns:
        every: tuple[Hit, ...] = hits if len(hits) == found.places else answer(corpus, query, chosen, "date").hits
        return concordance.columns([Row.of_hit(hit) for hit in every], words)

    concordance.draw(
        [Row.of_hit(hit) for hit in hits],
        found.places,
        "hits",
        query,
        whole,
        head,
        ("rank", "date", "file", *concordance.WORDS),
    )


_STYLE = """<style>
.tj-facet { border-top: 1px solid currentColor; padding-top: .3rem; margin-bottom: .8rem; font-size: .82rem; }
.tj-facet h3 { font-size: .85rem; font-weight: 600; margin: 0 0 .3rem; padding: 0; }
.tj-facet ul { list-style: none; margin: 0; padding: 0; }
.tj-facet li { position: relative; display: flex; justify-content: space-between; gap: .5rem; line-height: 1.55rem;
  margin: 0 0 1px; padding: 0 .3rem; font-size: .82rem; }
.tj-facet li i { position: absolute; left: 0; top: 2px; bottom: 2px; background: rgb(91 127 181 / .3); }
.tj-facet li span { position: relative; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.tj-facet li b { position: relative; font-weight: 600; }
@media (max-width: 640px) {
  .st-key-search_columns [data-testid="stHorizontalBlock"]:has(.tj-facet) { flex-direction: column-reverse; }
}
.tj-facet p { margin: .2rem 0 0; opacity: .8; }
</style>"""
