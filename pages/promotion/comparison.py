"""What is compared on the promotion page: topics, names or clickbait marks, in articles, blocks, sites or captures.

Two charts compare: agendas, of topics or names as the reader chooses, and clickbait marks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import streamlit as st

from core.analysis import agendas
from core.analysis.agendas import ARTICLES, Share
from core.corpus import reads
from core.filters import Filters
from pages.shared import store, wording
from pages.shared.frame import View
from pages.shared.i18n import _, day, number, short

#: Sides that are shown at first.
_SIDES = 3
#: Sides that are points in time.
PERIODS = ("day", "week", "month")
_ABOUT, _BY = "agenda_about", "agenda_by"


@dataclass(frozen=True, slots=True)
class Options:
    """What is compared: `about` (topic, name, clickbait) by `by`, the sides chosen, and all shares."""

    about: str
    by: str
    sides: tuple[str, ...]
    shares: list[Share]

    @property
    def chosen(self) -> list[Share]:
        """The shares of the sides that are shown."""
        return [share for share in self.shares if share.side in self.sides]

    @property
    def over_time(self) -> bool:
        """Whether the sides are points in time."""
        return self.by in PERIODS

    def label(self, about: str) -> str:
        """What is compared, in words: a topic, a name, a mark."""
        return {"topic": wording.topic, "clickbait": wording.clickbait_mark, "name": _bare}[self.about](about)

    @property
    def heading(self) -> str:
        """The head of a column of what is compared."""
        return {"topic": _("Topic"), "clickbait": _("Mark"), "name": _("Name")}[self.about]

    @property
    def title(self) -> str:
        """The title of a figure."""
        return {
            "topic": _("Different headlines by topic"),
            "clickbait": _("Different headlines with a clickbait mark"),
            "name": _("Different headlines by name"),
        }[self.about]

    @property
    def sizes(self) -> dict[str, int]:
        """How many headlines each side has."""
        return {share.side: share.of for share in self.shares}

    def side(self, key: str) -> str:
        """A side in words."""
        return _side(key, self.by)

    def sized(self, key: str) -> str:
        """A side in words, with the number of its headlines."""
        return _sized(key, self.by, self.sizes)


def choose_agendas(view: View) -> None:
    """Draw what can be compared by what."""
    columns = st.columns([1, 1, 2])
    labels = {"topic": _("Topics"), "name": _("Names")}
    about = columns[0].selectbox(_("Shares of"), list(labels), format_func=labels.__getitem__, key=_ABOUT)
    with columns[1]:
        by = _choose_by()
    with columns[2]:
        _choose_sides(about, by, view.filters)


def choose_clickbait(view: View) -> None:
    """Draw by what the marks can be compared."""
    columns = st.columns([1, 1, 2])
    with columns[0]:
        by = _choose_by()
    with columns[2]:
        _choose_sides("clickbait", by, view.filters)


def _choose_by() -> str:
    ways = _ways()
    return str(st.selectbox(_("Side by side"), list(ways), format_func=ways.__getitem__, key=_BY))


def _choose_sides(about: str, by: str, chosen: Filters) -> None:
    """Which sides are shown; nothing is drawn for periods, and where there is one side."""
    found = store.read(agendas.shares, chosen, about, by)
    known = agendas.sides((share.side for share in found), by)
    if by in PERIODS or len(known) <= 1:
        return
    sizes = {share.side: share.of for share in found}
    largest = sorted(known, key=lambda side: (side != ARTICLES, -sizes[side]))[:_SIDES]
    st.multiselect(
        _("Sides"), known, default=[side for side in known if side in largest], key=f"agenda_sides_{by}",
        format_func=lambda side: _sized(side, by, sizes), placeholder=_("All sides"), select_all=False,
    )  # fmt: skip


def agendas_chosen(view: View) -> Options:
    """What the reader chose to compare: topics or names."""
    return _chosen(str(st.session_state.get(_ABOUT) or "topic"), view.filters)


def clickbait_chosen(view: View) -> Options:
    """The clickbait marks, by what the reader chose."""
    return _chosen("clickbait", view.filters)


def _chosen(about: str, chosen: Filters) -> Options:
    by = str(st.session_state.get(_BY) or "block")
    found = store.read(agendas.shares, chosen, about, by)
    known = agendas.sides((share.side for share in found), by)
    picked = None if by in PERIODS or len(known) <= 1 else st.session_state.get(f"agenda_sides_{by}")
    return Options(about, by, tuple(side for side in known if side in (picked or known)), found)


def _ways() -> dict[str, str]:
    """What can be set side by side in this workspace."""
    pages = store.read(reads.documents, Filters())
    ways = {"block": _("Articles and blocks")}
    if len({page.site for page in pages}) > 1:
        ways["site"] = _("Sites")
    if len({page.captured for page in pages if page.captured}) > 1:
        ways |= {"day": _("Days of capture"), "week": _("Weeks of capture"), "month": _("Months of capture")}
    return ways


def identity(share: Share) -> str:
    """The id that a figure carries for a share."""
    return f"{share.about}|{share.side}"


def _bare(name: str) -> str:
    return name.partition(":")[2]


def _side(key: str, by: str) -> str:
    if key == ARTICLES:
        return _("Articles")
    if by == "block":
        return wording.zone(key)
    return short(key, 30) or _("unknown site") if by == "site" else day(date.fromisoformat(key))


def _sized(key: str, by: str, sizes: dict[str, int]) -> str:
    return f"{_side(key, by)} (n = {number(sizes[key])})"
