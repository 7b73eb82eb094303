"""Who may import whom: the rules of docs/decisions.md, read from the source, so that they stay true."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
#: The parts of core from the ground up. A part may import those of lower layers, and none of its own layer.
LAYERS = (
    {"errors", "messages", "model", "timex"},
    {"jobs", "lexicons", "text"},
    {
        "calendar_words",
        "export",
        "languages",
        "near_duplicates",
        "offices",
        "stemming",
        "taxonomy",
        "timeline_files",
        "traces",
    },
    # The steps of the parser, and what else needs no more than words and lists.
    {
        "dates",
        "entities",
        "figures",
        "filters",
        "headlines",
        "layout",
        "quotations",
        "reading",
        "search",
        "terms",
        "topics",
    },
    {"edits"},
    {"corpus", "mapping", "parse"},
    {"analysis", "contract", "explain", "parallel", "reparse"},
    {"editing", "ingest"},
    {"__main__"},
)
#: The one home of each package that must not spread.
HOMES = {
    "duckdb": "core/corpus/",
    "plotly": "core/figures/",
    "wordcloud": "core/figures/",
    "Sastrawi": "core/stemming.py",
    "charset_normalizer": "core/reading/",
    "ftfy": "core/reading/",
    "streamlit": ("app.py", "pages/"),
}


def sources(*places: str) -> list[Path]:
    paths = [ROOT / place for place in places]
    return sorted(found for path in paths for found in (path.rglob("*.py") if path.is_dir() else [path]))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, by its full dotted name; what is taken from a package counts as a module."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) + 1 - node.level]) if node.level else ""
            module = ".".join(part for part in (base, node.module or "") if part)
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def parts_of(path: Path) -> set[str]:
    """The parts of core that a file imports."""
    modules = (module.split(".") for module in imports(path))
    return {m[1] for m in modules if m[0] == "core" and len(m) > 1} & set().union(*LAYERS)


def part_of(path: Path) -> str:
    """Which part of core a file belongs to: `dates` for core/dates/rules.py."""
    return path.relative_to(ROOT / "core").parts[0].removesuffix(".py")


CORE = sources("core")
PAGES = sources("app.py", "pages")


def test_the_rules_look_at_the_files_that_are_there() -> None:
    assert ROOT / "core" / "parse.py" in CORE
    assert ROOT / "app.py" in PAGES and len(PAGES) > 5


def test_the_reader_of_imports_sees_every_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("test_imports.ROOT", tmp_path)
    file = tmp_path / "core" / "dates" / "x.py"
    file.parent.mkdir(parents=True)
    file.write_text("import a.b as c\nfrom core import terms\nfrom . import y\ndef f():\n    from ..layout import z\n")
    assert set(imports(file)) >= {"a.b", "core.terms", "core.dates.y", "core.layout"}
    assert parts_of(file) == {"terms", "dates", "layout"}


@pytest.mark.parametrize("path", CORE, ids=name_of)
def test_core_knows_nothing_of_the_pages(path: Path) -> None:
    roots = {module.split(".")[0] for module in imports(path)}
    assert not roots & {"streamlit", "pages", "app"}


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_pages_leave_tables_patterns_and_queries_to_core(path: Path) -> None:
    roots = {module.split(".")[0] for module in imports(path)}
    assert not roots & {"pandas", "duckdb", "re", "sqlite3"}


def folder_of(path: Path) -> str | None:
    """Which folder of a page a file belongs to: `topics` for pages/topics/treemap.py; None for a page's own script."""
    parts = path.relative_to(ROOT).parts
    return parts[1] if len(parts) > 2 else None


@pytest.mark.parametrize("path", [p for p in PAGES if folder_of(p)], ids=name_of)
def test_the_folder_of_a_page_knows_no_other_page(path: Path) -> None:
    """What two pages use is in pages/shared, which knows no page."""
    others = {parts[1] for m in imports(path) if (parts := m.split("."))[0] == "pages" and len(parts) > 1}
    assert others <= {folder_of(path), "shared"}


@pytest.mark.parametrize("path", [p for p in PAGES if not folder_of(p)], ids=name_of)
def test_the_script_of_a_page_knows_its_own_folder(path: Path) -> None:
    own = path.stem.partition("_")[2].lower() or "home"
    others = {parts[1] for m in imports(path) if (parts := m.split("."))[0] == "pages" and len(parts) > 1}
    # Undated articles are a matter of the timeline, and dates are set by what the reader of articles uses.
    allowed = {"timeline": {"articles"}}.get(own, set())
    assert others <= {own, "shared"} | allowed


@pytest.mark.parametrize("package", HOMES)
def test_a_package_has_one_home(package: str) -> None:
    users = {name_of(path) for path in (*CORE, *PAGES) if package in {m.split(".")[0] for m in imports(path)}}
    assert users, f"nothing uses {package}: take it out of requirements.txt"
    assert not {user for user in users if not user.startswith(HOMES[package])}


def test_every_part_of_core_has_one_layer() -> None:
    placed = [part for layer in LAYERS for part in layer]
    assert sorted(placed) == sorted({part_of(path) for path in CORE} - {"__init__"})


@pytest.mark.parametrize("path", CORE, ids=name_of)
def test_imports_go_down(path: Path) -> None:
    own = part_of(path)
    below: set[str] = set()
    for layer in LAYERS:
        if own in layer:
            break
        below |= layer
    assert parts_of(path) - {own} <= below


FOLDERS = sorted({path.parent for path in CORE if path.parent != ROOT / "core"})


@pytest.mark.parametrize("folder", FOLDERS, ids=name_of)
def test_modules_of_a_folder_import_one_another_in_one_direction(folder: Path) -> None:
    """Inside a part, too, there is no circle."""
    package = ".".join(folder.relative_to(ROOT).parts)
    modules = {f"{package}.{path.stem}": path for path in folder.glob("*.py") if path.stem != "__init__"}
    graph = {name: set(imports(path)) & set(modules) - {name} for name, path in modules.items()}
    while leaves := {name for name, needs in graph.items() if not needs}:
        graph = {name: needs - leaves for name, needs in graph.items() if name not in leaves}
    assert graph == {}
