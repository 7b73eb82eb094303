"""Quotations: what is said in quotation marks (direct) or reported without them (indirect), and who says it.

Read in steps: what is in quotation marks (`marks`), where somebody speaks (`acts`), the words that name the speaker
(`subjects`), and which person of the article they mean (`cast`). Where that stays in doubt, nobody is named.
"""

from core.quotations.reader import find_quotations
from core.quotations.reasons import REASONS
from core.quotations.words import SPEAKERS

__all__ = ["REASONS", "SPEAKERS", "find_quotations"]
