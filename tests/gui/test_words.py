"""Everything that is said is said in Vietnamese, and every word of ours stands in one place."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QTabWidget,
    QTextBrowser,
)
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.qt_words import WORDS

UI = Path(__file__).parents[2] / "ui"
SPEAKING = {"qt_words.py", "unit_draft.py"}
FOREIGN = re.compile(r"[^\x00-\x7f]")
# Marks that are not words: they may stand beside the code that puts them.
MARKS = set("•·–…−“” ")


def quoted_words(module: Path) -> list[str]:
    """The text literals of a module that are not documentation and hold letters outside ASCII."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    said = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and isinstance(node.body[0], ast.Expr)
    }
    return [
        str(node.value)
        for node in said
        if id(node) not in documentation and set(FOREIGN.findall(str(node.value))) - MARKS
    ]


@pytest.mark.parametrize("module", sorted(UI.rglob("*.py")), ids=lambda path: str(path.relative_to(UI)))
def test_pages_hold_no_words_of_their_own(module: Path) -> None:
    speaks = module.parent.name == "text" or module.name in SPEAKING
    assert speaks or quoted_words(module) == []


def test_standard_buttons_are_vietnamese(window: MainWindow, qtbot: QtBot) -> None:
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    for which in QDialogButtonBox.StandardButton:
        if which != QDialogButtonBox.StandardButton.NoButton:
            box.addButton(which)
    texts = {each.text() for each in box.buttons()}
    assert texts <= set(WORDS.values())
    assert {"Đồng ý", "Hủy", "Lưu", "Mở"} <= {text.replace("&", "") for text in texts}


def test_the_file_dialog_is_vietnamese(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = QFileDialog(window, "Chọn tệp", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    shown = [*dialog.findChildren(QLabel), *dialog.findChildren(QAbstractButton)]
    texts = {each.text() for each in shown if each.isVisible() and each.text().strip()}
    tips = {each.toolTip() for each in shown if each.isVisible() and each.toolTip()}
    assert texts | tips <= set(WORDS.values())


def test_the_print_dialog_is_vietnamese(window: MainWindow, qtbot: QtBot) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog = QPrintDialog(printer)
    qtbot.addWidget(dialog)
    buttons = [*dialog.findChildren(QAbstractButton), *dialog.findChildren(QLabel)]
    titles = [each.title() for each in dialog.findChildren(QGroupBox)]
    tabs = [each.tabText(tab) for each in dialog.findChildren(QTabWidget) for tab in range(each.count())]
    choices = [each.itemText(row) for each in dialog.findChildren(QComboBox) for row in range(each.count())]
    tips = [each.toolTip() for each in dialog.findChildren(QLineEdit) if each.toolTip()]
    said = {each.text() for each in buttons} | {*titles, *tabs, *choices, *tips, dialog.windowTitle()}
    assert {each for each in said if re.search("[A-Za-z]", each)} <= set(WORDS.values())


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QTextBrowser])
def test_the_menu_of_a_field_is_vietnamese(window: MainWindow, qtbot: QtBot, kind: type[QLineEdit]) -> None:
    field = kind("một dòng chữ") if kind is not QTextBrowser else kind()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    assert menu_words(menu) <= set(WORDS.values())
    assert menu_words(menu)
    menu.deleteLater()


def test_the_button_for_details_is_vietnamese(window: MainWindow, qtbot: QtBot) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setDetailedText("chi tiết")
    assert "Xem chi tiết…" in {each.text() for each in box.buttons()}


def test_texts_that_are_not_qts_are_left_alone(window: MainWindow) -> None:
    assert QCoreApplication.translate("x", "Tờ trình") == "Tờ trình"


def menu_words(menu: QMenu) -> set[str]:
    """The entries without the keys behind them."""
    return {action.text().partition("\t")[0] for action in menu.actions() if not action.isSeparator()}
