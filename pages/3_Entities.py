"""Entities: who and what the pages are about, in mentions and in documents."""

from pages.entities import CHARTS, name_edits
from pages.shared import charts, empty, review_link
from pages.shared.frame import open_page
from pages.shared.i18n import _

with open_page("entities") as view:
    view.heading(_("Who and what?"))
    if not empty.stop():
        charts.present(charts.choose(CHARTS, key="entity_view"), view)
        review_link.draw("mention", "quote")
        name_edits.draw()
