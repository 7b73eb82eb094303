"""Filters as declared objects: each has its SQL, its label, its widget and its key in the address.

A new filter is one row of `FILTERS` (and its label in the catalogue): reads, pages, addresses, exports and every
comparison of groups follow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from core.messages import N_
from core.model import ENTITY_TYPES, ZONES
from core.taxonomy import slugs

#: What is narrowed by a condition: documents d; articles, where each counts once; spans s with their documents d.
LEVELS = ("document", "article", "span")
#: The value for "no topic was found" in filters and picks.
UNCLASSIFIED = ""
#: Kinds of pages by the codes of their notes; an article has none of the notes.
PAGE_KINDS = ("article-page", "listing-page", "english-page", "malay-page")
#: The value of a switch that is on.
ON = "on"


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter. Its `key` is the name of its values in `Filters`, in the address and in SQL (`$key`, a list).

    `label`, `nothing` (shown while nothing is chosen) and `help` are English, marked for translation. `widget` is
    query, choices, period or switch. `on` are the conditions by level while it is set, `off` those while it is not.
    `kinds` are the kinds of spans that it narrows; empty: all. Choices are what `values` gives, or the rows (value,
    name) of `values_sql`; `wording` is the kind of their labels: zone, topic, entity_type, or "" for values shown as
    they are.
    """

    key: str
    label: str
    widget: str
    on: Mapping[str, str] = field(default_factory=dict)
    off: Mapping[str, str] = field(default_factory=dict)
    kinds: tuple[str, ...] = ()
    values: Callable[[], tuple[str, ...]] = tuple
    values_sql: str = ""
    wording: str = ""
    nothing: str = ""
    help: str = ""


#: In the order in which they are drawn. The query of a search is bound as the numbers of the documents that it finds
#: (core.corpus.corpus.Corpus.read). A period keeps the documents published in it, so undated ones are out as soon
#: as it is set. Of a copy title and body are left out, since they were counted with the first; its link blocks are
#: another capture and stay.
FILTERS = (
    Filter(
        "search", N_("Search"), "query", nothing=N_("Words, \"a phrase\", name:, title:, block: …"),
        on={"document": "d.id IN (SELECT document FROM indexed WHERE number IN (SELECT unnest($search)))"},
    ),
    Filter(
        "files", N_("Source file"), "choices", nothing=N_("All files"),
        on={"document": "list_contains($files, d.id)"},
        values_sql="SELECT id, name FROM documents ORDER BY name, id",
    ),
    Filter(
        "sites", N_("Site"), "choices", nothing=N_("All sites"),
        on={"document": "list_contains($sites, d.site)"},
        values_sql="SELECT DISTINCT site, site FROM documents WHERE site IS NOT NULL ORDER BY site",
    ),
    Filter(
        "page_kind", N_("Kind of page"), "choices", nothing=N_("All kinds of pages"), wording="page_kind",
        values=lambda: PAGE_KINDS,
        on={"document": "list_contains($page_kind, coalesce((SELECT min(n.code) FROM notes n WHERE n.document = d.id"
                        " AND n.code IN ('english-page', 'listing-page', 'malay-page')), 'article-page'))"},
    ),
    Filter(
        "period", N_("Period of publication"), "period",
        on={"document": "(d.published >= coalesce(TRY_CAST($period[1] AS DATE), DATE '0001-01-01')"
                        " AND d.published <= coalesce(TRY_CAST($period[2] AS DATE), DATE '9999-12-31'))"},
    ),
    Filter(
        "zones", N_("Zone or block"), "choices", nothing=N_("All zones"), wording="zone", values=lambda: ZONES,
        on={"span": "list_contains($zones, s.zone)"},
    ),
    Filter(
        "topics", N_("Topic"), "choices", nothing=N_("All topics"), wording="topic",
        values=lambda: (*slugs(), UNCLASSIFIED),
        on={"span": "list_contains($topics, coalesce(s.topic, ''))"},
    ),
    Filter(
        "types", N_("Type of entity"), "choices", nothing=N_("All types"), wording="entity_type",
        values=lambda: ENTITY_TYPES,
        on={"span": "list_contains($types, s.type)"}, kinds=("mention", "quote"),
    ),
    Filter(
        "datelines", N_("Count names in datelines"), "switch", kinds=("mention",),
        help=N_("JAKARTA, KOMPAS.com – says where a story was filed, not whom it is about."),
        off={"span": "NOT s.dateline"},
    ),
    Filter(
        "copies", N_("Count every copy"), "switch",
        help=N_("Articles that are nearly the same (reprints, two captures of one page) are counted once."),
        off={"article": "d.copy IS NULL",
             "span": "(d.copy IS DISTINCT FROM 'copy' OR s.zone NOT IN ('title', 'body'))"},
    ),
)  # fmt: skip
BY_KEY = {each.key: each for each in FILTERS}


@dataclass(frozen=True, slots=True, init=False)
class Filters:
    """What the analyst has narrowed the corpus to: values by the key of their filter; hashable, the cache's key.

    A filter without values narrows nothing. Where both ends of the period are days, it is (first, last), ISO 8601; ""
    leaves an end open.
    """

    chosen: tuple[tuple[str, tuple[str, ...]], ...]

    def __init__(self, **chosen: Iterable[str] | bool) -> None:
        """Values by key, a switch as a bool. Raises `KeyError` for a key that is no filter."""
        if unknown := set(chosen) - set(BY_KEY):
            raise KeyError(*sorted(unknown))
        values = {
            key: tuple((ON,) if given is True else given or ())
            for key, given in chosen.items()
        }  # fmt: skip
        kept = tuple((each.key, values[each.key]) for each in FILTERS if values.get(each.key))
        object.__setattr__(self, "chosen", kept)

    def __getitem__(self, key: str) -> tuple[str, ...]:
        """The values of a filter, empty where it is not set."""
        return dict(self.chosen).get(key, ())

    def without(self, *keys: str) -> Filters:
        """The same without these filters."""
        return Filters(**{key: values for key, values in self.chosen if key not in keys})

    def of_documents(self) -> Filters:
        """Only the filters that narrow documents: a page was captured whether or not it has a headline of a topic."""
        return Filters(**{key: values for key, values in self.chosen if "document" in BY_KEY[key].on})

    def narrowing_spans(self) -> list[Filter]:
        """The filters that are set and narrow the spans of a document, in their order."""
        return [BY_KEY[key] for key, _ in self.chosen if "span" in BY_KEY[key].on]
