"""The parts of the page Promotion, and its charts in the order in which they are offered."""

from pages.promotion.agendas import AGENDAS, CLICKBAIT
from pages.promotion.record import RECORD

CHARTS = (RECORD, AGENDAS, CLICKBAIT)
