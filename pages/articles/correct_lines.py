"""The dialog that corrects lines: another role or block, here or for all lines like it, with what would change."""

from __future__ import annotations

import streamlit as st

from core.corpus.edits import lines
from core.corpus.tables import LikeRow, LineRow, Page
from core.edits.lines import CORRECTABLE, IN_BLOCKS, Correction, at, like
from core.model import BLOCKS
from pages.shared import reparsing, store, wording
from pages.shared.i18n import _, ngettext, number, short

#: So many lines of a chosen range are shown whole.
_SHOWN = 4


def written(page: Page, first: int, last: int) -> list[int]:
    """The numbers of the lines from `first` to `last` on which something is written."""
    return [line.number for line in page.lines if first <= line.number <= last and line.role != "blank"]


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
    role, block = _verdict(page, chosen[0])
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
        reparsing.save(made)
        st.rerun()


def _text(page: Page, line: LineRow) -> str:
    return page.text[line.start : line.end].strip()


def named(role: str, block: str | None) -> str:
    """A role with its block, as a person says it."""
    return wording.role(role) + (f" · {wording.zone(block)}" if block else "")


def _verdict(page: Page, line: LineRow) -> tuple[str, str | None]:
    st.text(_("Read as {role}: {reason}").format(role=named(line.role, line.block), reason=_(line.reason)))
    left, right = st.columns(2)
    # Keys that name the line: the next dialog must not begin with what the last one chose.
    place = f"{page.id[:12]}_{line.number}"
    at_role = CORRECTABLE.index(line.role) if line.role in CORRECTABLE else 0
    role = left.selectbox(
        _("It is"), CORRECTABLE, index=at_role, format_func=wording.role, key=f"correct_role_{place}", filter_mode=None
    )
    if role not in IN_BLOCKS:
        return role, None
    nearest = reparsing.nearest_block(page, line.number)
    block = right.selectbox(
        _("In the block"), BLOCKS, index=BLOCKS.index(nearest), format_func=wording.zone, key=f"correct_block_{place}",
        filter_mode=None,
    )  # fmt: skip
    return role, block


def _reach(
    page: Page, chosen: list[LineRow], role: str, block: str | None
) -> tuple[tuple[Correction, ...], list[LikeRow]]:
    """What is to be saved, and the lines whose role or block would change by it."""
    here = [
        LikeRow(page.id, page.name, line.number, _text(page, line), line.role, line.block, line.certain)
        for line in chosen
    ]
    ways: dict[str, tuple[str, tuple[Correction, ...], list[LikeRow]]] = {
        "here": (_("Only here"), at(page.id, [line.number for line in chosen], role, block), here)
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
) -> dict[str, tuple[str, tuple[Correction, ...], list[LikeRow]]]:
    text = _text(page, line)
    same = store.read(lines.same_words, text, None)
    ways: dict[str, tuple[str, tuple[Correction, ...], list[LikeRow]]] = {}
    if len(same) > 1:
        ways["words"] = (_("Every line with these words, later uploads too"), (like(text, role, block),), same)
    if page.site:
        own = store.read(lines.same_words, text, page.site)
        if 1 < len(own) < len(same):
            label = _("Every line with these words on this site, later uploads too")
            ways["site"] = (label, (like(text, role, block, page.site),), own)
    rule = store.read(lines.same_rule, page.id, line.number)
    if len(rule) > 1:
        places = tuple(c for row in rule for c in at(row.document, [row.line], role, block))
        ways["rule"] = (_("Every line here and on this site that was read so for the same reason"), places, rule)
    return ways


def _changed(rows: list[LikeRow], role: str, block: str | None) -> list[LikeRow]:
    """The lines that are read otherwise; saying of an uncertain line that it is read right settles it, too."""
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
