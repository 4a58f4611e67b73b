"""Icons drawn from the SVG files under ``resources/icons``, in the colour that is asked for.

The files are found by the search path ``icons:`` that :func:`use_folder` sets once.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QDir, QFile, QIODevice, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache

from ui.theme import Colour

SMALL = 18
LARGE = 24
GAP = 5


def use_folder(folder: Path) -> None:
    """Take the icons from ``folder``."""
    QDir.setSearchPaths("icons", [str(folder)])


def app_icon() -> QIcon:
    """The program's own icon."""
    picture = QIcon()
    for size in (16, 32, 64):
        picture.addPixmap(_draw(_read("app"), size, 1.0))
    return picture


def icon(name: str, colour: str = Colour.INK, size: int = SMALL, *, checked: str = "") -> QIcon:
    """The icon ``name``; ``checked`` is its colour on a button that is pressed in."""
    picture = QIcon(pixmap(name, colour, size))
    picture.addPixmap(pixmap(name, Colour.FAINT, size), QIcon.Mode.Disabled)
    if checked:
        picture.addPixmap(pixmap(name, checked, size), QIcon.Mode.Normal, QIcon.State.On)
    return picture


def padded(name: str, colour: str, *, fading: bool = True) -> QIcon:
    """The icon with room behind it, for a button whose words stand close; ``fading`` where it cannot be pressed."""
    drawn = pixmap(name, colour)
    ratio = drawn.devicePixelRatio()
    wide = QPixmap(round((SMALL + GAP) * ratio), drawn.height())
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    made = QIcon(wide)
    if not fading:
        made.addPixmap(wide, QIcon.Mode.Disabled)
    return made


def pixmap(name: str, colour: str = Colour.INK, size: int = SMALL) -> QPixmap:
    """The icon ``name`` as a picture ``size`` units high, sharp on this screen."""
    return _coloured(name, colour, size, QGuiApplication.primaryScreen().devicePixelRatio())


def _coloured(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    key = f"icons:{name}:{colour}:{size}:{ratio}"
    kept = QPixmap()
    if not QPixmapCache.find(key, kept):
        kept = _draw(_read(name).replace(b"currentColor", colour.encode()), size, ratio)
        QPixmapCache.insert(key, kept)
    return kept


def _read(name: str) -> bytes:
    file = QFile(f"icons:{name}.svg")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise FileNotFoundError(f"icons:{name}.svg")
    return bytes(file.readAll().data())


def _draw(svg: bytes, size: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    side = round(size * ratio)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
