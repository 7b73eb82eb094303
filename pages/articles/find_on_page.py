"""Search inside the reader: what a query finds on one page, as marks that one goes to and fro between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import streamlit as st

from core.corpus.search import answer
from core.errors import QueryError
from core.filters import Filters
from pages.shared import search_box, store
from pages.shared.i18n import _, ngettext

#: Start and end of each place, in order.
Hits = list[tuple[int, int]]


def ask(document: str, query: str) -> Hits:
    """The box over the page, filled with the query of the filter; returns what its query finds on this page."""
    typed = st.text_input(
        _("Find on this page"), value=query, key=f"find_{document[:12]}_{query}", icon=":material/find_in_page:",
        max_chars=1000,
    ).strip()  # fmt: skip
    if not typed:
        return []
    try:
        # Copies, too: whoever reads a page wants what is on it, whether or not figures count it.
        found = store.read(answer, typed, Filters(files=(document,), copies=True), "date")
    except QueryError as error:
        search_box.mistake(typed, error)
        return []
    st.caption(ngettext("{n} place", "{n} places", found.places))
    return [(hit.start, hit.end) for hit in found.hits]


def marked(parts: Iterable[dict[str, Any]], start: int, hits: Hits) -> Iterator[dict[str, Any]]:
    """The parts of a line that begins at `start`, cut where hits begin and end; `found` is the number of the hit."""
    at = start
    for part in parts:
        end, done = at + len(part["text"]), at
        for number, (first, last) in enumerate(hits):
            # Hits of several words of a query may lie in one another: the first is marked.
            if done <= max(first, at) < end and last > at:
                yield {**part, "text": part["text"][done - at : max(first, at) - at]}
                yield {**part, "text": part["text"][max(first, at) - at : last - at], "found": number}
                done = min(last, end)
        yield {**part, "text": part["text"][done - at :]}
        at = end
