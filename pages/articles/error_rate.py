"""The review mode: lines drawn at random are judged right or wrong, and the workspace's error rate is stated."""

from __future__ import annotations

import streamlit as st

from core.analysis import error_rate
from core.analysis.error_rate import LEAST, DrawnLine
from core.analysis.wilson import Rate
from core.corpus import reads
from core.corpus.reads import Page
from core.edits.lines import EDITABLE_ROLES
from core.parse import made_by
from pages.articles import edit_lines
from pages.shared import concordance, downloads, store, wording
from pages.shared.i18n import _, number

_DRAWN = "drawn_line"
#: Lines of the page that are shown on each side of the one to be judged.
_AROUND = 3


def finding(rates: dict[str, Rate]) -> str:
    """The error rate in a sentence, with its interval and what it is made of."""
    every, counted = rates["all"], rates["counted"]
    if every.share is None or every.n < LEAST:
        return _("{n} lines are judged; from {least} on an error rate is stated.").format(
            n=number(every.n), least=number(LEAST)
        )
    sentence = _("Of {n} lines drawn at random {wrong} were read wrong: {rate}.").format(
        n=number(every.n), wrong=number(every.hits), rate=wording.error_rate(every)
    )
    if counted.n < LEAST:
        return sentence
    return " ".join(
        (
            sentence,
            _("Among the {n} of them that charts count (title, article, link headlines): {rate}.").format(
                n=number(counted.n), rate=wording.error_rate(counted)
            ),
        )
    )


def draw() -> None:
    """One line with its neighbours, the two answers, and the rate from the answers so far."""
    rates = store.read(error_rate.rates, made_by())
    st.text(finding(rates))
    line = _current()
    if line is None:
        st.info(_("Every line of this workspace is judged."))
    else:
        _one(line)
    _so_far(rates)


def _current() -> DrawnLine | None:
    """The line that waits for an answer; drawn once, so that a rerun does not change it under the analyst's hands."""
    kept: tuple[str, DrawnLine] | None = st.session_state.get(_DRAWN)
    if kept and kept[0] == store.current() and _still(kept[1]):
        return kept[1]
    line = error_rate.draw(store.corpus(), made_by())
    if line:
        st.session_state[_DRAWN] = (store.current(), line)
    return line


def _still(line: DrawnLine) -> bool:
    """Whether the line is there and still read as it was when it was drawn."""
    page = store.read(reads.page, line.document)
    now = next((x for x in page.lines if x.number == line.line), None) if page else None
    return now is not None and (now.role, now.block) == (line.role, line.block)


def _one(line: DrawnLine) -> None:
    page = store.read(reads.page, line.document)
    if page is None:  # removed in another tab since it was drawn
        return
    with st.container(border=True, key="review_line"):
        st.text(_("{file}, line {line}").format(file=line.file, line=line.line))
        st.dataframe(_around(page, line.line), hide_index=True, key=f"around_{line.document[:8]}_{line.line}")
        st.text(line.text.strip())
        verdict = edit_lines.named(line.role, line.block)
        st.subheader(_("Read as: {role}").format(role=verdict), anchor=False)
        st.text(_(line.reason))
        with st.container(horizontal=True):
            st.button(
                _("Right"), icon=":material/check:", type="primary", shortcut="1", on_click=_judge, args=(line, True)
            )
            st.button(_("Wrong"), icon=":material/close:", shortcut="2", on_click=_judge, args=(line, False))
            st.button(_("Another line"), icon=":material/skip_next:", shortcut="3", on_click=_forget)
            if st.button(_("Open in the reader"), icon=":material/menu_book:"):
                concordance.open_reader(line.document, line.line)
    if (wrong := st.session_state.pop("review_wrong", None)) is not None:
        shown = store.read(reads.page, wrong.document)
        if shown:
            edit_lines.dialog(shown, wrong.line, wrong.line)


def _around(page: Page, number_: int) -> downloads.Columns:
    near = [x for x in page.lines if x.role != "blank"]
    at = next(i for i, x in enumerate(near) if x.number == number_)
    rows = near[max(0, at - _AROUND) : at + _AROUND + 1]
    return {
        " ": ["▶" if x.number == number_ else "" for x in rows],
        _("Line"): [x.number for x in rows],
        _("Text"): [page.text[x.start : x.end].strip() for x in rows],
        _("Read as"): [edit_lines.named(x.role, x.block) for x in rows],
    }


def _judge(line: DrawnLine, right: bool) -> None:
    error_rate.judge(store.corpus(), line, made_by(), correct=right)
    if not right:
        st.session_state["review_wrong"] = line
    _forget()


def _forget() -> None:
    st.session_state.pop(_DRAWN, None)


def _so_far(rates: dict[str, Rate]) -> None:
    if not rates["all"].n:
        return
    roles = [role for role in EDITABLE_ROLES if role in rates]
    columns: downloads.Columns = {
        _("Read as"): [wording.role(role) for role in roles] + [_("all")],
        _("Judged"): [rates[role].n for role in roles] + [rates["all"].n],
        _("Wrong"): [rates[role].hits for role in roles] + [rates["all"].hits],
        _("Error rate"): [_share(rates[role]) for role in (*roles, "all")],
    }
    st.dataframe(columns, hide_index=True, key="review_rates")
    with st.container(horizontal=True):
        downloads.csv_button(columns, [finding(rates)], "review")
        st.button(_("Take the last answer back"), icon=":material/undo:", on_click=_take_back)
        st.button(_("Begin anew …"), icon=":material/restart_alt:", on_click=_ask_anew)
    if st.session_state.pop("review_anew", False):
        _confirm()
    with st.popover(_("How is this counted?"), icon=":material/help:"):
        st.text(method())


def method() -> str:
    """How lines are drawn and what the interval means."""
    return _(
        "Each line that is not blank is equally likely to be drawn, and none twice. The interval is Wilson's at 95%: "
        "in 19 of 20 such samples it holds the true rate. A line counts as it was read when it was drawn, so that "
        "mending the drawn lines alone does not make the workspace look better; after corrections of many lines, begin "
        "anew. Answers given under an older parser or other lists are left out."
    )


def _share(rate: Rate) -> str:
    return wording.error_rate(rate) if rate.n >= LEAST else "–"


def _take_back() -> None:
    error_rate.take_back(store.corpus(), made_by())
    _forget()


def _ask_anew() -> None:
    st.session_state["review_anew"] = True


@st.dialog(" ")
def _confirm() -> None:
    st.text(_("Forget all answers and begin anew?"))
    yes, no = st.columns(2)
    if yes.button(_("Yes, begin anew"), type="primary", width="stretch"):
        error_rate.start_again(store.corpus())
        _forget()
        st.rerun()
    if no.button(_("Cancel"), width="stretch"):
        st.rerun()
