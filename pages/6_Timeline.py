"""Timeline: when articles were published and pages captured, and what the text dates."""

from pages.shared import charts, empty, review_link
from pages.shared.frame import open_page
from pages.shared.i18n import _
from pages.timeline import CHARTS, COURSE, IN_TEXT, dated_elsewhere

with open_page("timeline") as view:
    view.heading(_("When?"))
    if not empty.stop():
        charts.present(charts.choose(CHARTS, key="timeline_view"), view)
        dated_elsewhere.offer()
        section = view.section(_("What the text dates"), "dates")
        charts.present(charts.choose(IN_TEXT, key="dates_view"), section)
        review_link.draw("date")
        section = view.section(_("The course of things"), "trends")
        charts.present(charts.choose(COURSE, key="course", labelled=False), section)
