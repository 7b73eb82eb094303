"""Setting topics right: headlines by hand, words and own topics, learning, with preview, undo and the file."""

from __future__ import annotations

import streamlit as st

from core.analysis import promotion
from core.corpus.edits import topics as stored
from core.corpus.edits.topics import Change
from core.corpus.tables import HeadlineRow
from core.edits import topics
from core.edits.topics import MAX_OWN, FilingBatch, Rule
from core.model import Filters
from pages.shared import downloads, edit_log, filters, store, wording
from pages.shared.i18n import _, ngettext, number

#: Rows of a preview that are shown; the number of all is said.
_SHOWN = 200


def draw(rows: list[HeadlineRow], chosen: Filters) -> None:
    """The four views: correct headlines, words and own topics, learn, what was changed."""
    batches: list[FilingBatch] = store.read(stored.batches)
    tabs = st.tabs([_("The headlines and the words that decided"), _("Words and own topics"), _("Learn"), _("Changes")])
    with tabs[0]:
        _headlines(rows, chosen)
    with tabs[1]:
        _words()
    with tabs[2]:
        _learn()
    with tabs[3]:
        _changes(batches)


def _headlines(rows: list[HeadlineRow], narrowed: Filters) -> None:
    """The table of headlines with topic, score and the words that decided; chosen ones are filed otherwise."""
    columns: downloads.Columns = {
        _("Headline"): [r.text for r in rows],
        _("Topic"): [wording.topic(r.topic) for r in rows],
        _("Own topic"): [r.own for r in rows],
        _("Second topic"): [wording.topic(r.secondary) if r.secondary else None for r in rows],
        _("Score"): [r.score for r in rows],
        _("Words that decided"): [", ".join(r.evidence) or (_("by hand") if r.score == 1 else "") for r in rows],
        _("Block"): [wording.zone(r.block) for r in rows],
        _("Rank"): [r.position for r in rows],
        _("File"): [r.file for r in rows],
        _("Line"): [r.line for r in rows],
    }
    score = st.column_config.ProgressColumn(_("Score"), min_value=0.0, max_value=1.0, format="%.2f")
    event = st.dataframe(
        columns, hide_index=True, key=f"headlines_{st.session_state.get('filing_turn', 0)}", placeholder="–",
        on_select="rerun", selection_mode="multi-row", column_config={_("Score"): score},
    )  # fmt: skip
    downloads.csv_button(columns, filters.describe(narrowed), "headlines")
    chosen = [rows[at] for at in event["selection"]["rows"] if at < len(rows)]
    if not chosen:
        st.caption(_("Choose rows of the table to file these headlines under another topic."))
        return
    texts = _alike(chosen)
    target = _target("headline")
    if target:
        _preview(tuple(Rule("headline", text, *target) for text in texts))


def _alike(chosen: list[HeadlineRow]) -> list[str]:
    """The texts of the chosen headlines and of those that say nearly the same, each once."""
    found: list[promotion.Appearance] = store.read(promotion.appearances, Filters())
    ids = {row.id for row in chosen}
    groups = {each.group for each in found if each.row.id in ids}
    return list(dict.fromkeys([r.text for r in chosen] + [each.row.text for each in found if each.group in groups]))


def _target(place: str) -> tuple[str, str | None] | None:
    """The topic to file under, and the analyst's own topic in it, if any."""
    known: dict[str, str] = store.read(stored.own_topics)
    left, right = st.columns(2)
    topic = left.selectbox(
        _("File under"), wording.topics(), index=None, format_func=wording.topic, key=f"to_topic_{place}",
        placeholder=_("Choose a topic"),
    )  # fmt: skip
    own = right.selectbox(
        _("Own topic (optional)"), [name for name, bound in known.items() if topic in (None, bound)], index=None,
        key=f"to_own_{place}", accept_new_options=True, placeholder=_("For instance Pilkada, MBG, Timnas"),
        help=_("A topic of your own within one of the 17, for this workspace."),
    )  # fmt: skip
    if not topic:
        return None
    name = " ".join((own or "").split())[:MAX_OWN]
    if name and known.get(name, topic) != topic:
        st.warning(_("This own topic belongs to another topic. Choose another name."), icon=":material/warning:")
        return None
    return topic, name or None


def _words() -> None:
    st.caption(
        _("A word or phrase that you file decides for every headline that it stands in, in any form of its root.")
    )
    offered = store.read(stored.offers)
    picked = ""
    if offered:
        columns = {
            _("Frequent in doubtful headlines"): [w for w, _n in offered],
            _("Headlines"): [n for _w, n in offered],
        }
        event = st.dataframe(
            columns, hide_index=True, key=f"offers_{st.session_state.get('filing_turn', 0)}", on_select="rerun",
            selection_mode="single-row", height=210,
        )  # fmt: skip
        at = event["selection"]["rows"]
        picked = offered[at[0]][0] if at and at[0] < len(offered) else ""
    word = st.text_input(_("Word or phrase"), value=picked, max_chars=120, key=f"word_{picked}")
    target = _target("word")
    if word.strip() and target:
        _preview((Rule("word", " ".join(word.split()), *target),))


def _learn() -> None:
    said = topics.Filer(store.read(stored.rules)).headlines
    st.caption(
        _(
            "The headlines that you filed by hand can teach the model of this workspace: headlines like them are then "
            "filed like them. It takes seconds, stays on this machine, and can be undone."
        )
    )
    if not said:
        st.text(_("No headline is filed by hand yet."))
        return
    st.text(ngettext("{n} headline is filed by hand.", "{n} headlines are filed by hand.", len(said)))
    if not st.toggle(_("Show what would be learnt"), key="learn"):
        return
    with st.spinner(_("Learning …")):
        weights = tuple(store.read(stored.learn))
        found: list[Change] = store.read(stored.preview, (), weights)
    _changed(found)
    if weights and found:
        st.button(
            _("Use my corrections"), type="primary", icon=":material/school:", key="learn_apply", on_click=_taught,
            args=(weights,),
        )  # fmt: skip


def _preview(rules: tuple[Rule, ...]) -> None:
    """What would change in the whole workspace, before it does."""
    _changed(store.read(stored.preview, rules))
    st.button(
        _("Apply"),
        type="primary",
        icon=":material/check:",
        key=f"file_{rules[0].action}",
        on_click=_apply,
        args=(rules,),
    )


def _changed(found: list[Change]) -> None:
    if not found:
        st.text(_("Nothing would change."))
        return
    pages = sum(change.pages for change in found)
    st.text(
        ngettext(
            "{n} headline would be filed otherwise ({places} on all pages).",
            "{n} different headlines would be filed otherwise ({places} on all pages).",
            len(found),
            places=number(pages),
        )
    )
    shown = found[:_SHOWN]
    columns = {
        _("Headline"): [c.text for c in shown],
        _("Before"): [_named(c.before) for c in shown],
        _("After"): [_named(c.after) for c in shown],
        _("Pages"): [c.pages for c in shown],
    }
    st.dataframe(columns, hide_index=True, height=min(38 * (len(shown) + 1), 240))


def _named(topics: tuple[str | None, str | None]) -> str:
    topic, own = topics
    return f"{wording.topic(topic)} › {own}" if own else wording.topic(topic)


def _apply(rules: tuple[Rule, ...]) -> None:
    stored.save(store.corpus(), rules)
    _turn()


def _taught(weights: tuple[topics.Weight, ...]) -> None:
    stored.save_taught(store.corpus(), weights)
    st.session_state["learn"] = False
    _turn()


def _turn() -> None:
    """Tables with a choice in them begin anew, for their rows have changed."""
    st.session_state["filing_turn"] = st.session_state.get("filing_turn", 0) + 1


def _changes(batches: list[FilingBatch]) -> None:
    file = edit_log.File(
        _("All words and corrections (CSV)"),
        _("Bring a file of words and topics (.csv)"),
        lambda: topics.to_csv(stored.batches(store.corpus())[::-1]),
        _bring,
        _("Columns: text, topic (a slug such as economy), own; action is word or headline."),
    )
    shown = [edit_log.Change(b.number, b.made_at, _said(b), len(b.rules) or b.taught) for b in batches]
    edit_log.draw("filing", shown, _("No topic is changed yet."), _undo, file, _("Changes"))


def _undo(batch: int) -> None:
    stored.undo(store.corpus(), batch)
    _turn()


def _said(batch: FilingBatch) -> str:
    if not batch.rules:
        return _("learnt from corrections")
    first = batch.rules[0]
    if first.action == "drop":
        return _("“{text}” taken back").format(text=first.text)
    return f"“{first.text}” → {_named((first.topic, first.own))}"


def _bring(name: str, data: bytes) -> str:
    count = stored.take_in(store.corpus(), topics.from_csv(name, data))
    return ngettext("{n} change taken in", "{n} changes taken in", count)
