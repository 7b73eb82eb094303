"""The page Words: the commonest words, counted by stem."""

from pages.shared import charts, empty
from pages.shared.frame import open_page
from pages.shared.i18n import _
from pages.words import CHARTS

with open_page("words") as view:
    view.heading(_("In which words?"))
    if not empty.stop():
        charts.present(charts.choose(CHARTS, key="word_view"), view)
