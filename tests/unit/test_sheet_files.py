"""Files that are no list, or would harm: told in words within moments, with little memory, nothing taken in."""

from __future__ import annotations

import random
import unicodedata
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from app.errors import NotASpreadsheet
from app.exchange.sheets import guards
from app.services.sheet_import import MAX_ROWS, Grid, ListTarget, Workbook, open_list, pasted_list
from tests.helpers.spreadsheets import ods_xml, read_list, sheet_xml, write_workbook

DATA = Path(__file__).parent / "data" / "sheets"
PEOPLE = ListTarget(kind="people")
ROWS = [["Họ và tên", "Năm sinh"], ["Nguyễn Văn An", 1985], ["Trần Thị Hà", 1990]]
_CELL = '<table:table-cell office:value-type="string"{}><text:p>x</text:p></table:table-cell>'


def first_sheet(path: Path) -> Grid:
    book = open_list(path)
    return book.grid(book.sheets[0])


def refusal(path: Path) -> str:
    """What is said of the file, whichever step refuses it."""
    with pytest.raises(NotASpreadsheet) as caught:
        first_sheet(path)
    error = caught.value
    assert "dữ liệu trong chương trình vẫn còn nguyên" in error.message
    assert error.hint
    return error.message


@pytest.mark.parametrize("name", ["danh-sach.xls", "danh-sach.ods"])
def test_old_excel_and_libreoffice_lists_read_as_the_new_ones(name: str) -> None:
    _, layout, reading = read_list(DATA / name, PEOPLE)
    assert layout.choices[2] == "birth_male"
    assert [row.thing.name for row in reading.good] == ["Thôn Đoài", "Nguyễn Văn An", "Trần Thị Hà", "Lê Văn B"]
    assert [row.number for row in reading.bad] == [14, 15]


def test_the_ending_of_a_name_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "ds.xls"
    path.write_bytes(write_workbook(tmp_path / "ds.xlsx", ROWS).read_bytes())
    assert open_list(path).kind == "xlsx"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "không có ô nào"),
        (b"   \n\n", "không có ô nào"),
        (b"PK\x03\x04 broken", "bị hỏng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096), "bị hỏng"),
        (b"%PDF-1.7 ...", "tệp PDF"),
        (b"<html><table><tr><td>x</td></tr></table></html>", "trang web"),
        (bytes(range(32)) * 20, "bị hỏng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + bytes(600), "mật khẩu"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + bytes(600), "tệp Word"),
        (b"\xff\xfe\x00", "bị hỏng"),
    ],
)
def test_what_is_no_list_is_said(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "danh sách.xlsx"
    path.write_bytes(content)
    assert said in refusal(path)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    assert "Không đọc được tệp “mất.xlsx”" in refusal(tmp_path / "mất.xlsx")


def test_a_huge_file_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    path = tmp_path / "to.xlsx"
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(2 * 1024**3)
    assert "nặng 2048 MB" in refusal(path)


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bom.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/workbook.xml", "w") as part:
        for _ in range(guards.MAX_UNPACKED // 1024**2 + 1):
            part.write(bytes(1024**2))
    assert "bung ra lớn bất thường" in refusal(path)


def test_two_cells_at_opposite_corners_do_not_ask_for_all_memory(tmp_path: Path) -> None:
    corner = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert "tận dòng 1048576, cột 16384" in refusal(sheet_xml(tmp_path / "goc.xlsx", corner))
    wide = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>'
    assert "tận dòng 1, cột 16384" in refusal(sheet_xml(tmp_path / "rong.xlsx", wide))
    stray = '<row r="1"><c r="A1"><v>1</v></c></row><row r="49990"><c r="CV49990"><v>1</v></c></row>'
    assert "tận dòng 49990, cột 100" in refusal(sheet_xml(tmp_path / "le.xlsx", stray))


def test_neither_old_excel_nor_libreoffice_makes_a_huge_sheet_of_a_few_bytes(tmp_path: Path) -> None:
    assert "tận dòng 49001, cột 256" in refusal(DATA / "o-le-o-xa.xls")
    wide = _CELL.format(' table:number-columns-repeated="200"')
    block = f'<table:table-row table:number-rows-repeated="45000">{wide}</table:table-row>'
    assert "tận dòng 45000, cột 200" in refusal(ods_xml(tmp_path / "khoi.ods", block))
    narrow = f'<table:table-row table:number-rows-repeated="40000">{_CELL.format("")}</table:table-row>'
    assert "hơn 50.000 dòng" in refusal(ods_xml(tmp_path / "chong.ods", narrow * 2))


def test_formatted_cells_far_away_without_a_word_do_not_matter(tmp_path: Path) -> None:
    far = '<row r="1"><c r="A1"><v>1</v></c><c r="CV1"><v>2</v></c></row><row r="49990"><c r="CV49990" s="1"/></row>'
    assert open_list(sheet_xml(tmp_path / "xa.xlsx", far)).grid("S").cell(0, 99) == 2


def test_words_without_end_are_not_taken_into_memory(tmp_path: Path) -> None:
    path = sheet_xml(tmp_path / "chu.xlsx", '<row r="1"><c r="A1"><v>1</v></c></row>')
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", "0123456789abcdef" * (guards.MAX_STRINGS // 16 + 1))
    assert "bung ra lớn bất thường" in refusal(path)


def test_formatted_rows_without_a_word_do_not_make_a_list_long(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>Họ và tên</t></is></c></row>'
    empty = "".join(f'<row r="{number}"><c r="A{number}" s="1"/></row>' for number in range(100_000, 100_050))
    book = open_list(sheet_xml(tmp_path / "dinh-dang.xlsx", rows + empty))
    assert len(book.grid("S").rows) == 1


def test_two_hundred_thousand_rows_are_refused(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{number}"><c r="A{number}"><v>1</v></c></row>' for number in range(1, 200_001))
    assert f"hơn {MAX_ROWS:,}".replace(",", ".") in refusal(sheet_xml(tmp_path / "dai.xlsx", rows))
    path = tmp_path / "dai.csv"
    path.write_text("a;b\n" * 200_000, encoding="utf-8")
    assert "dòng" in refusal(path)


def test_a_cell_repeated_a_million_times_is_refused_and_an_empty_one_is_not(tmp_path: Path) -> None:
    full = f'<table:table-row table:number-rows-repeated="1048576">{_CELL.format("")}</table:table-row>'
    assert "dòng" in refusal(ods_xml(tmp_path / "bom.ods", full))
    far = _CELL.format(' table:number-columns-repeated="16384"')
    assert "cột" in refusal(ods_xml(tmp_path / "rong.ods", f"<table:table-row>{far}</table:table-row>"))
    empty = (
        f"<table:table-row>{_CELL.format('')}</table:table-row><table:table-row "
        'table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/>'
        "</table:table-row>"
    )
    assert len(open_list(ods_xml(tmp_path / "thuong.ods", empty)).grid("S").rows) >= 1


def test_a_word_file_and_a_binary_workbook_are_called_by_their_names(tmp_path: Path) -> None:
    for part, said in (("word/document.xml", "tệp Word"), ("xl/workbook.bin", ".xlsb"), ("x.txt", "bị hỏng")):
        path = tmp_path / "tep.xlsx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(part, "x")
        assert said in refusal(path)


def test_links_to_other_files_are_told(tmp_path: Path) -> None:
    cells = '<row r="1"><c r="A1"><f>[1]S!A1</f><v>7</v></c></row>'
    book = open_list(sheet_xml(tmp_path / "lk.xlsx", cells, parts={"xl/externalLinks/externalLink1.xml": "<x/>"}))
    assert "tệp khác" in book.notes[0]
    assert book.grid("S").cell(0, 0) == 7


def test_an_empty_sheet_is_said(tmp_path: Path) -> None:
    assert "không có ô nào" in refusal(sheet_xml(tmp_path / "trong.xlsx", '<row r="1"/>'))


@pytest.mark.parametrize("seed", range(6))
def test_damaged_workbooks_are_told_as_damaged_or_read(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    whole = (
        write_workbook(tmp_path / "ds.xlsx", ROWS).read_bytes() if seed % 2 else (DATA / "danh-sach.xls").read_bytes()
    )
    hints = []
    for _ in range(20):
        broken = bytearray(whole)
        for _ in range(chance.randrange(1, 40)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        path = tmp_path / "hong.xlsx"
        path.write_bytes(bytes(broken[: chance.randrange(200, len(broken))] if chance.random() < 0.3 else broken))
        try:
            book = open_list(path)
            hints += [bool(book.grid(sheet)) for sheet in book.sheets]
        except NotASpreadsheet as error:
            hints.append(bool(error.hint))
    assert hints
    assert all(hints)


@pytest.mark.parametrize(
    ("encoding", "note"),
    [("utf-8", False), ("utf-8-sig", False), ("utf-16", False), ("cp1258", True)],
)
@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_a_csv_is_read_whatever_its_encoding_and_its_sign(tmp_path: Path, encoding: str, note: bool, sign: str) -> None:
    text = f"STT{sign}Họ và tên{sign}Năm sinh\r\n1{sign}Nguyễn Văn Ánh{sign}1985\r\n2{sign}Đỗ Thị Hường{sign}1990\r\n"
    path = tmp_path / "ds.csv"
    path.write_bytes((as_1258_writes(text) if encoding == "cp1258" else text).encode(encoding))
    assert [row.thing.name for row in read_list(path, PEOPLE)[2].good] == ["Nguyễn Văn Ánh", "Đỗ Thị Hường"]
    assert bool(open_list(path).notes) is note


def as_1258_writes(text: str) -> str:
    """Letters as Windows 1258 has them: the vowel with its own mark, then the tone."""
    out = ""
    for letter in text:
        apart = unicodedata.normalize("NFD", letter)
        tones = [mark for mark in apart if mark in "\u0300\u0301\u0303\u0309\u0323"]
        base = unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in tones))
        out += base + "".join(tones)
    return out


def test_a_csv_in_an_old_encoding_is_converted_and_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "cu.csv"
    path.write_bytes("STT,Hä vµ tªn,N¨m sinh\n1,NguyÔn V¨n Nam,1985\n2,TrÇn ThÞ Hµ,1990\n".encode("latin-1"))
    assert [row.thing.name for row in read_list(path, PEOPLE)[2].good] == ["Nguyễn Văn Nam", "Trần Thị Hà"]
    assert "bảng mã cũ" in open_list(path).notes[0]


def test_quoted_cells_of_a_csv_keep_their_signs_and_lines(tmp_path: Path) -> None:
    path = tmp_path / "ds.csv"
    path.write_text('sep=;\n"Họ và tên";"Đơn vị"\n"Nguyễn Văn An";"Xã A; huyện B\nTỉnh C"\n', encoding="utf-8")
    assert read_list(path, PEOPLE)[2].good[0].thing.workplace == "Xã A; huyện B Tỉnh C"


@pytest.mark.parametrize("text", ["", "  \n\t\n"])
def test_an_empty_paste_is_said(text: str) -> None:
    with pytest.raises(NotASpreadsheet, match="không có ô nào"):
        pasted_list(text).grid("")


def test_hidden_sheets_stand_last(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "an.xlsx"))
    book.add_worksheet("Danh mục").hide()
    book.add_worksheet("Danh sách").activate()
    book.close()
    opened: Workbook = open_list(tmp_path / "an.xlsx")
    assert opened.sheets == ("Danh sách", "Danh mục")
