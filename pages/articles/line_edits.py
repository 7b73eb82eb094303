"""The corrections of the workspace as a list: what was set when, undoing it, and the file that carries them."""

from __future__ import annotations

from core.corpus.edits import lines
from core.corpus.tables import BatchRow
from core.edits.lines import from_csv, to_csv
from pages.articles import correct_lines
from pages.shared import edit_log, reparsing, store
from pages.shared.i18n import _, ngettext, short


def draw() -> None:
    """The batches, newest first; the file up and down."""
    rows: list[BatchRow] = store.read(lines.batch_rows)
    file = edit_log.File(
        _("All corrections (CSV)"),
        _("Bring a file of corrections (.csv)"),
        lambda: to_csv(lines.batches(store.corpus())[::-1]),
        _bring,
    )
    shown = [
        edit_log.Change(r.batch, r.made_at, f"{_where(r)} → {correct_lines.named(r.role, r.block)}", r.corrections)
        for r in rows
    ]
    nothing = _("Nothing is corrected yet. Choose lines in the reader, or bring a file of corrections.")
    edit_log.draw("corrections", shown, nothing, reparsing.undo, file, _("Corrections"))


def _where(row: BatchRow) -> str:
    if row.words is not None:
        site = row.site or _("every site")
        return _("every line “{words}”, {site}").format(words=short(row.words, 60), site=site)
    lines = str(row.first_line) if row.first_line == row.last_line else f"{row.first_line}–{row.last_line}"
    if row.documents > 1:
        return ngettext("{n} page", "{n} pages", row.documents)
    return _("{file}, line {line}").format(file=row.file or _("a page that is not here"), line=lines)


def _bring(name: str, data: bytes) -> str:
    count = reparsing.take_in(from_csv(name, data))
    return ngettext("{n} correction taken in", "{n} corrections taken in", count)
