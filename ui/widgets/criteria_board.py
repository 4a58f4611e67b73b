"""The first view of the criteria: which kind of nominees, what is left to do, and the matrix."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.dossier import Snapshot
from app.domain.finding import Assessment
from app.domain.plan import NomineeKind
from ui.models.criteria_matrix import Matrix, kinds_of, matrix_of
from ui.text import criteria as words
from ui.widgets.empty import EmptyState
from ui.widgets.labels import label, restyle
from ui.widgets.matrix_view import MatrixView
from ui.widgets.tabs import TabRow


class CriteriaBoard(QWidget):
    """``opened`` tells the ids of the criterion and of the nomination to be answered."""

    opened = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._snapshot: Snapshot | None = None
        self._assessment: Assessment | None = None
        self._kinds: tuple[NomineeKind, ...] = ()
        self.view = MatrixView()
        self.view.opened.connect(self.opened)
        self._tabs = TabRow()
        self._tabs.setExpanding(False)
        self._tabs.setAccessibleName(words.MATRIX)
        self._tabs.currentChanged.connect(self._show)
        self._left = label("", "strong")
        self.only_open = QCheckBox(words.ONLY_OPEN)
        self.only_open.toggled.connect(self._show)
        self._bodies = QStackedWidget()
        self._bodies.addWidget(self.view)
        self._nothing = EmptyState("circle-check", words.NOTHING_OPEN, words.NOTHING_OPEN_WORDS)
        self._bodies.addWidget(self._nothing)
        self._lay_out()

    @property
    def kind(self) -> NomineeKind | None:
        """The kind of nominees in sight."""
        return self._kinds[self._tabs.currentIndex()] if self._kinds else None

    def show_snapshot(self, snapshot: Snapshot, assessment: Assessment | None) -> None:
        """Show the matrix of that dossier; the kind, the cell and the scrolling stay."""
        self._snapshot, self._assessment = snapshot, assessment
        self._show_kinds(snapshot)
        self._show()

    def go_to(self, criterion: str, nomination: str) -> None:
        """Make that cell the current one, whichever kind its nominee is of."""
        if self._snapshot is None:
            return
        for number, kind in enumerate(self._kinds):
            if any(each.id == nomination for each in self._snapshot.nominations_of(kind)):
                self._tabs.setCurrentIndex(number)
        self.view.go_to((criterion, nomination))

    def whole_matrix(self) -> Matrix:
        """The matrix of the kind in sight with every criterion."""
        if self._snapshot is None or self.kind is None:
            return Matrix()
        return matrix_of(self._snapshot, self._assessment, self.kind)

    def _show_kinds(self, snapshot: Snapshot) -> None:
        kinds, former = kinds_of(snapshot), self.kind
        self._tabs.blockSignals(True)
        while self._tabs.count() > len(kinds):
            self._tabs.removeTab(self._tabs.count() - 1)
        while self._tabs.count() < len(kinds):
            self._tabs.addTab("")
        for number, kind in enumerate(kinds):
            count = len(snapshot.nominations_of(kind))
            self._tabs.setTabText(number, words.KIND_TAB.format(kind=words.KINDS[kind], count=count))
        self._kinds = kinds
        if former in kinds:
            self._tabs.setCurrentIndex(kinds.index(former))
        self._tabs.blockSignals(False)
        self._tabs.setVisible(len(kinds) > 1)

    def _show(self) -> None:
        if self._snapshot is None or self.kind is None:
            return
        only_open = self.only_open.isChecked()
        matrix = matrix_of(self._snapshot, self._assessment, self.kind, only_open=only_open)
        self._say_left(matrix)
        self._bodies.setCurrentWidget(self.view if matrix.rows else self._nothing)
        self.view.show_matrix(matrix)

    def _say_left(self, matrix: Matrix) -> None:
        left = matrix.left()
        said = words.LEFT.format(count=left) if left else words.ALL_DONE
        self._left.setText(said if self._assessment else words.CHECKING)
        self._left.setProperty("tone", ("warn" if left else "good") if self._assessment else "")
        restyle(self._left)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._left, 1)
        head.addWidget(self.only_open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._tabs)
        column.addLayout(head)
        column.addWidget(self._bodies, 1)
        column.addWidget(label(words.MATRIX_HELP, "small"))
