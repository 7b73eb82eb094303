"""Search: the query language, the words that are indexed, and the arithmetic of hits. It knows no database.

`parse` reads a query, `find` answers it from an `Index` (core.corpus.search has the one of a workspace), `bm25` ranks.
"""

from core.search.find import Found, Index, find
from core.search.hits import Hits
from core.search.indexed import PLACES, IndexedWord, indexed
from core.search.parser import parse
from core.search.rank import bm25
from core.search.words import words

__all__ = ["PLACES", "Found", "Hits", "Index", "IndexedWord", "bm25", "find", "indexed", "parse", "words"]
