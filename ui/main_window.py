"""The frame of the program: pages at the left, errors above, one page in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app.errors import AppError
from ui import help_topics, icons, navigation, text, window_state
from ui.at_rest import AtRest
from ui.desk import Desk
from ui.dialog_help import DialogHelp
from ui.page import Page
from ui.tasks import Runner
from ui.theme import scale_text
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.labels import label
from ui.widgets.rail import Rail

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.finding import Place
    from app.services.safety import Backup
    from app.wiring import App
    from ui.pages.crash import CrashPage
    from ui.pages.dossier import DossierPage
    from ui.pages.help import HelpPageView
    from ui.pages.home import HomePage
    from ui.pages.plans import PlansPage

PLAN_ENDINGS = (".kehoach", ".toml")


class MainWindow(QMainWindow):
    """Empty until :meth:`begin` gives it the data; pages are made when they are first asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(text.PROGRAM)
        self.setWindowIcon(icons.app_icon())
        self.runner = Runner(self)
        self.runner.crashed.connect(self.show_crash)
        self._panel = ErrorPanel()
        self._rail = Rail(each for each in navigation.PAGES if each.on_rail)
        self._pages = QStackedWidget()
        self._whole = QStackedWidget()
        self._made: dict[str, Page] = {}
        self._rail.chosen.connect(self.go)
        QShortcut(QKeySequence.StandardKey.HelpContents, self).activated.connect(self._help)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self.search)
        QShortcut(QKeySequence("Ctrl+Q"), self).activated.connect(self.close)
        self._before_help = navigation.HOME
        self._dialog_help: DialogHelp | None = None
        self.at_rest = AtRest(self)
        self._build()
        self._pages.addWidget(self._opening())
        self.resize(1180, 720)
        self.setMinimumSize(780, 460)

    def begin(self, app: App) -> None:
        """Show the home page of these data."""
        self._desk = Desk(app=app, runner=self.runner, panel=self._panel, go=self.go, restore=self.restore)
        with self._desk.saying_errors():
            self._dress()
            if self._dialog_help is None:
                window_state.put_back(self, app)
                self._dialog_help = DialogHelp(self._desk, self, self._shown)
        self.show_home()
        if self.in_sight is self._made.get(navigation.HOME):
            self.home.take_focus()
        self.at_rest.begin(self._desk)

    @property
    def app(self) -> App:
        """The data in force: not those it began with once a backup was restored."""
        return self._desk.app

    def restore(self, backup: Backup) -> None:
        """Put a backup in the place of the data and begin again with them; a failure leaves them as they are."""
        from app.services import safety

        self._rest()
        self.runner.stop()
        restored = safety.restore(self.app, backup)
        while self._made:
            _, page = self._made.popitem()
            self._pages.removeWidget(page)
            page.deleteLater()
        self.begin(restored.app)
        if restored.problem:
            self.show_error(restored.problem)
        else:
            self.home.tell_restored(restored)

    @property
    def in_sight(self) -> QWidget:
        """The page one is looking at."""
        return self._pages.currentWidget() or self

    @property
    def home(self) -> HomePage:
        """The home page."""
        return cast("HomePage", self.page(navigation.HOME))

    @property
    def dossier_page(self) -> DossierPage:
        """The page of one dossier; it brings the papers with it, so it is made late."""
        return cast("DossierPage", self.page(navigation.DOSSIER))

    def page(self, page_id: str) -> Page:
        """The page with that id, made if it was not in sight before."""
        if page_id not in self._made:
            made = navigation.entry(page_id).make(self._desk)
            self._made[page_id] = made
            self._pages.addWidget(made)
            self._connect(page_id)
        return self._made[page_id]

    def go(self, page_id: str, target: str = "") -> None:
        """Turn to a page, and there to ``target``; what hinders it is said on the panel."""
        from app.services import settings

        with self._desk.saying_errors():
            if page_id == navigation.HOME and settings.is_first_run(self.app):
                page_id = navigation.WELCOME
            self._show(page_id, target)

    def _show(self, page_id: str, target: str = "") -> None:
        page = self.page(page_id)
        if page_id == navigation.DOSSIER and target:
            self.dossier_page.open(target)
            self._turn_to(page_id, page)
        else:
            self._turn_to(page_id, page)
            page.refresh()
        if target:
            page.aim(target)
        self._say_title(page)

    def show_home(self) -> None:
        """Show the dossiers as they are now."""
        self.go(navigation.HOME)

    def show_dossier(self) -> None:
        """Show the dossier that was opened last, as it is now."""
        self.go(navigation.DOSSIER)

    def open_dossier(self, dossier_id: str, place: Place | None = None) -> None:
        """Show that dossier, at ``place`` if one is named; what hinders it is said on the panel and the page stays."""
        self.go(navigation.DOSSIER, dossier_id)
        if place is not None and self.dossier_page.dossier_id == dossier_id:
            self.dossier_page.show_place(place)

    def open_file(self, path: Path) -> None:
        """Take in what was opened from outside: a plan's file, or else a file with a dossier."""
        if path.suffix.lower() in PLAN_ENDINGS:
            self.go(navigation.PLANS)
            cast("PlansPage", self.page(navigation.PLANS)).install(path)
        else:
            with self._desk.saying_errors():
                self._show(navigation.HOME)
            self.home.import_file(path)

    def search(self) -> None:
        """Open the box that finds everything; until the data are there nothing happens."""
        if self._made:
            from ui.searching import open_search

            open_search(self, self._desk)

    def show_error(self, error: AppError) -> None:
        """Say an error the official can do something about."""
        self._panel.show_error(error)

    def show_crash(self, error: BaseException) -> None:
        """Say that the program itself failed."""
        for dialog in self.findChildren(QDialog):
            dialog.close()
        self._crash_page().show_crash(error)
        self._whole.setCurrentIndex(1)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let no work in the background outlive the window."""
        self._rest()
        if self._made:
            with self._desk.saying_errors():
                window_state.keep(self, self.app)
        self.runner.stop()
        super().closeEvent(event)

    def _rest(self) -> None:
        self.at_rest.stop()
        for page in self._made.values():
            page.rest()

    def _dress(self) -> None:
        """The size of letters that the official chose."""
        from app.services import settings

        size = settings.read(self.app, settings.TEXT_SIZE)
        if size != settings.TEXT_SIZE.default:
            scale_text(cast("QApplication", QApplication.instance()), size)

    def _help(self) -> None:
        """Open the help at what is said of the place the keyboard is in."""
        self.go(navigation.HELP, help_topics.topic_of(QApplication.focusWidget(), self._shown()))

    def _shown(self) -> str:
        return next((each for each, page in self._made.items() if page is self._pages.currentWidget()), "")

    def _connect(self, page_id: str) -> None:
        """What a page asks of the frame beyond ``desk.go``."""
        if page_id == navigation.HOME:
            self.home.gone.connect(self._forget)
            self.home.wanted.connect(self.open_dossier)
            self.at_rest.spoilt.connect(self.home.lost.refresh)
        elif page_id == navigation.DOSSIER:
            self.dossier_page.left.connect(self.show_home)
        elif page_id == navigation.HELP:
            cast("HelpPageView", self.page(page_id)).left.connect(lambda: self.go(self._before_help))

    def _opening(self) -> QWidget:
        """What stands in the middle until the data are there."""
        opening = label(text.OPENING, "muted")
        opening.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return opening

    def _crash_page(self) -> CrashPage:
        from ui.pages.crash import CrashPage

        page = self._whole.widget(1)
        if not isinstance(page, CrashPage):
            page = CrashPage()
            page.left.connect(lambda: self._whole.setCurrentIndex(0))
            page.quit.connect(self.close)
            self._whole.addWidget(page)
        return page

    def _turn_to(self, page_id: str, page: Page) -> None:
        before = self._pages.currentWidget()
        if isinstance(before, Page) and before is not page:
            before.rest()
        if page_id == navigation.HELP and self._shown() not in ("", navigation.HELP, navigation.ABOUT):
            self._before_help = self._shown()
        self._rail.mark(navigation.HOME if page_id == navigation.WELCOME else page_id)
        self._pages.setCurrentWidget(page)

    def _say_title(self, page: Page) -> None:
        title = page.title()
        self.setWindowTitle(f"{title} – {text.PROGRAM}" if title else text.PROGRAM)

    def _forget(self, dossier_id: str) -> None:
        if navigation.DOSSIER in self._made and self.dossier_page.dossier_id == dossier_id:
            self.dossier_page.close_dossier()

    def _build(self) -> None:
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        around = QVBoxLayout()
        around.setContentsMargins(20, 12, 20, 0)
        around.addWidget(self._panel)
        inside.addLayout(around)
        inside.addWidget(self._pages, 1)
        work = QWidget()
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(page, 1)
        self._whole.addWidget(work)
        self.setCentralWidget(self._whole)
