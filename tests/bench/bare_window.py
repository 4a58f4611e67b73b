"""The least a window can be: a label in a frame, which says how long it took to be seen and leaves."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from ui.process_age import milliseconds_since_start


class _FirstPaint(QObject):
    """Measures as ``python -m ui --exit-when-shown`` does."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's own name
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._report)
        return False

    def _report(self) -> None:
        print(round(milliseconds_since_start()))
        QApplication.quit()


def main() -> int:
    """Show the window, as large as the program's own."""
    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    label = QLabel("Hồ sơ Thi đua")
    label.installEventFilter(_FirstPaint(window))
    window.setCentralWidget(label)
    window.resize(1180, 720)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
