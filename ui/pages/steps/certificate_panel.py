"""What the certificate will say of a nominee, apart from the summary."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.dossier import Nomination, Snapshot
from app.services import summary_draft
from ui.text import achievements as words
from ui.widgets.labels import label
from ui.widgets.length_meter import LengthMeter
from ui.widgets.prose_editor import ProseEditor
from ui.widgets.scrolling import scrolling

_LINES = 4


class CertificatePanel(QWidget):
    """``written`` tells the nomination and the words to be stored for it; none of one's own means the plan's."""

    written = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._nomination: Nomination | None = None
        self._snapshot: Snapshot | None = None
        self.editor = ProseEditor(words.CERTIFICATE)
        self.editor.setAccessibleDescription(words.CERTIFICATE_HELP)
        self.editor.setFixedHeight(self.editor.fontMetrics().lineSpacing() * _LINES + 20)
        self.editor.written.connect(self._write)
        self.editor.textChanged.connect(self._measure)
        self.meter = LengthMeter()
        self._state = label("", "small", wrap=False)
        self._giver, self._presents, self._award = (_centred("strong"), _centred("muted"), _centred("title"))
        self._nominee, self._position, self._merit = (_centred("heading"), _centred("muted"), _centred(""))
        self._lay_out()

    def show_case(self, snapshot: Snapshot, nomination: Nomination, *, afresh: bool = False) -> None:
        """Show what is stored and how it will read; what is being typed stays."""
        other = self._nomination is None or self._nomination.id != nomination.id
        if other:
            self.editor.commit()
        self._snapshot, self._nomination = snapshot, nomination
        self.editor.show_text(nomination.certificate_text, afresh=afresh or other)
        shown = summary_draft.certificate(snapshot, nomination)
        self.editor.setPlaceholderText("" if shown.own else shown.merit)
        self._state.setText(words.CERTIFICATE_OWN if shown.own else words.CERTIFICATE_BY_PLAN)
        for each, text in (
            (self._giver, shown.giver.upper()),
            (self._presents, words.PRESENTS),
            (self._award, shown.award.upper()),
            (self._nominee, shown.nominee),
            (self._position, shown.position),
            (self._merit, shown.merit),
        ):
            each.setText(text)
            each.setVisible(bool(text))
        self._measure()

    def _write(self, text: str) -> None:
        if self._nomination:
            self.written.emit(self._nomination.id, text)

    def _measure(self) -> None:
        if self._snapshot and self._nomination:
            text = self.editor.toPlainText() or summary_draft.certificate(self._snapshot, self._nomination).merit
            self.meter.show_length(summary_draft.length(self._snapshot, text, certificate=True))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._state)
        head.addStretch()
        head.addWidget(self.meter)
        certificate = QFrame()
        certificate.setProperty("role", "card")
        inner = QVBoxLayout(certificate)
        inner.setContentsMargins(28, 18, 28, 22)
        inner.setSpacing(6)
        for each in (self._giver, self._presents, self._award, self._nominee, self._position, self._merit):
            inner.addWidget(each)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 8, 12, 0)
        column.setSpacing(8)
        caption = label(words.CERTIFICATE, "strong")
        caption.setBuddy(self.editor)
        for each in (caption, self.editor):
            column.addWidget(each)
        column.addLayout(head)
        column.addWidget(label(words.CERTIFICATE_HELP, "small"))
        column.addSpacing(6)
        column.addWidget(label(words.CERTIFICATE_PREVIEW, "strong"))
        column.addWidget(certificate)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(sheet))


def _centred(role: str) -> QLabel:
    made = label("", role)
    made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return made
