"""The corrections of the workspace as a list: what was set when, undoing it, and the file that carries them."""

from __future__ import annotations

from core.corpus import corrections
from core.corpus.tables import BatchRow
from core.corrections import from_csv, to_csv
from pages.shared import changes, correct, revision, store
from pages.shared.i18n import _, ngettext, short


def draw() -> None:
    """The batches, newest first; the file up and down."""
    rows: list[BatchRow] = store.read(corrections.batch_rows)
    file = changes.File(
        _("All corrections (CSV)"),
        _("Bring a file of corrections (.csv)"),
        lambda: to_csv(corrections.batches(store.corpus())[::-1]),
        _bring,
    )
    shown = [
        changes.Change(r.batch, r.made_at, f"{_where(r)} → {correct.named(r.role, r.block)}", r.corrections)
        for r in rows
    ]
    nothing = _("Nothing is corrected yet. Choose lines in the reader, or bring a file of corrections.")
    changes.draw("corrections", shown, nothing, revision.undo, file, _("Corrections"))


def _where(row: BatchRow) -> str:
    if row.words is not None:
        site = row.site or _("every site")
        return _("every line “{words}”, {site}").format(words=short(row.words, 60), site=site)
    lines = str(row.first_line) if row.first_line == row.last_line else f"{row.first_line}–{row.last_line}"
    if row.documents > 1:
        return ngettext("{n} page", "{n} pages", row.documents)
    return _("{file}, line {line}").format(file=row.file or _("a page that is not here"), line=lines)


def _bring(name: str, data: bytes) -> str:
    count = revision.take_in(from_csv(name, data))
    return ngettext("{n} correction taken in", "{n} corrections taken in", count)
