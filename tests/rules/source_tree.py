"""The project's own files as the rule tests see them: modules, imports, tracked files."""

from __future__ import annotations

import ast
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MADE_HERE = {".git", ".venv", "__pycache__", "build", "dist", "node_modules", "out"}


def modules_of(room: str) -> list[Path]:
    """Every Python file below a folder of the project, in order."""
    return sorted(path for path in (ROOT / room).rglob("*.py") if not MADE_HERE & set(path.parts))


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(path.read_bytes(), filename=str(path))


def imports_of(path: Path) -> set[str]:
    """Full names of all modules imported anywhere in a file, those for type checking too."""
    return set(_imported(tree_of(path)))


def project_files() -> list[Path]:
    """Files that are, or could be, committed: known to git or at least not ignored by it."""
    listed = _listed_by_git()
    if listed is not None:
        return listed
    return sorted(path for path in ROOT.rglob("*") if path.is_file() and not _is_made_here(path))


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _listed_by_git() -> list[Path] | None:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        return None
    command = [git, "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if done.returncode != 0:
        return None
    paths = (ROOT / name for name in done.stdout.decode().split("\0") if name)
    return sorted(path for path in paths if path.is_file())


def _is_made_here(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    hidden = any(part.endswith(("_cache", ".egg-info")) or part == ".hypothesis" for part in parts)
    return hidden or bool(MADE_HERE & set(parts))
