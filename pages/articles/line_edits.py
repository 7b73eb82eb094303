"""The line edits of the workspace as a list: what was edited when, undoing it, and the file that carries them."""

from __future__ import annotations

from core.corpus.edits import LINES
from core.corpus.edits.lines import BatchRow, batch_rows
from core.edits.lines import FILE
from pages.articles import edit_lines
from pages.shared import edit_log, store
from pages.shared.i18n import _, ngettext, short


def draw() -> None:
    """The batches, newest first; the file up and down."""
    words = edit_log.Words(
        download=_("All corrections (CSV)"),
        upload=_("Bring a file of corrections (.csv)"),
        size=_("Corrections"),
        nothing=_("Nothing is corrected yet. Choose lines in the reader, or bring a file of corrections."),
    )
    changes = [
        edit_log.Change(r.batch, r.made_at, f"{_where(r)} → {edit_lines.named(r.role, r.block)}", r.edits)
        for r in store.read(batch_rows)
    ]
    edit_log.draw(LINES, FILE, changes, words)


def _where(row: BatchRow) -> str:
    if row.words is not None:
        site = row.site or _("every site")
        return _("every line “{words}”, {site}").format(words=short(row.words, 60), site=site)
    lines = str(row.first_line) if row.first_line == row.last_line else f"{row.first_line}–{row.last_line}"
    if row.documents > 1:
        return ngettext("{n} page", "{n} pages", row.documents)
    return _("{file}, line {line}").format(file=row.file or _("a page that is not here"), line=lines)
