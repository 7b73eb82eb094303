"""The pages of the dashboard, in the order of the menu. Adding a page is its file and one row here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn

import streamlit as st

from core.messages import N_
from pages.shared.i18n import _


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page in the menu: its key in the code, its script, its icon, and its name in English."""

    key: str
    path: str
    icon: str
    name: str


PAGES = (
    PageEntry("home", "app.py", "home", N_("Home")),
    PageEntry("upload", "pages/1_Upload.py", "upload_file", N_("Upload")),
    PageEntry("articles", "pages/2_Articles.py", "article", N_("Articles")),
    PageEntry("entities", "pages/3_Entities.py", "groups", N_("Entities")),
    PageEntry("topics", "pages/4_Topics.py", "category", N_("Topics")),
    PageEntry("promotion", "pages/5_Promotion.py", "campaign", N_("Promotion")),
    PageEntry("timeline", "pages/6_Timeline.py", "timeline", N_("Timeline")),
    PageEntry("words", "pages/7_Words.py", "text_fields", N_("Words")),
    PageEntry("search", "pages/8_Search.py", "search", N_("Search")),
)


def page_name(key: str) -> str:
    """A page's name in the session's language."""
    return _(_entry(key).name)


def path_of(key: str) -> str:
    """The script of a page, for links and switches."""
    return _entry(key).path


def go_to(key: str) -> NoReturn:
    """Leave for another page; what is chosen goes along (`pages.shared.frame`)."""
    # By default Streamlit clears the address, and refuses where a widget is bound to it; putting another there it may.
    st.switch_page(path_of(key), query_params={})


def _entry(key: str) -> PageEntry:
    return next(page for page in PAGES if page.key == key)
