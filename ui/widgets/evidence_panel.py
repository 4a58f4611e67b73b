"""The evidence of one thing: attached by dialog, dropped or pasted; looked at, opened, replaced."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Qt, Signal
from PySide6.QtGui import QAction, QColor, QDropEvent, QGuiApplication, QImage, QKeySequence
from PySide6.QtWidgets import (
    QInputDialog,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.achievement import Evidence
from app.domain.vietnamese import clean_text
from app.errors import AppError
from app.services import evidence as service
from app.services.evidence import EvidenceState
from ui.desk import Desk
from ui.evidence_reader import EvidenceReader
from ui.evidence_view import EvidenceView
from ui.file_dialogs import ask_file, ask_files
from ui.help_topics import set_topic
from ui.text import evidence as words
from ui.theme import Colour
from ui.widgets.attaching import Attaching, Copied
from ui.widgets.evidence_thumbs import SIZE, EvidenceThumbs
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import button, label, plain_tip

_ID = int(Qt.ItemDataRole.UserRole)
_MB = 1 << 20


class EvidencePanel(QWidget):
    """Whose evidence it is, the owner knows.

    ``added(owner, ids)`` says what was attached, ``dropped(id)`` what is no longer wanted, ``told(words)`` is
    something to say at the head of the page.
    """

    added = Signal(str, tuple)
    dropped = Signal(str)
    told = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._owner = ""
        set_topic(self, "evidence")
        self._shown: dict[str, Evidence] = {}
        self.attaching = Attaching(desk)
        self._thumbs = EvidenceThumbs(desk, self)
        self._thumbs.came.connect(lambda _: self.renew())
        self._reader = EvidenceReader(desk, self)
        self._reader.read.connect(self._reread)
        self._view = EvidenceView(desk, self)
        self._view.spoilt.connect(self.renew)
        self.setAcceptDrops(True)
        self.list = QListWidget()
        self.list.setProperty("role", "card")
        self.list.setAccessibleName(words.LIST)
        self.list.setIconSize(SIZE)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self.preview)
        self.list.currentItemChanged.connect(self._enable)
        self.attach_button = button(words.ATTACH, "file-plus")
        self.attach_button.clicked.connect(self.choose)
        self.paste_button = button(words.PASTE, "copy", tip=words.PASTE_TIP)
        self.paste_button.clicked.connect(self.paste)
        self.view_button = button(words.PREVIEW, "eye")
        self.view_button.clicked.connect(self.preview)
        self.more_button = button(words.MORE, "ellipsis")
        self.more_button.setMenu(self._menu())
        self._lay_out(self.attach_button, self.paste_button, self.view_button, self.more_button)
        paste = QAction(self, shortcut=QKeySequence(QKeySequence.StandardKey.Paste))
        paste.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.triggered.connect(self.paste)
        self.addAction(paste)

    def show_evidence(self, shown: Sequence[Evidence], owner: str = "") -> None:
        """Show these; what is attached from now on is for ``owner``. Raises AppError."""
        self._owner = owner
        self._shown = {each.id: each for each in shown}
        self.renew()
        self._reader.start()

    def renew(self) -> None:
        """Show again what is known of them now. Raises AppError."""
        current = self.current()
        self.list.clear()
        for each in self._shown.values():
            item = self._item(each)
            self.list.addItem(item)
            if current and each.id == current.id:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None and self.list.count():
            self.list.setCurrentRow(0)
        self._enable()

    def current(self) -> Evidence | None:
        """The one that is chosen."""
        item = self.list.currentItem()
        return self._shown.get(item.data(_ID)) if item else None

    def choose_evidence(self, evidence_id: str) -> None:
        """Choose that one."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_ID) == evidence_id:
                self.list.setCurrentRow(row)

    def choose(self) -> None:
        """Ask which files to attach."""
        kinds = f"{words.FILES};;{words.ALL_FILES}"
        if chosen := ask_files(self._desk.app, self, words.ATTACH_TITLE, kinds):
            self.attach(chosen)

    def attach(self, paths: Iterable[Path]) -> None:
        """Attach the files; what is refused is said, the others stay attached.

        They are copied in the background: somebody else's evidence may be in sight by then.
        """
        owner = self._owner
        self.attaching.take(paths, lambda copied: self._enter(owner, copied))

    def paste(self) -> None:
        """Attach what was copied: files of the Explorer, or a picture."""
        data = QGuiApplication.clipboard().mimeData() or QMimeData()
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.attach(paths)
        elif data.hasImage():
            self._paste_picture(QGuiApplication.clipboard().image())
        else:
            self.told.emit(words.NOTHING_TO_PASTE)

    def preview(self) -> None:
        """Show the chosen one large."""
        if chosen := self.current():
            self._view.show_large(chosen)

    def open_elsewhere(self) -> None:
        """Open a copy with the program the computer has for such files."""
        if chosen := self.current():
            self._view.open_elsewhere(chosen)

    def rename(self) -> None:
        """Ask what the index should call it."""
        if chosen := self.current():
            label_ = words.RENAME_LABEL
            title, agreed = QInputDialog.getText(self, words.RENAME_TITLE, label_, text=chosen.title)
            if agreed and clean_text(title):
                self.call(chosen, clean_text(title))

    def call(self, chosen: Evidence, title: str) -> None:
        """Give it that title."""
        from dataclasses import replace

        with self._desk.saying_errors():
            changed = replace(chosen, title=title)
            self._desk.app.evidence.save(changed)
            self._shown[changed.id] = changed
            self.renew()

    def replace_chosen(self) -> None:
        """Ask for the file that takes its place."""
        kinds = f"{words.FILES};;{words.ALL_FILES}"
        path = ask_file(self._desk.app, self, words.REPLACE, kinds)
        if path and (chosen := self.current()):
            self.replace_with(chosen, path)

    def replace_with(self, chosen: Evidence, path: Path) -> None:
        """Put the file in its place."""
        self.attaching.take((path,), lambda copied: self._put_in_place(chosen, copied))

    def drop_chosen(self) -> None:
        """It is not wanted here any longer."""
        if chosen := self.current():
            self.dropped.emit(chosen.id)

    def dragEnterEvent(self, event: QDropEvent) -> None:
        """Files may be dropped; which kinds are taken is told afterwards, in words."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.attach(paths)

    def _enter(self, owner: str, copied: Copied) -> None:
        done = [service.enter(self._desk.app, each) for each in copied.kept]
        self._tell(done, copied.refused, owner)

    def _put_in_place(self, chosen: Evidence, copied: Copied) -> None:
        for kept in copied.kept:
            changed = service.put_in_place(self._desk.app, chosen, kept)
            if changed.id in self._shown:
                self._shown[changed.id] = changed
            self.renew()
            self._reader.start()
        if copied.refused:
            self._desk.say_error(copied.refused[0])

    def _tell(self, done: Sequence[service.Attached], refused: Sequence[AppError], owner: str) -> None:
        self._desk.panel.close_panel()
        if done:
            self.added.emit(owner, tuple(each.evidence.id for each in done))
            known = [each.evidence.file_name for each in done if each.known]
            warnings = [each for one in done for each in one.warnings]
            said = words.KNOWN.format(name=known[0]) if known else words.ADDED.format(count=len(done))
            if refused:
                said = words.REFUSED.format(added=len(done), refused=len(refused))
            self.told.emit(" ".join((said, *warnings)))
        if refused:
            self._desk.say_error(refused[0])

    def _paste_picture(self, picture: QImage) -> None:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        picture.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
        name = words.PASTED_NAME.format(time=dt.datetime.now())
        with self._desk.saying_errors():
            self._tell([service.attach_bytes(self._desk.app, bytes(buffer.data().data()), name)], (), self._owner)

    def _reread(self) -> None:
        """What was read may have given the evidence its number of pages."""
        for each in tuple(self._shown):
            self._shown[each] = self._desk.app.evidence.get(each)
        self.renew()

    def _item(self, shown: Evidence) -> QListWidgetItem:
        state = service.state_of(self._desk.app, shown)
        word, colour = _verdict(state)
        facts = [words.KINDS.get(state.kind, ""), _size(shown.size)]
        if state.pages is not None:
            facts.insert(1, words.PAGES.format(pages=state.pages))
        lines = (shown.title or shown.file_name, " · ".join((*facts, word)), *state.warnings)
        item = QListWidgetItem(self._thumbs.icon(shown, state.kind), "\n".join(lines))
        item.setForeground(QColor(colour))
        item.setToolTip(plain_tip(shown.file_name))
        item.setData(_ID, shown.id)
        return item

    def _enable(self) -> None:
        chosen = self.current() is not None
        self.view_button.setEnabled(chosen)
        self.more_button.setEnabled(chosen)
        self._hint.setVisible(not self._shown)
        self.list.setVisible(bool(self._shown))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for name, act in (
            (words.OPEN, self.open_elsewhere),
            (words.RENAME, self.rename),
            (words.REPLACE, self.replace_chosen),
            (words.DROP_ONE, self.drop_chosen),
        ):
            menu.addAction(name, act)
        return menu

    def _lay_out(self, *buttons: QPushButton) -> None:
        row = FlowLayout(6, 6)
        for each in buttons:
            row.addWidget(each)
        self._hint = label(words.DROP, "muted")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.attaching)
        column.addWidget(self.list, 1)
        column.addWidget(self._hint, 1)


def _verdict(state: EvidenceState) -> tuple[str, str]:
    """The word for what is known, and its colour."""
    if state.problem:
        return (words.MISSING if state.problem == "missing" else words.ALTERED), Colour.BAD
    if not state.kind:
        return words.READING, Colour.MUTED
    return (words.WARNED, Colour.WARN) if state.warnings else (words.GOOD, Colour.INK)


def _size(size: int) -> str:
    if size >= _MB:
        return words.SIZE_MB.format(size=size / _MB).replace(".", ",")
    return words.SIZE_KB.format(size=max(1, size / 1024))
