"""The list of components: every library with its version and its licence by a short name."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.__main__ import main
from app.services.components import component_line, list_components


def record(folder: Path, name: str, version: str, *lines: str) -> None:
    """What a wheel leaves of itself."""
    home = folder / f"{name.replace('-', '_')}-{version}.dist-info"
    home.mkdir()
    text = "\n".join(["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", *lines])
    (home / "METADATA").write_text(text + "\n", encoding="utf-8")


@pytest.fixture
def libraries(tmp_path: Path) -> Path:
    record(tmp_path, "zeta", "1.0", "License-Expression: MIT")
    record(tmp_path, "alpha", "2.1", "License: Dual License")
    record(tmp_path, "beta", "3", "License: " + "dài " * 40, "Classifier: License :: OSI Approved :: BSD License")
    record(tmp_path, "gamma", "4")
    record(tmp_path, "pip", "9", "License-Expression: MIT")
    return tmp_path


def test_every_library_of_a_folder_is_listed_in_order(libraries: Path) -> None:
    lines = [component_line(each) for each in list_components(libraries, "3.11.9")]
    assert lines[:5] == [
        "Python 3.11.9: PSF-2.0",
        "alpha 2.1: BSD-3-Clause hoặc Apache-2.0",
        "beta 3: BSD License",
        "gamma 4: xem tệp giấy phép",
        "zeta 1.0: MIT",
    ]


def test_what_is_no_library_is_listed_too(libraries: Path) -> None:
    names = {each.name for each in list_components(libraries)}
    assert {"Phông chữ Tinos", "Biểu tượng Lucide", "SQLite (đi kèm Python)"} <= names


def test_pip_is_not_delivered(libraries: Path) -> None:
    assert "pip" not in {each.name for each in list_components(libraries)}


def test_the_libraries_in_use_here_are_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["components"]) == 0
    out = capsys.readouterr().out
    assert "reportlab" in out
    assert "PySide6_Essentials" in out
    assert all(": " in line for line in out.splitlines())


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out.startswith("Hồ sơ Thi đua ")
