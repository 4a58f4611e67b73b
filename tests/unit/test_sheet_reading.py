"""Lists as offices write them: title blocks, merged headings, sections, signatures; every row read or kept aside."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from app.domain.dates import PartialDate
from app.domain.legacy_text import to_legacy
from app.domain.nominee import Nominee
from app.domain.plan import Column
from app.exchange.sheets.grid import CellError
from app.exchange.sheets.workbook import EXTERNAL_LINKS
from app.services.sheet_import import ListTarget, open_list, propose, with_choice, with_encoding
from tests.helpers.spreadsheets import read_list, sheet_xml, write_workbook

DATA = Path(__file__).parent / "data" / "sheets"
PEOPLE = ListTarget(kind="people")
COLLECTIVES = ListTarget(kind="collectives")
ACHIEVEMENTS = ListTarget(kind="achievements")

OFFICE_LIST: list[list[Any]] = [
    ["ỦY BAN NHÂN DÂN", None, None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["XÃ MINH TÂM", None, None, None, "Độc lập - Tự do - Hạnh phúc"],
    ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2024"],
    [],
    ["STT", "Họ và tên", "Năm sinh", None, "Chức vụ", "Đơn vị công tác", "Quê quán"],
    [None, None, "Nam", "Nữ"],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
    ["I", "TẬP THỂ"],
    [1, "Thôn Đoài"],
    ["II", "CÁ NHÂN"],
    [1, "Ông NGUYỄN VĂN AN", 1985, None, "Chủ tịch", "Ủy ban nhân dân xã", "Thái Bình"],
    [2, "Trần Thị Hà", None, "02/9/1990", "Công chức", "Ủy ban nhân dân xã"],
    [3, "Lê Văn Bình", dt.datetime(1975, 3, 4), None, "Trưởng thôn", "Thôn Đoài"],
    [4, "Lê Thị Cúc", None, "31/02/1980", "Bí thư", "Thôn Đoài"],
    [5, None, 1970, None, "Bí thư", "Chi bộ", "Hà Nội"],
    [None, "Tổng cộng: 05 người"],
    [],
    [None, "NGƯỜI LẬP BIỂU", None, None, None, "CHỦ TỊCH"],
    [None, "Phạm Văn Xuân", None, None, None, "Vũ Văn Yên"],
]
MERGED = ("A1:D1", "A2:D2", "A3:G3", "A5:A6", "B5:B6", "C5:D5", "E5:E6", "F5:F6", "G5:G6")


def people_in(text: str) -> list[Nominee]:
    return [row.thing for row in read_list(text, PEOPLE)[2].good]


def birth_in(text: str) -> PartialDate | None:
    return people_in(f"Họ và tên\tNgày sinh\nNguyễn Văn An\t{text}")[0].birth


@pytest.mark.parametrize("merged", [MERGED, ()])
def test_the_heading_is_found_under_a_title_block_with_or_without_merged_cells(
    tmp_path: Path, merged: tuple[str, ...]
) -> None:
    _, layout, _ = read_list(write_workbook(tmp_path / "ds.xlsx", OFFICE_LIST, merged), PEOPLE)
    assert (layout.first, layout.last) == (4, 6)
    assert layout.titles[2:4] == ("Năm sinh / Nam", "Năm sinh / Nữ")
    assert list(layout.choices.values()) == [
        "name", "birth_male", "birth_female", "position", "workplace", "hometown",
    ]  # fmt: skip
    assert layout.year == 2024
    assert layout.missing == ()


def test_people_and_collectives_are_read_by_their_sections(tmp_path: Path) -> None:
    _, _, reading = read_list(write_workbook(tmp_path / "ds.xlsx", OFFICE_LIST, MERGED), PEOPLE)
    assert [(row.number, row.thing.kind, row.thing.name) for row in reading.good] == [
        (9, "collective", "Thôn Đoài"),
        (11, "individual", "Nguyễn Văn An"),
        (12, "individual", "Trần Thị Hà"),
        (13, "individual", "Lê Văn Bình"),
    ]
    an, ha, binh = (row.thing for row in reading.good[1:])
    assert (an.honorific, an.sex, an.birth, an.position) == ("Ông", "male", PartialDate(1985), "Chủ tịch")
    assert (ha.honorific, ha.sex, ha.birth) == ("Bà", "female", PartialDate(1990, 9, 2))
    assert binh.birth == PartialDate(1975, 3, 4)


def test_what_is_wrong_with_a_row_is_said_in_words_and_the_row_is_kept_aside(tmp_path: Path) -> None:
    _, _, reading = read_list(write_workbook(tmp_path / "ds.xlsx", OFFICE_LIST, MERGED), PEOPLE)
    assert [(row.number, row.problems) for row in reading.bad] == [
        (14, ("Năm sinh (cột Nữ): Không có ngày 31/2/1980: tháng 2 năm 1980 chỉ có 29 ngày.",)),
        (15, ("Họ và tên: chưa có họ và tên.",)),
    ]
    assert reading.bad[0].texts[:4] == ("4", "Lê Thị Cúc", "", "31/02/1980")


def test_sections_totals_and_signatures_are_no_rows(tmp_path: Path) -> None:
    _, _, reading = read_list(write_workbook(tmp_path / "ds.xlsx", OFFICE_LIST, MERGED), PEOPLE)
    assert [row.number for row in reading.skipped] == [8, 10, 16, 18, 19]


@pytest.mark.parametrize("name", ["cong-thuc-loi.xls", "cong-thuc-loi.ods"])
def test_a_formula_without_a_value_is_said_of_old_excel_and_libreoffice_lists_too(name: str) -> None:
    book = open_list(DATA / name)
    assert book.sheets == ("Bìa", "Danh sách")
    assert book.grid("Bìa").cell(1, 1) == CellError("#DIV/0!")
    people = book.grid("Danh sách")
    assert [people.cell(1, 1), people.cell(1, 2), people.cell(3, 2)] == [
        CellError("#DIV/0!"),
        CellError("#N/A"),
        CellError("#REF!"),
    ]
    assert people.epoch_1904


def test_a_formula_nobody_has_counted_yet_is_said(tmp_path: Path) -> None:
    cells = "".join(
        f'<c r="{at}1" t="inlineStr"><is><t>{title}</t></is></c>'
        for at, title in (("A", "Họ và tên"), ("B", "Chức vụ"))
    )
    row = '<c r="A2" t="inlineStr"><is><t>Nguyễn Văn An</t></is></c><c r="B2"><f>C2&amp;"x"</f><v></v></c>'
    empty = '<c r="A3" t="inlineStr"><is><t>Trần Thị Hà</t></is></c><c r="B3" t="str"><f>""</f><v></v></c>'
    path = sheet_xml(tmp_path / "f.xlsx", f'<row r="1">{cells}</row><row r="2">{row}</row><row r="3">{empty}</row>')
    reading = read_list(path, PEOPLE)[2]
    assert reading.bad[0].problems == (
        "Chức vụ: ô có công thức chưa được tính; hãy mở tệp bằng Excel, lưu lại rồi nhập lại.",
    )
    assert [row.thing.name for row in reading.good] == ["Trần Thị Hà"]


@pytest.mark.parametrize("name", ["lien-ket.xls", "lien-ket.ods"])
def test_formulas_that_take_from_other_files_are_noted(name: str) -> None:
    assert open_list(DATA / name).notes == (EXTERNAL_LINKS,)
    assert open_list(DATA / name.replace("lien-ket", "danh-sach")).notes == ()


def test_an_error_pasted_as_text_is_told_from_a_column_too_narrow() -> None:
    block = "Họ và tên\tNăm sinh\tChức vụ\nNguyễn Văn An\t#######\t#N/A"
    reading = read_list(block, PEOPLE)[2]
    assert set(reading.bad[0].problems) == {
        "Ngày sinh hoặc năm sinh: ô chỉ hiện ####### vì cột quá hẹp; hãy kéo rộng cột trong Excel rồi chép lại.",
        "Chức vụ: ô có công thức bị lỗi #N/A; hãy sửa trong Excel hoặc ghi thẳng giá trị.",
    }


@pytest.mark.parametrize(
    ("text", "birth"),
    [
        ("1985", PartialDate(1985)),
        ("2/9/1985", PartialDate(1985, 9, 2)),
        ("02-09-1985", PartialDate(1985, 9, 2)),
        ("2.9.1985", PartialDate(1985, 9, 2)),
        ("9/1985", PartialDate(1985, 9)),
        ("2/9/85", PartialDate(1985, 9, 2)),
        ("2/9/05", PartialDate(2005, 9, 2)),
        ("sinh năm 1985", PartialDate(1985)),
        ("SN 1985", PartialDate(1985)),
        ("ngày 02 tháng 9 năm 1985", PartialDate(1985, 9, 2)),
        ("1985-09-02 00:00:00", PartialDate(1985, 9, 2)),
        ("02091985", PartialDate(1985, 9, 2)),
        ("", None),
    ],
)
def test_births_are_read_in_the_shapes_lists_use(text: str, birth: PartialDate | None) -> None:
    assert birth_in(text) == birth


@pytest.mark.parametrize("text", ["31/2/1985", "2/9/15", "12/25/1985", "không rõ", "19855"])
def test_a_birth_that_cannot_be_is_said(text: str) -> None:
    reading = read_list(f"Họ và tên\tNgày sinh\nNguyễn Văn An\t{text}", PEOPLE)[2]
    assert reading.good == ()
    assert reading.bad[0].problems[0].startswith("Ngày sinh hoặc năm sinh: ")


@pytest.mark.parametrize("date_1904", [False, True])
def test_days_count_from_1900_or_1904_as_the_workbook_says(tmp_path: Path, date_1904: bool) -> None:
    day = 31_292 - (1462 if date_1904 else 0)
    rows = [["Họ và tên", "Ngày sinh"], ["Nguyễn Văn An", dt.datetime(1985, 9, 2)], ["Trần Thị Hà", day]]
    _, _, reading = read_list(write_workbook(tmp_path / "d.xlsx", rows, date_1904=date_1904), PEOPLE)
    assert [row.thing.birth for row in reading.good] == [PartialDate(1985, 9, 2)] * 2


def test_a_formula_without_a_value_is_said(tmp_path: Path) -> None:
    path = tmp_path / "loi.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["Họ và tên", "Năm sinh", "Chức vụ"])
    sheet.write_row(1, 0, ["Nguyễn Văn An"])
    sheet.write_formula(1, 1, "=1/0", value="#DIV/0!")  # pyright: ignore[reportCallIssue, reportArgumentType]
    sheet.write_formula(1, 2, "=VLOOKUP(1,A1:B1,2,0)", value="#N/A")  # pyright: ignore[reportCallIssue, reportArgumentType]
    book.close()
    reading = read_list(path, PEOPLE)[2]
    assert set(reading.bad[0].problems) == {
        "Ngày sinh hoặc năm sinh: ô có công thức bị lỗi #DIV/0!; hãy sửa trong Excel hoặc ghi thẳng giá trị.",
        "Chức vụ: ô có công thức bị lỗi #N/A; hãy sửa trong Excel hoặc ghi thẳng giá trị.",
    }


@pytest.mark.parametrize(
    ("text", "name", "honorific"),
    [
        ("Ông Nguyễn Văn An", "Nguyễn Văn An", "Ông"),
        ("bà: TRẦN THỊ HÀ", "Trần Thị Hà", "Bà"),
        ("Đ/c Lê Văn Bình", "Lê Văn Bình", ""),
        ("Đồng chí Lê Văn Bình", "Lê Văn Bình", ""),
        ("nguyễn văn an", "Nguyễn Văn An", ""),
        ("H'Hen Niê", "H'Hen Niê", ""),
        ("Bạch Bà Thư", "Bạch Bà Thư", ""),
        ("Ông Văn Tám", "Văn Tám", "Ông"),
    ],
)
def test_names_are_freed_of_how_people_are_addressed(text: str, name: str, honorific: str) -> None:
    one = people_in(f"Họ và tên\tChức vụ\n{text}\tTrưởng thôn")[0]
    assert (one.name, one.honorific) == (name, honorific)


def test_a_name_in_two_columns_and_a_position_with_its_place_in_one() -> None:
    one = people_in(
        "STT\tHọ và tên đệm\tTên\tGiới tính\tChức vụ, đơn vị công tác\n"
        "1\tNguyễn Văn\tAn\tNam\tChủ tịch, UBND xã Minh Tâm"
    )[0]
    assert (one.name, one.sex, one.honorific) == ("Nguyễn Văn An", "male", "Ông")
    assert (one.position, one.workplace) == ("Chủ tịch", "UBND xã Minh Tâm")


def test_ticks_under_nam_and_nu_tell_the_sex() -> None:
    people = people_in("Họ và tên\tNam\tNữ\nNguyễn Văn An\tx\t\nTrần Thị Hà\t\tX")
    assert [(each.sex, each.honorific, each.birth) for each in people] == [
        ("male", "Ông", None),
        ("female", "Bà", None),
    ]


def test_earlier_awards_of_one_cell_are_told_apart() -> None:
    one = people_in(
        "Họ và tên\tĐã được khen thưởng\n"
        "Nguyễn Văn An\tGiấy khen của Chủ tịch UBND xã năm 2019; Chiến sĩ thi đua cơ sở (2020)"
    )[0]
    assert [(each.name, each.date) for each in one.earlier_awards] == [
        ("Giấy khen của Chủ tịch UBND xã", PartialDate(2019)),
        ("Chiến sĩ thi đua cơ sở", PartialDate(2020)),
    ]


def test_a_block_without_a_heading_is_read_by_what_its_cells_look_like() -> None:
    _, layout, reading = read_list("1\tÔng\tNguyễn Văn An\t1985\tx\n2\tBà\tTrần Thị Hà\t2/9/1990\ty", PEOPLE)
    assert layout.first is None
    assert [row.thing.name for row in reading.good] == ["Nguyễn Văn An", "Trần Thị Hà"]
    assert reading.good[0].thing.honorific == "Ông"


def test_tables_from_zalo_are_read_too() -> None:
    barred = "| Họ và tên | Năm sinh |\n|---|---|\n| Nguyễn Văn An | 1985 |"
    spaced = "Họ và tên        Năm sinh\nNguyễn Văn An    1985\nTrần Thị Hà      1990"
    assert [each.birth for each in people_in(barred)] == [PartialDate(1985)]
    assert [each.name for each in people_in(spaced)] == ["Nguyễn Văn An", "Trần Thị Hà"]


def test_collectives_households_and_organisations_are_told_apart() -> None:
    text = "TT\tTên tập thể\tLoại\n1\tthôn Đoài\tTập thể\n2\tHộ ông Nguyễn Văn An\t\n3\tCông ty May\tDoanh nghiệp"
    reading = read_list(text, COLLECTIVES)[2]
    assert [(row.thing.kind, row.thing.name) for row in reading.good] == [
        ("collective", "Thôn Đoài"),
        ("household", "Hộ ông Nguyễn Văn An"),
        ("organisation", "Công ty May"),
    ]


def test_a_ledger_in_tcvn3_is_read_with_dates_completed_by_its_title(tmp_path: Path) -> None:
    rows = [
        ["Sổ theo dõi thành tích năm 2023"],
        ["TT", "Thời gian", "Nội dung công việc", "Kết quả", "Số liệu", "Đơn vị tính", "Người thực hiện"],
        [1, "15/3", "Tổ chức tuyên truyền lưu động", "Toàn dân được nghe", 24, "buổi", "Nguyễn Văn Ánh, Hội Phụ nữ xã"],
        [2, "tháng 4", "Trồng cây đầu xuân", "Xanh đường làng", 1.5, "nghìn cây", "Trần Thị Hà (Trưởng ban)"],
    ]
    old = [[to_legacy(cell, "tcvn3") if isinstance(cell, str) else cell for cell in row] for row in rows]
    _, layout, reading = read_list(write_workbook(tmp_path / "so.xlsx", old), ACHIEVEMENTS)
    assert {layout.encoding(column) for column in (2, 3, 6)} == {"tcvn3"}
    first, second = (row.thing for row in reading.good)
    assert first.achievement.title == "Tổ chức tuyên truyền lưu động"
    assert first.achievement.date == PartialDate(2023, 3, 15)
    assert (first.achievement.figures[0].value, first.achievement.figures[0].unit) == ("24", "buổi")
    assert first.participants == ("Nguyễn Văn ánh", "Hội Phụ nữ xã")
    assert second.achievement.date == PartialDate(2023, 4)
    assert second.achievement.figures[0].value == "1,5"


def test_a_column_can_be_given_another_meaning_or_another_encoding() -> None:
    grid, layout, _ = read_list("Họ và tên\tCơ quan\nN÷\tx", PEOPLE)
    moved = with_choice(layout, 1, "name")
    assert moved.choices == {1: "name"}
    assert [each.id for each in with_choice(moved, 1, "").missing] == ["name"]
    assert layout.encoding(0) is None
    assert with_encoding(layout, 0, "tcvn3").encoding(0) == "tcvn3"
    assert propose(grid, PEOPLE, {"co quan": "name", "ho va ten": ""}).choices == {1: "name"}


TABLE = ListTarget(
    kind="table",
    columns=(
        Column(id="ten", title="Khu vực bỏ phiếu"),
        Column(id="qh_ds", title="Cử tri trong danh sách", kind="integer", group="Đại biểu Quốc hội"),
        Column(id="qh_db", title="Cử tri đã bỏ phiếu", kind="integer", group="Đại biểu Quốc hội"),
        Column(id="xa_ds", title="Cử tri trong danh sách", kind="integer", group="HĐND cấp xã"),
        Column(id="xa_db", title="Cử tri đã bỏ phiếu", kind="integer", group="HĐND cấp xã"),
    ),
)


def test_polling_areas_are_read_under_a_heading_of_two_rows(tmp_path: Path) -> None:
    rows = [
        ["KẾT QUẢ BẦU CỬ"],
        ["STT", "Khu vực bỏ phiếu", "Đại biểu Quốc hội", None, "HĐND cấp xã", None],
        [None, None, "Cử tri trong danh sách", "Cử tri đã bỏ phiếu", "Cử tri trong danh sách", "Cử tri đã bỏ phiếu"],
        [1, "Khu vực số 1", 1250, 1248, "1.250", "1.249"],
        [2, "Khu vực số 2", 980, "chín trăm", 980, 980],
        [None, "Tổng cộng", 2230, 1248, 2230, 2229],
    ]
    path = write_workbook(tmp_path / "kv.xlsx", rows, ("A2:A3", "B2:B3", "C2:D2", "E2:F2"))
    _, layout, reading = read_list(path, TABLE)
    assert list(layout.choices.values()) == ["ten", "qh_ds", "qh_db", "xa_ds", "xa_db"]
    assert [row.thing for row in reading.good] == [
        {"ten": "Khu vực số 1", "qh_ds": 1250, "qh_db": 1248, "xa_ds": 1250, "xa_db": 1249}
    ]
    assert reading.bad[0].problems[0].startswith("Đại biểu Quốc hội: Cử tri đã bỏ phiếu: “chín trăm”")
    assert [row.number for row in reading.skipped] == [6]


def test_a_table_without_a_heading_is_read_in_the_order_of_its_columns() -> None:
    reading = read_list("Khu vực số 1\t10\t9\t8\t7", TABLE)[2]
    assert reading.good[0].thing == {"ten": "Khu vực số 1", "qh_ds": 10, "qh_db": 9, "xa_ds": 8, "xa_db": 7}


def test_a_cell_merged_downwards_stands_in_every_row(tmp_path: Path) -> None:
    rows = [
        ["Họ và tên", "Đơn vị", "Chức vụ"],
        ["Nguyễn Văn An", "UBND xã", "Chủ tịch"],
        ["Trần Thị Hà", None, "Bí thư"],
    ]
    reading = read_list(write_workbook(tmp_path / "m.xlsx", rows, ("B2:B3",)), PEOPLE)[2]
    assert [row.thing.workplace for row in reading.good] == ["UBND xã", "UBND xã"]
