"""Files of evidence are told by their content, read within bounds, and measured as copies."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfWriter

from app.documents.evidence_kinds import EvidenceKind, kind_of
from app.documents.evidence_reading import EvidenceContent, read_evidence
from app.errors import Cancelled, InputError
from tests.helpers import evidence_files as made

OBJECT = "word/embeddings/oleObject1.bin"
PACKAGE = "word/embeddings/Microsoft_Excel_Sheet.xlsx"
BROKEN_OLE = made.OLE_START + b"MZ" * 300
MACROS = made.zipped("xl/workbook.xml", "xl/vbaProject.bin")


def read(folder: Path, content: bytes, kind: EvidenceKind = "pdf") -> EvidenceContent:
    return read_evidence(made.put(folder, "tệp", content), kind)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("bc.pdf", made.text_pdf("A"), "pdf"),
        ("bc.PDF", b"\n\n" + made.text_pdf("A"), "pdf"),
        ("anh.png", made.image(dpi=20), "image"),
        ("anh.jpg", made.image("JPEG", dpi=20), "image"),
        ("anh.tif", made.image("TIFF", dpi=20), "image"),
        ("không đuôi", made.image("WEBP", dpi=20), "image"),
        ("bc.docx", made.docx(), "docx"),
        ("bang.xlsx", made.zipped("xl/workbook.xml"), "xlsx"),
        ("sai đuôi.pdf", made.docx(), "docx"),
    ],
)
def test_the_kind_is_told_by_the_content(tmp_path: Path, name: str, content: bytes, kind: str) -> None:
    assert kind_of(made.put(tmp_path, name, content)) == kind


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("bao cao.pdf.exe", b"%PDF-1.7", "chương trình chạy được"),
        ("bao cao.pdf", b"MZ\x90\x00", "chương trình chạy được"),
        ("bao cao", b"\x7fELF", "chương trình chạy được"),
        ("bc.docx", b"#!/bin/sh", "chương trình chạy được"),
        ("bc.lnk", b"x", "chương trình chạy được"),
        ("bc.pdf", b"L\x00\x00\x00\x01\x14\x02\x00", "chương trình chạy được"),
        ("bc.docm", made.docx(), "macro"),
        ("bc.docx", made.zipped("word/document.xml", "word/vbaProject.bin"), "macro"),
        ("bang.xlsx", made.zipped("xl/workbook.xml", types="application/vnd.ms-excel.sheet.macroEnabled"), "macro"),
        ("bang.xlsx", made.zipped("xl/workbook.xml", "xl/macrosheets/sheet1.xml"), "macro"),
        ("bc.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "đời cũ"),
        ("bc.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        ("bo.zip", made.zipped("a.txt"), "tệp nén"),
        (
            "bc.docx",
            made.zipped("word/document.xml", parts={OBJECT: BROKEN_OLE}),
            "giấu chương trình",
        ),
        ("bc.docx", made.zipped("word/document.xml", parts={OBJECT: b"MZ\x90\x00"}), "giấu chương trình"),
        ("bang.xlsx", made.zipped("xl/workbook.xml", "xl/embeddings/a.exe"), "giấu chương trình"),
        ("bc.docx", made.zipped("word/document.xml", parts={PACKAGE: MACROS}), "giấu chương trình"),
        ("bc.pdf", made.acting_pdf("Launch"), "lệnh tự chạy"),
        ("bc.pdf", made.acting_pdf("JavaScript"), "lệnh tự chạy"),
        ("bc.pdf", made.acting_pdf("Launch", by_click=True), "lệnh tự chạy"),
        ("bc.pdf", made.acting_pdf("", attached=("hoa don.exe", b"x")), "giấu chương trình"),
        ("bc.pdf", made.acting_pdf("", attached=("hoa don.pdf", b"MZ\x90")), "giấu chương trình"),
        ("bc.docx", b"PK\x03\x04 hong".ljust(50), "bị hỏng"),
        ("rong.pdf", b"", "rỗng"),
        ("ghi chú.txt", b"abc", "không thuộc loại"),
        ("trang.html", b"<html>", "không thuộc loại"),
    ],
)
def test_what_could_do_harm_or_is_no_evidence_is_refused(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        kind_of(made.put(tmp_path, name, content))
    assert "không bị thay đổi" in caught.value.message
    assert caught.value.hint


def test_a_file_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Không đọc được"):
        kind_of(tmp_path / "khong-co.pdf")


def test_the_text_of_a_text_pdf_is_read_and_nothing_is_said_of_scans(tmp_path: Path) -> None:
    sentence = "Bao cao ket qua tuyen truyen bau cu tai thon Mau Mot"
    found = read(tmp_path, made.text_pdf(sentence, "Trang hai cung co du chu de khong phai la ban quet nao ca"))
    assert (found.pages, found.warnings) == (2, ())
    assert sentence in found.words


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (made.scan_pdf(300), []),
        (made.scan_pdf(200), []),
        (made.scan_pdf(150), ["150 dpi"]),
        (made.scan_pdf(300, "L"), ["đen trắng"]),
        (made.scan_pdf(100, "L"), ["100 dpi", "đen trắng"]),
        (made.scan_pdf(200, quality=10), ["nén quá mạnh"]),
        (made.scan_pdf(100, pages=3), ["Trang 1–3: "]),
        (made.scan_with_text("UY BAN NHAN DAN XA MINH TAM", visible=False, lines=30), ["100 dpi"]),
        (made.scan_with_text("Nguoi ky: UBND xa Minh Tam; Thoi gian ky: 05/06/2024 10:00:00"), ["100 dpi"]),
        (made.scan_with_text("Van ban go bang may tren nen co hoa van", lines=30), []),
        (made.scan_in_strips(300), []),
        (made.scan_in_strips(100), ["99 dpi"]),
        (made.scan_in_form(100), ["100 dpi"]),
        (made.scan_in_form(200), []),
        (made.mask_pdf(100), ["100 dpi", "đen trắng"]),
        (made.scan_pdf(200, version=(1, 3)), ["phiên bản 1.3"]),
    ],
)
def test_scans_that_are_no_copies_by_the_decree_are_warned_about(
    tmp_path: Path, content: bytes, said: list[str]
) -> None:
    found = read(tmp_path, content)
    assert len(found.warnings) == len(said)
    assert all(words in " ".join(found.warnings) for words in said)


def test_pages_far_behind_are_measured_too(tmp_path: Path) -> None:
    good, poor = made.scan_with_text("", 200), made.scan_with_text("", 100)
    writer = PdfWriter()
    for each in (*[good] * 32, poor, good, poor, poor):
        writer.append(io.BytesIO(each))
    content = io.BytesIO()
    writer.write(content)
    (said,) = read(tmp_path, content.getvalue()).warnings
    assert said.startswith("Trang 33, 35–36: ảnh quét khoảng 100 dpi")


def test_a_file_too_long_to_be_looked_at_to_its_end_says_how_far_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.documents.evidence_reading.MOST_PAGES", 2)
    measured, found = read(tmp_path, made.text_pdf("A", "B", "C")).warnings
    assert measured.startswith("Mới đo 2 trang đầu trong 3 trang")
    assert found.startswith("Tệp dài: tìm kiếm chỉ thấy chữ của 2 trang đầu")
    monkeypatch.setattr("app.documents.evidence_reading.MOST_LETTERS", 5)
    (found,) = read(tmp_path, made.docx("Tổng kết phong trào"), "docx").warnings
    assert found.startswith("Tệp dài")


def test_a_paper_that_holds_another_paper_is_taken(tmp_path: Path) -> None:
    inside = {"word/embeddings/Microsoft_Excel_Sheet.xlsx": made.zipped("xl/workbook.xml")}
    assert kind_of(made.put(tmp_path, "a.docx", made.zipped("word/document.xml", parts=inside))) == "docx"
    assert kind_of(made.put(tmp_path, "b.pdf", made.acting_pdf("", attached=("a.xlsx", b"PK")))) == "pdf"
    assert kind_of(made.put(tmp_path, "c.pdf", made.acting_pdf("GoTo"))) == "pdf"


def test_pictures_are_measured_as_if_they_were_papers(tmp_path: Path) -> None:
    assert read(tmp_path, made.image("JPEG"), "image") == EvidenceContent(kind="image", pages=1)
    (poor,) = read(tmp_path, made.image(dpi=96), "image").warnings
    assert poor.startswith("Nếu là bản chụp văn bản: ảnh chỉ khoảng 96 dpi")


def test_the_text_of_a_word_file_is_read(tmp_path: Path) -> None:
    found = read(tmp_path, made.docx("Tổng kết phong trào"), "docx")
    assert "Tổng kết phong trào" in found.words


@pytest.mark.parametrize("kind", ["pdf", "image", "docx"])
@pytest.mark.parametrize("content", [b"%PDF-1.7 hong", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", made.text_pdf("A")[:300]])
def test_a_broken_file_is_said_to_be_unreadable(tmp_path: Path, kind: EvidenceKind, content: bytes) -> None:
    (said,) = read(tmp_path, content, kind).warnings
    assert "Không đọc được" in said


def test_reading_stops_when_it_is_told_to(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        read_evidence(made.put(tmp_path, "a.pdf", made.text_pdf("A")), "pdf", lambda: True)
