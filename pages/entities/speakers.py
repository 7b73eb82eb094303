"""Who is quoted: share of voice, and the quotations themselves."""

from __future__ import annotations

import streamlit as st

from core import figures
from core.corpus import reads
from core.corpus.reads import Pick, Speaker
from core.messages import N_
from core.quotations import SPEAKERS
from pages.shared import downloads, drawing, empty, filters, store, wording
from pages.shared.charts import Chart
from pages.shared.downloads import Columns
from pages.shared.drawing import Picked
from pages.shared.frame import View
from pages.shared.i18n import _, language, ngettext, number, percent

#: Bars that a reader can take in at once; the table has all.
_BARS = 25


def finding(view: View) -> str | None:
    """Who is quoted most, with the share of all quotations that have a speaker."""
    named = [v for v in store.read(reads.speakers, view.filters) if v.key]
    if not named:
        return None
    total, first = sum(v.quotations for v in named), named[0]
    return _("{name} is quoted most: {n} of {total} quotations with a named speaker ({share}), in {documents}.").format(
        name=first.key, n=number(first.quotations), total=number(total), share=percent(first.quotations / total),
        documents=ngettext("{n} document", "{n} documents", first.documents),
    )  # fmt: skip


def method(_view: View) -> str:
    """How quotations and speakers are found."""
    return _(
        "Counted is what is in quotation marks, and speech reported without them (X said that …, according to X), "
        "in the text of the articles. The speaker is the person, else the organisation, named next to a verb of "
        "speech; for he, she or a quotation alone in its paragraph it is the one who spoke last. The verbs are an "
        "editable list (data/lexicons/speech_verbs.csv). Names are counted as set right on this page."
    )


def draw(view: View) -> Picked | None:
    """Speakers by quotations or by words; returns what was clicked."""
    voices = store.read(reads.speakers, view.filters)
    if not voices:
        empty.nothing()
        return None
    unit, label = _unit()
    named = sorted((v for v in voices if v.key), key=lambda v: (-_amount(v, unit), v.key or ""))
    unnamed = [v for v in voices if not v.key]
    if unnamed:
        _say_unnamed(unnamed[0].quotations)
    rows = [*named, *unnamed]
    picks = {_id(v): _pick(v) for v in rows}
    figure = _figure(named, unit, label, view)
    return drawing.show("voices", figure, _columns(rows, unit), picks, [_id(v) for v in rows], view.filters)


def quotations(view: View) -> None:
    """Every quotation with its speaker, and why that one."""
    rows = store.read(reads.quotations, view.filters)
    if not rows:
        return
    kinds = {"direct": _("in quotation marks"), "indirect": _("reported")}
    st.subheader(_("The quotations"), anchor=False)
    columns: Columns = {
        _("Speaker"): [r.key for r in rows],
        _("Quotation"): [r.text for r in rows],
        _("Kind"): [kinds[r.kind] for r in rows],
        _("Verb"): [r.verb for r in rows],
        _("Why this speaker"): [_(r.reason) for r in rows],
        _("Article date"): [r.published for r in rows],
        _("File"): [r.file for r in rows],
        _("Line"): [r.line for r in rows],
    }
    st.dataframe(
        columns, hide_index=True, key="quotations", placeholder="–", column_config=downloads.column_formats(columns)
    )
    downloads.csv_button(columns, filters.describe(view.filters), "quotations")


def _unit() -> tuple[str, str]:
    """What is counted, quotations or words, and what that is called."""
    labels = {"quotations": _("Quotations"), "words": _("Words quoted")}
    unit = st.segmented_control(
        _("Counted in"), list(labels), format_func=labels.__getitem__, default="quotations", required=True,
        key="voice_unit", bind="query-params",
    )  # fmt: skip
    return unit, labels[unit].lower()


def _say_unnamed(n: int) -> None:
    st.caption(
        ngettext(
            "{n} quotation has no named speaker and is in the table only.",
            "{n} quotations have no named speaker and are in the table only.",
            n,
        )
    )


def _figure(named: list[Speaker], unit: str, label: str, view: View) -> object:
    return figures.ranked_bars(
        [figures.BarRow(_id(v), v.key or "", _amount(v, unit), v.type or "") for v in named[:_BARS]],
        title=_("Share of voice: the first {n} of {total} speakers").format(
            n=number(min(_BARS, len(named))), total=number(len(named))
        ),
        x_title=label,
        group_labels={key: wording.entity_type(key) for key in SPEAKERS},
        colour_kind="type",
        dark=view.dark,
        locale=language(),
    )


def _columns(rows: list[Speaker], unit: str) -> Columns:
    total = sum(_amount(v, unit) for v in rows if v.key) or 1
    return {
        _("Speaker"): [v.key or _("nobody named") for v in rows],
        _("Type"): [wording.entity_type(v.type) if v.type else None for v in rows],
        _("Quotations"): [v.quotations for v in rows],
        _("In quotation marks"): [v.direct for v in rows],
        _("Reported"): [v.indirect for v in rows],
        _("Words quoted"): [v.words for v in rows],
        _("Share (%)"): [round(100 * _amount(v, unit) / total, 1) if v.key else None for v in rows],
        _("Documents"): [v.documents for v in rows],
    }


def _pick(v: Speaker) -> Picked:
    return Picked(Pick("quote", key=v.key, type=v.type, unnamed=not v.key), v.key or _("nobody named"))


def _amount(speaker: Speaker, unit: str) -> int:
    return speaker.words if unit == "words" else speaker.quotations


def _id(voice: Speaker) -> str:
    return f"{voice.type or ''}:{voice.key or ''}"


VOICES = Chart("voices", N_("Who speaks"), "quote", finding, draw, method, below=quotations)
