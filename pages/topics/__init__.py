"""The parts of the page Topics, and its charts in the order in which they are offered."""

from pages.topics.by_block import BARS, HEAT_MAP
from pages.topics.over_time import OVER_TIME
from pages.topics.treemap import TREEMAP

CHARTS = (BARS, HEAT_MAP, TREEMAP, OVER_TIME)
