"""Setting dates right: a page's two clocks, and what one expression means; undo and the file."""

from __future__ import annotations

from datetime import date

import streamlit as st

from core.corpus import reads
from core.corpus.edits import dates as stored
from core.corpus.tables import Elsewhere, Page, SpanRow
from core.edits import dates
from core.edits.dates import Dating, DatingBatch
from pages.shared import downloads, edit_log, reparsing, store
from pages.shared.i18n import _, ngettext, short

#: Days that a calendar offers; crawled pages are younger, articles of an archive may be older than the web.
_FIRST, _LAST = date(1900, 1, 1), date(2100, 12, 31)


def popover(page: Page) -> None:
    """Behind a button of the reader: the two clocks of this page, and the values of its expressions."""
    with st.popover(_("Set dates right"), icon=":material/edit_calendar:"):
        clock, mention = st.tabs([_("Article and capture"), _("Dates in the text")])
        with clock:
            _clock(page)
        with mention:
            _mention(page)


def _clock(page: Page) -> None:
    labels = {"published": _("Article date"), "captured": _("Capture date")}
    about = st.segmented_control(
        _("Which date"), list(labels), format_func=labels.__getitem__, default="published", required=True,
        key=f"dating_about_{page.id[:12]}",
    )  # fmt: skip
    now = page.published.value if about == "published" else page.captured.value
    day = st.date_input(
        labels[about], value=now, min_value=_FIRST, max_value=_LAST, format="DD/MM/YYYY",
        key=f"dating_{about}_{page.id[:12]}",
    )  # fmt: skip
    documents = [page.id]
    if about == "captured":
        same: list[str] = store.read(stored.same_capture, page.id)
        others = ngettext("all {n} page of the same capture", "all {n} pages of the same capture", len(same))
        if len(same) > 1 and st.toggle(others, key=f"dating_all_{page.id[:12]}"):
            documents = same
    with st.container(horizontal=True):
        if isinstance(day, date) and (day != now or len(documents) > 1):
            st.button(
                _("Apply"), type="primary", icon=":material/check:", key=f"dating_apply_{page.id[:12]}",
                on_click=_save, args=(tuple(Dating(d, about, day.isoformat()) for d in documents),),
            )  # fmt: skip
        if now is not None:
            st.button(
                _("It is not known"), type="tertiary", key=f"dating_none_{page.id[:12]}", on_click=_save,
                args=(tuple(Dating(d, about, "") for d in documents),),
            )  # fmt: skip
    st.caption(_("Relative dates of the article follow its date, those of the link blocks follow the capture."))


def _mention(page: Page) -> None:
    mentions = {str(span.id): span for span in page.spans if span.kind == "date"}
    if not mentions:
        st.caption(_("No date stands in the text of this page."))
        return
    chosen = st.selectbox(
        _("Expression"), list(mentions), format_func=lambda i: _expression(mentions[i]), key=f"mention_{page.id[:12]}"
    )
    span = mentions.get(chosen)
    if span is None:
        return
    value = st.text_input(
        _("Value"), value=span.key or "", max_chars=20, key=f"mention_value_{span.id}",
        help=_("A day as 2025-03-12, a month as 2025-03, a week as 2025-W11, a year as 2025."),
    ).strip()  # fmt: skip
    if value and dates.precision_of(value) is None:
        st.warning(_("This is no date. Write it as 2025-03-12."), icon=":material/warning:")
    elif value != (span.key or ""):
        made = Dating(page.id, "mention", value, span.line, span.text)
        st.button(
            _("Apply"), type="primary", icon=":material/check:", key=f"mention_apply_{span.id}", on_click=_save,
            args=((made,),),
        )  # fmt: skip


def offer() -> None:
    """Dates that another page with the same article has, to be taken over at once; nothing where there are none."""
    rows: list[Elsewhere] = store.read(stored.dated_elsewhere)
    if not rows:
        return
    with st.container(border=True, key="dated_elsewhere"):
        st.text(
            ngettext(
                "{n} article without a sure date stands on another page with its date.",
                "{n} articles without a sure date stand on other pages with their date.",
                len(rows),
            )
        )
        columns: downloads.Columns = {
            _("File"): [r.file for r in rows],
            _("Title"): [r.title for r in rows],
            _("Article date"): [r.published for r in rows],
            _("Date of the other page"): [r.other for r in rows],
            _("Other page"): [r.other_file for r in rows],
        }
        st.dataframe(
            columns, hide_index=True, placeholder="–", column_config=downloads.column_formats(columns), key="elsewhere"
        )
        st.button(
            _("Take these dates over"), icon=":material/event_available:", key="take_over", on_click=_save,
            args=(tuple(Dating(r.document, "published", r.other.isoformat()) for r in rows),),
        )  # fmt: skip


def _expression(span: SpanRow) -> str:
    return f"{short(span.text, 40)} = {span.key} · " + _("line {n}").format(n=span.line)


def _save(made: tuple[Dating, ...]) -> None:
    stored.save(store.corpus(), made)
    reparsing.catch_up()


def _undo(batch: int) -> None:
    stored.undo(store.corpus(), batch)
    reparsing.catch_up()


def given() -> None:
    """What was set, newest first, with its undo; the file down and up."""
    st.subheader(_("Dates that you gave"), anchor=False)
    batches: list[DatingBatch] = store.read(stored.batches)
    names = dict(store.read(reads.files))
    file = edit_log.File(
        _("All dates that you gave (CSV)"),
        _("Bring a file of dates (.csv)"),
        lambda: dates.to_csv(stored.batches(store.corpus())[::-1]),
        _bring,
    )
    shown = [edit_log.Change(b.number, b.made_at, _said(b, names), len(b.datings)) for b in batches]
    nothing = _("No date is given yet. Open a page in the reader to set its dates right.")
    edit_log.draw("datings", shown, nothing, _undo, file, _("Dates"))


def _said(batch: DatingBatch, names: dict[str, str]) -> str:
    first = batch.datings[0]
    file = names.get(first.document) or _("a page that is not here")
    value = first.value or _("not known")
    if first.about == "mention":
        return f"{file}: “{first.text}” = {value}"
    label = _("Article date") if first.about == "published" else _("Capture date")
    more = f" + {len(batch.datings) - 1}" if len(batch.datings) > 1 else ""
    return f"{file}{more}: {label} {value}"


def _bring(name: str, data: bytes) -> str:
    count = stored.take_in(store.corpus(), dates.from_csv(name, data))
    reparsing.catch_up()
    return ngettext("{n} date taken in", "{n} dates taken in", count)
