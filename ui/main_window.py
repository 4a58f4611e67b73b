"""The frame of the program: pages at the left, errors above, one page in sight."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.errors import AppError
from ui import icons, text
from ui.desk import Desk
from ui.tasks import Runner
from ui.theme import Colour
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.labels import label

if TYPE_CHECKING:
    from app.wiring import App
    from ui.pages.crash import CrashPage
    from ui.pages.dossier import DossierPage
    from ui.pages.home import HomePage

_HOME, _DOSSIER, _PLANS, _LINT, _ABOUT = range(5)
_NAVIGATION = (
    ("layout-dashboard", text.HOME),
    ("file-text", text.DOSSIER),
    ("scroll-text", text.PLAN),
    ("file-search", text.LINT),
    ("info", text.ABOUT),
)


class MainWindow(QMainWindow):
    """Empty until :meth:`begin` gives it the data; pages are made when they are first asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(text.PROGRAM)
        self.setWindowIcon(icons.app_icon())
        self.runner = Runner(self)
        self.runner.crashed.connect(self.show_crash)
        self._panel = ErrorPanel()
        self._rail = QButtonGroup(self)
        self._pages = QStackedWidget()
        self._whole = QStackedWidget()
        self._made: dict[int, QWidget] = {}
        self._build()
        self._pages.addWidget(self._opening())
        self.resize(1180, 720)
        self.setMinimumSize(780, 440)

    def begin(self, app: App) -> None:
        """Show the home page of these data."""
        self._desk = Desk(app=app, runner=self.runner, panel=self._panel)
        self.show_home()
        self.home.take_focus()

    @property
    def home(self) -> HomePage:
        """The home page."""
        from ui.pages.home import HomePage

        page = self._made.get(_HOME)
        if not isinstance(page, HomePage):
            page = HomePage(self._desk)
            page.opened.connect(self.open_dossier)
            page.gone.connect(self._forget)
            self._keep(_HOME, page)
        return page

    @property
    def dossier_page(self) -> DossierPage:
        """The page of one dossier; it brings the papers with it, so it is made late."""
        from ui.pages.dossier import DossierPage

        page = self._made.get(_DOSSIER)
        if not isinstance(page, DossierPage):
            page = DossierPage(self._desk)
            page.left.connect(self.show_home)
            self._keep(_DOSSIER, page)
        return page

    def show_home(self) -> None:
        """Show the dossiers as they are now."""
        with self._desk.saying_errors():
            self._turn_to(_HOME, self.home)
            self.home.refresh()

    def show_dossier(self) -> None:
        """Show the dossier that was opened last, as it is now."""
        self._turn_to(_DOSSIER, self.dossier_page)
        self.dossier_page.check()

    def show_plans(self) -> None:
        """Show the plans to read."""
        from ui.pages.plans import PlansPage

        page = self._made.get(_PLANS)
        if not isinstance(page, PlansPage):
            page = PlansPage(self._desk)
            self._keep(_PLANS, page)
        with self._desk.saying_errors():
            self._turn_to(_PLANS, page)
            page.refresh()

    def show_lint(self) -> None:
        """Measure any Word file by the decree."""
        from ui.pages.lint import LintPage

        page = self._made.get(_LINT)
        if page is None:
            page = LintPage(self._desk)
            self._keep(_LINT, page)
        self._turn_to(_LINT, page)

    def show_about(self) -> None:
        """Say what the program is."""
        from ui.pages.about import AboutPage

        page = self._made.get(_ABOUT)
        if page is None:
            page = AboutPage(self._desk)
            self._keep(_ABOUT, page)
        self._turn_to(_ABOUT, page)

    def open_dossier(self, dossier_id: str) -> None:
        """Show that dossier; what hinders it is said on the panel and the page stays."""
        with self._desk.saying_errors():
            self.dossier_page.open(dossier_id)
            self._turn_to(_DOSSIER, self.dossier_page)

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
        if _HOME in self._made:
            self.home.rest()
        self.runner.stop()
        super().closeEvent(event)

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

    def _turn_to(self, number: int, page: QWidget) -> None:
        self._panel.close_panel()
        self._rail.button(number).setChecked(True)
        self._pages.setCurrentWidget(page)
        title = self.dossier_page.title() if number == _DOSSIER else ""
        self.setWindowTitle(f"{title} – {text.PROGRAM}" if title else text.PROGRAM)

    def _keep(self, number: int, page: QWidget) -> None:
        self._made[number] = page
        self._pages.addWidget(page)

    def _forget(self, dossier_id: str) -> None:
        if _DOSSIER in self._made and self.dossier_page.dossier_id == dossier_id:
            self.dossier_page.close_dossier()

    def _build(self) -> None:
        shows: tuple[Callable[[], None], ...] = (
            self.show_home,
            self.show_dossier,
            self.show_plans,
            self.show_lint,
            self.show_about,
        )
        rail = QFrame()
        rail.setObjectName("rail")
        rail.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        rail.setAccessibleName(text.NAVIGATION)
        column = QVBoxLayout(rail)
        column.setContentsMargins(7, 10, 7, 10)
        column.setSpacing(4)
        for number, ((icon, name), show) in enumerate(zip(_NAVIGATION, shows, strict=True)):
            column.addWidget(self._rail_button(number, icon, name, show))
        column.insertStretch(_ABOUT)
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
        row.addWidget(rail)
        row.addWidget(page, 1)
        self._whole.addWidget(work)
        self.setCentralWidget(self._whole)

    def _rail_button(self, number: int, icon: str, name: str, show: Callable[[], None]) -> QToolButton:
        shortcut = f"Ctrl+{number + 1}"
        made = QToolButton()
        made.setIcon(icons.icon(icon, Colour.MUTED, icons.LARGE, checked=Colour.ACCENT_DARK))
        made.setIconSize(QSize(icons.LARGE, icons.LARGE))
        made.setText(name)
        made.setToolTip(text.NAVIGATION_TIP.format(name=name, shortcut=shortcut))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setCheckable(True)
        made.clicked.connect(show)
        QShortcut(QKeySequence(shortcut), made).activated.connect(made.click)
        self._rail.addButton(made, number)
        return made
