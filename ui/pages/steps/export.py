"""Step 7: the papers are written, proved, printed, numbered and sent on; what was exported before is told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from app.domain.dossier import Mode, Snapshot
from app.errors import AppError
from app.services import dossier_files, evidence_watch, export_history, exporting, settings
from ui.desk import Desk
from ui.dossier_session import DossierSession, Judged
from ui.models import review
from ui.models.past_exports import outdated_line
from ui.pages.steps.step import StepPage
from ui.tasks import Job
from ui.text import export as export_words
from ui.text import home as home_words
from ui.text import number as number_words
from ui.text import printing as printing_words
from ui.text import sentences
from ui.text import sheets as sheet_words
from ui.widgets.banner import Banner
from ui.widgets.export_form import ExportForm, ExportOrder
from ui.widgets.export_history import ExportHistory
from ui.widgets.export_progress import ExportProgress
from ui.widgets.export_report import ExportReport
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import button
from ui.widgets.notice import Notice
from ui.widgets.overwrite_question import OverwriteQuestion
from ui.widgets.scrolling import unframed
from ui.widgets.sheets import button_row, empty_sheet
from ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from collections.abc import Callable

_ASK, _PROGRESS, _RESULT, _OVERWRITE = range(4)


@dataclass(frozen=True, kw_only=True)
class _Written:
    """What an export left behind; ``problem`` is why the dossier's own file is not beside the papers."""

    result: exporting.ExportResult
    carried: Path | None
    problem: AppError | None


class ExportStep(StepPage):
    """Two tabs: exporting, from the choice to the proof, and the exports so far."""

    def __init__(self, desk: Desk, session: DossierSession) -> None:
        super().__init__(desk, session)
        self._job: Job | None = None
        self._looking: Job | None = None
        self._order: ExportOrder | None = None
        app, snapshot = desk.app, session.snapshot
        self.form = ExportForm(
            snapshot,
            export_history.folder_for(app, snapshot),
            settings.read(app, settings.EXPORT_FORMATS),
            self._mode(),
        )
        self.form.mode.activated.connect(self._keep_mode)
        self.report = ExportReport()
        self.outdated = Banner()
        self.outdated.hide()
        self.lost = Notice("warn")
        self.overwrite = OverwriteQuestion()
        self.history = ExportHistory(desk)
        self.history.counted.connect(self._count)
        self.progress = ExportProgress()
        self.progress.stopped.connect(self._cancel)
        self._go = button(export_words.DO_EXPORT, "file-output", primary=True, tip=export_words.DO_EXPORT_TIP)
        self.sheets = QStackedWidget()
        for sheet in (self._ask(), self.progress, self._result(), self.overwrite):
            self.sheets.addWidget(sheet)
        self.tabs = Tabs(export_words.TABS)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.sheets, export_words.TAB_EXPORT)
        self.tabs.addTab(self.history, export_words.HISTORY)
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 3, 1, 10)
        inside.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.outdated)
        column.addWidget(self.lost)
        column.addWidget(card, 1)
        self.history.show_dossier(snapshot.dossier.id)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Offer the papers this dossier has now."""
        self.form.show_snapshot(snapshot)
        self.form.papers.fit_rows()

    def show_judgement(self, judged: Judged) -> None:
        """Say whether there is something to mend first, or to export again; exporting is never barred."""
        self.form.say_errors(review.count(judged.assessment, "error"))
        self.form.suggest_mode(self._mode())
        self._say_outdated(judged)

    def take_focus(self) -> None:
        """Enter exports what is chosen."""
        self._go.setFocus()

    def export(self) -> None:
        """Write the papers as chosen."""
        self.tabs.setCurrentIndex(0)
        self.sheets.setCurrentIndex(_ASK)
        order = self.form.order()
        if order is not None and self._job is None:
            with self._desk.saying_errors():
                if not self._asked(order):
                    self._start(order)

    def number(self) -> None:
        """Ask for the clerk's number and date and put them into the papers."""
        from ui.dialogs.number import NumberDialog

        with self._desk.saying_errors():
            folder = Path(
                self.form.folder.tidied() or export_history.folder_for(self._desk.app, self._session.snapshot)
            )
            dialog = NumberDialog(self._desk, self._session.snapshot, folder, self)
            dialog.given.connect(self._numbered)
            dialog.open()

    def print_papers(self) -> None:
        """Show the pages and print them."""
        from ui.dialogs.printing import PrintDialog

        with self._desk.saying_errors():
            PrintDialog(self._desk, self._session.snapshot, self, cast(Mode, self.form.mode.chosen())).open()

    def write_list(self) -> None:
        """Write who is proposed as an Excel list, or as the form of the province's web system."""
        from ui.dialogs.list_export import ListExportDialog

        with self._desk.saying_errors():
            ListExportDialog(self._desk, self._session.snapshot, self).open()

    def _asked(self, order: ExportOrder) -> bool:
        """Whether it is asked first what becomes of the files that lie there."""
        snapshot = self._session.snapshot
        files = export_history.overwritten(exporting.files_of(snapshot, order.folder, order.papers_order()))
        if not files:
            return False
        pasts = export_history.past_exports(self._desk.app, snapshot.dossier.id)
        self.sheets.setCurrentIndex(_OVERWRITE)
        self.overwrite.ask(order.folder, len(files), export_history.written_last(pasts, files))
        return True

    def _export_into(self, folder: Path) -> None:
        """What was answered counts for this export."""
        self.form.folder.setText(str(folder))
        self.sheets.setCurrentIndex(_ASK)
        order = self.form.order()
        if order is not None:
            with self._desk.saying_errors():
                self._start(order)

    def _say_outdated(self, judged: Judged) -> None:
        found = judged.outdated[0] if judged.outdated else None
        self.outdated.setVisible(found is not None)
        if found:
            self.outdated.say(outdated_line(found, judged.snapshot))
        self.report.show_outdated(judged.outdated)

    def _start(self, order: ExportOrder) -> None:
        """Look at the evidence first: what is not read yet has no number of pages, and it may not be whole."""
        round_ = evidence_watch.round_of_dossier(self._desk.app, self._session.snapshot)
        self._order = order
        self.lost.hide()
        self.sheets.setCurrentIndex(_PROGRESS)
        self.progress.begin()
        self._job = self._looking = self._desk.runner.start(
            lambda job: evidence_watch.walk(round_, job.cancelled, job.report),
            done=self._looked,
            failed=self._failed,
            progressed=self.progress.advance,
            ended=self._looking_ended,
        )

    def _looked(self, seen: object) -> None:
        seen = cast(evidence_watch.Seen, seen)
        with self._desk.saying_errors():
            evidence_watch.keep(self._desk.app, seen)
            self._session.reload()
            said = evidence_watch.told(self._session.snapshot.dossier.evidence, seen.problems)
            if said:
                self.lost.say(said)
            if self._order:
                self._write(self._order)

    def _looking_ended(self) -> None:
        if self._job is self._looking:  # nothing followed: it was stopped
            self._ended()

    def _write(self, order: ExportOrder) -> None:
        snapshot, fonts = self._session.snapshot, self._desk.app.fonts
        carry = dossier_files.prepare_dump(self._desk.app, snapshot.dossier.id) if order.carried else None
        self._job = self._desk.runner.start(
            lambda job: _written(fonts, snapshot, order, carry, job),
            done=self._done,
            failed=self._failed,
            progressed=self.progress.advance,
            ended=self._ended,
        )

    def _done(self, written: object) -> None:
        written = cast(_Written, written)
        with self._desk.saying_errors():
            exporting.record_export(self._desk.app, written.result)
            self.history.show_dossier(written.result.dossier)
        self.report.show_result(written.result, written.carried)
        self._session.judge_now()
        self.sheets.setCurrentIndex(_RESULT)
        self._open_folder.setFocus()
        if written.problem:
            self._desk.say_error(written.problem)

    def _failed(self, error: AppError) -> None:
        self.sheets.setCurrentIndex(_ASK)
        self._go.setFocus()
        self._desk.say_error(error)

    def _ended(self) -> None:
        """A stopped export comes back to the choice."""
        self._job = None
        if self.sheets.currentIndex() == _PROGRESS:
            self.form.tell_folder(export_words.EXPORT_STOPPED)
            self.sheets.setCurrentIndex(_ASK)
            self._go.setFocus()

    def _cancel(self) -> None:
        if self._job:
            self._job.cancel()

    def _numbered(self) -> None:
        self._session.reload()
        with self._desk.saying_errors():
            self.history.show_dossier(self._session.snapshot.dossier.id)

    def _count(self, exports: int) -> None:
        self.tabs.setTabText(1, sentences.tab(export_words.HISTORY, exports))

    def _mode(self) -> Mode:
        """What was chosen for this dossier; else papers to sign as soon as nothing is wrong with it."""
        judged = self._session.judgement
        ready = judged is not None and judged.assessment.ready
        return export_history.mode_for(self._desk.app, self._session.snapshot.dossier.id, ready=ready)

    def _keep_mode(self) -> None:
        with self._desk.saying_errors():
            mode = cast(Mode, self.form.mode.chosen())
            export_history.choose_mode(self._desk.app, self._session.snapshot.dossier.id, mode)

    def _ask(self) -> QWidget:
        self._go.clicked.connect(self.export)
        self.overwrite.answered.connect(self._export_into)
        self.overwrite.left.connect(lambda: self.sheets.setCurrentIndex(_ASK))
        number = button(number_words.GIVE_NUMBER, "stamp", tip=number_words.GIVE_NUMBER_TIP)
        number.clicked.connect(self.number)
        print_ = button(printing_words.PRINT, "printer", tip=printing_words.PRINT_TIP)
        print_.clicked.connect(self.print_papers)
        area = unframed(self.form)
        sheet, column = empty_sheet()
        column.addWidget(area, 1)
        excel = button(sheet_words.EXPORT_LIST_MENU, tip=sheet_words.EXPORT_KIND_HELP)
        excel.clicked.connect(self.write_list)
        column.addWidget(_flowing(excel, print_, number, self._go))
        return sheet

    def _result(self) -> QWidget:
        again = button(export_words.AGAIN)
        again.clicked.connect(lambda: self.sheets.setCurrentIndex(_ASK))
        print_ = button(printing_words.PRINT, "printer", tip=printing_words.PRINT_TIP)
        print_.clicked.connect(self.print_papers)
        self._open_folder = button(home_words.OPEN_FOLDER, "folder-open", primary=True)
        self._open_folder.clicked.connect(self._show_folder)
        sheet, column = empty_sheet()
        column.setContentsMargins(14, 10, 14, 0)
        column.addWidget(self.report, 1)
        column.addLayout(button_row(again, print_, self._open_folder))
        return sheet

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.report.where.words()))


def _flowing(*buttons: QWidget) -> QWidget:
    """Buttons as far from the edge as the form is, in two lines where there is no room for one."""
    row = QWidget()
    flow = FlowLayout(10, 8)
    flow.setContentsMargins(14, 0, 14, 0)
    row.setLayout(flow)
    for each in buttons:
        flow.addWidget(each)
    return row


def _written(
    fonts: Path, snapshot: Snapshot, order: ExportOrder, carry: Callable[[Path], None] | None, job: Job
) -> _Written:
    """Write the papers, and beside them the file that carries the dossier to another machine."""
    result = exporting.write_order(
        fonts, snapshot, order.folder, order.papers_order(), progress=job.report, cancelled=job.cancelled
    )
    if carry is None:
        return _Written(result=result, carried=None, problem=None)
    path = order.folder / f"{export_history.plain_name(snapshot)}{export_words.CARRIED_SUFFIX}"
    try:
        carry(path)
    except AppError as error:
        return _Written(result=result, carried=None, problem=error)
    return _Written(result=result, carried=path, problem=None)
