"""Before a table is read: its first rows, what each column is taken for, and how much of it would be read."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import Any

import streamlit as st

from core.corpus import remember_mapping, remembered_mapping
from core.errors import UnreadableDocument
from core.mapping import ColumnSurvey, TableSurvey, survey
from core.model import Moment, ParsedDocument
from core.parse import parse_all
from core.reading import Columns, Source, columns_of
from core.reading.fields import LABEL, MEANINGS, is_label, label_of
from pages.shared import store
from pages.shared.i18n import _, day, literal, ngettext, number, short

#: The column of each meaning, "" for none.
Chosen = dict[str, str]
#: Kinds of tables of one drop that are asked about one by one; more are read by what their columns are called.
_ASKED = 5
#: Rows that are read for show, and how much of a cell is shown.
_ROWS, _CELL = 3, 42
_WIDTHS = (3, 6, 3, 5)
# On a phone a row of the mapping is four lines, and the heads of its columns say nothing above the first.
_LOOK = "<style>@media (max-width: 640px) {[class*='st-key-table_head'] {display: none;}}</style>"


def ask(items: list[Source | UnreadableDocument]) -> dict[str, Chosen] | None:
    """For each table among `items` the column of each meaning, "" for none; None while the analyst has not answered.

    Tables with the same columns are asked about once, and nothing is asked where there is no table. A table that cannot
    be read is left out: it is refused with a reason.
    """
    kinds: dict[tuple[str, ...], tuple[Columns, list[Source]]] = {}
    for item in items:
        if isinstance(item, Source) and (columns := _columns(item)):
            kinds.setdefault(columns.names, (columns, []))[1].append(item)
    if not kinds:
        return {}
    asked = list(kinds.values())[:_ASKED]
    st.html(_LOOK)
    with st.container(border=True, key="table_columns"):
        answers = [_ask(columns, tables, at) for at, (columns, tables) in enumerate(asked)]
        _more(sum(len(tables) for _columns, tables in list(kinds.values())[_ASKED:]))
        pressed = _buttons(answers)
    if not pressed:
        return None
    for (columns, _tables), mapping in zip(asked, answers, strict=True):
        remember_mapping(store.corpus(), columns.names, mapping)
    return {table.name: mapping for (_columns, tables), mapping in zip(asked, answers, strict=True) for table in tables}


def _ask(columns: Columns, tables: list[Source], at: int) -> Chosen:
    """One kind of table, shown by the first of its files."""
    table = tables[0]
    remembered = remembered_mapping(store.corpus(), columns.names)
    mapping = _chosen(columns, remembered, at)
    found = _survey(table, mapping)
    st.subheader(_title(table, found), anchor=False)
    _origin(columns, len(tables) - 1, at, remembered=remembered is not None)
    with st.container(key=f"table_head_{at}"):
        head = st.columns(_WIDTHS)
        for place, label in zip(head, (_("Column"), _("First rows"), _("Becomes"), _("What was found")), strict=True):
            place.markdown(f"**{label}**")
    for i, column in enumerate(found.columns):
        _row(column, found.rows, at, i)
    _preview(table, mapping)
    return mapping


def _title(table: Source, found: TableSurvey) -> str:
    known = sum(column.means is not None for column in found.columns)
    return ngettext(
        "{name}: {n} row, {columns} columns, {known} understood",
        "{name}: {n} rows, {columns} columns, {known} understood",
        found.rows,
        name=literal(table.name), columns=number(len(found.columns)), known=number(known),
    )  # fmt: skip


def _chosen(columns: Columns, remembered: Chosen | None, at: int) -> Chosen:
    """The column of each meaning by the boxes below, which begin with what is remembered or inferred."""
    names, means = st.session_state.get(_state(at), ((), {}))
    if names != columns.names:  # the first run, or another drop
        names, means = columns.names, _means(remembered or dict(columns.means))
        st.session_state[_state(at)] = (names, means)
    chosen = {meaning: next((name for name in names if means.get(name) == meaning), "") for meaning in MEANINGS}
    return chosen | {label_of(name): name for name in names if means.get(name) == LABEL}


def _means(mapping: Chosen) -> dict[str, str]:
    """What is chosen in the box of each column."""
    return {column: LABEL if is_label(meaning) else meaning for meaning, column in mapping.items() if column}


def _state(at: int) -> str:
    return f"mapping_{st.session_state['drop']}_{at}"


def _box(at: int, column: int) -> str:
    return f"becomes_{st.session_state['drop']}_{at}_{column}"


def _origin(columns: Columns, more: int, at: int, *, remembered: bool) -> None:
    """Where the choice is from, and that `more` files have the same columns."""
    if more:
        st.text(ngettext("{n} more file has the same columns.", "{n} more files have the same columns.", more))
    if not remembered:
        st.text(_("Inferred from names and contents. Nothing is saved until you press Read."))
        return
    left, right = st.columns((3, 1))
    left.text(_("As you read these columns the last time. Nothing is saved until you press Read."))
    right.button(_("Infer anew"), key=f"anew_{at}", on_click=_anew, args=(columns, at), width="stretch")


def _anew(columns: Columns, at: int) -> None:
    means = _means(dict(columns.means))
    st.session_state[_state(at)] = (columns.names, means)
    for i, name in enumerate(columns.names):
        st.session_state[_box(at, i)] = means.get(name, "")


def _row(column: ColumnSurvey, rows: int, at: int, i: int) -> None:
    name, cells, becomes, found = st.columns(_WIDTHS, vertical_alignment="center")
    name.markdown(f"**{literal(short(column.name, 40))}**")
    cells.text("\n".join(short(example, _CELL) for example in column.examples) or _("empty"))
    box = _box(at, i)
    st.session_state.setdefault(box, _means({column.means: column.name}).get(column.name, "") if column.means else "")
    becomes.selectbox(
        _("Becomes: {column}").format(column=short(column.name, 40).replace("[", "(").replace("]", ")")),
        ["", *_labels()], format_func=_label, key=box, label_visibility="collapsed", on_change=_choose,
        args=(at, i), filter_mode=None,
    )  # fmt: skip
    found.text(_found(column, rows))


def _choose(at: int, i: int) -> None:
    """A column took a meaning: another that had it has none now."""
    names, means = st.session_state[_state(at)]
    meaning = st.session_state[_box(at, i)]
    for k, name in enumerate(names):
        if k != i and meaning not in ("", LABEL) and means.get(name) == meaning:
            means.pop(name)
            st.session_state[_box(at, k)] = ""
    means[names[i]] = meaning


def _labels() -> dict[str, str]:
    """The meanings that a column can have, as they are called on the screen."""
    return {
        "text": _("Text of the page"),
        "title": _("Title"),
        "published": _("Published"),
        "address": _("Address"),
        "site": _("Site"),
        "author": _("Author"),
        "section": _("Section"),
        "captured": _("Captured"),
        LABEL: _("Keep as a label"),
    }


def _label(meaning: str) -> str:
    return _labels()[meaning] if meaning else _("not used")


def _found(column: ColumnSurvey, rows: int) -> str:
    """How much of a column is read, with examples of what is not."""
    if column.means in ("published", "captured"):
        sentences = [_("{n} of {total} dates read").format(n=number(column.read), total=number(column.filled))]
        sentences += [_("day first")] if column.order == "day" else [_("month first")] if column.order else []
        if column.either:
            sentences.append(ngettext("{n} may be day or month first", "{n} may be day or month first", column.either))
    elif column.means == "address":
        sentences = [_("{n} of {total} addresses read").format(n=number(column.read), total=number(column.filled))]
    elif column.means and is_label(column.means):
        sentences = [_("{n} of {total} filled").format(n=number(column.filled), total=number(rows))]
        sentences.append(_("kept beside each page, counted nowhere"))
    else:
        sentences = [_("{n} of {total} filled").format(n=number(column.filled), total=number(rows))]
    if column.unread:
        sentences.append(_("not read: {examples}").format(examples=", ".join(short(e, 30) for e in column.unread)))
    return "; ".join(sentences)


def _preview(table: Source, mapping: Chosen) -> None:
    """The first pages as they will be read."""
    title = _("The first pages, read as they will be")
    st.markdown(f"**{title}**")
    pages = _pages(table, mapping)
    read = [page for page in pages if isinstance(page, ParsedDocument)]
    for refusal in (page for page in pages if isinstance(page, UnreadableDocument)):
        st.text(_(refusal.template).format(**refusal.fields))
    if read:
        st.dataframe(shown(read), hide_index=True, placeholder="–")


def shown(pages: list[ParsedDocument]) -> dict[str, list[Any]]:
    titles = [page.layout.title.cut(page.document.text) if page.layout.title else None for page in pages]
    return {
        _("Title"): titles,
        _("Site"): [page.layout.site for page in pages],
        _("Published"): [_day(page.published) for page in pages],
        _("Captured"): [_day(page.captured) for page in pages],
        _("Author"): [page.layout.author.text if page.layout.author else None for page in pages],
        _("Section"): [page.layout.section.text if page.layout.section else None for page in pages],
        _("Article lines"): [sum(line.role == "body" for line in page.layout.lines) for page in pages],
        _("Link headlines"): [len(page.layout.headlines) for page in pages],
        _("Doubts"): [len(page.notes) for page in pages],
    }


def _day(moment: Moment | None) -> str | None:
    if moment is None:
        return None
    text = day(date.fromisoformat(moment.value)) if moment.precision == "day" else moment.value
    if moment.source != "metadata" or len(moment.candidates) < 2:
        return text
    return _("{day} or {other}").format(day=text, other=day(date.fromisoformat(moment.candidates[1])))


def _more(tables: int) -> None:
    if tables > 0:
        st.text(
            ngettext(
                "{n} more table is read by the names of its columns.",
                "{n} more tables are read by the names of their columns.",
                tables,
            )
        )


def _buttons(answers: list[Chosen]) -> bool:
    """Whether Read was pressed. A table needs a column of text, or one of titles for a list of headlines."""
    ready = all(mapping.get("text") or mapping.get("title") for mapping in answers)
    if not ready:
        st.text(_("Choose the column that holds the pages' text; for a list of headlines the one with the titles."))
    elif not all(mapping.get("text") for mapping in answers):
        st.text(_("A table without a text is read as link headlines: those of a site and day are one page."))
    read, cancel, _rest = st.columns((1, 1, 3))
    if cancel.button(_("Cancel"), key="cancel_tables", width="stretch"):
        st.session_state["drop"] += 1
        st.rerun()
    return read.button(
        _("Read the tables"), type="primary", icon=":material/check:", disabled=not ready, width="stretch"
    )


@st.cache_data(show_spinner=False, max_entries=20)
def _columns(item: Source) -> Columns | None:
    try:
        return columns_of(item)
    except UnreadableDocument:
        return None


@st.cache_data(show_spinner=False, max_entries=20)
def _survey(item: Source, mapping: Chosen) -> TableSurvey:
    return survey(item, mapping)


# A resource, for a refusal is an exception, which cannot be copied as data are.
@st.cache_resource(show_spinner=False, max_entries=20)
def _pages(item: Source, mapping: Chosen) -> list[ParsedDocument | UnreadableDocument]:
    return list(islice(parse_all(item, columns=mapping), _ROWS))
