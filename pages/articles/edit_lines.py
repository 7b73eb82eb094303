"""The dialog that edits lines: another role or block, here or for all lines like it, with what would change."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from core import editing
from core.corpus.edits import LINES
from core.corpus.edits.lines import LikeRow, same_rule, same_words
from core.corpus.reads import LineRow, Page
from core.edits.lines import EDITABLE_ROLES, ROLES_IN_BLOCKS, LineEdit, edit_lines, edit_words
from core.model import BLOCKS
from pages.shared import store, wording
from pages.shared.i18n import _, ngettext, number, short

#: So many lines of a chosen range are shown whole.
_SHOWN = 4


def written(page: Page, first: int, last: int) -> list[int]:
    """The numbers of the lines from `first` to `last` on which something is written."""
    return [line.number for line in page.lines if first <= line.number <= last and line.role != "blank"]


def nearest_block(page: Page, line: int) -> str:
    """The block that a line is in: its own, else that of the last line above it that has one, else `other`."""
    above = [x.block for x in page.lines if x.number <= line and x.block]
    own = next((x.block for x in page.lines if x.number == line), None)
    return own or (above[-1] if above else "other")


def save(edits: Sequence[LineEdit]) -> None:
    """Keep the edits and read again what they touch, as far as that is quick."""
    if edits:
        editing.save(store.corpus(), LINES, edits)


def undo_last() -> None:
    """Take the newest batch of edits back, if there is one."""
    last = LINES.last(store.corpus())
    if last is not None:
        editing.undo(store.corpus(), LINES, last)


@st.dialog(" ", width="large")
def dialog(page: Page, first: int, last: int) -> None:
    """Ask which role, which block and how far; save what is agreed to."""
    numbers = written(page, first, last)
    if not numbers:
        st.text(_("Nothing is written on these lines."))
        return
    chosen = [line for line in page.lines if line.number in set(numbers)]
    st.subheader(_("What are these lines?") if len(chosen) > 1 else _("What is this line?"), anchor=False)
    for line in chosen[:_SHOWN]:
        st.text(_("Line {n}: {text}").format(n=line.number, text=short(_text(page, line), 200)))
    if len(chosen) > _SHOWN:
        st.text(ngettext("and {n} more line", "and {n} more lines", len(chosen) - _SHOWN))
    role, block = _choose_role(page, chosen[0])
    made, reached = _reach(page, chosen, role, block)
    _preview(reached, role, block)
    documents = len({row.document for row in reached})
    label = " · ".join(
        (
            ngettext("Change {n} line", "Change {n} lines", len(reached)),
            ngettext("{n} page", "{n} pages", documents),
        )
    )
    if st.button(label, type="primary", icon=":material/check:", disabled=not reached, key="correct_apply"):
        save(made)
        st.rerun()


def _text(page: Page, line: LineRow) -> str:
    return page.text[line.start : line.end].strip()


def named(role: str, block: str | None) -> str:
    """A role with its block, as the interface names it."""
    return wording.role(role) + (f" · {wording.zone(block)}" if block else "")


def _choose_role(page: Page, line: LineRow) -> tuple[str, str | None]:
    st.text(_("Read as {role}: {reason}").format(role=named(line.role, line.block), reason=_(line.reason)))
    left, right = st.columns(2)
    # Keys that name the line: the next dialog must not begin with what the last one chose.
    place = f"{page.id[:12]}_{line.number}"
    at_role = EDITABLE_ROLES.index(line.role) if line.role in EDITABLE_ROLES else 0
    role = left.selectbox(
        _("It is"),
        EDITABLE_ROLES,
        index=at_role,
        format_func=wording.role,
        key=f"correct_role_{place}",
        filter_mode=None,
    )
    if role not in ROLES_IN_BLOCKS:
        return role, None
    nearest = nearest_block(page, line.number)
    block = right.selectbox(
        _("In the block"), BLOCKS, index=BLOCKS.index(nearest), format_func=wording.zone, key=f"correct_block_{place}",
        filter_mode=None,
    )  # fmt: skip
    return role, block


def _reach(
    page: Page, chosen: list[LineRow], role: str, block: str | None
) -> tuple[tuple[LineEdit, ...], list[LikeRow]]:
    """What is to be saved, and the lines whose role or block would change by it."""
    here = [
        LikeRow(page.id, page.name, line.number, _text(page, line), line.role, line.block, line.certain)
        for line in chosen
    ]
    ways: dict[str, tuple[str, tuple[LineEdit, ...], list[LikeRow]]] = {
        "here": (_("Only here"), edit_lines(page.id, [line.number for line in chosen], role, block), here)
    }
    if len(chosen) == 1:
        ways |= _wider(page, chosen[0], role, block)
    way = st.radio(
        _("How far"),
        list(ways),
        format_func=lambda key: f"{ways[key][0]} ({number(len(_changed(ways[key][2], role, block)))})",
        key=f"correct_way_{page.id[:12]}_{chosen[0].number}_{len(chosen)}",
    )
    _label, made, rows = ways[way]
    return made, _changed(rows, role, block)


def _wider(
    page: Page, line: LineRow, role: str, block: str | None
) -> dict[str, tuple[str, tuple[LineEdit, ...], list[LikeRow]]]:
    text = _text(page, line)
    same = store.read(same_words, text, None)
    ways: dict[str, tuple[str, tuple[LineEdit, ...], list[LikeRow]]] = {}
    if len(same) > 1:
        ways["words"] = (_("Every line with these words, later uploads too"), (edit_words(text, role, block),), same)
    if page.site:
        own = store.read(same_words, text, page.site)
        if 1 < len(own) < len(same):
            label = _("Every line with these words on this site, later uploads too")
            ways["site"] = (label, (edit_words(text, role, block, page.site),), own)
    rule = store.read(same_rule, page.id, line.number)
    if len(rule) > 1:
        places = tuple(c for row in rule for c in edit_lines(row.document, [row.line], role, block))
        ways["rule"] = (_("Every line here and on this site that was read so for the same reason"), places, rule)
    return ways


def _changed(rows: list[LikeRow], role: str, block: str | None) -> list[LikeRow]:
    """The lines that are read otherwise; confirming an uncertain line counts as one, too."""
    return [row for row in rows if (row.role, row.block) != (role, block) or not row.certain]


def _preview(rows: list[LikeRow], role: str, block: str | None) -> None:
    if not rows:
        st.info(_("These lines are read so already."))
        return
    after = named(role, block)
    st.dataframe(
        {
            _("File"): [row.file for row in rows],
            _("Line"): [row.line for row in rows],
            _("Text"): [row.text.strip() for row in rows],
            _("Now"): [named(row.role, row.block) for row in rows],
            _("Then"): [after for _row in rows],
        },
        hide_index=True,
        height=min(320, 40 + 35 * len(rows)),
        placeholder="–",
    )
