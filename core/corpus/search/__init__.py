"""Search in a workspace: the index that `core.search` asks, its answers as rows, and searches kept by name."""

from core.corpus.search.answer import Answer, FileCount, Hit, answer, documents_found, weeks_found
from core.corpus.search.kept import KeptSearch, forget_search, keep_search, kept_searches

__all__ = [
    "Answer",
    "FileCount",
    "Hit",
    "KeptSearch",
    "answer",
    "documents_found",
    "forget_search",
    "keep_search",
    "kept_searches",
    "weeks_found",
]
