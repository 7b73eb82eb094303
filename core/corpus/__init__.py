"""Workspaces and what is in them: one DuckDB file each. DuckDB is used here and nowhere else.

`Workspaces` makes, lists, empties and deletes; `Corpus` is one open workspace: `Corpus.add` saves what became of
uploaded files, and the functions of `core.corpus.reads` count from its one store of spans.
"""

from core.corpus.corpus import Corpus, Received
from core.corpus.mappings import remember_mapping, remembered_mapping
from core.corpus.workspaces import Workspaces

__all__ = ["Corpus", "Received", "Workspaces", "remember_mapping", "remembered_mapping"]
