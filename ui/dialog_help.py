"""F1 in a dialog: the window beneath cannot answer, so the help comes in a window of its own beside the dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from ui import help_topics
from ui.desk import Desk
from ui.text import help as words

_KEY = "answers-f1"


class HelpDialog(QDialog):
    """The help over another dialog, which stays usable."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        from ui.pages.help import HelpPageView

        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.DIALOG_TITLE.format(title=parent.windowTitle()))
        self.setModal(False)
        self.page = HelpPageView(desk, alone=True)
        self.page.left.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.resize(860, 560)


class DialogHelp(QObject):
    """Gives every modal dialog the key as soon as the keyboard is in it; ``page`` tells the id of the page beneath.

    The keyboard may leave a widget because it is being destroyed, and PySide6 must not be handed such a one: what the
    signal tells is not taken, and the dialog is looked for when the event is over.
    """

    def __init__(self, desk: Desk, parent: QWidget, page: Callable[[], str]) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page = page
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._look)
        application.focusChanged.connect(self._reached)

    def _reached(self) -> None:
        self._later.start()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and not dialog.property(_KEY):
            dialog.setProperty(_KEY, True)
            key = QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), dialog)
            key.activated.connect(lambda: self.open(dialog))

    def open(self, dialog: QDialog) -> None:
        """Show what is said of the place in the dialog that the keyboard is in."""
        topic = help_topics.topic_of(dialog.focusWidget() or dialog, self._page())
        with self._desk.saying_errors():
            shown = next((each for each in dialog.findChildren(HelpDialog) if each.isVisible()), None)
            shown = shown or HelpDialog(self._desk, dialog)
            shown.page.refresh()
            shown.show()
            shown.page.aim(topic)
            shown.raise_()
            shown.activateWindow()
