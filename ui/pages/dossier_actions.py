"""What the menu of a dossier's card does: hand out, note, begin anew, change the plan, throw away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.file_names import plain_file_name
from app.errors import AppError
from app.services import dossiers
from app.services.app import App
from app.services.dossiers import DossierCard
from ui import navigation
from ui.desk import Desk
from ui.tasks import Job
from ui.text import home as home_words
from ui.widgets.notice import Notice


class DossierActions(QObject):
    """``changed`` says that the cards are other ones now; ``gone`` that a dossier went to the trash."""

    changed = Signal()
    gone = Signal(str)

    def __init__(self, desk: Desk, notice: Notice, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._notice = notice
        self._page = page

    def do(self, what: str, card: DossierCard) -> None:
        """The entry ``what`` of :data:`ui.text.home.MENU`; an error is said on the panel."""
        actions = {
            "outcome": self.ask_outcome,
            "reuse": self.ask_reuse,
            "plan": self.ask_plan,
            "dump": self.ask_dump,
            "trash": self.trash,
        }
        with self._desk.saying_errors():
            actions[what](card)

    def ask_outcome(self, card: DossierCard) -> None:
        """Ask when the dossier was handed in and what came of it."""
        from ui.dialogs.outcome import OutcomeDialog

        dossier = dossiers.open_snapshot(self._desk.app, card.id).dossier
        dialog = OutcomeDialog(self._desk, dossier, self._page)
        dialog.recorded.connect(lambda: self._tell(home_words.RECORDED))
        dialog.open()

    def ask_reuse(self, card: DossierCard) -> None:
        """Ask for plan and nominees of a new dossier made from this one."""
        from ui.dialogs.reuse import ReuseDialog

        dialog = ReuseDialog(self._desk, dossiers.open_snapshot(self._desk.app, card.id), self._page)
        dialog.created.connect(lambda made: self._desk.go(navigation.DOSSIER, made))
        dialog.open()

    def ask_plan(self, card: DossierCard) -> None:
        """Ask for the plan the dossier should have been begun under."""
        from ui.dialogs.plan_change import PlanChangeDialog

        dialog = PlanChangeDialog(self._desk, card.id, card.plan, self._page)
        dialog.changed.connect(lambda number: self._tell(home_words.PLAN_CHANGED.format(number=number)))
        dialog.open()

    def ask_dump(self, card: DossierCard) -> None:
        """Ask where to, and write the dossier file."""
        name = str(self._desk.app.paths.exports / f"{plain_file_name(card.id)}{home_words.DUMP_SUFFIX}")
        chosen, _ = QFileDialog.getSaveFileName(self._page, home_words.DUMP_TITLE, name, home_words.DUMP_FILES)
        if chosen:
            self.dump(card, Path(chosen))

    def dump(self, card: DossierCard, path: Path) -> None:
        """Write the dossier with everything it stands on to a file, in the background."""
        path = path if path.suffix else path.with_suffix(home_words.DUMP_SUFFIX)
        from app.services import dossier_files

        def work(app: App, _: Job) -> Path:
            dossier_files.dump_file(app, card.id, path)
            return path

        self._desk.panel.close_panel()
        self._notice.say(home_words.DUMPING)
        self._desk.start(work, done=self._dumped, failed=self._not_dumped)

    def trash(self, card: DossierCard) -> None:
        """Throw a dossier away; one press takes it back."""
        with self._desk.saying_errors():
            dossiers.trash_dossier(self._desk.app, card.id)
            self.changed.emit()
            self.gone.emit(card.id)
            words = home_words.TRASHED_SAMPLE if card.sample else home_words.TRASHED
            self._notice.say(words.format(title=card.title), home_words.UNDO_TRASH, lambda: self._restore(card))

    def _dumped(self, path: object) -> None:
        self._notice.say(home_words.DUMPED.format(path=path))

    def _not_dumped(self, error: AppError) -> None:
        self._notice.hide()
        self._desk.say_error(error)

    def _restore(self, card: DossierCard) -> None:
        with self._desk.saying_errors():
            dossiers.restore_dossier(self._desk.app, card.id)
            self._tell(home_words.RESTORED)

    def _tell(self, words: str) -> None:
        self.changed.emit()
        self._notice.say(words)
