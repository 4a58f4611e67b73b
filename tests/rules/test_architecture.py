"""Rules that import-linter cannot say: what rooms may import at all, start-up, broad excepts, sizes, docstrings."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rules.source_tree import ROOT, imports_of, modules_of, tree_of

COSTLY = {"docx", "holidays", "lxml", "openpyxl", "python_calamine", "reportlab", "xlsxwriter"}
STARTERS = [
    name
    for name in ("app.paths", "app.log", "app.wiring", "ui.main")
    if (ROOT / f"{name.replace('.', '/')}.py").exists()
]

# The crash hooks of windows and commands, the background runner, the autosave tick and the self-test: nowhere else.
BROAD_EXCEPTS_ALLOWED = {
    "ui/crash.py",
    "app/__main__.py",
    "ui/tasks.py",
    "ui/autosave.py",
    "app/services/self_test.py",
}

ROOMS = ("app", "ui", "installer")
LONGEST_FUNCTION, LONGEST_CLASS, LONGEST_MODULE = 50, 250, 450


def name_of(path: Path) -> str:
    """The path as people write it, for messages and test ids."""
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("starter", STARTERS)
def test_costly_libraries_are_not_loaded_at_start(starter: str) -> None:
    code = f"import sys, json, {starter}; print(json.dumps(sorted({{n.split('.')[0] for n in sys.modules}})))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    assert not COSTLY & set(json.loads(done.stdout))


def test_importing_the_program_loads_no_qt() -> None:
    names = [
        f"app.{path.stem}" for path in modules_of("app") if path.parent == ROOT / "app" and path.stem != "__init__"
    ]
    code = f"import sys, importlib; [importlib.import_module(n) for n in {names!r}]; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_the_order_of_tab_is_never_asked_for() -> None:
    """PySide 6.12 takes what ``nextInFocusChain`` gives for a child of the widget asked, and deletes it with that."""
    asked = {name_of(path) for path in modules_of("ui") if "InFocusChain(" in path.read_text(encoding="utf-8")}
    assert asked == set()


@pytest.mark.parametrize(("folder", "own"), [("app/domain", "app.domain"), ("installer", "installer")])
def test_the_domain_and_the_installer_import_the_standard_library_only(folder: str, own: str) -> None:
    foreign = {
        f"{name_of(path)}: {name}"
        for path in modules_of(folder)
        for name in imports_of(path)
        if name.split(".")[0] not in sys.stdlib_module_names and not f"{name}.".startswith(f"{own}.")
    }
    assert not foreign


def test_the_installer_runs_without_anything_installed() -> None:
    command = [
        sys.executable,
        "-I",
        "-S",
        "-c",
        f"import sys; sys.path.append({str(ROOT)!r}); import installer.__main__",
    ]
    assert subprocess.run(command, check=False).returncode == 0


def test_broad_excepts_stand_only_where_they_are_allowed() -> None:
    guilty = {
        f"{name_of(path)}:{handler.lineno}"
        for room in ROOMS
        for path in modules_of(room)
        for handler in _broad_handlers(path)
        if name_of(path) not in BROAD_EXCEPTS_ALLOWED
    }
    assert not guilty


@pytest.mark.parametrize("room", [*ROOMS, "tests"])
def test_every_module_says_what_it_is_for(room: str) -> None:
    silent = [name_of(path) for path in modules_of(room) if not ast.get_docstring(tree_of(path))]
    assert not silent


@pytest.mark.parametrize("room", [*ROOMS, "tests"])
def test_every_module_postpones_its_annotations(room: str) -> None:
    without = [name_of(p) for p in modules_of(room) if _has_code(p) and "__future__.annotations" not in imports_of(p)]
    assert not without


def test_the_parts_of_the_house_stay_small() -> None:
    too_long = [line for room in ROOMS for path in modules_of(room) for line in _too_long(path)]
    assert not too_long


def _broad_handlers(path: Path) -> Iterator[ast.ExceptHandler]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ExceptHandler):
            caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            names = {ast.unparse(one) if one else "" for one in caught}
            if names & {"", "Exception", "BaseException"} and not _only_cleans_up(node):
                yield node


def _only_cleans_up(handler: ast.ExceptHandler) -> bool:
    """Whether the handler lets what it caught go on, unchanged."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def _has_code(path: Path) -> bool:
    return any(not isinstance(node, ast.Expr) for node in tree_of(path).body)


def _too_long(path: Path) -> Iterator[str]:
    lines = len(path.read_bytes().splitlines())
    if lines > LONGEST_MODULE:
        yield f"{name_of(path)}: {lines} lines"
    for node in ast.walk(tree_of(path)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            limit = LONGEST_CLASS if isinstance(node, ast.ClassDef) else LONGEST_FUNCTION
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > limit:
                yield f"{name_of(path)}: {node.name} has {length} lines"
