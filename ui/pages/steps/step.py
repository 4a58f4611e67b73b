"""What the page of a dossier expects of each of its steps."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.dossier import Snapshot
from app.domain.finding import Place
from app.domain.plan import PaperKind
from ui.desk import Desk
from ui.dossier_session import DossierSession, Judged


class StepPage(QWidget):
    """One step, made when it is first asked for; ``paper`` is what is worth seeing beside it."""

    paper: PaperKind = "submission"

    def __init__(self, desk: Desk, session: DossierSession) -> None:
        super().__init__()
        self._desk = desk
        self._session = session

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the dossier as it is now, in place: focus, caret and scrolling stay."""

    def show_judgement(self, judged: Judged) -> None:
        """Show what the rules say of it."""

    def focus_place(self, place: Place) -> bool:
        """Put the keyboard in the field; False when it is not on this step."""
        return False

    def commit(self) -> bool:
        """Store what was typed last; whether all of it could be read."""
        return True

    def take_focus(self) -> None:
        """Put the keyboard where the work of this step begins."""
        self.setFocus()
