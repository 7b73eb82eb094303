"""Workspaces as the pages see them: one open `Corpus` a file, and reads that are cached until something changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import streamlit as st

from core.corpus import Corpus, Workspaces, inbox
from core.corpus.upgrade import upgrade
from core.ingest import read_arrived
from core.jobs import Leader

KEY = "workspace"
DEFAULT = "tajuk"

P = ParamSpec("P")
T = TypeVar("T")


def workspaces() -> Workspaces:
    """The folder of workspaces; its place can be set by an environment variable."""
    return Workspaces()


def names() -> list[str]:
    """The workspaces there are; a first one is made where there is none."""
    folder = workspaces()
    if not folder.names():
        corpus(DEFAULT)
    return folder.names()


def current() -> str:
    """The name of the workspace that this session shows."""
    chosen = st.session_state.get(KEY)
    return chosen if chosen in names() else first()


def first() -> str:
    """The workspace that a session begins with, and goes to when its own is deleted."""
    known = names()
    return DEFAULT if DEFAULT in known else known[0]


def corpus(name: str | None = None) -> Corpus:
    """The open corpus of a workspace, of the current one where none is named."""
    return _open(str(workspaces().path(name or current())))


@st.cache_resource(show_spinner=False)
def _open(path: str) -> Corpus:
    return Corpus(Path(path))


def leader(name: str | None = None) -> Leader:
    """The thread of the server that reads what arrives in a workspace, in the current one where none is named.

    It is made when the workspace is first opened, and then goes on with what a server that has ended left unread.
    """
    return _leader(str(workspaces().path(name or current())))


@st.cache_resource(show_spinner=False)
def _leader(path: str) -> Leader:
    corpus = _open(path)
    inbox.tidy(corpus)
    made = Leader(lambda: (len(saved.received) for saved in read_arrived(corpus)))
    if inbox.waiting(corpus):
        made.wake()
    return made


def create(name: str) -> str:
    """Make a workspace and return its name as it is kept."""
    path = workspaces().check_new(name)
    _open(str(path))
    return path.stem


def bring_up_to_date(name: str) -> None:
    """Turn a workspace of an older format into one of this; its documents then wait to be read again."""
    upgrade(workspaces().path(name))


def delete(name: str) -> None:
    """Close and delete a workspace."""
    path = str(workspaces().path(name))
    try:
        _open(path).close()
        workspaces().delete(name)
    finally:
        _leader.clear(path)
        _open.clear(path)  # last, or another session would open the file that is going


def read(function: Callable[Concatenate[Corpus, P], T], *arguments: P.args, **named: P.kwargs) -> T:
    """`function(corpus, *arguments)`, remembered until the workspace changes. Arguments must be hashable."""
    path = str(workspaces().path(current()))
    made: T = _cached(path, _open(path).revision, _name(function), arguments, named, function)
    return made


def _name(function: Callable[..., Any]) -> str:
    """What identifies a function, between runs too; the name of its instance where it is a method."""
    owner = getattr(function, "__self__", None)
    instance = str(getattr(owner, "name", "") or getattr(owner, "table", ""))
    return ".".join(filter(None, (function.__module__, instance, function.__qualname__)))


@st.cache_data(show_spinner=False, max_entries=400)
def _cached(
    path: str,
    revision: int,
    which: str,
    arguments: tuple[Any, ...],
    named: dict[str, Any],
    _function: Callable[..., Any],
) -> Any:
    return _function(_open(path), *arguments, **named)
