"""The list of provincial web systems: filled in place, nothing of it lost, its codes resolve, it reads back equal."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from app.domain.dossier import Snapshot
from app.errors import ExportError, NotASpreadsheet
from app.exchange.sheets.web_list import WebRow, read_codes, read_lists, read_web_list, write_web_list
from app.paths import Paths, locate_paths
from app.services.app import App
from app.services.sheet_export import export_web_list, web_activities
from app.services.sheet_import import ListTarget
from app.wiring import build_app
from tests.bench.dossiers import dossier_of, sample_snapshot
from tests.helpers.spreadsheets import read_list, write_workbook

TEMPLATE = locate_paths().resources / "templates" / "MauTDKT.xlsx"
SHEET, STRINGS, BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"
ROW = WebRow(
    honorific="Ông",
    name="Nguyễn Văn An & <Con> “=1+1”",
    position="Trưởng thôn",
    workplace="=Thôn Đoài",
    kind="Khen thưởng cá nhân",
    award="Giấy khen của Chủ tịch Ủy ban nhân dân cấp xã",
    group="Người trực tiếp công tác, lao động, học tập, chiến đấu và phục vụ chiến đấu",
    activity="Quản lý Nhà nước",
)
CODES = ("CANHAN", "1672804473", "1660638976", "0013")


@pytest.fixture
def app(paths: Paths) -> Iterator[App]:
    opened = build_app(paths)
    yield opened
    opened.close()


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_what_is_written_reads_back_equal(tmp_path: Path) -> None:
    rows = (ROW, replace(ROW, name="Thôn Đông", honorific="", kind="Khen thưởng tập thể", activity=""))
    write_web_list(TEMPLATE, tmp_path / "m.xlsx", rows)
    assert read_web_list(tmp_path / "m.xlsx") == rows
    assert read_codes(tmp_path / "m.xlsx") == (CODES, ("TAPTHE", *CODES[1:3], "#N/A"))


def test_everything_else_of_the_template_survives(tmp_path: Path) -> None:
    write_web_list(TEMPLATE, tmp_path / "m.xlsx", (ROW,) * 3)
    before, after = parts_of(TEMPLATE), parts_of(tmp_path / "m.xlsx")
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {SHEET, STRINGS, BOOK}
    tail = b"</sheetData>"
    assert before[SHEET].split(tail)[1] == after[SHEET].split(tail)[1]
    assert b'<x14:dataValidations count="5"' in after[SHEET]
    assert before[SHEET].count(b"VLOOKUP") == after[SHEET].count(b"VLOOKUP")
    sheets = {each.name: each.visible for each in CalamineWorkbook.from_path(tmp_path / "m.xlsx").sheets_metadata}
    assert [name for name, seen in sheets.items() if seen == SheetVisibleEnum.Hidden] == [
        "HTKT",
        "PLDT",
        "LVHD",
        "phan loai kt",
    ]


def test_a_user_text_is_a_text(tmp_path: Path) -> None:
    write_web_list(TEMPLATE, tmp_path / "m.xlsx", (replace(ROW, name="=HYPERLINK(1)\x07"),))
    assert read_web_list(tmp_path / "m.xlsx")[0].name == "=HYPERLINK(1)"


def test_more_rows_than_the_template_has_get_formulas_of_their_own(tmp_path: Path) -> None:
    rows = tuple(replace(ROW, name=f"Người số {number}") for number in range(600))
    write_web_list(TEMPLATE, tmp_path / "m.xlsx", rows)
    assert read_web_list(tmp_path / "m.xlsx") == rows
    assert set(read_codes(tmp_path / "m.xlsx")) == {CODES}
    after = parts_of(tmp_path / "m.xlsx")
    assert b"VLOOKUP(F601,'phan loai kt'!$A$2:$B$4,2,0)" in after[SHEET]
    assert "xl/calcChain.xml" not in after
    assert b"calcChain" not in after["[Content_Types].xml"] + after["xl/_rels/workbook.xml.rels"]


def test_another_workbook_in_the_templates_place_is_said(tmp_path: Path) -> None:
    other = write_workbook(tmp_path / "khac.xlsx", [["a"]])
    with pytest.raises((ExportError, NotASpreadsheet)):
        write_web_list(other, tmp_path / "m.xlsx", (ROW,))
    assert not (tmp_path / "m.xlsx").exists()


def test_a_dossier_is_written_with_names_from_the_templates_own_lists(app: App, tmp_path: Path) -> None:
    snapshot = sample_snapshot()
    written = export_web_list(app, snapshot, tmp_path / "m.xlsx", "Quản lý Nhà nước")
    assert (written.rows, written.unresolved) == (len(snapshot.dossier.nominations), ())
    assert not any("#N/A" in codes or "" in codes for codes in read_codes(tmp_path / "m.xlsx"))
    assert "Quản lý Nhà nước" in web_activities(app)
    assert "NAME" not in web_activities(app)


def test_a_list_without_an_activity_says_that_it_is_still_to_be_chosen(app: App, tmp_path: Path) -> None:
    written = export_web_list(app, sample_snapshot(), tmp_path / "m.xlsx")
    assert (written.without_activity, written.unresolved) == (True, ())
    assert {codes[3] for codes in read_codes(tmp_path / "m.xlsx")} == {"#N/A"}
    told = export_web_list(app, sample_snapshot(), tmp_path / "m.xlsx", "Quản lý Nhà nước")
    assert not told.without_activity


def test_an_award_the_template_has_not_is_told(app: App, tmp_path: Path) -> None:
    snapshot = sample_snapshot()
    strange = tuple(replace(each, name="Kỷ niệm chương riêng", level="") for each in snapshot.plan.awards)
    plan = replace(snapshot.plan, awards=strange)
    written = export_web_list(app, Snapshot(plan=plan, dossier=snapshot.dossier), tmp_path / "m.xlsx")
    assert len(written.unresolved) == written.rows
    assert "hãy chọn ở cột G" in written.unresolved[0]


def test_the_names_the_guide_gives_stand_in_the_templates_lists() -> None:
    guide = tomllib.loads((TEMPLATE.parent / "mau-tdkt.toml").read_text(encoding="utf-8"))
    lists = read_lists(TEMPLATE)
    assert {rule["name"] for rule in guide["awards"]} <= set(lists.names("G"))
    assert {rule["name"] for rule in guide["groups"]} <= set(lists.names("H"))


def test_a_filled_list_can_be_taken_in_as_people(app: App, tmp_path: Path) -> None:
    snapshot = sample_snapshot()
    export_web_list(app, snapshot, tmp_path / "m.xlsx")
    reading = read_list(tmp_path / "m.xlsx", ListTarget(kind="people"))[2]
    told = [(row.thing.kind, row.thing.name, row.thing.position, row.thing.workplace) for row in reading.good]
    nominees = [snapshot.dossier.nominee_of(each) for each in snapshot.dossier.nominations]
    people = [(each.kind, each.name, each.position, each.workplace) for each in nominees if each.is_person]
    assert [each for each in told if each[0] == "individual"] == people
    assert [each[1] for each in told] == [each.name for each in nominees]
    assert reading.bad == ()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_calculates_the_same_codes(app: App, tmp_path: Path) -> None:
    """The results we wrote are taken out first, so that nothing is left but the formulas and their lists."""
    snapshot = dossier_of(sample_snapshot(), 40)
    export_web_list(app, snapshot, tmp_path / "m.xlsx", "Y tế")
    ours = read_codes(tmp_path / "m.xlsx")
    bare = tmp_path / "bare.xlsx"
    with zipfile.ZipFile(bare, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts_of(tmp_path / "m.xlsx").items():
            archive.writestr(name, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", content) if name == SHEET else content)
    settings = f"-env:UserInstallation={(tmp_path / 'cai-dat').as_uri()}"
    command = ["soffice", settings, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "lo"), str(bare)]
    done = subprocess.run(command, check=False, capture_output=True, timeout=300)
    theirs = tmp_path / "lo" / "bare.xlsx"
    if not theirs.exists():
        pytest.skip(f"LibreOffice without Calc cannot open workbooks: {done.stderr.decode()[-200:]}")
    assert read_codes(theirs) == ours
    assert read_web_list(theirs) == read_web_list(tmp_path / "m.xlsx")
    assert b"dataValidation" in parts_of(theirs)[SHEET]
