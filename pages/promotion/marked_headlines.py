"""The headlines behind the clickbait marks."""

from __future__ import annotations

import streamlit as st

from core.corpus import reads
from core.corpus.reads import HeadlineRow
from core.headlines import clickbait
from core.headlines.clickbait import Mark
from pages.shared import downloads, filters, store, wording
from pages.shared.downloads import Columns
from pages.shared.frame import View
from pages.shared.i18n import _, language, number


def marked_headlines(view: View) -> None:
    """The headlines with their marks, the words that made them, and why these count."""
    rows = store.read(reads.headlines, view.filters)
    marked = [(row, found) for row in rows if (found := clickbait.marks(row.text))]
    st.subheader(_("The headlines and their marks"), anchor=False)
    st.caption(_("{n} of {total} link headlines carry a mark.").format(n=number(len(marked)), total=number(len(rows))))
    columns = _columns(marked)
    st.dataframe(columns, hide_index=True, key="craft_headlines", placeholder="–")
    downloads.csv_button(columns, filters.describe(view.filters), "craft")


def _columns(marked: list[tuple[HeadlineRow, list[Mark]]]) -> Columns:
    return {
        _("Headline"): [row.text for row, _m in marked],
        _("Marks"): [", ".join(dict.fromkeys(wording.clickbait_mark(m.kind) for m in found)) for _r, found in marked],
        _("Words"): [", ".join(dict.fromkeys(row.text[m.start : m.end] for m in found)) for row, found in marked],
        _("Why"): ["; ".join(_reasons(found)) for _r, found in marked],
        _("Block"): [wording.zone(row.block) for row, _m in marked],
        _("Rank"): [row.position for row, _m in marked],
        _("File"): [row.file for row, _m in marked],
        _("Line"): [row.line for row, _m in marked],
    }


def _reasons(found: list[Mark]) -> list[str]:
    """Why each mark counts, each reason once."""
    return list(dict.fromkeys(why for m in found if (why := clickbait.reason(m, language()))))
