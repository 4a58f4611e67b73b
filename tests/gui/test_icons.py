"""The icons are there, each is used, and each takes the colour it is given."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPixmap

from ui import icons
from ui.main_window import MainWindow
from ui.theme import Colour

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "icons"
SVGS = sorted(path.stem for path in FOLDER.glob("*.svg"))
CODE = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "ui").rglob("*.py"))


@pytest.mark.parametrize("name", SVGS)
def test_every_icon_is_used(name: str) -> None:
    assert re.search(rf"[\"':]{re.escape(name)}(\.svg)?[\"')]", CODE)


@pytest.mark.parametrize("name", [name for name in SVGS if name != "app"])
def test_an_icon_is_drawn_in_its_colour(window: MainWindow, name: str) -> None:
    drawn = icons.pixmap(name, Colour.BAD, 48).toImage()
    inked = [drawn.pixelColor(x, y) for x in range(48) for y in range(48) if drawn.pixelColor(x, y).alpha() == 255]
    assert inked
    assert all(colour.rgb() == QColor(Colour.BAD).rgb() for colour in inked)


def test_the_program_has_an_icon(window: MainWindow) -> None:
    assert isinstance(window.windowIcon().pixmap(32, 32), QPixmap)
    assert not window.windowIcon().isNull()


def test_an_icon_that_does_not_exist_is_a_bug(window: MainWindow) -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("khong-co")


def test_the_licence_lies_beside_the_icons() -> None:
    assert "ISC License" in (FOLDER / "LICENSE").read_text(encoding="utf-8")
