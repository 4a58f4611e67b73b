"""Minutes, criteria table, contents and reports say what the dossier says, and come when they are chosen."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Any

import pytest

from app.documents.achievement_report import build_reports
from app.documents.criteria_table import build_criteria_table
from app.documents.docx_writer import docx_bytes
from app.documents.minutes import build_minutes
from app.documents.model import Cell, Document, Letterhead, Recipients, SignatureBlock, SignatureColumn, Table
from app.documents.papers import every_paper, papers_of
from app.documents.pdf_writer import page_counts, pdf_bytes
from app.documents.plain_text import plain_lines
from app.domain.criterion import Applies
from app.domain.dates import PartialDate
from app.domain.dossier import Minutes, Nomination, Snapshot
from app.domain.nominee import EarlierAward
from app.domain.plan import DossierItem, SummaryPart, Wording
from app.errors import UnknownId
from tests.helpers import dossier_builder as make
from tests.helpers import made_up
from tests.helpers.papers_docx import DocxPaper
from tests.helpers.papers_pdf import PdfPaper
from tests.helpers.papers_samples import FONTS

ITEMS = (
    DossierItem(id="to-trinh", kind="submission", title="Tờ trình"),
    DossierItem(id="danh-sach", kind="nominee_list", title="Danh sách", attached_to="to-trinh"),
    DossierItem(id="tom-tat", kind="achievement_summary", title="Tóm tắt", per="nominee", copies=3),
    DossierItem(id="tong-hop", kind="combined_summary", title="Tổng hợp", necessity="optional"),
    DossierItem(id="bang", kind="criteria_table", title="Bảng đối chiếu", necessity="optional"),
    DossierItem(id="bien-ban", kind="minutes", title="Biên bản", necessity="optional"),
    DossierItem(id="muc-luc", kind="contents", title="Mục lục", necessity="optional"),
    DossierItem(id="bao-cao", kind="achievement_report", title="Báo cáo", per="nominee", necessity="optional"),
)
VOTED = (("thon-1", 9), ("thon-2", 8), ("thon-3", 7))


def meeting(*votes: tuple[str, int | None], share: str = "", **minutes: Any) -> Snapshot:
    """Hamlets with their votes, at a meeting of nine out of ten."""
    items = tuple(replace(each, vote_share=share) if each.kind == "minutes" else each for each in ITEMS)
    return make.snapshot(
        make.plan(dossier_items=items),
        nominees=tuple(make.hamlet(id_, f"Thôn {id_}") for id_, _ in votes),
        nominations=tuple(make.nomination(id_, votes=number) for id_, number in votes),
        minutes=made_up.minutes(**minutes),
    )


def texts(document: Document) -> list[str]:
    return [line.text for line in plain_lines(document)]


def table(document: Document) -> Table:
    (found,) = [block for block in document.sections[0].blocks if isinstance(block, Table)]
    return found


def rows(document: Document) -> list[tuple[str, ...]]:
    return [tuple("\n".join(cell.lines) for cell in row.cells) for row in table(document).rows if row.kind == "data"]


def only(document: Document, kind: type[Any]) -> Any:
    (found,) = [block for block in document.sections[0].blocks if isinstance(block, kind)]
    return found


# Minutes


def test_minutes_have_a_number_of_their_own_and_no_place_and_date() -> None:
    head: Letterhead = only(build_minutes(meeting(*VOTED, number="5")), Letterhead)
    assert (head.number, head.place_date) == ("Số: 05/BB-UBND", "")
    assert only(build_minutes(meeting(*VOTED, number="Số: 03/BB-HĐTĐKT")), Letterhead).number == "Số: 03/BB-HĐTĐKT"
    assert only(build_minutes(meeting(*VOTED, number="")), Letterhead).number.endswith("/BB-UBND")


def test_minutes_say_when_where_and_who() -> None:
    said = texts(build_minutes(meeting(*VOTED)))
    assert "Thời gian bắt đầu: 14 giờ 00, ngày 01 tháng 6 năm 2021." in said
    assert "Địa điểm: Phòng họp Ủy ban nhân dân xã Thử Nghiệm." in said
    assert (
        "Thành phần tham dự: có mặt 09 (chín) trên tổng số 10 (mười) thành viên được triệu tập, vắng 01 (một)." in said
    )
    assert "Chủ trì (chủ tọa): Trần Văn Mẫu, Chủ tịch Ủy ban nhân dân xã." in said
    assert "Cuộc họp kết thúc vào 15 giờ 30, ngày 01 tháng 6 năm 2021./." in said


def test_shares_are_exact_and_never_rounded_over_the_threshold() -> None:
    close = meeting(("thon-1", 7999), ("thon-2", 8000), share="80 %", present=10_000, summoned=10_000)
    assert [(row[3], row[4]) for row in rows(build_minutes(close))] == [("7999/10000", "79,99%"), ("8000/10000", "80%")]
    closer = meeting(("thon-1", 799_999), share="80 %", present=999_999, summoned=None)
    assert rows(build_minutes(closer))[0][4].startswith("79,9999")


def test_who_falls_short_is_named_and_not_proposed() -> None:
    said = texts(build_minutes(meeting(*VOTED, share="80 %")))
    assert any("đề nghị tặng Bằng khen" in line and "02 (hai) tập thể" in line for line in said)
    assert "Không đạt tỷ lệ từ 80% trở lên nên không đề nghị: Thôn thon-3." in said


def test_without_a_threshold_the_minutes_judge_nobody() -> None:
    said = texts(build_minutes(meeting(*VOTED)))
    assert any("03 (ba) tập thể" in line for line in said if "thống nhất" in line)
    assert not any("Không đạt tỷ lệ" in line for line in said)


@pytest.mark.parametrize(("votes", "present"), [(None, 9), (5, None), (10, 9), (0, 0), (-1, 9), (2**62, 2**62)])
def test_votes_that_cannot_be_give_no_share(votes: int | None, present: int | None) -> None:
    (row,) = rows(build_minutes(meeting(("thon-1", votes), present=present, summoned=None)))
    assert row[4] == "……"


def test_secretary_signs_on_the_left_the_chair_on_the_right_and_recipients_stand_below() -> None:
    document = build_minutes(meeting(*VOTED))
    block: SignatureBlock = only(document, SignatureBlock)
    assert isinstance(block.left, SignatureColumn)
    assert (block.left.authority, block.left.name) == (("THƯ KÝ",), "Nguyễn Thị Mẫu")
    assert (block.right.authority, block.right.name) == (("CHỦ TỌA",), "Trần Văn Mẫu")
    assert only(document, Recipients).entries == ("- Các thành viên dự họp;", "- Lưu: VT, VP.")
    assert isinstance(document.sections[0].blocks[-1], Recipients)


def test_minutes_of_an_unrecorded_meeting_show_their_blanks() -> None:
    bare = meeting(*VOTED)
    document = build_minutes(replace(bare, dossier=replace(bare.dossier, minutes=Minutes())))
    said = texts(document)
    assert any(line.startswith("Thời gian bắt đầu: …… giờ ……, ngày") for line in said)
    assert "Chủ trì (chủ tọa): ……." in said
    assert only(document, SignatureBlock).right.name == "……"


# Criteria table


def test_the_criteria_table_gives_clause_figure_evidence_and_verdict() -> None:
    document = build_criteria_table(make.sample())
    found = rows(document)
    turnout = next(row for row in found if "Tỷ lệ cử tri" in row[1] and "yêu cầu" in row[2])
    assert "(Mục V.2.1" in turnout[1]
    assert "99,75%" in turnout[2]
    assert turnout[4] == "Đạt"
    assert any("Quyết định thành lập các Tổ bầu cử" in row[3] for row in found)
    assert document.sections[0].landscape


def test_a_note_to_an_answer_stands_in_the_criteria_table_once() -> None:
    note = "Kế hoạch số 15/KH-UBND ngày 26/02/2021 và các văn bản tiếp theo"
    told = [row[2] for row in rows(build_criteria_table(make.sample())) if note in row[2]]
    assert len(told) == 3
    assert {each.count(note) for each in told} == {1}


def test_council_is_written_in_full_in_the_criteria_table() -> None:
    texts = [text for row in rows(build_criteria_table(make.sample())) for text in row]
    assert not any("HĐND" in each for each in texts)


def test_the_criteria_table_has_a_part_for_every_nominee_in_the_order_of_the_list() -> None:
    groups = [row.cells[0].lines[0] for row in table(build_criteria_table(make.sample())).rows if row.kind == "group"]
    assert len(groups) == len(make.sample().dossier.nominations)
    assert [group.partition(".")[0] for group in groups] == [str(number) for number in range(1, len(groups) + 1)]


def test_criteria_for_others_are_left_out() -> None:
    numbers = [row[0] for row in rows(build_criteria_table(make.sample()))]
    titles = [row[1] for row in rows(build_criteria_table(make.sample()))]
    collectives = len(make.sample().nominations_of("collective"))
    assert numbers.count("1") == len(make.sample().dossier.nominations)
    assert sum("Tiêu chuẩn đối với tập thể." in title for title in titles) == collectives


# Contents


def test_contents_list_papers_with_copies_pages_and_evidence() -> None:
    snapshot = meeting(*VOTED)
    chosen = ("to-trinh", "tom-tat", "bien-ban", "muc-luc")
    papers = papers_of(snapshot, "paper", chosen, lambda document: page_counts(document, FONTS))
    found = rows(papers[-1].build())
    assert [(row[1], row[2], row[4]) for row in found] == [
        ("Tờ trình", "1", "1"),
        ("Danh sách", "1", "1"),
        ("Tóm tắt", "3", "3"),
        ("Tổng hợp", "1", "1"),
        ("Biên bản", "1", "2"),
        ("Biên bản", "1", ""),
    ]
    assert found[2][5] == "3 đối tượng"
    assert [row[3] for row in found] == ["Bản chính"] * 5 + ["Bản sao"]


def test_contents_are_signed_by_who_gives_and_who_takes() -> None:
    (paper,) = papers_of(meeting(*VOTED), "paper", ("muc-luc",))
    block: SignatureBlock = only(paper.build(), SignatureBlock)
    assert isinstance(block.left, SignatureColumn)
    assert (block.left.authority, block.right.authority) == (("BÊN GIAO",), ("BÊN NHẬN",))
    assert (block.left.name, block.right.name) == ("", "")


def test_pages_nobody_counted_stay_blank_for_the_pen() -> None:
    (paper,) = papers_of(meeting(*VOTED), "paper", ("muc-luc",))
    assert {row[4] for row in rows(paper.build())} == {""}


# Reports


def report_of(**changes: Any) -> Document:
    nominee = make.person(earlier_awards=(EarlierAward(name="Giấy khen", date=PartialDate(2019, 12)),), hometown="Xã A")
    changed = replace(nominee, **changes)
    made = make.snapshot(
        make.plan(dossier_items=ITEMS), nominees=(changed,), nominations=(make.nomination(changed.id),)
    )
    return build_reports(made)


def test_a_report_keeps_to_its_three_chapters_even_where_nothing_is_told() -> None:
    said = texts(report_of(earlier_awards=()))
    chapters = [line for line in said if line.startswith(("I. ", "II. ", "III. "))]
    assert chapters == ["I. THÔNG TIN CHUNG", "II. THÀNH TÍCH ĐẠT ĐƯỢC", "III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG"]
    assert said[said.index("III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG") + 1] == "……"


def test_a_report_of_a_person_says_who_it_is_and_lists_earlier_awards() -> None:
    document = report_of()
    said = texts(document)
    assert "Họ và tên: Bà Nguyễn Thị Mẫu." in said
    assert "Quê quán: Xã A." in said
    assert rows(document) == [("2019", "Giấy khen", "tháng 12 năm 2019")]
    block: SignatureBlock = only(document, SignatureBlock)
    assert (block.right.authority, block.right.name) == (("NGƯỜI BÁO CÁO THÀNH TÍCH",), "Nguyễn Thị Mẫu")


def test_a_collective_reports_under_its_own_name_and_the_level_above_confirms() -> None:
    document = build_reports(meeting(("thon-1", 9)))
    head: Letterhead = only(document, Letterhead)
    assert (head.superior, head.issuer) == (("ỦY BAN NHÂN DÂN", "XÃ THỬ"), ("THÔN THON-1",))
    block: SignatureBlock = only(document, SignatureBlock)
    assert isinstance(block.left, SignatureColumn)
    assert block.left.authority == ("THỦ TRƯỞNG CẤP TRÊN", "TRỰC TIẾP XÁC NHẬN")


def test_the_outline_is_the_plans_where_it_gives_one() -> None:
    parts = (
        SummaryPart(id="mot", title="Sơ lược lý lịch", source="identity"),
        SummaryPart(id="hai", title="Thành tích", source="phrase", phrase="{merit}"),
        SummaryPart(id="ba", title="1. Sáng kiến", source="phrase", phrase="Có 02 sáng kiến"),
    )
    wording = Wording(report_parts=parts, report_title="Đề nghị tặng {award}", merit="Hoàn thành tốt")
    plan = make.plan(wording=wording, dossier_items=ITEMS)
    said = texts(build_reports(make.snapshot(plan)))
    assert [said.index(line) for line in ("I. SƠ LƯỢC LÝ LỊCH", "II. THÀNH TÍCH", "1. Sáng kiến", "Có 02 sáng kiến.")]
    assert "III. " not in "\n".join(said)
    assert "Đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Ví Dụ" in said


def test_only_those_the_plan_asks_report() -> None:
    item = replace(ITEMS[-1], applies=Applies(kinds=("individual",)))
    both = make.snapshot(
        make.plan(dossier_items=(ITEMS[0], item)),
        nominees=(make.hamlet(), make.person()),
        nominations=(make.nomination(), make.nomination("ba-mau")),
    )
    assert [section.outline_title for section in build_reports(both).sections] == ["Báo cáo thành tích: Nguyễn Thị Mẫu"]
    nobody = replace(both, dossier=replace(both.dossier, nominations=both.dossier.nominations[:1]))
    assert "bao-cao" not in {paper.id for paper in every_paper(nobody)}


# Which papers


def test_by_default_the_papers_of_before_are_written() -> None:
    assert [paper.id for paper in papers_of(make.sample())] == ["to-trinh", "tom-tat", "tom-tat-chung"]
    choices = {paper.id: paper.chosen_by_default for paper in every_paper(make.sample())}
    assert [each for each, chosen in choices.items() if not chosen] == [
        "bang-doi-chieu",
        "bien-ban",
        "muc-luc",
        "muc-luc-minh-chung",
    ]


def test_chosen_papers_come_in_the_plans_order_under_the_names_they_always_have() -> None:
    snapshot = meeting(*VOTED)
    every = {paper.id: paper.stem for paper in every_paper(snapshot)}
    chosen = papers_of(snapshot, "paper", ("bien-ban", "to-trinh"))
    assert [(paper.id, paper.stem) for paper in chosen] == [("to-trinh", "01_Tờ trình"), ("bien-ban", "05_Biên bản")]
    assert all(every[paper.id] == paper.stem for paper in chosen)


def test_a_list_chosen_without_its_submission_is_a_file_of_its_own() -> None:
    (paper,) = papers_of(meeting(*VOTED), "paper", ("danh-sach",))
    assert [section.appendix for section in paper.build().sections] == [True]
    assert [each.id for each in papers_of(meeting(*VOTED), "paper", ("danh-sach", "to-trinh"))] == ["to-trinh"]


def test_a_required_paper_of_a_new_kind_is_written_without_being_chosen() -> None:
    items = tuple(replace(each, necessity="required") if each.id == "bien-ban" else each for each in ITEMS)
    found = papers_of(make.snapshot(make.plan(dossier_items=items)))
    assert [paper.id for paper in found] == ["to-trinh", "tom-tat", "tong-hop", "bien-ban"]


def test_a_paper_the_plan_does_not_have_is_refused_with_the_ids_there_are() -> None:
    with pytest.raises(UnknownId, match="giay-la") as caught:
        papers_of(meeting(*VOTED), "paper", ("giay-la",))
    assert "to-trinh, danh-sach" in str(caught.value)


# Both writers


@pytest.mark.parametrize("text", [each for each in made_up.NASTY_TEXTS if each.strip()])
def test_nasty_texts_reach_both_formats(text: str) -> None:
    minutes = made_up.minutes(place=text, chair=text, secretary=text, attendees=(text,), number=text, started=text)
    nominee = make.hamlet("thon-1", text)
    snapshot = meeting(("thon-1", 3))
    dossier = replace(snapshot.dossier, minutes=minutes, nominees=(nominee,), nominations=(Nomination(
        id="x", nominee="thon-1", award="bang-khen", summary_text=text, votes=3),))  # fmt: skip
    papers = papers_of(replace(snapshot, dossier=dossier), "paper", [item.id for item in ITEMS])
    for paper in papers:
        document = paper.build()
        assert docx_bytes(document).startswith(b"PK")
        assert len(PdfPaper(pdf_bytes(document, FONTS))) >= 1


def test_every_paper_of_the_sample_is_written_in_both_formats_with_the_same_words() -> None:
    snapshot = make.sample()
    minutes = made_up.minutes(date=dt.date(2021, 6, 2))
    snapshot = replace(snapshot, dossier=replace(snapshot.dossier, minutes=minutes))
    for paper in papers_of(snapshot, "paper", [each.id for each in every_paper(snapshot)]):
        document = paper.build()
        docx = re.split(r"[\s-]+", " ".join(DocxPaper(docx_bytes(document)).texts))  # lines of a PDF end at hyphens
        pdf = re.split(r"[\s-]+", PdfPaper(pdf_bytes(document, FONTS)).text)
        assert set(docx) - {""} == set(pdf) - {""}, paper.title


def test_cells_of_group_rows_span_the_whole_table() -> None:
    for document in (build_minutes(meeting(*VOTED)), build_criteria_table(make.sample())):
        found = table(document)
        cells: list[Cell] = [row.cells[0] for row in found.rows if row.kind == "group"]
        assert {cell.span for cell in cells} == {len(found.columns)}
