"""The office's own copies of a plan: which there are, and one of them to look at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout

from app.domain.plan_file import PlanFile
from app.services import plan_desk
from ui.desk import Desk
from ui.file_dialogs import ask_file
from ui.text import home as home_words
from ui.text import plan as words
from ui.widgets.fields import ChoiceField
from ui.widgets.labels import label, tool_button
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from ui.widgets.pdf_pages import PdfPages


class PlanCopy(QFrame):
    """``counted`` tells how many files the plan has now. What was done is said on ``notice``."""

    counted = Signal(int)

    def __init__(self, desk: Desk, notice: Notice) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._desk = desk
        self._notice = notice
        self._plan = ""
        self._files: tuple[PlanFile, ...] = ()
        self._pages: PdfPages | None = None
        self._choice = ChoiceField()
        self._choice.setAccessibleName(words.OWN_COPY)
        self._choice.currentIndexChanged.connect(self._show)
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        area = QScrollArea()
        area.setAccessibleName(words.OWN_COPY)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self._picture)
        self._stack = QStackedWidget()
        self._stack.addWidget(label(words.OWN_COPY_NONE, "muted"))
        self._stack.addWidget(area)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._choice, 1)
        head.addWidget(tool_button("trash-2", words.DETACH, self.detach))
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def show_plan(self, plan_id: str) -> None:
        """Show the copies of that plan. Raises StorageError."""
        chosen = self._choice.chosen() if plan_id == self._plan else ""
        self._plan = plan_id
        self._files = plan_desk.attached(self._desk.app, plan_id) if plan_id else ()
        self._choice.blockSignals(True)
        self._choice.clear()
        for each in self._files:
            self._choice.addItem(each.title, each.id)
        self._choice.choose(chosen)
        self._choice.blockSignals(False)
        self.counted.emit(len(self._files))
        if self.isVisible():
            self._show()

    def open(self) -> None:
        """Come into sight with the chosen copy."""
        self.show()
        self._show()

    def ask(self) -> None:
        """Ask for a file to keep beside the plan."""
        kinds = f"{words.ATTACH_FILES};;{home_words.ALL_FILES}"
        if chosen := ask_file(self._desk.app, self, words.ATTACH_TITLE, kinds):
            self.attach(chosen)

    def attach(self, path: Path) -> None:
        """Keep the file; one that is neither PDF nor picture is refused."""
        with self._desk.saying_errors():
            taken = plan_desk.attach(self._desk.app, self._plan, path)
            self.show_plan(self._plan)
            self._choice.choose(taken.id)
            self._notice.say(words.ATTACHED.format(name=taken.title))

    def detach(self) -> None:
        """Throw the copy in sight away; one press takes it back."""
        file = self._chosen()
        if file is None:
            return
        with self._desk.saying_errors():
            plan_desk.detach(self._desk.app, file)
            self.show_plan(self._plan)
            said = words.DETACHED.format(name=file.title)
            self._notice.say(said, words.TAKE_BACK, lambda: self._take_back(file))

    def _take_back(self, file: PlanFile) -> None:
        with self._desk.saying_errors():
            self._desk.app.plan_files.restore(file.id)
            self.show_plan(self._plan)

    def _chosen(self) -> PlanFile | None:
        return next((each for each in self._files if each.id == self._choice.chosen()), None)

    def _show(self) -> None:
        file = self._chosen()
        if file is None:
            self._stack.setCurrentIndex(0)
            return
        with self._desk.saying_errors():
            content = plan_desk.content_of(self._desk.app, file)
            if plan_desk.is_pdf(content):
                self._show_pdf(content)
            else:
                self._show_picture(content)

    def _show_pdf(self, content: bytes) -> None:
        if self._pages is None:
            from ui.widgets.pdf_pages import PdfPages

            self._pages = PdfPages()
            self._pages.setAccessibleName(words.OWN_COPY)
            self._stack.addWidget(self._pages)
        self._stack.setCurrentWidget(self._pages)
        self._pages.show_pdf(content)

    def _show_picture(self, content: bytes) -> None:
        picture = QPixmap()
        picture.loadFromData(content)
        room = max(200, self._stack.width() - 24)
        self._picture.setPixmap(picture.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation))
        self._stack.setCurrentIndex(1)
