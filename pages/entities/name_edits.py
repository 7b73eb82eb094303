"""Editing names: merging, renaming, retyping, splitting, hiding, adding, with what would change, undo and the file."""

from __future__ import annotations

import streamlit as st

from core import editing
from core.corpus import reads
from core.corpus.edits import NAMES
from core.corpus.edits.names import forms, pages_with
from core.corpus.reads import Count
from core.edits import Batch
from core.edits import names as edits
from core.edits.names import FILE, Name, NameEdit
from core.filters import Filters
from core.model import ENTITY_TYPES
from pages.shared import counted_names, edit_log, store, wording
from pages.shared.i18n import _, ngettext, number

#: Suggestions that are shown at once; the others come up as these are answered.
_AT_ONCE = 5


def draw() -> None:
    """The three views: edit names, suggested merges, what was changed. All names, whatever the page filters."""
    counts = store.read(reads.counts, Filters(), "mention")
    batches = store.read(NAMES.batches)
    edit, suggested, changed = st.tabs([_("Set names right"), _("Suggested merges"), _("Changes")])
    with edit:
        _edit(counts)
    with suggested:
        _suggested(counts, [e for batch in batches[::-1] for e in batch.edits])
    with changed:
        _changes(batches)


def _edit(counts: list[Count]) -> None:
    known = {counted_names.name_of(c): c for c in counts}
    chosen = _choose(known)
    if not chosen:
        st.caption(_("Merge several names into one, rename, give another type, split by the way of writing, or hide."))
        _add()
        return
    action = _action(one=len(chosen) == 1)
    mentions = sum(known[n].mentions for n in chosen)
    if action == "hide":
        _preview(edits.hide(chosen), mentions, None)
    elif action == "split":
        _split(chosen[0])
    elif to := _target(chosen[0], []):
        _preview(edits.merge(chosen, to), mentions - (known[to].mentions if to in chosen else 0), to)


def _choose(known: dict[Name, Count]) -> list[Name]:
    by_id = {counted_names.identity(name): name for name in known}
    ids = st.multiselect(
        _("Names"), list(by_id), format_func=lambda i: _option(known[by_id[i]]), key="edit_names",
        placeholder=_("Choose one name, or several to merge"), select_all=False,
    )  # fmt: skip
    return [by_id[i] for i in ids if i in by_id]


def _action(*, one: bool) -> str:
    """What to do with the chosen names: count_as, hide or, where it is one, split."""
    actions = {"count_as": _("Count as"), "hide": _("Hide")} | ({"split": _("Split")} if one else {})
    chosen = st.segmented_control(
        _("What to do"), list(actions), format_func=actions.__getitem__, default="count_as", required=True,
        key=f"edit_action_{one}",
    )  # fmt: skip
    return str(chosen)


def _split(name: Name) -> None:
    written = _forms(name)
    to = _target(name, written) if written else None
    if to:
        _preview(edits.split(name, [form for form, _n in written], to), sum(n for _form, n in written), to)


def _add() -> None:
    """A name that was not found, with its other ways of writing; found from now on, in later uploads too."""
    with st.expander(_("Add a name that was not found"), icon=":material/person_add:"):
        left, right = st.columns([2, 1])
        name = " ".join(left.text_input(_("Name"), max_chars=200, key="add_name").split())
        kind = right.selectbox(_("Type"), list(ENTITY_TYPES), format_func=wording.entity_type, key="add_type")
        others = st.text_input(
            _("Also written as"), key="add_aliases", placeholder=_("several ways, parted by semicolons"), max_chars=500
        )
        if not name:
            return
        aliases = tuple(filter(None, (" ".join(alias.split()) for alias in others.split(";"))))
        pages = store.read(pages_with, (name, *aliases))
        st.text(ngettext("{n} page has it in its text.", "{n} pages have it in their text.", pages))
        st.button(
            _("Add"), type="primary", icon=":material/check:", key="add_apply", on_click=_save_added,
            args=(edits.add((kind, name), aliases),),
        )  # fmt: skip


def _save_added(made: tuple[NameEdit, ...]) -> None:
    editing.save(store.corpus(), NAMES, made)
    for key in ("add_name", "add_aliases"):
        st.session_state[key] = ""


def _forms(name: Name) -> list[tuple[str, int]]:
    """The ways of writing that are to be split off, each with its mentions."""
    counts = dict(store.read(forms, *name))
    picked = st.multiselect(
        _("Written as"), list(counts), format_func=lambda w: f"{w} · {number(counts[w])}", key="edit_forms",
        placeholder=_("Choose the ways of writing that are somebody else"), select_all=False,
    )  # fmt: skip
    return [(w, counts[w]) for w in picked if w in counts]


def _target(first: Name, written: list[tuple[str, int]]) -> Name | None:
    """The name and type to count under, as typed in; None while the name is empty."""
    left, right = st.columns([2, 1])
    place = f"{counted_names.identity(first)}:{len(written)}"
    name = left.text_input(
        _("Count under this name"), value=written[0][0] if written else first[1], max_chars=200, key=f"to_{place}"
    )
    types = list(ENTITY_TYPES)
    kind = right.selectbox(
        _("Type"), types, index=types.index(first[0]), format_func=wording.entity_type, key=f"type_{place}"
    )
    name = " ".join(name.split())
    return (kind, name) if name else None


def _preview(made: tuple[NameEdit, ...], mentions: int, to: Name | None) -> None:
    """What would change, before it does."""
    if not made:
        st.caption(_("Nothing would change."))
        return
    if to is None:
        text = ngettext("{n} mention would be left out.", "{n} mentions would be left out.", mentions)
    else:
        text = ngettext(
            "{n} mention would be counted under {name}.",
            "{n} mentions would be counted under {name}.",
            mentions,
            name=counted_names.typed(to),
        )
    st.text(text)
    st.button(_("Apply"), type="primary", icon=":material/check:", key="edit_apply", on_click=_apply, args=(made,))


def _apply(made: tuple[NameEdit, ...]) -> None:
    editing.save(store.corpus(), NAMES, made)
    st.session_state["edit_names"] = []


def _suggested(counts: list[Count], made: list[NameEdit]) -> None:
    pairs = edits.suggestions([(counted_names.name_of(c), c.mentions) for c in counts], made)
    if not pairs:
        st.caption(_("No two names are written nearly alike."))
        return
    asked = ngettext(
        "{n} pair of names looks like one. Is it?", "{n} pairs of names look like one. Are they?", len(pairs)
    )
    st.text(asked)
    for at, (kept, other) in enumerate(pairs[:_AT_ONCE]):
        with st.container(horizontal=True, vertical_alignment="center", key=f"suggested_{at}"):
            st.text(f"{other[1]} → {counted_names.typed(kept)}")
            yes = edits.merge([other], kept)
            st.button(_("The same"), key=f"same_{other}_{kept}", on_click=_apply, args=(yes,))
            no = (edits.keep_apart(kept, other),)
            st.button(_("Two names"), key=f"apart_{other}_{kept}", on_click=_apply, args=(no,), type="tertiary")


def _changes(batches: list[Batch[NameEdit]]) -> None:
    words = edit_log.Words(
        download=_("All changes of names (CSV)"),
        upload=_("Bring a file of changes (.csv)"),
        size=_("Names"),
        nothing=_("No name is changed yet."),
    )
    changes = [edit_log.Change(b.number, b.made_at, _described(b.edits[0]), len(b.edits)) for b in batches]
    edit_log.draw(NAMES, FILE, changes, words)


def _described(first: NameEdit) -> str:
    if first.action == "add":
        return _("{name} ({type}): added").format(name=first.name, type=wording.entity_type(first.type))
    if first.action == "hide":
        return _("{name}: hidden").format(name=first.name)
    if first.action == "apart":
        return _("{name} and {other}: two names").format(name=first.name, other=first.to_name)
    written = f" “{first.written}”" if first.written else ""
    return f"{first.name}{written} → {counted_names.typed((first.to_type or first.type, first.to_name or first.name))}"


def _option(count: Count) -> str:
    return f"{counted_names.typed(counted_names.name_of(count))} · {number(count.mentions)}"
