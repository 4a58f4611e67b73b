"""Draws resources/icons/app.ico anew from app.svg: ``python -m tests.gui.program_icon`` (a test sees that it fits)."""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parents[2] / "resources" / "icons"
SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
_AS_PNG = 256  # smaller ones as plain bitmaps, which every part of Windows and NSIS reads


def main() -> int:
    """Write the icon file."""
    application = QGuiApplication.instance() or QGuiApplication([])
    (ICONS / "app.ico").write_bytes(icon_file(ICONS / "app.svg"))
    del application
    return 0


def icon_file(drawing: Path) -> bytes:
    """The drawing at all sizes in one Windows icon file."""
    pictures = [_encoded(_drawn(drawing, size), size) for size in SIZES]
    head, at = struct.pack("<HHH", 0, 1, len(SIZES)), 6 + 16 * len(SIZES)
    for size, picture in zip(SIZES, pictures, strict=True):
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), at)
        at += len(picture)
    return head + b"".join(pictures)


def _drawn(drawing: Path, size: int) -> QImage:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    return image


def _encoded(image: QImage, size: int) -> bytes:
    if size == _AS_PNG:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # pyright: ignore[reportArgumentType,reportCallIssue] - the stub knows only bytes
        return bytes(buffer.data().data())
    rows = [bytes(memoryview(image.constScanLine(row))) for row in reversed(range(size))]  # pyright: ignore[reportArgumentType]
    mask = bytes(((size + 31) // 32) * 4 * size)
    header = struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, 32, 0, len(b"".join(rows)) + len(mask), 0, 0, 0, 0)
    return header + b"".join(rows) + mask


if __name__ == "__main__":
    sys.exit(main())
