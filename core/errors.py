"""Errors, sorted by who must act on them. Each carries a sentence that can be shown to a person.

The sentence is a message id of the interface catalogue (English), with named fields, so that the pages can
translate it: `_(error.template).format(**error.fields)`. `str(error)` is the English sentence.
"""

from __future__ import annotations


class TajukError(Exception):
    """What a person can mend. `template` is a translatable sentence, `fields` what goes into it."""

    def __init__(self, template: str, **fields: object) -> None:
        self.template = template
        self.fields = fields
        super().__init__(template.format(**fields))

    def __reduce__(self) -> tuple[object, ...]:
        """As it goes from one of our processes to another: what is in it, not how it was made."""
        return _restored, (type(self), self.args, self.__dict__)


def _restored(kind: type[TajukError], arguments: tuple[object, ...], values: dict[str, object]) -> TajukError:
    error = kind.__new__(kind)
    error.args = arguments
    error.__dict__.update(values)
    return error


class UnreadableDocument(TajukError):
    """One file cannot be read: it is set aside by `name`, the others go on.

    `code` is a stable key: empty, binary, too-large, too-long, broken-archive, unsupported, encrypted, unreadable, or
    damaged where nobody foresaw what was wrong (core.reading.fence).
    """

    def __init__(self, name: str, code: str, template: str, **fields: object) -> None:
        self.name = name
        self.code = code
        super().__init__(template, name=name, **fields)


class LexiconError(TajukError):
    """A list in data/lexicons is wrong: the analyst who edits it must mend the named row."""


class EditsError(TajukError):
    """A file of edits is wrong: the analyst who brings it must mend the named row."""


class QueryError(TajukError):
    """A query is wrong: whoever typed it must mend what is between `start` and `end` (code points of the query)."""

    def __init__(self, start: int, end: int, template: str, **fields: object) -> None:
        self.start, self.end = start, end
        super().__init__(template, **fields)


class WorkspaceError(TajukError):
    """A workspace cannot be opened, made or named so."""


class WorkspaceMisnamed(WorkspaceError):
    """What was given cannot be the name of a workspace."""


class WorkspaceBusy(WorkspaceError):
    """Another process holds the workspace's file."""


class WorkspaceClosed(WorkspaceError):
    """The workspace was closed or deleted by somebody else while it was in use."""


class WorkspaceOutdated(WorkspaceError):
    """The workspace was written by an older version of Tajuk and has to be brought up to date."""


class WorkspaceNewer(WorkspaceError):
    """The workspace was written by a newer version of Tajuk, and this one must not touch it."""
