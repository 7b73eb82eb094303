"""The review of names, topics, speakers and dates: one at a time is judged, set right, and the rate is stated."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from core import editing
from core.analysis import span_review
from core.analysis.error_rate import LEAST
from core.analysis.span_review import VERDICTS, DrawnSpan
from core.analysis.wilson import Rate
from core.corpus.edits import DATES, NAMES, TOPICS
from core.edits.dates import DateEdit
from core.edits.names import NameEdit, add, split
from core.edits.topics import TopicEdit
from core.model import ENTITY_TYPES
from core.parse import made_by
from core.taxonomy import slugs
from core.timex import precision_of
from pages.shared import concordance, downloads, store, wording
from pages.shared.i18n import _, literal, number

_DRAWN, _WRONG = "drawn_span", "span_wrong"
#: How much of a long line is shown on each side.
_AROUND = 400


def finding(kind: str, rate: Rate) -> str:
    """The rate in a sentence, or how many judgements are still wanting."""
    if rate.share is None or rate.n < LEAST:
        return _("{n} are judged; from {least} on an error rate is stated.").format(
            n=number(rate.n), least=number(LEAST)
        )
    sentences = {
        "mention": _("Of {n} names drawn at random {wrong} were wrong: {rate}."),
        "headline": _("Of {n} link headlines drawn at random {wrong} had a wrong topic: {rate}."),
        "quote": _("Of {n} quotations drawn at random {wrong} were given to the wrong speaker: {rate}."),
        "date": _("Of {n} dates drawn at random {wrong} had a wrong value: {rate}."),
    }
    return sentences[kind].format(n=number(rate.n), wrong=number(rate.hits), rate=wording.error_rate(rate))


def draw(kind: str) -> None:
    """One span in its line, the answers, and the rate from the answers so far."""
    rate = store.read(span_review.rates, made_by())[kind]
    st.text(finding(kind, rate))
    drawn = _current(kind)
    if drawn is None:
        st.info(_("There is nothing left to judge here."))
    else:
        _one(drawn)
    if (wrong := st.session_state.pop(_WRONG, None)) is not None:
        _set_right(*wrong)
    _so_far(kind, rate)


def _current(kind: str) -> DrawnSpan | None:
    """The span that waits for an answer; drawn once, so that a rerun does not change it under the analyst's hands."""
    kept: tuple[str, DrawnSpan] | None = st.session_state.get(_DRAWN)
    if kept and kept[0] == store.current() and kept[1].kind == kind and store.read(span_review.still_there, kept[1]):
        return kept[1]
    drawn = span_review.draw(store.corpus(), kind, made_by())
    if drawn:
        st.session_state[_DRAWN] = (store.current(), drawn)
    return drawn


def _one(drawn: DrawnSpan) -> None:
    with st.container(border=True, key="review_span"):
        st.caption(literal(_("{file}, line {line}").format(file=drawn.file, line=drawn.line)))
        st.markdown(_marked(drawn))
        st.subheader(_read_as(drawn), anchor=False)
        for line in _why(drawn):
            st.text(line)
        with st.container(horizontal=True):
            _answers(drawn)
            if st.button(_("Open in the reader"), icon=":material/menu_book:"):
                concordance.open_reader(drawn.document, drawn.line)


def _answers(drawn: DrawnSpan) -> None:
    labels = {
        "right": _("Right"), "wrong": _("Wrong"), "span": _("Wrong words"), "type": _("Wrong type"),
        "entity": _("Wrong person or thing"), "no-name": _("No name at all"),
    }  # fmt: skip
    for key, verdict in enumerate(VERDICTS[drawn.kind], 1):
        right = verdict == "right"
        st.button(
            labels[verdict], icon=":material/check:" if right else ":material/close:", shortcut=str(key),
            type="primary" if right else "secondary", on_click=_judge, args=(drawn, verdict), key=f"verdict_{verdict}",
        )  # fmt: skip
    key = len(VERDICTS[drawn.kind]) + 1
    st.button(_("Another"), icon=":material/skip_next:", shortcut=str(key), on_click=_forget, key="verdict_skip")


def _marked(drawn: DrawnSpan) -> str:
    """The line with the span marked; uploaded text is shown as it is, whatever marks it holds."""
    words = drawn.words
    before, after = words[max(0, drawn.start - _AROUND) : drawn.start], words[drawn.end : drawn.end + _AROUND]
    cut = words[drawn.start : min(drawn.end, drawn.start + 2 * _AROUND)]
    # Marks are of one line, and a mark that begins or ends with a space is none.
    return f"{literal(before)} :orange-background[**{literal(cut.strip())}**] {literal(after)}"


def _read_as(drawn: DrawnSpan) -> str:
    words = {
        "mention": lambda: f"{literal(drawn.read_as or '–')} · {wording.entity_type(drawn.type or 'PER')}",
        "headline": lambda: wording.topic(drawn.read_as),
        "quote": lambda: _("said by {name}").format(name=literal(drawn.read_as or "–")),
        "date": lambda: literal(drawn.read_as or "–"),
    }
    return _("Read as: {role}").format(role=words[drawn.kind]())


def _why(drawn: DrawnSpan) -> list[str]:
    """What decided, as far as it is known."""
    lines = [_(drawn.reason)] if drawn.reason else []
    if drawn.evidence:
        lines.append(_("Words that decided: {words}").format(words=", ".join(drawn.evidence)))
    if drawn.verb:
        lines.append(_("Verb of speech: {verb}").format(verb=drawn.verb))
    if drawn.candidates:
        lines.append(_("It may also be: {values}").format(values=", ".join(drawn.candidates)))
    return lines


def _judge(drawn: DrawnSpan, verdict: str) -> None:
    span_review.judge(store.corpus(), drawn, made_by(), verdict)
    if verdict != "right":
        st.session_state[_WRONG] = (drawn, verdict)
    _forget()


def _forget() -> None:
    st.session_state.pop(_DRAWN, None)


def _set_right(drawn: DrawnSpan, verdict: str) -> None:
    """The dialog in which what was judged wrong is set right. A speaker cannot be edited: the reader shows why."""
    mend: dict[str, Callable[[DrawnSpan, str], None]] = {"mention": _name, "headline": _topic, "date": _date}
    if drawn.kind in mend:
        _dialog(drawn, verdict, mend[drawn.kind])


@st.dialog(" ")
def _dialog(drawn: DrawnSpan, verdict: str, mend: Callable[[DrawnSpan, str], None]) -> None:
    st.markdown(_marked(drawn))
    mend(drawn, verdict)
    if st.button(_("Leave it as it is"), key="leave_wrong"):
        st.rerun()


def _name(drawn: DrawnSpan, verdict: str) -> None:
    known = (drawn.type or "PER", drawn.read_as or drawn.text)
    if verdict == "no-name":
        st.text(_("{name} is left out of every figure.").format(name=drawn.text))
        _apply_name((NameEdit("hide", known[1], known[0], written=drawn.text),))
        return
    left, right = st.columns([2, 1])
    name = " ".join(left.text_input(_("It is"), value=drawn.text if verdict != "type" else known[1]).split())
    types = list(ENTITY_TYPES)
    at = types.index(known[0]) if known[0] in types else 0
    kind = right.selectbox(_("Type"), types, index=at, format_func=wording.entity_type)
    if not name:
        return
    to = (kind, name)
    if verdict == "span":
        st.text(_("“{name}” will be found wherever it is written so.").format(name=name))
        _apply_name(add(to))
    else:
        st.text(_("Every “{written}” of {name} will be counted so.").format(written=drawn.text, name=known[1]))
        _apply_name(split(known, [drawn.text], to))


def _apply_name(made: tuple[NameEdit, ...]) -> None:
    if made and st.button(_("Apply"), type="primary", icon=":material/check:", key="apply_right"):
        editing.save(store.corpus(), NAMES, made)
        st.rerun()


def _topic(drawn: DrawnSpan, _verdict: str) -> None:
    topic = st.selectbox(
        _("Classify as"), [slug for slug in slugs() if slug != drawn.read_as], index=None, format_func=wording.topic,
        placeholder=_("Choose a topic"),
    )  # fmt: skip
    if topic and st.button(_("Apply"), type="primary", icon=":material/check:", key="apply_right"):
        editing.save(store.corpus(), TOPICS, (TopicEdit("headline", drawn.text, topic),))
        st.rerun()


def _date(drawn: DrawnSpan, _verdict: str) -> None:
    value = st.text_input(
        _("Value"), value=drawn.read_as or "", max_chars=20,
        help=_("A day as 2025-03-12, a month as 2025-03, a week as 2025-W11, a year as 2025."),
    ).strip()  # fmt: skip
    if value and precision_of(value) is None:
        st.warning(_("This is no date. Write it as 2025-03-12."), icon=":material/warning:")
    elif value != (drawn.read_as or "") and st.button(
        _("Apply"), type="primary", icon=":material/check:", key="apply_right"
    ):
        editing.save(store.corpus(), DATES, (DateEdit(drawn.document, "mention", value, drawn.line, drawn.text),))
        st.rerun()


def _so_far(kind: str, rate: Rate) -> None:
    if not rate.n:
        return
    rows = store.read(span_review.judgements, kind, made_by())
    columns: downloads.Columns = {
        _("File"): [row.file for row in rows],
        _("Line"): [row.line for row in rows],
        _("Text"): [row.text for row in rows],
        _("Read as"): [_shown(kind, row.read_as) for row in rows],
        _("Judged"): [_verdict(row.verdict) for row in rows],
    }
    st.dataframe(columns, hide_index=True, key=f"judged_{kind}", placeholder="–")
    with st.container(horizontal=True):
        downloads.csv_button(columns, [finding(kind, rate)], f"review-{kind}")
        st.button(_("Take the last answer back"), icon=":material/undo:", on_click=_take_back, args=(kind,))
        st.button(_("Begin anew …"), icon=":material/restart_alt:", on_click=_ask_anew)
    if st.session_state.pop("review_anew", False):
        _confirm(kind)
    with st.popover(_("How is this counted?"), icon=":material/help:"):
        st.text(method())


def method() -> str:
    """How spans are drawn, what the interval means, and what the rate does not say."""
    return _(
        "Each one that figures count is equally likely to be drawn, and none twice. The interval is Wilson's at 95%: "
        "in 19 of 20 such samples it holds the true rate. Each counts as it was read when it was drawn, so that "
        "mending what was drawn does not make the workspace look better. "
        "The rate says how much of what is counted is wrong; "
        "what was not found at all is not in it."
    )


def _shown(kind: str, read_as: str | None) -> str | None:
    return wording.topic(read_as) if kind == "headline" else read_as


def _verdict(verdict: str) -> str:
    return {
        "right": _("right"), "wrong": _("wrong"), "span": _("wrong words"), "type": _("wrong type"),
        "entity": _("wrong person or thing"), "no-name": _("no name at all"),
    }[verdict]  # fmt: skip


def _take_back(kind: str) -> None:
    span_review.take_back(store.corpus(), kind, made_by())
    _forget()


def _ask_anew() -> None:
    st.session_state["review_anew"] = True


@st.dialog(" ")
def _confirm(kind: str) -> None:
    st.text(_("Forget all answers and begin anew?"))
    yes, no = st.columns(2)
    if yes.button(_("Yes, begin anew"), type="primary", width="stretch"):
        span_review.start_again(store.corpus(), kind)
        _forget()
        st.rerun()
    if no.button(_("Cancel"), width="stretch"):
        st.rerun()
