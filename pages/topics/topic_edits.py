"""Editing topics: headlines by hand, words and custom topics, learning, with preview, undo and the file."""

from __future__ import annotations

import streamlit as st

from core import editing
from core.analysis import promotion
from core.corpus import Corpus
from core.corpus.edits import TOPICS
from core.corpus.edits.topics import Change, current, custom_topics, learn, offers, preview
from core.corpus.reads import HeadlineRow
from core.edits import Batch
from core.edits.topics import FILE, MAX_CUSTOM, TopicEdit, Weight
from core.filters import Filters
from core.taxonomy import slugs
from pages.shared import downloads, edit_log, filters, progress, store, wording
from pages.shared.i18n import _, ngettext, number

#: Rows of a preview that are shown; the number of all is stated.
_SHOWN = 200
_TURN = "topic_edits_turn"


def draw(rows: list[HeadlineRow], chosen: Filters) -> None:
    """The four views: headlines, words and custom topics, learning, what was changed."""
    tabs = st.tabs(
        [_("The headlines and the words that decided"), _("Words and custom topics"), _("Learn"), _("Changes")]
    )
    with tabs[0]:
        _headlines(rows, chosen)
    with tabs[1]:
        _words()
    with tabs[2]:
        _learn()
    with tabs[3]:
        _changes(store.read(TOPICS.batches))


def _turn() -> int:
    """The number of edits made in this session: tables with a choice in them begin anew, as their rows have changed."""
    return int(st.session_state.get(_TURN, 0))


def _headlines(rows: list[HeadlineRow], narrowed: Filters) -> None:
    """The table of headlines with topic, score and the words that decided; chosen ones are given another topic."""
    columns = _columns(rows)
    score = st.column_config.ProgressColumn(_("Score"), min_value=0.0, max_value=1.0, format="%.2f")
    event = st.dataframe(
        columns, hide_index=True, key=f"headlines_{_turn()}", placeholder="–", on_select="rerun",
        selection_mode="multi-row", column_config={_("Score"): score},
    )  # fmt: skip
    downloads.csv_button(columns, filters.describe(narrowed), "headlines")
    chosen = [rows[at] for at in event["selection"]["rows"] if at < len(rows)]
    if not chosen:
        st.caption(_("Choose rows of the table to give these headlines another topic."))
        return
    texts = _with_near_duplicates(chosen)
    target = _target("headline")
    if target:
        _preview(tuple(TopicEdit("headline", text, *target) for text in texts))


def _columns(rows: list[HeadlineRow]) -> downloads.Columns:
    return {
        _("Headline"): [r.text for r in rows],
        _("Topic"): [wording.topic(r.topic) for r in rows],
        _("Own topic"): [r.custom for r in rows],
        _("Second topic"): [wording.topic(r.secondary) if r.secondary else None for r in rows],
        _("Score"): [r.score for r in rows],
        _("Words that decided"): [", ".join(r.evidence) or (_("by hand") if r.score == 1 else "") for r in rows],
        _("Block"): [wording.zone(r.block) for r in rows],
        _("Rank"): [r.position for r in rows],
        _("File"): [r.file for r in rows],
        _("Line"): [r.line for r in rows],
    }


def _with_near_duplicates(chosen: list[HeadlineRow]) -> list[str]:
    """The texts of the chosen headlines and of those that are nearly the same, each once."""
    found = store.read(promotion.appearances, Filters())
    ids = {row.id for row in chosen}
    groups = {each.group for each in found if each.row.id in ids}
    return list(dict.fromkeys([r.text for r in chosen] + [each.row.text for each in found if each.group in groups]))


def _target(place: str) -> tuple[str, str | None] | None:
    """The topic to classify under, and the analyst's custom topic in it, if any."""
    known = store.read(custom_topics)
    left, right = st.columns(2)
    topic = left.selectbox(
        _("Classify as"), slugs(), index=None, format_func=wording.topic, key=f"to_topic_{place}",
        placeholder=_("Choose a topic"),
    )  # fmt: skip
    custom = right.selectbox(
        _("Custom topic (optional)"), [name for name, bound in known.items() if topic in (None, bound)], index=None,
        key=f"to_custom_{place}", accept_new_options=True, placeholder=_("For instance Pilkada, MBG, Timnas"),
        help=_("A custom topic within one of the 17, for this workspace."),
    )  # fmt: skip
    if not topic:
        return None
    name = " ".join((custom or "").split())[:MAX_CUSTOM]
    if name and known.get(name, topic) != topic:
        st.warning(_("This custom topic belongs to another topic. Choose another name."), icon=":material/warning:")
        return None
    return topic, name or None


def _words() -> None:
    st.caption(
        _("A word or phrase that you classify decides for every headline that it is in, in any form of its root.")
    )
    offered = _offered()
    word = st.text_input(_("Word or phrase"), value=offered, max_chars=120, key=f"word_{offered}")
    target = _target("word")
    if word.strip() and target:
        _preview((TopicEdit("word", " ".join(word.split()), *target),))


def _offered() -> str:
    """The word that was picked from the list of frequent words in doubtful headlines; "" where none was."""
    offered = store.read(offers)
    if not offered:
        return ""
    columns: downloads.Columns = {
        _("Frequent in doubtful headlines"): [w for w, _n in offered],
        _("Headlines"): [n for _w, n in offered],
    }
    event = st.dataframe(
        columns, hide_index=True, key=f"offers_{_turn()}", on_select="rerun", selection_mode="single-row", height=210
    )
    at = event["selection"]["rows"]
    return offered[at[0]][0] if at and at[0] < len(offered) else ""


def _learn() -> None:
    by_hand = store.read(_by_hand)
    st.caption(
        _(
            "The headlines that you classified by hand can train the model of this workspace: headlines like them are "
            "then classified like them. It takes seconds, stays on this machine, and can be undone."
        )
    )
    if not by_hand:
        st.text(_("No headline is classified by hand yet."))
        return
    st.text(ngettext("{n} headline is classified by hand.", "{n} headlines are classified by hand.", by_hand))
    if not st.toggle(_("Show what would be learnt"), key=f"learn_{_turn()}"):
        return
    with st.spinner(_("Learning …")):
        weights = tuple(store.read(learn))
        found = store.read(preview, (), weights)
    _show_changes(found)
    if (
        weights
        and found
        and st.button(_("Use my corrections"), type="primary", icon=":material/school:", key="learn_apply")
    ):
        _save_weights(weights)


def _by_hand(corpus: Corpus) -> int:
    return len(current(corpus).headlines)


def _preview(edits: tuple[TopicEdit, ...]) -> None:
    """What would change in the whole workspace, before it does."""
    _show_changes(store.read(preview, edits))
    if st.button(_("Apply"), type="primary", icon=":material/check:", key=f"classify_{edits[0].action}"):
        progress.run(_("Classifying headlines …"), lambda report: editing.save(store.corpus(), TOPICS, edits, report))
        _next_turn()


def _show_changes(found: list[Change]) -> None:
    if not found:
        st.text(_("Nothing would change."))
        return
    pages = sum(change.pages for change in found)
    st.text(
        ngettext(
            "{n} headline would be classified otherwise ({places} on all pages).",
            "{n} different headlines would be classified otherwise ({places} on all pages).",
            len(found),
            places=number(pages),
        )
    )
    shown = found[:_SHOWN]
    columns: downloads.Columns = {
        _("Headline"): [c.text for c in shown],
        _("Before"): [_named(*c.before) for c in shown],
        _("After"): [_named(*c.after) for c in shown],
        _("Pages"): [c.pages for c in shown],
    }
    st.dataframe(columns, hide_index=True, height=min(38 * (len(shown) + 1), 240))


def _named(topic: str | None, custom: str | None) -> str:
    return f"{wording.topic(topic)} › {custom}" if custom else wording.topic(topic)


def _save_weights(weights: tuple[Weight, ...]) -> None:
    progress.run(_("Classifying headlines …"), lambda report: TOPICS.save_weights(store.corpus(), weights, report))
    _next_turn()


def _next_turn() -> None:
    st.session_state[_TURN] = _turn() + 1
    st.rerun()


def _changes(batches: list[Batch[TopicEdit]]) -> None:
    words = edit_log.Words(
        download=_("All words and corrections (CSV)"),
        upload=_("Bring a file of words and topics (.csv)"),
        size=_("Changes"),
        nothing=_("No topic is changed yet."),
        help=_("Columns: text, topic (a slug such as economy), custom; action is word or headline."),
    )
    changes = [edit_log.Change(b.number, b.made_at, _described(b), len(b.edits) or b.weights) for b in batches]
    edit_log.draw(TOPICS, FILE, changes, words)


def _described(batch: Batch[TopicEdit]) -> str:
    if not batch.edits:
        return _("learnt from corrections")
    first = batch.edits[0]
    if first.action == "drop":
        return _("“{text}” taken back").format(text=first.text)
    return f"“{first.text}” → {_named(first.topic, first.custom)}"
