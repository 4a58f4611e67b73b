"""The user guide: what its Markdown becomes, and the PDF with its pictures."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from app.__main__ import main
from app.documents.docx_writer import docx_bytes
from app.documents.guide import GuidePage, guide_document
from app.documents.model import Document, Paragraph, Picture, StyleName
from app.documents.pdf_writer import pdf_bytes
from app.documents.plain_text import plain_lines
from app.paths import locate_paths
from app.services.guide import export_guide
from app.services.help import pages_in

FONTS = locate_paths().fonts
HELP = locate_paths().resources / "help"
LARGEST_PICTURE = 60_000


def png(width: int = 400, height: int = 200) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "#336699").save(buffer, "PNG")
    return buffer.getvalue()


def guide(text: str, **pictures: bytes) -> Document:
    page = GuidePage(title="Trang một", text=text)
    return guide_document([page], {f"{name}.png": content for name, content in pictures.items()}, "1.2")


def test_headings_lists_and_paragraphs_keep_their_parts() -> None:
    document = guide("# Trang một\n\nMột đoạn\nhai dòng.\n\n## Mục\n\n1. Việc đầu\n2. Việc sau\n- Ý rời\n")
    shown = [(each.style, each.text) for each in document.sections[1].blocks if isinstance(each, Paragraph)]
    assert shown == [
        (StyleName.APPENDIX_TITLE, "Trang một"),
        (StyleName.BODY, "Một đoạn hai dòng."),
        (StyleName.HEADING, "Mục"),
        (StyleName.BODY, "1. Việc đầu"),
        (StyleName.BODY, "2. Việc sau"),
        (StyleName.BODY, "- Ý rời"),
    ]


def test_bold_words_stay_bold_and_links_leave_their_words() -> None:
    (block,) = guide("Bấm **Xuất** rồi xem [trang in](04-in.md).").sections[1].blocks
    assert isinstance(block, Paragraph)
    assert [(run.text, run.bold) for run in block.runs] == [
        ("Bấm ", None),
        ("Xuất", True),
        (" rồi xem trang in.", None),
    ]


def test_the_first_page_names_every_part() -> None:
    contents = [each.text for each in guide("# Trang một").sections[0].blocks if isinstance(each, Paragraph)]
    assert contents == ["HƯỚNG DẪN SỬ DỤNG HỒ SƠ THI ĐUA", "Phiên bản 1.2", "1. Trang một"]


def test_a_picture_is_drawn_whole_and_as_wide_as_asked_for() -> None:
    pdf = PdfReader(io.BytesIO(pdf_bytes(guide("# T\n\n![Cửa sổ](a.png)\n\nSau hình.", a=png()), FONTS)))
    page = pdf.pages[1]
    assert [(image.image.width, image.image.height) for image in page.images if image.image] == [(400, 200)]
    content = page.get_contents()
    assert content is not None
    (matrix,) = re.findall(rb"([\d.]+) 0 0 ([\d.]+) [\d.]+ [\d.]+ cm\s+/\S+ Do", content.get_data())
    assert float(matrix[0]) == pytest.approx(160 / 25.4 * 72, abs=0.1)
    assert float(matrix[1]) == pytest.approx(80 / 25.4 * 72, abs=0.1)


def test_a_picture_too_tall_for_the_rest_of_the_page_goes_to_the_next() -> None:
    tall = guide("# T\n\n![A](a.png)\n\n![A](a.png)", a=png(400, 400))
    pages = PdfReader(io.BytesIO(pdf_bytes(tall, FONTS))).pages
    assert [len(page.images) for page in pages] == [0, 1, 1]


def test_a_picture_that_is_not_there_leaves_the_text_whole() -> None:
    assert not [each for each in guide("Chữ.\n\n![A](khong-co.png)").sections[1].blocks if isinstance(each, Picture)]


def test_a_docx_says_what_a_picture_shows() -> None:
    document = guide("![Cửa sổ chính](a.png)", a=png())
    assert "Cửa sổ chính" in [line.text for line in plain_lines(document)]
    assert len(docx_bytes(document)) > 1000


def test_the_guide_of_the_program_is_one_pdf(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "Hướng dẫn.pdf"
    assert main(["guide", "--out", str(file)]) == 0
    words = " ".join(page.extract_text() for page in PdfReader(file).pages)
    for page in pages_in(HELP):
        assert page.title in words
    assert "**" not in words
    assert "![" not in words


def test_a_missing_guide_is_said_plainly(tmp_path: Path) -> None:
    from app.errors import StorageError

    with pytest.raises(StorageError, match="thiếu phần trợ giúp"):
        export_guide(tmp_path, FONTS, tmp_path / "x.pdf")
    assert not (tmp_path / "x.pdf").exists()


def test_every_link_of_the_guide_leads_to_a_page() -> None:
    links = [link for file in HELP.glob("*.md") for link in re.findall(r"(?<!!)\[[^\]]+\]\(([^)#]+)", file.read_text())]
    assert links
    assert all((HELP / link).is_file() for link in links)


def test_the_pictures_of_the_guide_are_small_and_opaque() -> None:
    for file in HELP.glob("*.png"):
        if file.name != "man-hinh.png":  # the README's
            assert file.stat().st_size <= LARGEST_PICTURE, file.name
            with Image.open(file) as picture:
                assert picture.mode in ("RGB", "P"), file.name
