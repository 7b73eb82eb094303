"""The folder of workspaces: which there are, and making and deleting them."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

from core.corpus import inbox_files
from core.corpus.corpus import Corpus
from core.errors import WorkspaceError, WorkspaceMisnamed

VARIABLE = "TAJUK_WORKSPACES"
SUFFIX = ".duckdb"
_ROOT = Path(__file__).resolve().parent.parent.parent / "workspaces"
_NAME = re.compile(r"[\w][\w -]{0,59}")
# Windows opens these as devices, whatever follows the dot.
_RESERVED = {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))}


class Workspaces:
    """The workspaces in one folder; a workspace is one file there.

    Names are letters, digits, spaces, `-` and `_`, so that no name can reach outside the folder.
    """

    def __init__(self, root: Path | None = None) -> None:
        """Take `root`, else the folder that the environment variable names, else `workspaces/` of the project."""
        self.root = Path(root or os.environ.get(VARIABLE) or _ROOT)
        self.root.mkdir(parents=True, exist_ok=True)

    def names(self) -> list[str]:
        """The names of all workspaces, in alphabetical order."""
        return sorted((path.name.removesuffix(SUFFIX) for path in self.root.glob(f"*{SUFFIX}")), key=str.casefold)

    def path(self, name: str) -> Path:
        """Where the workspace `name` is kept. Raises `WorkspaceMisnamed` for what cannot be a name."""
        clean = unicodedata.normalize("NFC", name).strip()
        if not _NAME.fullmatch(clean) or clean.casefold() in _RESERVED:
            raise WorkspaceMisnamed(
                "“{name}” cannot be the name of a workspace. Use up to 60 letters, digits, spaces, - and _.", name=name
            )
        return self.root / f"{clean}{SUFFIX}"

    def open(self, name: str, *, read_only: bool = False) -> Corpus:
        """The workspace called `name`, or the one whose file is at the path `name`; made where it is missing.

        Raises what `Corpus` raises, and `WorkspaceMisnamed` for what can be neither a name nor a path.
        """
        path = Path(name) if name.endswith(SUFFIX) else self.path(name)
        return Corpus(path, read_only=read_only)

    def check_new(self, name: str) -> Path:
        """The path for a new workspace. Raises `WorkspaceError` where one is called so or none can be."""
        path = self.path(name)
        if path.stem.casefold() in {known.casefold() for known in self.names()}:
            raise WorkspaceError("There is a workspace called “{name}” already. Choose another name.", name=path.stem)
        return path

    def delete(self, name: str) -> None:
        """Delete the workspace's files, if they are there, and its inbox. Close its `Corpus` first."""
        path = self.path(name)
        for file in (path, path.with_name(path.name + ".wal")):
            file.unlink(missing_ok=True)
        inbox_files.remove_all(path)
