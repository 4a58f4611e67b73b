"""Small pictures of evidence, made in the background when they are first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap

from app.domain.achievement import Evidence
from app.errors import AppError
from ui import icons
from ui.desk import Desk
from ui.theme import Colour

if TYPE_CHECKING:
    from app.services.evidence import Look
    from ui.widgets.page_pictures import PagePictures

SIZE = QSize(44, 58)
_ICONS = {"pdf": "file-text", "docx": "file-text", "xlsx": "file-text"}


class EvidenceThumbs(QObject):
    """``came`` tells the hash of a file that was looked at: its picture is there, and whether it is whole."""

    came = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kept: dict[str, QIcon] = {}
        self._asked: set[str] = set()
        self._painters: dict[str, PagePictures] = {}

    def icon(self, evidence: Evidence, kind: str) -> QIcon:
        """The picture there is; a sign of the kind until it comes."""
        if evidence.sha256 in self._kept:
            return self._kept[evidence.sha256]
        if kind:
            self._ask(evidence, kind)
        return icons.icon(_ICONS.get(kind, "file-search"), Colour.MUTED, icons.LARGE)

    def _ask(self, evidence: Evidence, kind: str) -> None:
        from app.services.evidence import look_at

        sha256, files = evidence.sha256, self._desk.app.evidence.files
        if sha256 in self._asked:
            return
        self._asked.add(sha256)
        self._desk.runner.start(
            lambda job: look_at(files, sha256, kind),
            done=lambda look: self._take(cast("Look", look), kind),
            failed=self._desk.say_error,
        )

    def _take(self, look: Look, kind: str) -> None:
        from app.services import evidence

        try:
            evidence.note_verified(self._desk.app, {look.sha256: look.problem})
        except AppError as error:
            self._desk.say_error(error)
        if look.picture:
            self._keep(look.sha256, QImage.fromData(QByteArray(look.picture)))
        elif kind == "pdf" and not look.problem:
            self._paint(look.sha256)
        self.came.emit(look.sha256)

    def _paint(self, sha256: str) -> None:
        """Have Qt's own threads paint the first page."""
        from ui.widgets.page_pictures import PagePictures, PdfFile

        file = PdfFile(self._desk.app.evidence.files.path(sha256))
        if not file.sizes():
            return
        pictures = PagePictures(self)
        self._painters[sha256] = pictures
        pictures.came.connect(lambda _: self._painted(sha256))
        pictures.show_file(file)
        size = file.sizes()[0].toSize().scaled(SIZE * 3, Qt.AspectRatioMode.KeepAspectRatio)
        pictures.want({0: size}, range(1))

    def _painted(self, sha256: str) -> None:
        pictures = self._painters.pop(sha256, None)
        picture = pictures.picture(0) if pictures else None
        if picture is not None:
            self._keep(sha256, picture)
            self.came.emit(sha256)

    def _keep(self, sha256: str, picture: QImage) -> None:
        if not picture.isNull():
            self._kept[sha256] = QIcon(QPixmap.fromImage(picture))
