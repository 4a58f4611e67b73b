"""The wording of one summary: the text, what its figures rest on, how long it is, what the facts have changed."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.dossier import Nomination, Snapshot
from app.domain.finding import Place
from app.services import summary_draft
from ui import icons
from ui.models.summary_marks import Pointed, marks_of, pointed
from ui.text import achievements as words
from ui.theme import TONES, Tone
from ui.widgets.change_review import ChangeReview
from ui.widgets.labels import button, label, picture, restyle
from ui.widgets.length_meter import LengthMeter
from ui.widgets.prose_editor import ProseEditor
from ui.widgets.scrolling import scrolling

_TRACE_PAUSE = 200
_LEAST_LINES = 6
_SOURCE_LINES = 2


class SummaryPanel(QWidget):
    """``written`` tells the nomination and the text to be stored for it, ``redraft`` asks for the program's own.

    ``wanted`` tells the place a source is written at.
    """

    written = Signal(str, str)
    redraft = Signal()
    wanted = Signal(Place)

    def __init__(self) -> None:
        super().__init__()
        self._snapshot: Snapshot | None = None
        self._nomination: Nomination | None = None
        self._sources: tuple[summary_draft.Source, ...] = ()
        self._traced = ""
        self._pointed = Pointed(words=words.SOURCE_HINT)
        self.review = ChangeReview()
        self.editor = ProseEditor(words.SUMMARY)
        self.editor.setProperty("role", "prose")
        self.editor.setAccessibleDescription(words.SUMMARY_HELP)
        self.editor.written.connect(self._write)
        self.editor.pointed.connect(self._point)
        self.editor.textChanged.connect(self._later)
        self._state = label("", "small", wrap=False)
        self.redraft_button = button(words.REDRAFT, "refresh-cw", tip=words.REDRAFT_TIP)
        self.redraft_button.clicked.connect(self.redraft)
        self.meter = LengthMeter()
        self._source_picture = picture("info")
        self.source = label(words.SOURCE_HINT, "small")
        # Room for most of what is said, so that the text above stays where it is while the caret moves.
        self.source.setMinimumHeight(self.source.fontMetrics().lineSpacing() * _SOURCE_LINES)
        self.go_to_source = button(words.GO_TO_SOURCE, tip=words.GO_TO_SOURCE_TIP)
        self.go_to_source.clicked.connect(lambda: self._pointed.place and self.wanted.emit(self._pointed.place))
        self._trace = QTimer(self)
        self._trace.setSingleShot(True)
        self._trace.setInterval(_TRACE_PAUSE)
        self._trace.timeout.connect(self.trace)
        self._lay_out()

    def show_case(self, snapshot: Snapshot, nomination: Nomination, *, afresh: bool = False) -> None:
        """Show the summary of that nominee as it is now; what is being typed stays."""
        other = self._nomination is None or self._nomination.id != nomination.id
        if other:
            self.editor.commit()
        self._snapshot, self._nomination = snapshot, nomination
        self.editor.show_text(summary_draft.summary_text(snapshot, nomination), afresh=afresh or other)
        self.review.show_changes(summary_draft.changes(snapshot, nomination))
        self._show_state(nomination)
        self.trace()

    def trace(self) -> None:
        """Look up what the figures of the text rest on, and measure it."""
        self._trace.stop()
        if self._snapshot is None or self._nomination is None:
            return
        text = self.editor.toPlainText()
        self._sources, self._traced = summary_draft.sources(self._snapshot, self._nomination, text), text
        self.editor.show_marks(marks_of(text, self._sources))
        self.meter.show_length(summary_draft.length(self._snapshot, text))
        self._point(self.editor.textCursor().position())

    def _write(self, text: str) -> None:
        if self._nomination:
            self.written.emit(self._nomination.id, text)

    def _later(self) -> None:
        self._trace.start()

    def _point(self, place: int) -> None:
        # Between a letter and the next look-up the stretches are those of another text.
        if self.editor.toPlainText() != self._traced:
            return
        self._pointed = pointed(self._traced, self._sources, place)
        tone: Tone = "warn" if self._pointed.doubtful else "note"
        icon = "triangle-alert" if self._pointed.doubtful else "info"
        self._source_picture.setPixmap(icons.pixmap(icon, TONES[tone][0]))
        self.source.setText(self._pointed.words)
        self.source.setProperty("tone", tone if self._pointed.doubtful else "")
        restyle(self.source)
        self.go_to_source.setVisible(self._pointed.place is not None)

    def _show_state(self, nomination: Nomination) -> None:
        is_own = bool(nomination.summary_text)
        watched = words.OWN if nomination.summary_base else words.OWN_OLD
        self._state.setText(watched if is_own else words.DRAFTED)
        self.redraft_button.setVisible(is_own)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._state)
        head.addStretch()
        head.addWidget(self.redraft_button)
        head.addWidget(self.meter)
        foot = QFrame()
        foot.setProperty("role", "card")
        row = QHBoxLayout(foot)
        row.setContentsMargins(10, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self._source_picture)
        row.addWidget(self.source, 1)
        row.addWidget(self.go_to_source)
        sheet = QWidget()
        self.editor.setMinimumHeight(self.editor.fontMetrics().lineSpacing() * _LEAST_LINES + 20)
        inner = QVBoxLayout(sheet)
        inner.setContentsMargins(0, 8, 0, 0)
        inner.setSpacing(8)
        inner.addWidget(self.review)
        inner.addLayout(head)
        inner.addWidget(self.editor, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(scrolling(sheet), 1)
        column.addWidget(foot)
