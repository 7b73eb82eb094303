"""Editing dates in the reader: publication and capture of a page, and what one expression means; undo and the file."""

from __future__ import annotations

from datetime import date

import streamlit as st

from core import editing
from core.corpus import reads
from core.corpus.edits import DATES
from core.corpus.edits.dates import same_capture
from core.corpus.reads import Page, SpanRow
from core.edits import Batch
from core.edits.dates import FILE, DateEdit
from core.timex import precision_of
from pages.shared import edit_log, store
from pages.shared.i18n import _, ngettext, short

#: Days that a calendar offers; crawled pages are younger, articles of an archive may be older than the web.
_FIRST, _LAST = date(1900, 1, 1), date(2100, 12, 31)


def popover(page: Page) -> None:
    """Behind a button of the reader: the two document dates of this page, and the values of its expressions."""
    with st.popover(_("Set dates right"), icon=":material/edit_calendar:"):
        document_dates, mention = st.tabs([_("Article and capture"), _("Dates in the text")])
        with document_dates:
            _document_dates(page)
        with mention:
            _mention(page)


def _document_dates(page: Page) -> None:
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
        same: list[str] = store.read(same_capture, page.id)
        others = ngettext("all {n} page of the same capture", "all {n} pages of the same capture", len(same))
        if len(same) > 1 and st.toggle(others, key=f"dating_all_{page.id[:12]}"):
            documents = same
    with st.container(horizontal=True):
        if isinstance(day, date) and (day != now or len(documents) > 1):
            st.button(
                _("Apply"), type="primary", icon=":material/check:", key=f"dating_apply_{page.id[:12]}",
                on_click=_save, args=(tuple(DateEdit(d, about, day.isoformat()) for d in documents),),
            )  # fmt: skip
        if now is not None:
            st.button(
                _("It is not known"), type="tertiary", key=f"dating_none_{page.id[:12]}", on_click=_save,
                args=(tuple(DateEdit(d, about, "") for d in documents),),
            )  # fmt: skip
    st.caption(_("Relative dates of the article follow its date, those of the link blocks follow the capture."))


def _mention(page: Page) -> None:
    mentions = {str(span.number): span for span in page.spans if span.kind == "date"}
    if not mentions:
        st.caption(_("The text of this page has no date."))
        return
    chosen = st.selectbox(
        _("Expression"), list(mentions), format_func=lambda i: _expression(mentions[i]), key=f"mention_{page.id[:12]}"
    )
    span = mentions.get(chosen)
    if span is None:
        return
    value = st.text_input(
        _("Value"), value=span.key or "", max_chars=20, key=f"mention_value_{page.id[:12]}_{span.number}",
        help=_("A day as 2025-03-12, a month as 2025-03, a week as 2025-W11, a year as 2025."),
    ).strip()  # fmt: skip
    if value and precision_of(value) is None:
        st.warning(_("This is no date. Write it as 2025-03-12."), icon=":material/warning:")
    elif value != (span.key or ""):
        made = DateEdit(page.id, "mention", value, span.line, span.text)
        st.button(
            _("Apply"), type="primary", icon=":material/check:", key=f"mention_apply_{page.id[:12]}_{span.number}",
            on_click=_save, args=((made,),),
        )  # fmt: skip


def _expression(span: SpanRow) -> str:
    return f"{short(span.text, 40)} = {span.key} · " + _("line {n}").format(n=span.line)


def _save(edits: tuple[DateEdit, ...]) -> None:
    editing.save(store.corpus(), DATES, edits)


def given() -> None:
    """What was given, newest first, with its undo; the file down and up."""
    st.subheader(_("Dates that you gave"), anchor=False)
    files = dict(store.read(reads.files))
    words = edit_log.Words(
        download=_("All dates that you gave (CSV)"),
        upload=_("Bring a file of dates (.csv)"),
        size=_("Dates"),
        nothing=_("No date is given yet. Open a page in the reader to set its dates right."),
    )
    changes = [
        edit_log.Change(b.number, b.made_at, _described(b, files), len(b.edits)) for b in store.read(DATES.batches)
    ]
    edit_log.draw(DATES, FILE, changes, words)


def _described(batch: Batch[DateEdit], files: dict[str, str]) -> str:
    first = batch.edits[0]
    file = files.get(first.document) or _("a page that is not here")
    value = first.value or _("not known")
    if first.about == "mention":
        return f"{file}: “{first.text}” = {value}"
    label = _("Article date") if first.about == "published" else _("Capture date")
    more = f" + {len(batch.edits) - 1}" if len(batch.edits) > 1 else ""
    return f"{file}{more}: {label} {value}"
