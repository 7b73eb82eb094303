"""Where hits may be: the places of a page, stretches inside or outside, documents. Scopes only ever get narrower."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from core.model import ZONES
from core.search.hits import Hits, Intervals, Numbers, among
from core.search.indexed import PLACES


@dataclass(frozen=True, slots=True)
class Area:
    """Some of all text: everything of `documents` in `places` (None: anywhere), and what the intervals hold."""

    intervals: Intervals | None = None
    documents: Numbers | None = None
    places: tuple[str, ...] | None = None

    def holds(self, hits: Hits) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Which hits are in the area."""
        inside = np.zeros(len(hits), bool)
        if self.intervals is not None:
            inside |= self.intervals.hold(hits)
        if self.documents is not None:
            here = among(hits.documents, self.documents)
            inside |= here & in_places(hits, self.places) if self.places is not None else here
        elif self.places is not None:
            inside |= in_places(hits, self.places)
        return inside


@dataclass(frozen=True, slots=True)
class Scope:
    """The places that are looked at, the areas that a hit has to be in, and those that it must not be in."""

    places: tuple[str, ...] = ZONES
    inside: tuple[Area, ...] = ()
    outside: tuple[Area, ...] = ()
    #: Whether the places were asked for; until then a line that no figure counts is none.
    asked: bool = False

    def only(self, places: tuple[str, ...]) -> Scope:
        """The same in these places alone."""
        kept = tuple(place for place in places if place in self.places or not self.asked)
        return replace(self, places=kept, asked=True)

    def within(self, area: Area) -> Scope:
        """The same, in this area alone."""
        return replace(self, inside=(*self.inside, area))

    def without(self, area: Area) -> Scope:
        """The same, outside this area."""
        return replace(self, outside=(*self.outside, area))

    def kept(self, hits: Hits) -> Hits:
        """The hits that are in the scope."""
        kept = in_places(hits, self.places)
        for area in self.inside:
            kept &= area.holds(hits)
        for area in self.outside:
            kept &= ~area.holds(hits)
        return hits if kept.all() else hits.where(kept)


def in_places(hits: Hits, places: tuple[str, ...]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which hits are in one of these places."""
    wanted = np.zeros(len(PLACES), bool)
    wanted[[PLACES.index(place) for place in places]] = True
    found: np.ndarray[tuple[int], np.dtype[np.bool_]] = wanted[hits.place]
    return found
