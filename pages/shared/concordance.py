"""The concordance: places as KWIC rows (*keyword in context*) that lead to the reader; one for all pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from core.corpus import reads
from core.corpus.reads import Passage
from core.corpus.search import Hit
from core.filters import Filters
from core.search import PLACES
from core.search.context import REACH, Kwic, patterns, sort_key
from core.text import sentences
from pages.shared import downloads, filters, store, wording
from pages.shared.downloads import Columns
from pages.shared.drawing import Picked
from pages.shared.i18n import _, day, ngettext, number
from pages.shared.navigation import go_to

#: Where the reader looks for the document and the line that it opens.
DOCUMENT, LINE = "document", "reader_line"
#: Rows that are shown at once; all of them are in the download.
SHOWN = 50
#: The colour of what was found, in the light and in the dark theme.
_MARK = ("#b0431f", "#f08a5d")
_HERE = Path(__file__).parent
_KWIC = st.components.v2.component(
    "tajuk_kwic",
    html='<div class="kwic"></div>',
    css=(_HERE / "kwic.css").read_text(encoding="utf-8"),
    js=(_HERE / "kwic.js").read_text(encoding="utf-8"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One place: its document, its line and its context."""

    document: str
    file: str
    site: str | None
    published: date | None
    line: int
    place: str
    start: int
    end: int
    kwic: Kwic

    @classmethod
    def of_hit(cls, hit: Hit) -> Row:
        """A place that a search found."""
        kwic = hit.left, hit.node, hit.right
        return cls(
            hit.document, hit.name, hit.site, hit.published, hit.line, hit.place, hit.start, hit.end, kwic
        )  # fmt: skip

    @classmethod
    def of_passage(cls, passage: Passage) -> Row:
        """A place that a figure counted, within its sentence."""
        return cls(
            passage.document, passage.file, None, passage.published, passage.line, passage.zone, passage.start,
            passage.end, _in_sentence(passage),
        )  # fmt: skip


def panel(chosen: Filters, picked: Picked | None, name: str = "passages") -> None:
    """The passages behind what was picked, as many as the chart shows; a hint while nothing is picked.

    A page with several panels gives each a `name`.
    """
    if picked is None:
        st.caption(_("Click a bar, or choose a row of the table, to read the lines behind it."))
        return
    found = [Row.of_passage(passage) for passage in store.read(reads.passages, chosen, picked.pick)]
    with st.container(border=True, key=name):
        st.text(" · ".join((picked.label, ngettext("{n} place", "{n} places", len(found)))))
        if found:
            head = [*filters.describe(chosen), picked.label]
            words = words_of_columns()
            draw(found, len(found), name, picked.label, lambda: columns(found, words), head, orders=("date", *WORDS))


#: Orders by what is before or after: the side and the place of the word.
WORDS = tuple(f"{side}{at}" for side in ("left", "right") for at in range(1, REACH + 1))


def draw(
    rows: Sequence[Row], total: int, name: str, label: str, whole: Callable[[], Columns], head: Sequence[str],
    orders: Sequence[str],
) -> None:  # fmt: skip
    """Rows to read, a page of them at a time, sorted as one likes, with their patterns and their download.

    `total` is how many there are, `rows` as many as can be sorted; `whole` makes the columns of all of them, and `head`
    goes before these. `orders` begins with the order in which the rows are. `name` is stable and plain, part of keys.
    """
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"tools_{name}"):
        names = _orders()
        order = st.selectbox(
            _("Sorted by"),
            list(orders),
            format_func=names.__getitem__,
            key=f"order_{name}",
            filter_mode=None,
            width=220,
        )
        _patterns(rows, name)
        downloads.csv_button(whole, head, name, key=f"csv_{name}")
    ordered = _sorted(rows, order, orders[0])
    first = _first(f"page_{name}", (label, order), len(ordered))
    shown = ordered[first : first + SHOWN]
    key = f"kwic_{name}"
    at = st.session_state.get(f"chosen_{name}")
    chosen = next((n for n, row in enumerate(shown) if (row.document, row.start, row.end) == at), None)
    _KWIC(
        key=key,
        data=_data(shown, chosen, first, len(ordered), total, label),
        height="content",
        on_choose_change=partial(_choose, key, name, shown),
        on_open_change=partial(_open, key, shown),
        on_page_change=partial(_turn, key, name),
    )
    if OPENED in st.session_state:
        open_reader(*st.session_state.pop(OPENED))
    if chosen is not None:
        _chosen(shown[chosen], name)
    else:
        st.caption(_("A click shows the sentence; Enter or a double click opens the reader at the line."))


#: Heads of columns, and places by their key.
Words = tuple[tuple[str, ...], Mapping[str, str]]
#: Where the row waits that was opened in the component.
OPENED = "concordance_opened"


def _orders() -> dict[str, str]:
    sides = {"left": _("word {n} to the left"), "right": _("word {n} to the right")}
    words = {f"{side}{n}": sides[side].format(n=n) for side in sides for n in range(1, REACH + 1)}
    return {"rank": _("relevance (BM25)"), "date": _("publication"), "file": _("file and line"), **words}


def _sorted(rows: Sequence[Row], order: str, own: str) -> list[Row]:
    if order == own:
        return list(rows)
    if order == "date":
        return sorted(rows, key=lambda row: (row.published or date.max, row.file, row.document, row.start))
    if order == "file":
        return sorted(rows, key=lambda row: (row.file, row.document, row.start))
    key = sort_key(order[:-1], int(order[-1]))
    return sorted(rows, key=lambda row: key(row.kwic))


def _first(key: str, of: object, length: int) -> int:
    """The number of the first row shown: that of the page turned to, the first after another choice."""
    kept = st.session_state.get(key)
    if not isinstance(kept, tuple) or kept[0] != of:
        kept = (of, 0)
    first = min(int(kept[1]), max(0, length - 1)) // SHOWN * SHOWN
    st.session_state[key] = (of, first)
    return first


def _data(shown: Sequence[Row], chosen: int | None, first: int, length: int, total: int, label: str) -> dict[str, Any]:
    """What the component is given."""
    last = first + len(shown)
    return {
        "rows": [
            {
                "left": row.kwic[0], "node": row.kwic[1], "right": row.kwic[2], "where": wording.place(row.place),
                "article": row.place in ("title", "body"), "file": row.file, "site": row.site,
                "date": day(row.published), "line": row.line,
            }
            for row in shown
        ],
        "selected": chosen,
        "head": [
            ["l", _("left context")], ["m", _("match and right context")], ["dot", ""], ["w where", _("where")],
            ["w file", _("file")], ["w site", _("site")], ["w date", _("published")], ["w line", _("line")],
        ],
        "shown": _("{first} to {last} of {n}").format(first=number(first + 1), last=number(last), n=number(total)),
        "before": first - SHOWN if first else None,
        "after": last if last < length else None,
        "words": {"before": _("Previous"), "after": _("Next")},
        "mark": _MARK[st.context.theme.type == "dark"],
        "label": label,
    }  # fmt: skip


def _choose(key: str, name: str, shown: Sequence[Row]) -> None:
    at = st.session_state[key]["choose"]
    if at is not None and 0 <= int(at) < len(shown):
        row = shown[int(at)]
        st.session_state[f"chosen_{name}"] = (row.document, row.start, row.end)


def _open(key: str, shown: Sequence[Row]) -> None:
    at = st.session_state[key]["open"]
    if at is not None and 0 <= int(at) < len(shown):
        st.session_state[OPENED] = (shown[int(at)].document, shown[int(at)].line)


def _turn(key: str, name: str) -> None:
    to = st.session_state[key]["page"]
    if to is not None:
        st.session_state[f"page_{name}"] = (st.session_state[f"page_{name}"][0], int(to))


def _chosen(row: Row, name: str) -> None:
    """The chosen row in full, and the way to its line."""
    left, node, right = row.kwic
    st.text(f"{left}{node}{right}".strip())
    about = [_("{file}, line {line}").format(file=row.file, line=row.line), row.site or "", day(row.published)]
    st.text(" · ".join(part for part in about if part and part != "–"))
    if st.button(_("Open in the reader"), icon=":material/menu_book:", type="primary", key=f"open_{name}"):
        open_reader(row.document, row.line)


def _patterns(rows: Sequence[Row], name: str) -> None:
    """Which words are next to what was found, and how often."""
    with st.popover(_("Patterns"), icon=":material/format_list_numbered:", key=f"patterns_{name}"):
        shapes = {
            (0, 1): _("and one word after"), (0, 2): _("and two words after"), (1, 0): _("and one word before"),
            (2, 0): _("and two words before"), (1, 1): _("and one word on each side"), (0, 0): _("alone"),
        }  # fmt: skip
        shape = st.selectbox(
            _("What was found"), list(shapes), format_func=shapes.__getitem__, key=f"shape_{name}", filter_mode=None
        )
        found = patterns((row.kwic for row in rows), *shape)
        table: Columns = {_("Pattern"): [text for text, _n in found], _("Places"): [n for _text, n in found]}
        st.dataframe(table, hide_index=True, key=f"pattern_table_{name}", height=300)


def columns(rows: Sequence[Row], words: Words | None = None) -> Columns:
    """The columns of the download: where each row is, whole contexts, and its first and last character.

    Where there is no session to take the language from, `words` has what `words_of_columns` gave before.
    """
    heads, places = words or words_of_columns()
    cells = (
        [row.kwic[0] for row in rows], [row.kwic[1] for row in rows], [row.kwic[2] for row in rows],
        [row.file for row in rows], [row.site for row in rows], [row.line for row in rows],
        [places[row.place] for row in rows], [row.published for row in rows], [row.start for row in rows],
        [row.end for row in rows],
    )  # fmt: skip
    return dict(zip(heads, cells, strict=True))


def words_of_columns() -> Words:
    """The heads of the columns and the names of places, in the session's language."""
    heads = (
        _("Before"), _("Match"), _("After"), _("File"), _("Site"), _("Line"), _("Zone or block"), _("Article date"),
        _("Start"), _("End"),
    )  # fmt: skip
    return heads, {place: wording.place(place) for place in PLACES}


def open_reader(document: str, line: int | None = None) -> None:
    """Go to the Articles page, at this document and line."""
    st.session_state[DOCUMENT] = document
    st.session_state[LINE] = line
    go_to("articles")


def _in_sentence(passage: Passage) -> Kwic:
    """The left context of the match in its sentence, the match, and the right context."""
    start, end = passage.start - passage.line_start, passage.end - passage.line_start
    text = passage.line_text
    around = next((s for s in sentences(text) if s.start <= start < s.end), None)
    first, last = (around.start, max(around.end, end)) if around else (0, len(text))
    return text[first:start], text[start:end], text[end:last]
