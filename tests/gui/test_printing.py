"""What prints is the PDF: page by page, point for point, as the paper lies, and no more of it than was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPageRanges, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.dossier import Snapshot
from app.services import previewing
from tests.bench.dossiers import fonts_folder
from tests.gui.windows import PATIENCE, SIZES, clipped, free_deleted, outside, rest
from tests.helpers.papers_pdf import PdfPaper
from ui.desk import Desk
from ui.dialogs import printing
from ui.dialogs.printing import PrintDialog, order_for
from ui.printing import PrintWork
from ui.text import printing as printing_words

SUBMISSION, COMBINED = "to-trinh", "tom-tat-chung"
DPI, _FAR = 160, 4


@pytest.fixture(scope="module")
def drawing(sample: Snapshot) -> previewing.Drawing:
    """The submission, upright, and the combined table, which lies across."""
    return previewing.draw_papers(fonts_folder(), sample, (SUBMISSION, COMBINED), "paper")


@pytest.fixture
def printer(tmp_path: Path) -> QPrinter:
    return pdf_printer(tmp_path / "in.pdf")


@pytest.fixture
def dialog(desk: Desk, sample: Snapshot, qtbot: QtBot) -> Iterator[PrintDialog]:
    behind = QWidget()
    qtbot.addWidget(behind)
    behind.resize(1366, 768)
    behind.show()
    opened = PrintDialog(desk, sample, behind)
    opened.open()
    rest(qtbot, desk)
    yield opened
    opened.close()
    free_deleted()


def pdf_printer(path: Path, resolution: int = 300) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(resolution)
    return printer


def printed(qtbot: QtBot, printer: QPrinter, pdf: bytes, order: tuple[int | None, ...]) -> None:
    parent = QObject()
    work = PrintWork(printer, pdf, order, parent)
    with qtbot.waitSignal(work.done, timeout=PATIENCE):
        work.start()


def picture(document: QPdfDocument, page: int) -> QImage:
    """The page on white: drawn finely, then seen from far away, so that only where ink is counts."""
    size = (document.pagePointSize(page) * (DPI / 72)).toSize()
    paper = QImage(size, QImage.Format.Format_RGB32)
    paper.fill(QColor("white"))
    painter = QPainter(paper)
    painter.drawImage(0, 0, document.render(page, size))
    painter.end()
    far = paper.scaled(size / _FAR, mode=Qt.TransformationMode.SmoothTransformation)
    return far.convertToFormat(QImage.Format.Format_Grayscale8)


def darkest(paper: QImage) -> int:
    """The darkest grey of the picture; its lines may have bytes behind them that are no points."""
    return min(paper.pixelColor(x, y).lightness() for x in range(paper.width()) for y in range(paper.height()))


def difference(one: QImage, other: QImage) -> float:
    """The mean difference of grey, 0 to 255."""
    ours, theirs = bytes(one.constBits()), bytes(other.constBits())
    return sum(abs(a - b) for a, b in zip(ours, theirs, strict=True)) / len(ours)


def shifted(image: QImage) -> QImage:
    """The picture three points lower."""
    moved = QImage(image.size(), image.format())
    moved.fill(255)
    for y in range(image.height() - 3):
        for x in range(image.width()):
            moved.setPixelColor(x, y + 3, image.pixelColor(x, y))
    return moved


def test_what_prints_is_the_pdf(qtbot: QtBot, desk: Desk, drawing: previewing.Drawing, tmp_path: Path) -> None:
    path = tmp_path / "in.pdf"
    order = tuple(range(sum(drawing.section_pages)))
    printed(qtbot, pdf_printer(path), drawing.pdf, order)
    ours, theirs = QPdfDocument(), QPdfDocument()
    (tmp_path / "goc.pdf").write_bytes(drawing.pdf)
    ours.load(str(tmp_path / "goc.pdf"))
    theirs.load(str(path))
    assert theirs.pageCount() == len(order)
    for page in order:
        wanted, found = ours.pagePointSize(page), theirs.pagePointSize(page)
        assert abs(found.width() - wanted.width()) <= 1
        assert abs(found.height() - wanted.height()) <= 1
        shown, printed_ = picture(ours, page), picture(theirs, page).scaled(picture(ours, page).size())
        assert difference(shown, printed_) < 8
    first = picture(ours, 0)
    assert difference(first, shifted(first)) > 16


def test_pages_that_lie_across_are_printed_across(
    qtbot: QtBot, desk: Desk, drawing: previewing.Drawing, printer: QPrinter
) -> None:
    last = sum(drawing.section_pages) - 1
    printed(qtbot, printer, drawing.pdf, (0, last, 0))
    pages = PdfPaper(Path(printer.outputFileName()).read_bytes()).reader.pages
    sizes = [(float(each.mediabox.width), float(each.mediabox.height)) for each in pages]
    assert [width > height for width, height in sizes] == [False, True, False]


def test_a_blank_side_is_an_empty_page(qtbot: QtBot, desk: Desk, drawing: previewing.Drawing, tmp_path: Path) -> None:
    path = tmp_path / "in.pdf"
    printed(qtbot, pdf_printer(path, 100), drawing.pdf, (0, None, 1))
    document = QPdfDocument()
    document.load(str(path))
    assert [darkest(picture(document, page)) < 100 for page in range(3)] == [True, False, True]


@pytest.mark.parametrize("resolution", [150, 600])
def test_the_strips_of_a_page_are_the_page(
    qtbot: QtBot, desk: Desk, drawing: previewing.Drawing, resolution: int
) -> None:
    whole = QSize(round(8.27 * resolution), round(11.69 * resolution))
    work = PrintWork(pdf_printer(Path("in.pdf"), resolution), drawing.pdf, (0,), QObject())
    at_once = work._paint(0, whole, QRect(0, 0, whole.width(), whole.height()))
    for top, rows in ((0, 97), (97, 300), (397, 211)):
        strip = work._paint(0, whole, QRect(0, top, whole.width(), rows))
        assert strip == at_once.copy(0, top, whole.width(), rows)


def test_a_page_at_the_finest_resolution_is_never_whole_in_memory(
    qtbot: QtBot, desk: Desk, drawing: previewing.Drawing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    paint = PrintWork._paint

    def watched(work: PrintWork, page: int, whole: QSize, strip: object) -> QImage:
        made = paint(work, page, whole, strip)  # pyright: ignore[reportArgumentType]
        sizes.append(made.sizeInBytes())
        assert whole.height() > 14_000
        return made

    monkeypatch.setattr(PrintWork, "_paint", watched)
    printed(qtbot, pdf_printer(tmp_path / "in.pdf", 1200), drawing.pdf, (0,))
    assert len(sizes) > 10
    assert max(sizes) <= 4 << 20


@pytest.mark.qt_log_ignore("Returned false")
def test_a_printer_that_takes_nothing_is_told(qtbot: QtBot, desk: Desk, drawing: previewing.Drawing) -> None:
    parent = QObject()
    work = PrintWork(pdf_printer(Path("/không/có/thư mục/in.pdf")), drawing.pdf, (0,), parent)
    with qtbot.waitSignal(work.failed, timeout=PATIENCE) as told:
        work.start()
    assert told.args is not None
    assert told.args[0].message == printing_words.NOT_PRINTED


@pytest.mark.qt_log_ignore("Painter not active")
def test_printing_can_be_stopped(qtbot: QtBot, desk: Desk, drawing: previewing.Drawing, printer: QPrinter) -> None:
    parent = QObject()
    work = PrintWork(printer, drawing.pdf, (0, 1, 2, 3), parent)
    work.progressed.connect(work.stop)
    with qtbot.waitSignal(work.stopped, timeout=PATIENCE):
        work.start()
    assert not work.busy()


def test_the_range_of_the_printer_is_kept_to(desk: Desk, printer: QPrinter) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert order_for(printer, (2, 2), "all") == (1, 2)
    printer.setPageRanges(QPageRanges.fromString("1,3-4"))
    assert order_for(printer, (2, 2), "all") == (0, 2, 3)


def test_copies_are_ours_where_the_printer_makes_none(desk: Desk, printer: QPrinter) -> None:
    printer.setCopyCount(2)
    assert order_for(printer, (2,), "all") == (0, 1, 0, 1)


def test_the_pages_shown_are_those_that_are_printed(
    desk: Desk, dialog: PrintDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for each in dialog._papers.all_papers():
        dialog._papers.tick(each, each == SUBMISSION)
    rest(qtbot, desk)
    path = tmp_path / "in.pdf"

    def to_pdf(printer: QPrinter, pages: int, parent: QWidget) -> bool:
        assert (printer.fromPage(), printer.toPage()) == (1, pages)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        printer.setResolution(100)
        return True

    monkeypatch.setattr(printing, "ask_for_printer", to_pdf)
    dialog.print_pages()
    qtbot.waitUntil(lambda: dialog._work is None, timeout=PATIENCE)
    assert len(PdfPaper(path.read_bytes())) == dialog._pages.pages()
    said = printing_words.PRINTED_TO_FILE.format(pages=dialog._pages.pages(), file="in.pdf")
    assert dialog._notice._words.text() == said


def test_leaving_the_printers_dialog_prints_nothing(dialog: PrintDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "ask_for_printer", lambda *about: False)
    dialog.print_pages()
    assert dialog._work is None


def test_without_a_paper_nothing_is_asked(dialog: PrintDialog) -> None:
    for each in dialog._papers.all_papers():
        dialog._papers.tick(each, False)
    dialog.print_pages()
    assert dialog._rows._notes[dialog._papers][0].text() == printing_words.NEED_PAPER


def test_after_the_fronts_the_backs_are_next(dialog: PrintDialog, printer: QPrinter, qtbot: QtBot) -> None:
    printer.setResolution(72)
    dialog._sides.choose("odd")
    dialog.print_on(printer)
    qtbot.waitUntil(lambda: dialog._work is None, timeout=PATIENCE)
    assert dialog._sides.chosen() == "even"
    assert dialog._notice._words.text() == printing_words.ODD_DONE.format(even=printing_words.SIDES["even"])


@pytest.mark.parametrize("size", SIZES)
def test_the_dialog_fits(desk: Desk, sample: Snapshot, qtbot: QtBot, size: str) -> None:
    behind = QWidget()
    qtbot.addWidget(behind)
    behind.resize(*SIZES[size])
    behind.show()
    dialog = PrintDialog(desk, sample, behind)
    dialog.open()
    rest(qtbot, desk)
    for sides in printing_words.SIDES:
        dialog._sides.choose(sides)
        QCoreApplication.processEvents()
        assert dialog.height() < behind.height()
        assert clipped(dialog) == []
        assert outside(dialog) == []
    dialog.close()
    free_deleted()


def test_the_name_offered_for_a_pdf_is_one_a_file_can_have(
    dialog: PrintDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = replace(dialog._snapshot.dossier, title="Khen thưởng theo Kế hoạch 32/KH-UBND")
    dialog._snapshot = replace(dialog._snapshot, dossier=dossier)
    offered: list[str] = []
    monkeypatch.setattr(printing, "ask_for_printer", lambda printer, *_: offered.append(printer.docName()))
    dialog.print_pages()
    assert offered == ["Khen thưởng theo Kế hoạch 32 KH-UBND"]
