"""The corrections of the workspace as a list: what was set when, undoing it, and the file that carries them."""

from __future__ import annotations

import streamlit as st

from core.corpus import corrections
from core.corpus.tables import BatchRow
from core.corrections import from_csv, to_csv
from core.errors import CorrectionsError
from core.export import safe_filename
from pages.shared import correct, revision, store
from pages.shared.i18n import _, error_text, literal, moment, ngettext, short


def draw() -> None:
    """The batches, newest first; the file up and down."""
    rows: list[BatchRow] = store.read(corrections.batch_rows)
    if rows:
        _table(rows)
    else:
        st.info(_("Nothing is corrected yet. Choose lines in the reader, or bring a file of corrections."))
    left, right = st.columns(2)
    with left:
        _download(rows)
    with right:
        _upload()


def _table(rows: list[BatchRow]) -> None:
    total = sum(row.corrections for row in rows)
    st.text(ngettext("{n} correction", "{n} corrections", total))
    columns = {
        _("When"): [moment(row.made_at) for row in rows],
        _("Where"): [_where(row) for row in rows],
        _("Set to"): [correct.named(row.role, row.block) for row in rows],
        _("Corrections"): [row.corrections for row in rows],
    }
    event = st.dataframe(
        columns, hide_index=True, on_select="rerun", selection_mode="single-row", key="corrections", placeholder="–"
    )
    chosen = event["selection"]["rows"]
    batch = rows[chosen[0]].batch if chosen and chosen[0] < len(rows) else rows[0].batch
    label = _("Undo the chosen ones") if chosen else _("Undo the newest ones")
    st.button(label, icon=":material/undo:", on_click=revision.undo, args=(batch,), key="undo_batch")


def _where(row: BatchRow) -> str:
    if row.words is not None:
        site = row.site or _("every site")
        return _("every line “{words}”, {site}").format(words=short(row.words, 60), site=site)
    lines = str(row.first_line) if row.first_line == row.last_line else f"{row.first_line}–{row.last_line}"
    if row.documents > 1:
        return ngettext("{n} page", "{n} pages", row.documents)
    return _("{file}, line {line}").format(file=row.file or _("a page that is not here"), line=lines)


def _download(rows: list[BatchRow]) -> None:
    st.download_button(
        _("All corrections (CSV)"),
        data=lambda: to_csv(corrections.batches(store.corpus())[::-1]),
        file_name=f"{safe_filename('tajuk', store.current(), 'corrections')}.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
        disabled=not rows,
        key="csv_corrections",
    )


def _upload() -> None:
    turn = st.session_state.setdefault("corrections_turn", 0)
    file = st.file_uploader(_("Bring a file of corrections (.csv)"), type=["csv"], key=f"corrections_file_{turn}")
    if file is None:
        return
    try:
        made = from_csv(file.name, file.getvalue())
    except CorrectionsError as error:
        st.error(literal(error_text(error)))
        return
    count = revision.take_in(made)
    st.session_state["corrections_turn"] = turn + 1
    st.toast(ngettext("{n} correction taken in", "{n} corrections taken in", count))
    st.rerun()
