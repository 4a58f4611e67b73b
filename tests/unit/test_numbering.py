"""The clerk's number and date go into every paper, and nothing else changes without being told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.__main__ import main
from app.domain.achievement import Evidence
from app.domain.dossier import Minutes
from app.errors import FolderNotWritable, InputError, UnknownId
from app.paths import locate_paths
from app.services import export_contents
from app.services.app import App
from app.services.dossiers import open_snapshot
from app.services.editing import DossierEditing
from app.services.exporting import SNAPSHOT_FILE, export_papers
from app.services.numbering import NumberingResult, PaperOrder, compare, edited_since_export, give_number
from app.services.samples import add_sample
from app.wiring import build_app
from tests.helpers.papers_docx import DocxPaper
from tests.helpers.papers_pdf import PdfPaper

SIGNED = dt.date(2021, 6, 9)
TODAY = dt.date(2021, 6, 10)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    made = build_app(locate_paths(tmp_path / "data"))
    yield made
    made.close()


@pytest.fixture
def dossier_id(app: App) -> str:
    return add_sample(app)


def number(
    app: App,
    dossier_id: str,
    folder: Path,
    number: str = "5",
    date: dt.date = SIGNED,
    order: PaperOrder | None = None,
    *,
    accept_others: bool = False,
) -> NumberingResult:
    return give_number(app, dossier_id, number, date, folder, order, accept_others=accept_others, today=TODAY)


def state(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()} if folder.exists() else {}


def test_the_number_reaches_dossier_papers_and_records(app: App, dossier_id: str, tmp_path: Path) -> None:
    result = number(app, dossier_id, tmp_path / "ra")
    submission = app.dossiers.load(dossier_id).submission
    assert (submission.number, submission.date) == ("05", SIGNED)
    files = {file.path.suffix: file.path for file in result.export.files if file.paper == "to-trinh"}
    for text in (
        " ".join(DocxPaper(files[".docx"].read_bytes()).texts),
        PdfPaper(files[".pdf"].read_bytes()).text,
    ):
        assert "Số: 05/TTr-UBND" in text
        assert "ngày 09 tháng 6 năm 2021" in text
    assert {each.file_name for each in app.exports.of(dossier_id)} == {f.path.name for f in result.export.files}


def test_only_number_date_and_reference_lines_change(app: App, dossier_id: str, tmp_path: Path) -> None:
    export_papers(app, open_snapshot(app, dossier_id), tmp_path / "ra", mode="paper")
    result = number(app, dossier_id, tmp_path / "ra")
    assert result.others == ()
    assert {change.kind for change in result.changes} == {"number", "place_date", "reference"}
    of_submission = [change.after for change in result.changes if change.paper == "to-trinh"]
    assert of_submission == [
        "Số: 05/TTr-UBND",
        "An Mẫu, ngày 09 tháng 6 năm 2021",
        "(Kèm theo Tờ trình số 05/TTr-UBND ngày 09 tháng 6 năm 2021 của Ủy ban nhân dân xã An Mẫu)",
    ]


def test_in_an_electronic_file_the_reference_line_does_not_change(app: App, dossier_id: str, tmp_path: Path) -> None:
    result = number(app, dossier_id, tmp_path / "ra", order=PaperOrder(mode="electronic", formats=("pdf",)))
    assert {change.kind for change in result.changes} == {"number", "place_date"}


def test_a_dossier_edited_after_the_export_is_not_numbered_silently(app: App, dossier_id: str, tmp_path: Path) -> None:
    folder = tmp_path / "ra"
    export_papers(app, open_snapshot(app, dossier_id), folder, mode="paper")
    before = state(folder)
    app.dossiers.change(dossier_id, minutes=Minutes(date=dt.date(2021, 6, 2), number="03/BB-UBND"))
    with pytest.raises(InputError, match="Ngoài số và ngày"):
        number(app, dossier_id, folder)
    assert state(folder) == before
    assert app.dossiers.load(dossier_id).submission.number == ""
    result = number(app, dossier_id, folder, accept_others=True)
    assert any("03/BB-UBND" in change.after for change in result.others)
    assert app.dossiers.load(dossier_id).submission.number == "05"


def test_a_refusal_shows_where_two_long_lines_differ_and_counts_as_the_acceptance_does(
    app: App, dossier_id: str, tmp_path: Path
) -> None:
    folder = tmp_path / "ra"
    same = "Thực hiện kế hoạch công tác của địa phương về việc bầu cử, trên địa bàn xã đã tổ chức đầy đủ "
    submission = app.dossiers.load(dossier_id).submission
    app.dossiers.change(dossier_id, submission=replace(submission, opening=f"{same}5 khu vực bỏ phiếu."))
    export_papers(app, open_snapshot(app, dossier_id), folder, mode="paper")
    app.dossiers.change(dossier_id, submission=replace(submission, opening=f"{same}6 khu vực bỏ phiếu."))
    with pytest.raises(InputError) as caught:
        number(app, dossier_id, folder)
    assert "5 khu vực bỏ phiếu" in caught.value.message
    assert "6 khu vực bỏ phiếu" in caught.value.message
    others = number(app, dossier_id, folder, accept_others=True).others
    assert f"còn khác {len(others)} chỗ" in caught.value.message


def with_more_evidence(app: App, dossier_id: str) -> None:
    evidence = Evidence(id="mc-moi", title="Biên bản kiểm phiếu", file_name="bien-ban.pdf", sha256="0" * 64, size=9)
    dossier = app.dossiers.load(dossier_id)
    app.dossiers.save(replace(dossier, evidence=(*dossier.evidence, evidence)))


def test_evidence_added_after_numbering_changes_the_contents_and_asks_for_no_new_number(
    app: App, dossier_id: str, tmp_path: Path
) -> None:
    order = PaperOrder(mode="paper", chosen=("to-trinh", "tom-tat", "muc-luc"))
    number(app, dossier_id, tmp_path / "ra", order=order)
    with_more_evidence(app, dossier_id)
    snapshot = open_snapshot(app, dossier_id)
    outdated = export_contents.outdated(app.fonts, snapshot, export_contents.last_written(app, dossier_id))
    assert [(each.titles, each.numbered) for each in outdated] == [(("Mục lục hồ sơ kiêm phiếu giao nhận",), False)]
    (finding,) = export_contents.findings(snapshot, outdated)
    assert "không phải xin số mới" in finding.mend
    assert "Tờ trình đã ghi số không đổi" in finding.message


def test_evidence_added_before_numbering_is_no_other_change(app: App, dossier_id: str, tmp_path: Path) -> None:
    order = PaperOrder(mode="paper", chosen=("to-trinh", "muc-luc"))
    export_papers(app, open_snapshot(app, dossier_id), tmp_path / "ra", mode="paper", chosen=order.chosen)
    with_more_evidence(app, dossier_id)
    assert number(app, dossier_id, tmp_path / "ra", order=order).others == ()


def test_numbering_can_be_taken_back_and_so_can_what_was_typed_before(
    app: App, dossier_id: str, tmp_path: Path
) -> None:
    editing = DossierEditing(app, dossier_id)
    before = editing.snapshot.dossier
    editing.change(replace(before, submission=replace(before.submission, opening="Lời mở đầu")), "Lời mở đầu")
    number(app, dossier_id, tmp_path / "ra")
    editing.reload()
    assert editing.undo_title == "Ghi số và ngày văn bản"
    editing.undo()
    assert (editing.snapshot.dossier.submission.number, editing.undo_title) == ("", "Lời mở đầu")
    editing.undo()
    assert editing.snapshot.dossier == before == app.dossiers.load(dossier_id)


def test_papers_exported_elsewhere_and_edited_since_are_named(app: App, dossier_id: str, tmp_path: Path) -> None:
    export_papers(app, open_snapshot(app, dossier_id), tmp_path / "cu", mode="paper")
    assert edited_since_export(app, open_snapshot(app, dossier_id)) == ()
    app.dossiers.change(dossier_id, minutes=Minutes(date=dt.date(2021, 6, 2), number="03/BB-UBND"))
    result = number(app, dossier_id, tmp_path / "moi")
    assert result.edited == ("Tờ trình đề nghị khen thưởng",)
    assert result.others == ()


def test_a_first_export_has_nothing_to_be_compared_with(app: App, dossier_id: str, tmp_path: Path) -> None:
    assert edited_since_export(app, open_snapshot(app, dossier_id)) == ()
    assert number(app, dossier_id, tmp_path / "ra").edited == ()


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b'{"format": "hoso-thidua", "version": 99}'])
def test_a_folder_with_another_file_of_that_name_is_no_export(
    app: App, dossier_id: str, tmp_path: Path, content: bytes
) -> None:
    folder = tmp_path / "ra"
    folder.mkdir()
    (folder / SNAPSHOT_FILE).write_bytes(content)
    assert number(app, dossier_id, folder).others == ()


def test_numbering_again_corrects_the_number(app: App, dossier_id: str, tmp_path: Path) -> None:
    number(app, dossier_id, tmp_path / "ra")
    result = number(app, dossier_id, tmp_path / "ra", "12", TODAY)
    assert [(c.before, c.after) for c in result.changes if c.kind == "number"] == [
        ("Số: 05/TTr-UBND", "Số: 12/TTr-UBND")
    ]
    assert number(app, dossier_id, tmp_path / "ra", "12", TODAY).changes == ()


def test_chosen_papers_alone_are_written(app: App, dossier_id: str, tmp_path: Path) -> None:
    order = PaperOrder(formats=("docx",), chosen=("to-trinh", "muc-luc"))
    result = number(app, dossier_id, tmp_path / "ra", order=order)
    assert [file.paper for file in result.export.files] == ["to-trinh", "muc-luc"]
    assert [change.kind for change in result.changes if change.paper == "muc-luc"] == ["reference"]


@pytest.mark.parametrize(
    ("typed", "kept"), [("5", "05"), ("05", "05"), (" 12 ", "12"), ("0123", "123"), ("9", "09"), ("999999", "999999")]
)
def test_a_number_is_kept_with_a_zero_before_a_single_digit(
    app: App, dossier_id: str, tmp_path: Path, typed: str, kept: str
) -> None:
    number(app, dossier_id, tmp_path / "ra", typed, order=PaperOrder(formats=("docx",), chosen=("to-trinh",)))
    assert app.dossiers.load(dossier_id).submission.number == kept


@pytest.mark.parametrize("typed", ["", "  ", "0", "00", "5a", "05/TTr-UBND", "-5", "1.5", "năm", "٥", "1" * 7, "<5>"])
def test_what_is_no_number_is_refused_and_nothing_changes(
    app: App, dossier_id: str, tmp_path: Path, typed: str
) -> None:
    with pytest.raises(InputError, match="chưa đúng") as caught:
        number(app, dossier_id, tmp_path / "ra", typed)
    assert [finding.place.field for finding in caught.value.findings] == ["number"]
    assert state(tmp_path / "ra") == {}
    assert app.dossiers.load(dossier_id).submission.number == ""


@pytest.mark.parametrize(
    ("date", "said"), [(dt.date(2021, 6, 11), "sau hôm nay"), (dt.date(2021, 6, 1), "trước ngày họp xét")]
)
def test_a_date_before_the_meeting_or_after_today_is_refused(
    app: App, dossier_id: str, tmp_path: Path, date: dt.date, said: str
) -> None:
    app.dossiers.change(dossier_id, minutes=Minutes(date=dt.date(2021, 6, 2)))
    with pytest.raises(InputError, match=said):
        number(app, dossier_id, tmp_path / "ra", date=date)
    assert app.dossiers.load(dossier_id).submission.date is None


def test_the_day_of_the_meeting_and_today_are_days_to_sign_on(app: App, dossier_id: str, tmp_path: Path) -> None:
    app.dossiers.change(dossier_id, minutes=Minutes(date=SIGNED))
    assert number(app, dossier_id, tmp_path / "ra", date=SIGNED).others == ()
    assert number(app, dossier_id, tmp_path / "ra", date=TODAY).others == ()


def test_a_folder_that_cannot_be_written_leaves_the_dossier_without_number(
    app: App, dossier_id: str, tmp_path: Path
) -> None:
    (tmp_path / "tep").write_text("không phải thư mục")
    with pytest.raises(FolderNotWritable):
        number(app, dossier_id, tmp_path / "tep")
    assert app.dossiers.load(dossier_id).submission.number == ""
    assert app.exports.of(dossier_id) == ()


def test_no_dossier_no_number(app: App, tmp_path: Path) -> None:
    with pytest.raises(UnknownId):
        number(app, "khong-co", tmp_path / "ra")


def test_equal_dossiers_have_equal_papers(app: App, dossier_id: str) -> None:
    snapshot = open_snapshot(app, dossier_id)
    assert compare(snapshot, snapshot, PaperOrder()) == ()


# The command


def run(*words: str) -> int:
    return main(list(words))


def test_the_command_prints_what_changed_and_the_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with_sample = build_app(locate_paths(tmp_path / "data"))
    id_ = add_sample(with_sample)
    with_sample.close()
    where = ["--data", str(tmp_path / "data"), "--out", str(tmp_path / "ra")]
    assert run("number", id_, *where, "--number", "5", "--date", "9/6/2021", "--papers", "to-trinh,muc-luc") == 0
    printed = capsys.readouterr().out.splitlines()
    assert "ĐÃ GHI: Tờ trình đề nghị khen thưởng: Số: 05/TTr-UBND" in printed
    assert len([line for line in printed if line.endswith((".docx", ".pdf"))]) == 4
    assert run("export", id_, *where, "--papers", "khong-co") == 1
    assert "khong-co" in capsys.readouterr().err


@pytest.mark.parametrize("date", ["2021-02-30", "6/2021", "hôm nay", ""])
def test_the_command_refuses_what_is_no_day(date: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run("number", "x", "--data", str(tmp_path), "--out", str(tmp_path), "--number", "5", "--date", date)
    assert left.value.code == 2
    assert "Lệnh viết chưa đúng" in capsys.readouterr().err
