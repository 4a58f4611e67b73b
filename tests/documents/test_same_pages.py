"""LibreOffice's pages of our DOCX are our pages of the PDF: the same number, beginning and ending alike.

Word's are too, except that it may squeeze a justified line to take one more word; that cannot be tested here.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from app.documents.achievement_report import build_reports
from app.documents.blocks import body, letterhead, recipients, signature, title
from app.documents.docx_writer import docx_bytes
from app.documents.model import Block, Column, Document, Section, SignatureColumn, StyleName, Table, paragraph, row
from app.documents.papers import every_paper, papers_of
from app.documents.pdf_writer import pdf_bytes
from tests.helpers import made_up
from tests.helpers.dossier_builder import sample
from tests.helpers.papers_pdf import PdfPaper
from tests.helpers.papers_samples import FONTS, LONG_TEXT, nominee_list, paper, submission

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")


FONT_SETTINGS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <alias binding="same"><family>Times New Roman</family><prefer><family>Tinos</family></prefer></alias>
</fontconfig>
"""


def shown_by_libreoffice(document: Document, folder: Path) -> PdfPaper:
    """The DOCX as LibreOffice prints it, with settings and fonts of its own: older Liberation fonts lack ộ and ủ."""
    source = folder / "mau.docx"
    source.write_bytes(docx_bytes(document))
    settings = f"-env:UserInstallation={(folder / 'cai-dat').as_uri()}"
    fonts = folder / "fonts.conf"
    fonts.write_text(FONT_SETTINGS.format(fonts=FONTS, cache=folder / "chu"), encoding="utf-8")
    command = [str(SOFFICE), settings, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    subprocess.run(command, check=True, capture_output=True, timeout=300, env=environment)
    return PdfPaper((folder / "mau.pdf").read_bytes())


def assert_same_pages(document: Document, folder: Path) -> None:
    """As many pages, and on each the same first and last words."""
    theirs, ours = shown_by_libreoffice(document, folder), PdfPaper(pdf_bytes(document, FONTS))
    assert [page[:60] for page in ours.reading_order] == [page[:60] for page in theirs.reading_order]
    assert [page[-40:] for page in ours.reading_order] == [page[-40:] for page in theirs.reading_order]


@pytest.mark.parametrize("landscape", [False, True])
def test_lists_of_13_60_and_300_break_alike(landscape: bool, tmp_path: Path) -> None:
    lists = (nominee_list(count, landscape=landscape) for count in (13, 60, 300))
    assert_same_pages(paper(submission(), *lists), tmp_path)


def test_a_list_in_thirteen_points_breaks_alike(tmp_path: Path) -> None:
    assert_same_pages(paper(nominee_list(40, dense=False)), tmp_path)


def test_long_texts_break_alike(tmp_path: Path) -> None:
    texts = [LONG_TEXT[(place * 31) % 90 :] * (1 + place % 3) for place in range(60)]
    assert_same_pages(paper([block for text in texts for block in body(text)]), tmp_path)


def test_submissions_break_alike_wherever_their_signature_falls(tmp_path: Path) -> None:
    assert_same_pages(paper(*(submission(length) for length in range(1, 16))), tmp_path)


def test_headings_stay_with_their_texts_alike(tmp_path: Path) -> None:
    assert_same_pages(paper(*(summary(filler) for filler in range(0, 40, 3))), tmp_path)


def summary(filler: int) -> Sequence[Block]:
    """A summary of several headed parts, its breaks moved by ``filler`` lines."""
    lines = [paragraph(StyleName.BODY, "Một dòng.") for _ in range(filler)]
    parts = [
        block
        for number in range(1, 5)
        for block in (
            paragraph(StyleName.HEADING, f"{number}. Thành tích"),
            *body(f"{LONG_TEXT}\n{LONG_TEXT[: 60 * number]}"),
        )
    ]
    table = Table(
        columns=(Column(header="STT", width_mm=12), Column(header="Khu vực bỏ phiếu"), Column(header="Cử tri")),
        rows=tuple(row(str(number), f"Khu vực số {number}", "1.234") for number in range(1, 7)),
    )
    caption = paragraph(StyleName.CAPTION, "Bảng tổng hợp cử tri đi bỏ phiếu")
    return [*title("Tóm tắt thành tích", "Của tập thể mẫu"), *lines, *parts, caption, table, *body("Hết./.")]


def test_every_paper_of_the_sample_dossier_breaks_alike(tmp_path: Path) -> None:
    minutes = made_up.minutes(date=dt.date(2021, 6, 2))
    snapshot = replace(sample(), dossier=replace(sample().dossier, minutes=minutes))
    papers = papers_of(snapshot, "paper", [each.id for each in every_paper(snapshot)])
    sections = [section for each in papers for section in each.build().sections]
    assert_same_pages(paper(*sections, *build_reports(snapshot).sections), tmp_path)


def test_minutes_and_long_letterheads_break_alike(tmp_path: Path) -> None:
    secretary = SignatureColumn(authority=("THƯ KÝ",), name="Lê Văn Mẫu", note="(Ký, ghi rõ họ tên)")
    signed = (signature(("CHỦ TỌA",), "Trần Thị Mẫu", secretary), recipients(["Như trên", "Các thành viên"]))
    head = letterhead(
        ("Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã Nguyễn Bỉnh Khiêm",),
        number="Số: 05/BB-MTTQ",
        place_date="Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2026",
    )
    sections = [
        Section(
            blocks=(
                head,
                *title("Biên bản", "Họp xét khen thưởng"),
                *body(LONG_TEXT * length),
                *body("Hết./."),
                *signed,
            )
        )
        for length in range(1, 12, 2)
    ]
    assert_same_pages(paper(*sections), tmp_path)
