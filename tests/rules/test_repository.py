"""What may lie in the repository: which entries at the top, which words nowhere, and locks that lock."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rules.source_tree import ROOT, project_files

TOP_FOLDERS = {"app", "ui", "resources", "installer", "tests"}
TOP_FILES = {"CHANGELOG.md", "LICENSE", "README.md", "pyproject.toml", "requirements.txt", "requirements-dev.txt"}

# Put together here, so that this file does not hold them itself.
_HOSTS = ("py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com", "debian" + ".org/debian")
_PLACES = ("work", "root", "tmp", "home")
FORBIDDEN = re.compile(
    "|".join([*map(re.escape, _HOSTS), rf"(?<![\w.:}}>*])/(?:{'|'.join(_PLACES)})/\w", r"[A-Z]:\\Users\\\w"])
)

# The installer builds the Windows program from a little C and the set-up from a script.
MORE_KINDS = {"installer": {".c", ".manifest", ".nsi", ".rc"}}

LOCKS = ("requirements.txt", "requirements-dev.txt")
_PIN = re.compile(r"^([a-z0-9-]+)==(\S+)((?: ; .+?)?) \\$")
_HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")


def test_only_the_agreed_entries_stand_at_the_top() -> None:
    top = {path.relative_to(ROOT).parts[0] for path in project_files()}
    assert {name for name in top if not name.startswith(".")} <= TOP_FOLDERS | TOP_FILES


def test_no_file_names_a_machine_or_a_package_index() -> None:
    guilty = [f"{path.relative_to(ROOT)}: {found}" for path in project_files() for found in _forbidden_in(path)]
    assert not guilty


@pytest.mark.parametrize("name", ["app", "ui", "installer"])
def test_packages_hold_no_stray_data(name: str) -> None:
    kinds = {path.suffix for path in project_files() if path.relative_to(ROOT).parts[0] == name}
    assert kinds <= {".py", ".md", ".typed"} | MORE_KINDS.get(name, set())


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_of_a_lock_has_hashes(name: str) -> None:
    lines = _lines(name)
    pins = [number for number, line in enumerate(lines) if _PIN.match(line)]
    assert pins
    assert all(_HASH.match(lines[number + 1]) for number in pins)


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_says_nothing_but_pins_and_hashes(name: str) -> None:
    assert [line for line in _lines(name) if not _PIN.match(line) and not _HASH.match(line)] == []


def test_the_test_lock_holds_the_whole_run_lock() -> None:
    run, test = (_pins(name).items() for name in LOCKS)
    assert run <= test


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run, test = (_pins(name).keys() for name in LOCKS)
    assert {_canonical(one) for one in project["project"]["dependencies"]} <= run
    assert {_canonical(one) for one in project["dependency-groups"]["dev"]} <= test


def _forbidden_in(path: Path) -> Iterator[str]:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return
    for match in FORBIDDEN.finditer(text):
        yield f"line {text.count(chr(10), 0, match.start()) + 1}: {match.group()}"


def _lines(name: str) -> list[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _pins(name: str) -> dict[str, str]:
    return {match.group(1): match.group(2) for match in map(_PIN.match, _lines(name)) if match}


def _canonical(requirement: str) -> str:
    name = re.split(r"[<>=!~;\[ ]", requirement, maxsplit=1)[0]
    return re.sub(r"[-_.]+", "-", name).lower()
