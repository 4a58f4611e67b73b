"""The line that says how safe the data are, with the two things to do about it."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import cast

from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.errors import Cancelled
from app.services import safety
from ui import icons
from ui.desk import Desk
from ui.tasks import Job
from ui.text import safety as words
from ui.theme import TONES, Tone
from ui.widgets.labels import button, label, picture, restyle
from ui.widgets.notice import Notice


class SafetyBar(QFrame):
    """Knows the state of the data at the last :meth:`refresh`; what was done is said on ``notice``."""

    def __init__(self, desk: Desk, notice: Notice) -> None:
        super().__init__()
        self._desk = desk
        self._notice = notice
        self._job: Job | None = None
        self._picture = picture("shield-check", TONES["good"][0])
        self._words = label()
        self._back_up = button(words.BACK_UP, "database-backup", tip=words.BACK_UP_TIP)
        self._back_up.clicked.connect(self.back_up)
        self._restore = button(words.RESTORE, "history", tip=words.RESTORE_TIP)
        self._restore.clicked.connect(self.ask_restore)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._picture)
        row.addWidget(self._words, 1)
        row.addWidget(self._back_up)
        row.addWidget(self._restore)

    def refresh(self) -> None:
        """Say how things are now. Raises StorageError."""
        found = safety.safety(self._desk.app)
        said = words.line(found.dossiers, found.achievements, found.last, dt.datetime.now())
        away = found.second == "away"
        tone: Tone = "good"
        if away or found.last is None:
            tone = "warn" if found.dossiers or found.nominees else "note"
        self._say(f"{said}. {words.SECOND_AWAY}" if away else said, tone)

    def back_up(self) -> None:
        """Back up in the background and say what came of it; pressed again, stop it."""
        if self._job is not None:
            self._job.cancel()
            return
        app = self._desk.app
        with self._desk.saying_errors():
            second = safety.second_folder(app)
            self._back_up.setText(words.STOP)
            self._say(words.BACKING_UP, "note")
            self._job = self._desk.runner.start(
                lambda job: safety.back_up(app, second, watch=partial(_watch, job)),
                done=self._made,
                failed=self._desk.say_error,
                progressed=self._progressed,
                ended=self._ended,
            )

    def ask_restore(self) -> None:
        """Ask which backup to go back to."""
        from ui.dialogs.restore import RestoreDialog

        with self._desk.saying_errors():
            dialog = RestoreDialog(self._desk, self)
            dialog.open()

    def _made(self, result: object) -> None:
        made = cast(safety.BackupMade, result)
        rows = made.report.rows
        said = words.BACKED_UP.format(dossiers=rows.get("dossiers", 0), achievements=rows.get("achievements", 0))
        if made.second:
            said = words.BACKED_UP_TWICE.format(folder=made.second.path.parent)
        elif made.problem:
            said = words.SECOND_FAILED.format(why=made.problem.message)
        if made.report.evidence_missing:
            said = f"{said} {words.EVIDENCE_MISSING.format(count=len(made.report.evidence_missing))}"
        self._notice.say(said)

    def _progressed(self, done: int, total: int, _: str) -> None:
        self._say(words.BACKING_UP_FILES.format(done=done, total=total), "note")

    def _ended(self) -> None:
        if self._job is not None and self._job.cancelled():
            self._notice.say(words.STOPPED)
        self._job = None
        self._back_up.setText(words.BACK_UP)
        with self._desk.saying_errors():
            self.refresh()

    def _say(self, said: str, tone: Tone) -> None:
        icon = "shield-check" if tone == "good" else "triangle-alert" if tone == "warn" else "circle-dashed"
        self._picture.setPixmap(icons.pixmap(icon, TONES[tone][0]))
        self._words.setText(said)
        self._words.setProperty("tone", tone)
        restyle(self._words)


def _watch(job: Job, done: int, total: int) -> None:
    if job.cancelled():
        raise Cancelled("")
    job.report(done, total, "")
