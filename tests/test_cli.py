"""The command line, as other programs rely on it."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT


def core(*arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "core", *arguments], cwd=ROOT, input=text, capture_output=True, text=True,
        encoding="utf-8", check=False,
    )  # fmt: skip


def test_parse_prints_an_object_a_document_and_names_what_it_refuses(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Gempa Guncang Cianjur\nCIANJUR - Gempa mengguncang Cianjur pada Senin (21/11/2022).\n"
    )
    (tmp_path / "b.txt").write_bytes(b"")
    done = core("parse", str(tmp_path))
    assert done.returncode == 1
    [row] = [json.loads(line) for line in done.stdout.splitlines()]
    assert row["schema"] == 1 and row["name"] == "a.txt" and row["lines"][1]["role"] == "body"
    assert "b.txt" in done.stderr


def test_each_line_command_answers_line_by_line() -> None:
    lines = "Persib Kalahkan Persija 2-1\n\nHarga Cabai Naik\n"
    for command in ("entities", "topics", "stem"):
        done = core(command, text=lines)
        assert done.returncode == 0, done.stderr
        assert len([json.loads(line) for line in done.stdout.splitlines()]) == 3


def test_dates_are_told_from_the_reference() -> None:
    done = core("dates", "--reference-date", "2025-03-13", text="Rapat digelar Rabu (12/3) pukul 10.00 WIB dan besok.")
    values = [json.loads(line)["value"] for line in done.stdout.splitlines()]
    assert values[0][:10] == "2025-03-12" and values[-1] == "2025-03-14"


def test_wrong_usage_is_told_apart_and_a_broken_pipe_is_quiet() -> None:
    assert core("parse").returncode == 2
    assert core("nothing").returncode == 2
    command = f"{shlex.quote(sys.executable)} -m core parse data/samples | head -c 10"
    piped = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, check=False)
    assert b"Traceback" not in piped.stderr and b"Exception" not in piped.stderr
