"""Dates: Indonesian date expressions in TIMEX3 terms, and the two document dates of a page, publication and capture."""

from core.dates.cells import stated_publication
from core.dates.document_dates import NOTES
from core.dates.grammar import find_dates
from core.dates.page import DatedPage, resolve_page, tag_text
from core.dates.raw import RawDate
from core.dates.resolve import REASONS

__all__ = ["NOTES", "REASONS", "DatedPage", "RawDate", "find_dates", "resolve_page", "stated_publication", "tag_text"]
