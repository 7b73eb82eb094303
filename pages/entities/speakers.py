"""Who speaks: share of voice, and what is said, in quotation marks or reported."""

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
    """Who speaks most, how often quoted and how often reported, and the share of all that has a speaker."""
    named = [v for v in store.read(reads.speakers, view.filters) if v.key]
    if not named:
        return None
    total, first = sum(v.quotations for v in named), named[0]
    return _(
        "{name} speaks most: {n} of {total} passages with a named speaker ({share}), {direct} of them in quotation "
        "marks, in {documents}."
    ).format(
        name=first.key, n=number(first.quotations), total=number(total), share=percent(first.quotations / total),
        direct=number(first.direct), documents=ngettext("{n} document", "{n} documents", first.documents),
    )  # fmt: skip


def method(_view: View) -> str:
    """How quotations and speakers are found."""
    return _(
        "Counted is what is in quotation marks (quoted), and speech without them (reported: X said that …, according "
        "to X), in the titles and texts of the articles. The speaker is the person, else the organisation, that is the "
        "subject of a verb of speech; he, she, an office or “that politician” is the one whom the article means. Where "
        "that is in doubt, nobody is named: wrong is worse than unknown. Verbs and words are editable lists "
        "(data/lexicons: speech_verbs.csv, speech_words.csv). Names are counted as set right on this page."
    )


def draw(view: View) -> Picked | None:
    """Speakers by passages or by words; returns what was clicked."""
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
    """All that is quoted or reported, with its speaker, and why that one."""
    rows = store.read(reads.quotations, view.filters)
    if not rows:
        return
    kinds = {"direct": _("in quotation marks"), "indirect": _("reported")}
    st.subheader(_("What they say"), anchor=False)
    columns: Columns = {
        _("Speaker"): [r.key for r in rows],
        _("What is said"): [r.text for r in rows],
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
    """What is counted, passages or words, and what that is called."""
    labels = {"quotations": _("Quoted and reported"), "words": _("Words said")}
    unit = st.segmented_control(
        _("Counted in"), list(labels), format_func=labels.__getitem__, default="quotations", required=True,
        key="voice_unit", bind="query-params",
    )  # fmt: skip
    return unit, labels[unit].lower()


def _say_unnamed(n: int) -> None:
    st.caption(
        ngettext(
            "{n} passage has no named speaker and is in the table only.",
            "{n} passages have no named speaker and are in the table only.",
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
        _("Quoted and reported"): [v.quotations for v in rows],
        _("In quotation marks"): [v.direct for v in rows],
        _("Reported"): [v.indirect for v in rows],
        _("Words said"): [v.words for v in rows],
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
