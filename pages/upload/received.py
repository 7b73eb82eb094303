"""What became of each file: received N of N, a row a file, refused ones with their reason; a drop can be undone."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.corpus import reads
from core.corpus.reads import ReceivedRow, UploadRow
from core.model import BLOCKS
from core.parse import NOTES
from pages.shared import concordance, downloads, importing, store, wording
from pages.shared.i18n import _, moment, ngettext, number
from pages.shared.navigation import go_to


def draw() -> None:
    """The uploads of this workspace, the newest first chosen."""
    uploads = store.read(reads.uploads)
    if not uploads:
        st.info(_("Nothing has been uploaded yet. Drop files above, or look around with the sample pages."))
        return
    by_number = {row.number: row for row in uploads}
    workspace, own = importing.newest()
    at_first = list(by_number).index(own) if workspace == store.current() and own in by_number else 0
    upload = st.selectbox(
        _("Which upload"), list(by_number), index=at_first, format_func=lambda n: _label(by_number[n]),
    )  # fmt: skip
    chosen = by_number[upload]
    _summary(chosen)
    rows = store.read(reads.received, upload)
    _refusals([row for row in rows if row.state == "refused"])
    _table(rows, upload)
    _undo(upload, chosen.added)


def _label(upload: UploadRow) -> str:
    """Uploads of one minute differ in their number."""
    files = ngettext("{n} file", "{n} files", upload.expected)
    return " · ".join((_("Upload {n}").format(n=number(upload.number)), moment(upload.at), files))


def _summary(upload: UploadRow) -> None:
    done = upload.added + upload.same + upload.refused
    st.subheader(_("Received {n} of {total}").format(n=number(done), total=number(upload.expected)), anchor=False)
    figures = ((_("Added"), upload.added), (_("Already here"), upload.same), (_("Refused"), upload.refused))
    for column, (label, value) in zip(st.columns(3), figures, strict=True):
        column.metric(label, number(value))


def _refusals(rows: list[ReceivedRow]) -> None:
    if rows:
        sentences = "\n".join(_(row.template or "").format(**row.fields) for row in rows[:20])
        with st.container(border=True):
            st.text(
                ngettext(
                    "{n} file was refused; all others were read.",
                    "{n} files were refused; all others were read.",
                    len(rows),
                )
            )
            st.text(sentences)


def _state(row: ReceivedRow) -> str:
    if row.state == "refused":
        return _(row.template or "").format(**row.fields)
    return _("added") if row.state == "added" else _("same as {name}").format(name=row.same_as or "–")


def _columns(rows: list[ReceivedRow]) -> dict[str, list[Any]]:
    return {
        _("File"): [row.name for row in rows],
        _("State"): [_state(row) for row in rows],
        _("Site"): [row.site for row in rows],
        _("Title"): [row.title for row in rows],
        _("Article date"): [row.published for row in rows],
        _("Capture date"): [row.captured for row in rows],
        _("Article lines"): [row.lines.get("body", 0) for row in rows],
        _("Link headlines"): [sum(row.headlines.values()) for row in rows],
        **{wording.zone(block): [row.headlines.get(block, 0) for row in rows] for block in BLOCKS},
        _("Other lines"): [
            sum(n for role, n in row.lines.items() if role not in ("body", "link", "blank")) for row in rows
        ],
        _("Doubts"): ["; ".join(_(NOTES[c]) if c in NOTES else c for c in row.notes) for row in rows],
    }


def _table(rows: list[ReceivedRow], upload: int) -> None:
    columns = _columns(rows)
    event = st.dataframe(
        columns,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key=f"received_{upload}",
        column_config=downloads.column_formats(columns),
        placeholder="–",
    )
    downloads.csv_button(columns, [], "upload")
    chosen = event["selection"]["rows"]
    if chosen and rows[chosen[0]].document:
        st.session_state[concordance.DOCUMENT] = rows[chosen[0]].document
        go_to("articles")


def _undo(upload: int, added: int) -> None:
    if st.button(_("Undo this upload …"), icon=":material/undo:"):
        _confirm(upload, added)


@st.dialog(" ")
def _confirm(upload: int, added: int) -> None:
    st.text(
        ngettext(
            "Take {n} document out of this workspace again?", "Take {n} documents out of this workspace again?", added
        )
    )
    yes, no = st.columns(2)
    if yes.button(_("Yes, take it back"), type="primary", width="stretch"):
        store.corpus().undo_upload(upload)
        st.session_state.pop(importing.UPLOAD, None)
        st.rerun()
    if no.button(_("Cancel"), width="stretch"):
        st.rerun()
