"""Draft, paper and electronic papers differ where the decree says so, and nowhere else."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.documents.docx_writer import docx_bytes
from app.documents.model import Document
from app.documents.papers import every_paper, papers_of
from app.documents.pdf_writer import page_counts, pdf_bytes
from app.documents.plain_text import plain_lines
from app.documents.submission import build_submission
from app.domain.dossier import Mode, Snapshot, Submission
from tests.helpers import dossier_builder as make
from tests.helpers.papers_docx import TWIPS_PER_MM, DocxPaper
from tests.helpers.papers_pdf import POINTS_PER_MM, PdfPaper
from tests.helpers.papers_samples import FONTS

MODES: tuple[Mode, ...] = ("draft", "paper", "electronic")
NUMBERED = Submission(signer="chu-tich", number="5", date=dt.date(2021, 6, 9))
REFERENCE = "(Kèm theo Tờ trình số 05/TTr-UBND ngày 09 tháng 6 năm 2021 của Ủy ban nhân dân xã Thử)"


def numbered() -> Snapshot:
    return make.snapshot(submission=NUMBERED)


def reference(document: Document) -> str:
    (line,) = [each.text for each in plain_lines(document) if each.kind == "reference"]
    return line


@pytest.mark.parametrize("mode", MODES)
def test_blanks_stay_visible_in_every_mode_until_the_clerk_fills_them(mode: Mode) -> None:
    document = build_submission(make.snapshot(), mode)
    texts = {line.kind: line.text for line in plain_lines(document)}
    assert texts["number"].split() == ["Số:", "/TTr-UBND"]
    assert texts["place_date"].split() == ["Thử,", "ngày", "tháng", "năm", "2021"]
    assert texts["number"].count("\u00a0") >= 8
    assert texts["place_date"].count("\u00a0") >= 8


@pytest.mark.parametrize("mode", ["draft", "paper"])
def test_on_paper_the_reference_line_carries_number_and_date(mode: Mode) -> None:
    document = build_submission(numbered(), mode)
    assert reference(document) == REFERENCE
    assert REFERENCE in DocxPaper(docx_bytes(document)).texts
    assert REFERENCE in PdfPaper(pdf_bytes(document, FONTS)).text


def test_in_an_electronic_file_the_reference_line_leaves_both_blank_but_keeps_the_issuer() -> None:
    document = build_submission(numbered(), "electronic")
    line = reference(document)
    assert "05" not in line
    assert "09" not in line
    assert line.startswith("(Kèm theo Tờ trình số")
    assert line.endswith("năm 2021 của Ủy ban nhân dân xã Thử)")
    for text in (" ".join(DocxPaper(docx_bytes(document)).texts), PdfPaper(pdf_bytes(document, FONTS)).text):
        assert "số 05/TTr-UBND" not in text
        assert "Số: 05/TTr-UBND" in text


@pytest.mark.parametrize("mode", MODES)
def test_signature_image_and_seal_have_thirty_millimetres_free_in_the_docx(mode: Mode) -> None:
    docx = DocxPaper(docx_bytes(build_submission(numbered(), mode)))
    (name,) = [each for each in docx.paragraphs if each.text == "Trần Văn Mẫu"]
    assert name.before / TWIPS_PER_MM >= 29.99


@pytest.mark.parametrize("mode", MODES)
def test_signature_image_and_seal_have_thirty_millimetres_free_in_the_pdf_and_nothing_is_painted_there(
    mode: Mode,
) -> None:
    paper = PdfPaper(pdf_bytes(build_submission(numbered(), mode, with_list=False), FONTS))
    page = next(number for number, words in enumerate(paper.pages) if any(w.text == "Trần Văn Mẫu" for w in words))
    office, name = paper.find("CHỦ TỊCH", page), paper.find("Trần Văn Mẫu", page)
    top, bottom = office.y + 0.22 * office.size, name.y - 0.9 * name.size
    assert (bottom - top) / POINTS_PER_MM >= 30
    left = min(office.x, name.x) - 20
    between = [words for words in paper.pages[page] if top < words.y - words.size / 2 < bottom and words.x > left]
    assert between == []
    assert [stroke for stroke in paper.strokes(page) if top < stroke.y1 < bottom and stroke.x2 > left] == []
    assert "/XObject" not in paper.reader.pages[page]["/Resources"]  # pyright: ignore[reportOperatorIssue]


@pytest.mark.parametrize("snapshot", [make.snapshot(), numbered()], ids=["undated", "numbered"])
def test_the_mode_changes_nothing_but_reference_lines(snapshot: Snapshot) -> None:
    chosen = [paper.id for paper in every_paper(make.sample())]
    whole = replace(snapshot, plan=replace(snapshot.plan, dossier_items=make.real_plan().dossier_items))
    every = {mode: papers_of(whole, mode, chosen) for mode in MODES}
    for draft, paper, electronic in zip(*every.values(), strict=True):
        drafted, printed, sent = (plain_lines(each.build()) for each in (draft, paper, electronic))
        assert drafted == printed
        assert {one.kind for one, other in zip(printed, sent, strict=True) if one != other} <= {"reference"}


def test_pages_break_alike_in_every_mode() -> None:
    snapshot = make.sample()
    counted = [[page_counts(paper.build(), FONTS) for paper in papers_of(snapshot, mode)] for mode in MODES]
    assert counted[0] == counted[1] == counted[2]
