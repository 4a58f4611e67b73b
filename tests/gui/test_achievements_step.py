"""Step 4: what a summary tells, how it is worded, what its figures rest on, and what the certificate says."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.achievement import Participation
from app.domain.dossier import Nomination
from app.domain.finding import Place
from app.services import citations, summary_draft
from app.services.app import App
from tests.bench.dossiers import dossier_of
from tests.gui.windows import SIZES, clipped, dialog_of, outside, session_of, settle
from tests.helpers import dossier_builder as make
from ui.dialogs.pick_achievements import PickAchievementsDialog
from ui.main_window import MainWindow
from ui.pages.steps.achievements import AchievementsStep
from ui.text import achievements as words

HAMLET = "de-nghi-thon-dong"
TOLD, SUMMARY, CERTIFICATE = 0, 1, 2


def step_of(window: MainWindow) -> AchievementsStep:
    """The fourth step of the open dossier, in sight."""
    window.dossier_page.turn_to("achievements")
    return cast(AchievementsStep, window.dossier_page.step_page("achievements"))


def case_of(window: MainWindow, id_: str = HAMLET) -> Nomination:
    return next(each for each in session_of(window).snapshot.dossier.nominations if each.id == id_)


def tell_otherwise(window: MainWindow, value: str, instead: str) -> None:
    """Let a figure of the ledger be another."""
    dossier = session_of(window).snapshot.dossier
    achievements = tuple(
        replace(
            each,
            figures=tuple(replace(each_, value=instead) if each_.value == value else each_ for each_ in each.figures),
        )
        for each in dossier.achievements
    )
    session_of(window).change(replace(dossier, achievements=achievements), "thử")


def strokes(target: QWidget, text: str) -> None:
    """What an input method sends: ``<`` is a backspace, every other letter itself."""
    for letter in text:
        if letter == "<":
            QTest.keyClick(target, Qt.Key.Key_Backspace)
        else:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def reword(step: AchievementsStep, old: str, new: str) -> None:
    """Type another wording, and let the typing rest."""
    editor = step.summary.editor
    editor.setPlainText(editor.toPlainText().replace(old, new))
    editor.commit()


@pytest.fixture
def step(sample_window: MainWindow, qtbot: QtBot) -> AchievementsStep:
    """The step in sight at the first nominee of the sample."""
    made = step_of(sample_window)
    settle(qtbot, sample_window)
    return made


def test_the_summary_s_achievements_are_listed_in_its_order(step: AchievementsStep) -> None:
    texts = [step.told.list.item(row).text() for row in range(step.told.list.count())]
    assert texts[0].startswith("1. 13/4/2021: Treo pa nô")
    assert len(texts) == 4
    assert step.tabs.tabText(TOLD) == "Thành tích (4)"


def test_keys_move_an_achievement_and_undo_puts_it_back(step: AchievementsStep, sample_window: MainWindow) -> None:
    before = step.told.list.ids()
    step.told.list.setCurrentRow(0)
    QTest.keyClick(step.told.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert step.told.list.ids() == [before[1], before[0], *before[2:]]
    assert step.told.list.chosen() == before[0]
    assert case_of(sample_window).arranged
    session_of(sample_window).undo()
    assert step.told.list.ids() == before


def test_a_drag_orders_as_the_keys_do(step: AchievementsStep, sample_window: MainWindow) -> None:
    order = step.told.list.ids()[::-1]
    step.told.list.ordered.emit(order)
    assert list(case_of(sample_window).achievements) == order
    step.told.sorting.emit()
    assert not case_of(sample_window).arranged


def test_delete_takes_an_achievement_out_of_the_summary(step: AchievementsStep, sample_window: MainWindow) -> None:
    chosen = step.told.list.chosen()
    QTest.keyClick(step.told.list, Qt.Key.Key_Delete)
    assert chosen not in case_of(sample_window).achievements
    assert chosen not in step.told.list.ids()


def test_a_new_achievement_waits_for_its_title(step: AchievementsStep, sample_window: MainWindow) -> None:
    step.add_new()
    new = case_of(sample_window).achievements[-1]
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Việc đã làm"
    strokes(focused, "Họp xóm")
    step.commit()
    titles = {each.id: each.title for each in session_of(sample_window).snapshot.dossier.achievements}
    assert titles[new] == "Họp xóm"
    assert "Họp xóm" in summary_draft.draft_text(session_of(sample_window).snapshot, case_of(sample_window))


def test_achievements_are_chosen_from_the_ledger(
    step: AchievementsStep, sample_window: MainWindow, qtbot: QtBot
) -> None:
    step.pick()
    dialog = dialog_of(sample_window, PickAchievementsDialog)
    dialog._search.setText("phat thanh")
    shown = [each for each in dialog._items() if not each.isHidden()]
    assert [each.text() for each in shown][:1] == ["22/5/2021: Phát thanh về cuộc bầu cử trên hệ thống truyền thanh xã"]
    shown[0].setCheckState(Qt.CheckState.Checked)
    dialog.pick()
    settle(qtbot, sample_window)
    assert "phat-thanh" in case_of(sample_window).achievements
    assert step.told.list.chosen() == "phat-thanh"


def test_the_draft_follows_the_facts_until_somebody_words_it(step: AchievementsStep, sample_window: MainWindow) -> None:
    step.tabs.setCurrentIndex(SUMMARY)
    assert "64 chiếc" in step.summary.editor.toPlainText()
    tell_otherwise(sample_window, "64", "70")
    assert "70 chiếc" in step.summary.editor.toPlainText()
    assert not step.summary.review.isVisible()
    assert case_of(sample_window).summary_text == ""


def test_telex_letters_arrive_as_they_are_typed(step: AchievementsStep, sample_window: MainWindow) -> None:
    step.tabs.setCurrentIndex(SUMMARY)
    editor = step.summary.editor
    editor.setFocus()
    cursor = editor.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    editor.setTextCursor(cursor)
    strokes(editor, " Nguye<ễn  Thi<ị Ho<òa")
    assert editor.toPlainText().endswith(" Nguyễn  Thị Hòa")
    editor.commit()
    assert editor.toPlainText().endswith(" Nguyễn  Thị Hòa")  # two spaces stay as long as somebody is in it
    assert case_of(sample_window).summary_text.endswith(" Nguyễn Thị Hòa")


def test_new_facts_are_offered_side_by_side_and_taken_one_by_one(
    step: AchievementsStep, sample_window: MainWindow, qtbot: QtBot
) -> None:
    step.tabs.setCurrentIndex(SUMMARY)
    reword(step, "Với thành tích nêu trên", "Ghi nhận kết quả đó")
    tell_otherwise(sample_window, "64", "70")
    tell_otherwise(sample_window, "57", "60")
    review = step.summary.review
    assert review.isVisible()
    assert review._lead.text().startswith("2 câu")
    first = review.current()
    assert first is not None
    assert ("64 chiếc" in first.own, "70 chiếc" in first.today) == (True, True)
    qtbot.mouseClick(review.take, Qt.MouseButton.LeftButton)
    assert "70 chiếc" in case_of(sample_window).summary_text
    assert "57 cử tri" in case_of(sample_window).summary_text
    qtbot.mouseClick(review.leave, Qt.MouseButton.LeftButton)
    assert "57 cử tri" in case_of(sample_window).summary_text
    assert "Ghi nhận kết quả đó" in step.summary.editor.toPlainText()
    assert not review.isVisible()
    session_of(sample_window).undo()
    assert review.isVisible()


def test_all_untouched_sentences_are_taken_at_once(
    step: AchievementsStep, sample_window: MainWindow, qtbot: QtBot
) -> None:
    step.tabs.setCurrentIndex(SUMMARY)
    reword(step, "57 cử tri", "năm mươi bảy cử tri")
    for value, instead in (("64", "70"), ("1740", "1750"), ("57", "60")):
        tell_otherwise(sample_window, value, instead)
    qtbot.mouseClick(step.summary.review.take_rest, Qt.MouseButton.LeftButton)
    (left,) = summary_draft.changes(session_of(sample_window).snapshot, case_of(sample_window))
    assert left.touched
    assert "năm mươi bảy cử tri" in case_of(sample_window).summary_text


def test_the_program_takes_the_wording_back_when_asked(step: AchievementsStep, sample_window: MainWindow) -> None:
    step.tabs.setCurrentIndex(SUMMARY)
    reword(step, "Với thành tích nêu trên", "Ghi nhận kết quả đó")
    assert step.summary.redraft_button.isVisible()
    step.summary.redraft_button.click()
    assert case_of(sample_window).summary_text == ""
    assert "Với thành tích nêu trên" in step.summary.editor.toPlainText()
    session_of(sample_window).undo()
    assert "Ghi nhận kết quả đó" in step.summary.editor.toPlainText()


def point(step: AchievementsStep, shown: str) -> str:
    """Put the caret into those words; what is said of them."""
    editor = step.summary.editor
    cursor = editor.textCursor()
    cursor.setPosition(editor.toPlainText().index(shown) + 1)
    editor.setTextCursor(cursor)
    return step.summary.source.text()


def test_a_figure_says_what_it_rests_on(step: AchievementsStep, sample_window: MainWindow, qtbot: QtBot) -> None:
    step.tabs.setCurrentIndex(SUMMARY)
    assert "Biên bản kết quả kiểm phiếu" in point(step, "99,75%")
    qtbot.mouseClick(step.summary.go_to_source, Qt.MouseButton.LeftButton)
    settle(qtbot, sample_window)
    assert not step.isVisible()
    sample_window.dossier_page.turn_to("achievements")
    assert "Thành tích “Treo pa nô" in point(step, "64 chiếc")
    assert "Tiêu chuẩn đã đạt" in point(step, "Cuộc bỏ phiếu kết thúc")


def test_a_number_of_one_s_own_is_marked(step: AchievementsStep) -> None:
    step.tabs.setCurrentIndex(SUMMARY)
    reword(step, "Với thành tích nêu trên", "Với 77 việc nêu trên")
    step.summary.trace()
    assert "chưa có số liệu nào làm căn cứ" in point(step, "77")
    mark = step.summary.editor.mark_at(step.summary.editor.toPlainText().index("77") + 1)
    assert mark is not None
    assert mark.tone == "warn"


def test_the_length_is_told(step: AchievementsStep) -> None:
    step.tabs.setCurrentIndex(SUMMARY)
    assert step.summary.meter._words.text() == "421/900 chữ"
    step.summary.editor.setPlainText("chữ " * 901)
    step.summary.trace()
    assert step.summary.meter._words.text() == "901/900 chữ · Dài hơn 1 chữ"


def test_the_certificate_shows_the_plan_s_words_until_others_are_typed(
    step: AchievementsStep, sample_window: MainWindow
) -> None:
    step.tabs.setCurrentIndex(CERTIFICATE)
    panel = step.certificate
    assert panel._award.text() == "BẰNG KHEN"
    panel.editor.setPlainText("")
    panel.editor.commit()
    assert case_of(sample_window).certificate_text == ""
    assert panel._merit.text().startswith("Đã có thành tích xuất sắc trong chỉ đạo, tham mưu")
    assert panel.editor.placeholderText() == panel._merit.text()
    panel.editor.setPlainText("Đã có thành tích  trong bầu cử")
    panel.editor.commit()
    assert panel._merit.text() == "Đã có thành tích trong bầu cử"


def test_what_was_typed_is_stored_before_another_nominee_is_shown(
    step: AchievementsStep, sample_window: MainWindow
) -> None:
    step.tabs.setCurrentIndex(SUMMARY)
    editor = step.summary.editor
    editor.setPlainText("Lời riêng của thôn.")
    step._go(1)
    assert case_of(sample_window).summary_text == "Lời riêng của thôn."
    other = case_of(sample_window, step.nominees.chosen())
    assert other.id != HAMLET
    assert editor.toPlainText() == summary_draft.draft_text(session_of(sample_window).snapshot, other)
    assert other.summary_text == ""


def test_findings_lead_to_their_nominee_and_tab(step: AchievementsStep) -> None:
    assert step.focus_place(Place(part="nomination", id="de-nghi-thon-doai", field="certificate_text"))
    assert (step.nominees.chosen(), step.tabs.currentIndex()) == ("de-nghi-thon-doai", CERTIFICATE)
    assert step.focus_place(Place(part="achievement", id="xe-luu-dong", field="title"))
    assert step.tabs.currentIndex() == TOLD
    assert step.told.list.chosen() == "xe-luu-dong"
    assert not step.focus_place(Place(part="nominee", id="thon-dong", field="name"))


def test_sixty_nominees_are_turned_through(app: App, window: MainWindow, qtbot: QtBot) -> None:
    large = dossier_of(make.sample(), 60)
    app.dossiers.save(large.dossier, app.library.pinned_text(large.plan.id))
    window.open_dossier(large.dossier.id)
    step = step_of(window)
    settle(qtbot, window)
    assert step.nominees.count() == 60
    step.nominees.setCurrentIndex(59)
    assert not step._on.isEnabled()
    assert step.nomination is not None
    assert step.nomination.id == large.dossier.nominations[59].id


@pytest.mark.parametrize("size", SIZES)
def test_the_step_fits(sample_window: MainWindow, qtbot: QtBot, size: str) -> None:
    sample_window.resize(*SIZES[size])
    step = step_of(sample_window)
    settle(qtbot, sample_window)
    for tab in (TOLD, SUMMARY, CERTIFICATE):
        step.tabs.setCurrentIndex(tab)
        settle(qtbot, sample_window)
        assert clipped(step) == []
        assert outside(step) == []
    step.tabs.setCurrentIndex(SUMMARY)
    reword(step, "Với thành tích nêu trên", "Ghi nhận 3 kết quả nêu trên")
    for value, instead in (("64", "70"), ("1740", "1750")):
        tell_otherwise(sample_window, value, instead)
    settle(qtbot, sample_window)
    assert clipped(step) == []
    assert outside(step) == []


def test_an_achievement_is_given_to_all_who_took_part_by_one_press(
    step: AchievementsStep, sample_window: MainWindow
) -> None:
    session = session_of(sample_window)
    chosen, dossier = step.told.list.chosen(), session.snapshot.dossier
    other = next(each for each in dossier.nominations if chosen not in each.achievements)
    achievements = tuple(
        replace(each, participants=(*each.participants, Participation(nominee=other.nominee)))
        if each.id == chosen
        else each
        for each in dossier.achievements
    )
    before = len(citations.uncited(dossier, chosen))
    session.change(replace(dossier, achievements=achievements), "thử")
    assert step.told.share.isEnabled()
    assert step.told.share.text() == words.SHARE.format(count=before + 1)
    step.told.share.setFocus()
    step.told.share.click()
    assert chosen in case_of(sample_window, other.id).achievements
    assert step.told.share.isVisible()
    assert not step.told.share.isEnabled()
    assert step.told._why.text() == words.SHARE_ALL_WHY
    assert step.told.list.hasFocus(), "the keyboard stays where the achievement is"
    assert step._name(other.id) in step.told.notice._words.text()
    session.undo()
    assert chosen not in case_of(sample_window, other.id).achievements
    assert step.told.share.isEnabled()


def test_who_is_told_of_an_achievement_of_the_ledger_took_part_in_it(
    step: AchievementsStep, sample_window: MainWindow
) -> None:
    snapshot, nomination = session_of(sample_window).snapshot, case_of(sample_window)
    strange = next(
        each
        for each in citations.candidates(sample_window.app, snapshot, nomination)
        if nomination.nominee not in {part.nominee for part in each.participants}
    )
    step.cite((strange,))
    (now,) = (each for each in session_of(sample_window).snapshot.dossier.achievements if each.id == strange.id)
    assert nomination.nominee in {part.nominee for part in now.participants}
    assert step._name(nomination.id) in step.told.notice._words.text()


def test_the_preview_follows_the_nominee(step: AchievementsStep, sample_window: MainWindow, qtbot: QtBot) -> None:
    pages = sample_window.dossier_page._papers._pages
    assert pages is not None
    sample_window.dossier_page._beside.setCurrentIndex(0)
    settle(qtbot, sample_window)
    seen = [pages._spot]
    for place in (step.nominees.count() - 1, 1, 0):
        step.nominees.setCurrentIndex(place)
        settle(qtbot, sample_window)
        seen.append(pages._spot)
    assert len({str(each) for each in seen[1:]}) == 3
