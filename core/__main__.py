"""The command line: `python -m core COMMAND`. See README.md for what each command reads and prints.

One JSON object a line on standard output, everything else on standard error. Exit status: 0 all read,
1 some files could not be read, 2 wrong usage, 3 the workspace is open in another program.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from core import contract, explain, taxonomy
from core.errors import LexiconError, UnreadableDocument, WorkspaceBusy, WorkspaceError, WorkspaceMisnamed
from core.traces import Explanation

if TYPE_CHECKING:
    from core.reading import Source

Page = TypeVar("Page")


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status."""
    options = _options().parse_args(arguments)
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # the contract is UTF-8 whatever the locale
    for stream in (sys.stdout, sys.stderr):
        # The name of a file or column can have what UTF-8 cannot write; that must not end the run.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    _log_to(os.environ.get("TAJUK_LOG"))
    try:
        return int(options.run(options))
    except WorkspaceBusy as error:
        print(error, file=sys.stderr)
        return 3
    except WorkspaceMisnamed as error:
        print(error, file=sys.stderr)
        return 2
    except (LexiconError, WorkspaceError) as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:  # `| head` has seen enough: nothing is wrong
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _log_to(file: str | None) -> None:
    """Write the log, with the tracebacks of refused files, to `file`; without one the refusal's sentence is all."""
    if file:
        logging.basicConfig(filename=file, encoding="utf-8", errors="backslashreplace")
    else:
        logging.getLogger("core").addHandler(logging.NullHandler())


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m core", description="Read Indonesian news pages; print JSON lines.")
    commands = parser.add_subparsers(dest="command", required=True)
    parse = commands.add_parser("parse", help="read files, folders and archives; one object a document")
    parse.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    why = commands.add_parser(
        "explain", help="what decided each line, name, date and topic of a file, and what was weighed"
    )
    why.add_argument("file", type=Path, metavar="FILE")
    why.add_argument("line", nargs="?", type=_line_number, metavar="LINE", help="this line alone, counted from 1")
    found = commands.add_parser("dates", help="TIMEX3 expressions of the text on standard input")
    for command in (parse, why, found):
        command.add_argument("--reference-date", type=date.fromisoformat, metavar="YYYY-MM-DD")
    names = commands.add_parser("entities", help="names in each line of standard input")
    topics = commands.add_parser("topics", help="topic of each headline on standard input")
    stem = commands.add_parser("stem", help="tokens and stems of each line of standard input")
    into = commands.add_parser("import", help="read files, folders and archives into a workspace; one object a file")
    into.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    into.add_argument("--workspace", required=True, metavar="NAME", help="its name, or the path of its file")
    for command in (parse, why, into):
        command.add_argument("--map", type=_columns, metavar="FIELD=COLUMN,…", help="which columns of tables hold what")
    for command in (parse, why):
        command.add_argument(
            "--text-column",
            dest="map",
            type=lambda name: {"text": name},
            metavar="NAME",
            help="short for --map text=NAME",
        )
    pairs = (
        (parse, _parse), (why, _explain), (found, _dates), (names, _entities), (topics, _topics), (stem, _stem),
        (into, _import),
    )  # fmt: skip
    for command, run in pairs:
        command.set_defaults(run=run)
    return parser


def _columns(text: str) -> dict[str, str]:
    """`title=judul,date=tanggal` as a mapping by meaning."""
    from core.reading.fields import ALSO, LABEL, MEANINGS, is_label, label_of

    pairs = [(field.strip(), column.strip()) for field, _, column in (part.partition("=") for part in text.split(","))]
    columns = {label_of(column) if field == LABEL else ALSO.get(field, field): column for field, column in pairs}
    known = all(field in MEANINGS or is_label(field) for field in columns)
    if not all(columns.values()) or not known or len(columns) < len(pairs):
        fields = ", ".join((*MEANINGS, *ALSO))
        raise argparse.ArgumentTypeError(
            f"write field=column,… with these fields, each once: {fields}; and {LABEL}=column as often as you like"
        )
    return columns


def _print(rows: Iterable[dict[str, Any]]) -> None:
    for row in rows:
        print(json.dumps(row, ensure_ascii=False))
    sys.stdout.flush()


def _lines() -> Iterator[str]:
    return (line.removesuffix("\n").removesuffix("\r") for line in sys.stdin)


def _line_number(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no line: lines count from 1")
    return int(text)


def _parse(options: argparse.Namespace) -> int:
    from core.parse import parse_all

    return _each_page(
        options.paths,
        lambda source: parse_all(source, reference=options.reference_date, columns=options.map),
        lambda page: _print([contract.document(page)]),
    )


def _explain(options: argparse.Namespace) -> int:
    from core.parse import explain_all

    lines = 0

    def write(page: Explanation) -> None:
        nonlocal lines
        lines = max(lines, len(page.layout.lines))
        _print(explain.rows(page, options.line))

    status = _each_page([options.file], lambda source: explain_all(source, options.reference_date, options.map), write)
    if status == 0 and options.line is not None and options.line > lines:
        print(f"{options.file} has no line {options.line}: its longest page has {lines}", file=sys.stderr)
        return 2
    return status


def _each_page(
    paths: Iterable[Path],
    read: Callable[[Source], Iterable[Page | UnreadableDocument]],
    write: Callable[[Page], None],
) -> int:
    """Print every page of the files, name on standard error what cannot be read, and return the exit status."""
    from core.reading import walk

    refused = 0
    for item in walk(paths, _pass_over):
        for page in [item] if isinstance(item, UnreadableDocument) else read(item):
            if isinstance(page, UnreadableDocument):
                refused += 1
                print(page, file=sys.stderr)
            else:
                write(page)
    return 1 if refused else 0


def _pass_over(path: Path) -> None:
    print(f"{path} is of no kind that can be read, and was passed over.", file=sys.stderr)


def _import(options: argparse.Namespace) -> int:
    from core.corpus import Workspaces
    from core.ingest import import_items
    from core.reading import walk

    refused = 0
    with closing(Workspaces().open(options.workspace)) as corpus:
        for saved in import_items(corpus, walk(options.paths, _pass_over), lambda _table: options.map):
            _print(contract.received(each) for each in saved.received)
            refused += sum(each.state == "refused" for each in saved.received)
    return 1 if refused else 0


def _entities(_: argparse.Namespace) -> int:
    from core.entities import tag_line

    _print({"mentions": contract.mentions(tag_line(line))} for line in _lines())
    return 0


def _dates(options: argparse.Namespace) -> int:
    from core.dates import tag_text

    _print(contract.dates(tag_text(sys.stdin.read(), options.reference_date)))
    return 0


def _topics(_: argparse.Namespace) -> int:
    from core.topics import classify_many

    labels = taxonomy.names("en")
    _print(contract.topic(choice, labels.get(choice.topic or "")) for choice in classify_many(list(_lines())))
    return 0


def _stem(_: argparse.Namespace) -> int:
    from core.entities import tag_line
    from core.stemming import stem_tokens

    for line in _lines():
        names = [mention.span for mention in tag_line(line)]
        _print([{"tokens": [{"text": text, "stem": stem} for text, stem, _ in stem_tokens(line, names)]}])
    return 0


if __name__ == "__main__":
    sys.exit(main())
