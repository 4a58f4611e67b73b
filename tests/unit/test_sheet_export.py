"""Lists as Excel files: typed cells, no formulas from texts, print set-up; read back in they say the same."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from app.domain.achievement import Achievement, NamedFigure, Participation
from app.domain.dates import PartialDate
from app.domain.nominee import Discipline, EarlierAward, Nominee
from app.domain.plan import Column
from app.errors import FolderNotWritable
from app.paths import Paths
from app.services.app import App
from app.services.sheet_export import export_achievements, export_nominations, export_nominees, export_table
from app.services.sheet_import import ListTarget, compare, take_in
from app.wiring import build_app
from tests.bench.dossiers import sample_snapshot
from tests.helpers.spreadsheets import read_list, write_workbook

PEOPLE = (
    Nominee(
        id="a",
        kind="individual",
        name="Nguyễn Văn An",
        honorific="Ông",
        sex="male",
        birth=PartialDate(1985, 9, 2),
        position="Chủ tịch",
        workplace="Ủy ban nhân dân xã",
        earlier_awards=(
            EarlierAward(name="Giấy khen", date=PartialDate(2019)),
            EarlierAward(name="Bằng khen (lần 2)"),
            EarlierAward(name="Giấy khen", date=PartialDate(2020, 5, 6)),
            EarlierAward(
                name="Bằng khen",
                date=PartialDate(2021, 2),
                decision_number="12/QĐ-UBND",
                issuer="Chủ tịch UBND tỉnh, thành phố",
            ),
            EarlierAward(name="Huy hiệu", issuer="Đảng ủy"),
        ),
        discipline=(
            Discipline(kind="discipline", what="Khiển trách", since=PartialDate(2018, 1, 5), until=PartialDate(2019)),
            Discipline(kind="investigation", what="Có đơn thư (đã trả lời)"),
            Discipline(kind="conviction", what="Cảnh cáo", until=PartialDate(2010)),
        ),
    ),
    Nominee(id="f", kind="individual", name="Lê Bình", honorific="Bà", sex="female", birth=PartialDate(1977)),
    Nominee(
        id="b",
        kind="individual",
        name="Trần Thị Hà",
        honorific="Bà",
        sex="female",
        birth=PartialDate(1990),
        address="Thôn Đoài",
    ),
    Nominee(id="c", kind="collective", name="Thôn Đông", founded=PartialDate(1976, 3), description="=1+1"),
    Nominee(id="d", kind="household", name="Hộ ông Lê Văn Bình", address="@Thôn <Đoài> & “Đông”"),
)
WORK = Achievement(
    id="t",
    title="-Tuyên truyền <lưu động> & cổ động",
    area="tuyen-truyen",
    date=PartialDate(2021, 5, 20),
    result="Toàn dân được nghe",
    figures=(NamedFigure(title="Số buổi", value="1.234,5", unit="buổi", source="Báo cáo 12"),),
    participants=(Participation(nominee="a", role="Trưởng ban"), Participation(nominee="c")),
    document="12/QĐ-UBND",
    document_date=PartialDate(2021, 6, 1),
    document_issuer="UBND xã",
    tags=("bầu cử", "lưu động"),
)


@pytest.fixture
def app(paths: Paths) -> Iterator[App]:
    opened = build_app(paths)
    opened.nominees.save(*PEOPLE)
    opened.achievements.save(WORK)
    yield opened
    opened.close()


def cells_of(path: Path) -> list[list[Any]]:
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)


def xml_of(path: Path, part: str) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(part).decode()


def test_cells_are_typed_and_dates_are_dates(app: App, tmp_path: Path) -> None:
    assert export_nominees(app, tmp_path / "ds.xlsx") == 5
    rows = {row[3]: row for row in cells_of(tmp_path / "ds.xlsx")}
    assert rows["Nguyễn Văn An"][5] == dt.date(1985, 9, 2)
    assert rows["Trần Thị Hà"][5] == 1990
    assert rows["Thôn Đông"][13] == "3/1976"
    export_achievements(app, tmp_path / "so.xlsx")
    row = cells_of(tmp_path / "so.xlsx")[-1]
    assert (row[1], row[6], row[12]) == (dt.date(2021, 5, 20), 1234.5, dt.date(2021, 6, 1))


def test_no_text_becomes_a_formula_and_none_does_when_it_is_edited(app: App, tmp_path: Path) -> None:
    export_nominees(app, tmp_path / "ds.xlsx")
    assert "<f>" not in xml_of(tmp_path / "ds.xlsx", "xl/worksheets/sheet1.xml")
    assert "=1+1" in {cell for row in cells_of(tmp_path / "ds.xlsx") for cell in row}
    assert 'quotePrefix="1"' in xml_of(tmp_path / "ds.xlsx", "xl/styles.xml")


def test_the_heading_stays_in_sight_and_on_every_printed_page(app: App, tmp_path: Path) -> None:
    export_nominees(app, tmp_path / "ds.xlsx")
    sheet = xml_of(tmp_path / "ds.xlsx", "xl/worksheets/sheet1.xml")
    assert 'state="frozen"' in sheet
    assert '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>' in sheet
    assert "_xlnm.Print_Titles" in xml_of(tmp_path / "ds.xlsx", "xl/workbook.xml")


def test_the_register_read_back_in_is_the_register(app: App, tmp_path: Path) -> None:
    export_nominees(app, tmp_path / "ds.xlsx")
    target = ListTarget(kind="people")
    offer = compare(app, target, read_list(tmp_path / "ds.xlsx", target)[2])
    assert (offer.fresh, offer.bad) == ((), ())
    told = {row.thing.name: row.thing for row in offer.known}
    for each in PEOPLE:
        assert told[each.name].__dict__ | {"id": each.id} == each.__dict__


def test_the_ledger_read_back_in_is_the_ledger(app: App, tmp_path: Path) -> None:
    export_achievements(app, tmp_path / "so.xlsx")
    target = ListTarget(kind="achievements")
    offer = compare(app, target, read_list(tmp_path / "so.xlsx", target)[2])
    assert (len(offer.known), offer.new_people) == (1, ())
    app.achievements.withdraw(["t"])
    take_in(app, target, offer.known)
    (again,) = app.achievements.list()
    assert again.__dict__ | {"id": "t"} == WORK.__dict__


@pytest.mark.parametrize(
    "figures",
    [
        (NamedFigure(title="Số buổi", value="24", unit="buổi", source="Báo cáo 12", as_of=PartialDate(2021, 6, 30)),),
        (NamedFigure(title="Tỷ lệ", value="99,5%", as_of=PartialDate(2021)),),
        (NamedFigure(title="Mã", value="007"),),
        (NamedFigure(title="Viết liền", value="1250", unit="cây"),),
        (NamedFigure(title="Chưa có số", value=""),),
        (
            NamedFigure(title="Số buổi", value="1.250", unit="buổi", as_of=PartialDate(2021, 6, 30)),
            NamedFigure(title="Số người", value="3400", source="Báo cáo 12"),
            NamedFigure(title="Tỷ lệ", value="", as_of=PartialDate(2021, 5)),
        ),
    ],
)
def test_the_figures_of_an_achievement_come_back_each_by_itself(
    app: App, tmp_path: Path, figures: tuple[NamedFigure, ...]
) -> None:
    export_achievements(app, tmp_path / "so.xlsx", [replace(WORK, figures=figures)])
    (row,) = read_list(tmp_path / "so.xlsx", ListTarget(kind="achievements"))[2].good
    assert row.thing.achievement.figures == figures


def test_several_figures_without_a_name_each_are_kept_aside(tmp_path: Path) -> None:
    rows = [["Nội dung", "Tên số liệu", "Số liệu"], ["Trồng cây", "Số cây\nSố hộ", 500]]
    reading = read_list(write_workbook(tmp_path / "a.xlsx", rows), ListTarget(kind="achievements"))[2]
    assert reading.bad[0].problems == ("Số liệu: có 1 dòng, nhưng ô tên số liệu có 2 dòng.",)


def test_somebody_whose_name_has_brackets_plays_no_part_by_them(app: App, tmp_path: Path) -> None:
    app.nominees.save(Nominee(id="s", kind="collective", name="Trường Tiểu học (cơ sở 2)"))
    work = replace(WORK, title="Dạy học", participants=(Participation(nominee="s"),))
    export_achievements(app, tmp_path / "so.xlsx", [work])
    target = ListTarget(kind="achievements")
    take_in(app, target, compare(app, target, read_list(tmp_path / "so.xlsx", target)[2]).fresh)
    assert app.achievements.titled(["Dạy học"])[0].participants == work.participants


@pytest.mark.parametrize("told", ["Không", "không có", "0", "–"])
def test_no_discipline_is_no_record(tmp_path: Path, told: str) -> None:
    rows = [["Họ và tên", "Năm sinh", "Kỷ luật"], ["Nguyễn Văn An", 1980, told]]
    reading = read_list(write_workbook(tmp_path / "a.xlsx", rows), ListTarget(kind="people"))[2]
    assert reading.good[0].thing.discipline == ()


def test_a_table_of_figures_read_back_in_is_the_table(app: App, tmp_path: Path) -> None:
    columns = (
        Column(id="ten", title="Khu vực"),
        Column(id="ds", title="Trong danh sách", kind="integer", group="Quốc hội"),
        Column(id="tl", title="Tỷ lệ", kind="percent", group="Quốc hội"),
        Column(id="ngay", title="Ngày bầu", kind="date"),
    )
    rows = (
        {"ten": "=Khu vực 1", "ds": 1250, "tl": "99.87", "ngay": "2021-05-23"},
        {"ten": "Khu vực 2", "ds": 0, "tl": None, "ngay": None},
    )
    assert export_table(tmp_path / "b.xlsx", "Số liệu bầu cử", columns, rows) == 2
    reading = read_list(tmp_path / "b.xlsx", ListTarget(kind="table", columns=columns))[2]
    assert tuple(row.thing for row in reading.good) == rows


def test_a_dossier_is_listed_with_its_awards(app: App, tmp_path: Path) -> None:
    snapshot = sample_snapshot()
    assert export_nominations(snapshot, tmp_path / "hs.xlsx") == len(snapshot.dossier.nominations)
    shown = cells_of(tmp_path / "hs.xlsx")
    assert any("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh" in row for row in shown)


def test_a_text_longer_than_a_cell_is_cut_and_not_lost(app: App, tmp_path: Path) -> None:
    app.nominees.save(Nominee(id="e", kind="collective", name="Xóm Dài", description="a" * 40_000))
    export_nominees(app, tmp_path / "ds.xlsx")
    row = next(row for row in cells_of(tmp_path / "ds.xlsx") if row[3] == "Xóm Dài")
    assert row[16].endswith("a…")


def test_a_folder_that_cannot_be_made_is_said(app: App, tmp_path: Path) -> None:
    (tmp_path / "tep").write_bytes(b"")
    with pytest.raises(FolderNotWritable, match="thư mục"):
        export_achievements(app, tmp_path / "tep" / "moi" / "so.xlsx")


def test_a_list_goes_into_a_folder_that_is_not_there_yet(app: App, tmp_path: Path) -> None:
    export_achievements(app, tmp_path / "moi" / "so.xlsx")
    assert cells_of(tmp_path / "moi" / "so.xlsx")
