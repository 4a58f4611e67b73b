"""The province's form read back into the dossier it was written from, and into an empty one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.dossier import Snapshot
from app.exchange.sheets.web_list import WebRow, read_web_list, write_web_list
from app.exchange.sheets.workbook import open_workbook
from app.paths import Paths
from app.services.app import App
from app.services.sheet_export import export_web_list, web_template
from app.services.web_reading import is_web_list, read_cases, with_cases
from app.wiring import build_app
from tests.bench.dossiers import sample_snapshot


@pytest.fixture
def app(paths: Paths) -> Iterator[App]:
    opened = build_app(paths)
    yield opened
    opened.close()


@pytest.fixture
def form(app: App, tmp_path: Path) -> Path:
    """The sample dossier as the form."""
    export_web_list(app, sample_snapshot(), tmp_path / "m.xlsx", "Quản lý Nhà nước")
    return tmp_path / "m.xlsx"


def emptied(snapshot: Snapshot) -> Snapshot:
    return replace(snapshot, dossier=replace(snapshot.dossier, nominees=(), nominations=(), achievements=()))


def test_the_form_is_known_by_its_sheets(form: Path) -> None:
    assert is_web_list(open_workbook(form).sheets)
    assert not is_web_list(["file nhận"])


def test_a_dossier_read_back_into_itself_is_the_same(app: App, form: Path) -> None:
    snapshot = sample_snapshot()
    cases = read_cases(app, snapshot, form)
    assert {(each.origin, each.changed) for each in cases} == {("dossier", ())}
    assert with_cases(snapshot, cases) == snapshot.dossier


def test_an_empty_dossier_gets_everybody_with_what_the_form_says(app: App, form: Path, tmp_path: Path) -> None:
    snapshot = sample_snapshot()
    after = with_cases(emptied(snapshot), read_cases(app, emptied(snapshot), form))
    names = [snapshot.dossier.nominee_of(each).name for each in snapshot.dossier.nominations]
    assert [after.nominee_of(each).name for each in after.nominations] == names
    assert all(each.award for each in after.nominations)
    again = Snapshot(plan=snapshot.plan, dossier=after)
    export_web_list(app, again, tmp_path / "again.xlsx", "Quản lý Nhà nước")
    assert read_web_list(tmp_path / "again.xlsx") == read_web_list(form)


def test_what_somebody_mended_in_excel_is_taken_over(app: App, form: Path, tmp_path: Path) -> None:
    snapshot = sample_snapshot()
    rows = read_web_list(form)
    number = next(number for number, row in enumerate(rows) if row.kind == "Khen thưởng cá nhân")
    mended = replace(rows[number], position="Chức vụ mới")
    write_web_list(web_template(app), tmp_path / "sửa.xlsx", [*rows[:number], mended, *rows[number + 1 :]])
    cases = read_cases(app, snapshot, tmp_path / "sửa.xlsx")
    assert [each.changed for each in cases if each.changed] == [("position",)]
    after = with_cases(snapshot, cases)
    assert after.nominee_of(after.nominations[number]).position == "Chức vụ mới"


def test_who_stands_in_the_register_is_taken_from_it(app: App, form: Path) -> None:
    snapshot = sample_snapshot()
    known = next(each for each in snapshot.dossier.nominees if each.is_person)
    app.nominees.save(known)
    cases = read_cases(app, emptied(snapshot), form)
    assert [each.nominee for each in cases if each.origin == "register"] == [known]


def test_a_name_two_of_the_register_have_keeps_the_row_out(app: App, tmp_path: Path) -> None:
    known = next(each for each in sample_snapshot().dossier.nominees if each.is_person)
    app.nominees.save(known, replace(known, id="namesake", workplace="Nơi khác"))
    row = WebRow(name=known.name, position="?", kind="Khen thưởng cá nhân", award="Bằng khen lạ")
    write_web_list(web_template(app), tmp_path / "m.xlsx", [row])
    snapshot = emptied(sample_snapshot())
    (case,) = read_cases(app, snapshot, tmp_path / "m.xlsx")
    assert (case.origin, case.nominee) == ("unclear", None)
    assert with_cases(snapshot, [case]) == snapshot.dossier
