"""What tests share: the samples, a filled workspace, the seed page where it is at hand, a running dashboard."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.corpus import Corpus, Workspaces
from core.model import ParsedDocument
from core.parse import parse_source
from core.reading import Source, walk

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "data" / "samples"
#: Real pages may not be part of the project; where the folder is beside the checkout, tests use its page.
SEEDS = ROOT.parent / "shared" / "seeds"


@pytest.fixture(scope="session")
def manifest() -> list[dict[str, Any]]:
    """What a person says of each sample page."""
    rows: list[dict[str, Any]] = json.loads((SAMPLES / "manifest.json").read_text(encoding="utf-8"))
    return rows


@pytest.fixture(scope="session")
def parsed() -> dict[str, ParsedDocument]:
    """All sample pages, parsed, by file name."""
    return {s.name: parse_source(s) for s in walk([SAMPLES]) if isinstance(s, Source)}


@pytest.fixture(scope="session")
def seed() -> ParsedDocument:
    """The real seed page, parsed; skips where it is not at hand."""
    found = sorted(SEEDS.glob("*.txt"))
    if not found:
        pytest.skip("the seed page is not beside this checkout")
    return parse_source(Source(found[0].name, found[0].read_bytes()))


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, parsed: dict[str, ParsedDocument]) -> Path:
    """A folder of workspaces whose one workspace holds the sample pages. Copy it before writing."""
    root = tmp_path_factory.mktemp("filled")
    corpus = Corpus(Workspaces(root).path("tajuk"))
    corpus.add_many(corpus.begin_upload(), sorted(parsed.items()))
    corpus.close()
    return root


@pytest.fixture
def workspace_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of workspaces that the app uses in this test."""
    monkeypatch.setenv("TAJUK_WORKSPACES", str(tmp_path))
    return tmp_path


@pytest.fixture
def filled_folder(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the samples, of this test's own."""
    folder = tmp_path / "workspaces"
    shutil.copytree(filled, folder)
    monkeypatch.setenv("TAJUK_WORKSPACES", str(folder))
    return folder


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard that is really running, with an empty folder of workspaces."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)],
            cwd=ROOT, stdout=out, stderr=subprocess.STDOUT,
            env={**os.environ, "TAJUK_WORKSPACES": str(tmp_path_factory.mktemp("workspaces"))},
        )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, process, log)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(120):
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()  # noqa: S310 -- our own server
        except OSError:
            time.sleep(0.5)
        else:
            return
    pytest.fail(f"the dashboard did not start:\n{log.read_text()[-3000:]}")
