"""The command line, as other programs rely on it."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from pathlib import Path

from core.corpus import Corpus, reads
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


TEXT = "Warga Bangun Jembatan Bambu\nBANDUNG - Warga membangun jembatan bambu pada Senin (3/3/2025).\n"


def imported(tmp_path: Path, *arguments: str) -> tuple[int, list[dict[str, str | None]], str]:
    done = core("import", *arguments, "--workspace", str(tmp_path / "uji.duckdb"))
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr


def test_import_prints_an_object_a_file_and_says_why_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "c.txt").write_bytes(b"")
    status, rows, _ = imported(tmp_path, *(str(tmp_path / name) for name in ("a.txt", "b.txt", "c.txt")))
    assert status == 1
    assert [(row["name"], row["state"]) for row in rows] == [
        ("a.txt", "added"),
        ("b.txt", "same"),
        ("c.txt", "refused"),
    ]
    assert rows[0]["reason"] is None
    assert rows[2]["reason"] is not None and "c.txt is empty" in rows[2]["reason"]
    assert imported(tmp_path, str(tmp_path / "a.txt"))[:2] == (0, [{"name": "a.txt", "state": "same", "reason": None}])


def test_import_takes_the_columns_that_it_is_given(tmp_path: Path) -> None:
    (tmp_path / "berita.csv").write_text(f'nomor,kolom,lain\n1,"{TEXT}","Sebuah Judul Lain"\n')
    status, rows, error = imported(tmp_path, str(tmp_path / "berita.csv"), "--map", "text=kolom,title=lain")
    assert (status, [row["state"] for row in rows]) == (0, ["added"]), error
    corpus = Corpus(tmp_path / "uji.duckdb")
    [(document, _)] = reads.files(corpus)
    page = reads.page(corpus, document)
    corpus.close()
    assert page is not None and page.text.startswith("Sebuah Judul Lain\nWarga Bangun")
    assert imported(tmp_path, str(tmp_path / "berita.csv"), "--map", "isi=kolom")[0] == 2
    assert imported(tmp_path, str(tmp_path / "berita.csv"), "--map", "date=a,published=b")[0] == 2
    assert imported(tmp_path, str(tmp_path / "berita.csv"), "--map", "label=,text=b")[0] == 2


def test_parse_takes_date_and_url_as_names_of_columns_too(tmp_path: Path) -> None:
    row = f'Lain,4 November 2021,kabarloa.id/1,"{TEXT}"'
    (tmp_path / "berita.csv").write_text(f"a,b,c,d\n{row}\n")
    done = core("parse", str(tmp_path / "berita.csv"), "--map", "text=d,title=a,date=b,url=c")
    found = json.loads(done.stdout)
    assert (found["title"]["text"], found["published"]["value"], found["site"]["text"]) == (
        "Lain", "2021-11-04", "kabarloa.id",
    )  # fmt: skip
    done = core("parse", str(tmp_path / "berita.csv"), "--map", "text=d,label=a,label=c")
    assert json.loads(done.stdout)["labels"] == {"a": "Lain", "c": "kabarloa.id/1"}


def test_a_workspace_that_is_open_elsewhere_is_a_sentence_and_status_3(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    corpus = Corpus(tmp_path / "uji.duckdb")
    try:
        status, rows, error = imported(tmp_path, str(tmp_path / "a.txt"))
    finally:
        corpus.close()
    assert (status, rows) == (3, [])
    assert "open in another program" in error and "Traceback" not in error


def test_what_cannot_be_the_name_of_a_workspace_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    done = core("import", str(tmp_path / "a.txt"), "--workspace", "../luar")
    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot be the name of a workspace" in done.stderr and "Traceback" not in done.stderr
