"""Both languages are complete: every sentence of the code is in the Indonesian catalogue, with the same fields."""

from __future__ import annotations

import ast
import re
from itertools import chain
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from core import errors
from tests.conftest import ROOT

#: The errors that carry a sentence, and what else takes one; `make messages` names them, too.
ERRORS = {name for name, kind in vars(errors).items() if isinstance(kind, type)} - {"TajukError"}
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    **dict.fromkeys(sorted(ERRORS)), "_": None, "N_": None, "ngettext": (1, 2), "UnreadableDocument": (3,),
    "QueryError": (3,),
}  # fmt: skip
FILES = sorted(chain([ROOT / "app.py"], (ROOT / "pages").rglob("*.py"), (ROOT / "core").rglob("*.py")))


def catalogue() -> dict[str, Message]:
    with (ROOT / "data" / "locale" / "id" / "LC_MESSAGES" / "tajuk.po").open("rb") as file:
        return {m.id if isinstance(m.id, str) else m.id[0]: m for m in read_po(file, locale="id") if m.id}


def sentences() -> set[str]:
    found = set()
    for path in FILES:
        for _line, message, _comments, _context in extract_from_file("python", path, keywords=KEYWORDS):
            texts = [message] if isinstance(message, str) else [m for m in message if isinstance(m, str)]
            found |= set(texts[:1]) - {""}
    return found


def test_every_sentence_is_translated_and_none_is_left_over() -> None:
    known = catalogue()
    assert sentences() - set(known) == set()
    assert set(known) - sentences() == set()
    assert [key for key, m in known.items() if not all([m.string] if isinstance(m.string, str) else m.string)] == []


def test_translations_have_the_fields_of_their_sentence() -> None:
    for key, message in catalogue().items():
        for string in [message.string] if isinstance(message.string, str) else message.string:
            assert set(re.findall(r"{\w+}", string)) == set(re.findall(r"{\w+}", key)), key


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_sentence_hides_in_an_f_string_where_extraction_would_miss_it(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr):
            calls = [c for c in ast.walk(node) if isinstance(c, ast.Call) and isinstance(c.func, ast.Name)]
            literal = [c for c in calls if c.args and isinstance(c.args[0], ast.Constant)]
            assert not [c for c in literal if c.func.id in ("_", "ngettext")], node.lineno


def test_sentences_of_every_error_are_extracted() -> None:
    words = (ROOT / "Makefile").read_text(encoding="utf-8").split()
    assert {words[at + 1].partition(":")[0] for at, word in enumerate(words) if word == "-k"} >= ERRORS
