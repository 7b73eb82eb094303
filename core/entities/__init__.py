"""Names: who and what a text names, each mention under the entity that it is counted for.

A trained tagger reads each line; lists, titles and the document as a whole add what one line cannot show.
"""

from core.entities.explain import explain_mentions
from core.entities.recognition import REASONS, find_mentions, tag_line

__all__ = ["REASONS", "explain_mentions", "find_mentions", "tag_line"]
