"""The parts of the page Entities, and its charts in the order in which they are offered."""

from pages.entities.matrix import MATRIX
from pages.entities.network import NETWORK
from pages.entities.ranking import RANKING
from pages.entities.speakers import VOICES
from pages.shared.names_over_time import OVER_TIME

CHARTS = (RANKING, VOICES, MATRIX, NETWORK, OVER_TIME)
