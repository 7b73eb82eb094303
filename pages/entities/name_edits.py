"""Setting names right: merging, renaming, retyping, splitting, hiding, with what would change, undo and the file."""

from __future__ import annotations

import streamlit as st

from core.corpus.edits import names as stored
from core.corpus.tables import Count
from core.edits import names
from core.edits.names import Name, NameBatch, Statement
from core.model import ENTITY_TYPES
from pages.shared import edit_log, reparsing, store, wording
from pages.shared.i18n import _, ngettext, number

#: Suggestions that are shown at once; the others come up as these are answered.
_AT_ONCE = 5


def draw(counts: list[Count]) -> None:
    """The three views: set names right, suggested merges, what was changed. All names, whatever the page filters."""
    batches: list[NameBatch] = store.read(stored.batches)
    edit, suggested, changed = st.tabs([_("Set names right"), _("Suggested merges"), _("Changes")])
    with edit:
        _edit(counts)
    with suggested:
        _suggested(counts, [s for batch in batches[::-1] for s in batch.statements])
    with changed:
        _changes(batches)


def _edit(counts: list[Count]) -> None:
    by_id = {f"{c.type}:{c.key}": c for c in counts}
    known = {(c.type or "", c.key): c for c in counts}
    ids: list[str] = st.multiselect(
        _("Names"), list(by_id), format_func=lambda i: _option(by_id[i]), key="edit_names",
        placeholder=_("Choose one name, or several to merge"), select_all=False,
    )  # fmt: skip
    chosen = [(by_id[i].type or "", by_id[i].key) for i in ids if i in by_id]
    if not chosen:
        st.caption(_("Merge several names into one, rename, give another type, split by the way of writing, or hide."))
        _add()
        return
    actions = {"count_as": _("Count as"), "hide": _("Hide")}
    if len(chosen) == 1:
        actions["split"] = _("Split")
    action = st.segmented_control(
        _("What to do"), list(actions), format_func=actions.__getitem__, default="count_as", required=True,
        key=f"edit_action_{len(chosen) == 1}",
    )  # fmt: skip
    if action == "hide":
        _preview(names.hide(chosen), sum(known[n].mentions for n in chosen), None)
        return
    written = _forms(chosen[0]) if action == "split" else []
    if action == "split" and not written:
        return
    to = _target(chosen[0], written)
    if to is None:
        return
    if action == "split":
        _preview(names.split(chosen[0], [w for w, _n in written], to), sum(n for _w, n in written), to)
    else:
        _preview(names.merge(chosen, to), sum(known[n].mentions for n in chosen if n != to), to)


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
        pages = store.read(stored.pages_with, (name, *aliases))
        st.text(ngettext("{n} page has it in its text.", "{n} pages have it in their text.", pages))
        st.button(
            _("Add"), type="primary", icon=":material/check:", key="add_apply", on_click=_added,
            args=(names.add((kind, name), aliases),),
        )  # fmt: skip


def _added(statements: tuple[Statement, ...]) -> None:
    stored.save(store.corpus(), statements)
    for key in ("add_name", "add_aliases"):
        st.session_state[key] = ""
    reparsing.catch_up()


def _forms(name: Name) -> list[tuple[str, int]]:
    forms: list[tuple[str, int]] = store.read(stored.forms, *name)
    counts = dict(forms)
    picked = st.multiselect(
        _("Written as"), list(counts), format_func=lambda w: f"{w} · {number(counts[w])}", key="edit_forms",
        placeholder=_("Choose the ways of writing that are somebody else"), select_all=False,
    )  # fmt: skip
    return [(w, counts[w]) for w in picked if w in counts]


def _target(first: Name, written: list[tuple[str, int]]) -> Name | None:
    left, right = st.columns([2, 1])
    place = f"{first[0]}:{first[1]}:{len(written)}"
    name = left.text_input(
        _("Count under this name"), value=written[0][0] if written else first[1], max_chars=200, key=f"to_{place}"
    )
    types = list(ENTITY_TYPES)
    kind = right.selectbox(
        _("Type"), types, index=types.index(first[0]), format_func=wording.entity_type, key=f"type_{place}"
    )
    name = " ".join(name.split())
    return (kind, name) if name else None


def _preview(statements: tuple[Statement, ...], mentions: int, to: Name | None) -> None:
    """What would change, before it does."""
    if not statements:
        st.caption(_("Nothing would change."))
        return
    if to is None:
        text = ngettext("{n} mention would be left out.", "{n} mentions would be left out.", mentions)
    else:
        text = ngettext(
            "{n} mention would be counted under {name}.",
            "{n} mentions would be counted under {name}.",
            mentions,
            name=f"{to[1]} ({wording.entity_type(to[0])})",
        )
    st.text(text)
    st.button(
        _("Apply"), type="primary", icon=":material/check:", key="edit_apply", on_click=_apply, args=(statements,)
    )


def _apply(statements: tuple[Statement, ...]) -> None:
    stored.save(store.corpus(), statements)
    st.session_state["edit_names"] = []


def _suggested(counts: list[Count], said: list[Statement]) -> None:
    pairs = names.suggestions([((c.type or "", c.key), c.mentions) for c in counts], said)
    if not pairs:
        st.caption(_("No two names are written nearly alike."))
        return
    asked = ngettext(
        "{n} pair of names looks like one. Is it?", "{n} pairs of names look like one. Are they?", len(pairs)
    )
    st.text(asked)
    for at, (kept, other) in enumerate(pairs[:_AT_ONCE]):
        with st.container(horizontal=True, vertical_alignment="center", key=f"suggested_{at}"):
            st.text(f"{other[1]} → {kept[1]} ({wording.entity_type(kept[0])})")
            yes = names.merge([other], kept)
            st.button(_("The same"), key=f"same_{other}_{kept}", on_click=_apply, args=(yes,))
            no = (names.apart(kept, other),)
            st.button(_("Two names"), key=f"apart_{other}_{kept}", on_click=_apply, args=(no,), type="tertiary")


def _changes(batches: list[NameBatch]) -> None:
    file = edit_log.File(
        _("All changes of names (CSV)"),
        _("Bring a file of changes (.csv)"),
        lambda: names.to_csv(stored.batches(store.corpus())[::-1]),
        _bring,
    )
    shown = [edit_log.Change(b.number, b.made_at, _said(b), len(b.statements)) for b in batches]
    edit_log.draw("names", shown, _("No name is changed yet."), _undo, file, _("Names"))


def _undo(batch: int) -> None:
    stored.undo(store.corpus(), batch)
    reparsing.catch_up()


def _said(batch: NameBatch) -> str:
    first = batch.statements[0]
    if first.action == "add":
        return _("{name} ({type}): added").format(name=first.name, type=wording.entity_type(first.type))
    if first.action == "hide":
        return _("{name}: hidden").format(name=first.name)
    if first.action == "apart":
        return _("{name} and {other}: two names").format(name=first.name, other=first.to_name)
    written = f" “{first.written}”" if first.written else ""
    return f"{first.name}{written} → {first.to_name} ({wording.entity_type(first.to_type or first.type)})"


def _bring(name: str, data: bytes) -> str:
    count = stored.take_in(store.corpus(), names.from_csv(name, data))
    reparsing.catch_up()
    return ngettext("{n} change taken in", "{n} changes taken in", count)


def _option(count: Count) -> str:
    return f"{count.key} ({wording.entity_type(count.type or '')}) · {number(count.mentions)}"
