"""What every page begins with: menu, language, filters, heading.

Streamlit runs a page alone on a first request, so nothing may wait in app.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.corpus import reads
from core.errors import TajukError, WorkspaceOutdated
from core.filters import Filters
from pages.shared import downloads, reparsing, search_box, store, workspace_menu
from pages.shared import filters as filter_row
from pages.shared.i18n import KEY, LANGUAGES, _, browser_language, error_text, literal
from pages.shared.navigation import PAGES, page_name

#: The page that this session showed last.
_PAGE = "page"
_ICON = Path(__file__).resolve().parent.parent.parent / "data" / "icon.png"


@dataclass(frozen=True, slots=True)
class View:
    """What a chart needs to draw itself: the filters that are set, whether the theme is dark, and where it is drawn.

    `head` takes heading and finding; `panel` is the stable and plain name of the part of the page, "passages" for the
    first one. It is part of keys.
    """

    filters: Filters
    dark: bool
    head: DeltaGenerator
    panel: str = "passages"

    def heading(self, question: str) -> None:
        """The page's question as its title, above the filters."""
        self.head.title(question, anchor=False)

    def finding(self, sentence: str | None) -> None:
        """The answer in one sentence, below the heading."""
        if sentence:
            self.head.text(sentence)

    def section(self, heading: str, panel: str) -> View:
        """A further part of the page, from here on down, with a heading of its own."""
        head = st.container()
        head.subheader(heading, anchor=False)
        return replace(self, head=head, panel=f"passages_{panel}")  # part of keys, as the names of charts are


def is_dark() -> bool:
    """Whether the browser shows the dark theme."""
    return bool(st.context.theme.type == "dark")


@contextmanager
def open_page(key: str, *, filtered: bool = True) -> Iterator[View]:
    """Set the page, draw language, workspace, menu and filters, and show our errors in words.

    Yields the `View`. What is wrong with a list, a file or a workspace is shown as a sentence; anything else is a bug
    and is left to show itself.
    """
    _begin_language()
    st.set_page_config(page_title=f"{page_name(key)} · Tajuk", page_icon=str(_ICON), layout="wide")
    st.html(_style())
    try:
        _carry_over(key, filtered=filtered)
        _sidebar(key)
        head = st.container()
        reparsing.banner()
        chosen = filter_row.draw() if filtered else Filters()
        if not filtered and store.read(reads.overview).documents:
            search_box.lead(st.container())
        yield View(chosen, is_dark(), head)
    except TajukError as error:
        st.error(literal(error_text(error)), icon=":material/error:")
        if isinstance(error, WorkspaceOutdated):
            st.button(
                _("Bring it up to date"), type="primary", on_click=store.bring_up_to_date, args=(store.current(),)
            )
        # What is wrong may be wrong before the page begins: then nothing of it may run.
        st.stop()


def _carry_over(page: str, *, filtered: bool) -> None:
    """Hold what is chosen over a change of page, where Streamlit gives each widget a new identity, and its default.

    What is chosen is in the new page's address, too: whoever copies it means what is on the screen.
    """
    if st.session_state.get(_PAGE) == page:
        return
    st.session_state[_PAGE] = page
    filter_row.keep()
    address = filter_row.in_address() if filtered else {}
    for name, first in ((KEY, ""), (store.KEY, store.first())):
        if name in st.session_state:
            st.session_state[name] = st.session_state[name]
            if st.session_state[name] != first:
                address[name] = st.session_state[name]
    st.query_params.update({name: value for name, value in address.items() if name not in st.query_params})


def _begin_language() -> None:
    """Take the language from the address or the browser, and write it there: names of filters in it are words of it."""
    if KEY in st.session_state:
        return
    asked = st.query_params.get(KEY, "").lower()
    st.session_state[KEY] = asked if asked in LANGUAGES else browser_language()
    st.query_params[KEY] = st.session_state[KEY]


def _sidebar(key: str) -> None:
    with st.sidebar:
        st.segmented_control(
            "Bahasa · Language",
            list(LANGUAGES),
            key=KEY,
            required=True,
            bind="query-params",
            on_change=filter_row.keep,
        )
        workspace_menu.draw()
        for page in PAGES:
            st.page_link(page.path, label=_(page.name), icon=f":material/{page.icon}:", disabled=page.key == key)
        downloads.separator_switch()
        st.caption(_("Everything stays on this machine: {path}").format(path=_plain(store.workspaces().root)))


def _plain(path: Path) -> str:
    return f"`{str(path).replace('`', '')}`"


def _style() -> str:
    """Tabular numbers, a smaller title and a whole search box on telephones, and the dropzone's words.

    Streamlit has those in English only.
    """
    return _STYLE % (_("Choose files"), _("or drop them here, up to 200 MB each"), _("Drop files here"))


_STYLE = """
<style>
[data-testid="stMetricValue"] { font-variant-numeric: tabular-nums; font-size: 1.45rem; }
.tj-mistake { display: block; white-space: pre-wrap; overflow-wrap: anywhere; padding: .4rem .6rem; }
.tj-mistake mark { color: inherit; background: rgb(224 80 60 / .28); font-weight: 700; }
.st-key-lang button { text-transform: uppercase; }
[data-testid="stMetricValue"] > div { white-space: normal; overflow: visible; }
[data-testid="stText"] { white-space: pre-wrap; font-family: inherit; }
[data-testid="stMainBlockContainer"] { padding-top: 3.5rem; }
[data-testid="stFileUploaderDropzone"] button p { font-size: 0; }
[data-testid="stFileUploaderDropzone"] button p::after { content: "%s"; font-size: 1rem; }
[data-testid="stFileUploaderDropzoneInstructions"] > * { display: none; }
[data-testid="stFileUploaderDropzoneInstructions"]::after { content: "%s"; font-size: .9rem; }
/* What lies over it while files are dragged: the only thing next to its input that has no button. */
[data-testid="stFileUploaderDropzoneInput"] + :not(:has(button)) > * { font-size: 0; }
[data-testid="stFileUploaderDropzoneInput"] + :not(:has(button)) > *::after { content: "%s"; font-size: 1rem; }
/* The toolbar's own CSV would carry formulas; ours neutralises them. */
[data-testid="stElementToolbarButton"]:has([aria-label="Download as CSV"]) { display: none; }
@media (max-width: 640px) {
  h1 { font-size: 1.6rem !important; }
  /* What is typed needs the whole width; what stands beside the box goes below it. */
  [class*="search_box"] > [data-testid="stElementContainer"]:first-child { flex: 1 0 100%% !important; }
}
</style>
"""
