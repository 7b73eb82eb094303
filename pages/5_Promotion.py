"""Promotion: what the sites put forward, and how that differs from what they wrote."""

from pages.promotion import CHARTS
from pages.shared import charts, empty, review_link
from pages.shared.frame import open_page
from pages.shared.i18n import _

with open_page("promotion") as view:
    view.heading(_("What did the sites put forward?"))
    if not empty.stop():
        charts.present(charts.choose(CHARTS, key="promotion_view"), view)
        review_link.draw("line", "headline")
