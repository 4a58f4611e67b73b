"""The search box over the window, and where its results lead."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.services.finding import Found, achievement_with, dossier_with
from ui import navigation
from ui.desk import Desk
from ui.dialogs.search import SearchDialog
from ui.evidence_reader import EvidenceReader
from ui.evidence_view import EvidenceView
from ui.text import evidence as words


def open_search(parent: QWidget, desk: Desk) -> SearchDialog:
    """Open the box; files nobody has read yet are read meanwhile."""
    dialog = SearchDialog(parent, desk)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.chosen.connect(lambda found: go_to(parent, desk, found))
    reader = EvidenceReader(desk, parent)
    with desk.saying_errors():
        reader.start()
    dialog.open()
    dialog.field.setFocus()
    return dialog


def go_to(parent: QWidget, desk: Desk, found: Found) -> None:
    """Turn to the page that shows what was found; evidence that no page shows is shown over the ``parent``."""
    with desk.saying_errors():
        if found.kind == "achievement":
            desk.go(navigation.LEDGER, found.id)
        elif found.kind == "dossier":
            desk.go(navigation.DOSSIER, found.id)
        elif found.kind == "nominee":
            desk.go(navigation.NOMINEES, found.id)
        elif achievement := achievement_with(desk.app, found.id):
            desk.go(navigation.LEDGER, f"{achievement}/{found.id}")
        elif dossier := dossier_with(desk.app, found.id):
            desk.go(navigation.DOSSIER, dossier)
        else:
            view = EvidenceView(desk, parent)
            view.show_large(desk.app.evidence.get(found.id), words.LOOSE)
