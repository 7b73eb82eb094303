"""Figures: a table in, a picture out. Plotly and wordcloud are used here and nowhere else.

Every string that may come from uploaded text is escaped, for Plotly reads tags in labels. `customdata` carries the
ids that a click leads on with.
"""

from core.figures.bars import BarRow, heat_map, ranked_bars, small_bars, stacked_bars, treemap
from core.figures.cloud import word_cloud_png, word_cloud_svg
from core.figures.intervals import Estimate, intervals
from core.figures.network import Node, network
from core.figures.theme import colour, config, series_colour
from core.figures.time import DatedBar, date_mentions, timeline, trends

__all__ = [
    "BarRow",
    "DatedBar",
    "Estimate",
    "Node",
    "colour",
    "config",
    "date_mentions",
    "heat_map",
    "intervals",
    "network",
    "ranked_bars",
    "series_colour",
    "small_bars",
    "stacked_bars",
    "timeline",
    "treemap",
    "trends",
    "word_cloud_png",
    "word_cloud_svg",
]
