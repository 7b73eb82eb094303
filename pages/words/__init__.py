"""The parts of the page Words, and its charts in the order in which they are offered."""

from pages.words.bars import BARS

CHARTS = (BARS,)
