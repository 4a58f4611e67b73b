"""The pictures of the desk's own pages and dialogs: unit, nominees, plans, settings, help, trash, results."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from tests.gui.screens import Story


def first_pictures(story: Story) -> Iterator[tuple[str, QPixmap]]:
    """What somebody sees who opens the program for the first time, up to the empty desk."""
    from ui import navigation
    from ui.pages.welcome import WelcomePage

    window = story._window
    yield "00-chao", window.grab()
    page = window.page(navigation.WELCOME)
    assert isinstance(page, WelcomePage)
    page.pass_over()
    story.settle()
    yield "01-ban-lam-viec-trong", window.grab()
    for name in ("nominees", "units", "trash"):
        window.go(name)
        story.settle()
        yield f"01-{name}-trong", window.grab()
    window.show_home()


def desk_pictures(story: Story) -> Iterator[tuple[str, QPixmap]]:
    """The pages with the sample's data in them, and the dialogs of a card."""
    from ui.dialogs.outcome import OutcomeDialog
    from ui.dialogs.plan_change import PlanChangeDialog
    from ui.dialogs.restore import RestoreDialog
    from ui.dialogs.reuse import ReuseDialog

    window = story._window
    for name in ("units", "nominees", "settings", "help", "trash", "plans", "about"):
        window.go(name)
        story.settle()
        yield f"20-{name}", window.grab()
    yield from _doubles(story)
    window.show_home()
    story.settle()
    frame = next(each for each in window.home._frames.values() if each.card.nominations)
    for what, kind in (("outcome", OutcomeDialog), ("reuse", ReuseDialog), ("plan", PlanChangeDialog)):
        frame.asked.emit(what)
        dialog = story._dialog(kind)
        yield f"21-{what}", story._over(dialog)
        dialog.reject()
    window.home._safety.back_up()
    story.settle()
    yield "22-da-sao-luu", window.grab()
    window.home._safety.ask_restore()
    dialog = story._dialog(RestoreDialog)
    dialog._list.setCurrentRow(0)
    story.settle()
    yield "23-khoi-phuc", story._over(dialog)
    dialog.reject()


def _doubles(story: Story) -> Iterator[tuple[str, QPixmap]]:
    from ui import navigation
    from ui.dialogs.doubles import DoublesDialog
    from ui.pages.nominees import NomineesPage

    window = story._window
    someone = next(each for each in window.app.nominees.list() if each.is_person)
    window.app.nominees.save(replace(someone, id="trung", birth=None, position="", phone="0912 345 678"))
    window.go(navigation.NOMINEES)
    story.settle()
    yield "20-nominees-trung", window.grab()
    page = window.page(navigation.NOMINEES)
    assert isinstance(page, NomineesPage)
    page.see_doubles()
    dialog = story._dialog(DoublesDialog)
    yield "20-nominees-hai-muc", story._over(dialog)
    dialog.reject()
