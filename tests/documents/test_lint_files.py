"""The linter on Word files of other people: fair to every legal variant, clear about every deviation."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from app.documents.docx_writer import docx_bytes
from app.documents.measuring.lint import lint_docx
from app.services.linting import lint_file, report_data, report_text
from tests.helpers import word_files
from tests.helpers.broken_papers import letters, mutated, sound_submission
from tests.helpers.word_files import BODY, WordFile, submission

VARIANTS: dict[str, dict[str, Any]] = {
    "underscores": {},
    "raised underscores": {"rule": word_files.raised_underscores},
    "paragraph borders": {"rule": word_files.border},
    "drawn lines": {"rule": word_files.drawn},
    "old drawn lines": {"rule": word_files.vml},
    "table borders": {"rule": word_files.narrow_table},
    "first lines of 1 cm": {"indent": 10},
    "new tone marks": {"new_marks": True},
    "a letterhead by tabs": {"head": "tab", "rule": word_files.drawn},
    "a letterhead in text boxes": {"head": "boxes", "rule": word_files.drawn},
    "dashes set by Word": {"automatic_dashes": True},
    "letters of a theme": {"theme_fonts": True},
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_legal_variant_passes(variant: str) -> None:
    report = lint_docx(submission(**VARIANTS[variant]), "to-trinh.docx")
    assert [f"{fault.rule} {fault.found} {fault.where}" for fault in report.errors] == []
    assert report.kind == "tờ trình"


@pytest.mark.parametrize("number", ["Số:        /TTr-UBND", "Số: 05/TTr-UBND", "Số: ……/TTr-UBND", "Số:…/TTr-UBND"])
def test_a_number_may_be_told_or_left_blank(number: str) -> None:
    assert lint_docx(submission(number=number), "a.docx").ok


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("TỜ TRÌNH", "tờ trình"),
        ("BÁO CÁO", "báo cáo"),
        ("KẾ HOẠCH", "kế hoạch"),
        ("QUYẾT ĐỊNH", "quyết định"),
        ("BIÊN BẢN", "biên bản"),
    ],
)
def test_the_kind_of_paper_is_told_by_its_title(title: str, kind: str) -> None:
    made = WordFile()
    made.table_head()
    made.title(title, "Về việc thử nghiệm")
    made.body(BODY)
    assert lint_docx(made.bytes(), "a.docx").kind == kind


def test_a_letter_is_told_by_its_number_and_addressee() -> None:
    made = WordFile()
    made.table_head("Số:        /UBND-VX")
    made.addressee("Kính gửi: Ủy ban nhân dân huyện Ví Dụ")
    made.body(BODY)
    made.ending()
    report = lint_docx(made.bytes(), "a.docx")
    assert report.kind == "công văn"
    assert report.ok


def test_a_list_without_a_letterhead_is_an_appendix() -> None:
    made = WordFile()
    made.put(made.file.add_paragraph(), "DANH SÁCH", 14, bold=True, align=word_files.CENTRE)
    made.put(made.file.add_paragraph(), "ĐỀ NGHỊ KHEN THƯỞNG", 14, bold=True, align=word_files.CENTRE)
    reference = "(Kèm theo Tờ trình số      /TTr-UBND ngày     tháng     năm 2026 của Ủy ban nhân dân xã)"
    made.put(made.file.add_paragraph(), reference, 13, italic=True, align=word_files.CENTRE)
    report = lint_docx(made.bytes(), "a.docx")
    assert report.kind == "danh sách, phụ lục"
    assert report.ok


def test_any_other_text_is_not_taken_for_a_paper() -> None:
    made = WordFile()
    made.body("Chuyện đời thường của một con mèo lười nằm ngủ suốt ngày.")
    report = lint_docx(made.bytes(), "a.docx")
    assert report.kind == "không rõ"
    assert report.notes


def test_a_paper_of_the_party_is_not_judged_by_the_decree() -> None:
    made = WordFile()
    made.put(made.file.add_paragraph(), "ĐẢNG CỘNG SẢN VIỆT NAM", 15, bold=True)
    report = lint_docx(made.bytes(), "a.docx")
    assert (report.kind, report.errors, report.warnings) == ("văn bản của Đảng", (), ())
    assert report.notes


def test_an_empty_file_is_answered() -> None:
    assert lint_docx(WordFile().bytes(), "a.docx").kind == "không rõ"


def test_faults_of_a_clerk_are_all_told_with_place_and_remedy() -> None:
    made = WordFile(indent=20)
    made.table_head("Số: 5/TTr-UBND")
    made.title("TỜ TRÌNH", "Về việc đề nghị tặng Giấy khen cho tập thể, cá nhân")
    made.addressee("Kính gửi: Ủy ban nhân dân huyện Ví Dụ")
    made.body("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022,", italic=True)
    made.body(BODY)
    made.ending()
    found = {fault.rule: fault for fault in lint_docx(made.bytes(), "a.docx").errors}
    assert set(found) == {"H15", "B02", "B06"}
    assert (found["B06"].found, found["B06"].expected) == ("20 mm", "1 cm hoặc 1,27 cm")
    assert "Thực hiện Kế hoạch" in found["B06"].where or "Căn cứ" in found["B06"].where


def test_warnings_stand_apart_from_errors() -> None:
    docx = docx_bytes(sound_submission(subject="Về việc thử nghiệm PHÒNG"))
    spaced = docx_bytes(sound_submission(subject="Về việc  thử nghiệm"))
    assert lint_docx(docx, "a.docx").ok
    report = lint_docx(spaced, "a.docx")
    assert report.ok
    assert [fault.rule for fault in report.warnings] == ["C04"]


def test_the_file_is_never_changed(tmp_path: Path) -> None:
    path = tmp_path / "Tờ trình của tôi.docx"
    path.write_bytes(submission())
    before = (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
    lint_file(path)
    assert (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns) == before


def test_the_report_is_told_as_text_and_as_data() -> None:
    red = mutated(docx_bytes(sound_submission()), letters("TỜ TRÌNH", color="FF0000"))
    report = lint_docx(red, "do.docx")
    text = report_text(report)
    assert text.splitlines()[0] == "do.docx: tờ trình"
    assert "LỖI P10 Màu chữ: màu #FF0000; cần màu đen. Đoạn " in text
    data = report_data(report)
    assert (data["ok"], data["kind"]) == (False, "tờ trình")
    assert data["errors"][0]["clause"] == "Nghị định 30/2020, Phụ lục I, Mục I"


def test_a_sound_file_is_told_to_be_sound() -> None:
    assert "Không thấy lỗi thể thức" in report_text(lint_docx(submission(), "a.docx"))


def test_a_file_of_five_hundred_pages_is_measured() -> None:
    document = sound_submission()
    docx = docx_bytes(document)

    def longer(tree: Any) -> None:
        place = next(each for each in tree.iter() if each.tag.endswith("}p") and "Thực hiện phong trào" in _text(each))
        for _ in range(2000):
            place.addnext(_copy(place))

    report = lint_docx(mutated(docx, longer), "dai.docx")
    assert report.kind == "tờ trình"
    assert report.ok


def _text(element: Any) -> str:
    return "".join(element.itertext())


def _copy(element: Any) -> Any:
    from copy import deepcopy

    return deepcopy(element)
