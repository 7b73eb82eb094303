"""The parts of the page Timeline, and the charts of its three parts in the order in which they are offered."""

from pages.shared.names_over_time import NAMES
from pages.timeline.dates_in_text import DATES
from pages.timeline.lag import LAG
from pages.timeline.publications import PUBLICATIONS
from pages.timeline.topic_trend import TOPICS

CHARTS = (PUBLICATIONS,)
IN_TEXT = (DATES,)
COURSE = (TOPICS, NAMES, LAG)
