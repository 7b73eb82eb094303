"""Shared by the charts of names: its finding, the ids of names, and what they are called."""

from __future__ import annotations

from core.corpus import reads
from core.corpus.reads import Count
from pages.shared import store, wording
from pages.shared.frame import View
from pages.shared.i18n import _, number

#: Type and name.
Name = tuple[str, str]


def counted(view: View) -> list[Count]:
    """The names within the filters, most mentions first."""
    return store.read(reads.counts, view.filters, "mention")


def most_named(view: View) -> str | None:
    """The name with the most mentions, and how many names there are."""
    counts = counted(view)
    if not counts:
        return None
    first = counts[0]
    return _("{name} is named most: {mentions} mentions in {documents} documents, of {n} different names.").format(
        name=first.text, mentions=number(first.mentions), documents=number(first.documents), n=number(len(counts))
    )


def name_of(count: Count) -> Name:
    """Type and name."""
    return count.type or "", count.key


def identity(name: Name) -> str:
    """The id that a figure carries for a name."""
    return f"{name[0]}:{name[1]}"


def typed(name: Name) -> str:
    """A name with its type in words."""
    return f"{name[1]} ({wording.entity_type(name[0])})"
