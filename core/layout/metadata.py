"""What a page states of its article besides title and text: who wrote it, and its section."""

from __future__ import annotations

from collections.abc import Sequence

from core.layout.bylines import find_author
from core.layout.sections import find_section
from core.layout.written_lines import look_around
from core.model import Detail, Document, Line


def find_details(
    document: Document, lines: Sequence[Line], title_line: int | None
) -> tuple[Detail | None, Detail | None]:
    """Author and section with the line that states each; None where neither page nor metadata do."""
    window = look_around(document, lines, title_line)
    return find_author(window, document.facts), find_section(window, document.facts)
