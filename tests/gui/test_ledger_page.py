"""The ledger's page: found, filled in, changed in bulk, proved, cited."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.domain.achievement import Achievement
from app.domain.finding import Place
from app.services import settings
from app.services.ledger import evidence_of, uses_of
from app.services.ledger_choices import LedgerChoices
from tests.gui.windows import SIZES, clipped, dialog_of, outside, settle
from tests.helpers import evidence_files as made
from ui import navigation
from ui.dialogs.bulk_edit import BulkEditDialog
from ui.dialogs.evidence_preview import EvidencePreview
from ui.forms.editors import widget_of
from ui.main_window import MainWindow
from ui.models.ledger_model import MIME, LedgerModel
from ui.pages.ledger import LedgerPage
from ui.text import evidence as evidence_words
from ui.text import ledger as words


@pytest.fixture
def page(sample_window: MainWindow, qtbot: QtBot) -> LedgerPage:
    sample_window.go(navigation.LEDGER)
    settle(qtbot, sample_window)
    shown = sample_window.page(navigation.LEDGER)
    assert isinstance(shown, LedgerPage)
    return shown


def titles(page: LedgerPage) -> list[str]:
    return [page.model.index(row, 1).data() for row in range(page.model.rowCount())]


def dropped(target: QWidget, data: QMimeData) -> None:
    event = QDropEvent(
        QPointF(20, 30), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    target.dropEvent(event)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tab", range(4))
def test_the_page_fits(
    page: LedgerPage, sample_window: MainWindow, qtbot: QtBot, tmp_path: Path, size: str, tab: int
) -> None:
    sample_window.resize(*SIZES[size])
    page.table.selectRow(0)
    page.side.evidence.attach([made.put(tmp_path, "Quét mờ.pdf", made.scan_pdf(100, "L"))])
    page.side.setCurrentIndex(tab)
    settle(qtbot, sample_window)
    assert clipped(sample_window) == []
    assert outside(sample_window) == []


def test_an_empty_ledger_says_what_it_is_for(window: MainWindow, qtbot: QtBot) -> None:
    window.go(navigation.LEDGER)
    page = window.page(navigation.LEDGER)
    assert isinstance(page, LedgerPage)
    assert not page.table.isVisible()
    page.add()
    settle(qtbot, window)
    assert page.table.isVisible()
    assert titles(page) == [words.NO_TITLE]


def test_what_is_typed_is_saved_and_shown_in_the_table(
    page: LedgerPage, sample_window: MainWindow, qtbot: QtBot
) -> None:
    before = page.model.rowCount()
    page.add()
    field = sample_window.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "Dap duong")
    page.side.form.commit()
    assert page.model.rowCount() == before + 1
    assert "Dap duong" in titles(page)
    assert page.side.form.saved.text().startswith(words.SAVED.format(time=""))
    page.undo()
    assert "Dap duong" not in titles(page)
    page.redo()
    assert "Dap duong" in titles(page)


def test_the_filter_finds_without_accents_and_clears(page: LedgerPage, qtbot: QtBot) -> None:
    everything = page.model.rowCount()
    page.filter.text.setText("tuyen truyen")
    qtbot.waitUntil(lambda: 0 < page.model.rowCount() < everything)
    assert all("uyên truyền" in title for title in titles(page))
    page.filter.text.setText("khong co gi ca")
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    assert page._none_found.isVisible()
    page.filter.clear_all()
    assert page.model.rowCount() == everything


def test_nothing_is_asked_again_where_nothing_was_written(page: LedgerPage, sample_window: MainWindow) -> None:
    def turn_away_and_back() -> LedgerChoices:
        sample_window.go(navigation.HOME)
        sample_window.go(navigation.LEDGER)
        return page.choices

    before = turn_away_and_back()
    assert turn_away_and_back() is before
    page._desk.app.achievements.save(Achievement(id="new", title="Việc mới", tags=("mới",)))
    assert turn_away_and_back() is not before
    assert "Việc mới" in titles(page)
    tags = page.filter.picks[words.TAG]
    assert tags.findData("mới") < 0
    tags.setFocus()
    assert tags.findData("mới") > 0


def test_what_is_picked_stays_picked_when_the_choices_are_asked_anew(page: LedgerPage) -> None:
    app = page._desk.app
    app.achievements.save(Achievement(id="new", title="Việc mới", tags=("mới",)))
    page.refresh()
    tags = page.filter.picks[words.TAG]
    tags.setFocus()
    tags.choose("mới")
    assert titles(page) == ["Việc mới"]
    app.achievements.save(Achievement(id="other", title="Việc khác", tags=("mới",)))
    page.refresh()
    assert (tags.chosen(), len(titles(page))) == ("mới", 2)


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_from_the_search_a_key_goes_on_to_the_first_row_found(
    page: LedgerPage, sample_window: MainWindow, key: Qt.Key
) -> None:
    everything = page.model.rowCount()
    page.table.selectRow(2)
    page.filter.text.setFocus()
    QTest.keyClicks(page.filter.text, "luu dong")
    QTest.keyClick(page.filter.text, key)
    assert 1 < page.model.rowCount() < everything
    assert sample_window.focusWidget() is page.table
    assert page.table.places() == [0]
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.table.places() == [1]


def test_with_nothing_found_the_keyboard_stays_in_the_search(page: LedgerPage, sample_window: MainWindow) -> None:
    page.filter.text.setFocus()
    QTest.keyClicks(page.filter.text, "khong co gi ca")
    QTest.keyClick(page.filter.text, Qt.Key.Key_Down)
    assert page.model.rowCount() == 0
    assert sample_window.focusWidget() is page.filter.text


def test_the_headings_sort(page: LedgerPage) -> None:
    page.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert titles(page)[0].startswith("Bảo đảm")
    page.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert titles(page)[-1].startswith("Bảo đảm")
    page.table.sortByColumn(4, Qt.SortOrder.DescendingOrder)
    assert page.table.order() == ("title", True)


def test_the_menu_sorts_without_a_mouse(page: LedgerPage) -> None:
    by_date, by_title, _ = page.head.orders.actions()
    by_title.trigger()
    assert page.table.order() == ("title", False)
    by_title.trigger()
    assert page.table.order() == ("title", True)
    by_date.trigger()
    assert page.table.order() == ("date", False)


@pytest.mark.parametrize("tab", range(4))
def test_tab_reaches_everything(
    page: LedgerPage, sample_window: MainWindow, qtbot: QtBot, tmp_path: Path, tab: int
) -> None:
    page.table.selectRow(0)
    page.side.evidence.attach([made.put(tmp_path, "Quét mờ.pdf", made.scan_pdf(100, "L"))])
    page.side.setCurrentIndex(tab)
    settle(qtbot, sample_window)
    page.filter.text.setFocus()
    reached: list[QWidget] = []
    for _ in range(60):
        field = sample_window.focusWidget()
        assert field is not None
        reached.append(field)
        QTest.keyClick(field, Qt.Key.Key_Tab)
    kinds = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView, QTabBar)
    controls = [each for kind in kinds for each in page.findChildren(kind) if each.isVisible() and each.isEnabled()]
    meant = [each for each in controls if each.focusPolicy() != Qt.FocusPolicy.NoFocus]
    assert [each for each in meant if each not in reached] == []
    places = [reached.index(each) for each in (page.filter.text, page.table, page.side.tabBar())]
    assert places == sorted(places)


def test_many_rows_are_changed_by_one_dialog(page: LedgerPage, sample_window: MainWindow) -> None:
    page.table.selectAll()
    page.edit_many()
    dialog = dialog_of(sample_window, BulkEditDialog)
    dialog.field.choose("date")
    dialog.apply()
    assert dialog.isVisible()
    dialog.typed.setText("31/2/2021")
    dialog.apply()
    assert dialog.isVisible()
    dialog.field.choose("add_tag")
    dialog.tag.setEditText("bầu cử 2021")
    dialog.apply()
    assert page._desk.app.ledger.tags()[0] == "bầu cử 2021"
    page.undo()
    assert "bầu cử 2021" not in page._desk.app.ledger.tags()


def test_what_is_used_stays_and_the_panel_says_where(page: LedgerPage) -> None:
    before = page.model.rowCount()
    page.table.selectRow(0)
    page.remove()
    assert page._desk.panel.isVisible()
    assert page.model.rowCount() == before


def test_files_are_dropped_and_pictures_pasted(
    page: LedgerPage, sample_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page.table.selectRow(0)
    data = QMimeData()
    paths = (made.put(tmp_path, "a.pdf", made.text_pdf("A" * 60)), made.put(tmp_path, "b.exe", b"MZ"))
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    dropped(page.side.evidence, data)
    settle(qtbot, sample_window)
    assert page._desk.panel.isVisible()
    picture = QImage(60, 80, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    QGuiApplication.clipboard().setImage(picture)
    page.side.evidence.paste()
    settle(qtbot, sample_window)
    assert page.side.evidence.list.count() == 2
    shown = page.side.evidence.list.item(0).text()
    assert evidence_words.PAGES.format(pages=1) in shown
    page.side.evidence.drop_chosen()
    assert page.side.evidence.list.count() == 1
    QGuiApplication.clipboard().clear()
    page.side.evidence.paste()
    assert page.side.evidence.list.count() == 1


def test_evidence_is_looked_at_renamed_and_replaced(
    page: LedgerPage, sample_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page.table.selectRow(0)
    panel = page.side.evidence
    panel.attach(
        [made.put(tmp_path, "a.pdf", made.text_pdf("A" * 60)), made.put(tmp_path, "b.png", made.image(dpi=30))]
    )
    settle(qtbot, sample_window)
    for row in range(2):
        panel.list.setCurrentRow(row)
        panel.preview()
        settle(qtbot, sample_window)
        dialog = dialog_of(sample_window, EvidencePreview)
        settle(qtbot, sample_window)
        dialog.reject()
        settle(qtbot, sample_window)
    chosen = panel.current()
    assert chosen is not None
    panel.call(chosen, "Ảnh ngày hội")
    panel.replace_with(panel._shown[chosen.id], made.put(tmp_path, "c.png", made.image(dpi=40)))
    settle(qtbot, sample_window)
    stored = page._desk.app.evidence.get(chosen.id)
    assert (stored.title, stored.file_name) == ("Ảnh ngày hội", "c.png")
    page._desk.app.evidence.files.path(stored.sha256).unlink()
    panel.renew()
    assert evidence_words.MISSING in panel.list.item(1).text()
    panel.preview()
    settle(qtbot, sample_window)
    assert page._desk.panel.isVisible()


def test_a_file_found_altered_is_said_to_be_so_in_the_list(
    page: LedgerPage, sample_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page.table.selectRow(0)
    panel = page.side.evidence
    panel.attach([made.put(tmp_path, "a.pdf", made.text_pdf("A" * 60))])
    settle(qtbot, sample_window)
    chosen = panel.current()
    assert chosen is not None
    page._desk.app.evidence.files.path(chosen.sha256).write_bytes(b"khac")
    assert evidence_words.GOOD in panel.list.item(0).text()
    panel.open_elsewhere()
    settle(qtbot, sample_window)
    assert page._desk.panel.isVisible()
    assert evidence_words.ALTERED in panel.list.item(0).text()


def test_a_heavy_file_is_asked_about_before_it_is_copied(
    page: LedgerPage, sample_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    settings.write(page._desk.app, settings.EVIDENCE_LIMIT, 5)
    page.table.selectRow(0)
    page.side.setCurrentWidget(page.side.evidence)
    panel = page.side.evidence
    heavy = made.put(tmp_path, "nặng.pdf", made.text_pdf("A" * 60) + bytes(6 << 20))
    panel.attach([heavy, made.put(tmp_path, "nhẹ.pdf", made.text_pdf("B" * 60))])
    settle(qtbot, sample_window)
    assert "nặng 6 MB, quá mức 5 MB" in panel.attaching._question.text()
    assert clipped(sample_window) == []
    assert panel.list.count() == 0
    panel.attaching.no_button.click()
    settle(qtbot, sample_window)
    assert [panel.list.item(row).text().partition("\n")[0] for row in range(panel.list.count())] == ["nhẹ"]
    panel.attach([heavy])
    panel.attaching.yes_button.click()
    settle(qtbot, sample_window)
    assert panel.list.count() == 2
    assert not panel.attaching.isVisible()


def test_what_is_attached_belongs_to_the_row_it_was_attached_to(
    page: LedgerPage, sample_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page.table.selectRow(0)
    first = page.side.shown
    page.side.evidence.attach([made.put(tmp_path, "a.pdf", made.text_pdf("A" * 60))])
    page.table.selectRow(1)
    settle(qtbot, sample_window)
    assert [each.file_name for each in evidence_of(page._desk.app, first)] == ["a.pdf"]
    assert evidence_of(page._desk.app, page.side.shown) == ()


def test_copying_can_be_stopped(page: LedgerPage, sample_window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page.table.selectRow(0)
    page.side.setCurrentWidget(page.side.evidence)
    panel = page.side.evidence
    panel.attach([made.put(tmp_path, "a.pdf", made.text_pdf("A" * 60))])
    assert panel.attaching.isVisible()
    panel.attaching.stop()
    settle(qtbot, sample_window)
    assert not panel.attaching.isVisible()
    panel.attach([made.put(tmp_path, "b.pdf", made.text_pdf("B" * 60))])
    settle(qtbot, sample_window)
    assert panel.list.count() >= 1


def test_rows_are_cited_by_dropping_them_on_a_criterion_or_by_a_key(page: LedgerPage, qtbot: QtBot) -> None:
    page.add()
    chosen = page.side.shown
    page.side.setCurrentWidget(page.side.cite)
    criteria = page.side.cite.criteria
    data = page.model.mimeData([page.model.index(page.table.places()[0], 0)])
    assert data.hasFormat(MIME)
    place = criteria.visualItemRect(criteria.item(2)).center()
    event = QDropEvent(
        QPointF(place), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    criteria.dropEvent(event)
    (use,) = uses_of(page._desk.app, chosen)
    assert len(use.criteria) == 1
    page.side.cite.case.setCurrentIndex(1)
    page.side.cite.text.setText("khieu nai")
    page.side.cite.cite()
    assert len(uses_of(page._desk.app, chosen)) == 2


def test_ctrl_g_opens_the_criteria_and_enter_cites(page: LedgerPage, sample_window: MainWindow, qtbot: QtBot) -> None:
    page.add()
    chosen = page.side.shown
    sample_window.activateWindow()
    page.table.setFocus()
    qtbot.waitUntil(page.table.hasFocus)
    QTest.keyClick(page.table, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert page.side.currentWidget() is page.side.cite
    assert uses_of(page._desk.app, chosen) == ()
    criteria = page.side.cite.criteria
    assert criteria.hasFocus()
    QTest.keyClick(criteria, Qt.Key.Key_Down)
    QTest.keyClick(criteria, Qt.Key.Key_Return)
    assert len(uses_of(page._desk.app, chosen)[0].criteria) == 1
    QTest.keyClick(criteria, Qt.Key.Key_Down)
    QTest.keyClick(criteria, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert len(uses_of(page._desk.app, chosen)[0].criteria) == 2


def test_a_tab_opens_when_rows_are_dragged_over_it(page: LedgerPage, qtbot: QtBot) -> None:
    bar = page.side.tabBar()
    place = QPointF(bar.tabRect(3).center())
    data = page.model.mimeData([page.model.index(0, 0)])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(bar, QDragEnterEvent(place, Qt.DropAction.CopyAction, data, left, none))
    QApplication.sendEvent(bar, QDragMoveEvent(place, Qt.DropAction.CopyAction, data, left, none))
    qtbot.waitUntil(lambda: page.side.currentWidget() is page.side.cite)


def test_the_role_of_who_takes_part_is_asked_at_once_and_shown_in_the_table(page: LedgerPage, qtbot: QtBot) -> None:
    page.add()
    view, made = page.side.form.view, page.side.shown
    someone = page.choices.people[0]
    entry = view._rows.entry(Place(part="achievement", id=made, field="participants"))
    assert entry is not None
    entry.editor.show_typed((someone.id,))
    entry.editor.edited.emit()
    role = view._rows.entry(Place(part="achievement", id=made, field=f"participants.{someone.id}"))
    assert role is not None
    assert role.asked.label == f"Vai trò của {someone.title}"
    QTest.keyClicks(widget_of(role.editor), "Chu tri")
    page.side.form.commit()
    row = page.table.places()[0]
    assert page.model.index(row, 3).data() == f"{someone.title} (Chu tri)"


def test_rows_are_fetched_by_the_page_and_only_where_somebody_looks() -> None:
    asked: list[int] = []

    def rows_of(numbers: object) -> tuple:
        asked.append(len(list(numbers)))  # type: ignore[call-overload]
        return ()

    model = LedgerModel(rows_of, lambda numbers: ())
    model.show_numbers(range(100_000), {})
    assert (model.rowCount(), asked) == (100_000, [])
    model.index(0, 0).data()
    model.index(99, 1).data()
    model.index(50_000, 1).data()
    assert asked == [100, 100]
