"""Pictures of every page and state at the sizes officials have: ``python -m tests.gui.screens --out DIR``.

One process per scale draws offscreen; ``--readme`` also renews ``resources/help/man-hinh.png``. ``--guide`` draws at
the size of the user guide only, and renews its pictures.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.domain.finding import Place
from app.errors import InputError
from app.forms.spec import FormField
from tests.gui import guide_pictures
from tests.gui.screens_desk import desk_pictures, first_pictures
from tests.gui.windows import check_step, export_step, session_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QApplication, QDialog

    from app.services.exporting import ExportResult
    from ui.main_window import MainWindow

SIZES = {"1366x768-100": (1366, 768, 1.0), "1366x768-125": (1366, 768, 1.25), "1366x768-150": (1366, 768, 1.5)}
LARGE = {"1920x1080-100": (1920, 1080, 1.0)}
GUIDE = {"guide": (1000, 600, 1.0)}
README_PICTURE = Path("resources/help/man-hinh.png")
README_STATE = "04-buoc-3b-ty-le-di-bau"
PATIENCE_SECONDS = 60
OTHERS = InputError(
    "Ngoài số và ngày, giấy tờ còn khác 1 chỗ: Tờ trình đề nghị khen thưởng: “ông Nguyễn Văn Mẫu” thành “ông Nguyễn "
    "Văn Thử”. Chưa ghi số; hồ sơ, các tệp còn nguyên.",
    "Nếu bản đã ký khác bản này thì trình ký lại; nếu các thay đổi là đúng thì chọn chấp nhận rồi ghi số.",
)

_Dialog = TypeVar("_Dialog", bound="QDialog")


def main() -> int:
    """Draw all states at all sizes, or, called by itself, at one."""
    chosen = _parser().parse_args()
    if chosen.size:
        return draw(chosen.out, chosen.size)
    sizes = GUIDE if chosen.guide else SIZES | LARGE
    for size, (_, _, scale) in sizes.items():
        command = [sys.executable, "-m", "tests.gui.screens", "--out", str(chosen.out), "--size", size]
        environment = os.environ | {"QT_SCALE_FACTOR": str(scale), "QT_QPA_PLATFORM": "offscreen"}
        subprocess.run(command, check=True, env=environment)
    if chosen.guide:
        guide_pictures.refresh(chosen.out / "guide")
    if chosen.readme:
        README_PICTURE.parent.mkdir(parents=True, exist_ok=True)
        README_PICTURE.write_bytes((chosen.out / "1366x768-100" / f"{README_STATE}.png").read_bytes())
    return 0


def draw(out: Path, size: str) -> int:
    """Every state at one size, each a PNG in ``out/size``."""
    from app.paths import locate_paths
    from app.wiring import build_app
    from ui.main import dress, make_application
    from ui.main_window import MainWindow

    width, height, scale = (SIZES | LARGE | GUIDE)[size]
    os.environ.update(QT_SCALE_FACTOR=str(scale), QT_QPA_PLATFORM="offscreen")
    folder = out / size
    folder.mkdir(parents=True, exist_ok=True)
    application = make_application()
    with tempfile.TemporaryDirectory() as data:
        paths = locate_paths(Path(data))
        dress(application, paths)
        app = build_app(paths)
        window = MainWindow()
        window.resize(round(width / scale), round(height / scale))
        window.begin(app)
        window.show()
        for name, picture in Story(application, window, Path(data)).pictures():
            if size in GUIDE and name in guide_pictures.WITH_PATHS:
                picture = guide_pictures.with_office_paths(window, Path(data))  # noqa: PLW2901
            picture.save(str(folder / f"{name}.png"))
        window.close()
        app.close()
    return 0


class Story:
    """Leads one window from an empty folder through everything it can show."""

    def __init__(self, application: QApplication, window: MainWindow, folder: Path) -> None:
        self._application = application
        self._window = window
        self._folder = folder

    def pictures(self) -> Iterator[tuple[str, QPixmap]]:
        """Name and picture of each state, in the order of the story."""
        window = self._window
        self.settle()
        yield from first_pictures(self)
        yield from self._beginning()
        window.home.open_sample()
        self.settle()
        yield "05-ho-so-mau", window.grab()
        yield from self._steps()
        yield from self._tabs("05", "ho-so-mau")
        window.dossier_page._head.beside.setChecked(False)
        self.settle()
        yield "05d-ho-so-khong-trang-giay", window.grab()
        window.dossier_page._head.beside.setChecked(True)
        yield from self._exporting()
        yield from self._numbering()
        yield from self._failing()
        window.show_home()
        self.settle()
        yield "08-ban-lam-viec", window.grab()
        window.home.dossier_actions.trash(next(iter(window.home._frames.values())).card)
        self.settle()
        yield "09-thung-rac", window.grab()
        window.home._notice._action.click()
        yield from desk_pictures(self)
        window.go("plans")
        self.settle()
        yield "10-ke-hoach", window.grab()
        window.go("about")
        self.settle()
        yield "11-gioi-thieu", window.grab()
        window.go("settings")
        self.settle()
        yield "11b-cai-dat", window.grab()
        yield from self._measuring()
        yield from self._crashing()

    def settle(self) -> None:
        """Let the background finish and everything be painted."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        quiet = 0
        while quiet < 20:
            self._application.processEvents()
            time.sleep(0.02)
            quiet = 0 if self._window.runner.busy() else quiet + 1
            if time.monotonic() > deadline:
                raise TimeoutError("The window does not come to rest.")

    def _beginning(self) -> Iterator[tuple[str, QPixmap]]:
        from ui.dialogs.new_dossier import NewDossierDialog

        window = self._window
        window.show_dossier()
        self.settle()
        yield "02-chua-mo-ho-so", window.grab()
        window.show_home()
        window.home.begin()
        dialog = self._dialog(NewDossierDialog)
        yield "03-lap-ho-so", self._over(dialog)
        dialog.create()
        yield "03b-lap-ho-so-thieu", self._over(dialog)
        dialog._unit.setText("Ủy ban nhân dân xã Minh Tâm")
        dialog._superior.setText("Ủy ban nhân dân huyện Kiến Xương")
        dialog._draft()
        yield "03c-lap-ho-so-du", self._over(dialog)
        dialog.create()
        self.settle()
        yield "04-ho-so-moi", window.grab()
        yield from self._tabs("04", "ho-so-moi")

    def _steps(self) -> Iterator[tuple[str, QPixmap]]:
        from app.forms.steps import STEP_TITLES

        for number, step in enumerate(STEP_TITLES, start=1):
            self._window.dossier_page.turn_to(step)
            self.settle()
            yield f"04-buoc-{number}-{step}", self._window.grab()
            if step == "criteria":
                yield from self._criteria()
            if step == "achievements":
                yield from self._summaries()

    def _criteria(self) -> Iterator[tuple[str, QPixmap]]:
        from ui.pages.steps.criteria import CriteriaStep

        page = self._window.findChildren(CriteriaStep)[0]
        for letter, criterion in (("b", "ty-le-di-bau"), ("c", "quan-triet"), ("d", "tap-the")):
            page.open(criterion, "de-nghi-thon-dong")
            self.settle()
            yield f"04-buoc-3{letter}-{criterion}", self._window.grab()
        page.close_case()

    def _summaries(self) -> Iterator[tuple[str, QPixmap]]:
        from ui.pages.steps.achievements import AchievementsStep

        page = self._window.findChildren(AchievementsStep)[0]
        session = session_of(self._window)
        page.tabs.setCurrentIndex(1)
        self.settle()
        yield "04-buoc-4b-ban-tom-tat", self._window.grab()
        editor = page.summary.editor
        editor.setPlainText(editor.toPlainText().replace("Với thành tích nêu trên", "Với 3 việc nêu trên"))
        editor.commit()
        page.told.list.setCurrentRow(0)
        title = Place(part="achievement", id=page.told.list.chosen(), field="title")
        session.put(FormField(place=title, label="Việc đã làm"), "Treo pa nô ở mọi ngõ xóm")
        self.settle()
        yield "04-buoc-4c-so-lieu-doi", self._window.grab()
        page.tabs.setCurrentIndex(2)
        self.settle()
        yield "04-buoc-4d-loi-ghi-tren-bang", self._window.grab()
        session.undo()
        session.undo()
        page.tabs.setCurrentIndex(0)

    def _tabs(self, number: str, name: str) -> Iterator[tuple[str, QPixmap]]:
        tabs = check_step(self._window).tabs
        for index, letter in ((1, "b"), (2, "c"), (0, "")):
            tabs.setCurrentIndex(index)
            self.settle()
            if letter:
                yield f"{number}{letter}-{name}", self._window.grab()

    def _exporting(self) -> Iterator[tuple[str, QPixmap]]:
        window, step = self._window, export_step(self._window)
        self.settle()
        yield "06-xuat", window.grab()
        step.form.say_errors(12)
        step.form.folder.setText("")
        step.export()
        self.settle()
        yield "06a-xuat-con-thieu", window.grab()
        step.form.folder.setText(str(self._folder / "Hồ sơ bầu cử 2021"))
        step.form.say_errors(0)
        step.progress.advance(2, 4, "Bản tóm tắt thành tích")
        step.sheets.setCurrentIndex(1)
        self.settle()
        yield "06b-xuat-dang-lam", window.grab()
        step.form.carry.setChecked(True)
        step.export()
        self.settle()
        yield "06c-xuat-xong", window.grab()
        step.report.tabs.setCurrentIndex(0)
        step.report.everything.setChecked(True)
        self.settle()
        yield "06d-xuat-tat-ca-quy-dinh", window.grab()
        result = step.report._result
        assert result is not None  # it was exported a moment ago
        step.report.show_result(with_faults(result))
        self.settle()
        yield "06e-xuat-con-loi", window.grab()
        result.files[0].path.unlink()
        step.history.show_dossier(result.dossier)
        step.tabs.setCurrentIndex(1)
        self.settle()
        step.history.listing.rows.expandAll()
        yield "06f-cac-lan-xuat", window.grab()
        step.tabs.setCurrentIndex(0)
        yield from self._printing()

    def _printing(self) -> Iterator[tuple[str, QPixmap]]:
        from ui.dialogs.printing import PrintDialog

        export_step(self._window).print_papers()
        dialog = self._dialog(PrintDialog)
        yield "06m-in", self._over(dialog)
        dialog._advance(3, 22)
        dialog._sheets.setCurrentIndex(1)
        yield "06n-in-dang-lam", self._over(dialog)
        dialog.close()

    def _numbering(self) -> Iterator[tuple[str, QPixmap]]:
        from ui.dialogs.number import NumberDialog

        export_step(self._window).number()
        dialog = self._dialog(NumberDialog)
        folder = dialog._folder.text()
        dialog._folder.setText(rf"{guide_pictures.OFFICE}\Hồ sơ bầu cử 2021")
        yield "06g-ghi-so", self._over(dialog)
        dialog._folder.setText(folder)
        dialog._number.setText("năm")
        dialog._date.setText("9/6/2021")
        dialog.give()
        yield "06h-ghi-so-sai", self._over(dialog)
        dialog._panel.show_error(OTHERS)
        dialog._accept.show()
        yield "06i-ghi-so-thay-doi-khac", self._over(dialog)
        dialog._panel.hide()
        dialog._number.setText("5")
        dialog.give()
        yield "06k-ghi-so-xong", self._over(dialog)
        dialog.close()
        self.settle()
        yield "06l-ho-so-da-ghi-so", self._window.grab()

    def _measuring(self) -> Iterator[tuple[str, QPixmap]]:
        from tests.helpers.word_files import submission
        from ui.pages.lint import LintPage

        self._window.go("lint")
        self.settle()
        yield "13-soat-the-thuc", self._window.grab()
        page = self._window.findChildren(LintPage)[0]
        with tempfile.TemporaryDirectory() as folder:
            for name, letter, content in (
                ("To trinh khen thuong.docx", "b", submission()),
                ("Tờ trình cũ.docx", "c", submission(indent=40)),
            ):
                path = Path(folder) / name
                path.write_bytes(content)
                page.measure(path)
                self.settle()
                yield f"13{letter}-soat-the-thuc", self._window.grab()

    def _failing(self) -> Iterator[tuple[str, QPixmap]]:
        from app.errors import FolderNotWritable

        error = FolderNotWritable(
            "Không ghi được vào thư mục đã chọn; hồ sơ trong chương trình không bị ảnh hưởng.",
            "Hãy chọn thư mục khác, hoặc kiểm tra ổ đĩa đã cắm chưa.",
            "E:/Khen thưởng 2021 (PermissionError 13)",
        )
        self._window.show_error(error)
        self.settle()
        yield "07-loi", self._window.grab()
        self._window._panel._more.setChecked(True)
        self.settle()
        yield "07b-loi-chi-tiet", self._window.grab()

    def _crashing(self) -> Iterator[tuple[str, QPixmap]]:
        self._window.show_crash(IndexError("một lỗi thử"))
        self.settle()
        yield "12-su-co", self._window.grab()

    def _dialog(self, kind: type[_Dialog]) -> _Dialog:
        self.settle()
        return next(each for each in self._window.findChildren(kind) if each.isVisible())

    def _over(self, dialog: QDialog) -> QPixmap:
        """The dialog in front of its window, as a desktop would show it."""
        from PySide6.QtCore import QPoint
        from PySide6.QtGui import QColor, QPainter

        self.settle()
        picture, front = self._window.grab(), dialog.grab()
        ratio = picture.devicePixelRatio()
        room = self._window.size() - dialog.size()
        corner = QPoint(room.width() // 2, room.height() // 2)
        painter = QPainter(picture)
        painter.fillRect(self._window.rect(), QColor(0, 0, 0, 60))
        painter.fillRect(dialog.rect().translated(corner).adjusted(-1, -25, 1, 1), QColor("#5b6570"))
        painter.setPen(QColor("#ffffff"))
        painter.drawText(corner + QPoint(10, -8), dialog.windowTitle())
        front.setDevicePixelRatio(ratio)
        painter.drawPixmap(corner, front)
        painter.end()
        return picture


def with_faults(result: ExportResult) -> ExportResult:
    """The same export as if some of its lines were not kept."""
    lines = result.proof.lines
    where = ("Tờ trình đề nghị khen thưởng (DOCX), Đoạn 12: “Thực hiện Kế hoạch…”", "Bản tóm tắt (PDF), Trang 3")
    failed = [replace(line, state="failed", places=where) for line in lines[8:10]]
    faults = (*failed, replace(lines[10], state="warned", places=where[:1]))
    return replace(result, proof=replace(result.proof, ok=False, lines=(*faults, *lines[11:])))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--size", choices=sorted(SIZES | LARGE | GUIDE))
    parser.add_argument("--readme", action="store_true")
    parser.add_argument("--guide", action="store_true")
    return parser


if __name__ == "__main__":
    sys.exit(main())
