"""Topics: what the link headlines are about, by block."""

from core.corpus import reads
from pages.shared import charts, empty, review_link, store
from pages.shared.frame import open_page
from pages.shared.i18n import _
from pages.topics import CHARTS, topic_edits

with open_page("topics") as view:
    view.heading(_("What are the link headlines about?"))
    if not empty.stop():
        charts.present(charts.choose(CHARTS, key="topic_view"), view)
        review_link.draw("headline", "line")
        headlines = store.read(reads.headlines, view.filters)
        if headlines:
            topic_edits.draw(headlines, view.filters)
