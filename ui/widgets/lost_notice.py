"""Says on the desk which files of evidence are not whole, and leads to the first of them."""

from __future__ import annotations

from ui import navigation
from ui.desk import Desk
from ui.text import home as words
from ui.widgets.notice import Notice


class LostNotice(Notice):
    """Hidden while all are whole."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("warn")
        self._desk = desk
        self._said = ""

    def refresh(self) -> None:
        """Say which files are not whole, until that is mended; closed, it is not said twice. Raises StorageError."""
        if not self._desk.app.contents.problems():
            self._said = ""
            self.hide()
            return
        from app.services import evidence_watch

        said = evidence_watch.told_of_all(self._desk.app)
        if said != self._said:
            self._said = said
            self.say(said, words.SHOW_EVIDENCE, self._show_first)

    def _show_first(self) -> None:
        """Turn to the first of them where it is shown."""
        from app.services.evidence_watch import not_whole
        from app.services.finding import achievement_with, dossier_with

        self._said = ""
        with self._desk.saying_errors():
            for each in not_whole(self._desk.app)[:1]:
                achievement, dossier = (find(self._desk.app, each.id) for find in (achievement_with, dossier_with))
                if achievement or not dossier:
                    self._desk.go(navigation.LEDGER, f"{achievement}/{each.id}" if achievement else "")
                else:
                    self._desk.go(navigation.DOSSIER, dossier)
