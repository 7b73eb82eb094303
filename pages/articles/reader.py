"""The reader: the raw lines of one page with their roles marked, and names and dates highlighted."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from core.corpus import reads
from core.corpus.reads import ClusterRow, LineRow, MomentRow, Page, SpanRow
from core.edits.lines import EDITABLE_ROLES
from core.edits.lines import edit_lines as lines_of
from core.figures import colour
from core.layout import BY_HAND
from core.model import ENTITY_TYPES, ROLES
from pages.articles import date_edits, edit_lines
from pages.shared import store, wording
from pages.shared.i18n import _, day, literal, month_names, ngettext, percent

#: Where the lines wait that the analyst asked to correct.
ASKED = "lines_to_edit"
_HERE = Path(__file__).parent
_READER = st.components.v2.component(
    "tajuk_reader",
    html=(
        '<div class="bar"><span class="what" aria-live="polite"></span><button type="button"></button></div>'
        '<div class="reader" tabindex="0" role="document"></div>'
    ),
    css=(_HERE / "reader.css").read_text(encoding="utf-8"),
    js=(_HERE / "reader.js").read_text(encoding="utf-8"),
)


def draw(page: Page, line: int | None, dark: bool) -> None:
    """What is known of the page on top, then its raw lines; `line` is brought into view."""
    st.subheader(literal(page.title) if page.title else _("No title on this page"), anchor=False)
    _facts(page)
    _cluster(page)
    for code, message, where in page.notes:
        place = _("line {n}").format(n=where) if where else ""
        st.text("⚠ " + " · ".join(part for part in (wording.note(code, message), place) if part))
    key = f"reader_{page.id[:12]}"
    _READER(
        key=key,
        data=_data(page, line, dark),
        height="content",
        on_set_change=partial(_set, key, page),
        on_open_change=partial(_open, key, page),
        on_undo_change=edit_lines.undo_last,
    )
    if ASKED in st.session_state:
        edit_lines.dialog(page, *st.session_state.pop(ASKED))
    _keys()
    _legend(dark)


def _data(page: Page, line: int | None, dark: bool) -> dict[str, Any]:
    """What the reader's script is given."""
    return {
        "page": page.id,
        "lines": list(_lines(page, dark)),
        "line": line,
        "label": page.name,
        "roles": list(EDITABLE_ROLES),
        "labels": {
            "correct": _("Correct …"),
            "line": _("Line"),
            "lines": _("Lines"),
            "none": _("Choose a line; Shift chooses several."),
        },
    }


def _set(key: str, page: Page) -> None:
    """A role given by its digit: to the chosen lines of this page, at once."""
    asked = st.session_state[key]["set"]
    if asked and asked["role"] in EDITABLE_ROLES:
        first, last = int(asked["from"]), int(asked["to"])
        block = edit_lines.nearest_block(page, first)
        edit_lines.save(lines_of(page.id, edit_lines.written(page, first, last), asked["role"], block))


def _open(key: str, page: Page) -> None:
    asked = st.session_state[key]["open"]
    if asked:
        st.session_state[ASKED] = (int(asked["from"]), int(asked["to"]))


def _keys() -> None:
    with st.popover(_("Keys"), icon=":material/keyboard:"):
        st.text(_("Click into the page first."))
        roles = ", ".join(f"{n} {wording.role(role)}" for n, role in enumerate(EDITABLE_ROLES, 1))
        for keys, does in (
            ("n, p", _("next, previous uncertain line")),
            ("↑ ↓, j k", _("one line up or down; with Shift several lines")),
            ("Enter", _("correct what is chosen, here or everywhere")),
            ("1–8", _("set the role here at once: {roles}").format(roles=roles)),
            ("u", _("undo the last correction")),
        ):
            st.text(f"{keys}: {does}")


def _facts(page: Page) -> None:
    published, captured = st.columns(2)
    published.text(_("Article date: {date}").format(date=_moment(page.published)))
    captured.text(_("Capture date: {date}").format(date=_moment(page.captured)))
    date_edits.popover(page)
    roles = [line.role for line in page.lines]
    sure = sum(line.certain for line in page.lines) / max(1, len(page.lines))
    facts = [
        _("File: {name}").format(name=page.name),
        _("Site: {name}").format(name=page.site or "–"),
        *([_("Author: {name}").format(name=page.author)] if page.author else []),
        *([_("Section: {name}").format(name=page.section)] if page.section else []),
        _("Topic: {name}").format(name=wording.topic(page.topic)),
        *(f"{name}: {value}" for name, value in page.labels),
        ngettext("{n} article line", "{n} article lines", roles.count("body")),
        ngettext("{n} link headline", "{n} link headlines", sum(s.kind == "headline" for s in page.spans)),
        _("{share} of lines certain").format(share=percent(sure)),
        f"SHA-256 {page.id[:12]}…",
    ]
    st.text(" · ".join(facts))


def _cluster(page: Page) -> None:
    """The other documents that carry this article, and what of them is counted."""
    others = [row for row in store.read(reads.cluster, page.id) if row.document != page.id]
    if others:
        st.text(_("Same article: {files}").format(files=", ".join(_sibling(row) for row in others)))


def _sibling(row: ClusterRow) -> str:
    kinds = {"copy": _("copy"), "part": _("goes on")}
    parts = [row.site or "", day(row.captured or row.published), kinds.get(row.copy or "", "")]
    return " · ".join([row.file, *(part for part in parts if part and part != "–")])


def _moment(moment: MomentRow) -> str:
    if moment.value is None:
        return _("not known")
    parts = [_precise(moment.value, moment.precision or "day"), wording.source(moment.source)]
    if moment.line:
        parts.append(_("line {n}").format(n=moment.line))
    if len(moment.candidates) > 1:
        parts.append(_("weighed: {days}").format(days=", ".join(moment.candidates)))
    return " · ".join(parts)


def _precise(value: date, precision: str) -> str:
    """The date as far as it is known: a month is not shown as its first day."""
    if precision == "year":
        return str(value.year)
    return f"{month_names()[value.month - 1]} {value.year}" if precision == "month" else day(value)


def _lines(page: Page, dark: bool) -> Iterator[dict[str, Any]]:
    marks: dict[int, list[SpanRow]] = {}
    for span in page.spans:
        if span.kind in ("mention", "date"):
            marks.setdefault(span.line, []).append(span)
    letters = role_letters()
    for line in page.lines:
        label = wording.role(line.role) + (f" · {wording.zone(line.block)}" if line.block else "")
        yield {
            "number": line.number,
            "role": line.role,
            "block": line.block,
            "letter": letters[line.role],
            "label": label,
            "reason": _(line.reason),
            "certain": line.certain,
            "by_hand": line.reason == BY_HAND,
            "colour": colour("block", line.block, dark) if line.block else colour("role", line.role, dark),
            "parts": list(_parts(page.text, line, marks.get(line.number, ()), dark)),
        }


def role_letters() -> dict[str, str]:
    """One letter a role in the session's language, so that roles can be distinguished without colour."""
    letters = dict(zip(ROLES, _("T M C A L H S F –").split(), strict=True))
    return letters | {"blank": ""}


def _parts(text: str, line: LineRow, marks: Sequence[SpanRow], dark: bool) -> Iterator[dict[str, Any]]:
    """The line cut into plain stretches and marked ones; of two marks that overlap the first and longer is kept."""
    at = line.start
    for mark in marks:
        if mark.start < at or mark.end > line.end:
            continue
        yield {"text": text[at : mark.start], "kind": None}
        yield {
            "text": text[mark.start : mark.end],
            "kind": mark.kind,
            "colour": colour("type", mark.type or "", dark) if mark.kind == "mention" else colour("kind", "date", dark),
            "label": _mark_label(mark),
        }
        at = mark.end
    yield {"text": text[at : line.end], "kind": None}


def _mark_label(mark: SpanRow) -> str:
    if mark.kind == "mention":
        return " · ".join((mark.key or "", wording.entity_type(mark.type or ""), _(mark.reason or "")))
    others = [_("weighed: {days}").format(days=", ".join(mark.candidates))] if mark.candidates else []
    return " · ".join([mark.key or "", _(mark.reason or ""), *others])


def _legend(dark: bool) -> None:
    letters = role_letters()
    roles = [f"{letters[role]} {wording.role(role)}" for role in ROLES if role != "blank"]
    st.caption(_("Letters: {roles}. A dashed frame marks an uncertain line.").format(roles=" · ".join(roles)))
    marks = [(colour("type", key, dark), "solid", wording.entity_type(key)) for key in ENTITY_TYPES]
    marks.append((colour("kind", "date", dark), "dotted", _("Dates")))
    st.html(
        "".join(
            f'<span style="border-bottom:3px {line} {shade};margin-right:1rem">{html.escape(label)}</span>'
            for shade, line, label in marks
        )
    )
