"""Whoever reads the screen in bad light still reads it."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.theme import TONES, Colour, scale_text
from ui.widgets.fields import ChoiceField
from ui.widgets.labels import label

READABLE = 4.5
VISIBLE = 3.0
WORDS_ON_GROUNDS = [
    *product((Colour.INK, Colour.MUTED), (Colour.SURFACE, Colour.GROUND, Colour.HOVER, Colour.ACCENT_SOFT)),
    *((Colour.INK, ground) for _, ground in TONES.values()),
    *TONES.values(),
    *((words, Colour.SURFACE) for words, _ in TONES.values()),
    *((words, Colour.GROUND) for words, _ in TONES.values()),
    (Colour.GOOD, Colour.BAD_SOFT),
    (Colour.SURFACE, Colour.ACCENT),
    (Colour.SURFACE, Colour.ACCENT_DARK),
    (Colour.SURFACE, Colour.INK),
    (Colour.ACCENT_DARK, Colour.ACCENT_SOFT),
    (Colour.MUTED, Colour.LINE),
]


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2."""
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_has_the_contrast_that_wcag_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize(("words", "ground"), WORDS_ON_GROUNDS)
def test_words_stand_out_from_their_ground(words: str, ground: str) -> None:
    assert contrast(words, ground) >= READABLE


@pytest.mark.parametrize("ground", [Colour.SURFACE, Colour.GROUND])
def test_edges_of_fields_can_be_seen(ground: str) -> None:
    assert contrast(Colour.EDGE, ground) >= VISIBLE
    assert contrast(Colour.ACCENT, ground) >= VISIBLE


def test_the_palette_stays_light_when_the_system_is_dark(window: MainWindow) -> None:
    assert QGuiApplication.styleHints().colorScheme() != Qt.ColorScheme.Dark
    palette = window.palette()
    assert palette.color(QPalette.ColorRole.Window).lightnessF() > 0.9
    assert palette.color(QPalette.ColorRole.WindowText).lightnessF() < 0.2


def test_the_font_has_every_vietnamese_letter(window: MainWindow) -> None:
    letters = "ăâđêôơưĂÂĐÊÔƠƯáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
    metrics = window.fontMetrics()
    assert [letter for letter in letters if not metrics.inFontUcs4(ord(letter))] == []


HIGHEST = "Ủy ban Ẩ Ẫ Ễ"


@pytest.mark.parametrize("percent", [100, 125, 140])
@pytest.mark.parametrize("kind", ["title", "heading", "", "field", "choice"])
def test_the_highest_marks_are_not_cut_off(window: MainWindow, qtbot: QtBot, percent: int, kind: str) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    scale_text(application, percent)
    shown: QWidget = label(HIGHEST, kind, wrap=False)
    if kind == "field":
        shown = QLineEdit(HIGHEST)
    elif kind == "choice":
        choice = ChoiceField()
        choice.addItem(HIGHEST)
        shown = choice
    qtbot.addWidget(shown)
    shown.resize(400, shown.sizeHint().height())
    shown.ensurePolished()
    painted = inked_rows(shown.grab().toImage())
    free = QImage(400, 200, QImage.Format.Format_RGB32)
    free.fill(QColor(Colour.SURFACE))
    painter = QPainter(free)
    painter.setFont(shown.font())
    painter.setPen(QColor(Colour.INK))
    painter.drawText(8, 100, HIGHEST)
    painter.end()
    scale_text(application, 100)
    assert abs(painted - inked_rows(free)) <= 1


def inked_rows(image: QImage) -> int:
    """How high the letters are, the frame of a field left out."""
    inside = range(6, 200)
    dark = [y for y in range(image.height()) if any(image.pixelColor(x, y).lightness() < 110 for x in inside)]
    return len([y for y in dark if not all(image.pixelColor(x, y).lightness() < 170 for x in inside)])
