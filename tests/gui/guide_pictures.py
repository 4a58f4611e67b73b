"""The pictures of the user guide, from the states that the screens script draws: small, without transparency."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QWidget

HELP = Path(__file__).resolve().parents[2] / "resources" / "help"
LARGEST = 60_000
WIDTH = 800
_COLOURS = (128, 96, 64, 48, 32, 16)

# The picture of the guide, and the state it shows.
PICTURES = {
    "ban-lam-viec": "08-ban-lam-viec",
    "lap-ho-so-moi": "03c-lap-ho-so-du",
    "cac-buoc": "04-buoc-1-general",
    "tieu-chuan": "04-buoc-3-criteria",
    "thanh-tich": "04-buoc-4-achievements",
    "xuat-xong": "06c-xuat-xong",
    "ghi-so": "06g-ghi-so",
    "cai-dat": "11b-cai-dat",
    "su-co": "12-su-co",
}


WITH_PATHS = ("06c-xuat-xong", "11b-cai-dat")
"""States that show where files lie; what is drawn again is the window alone."""
OFFICE = r"D:\HoSoThiDua\du-lieu"


def with_office_paths(window: QWidget, data: Path) -> QPixmap:
    """The window with a folder as an office's computer has it in place of the one the pictures are drawn on.

    Afterwards it shows its own again: what follows in the story writes there.
    """
    from PySide6.QtWidgets import QLabel, QLineEdit

    shown = [each for kind in (QLabel, QLineEdit) for each in window.findChildren(kind) if str(data) in each.text()]
    before = [each.text() for each in shown]
    for each, text in zip(shown, before, strict=True):
        each.setText(text.replace(str(data), OFFICE).replace("/", "\\"))
    picture = window.grab()
    for each, text in zip(shown, before, strict=True):
        each.setText(text)
    return picture


def refresh(states: Path) -> None:
    """Put the pictures anew from a folder of drawn states; FileNotFoundError when one of them is no longer drawn."""
    for name, state in PICTURES.items():
        (HELP / f"{name}.png").write_bytes(small_picture((states / f"{state}.png").read_bytes()))


def small_picture(content: bytes) -> bytes:
    """The picture at the guide's width with as many colours as its bytes allow."""
    image = Image.open(io.BytesIO(content)).convert("RGB")
    height = round(image.height * WIDTH / image.width)
    resized = image.resize((WIDTH, height), Image.Resampling.LANCZOS)
    for colours in _COLOURS:
        buffer = io.BytesIO()
        resized.quantize(colours, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
        if buffer.tell() <= LARGEST:
            return buffer.getvalue()
    raise ValueError("the picture is too rich for the guide")
