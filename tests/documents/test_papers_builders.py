"""The papers themselves: what stands on them, in which order, and how they read to the office that receives them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from app.documents.achievement_summary import build_combined_summary, build_summaries, build_summary, in_list_order
from app.documents.common import letterhead_of, number_text, place_and_date, reference_line, signature_of
from app.documents.model import (
    Document,
    Letterhead,
    Paragraph,
    Recipients,
    Section,
    SignatureBlock,
    StyleName,
    Table,
)
from app.documents.nominee_list import build_nominee_list
from app.documents.papers import papers_of
from app.documents.submission import build_submission
from app.documents.wording import UNTOLD
from app.domain.achievement import Figure
from app.domain.dates import PartialDate
from app.domain.dossier import EventDate, Minutes, Snapshot, Submission
from app.domain.plan import (
    Applies,
    DossierItem,
    Field,
    LegalBasis,
    ListColumn,
    ListForm,
    Role,
    Route,
    SummaryPart,
    Wording,
)
from app.domain.unit import Signer
from tests.helpers import dossier_builder as make
from tests.helpers.made_up import NASTY_TEXTS

SAMPLE = make.sample()
WORDING = Wording(
    submission_subject="Về việc đề nghị {award_phrase}",
    submission_opening=("Thực hiện {plan}, {unit} đã triển khai phong trào",),
    submission_request="{unit} kính trình {addressees} xem xét, khen thưởng cho {count}.",
    submission_closing=("Kính đề nghị {addressees} xem xét./.",),
    list_title="Danh sách đề nghị {award_phrase}",
    summary_title="Tóm tắt thành tích đề nghị {award_phrase}",
    combined_title="Tổng hợp tóm tắt thành tích đề nghị {award_phrase}",
    merit="Đã có thành tích xuất sắc",
    recipients=("Như trên", "Phòng Nội vụ {place}"),
    summary_parts=(SummaryPart(id="a", title="Khái quát", phrase="{unit} xác nhận {nominee} đã làm tốt"),),
)


def written(**changes: Any) -> Snapshot:
    return make.snapshot(
        make.plan(
            wording=WORDING,
            legal_bases=(LegalBasis(id="a", citation="Luật A."), LegalBasis(id="b", citation="Luật B", cite=False)),
        ),
        **changes,
    )


def paragraphs(section: Section, *styles: StyleName) -> list[str]:
    return [
        each.text for each in section.blocks if isinstance(each, Paragraph) and (not styles or each.style in styles)
    ]


def tables(section: Section) -> list[Table]:
    return [each for each in section.blocks if isinstance(each, Table)]


def signed(section: Section) -> SignatureBlock:
    return next(each for each in section.blocks if isinstance(each, SignatureBlock))


def recipients(document: Document) -> tuple[str, ...]:
    left = signed(document.sections[0]).left
    assert isinstance(left, Recipients)
    return left.entries


def texts(document: Document) -> Iterator[str]:
    """Every text a reader of the paper meets."""
    for section in document.sections:
        for block in section.blocks:
            match block:
                case Paragraph():
                    yield block.text
                case Table():
                    yield from (line for row in block.rows for cell in row.cells for line in cell.lines)
                case Letterhead():
                    yield from (*block.issuer, *block.superior, block.number, block.place_date)
                case SignatureBlock():
                    yield from (*block.right.authority, block.right.name)
                    yield from block.left.entries if isinstance(block.left, Recipients) else ()
                case Recipients():
                    yield from block.entries


# ------------------------------------------------------------------ number, date, who signs


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("5", "05"),
        ("05", "05"),
        ("15", "15"),
        ("115", "115"),
        ("05/TTr-UBND", "05"),
        ("Số 7", "07"),
        ("số: 7/TTr", "07"),
        ("5a", "5a"),
    ],
)
def test_the_number_has_two_figures_and_no_code(typed: str, shown: str) -> None:
    made = make.snapshot(submission=Submission(number=typed))
    assert number_text(made) == shown
    assert letterhead_of(made, "TTr").number == f"Số: {shown}/TTr-UBND"


@pytest.mark.parametrize("blank", ["", "  ", "/", "số"])
def test_without_a_number_there_is_room_for_one(blank: str) -> None:
    head = letterhead_of(make.snapshot(submission=Submission(number=blank)), "TTr").number
    assert re.fullmatch(r"Số:[\s\u00a0]{6,}/TTr-UBND", head)


@pytest.mark.parametrize(
    ("day", "line"),
    [
        (dt.date(2021, 5, 27), "Thử, ngày 27 tháng 5 năm 2021"),
        (dt.date(2021, 2, 5), "Thử, ngày 05 tháng 02 năm 2021"),
        (dt.date(2021, 10, 9), "Thử, ngày 09 tháng 10 năm 2021"),
    ],
)
def test_days_have_a_zero_and_months_only_the_first_two(day: dt.date, line: str) -> None:
    assert place_and_date(make.snapshot(submission=Submission(date=day))) == line


@pytest.mark.parametrize(
    ("changes", "year"),
    [
        ({}, 2021),
        ({"minutes": Minutes(date=dt.date(2022, 1, 5))}, 2022),
        ({"events": {"x": EventDate(date=dt.date(2023, 6, 30))}, "minutes": Minutes(date=dt.date(2022, 1, 5))}, 2023),
    ],
)
def test_without_a_date_there_is_room_for_day_and_month(changes: dict[str, Any], year: int) -> None:
    assert re.fullmatch(rf"Thử, ngày[\s\u00a0]+tháng[\s\u00a0]+năm {year}", place_and_date(make.snapshot(**changes)))


def test_the_list_refers_to_the_submission_by_number_and_date() -> None:
    made = make.snapshot(submission=Submission(number="5", date=dt.date(2021, 6, 9)))
    assert reference_line(made, "Tờ trình", "TTr", filled=True) == (
        "(Kèm theo Tờ trình số 05/TTr-UBND ngày 09 tháng 6 năm 2021 của Ủy ban nhân dân xã Thử)"
    )
    blank = reference_line(made, "Tờ trình", "TTr", filled=False)
    assert "05" not in blank
    assert re.search(r"số[\s\u00a0]+/TTr-UBND ngày[\s\u00a0]+tháng[\s\u00a0]+năm 2021 của", blank)


@pytest.mark.parametrize(("mode", "filled"), [("draft", True), ("paper", True), ("electronic", False)])
def test_an_electronic_list_leaves_number_and_date_to_the_system(mode: Any, filled: bool) -> None:
    made = written(submission=Submission(signer="chu-tich", number="5", date=dt.date(2021, 6, 9)))
    (reference,) = paragraphs(build_submission(made, mode).sections[1], StyleName.REFERENCE)
    assert ("05/TTr-UBND ngày 09 tháng 6 năm 2021" in reference) is filled


@pytest.mark.parametrize(
    ("signer", "lines"),
    [
        (Signer(id="x", name="A", position="Chủ tịch"), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (
            Signer(id="x", name="A", position="Phó Chủ tịch", authority="deputy", head_position="Chủ tịch"),
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ),
        (Signer(id="x", name="A", position="Giám đốc", collective=False), ("GIÁM ĐỐC",)),
        (Signer(id="x", name="A", position="Giám đốc", authority="acting", collective=False), ("Q. GIÁM ĐỐC",)),
        (Signer(id="x", name="A", position=" "), ("TM. ỦY BAN NHÂN DÂN", UNTOLD)),
    ],
)
def test_who_signs_stands_under_the_authority(signer: Signer, lines: tuple[str, ...]) -> None:
    block = signature_of(make.snapshot(unit=make.unit(signers=(signer,)), submission=Submission(signer="x")))
    assert (block.right.authority, block.right.name) == (lines, "A")


def test_without_a_signer_there_are_visible_gaps() -> None:
    block = signature_of(make.snapshot(submission=Submission()))
    assert (block.right.authority, block.right.name) == ((UNTOLD,), UNTOLD)


def test_an_empty_unit_has_visible_gaps_everywhere() -> None:
    made = written(
        unit=make.unit(name="", letterhead=(" ",), place="", symbol="", superior="", body_name="", signers=())
    )
    head = letterhead_of(made, "TTr")
    assert head.issuer == (UNTOLD,)
    assert head.number.endswith(f"/TTr-{UNTOLD}")
    assert head.place_date.startswith(f"{UNTOLD}, ngày")
    assert [paper.build().sections for paper in papers_of(replace(made, plan=SAMPLE.plan))]


# ------------------------------------------------------------------ the submission


def test_the_submission_says_its_parts_in_order() -> None:
    section = build_submission(written()).sections[0]
    assert paragraphs(section) == flowing(
        """
        TỜ TRÌNH

        Về việc đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Ví Dụ

        Kính gửi: Ủy ban nhân dân huyện Ví Dụ

        Căn cứ Luật A.

        Thực hiện Kế hoạch số 07/KH-UBND ngày 08 tháng 02 năm 2021 của Ủy ban nhân dân tỉnh Ví Dụ,
        Ủy ban nhân dân xã Thử đã triển khai phong trào.

        Ủy ban nhân dân xã Thử kính trình Ủy ban nhân dân huyện Ví Dụ xem xét, khen thưởng cho 01 (một) tập thể.

        Kính đề nghị Ủy ban nhân dân huyện Ví Dụ xem xét./.
        """
    )
    assert isinstance(section.blocks[0], Letterhead)
    assert isinstance(section.blocks[-1], SignatureBlock)


def flowing(text: str) -> list[str]:
    """Paragraphs with empty lines between them, however their lines are broken."""
    return [" ".join(each.split()) for each in text.strip().split("\n\n")]


def test_two_addressees_stand_on_lines_of_their_own() -> None:
    plan = make.plan(
        wording=WORDING, routes=(Route(id="d", unit_types=("xa",), addressees=("Chủ tịch tỉnh", "Sở Nội vụ")),)
    )
    section = build_submission(make.snapshot(plan)).sections[0]
    assert paragraphs(section, StyleName.ADDRESSEE_LEAD, StyleName.ADDRESSEE) == [
        "Kính gửi:",
        "- Chủ tịch tỉnh;",
        "- Sở Nội vụ.",
    ]


def test_the_way_of_the_dossier_may_have_a_request_of_its_own() -> None:
    plan = make.plan(
        wording=WORDING,
        routes=(Route(id="d", unit_types=("xa",), addressees=("Sở",), request="{unit} xin trình cho {count}."),),
    )
    assert "Ủy ban nhân dân xã Thử xin trình cho 01 (một) tập thể." in paragraphs(
        build_submission(make.snapshot(plan)).sections[0]
    )


def test_an_opening_of_ones_own_replaces_the_plans_and_is_not_filled() -> None:
    made = written(submission=Submission(signer="chu-tich", opening="Dòng {unit} một;\r\n\nDòng hai"))
    body = paragraphs(build_submission(made).sections[0], StyleName.BODY)
    assert body[:2] == ["Dòng {unit} một.", "Dòng hai."]
    assert len(body) == 4


@pytest.mark.parametrize(
    ("changes", "entries"),
    [
        ({}, ("- Như trên;", "- Phòng Nội vụ Thử;", "- Lưu: VT, VP.")),
        (
            {"unit": make.unit(recipients=("Như trên", "Đảng ủy {place}; "))},
            ("- Như trên;", "- Đảng ủy {place};", "- Lưu: VT, VP."),
        ),
        (
            {"submission": Submission(recipients=("Sở {unit}", " ", "Lưu: VT"))},
            ("- Như trên;", "- Sở {unit};", "- Lưu: VT."),
        ),
        ({"submission": Submission(recipients=(" ",))}, ("- Như trên;", "- Phòng Nội vụ Thử;", "- Lưu: VT, VP.")),
        ({"unit": make.unit(drafter="")}, ("- Như trên;", "- Phòng Nội vụ Thử;", "- Lưu: VT.")),
    ],
)
def test_recipients_are_the_dossiers_else_the_units_else_the_plans(
    changes: dict[str, Any], entries: tuple[str, ...]
) -> None:
    assert recipients(build_submission(written(**changes))) == entries


def test_the_plan_may_name_recipients_for_the_paper_or_the_way() -> None:
    way = (Route(id="d", unit_types=("xa",), addressees=("Sở",), recipients=("Sở {place}",)),)
    assert recipients(build_submission(make.snapshot(make.plan(wording=WORDING, routes=way)))) == (
        "- Như trên;",
        "- Sở Thử;",
        "- Lưu: VT, VP.",
    )
    paper = (DossierItem(id="tt", kind="submission", title="Tờ trình", recipients=("Ban",)),)
    made = make.snapshot(make.plan(wording=WORDING, routes=way, dossier_items=paper))
    assert recipients(build_submission(made)) == ("- Như trên;", "- Ban;", "- Lưu: VT, VP.")


def test_the_list_stands_behind_the_submission_or_apart() -> None:
    both = build_submission(written())
    assert [(section.appendix, section.landscape) for section in both.sections] == [(False, False), (True, True)]
    assert len(build_submission(written(), with_list=False).sections) == 1


# ------------------------------------------------------------------ the list


def test_the_list_numbers_each_kind_and_counts_it() -> None:
    made = written(
        nominees=(make.hamlet(), make.person(), make.person("b", "Lê Thị B")),
        nominations=(make.nomination("b"), make.nomination(), make.nomination("ba-mau")),
    )
    section = build_nominee_list(made).sections[0]
    assert paragraphs(section, StyleName.HEADING) == ["I. TẬP THỂ: 01 (một)", "II. CÁ NHÂN: 02 (hai)"]
    collectives, individuals = tables(section)
    assert [row.cells[0].lines for row in individuals.rows] == [("1",), ("2",)]
    assert [row.cells[2].lines for row in individuals.rows] == [("Lê Thị B",), ("Nguyễn Thị Mẫu",)]
    assert [row.cells[1].lines for row in collectives.rows] == [("Thôn Một",)]


EVERY = (
    "number",
    "honorific",
    "name",
    "birth",
    "sex",
    "position",
    "workplace",
    "address",
    "roles",
    "summary",
    "award",
    "note",
)


def listed(*columns: Any, nominee: Any = None, **case: Any) -> tuple[str, ...]:
    form = ListForm(individual_columns=tuple(ListColumn(id=each, title=each, width=10) for each in columns))
    who = nominee or make.person()
    plan = make.plan(
        wording=WORDING, list_form=form, roles=(Role(id="a", title="Tổ trưởng"), Role(id="b", title="Tổ viên"))
    )
    made = make.snapshot(plan, nominees=(who,), nominations=(make.nomination(who.id, **case),))
    (table,) = tables(build_nominee_list(made).sections[0])
    assert table.dense is (len(columns) >= 7)
    return tuple(" / ".join(cell.lines) for cell in table.rows[0].cells)


def test_every_column_shows_what_it_promises() -> None:
    found = listed(*EVERY, nominee=make.person(address="Thôn Một"), roles=("b", "a"), note=" Ưu tiên ")
    assert found == (
        "1", "Bà", "Nguyễn Thị Mẫu", "17/5/1980", "Nữ", "Công chức Văn phòng", "Ủy ban nhân dân xã Thử", "Thôn Một",
        "Tổ trưởng / Tổ viên", "Đã có thành tích xuất sắc.", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Ví Dụ",
        "Ưu tiên",
    )  # fmt: skip


def test_the_position_takes_the_workplace_along_where_no_column_shows_it() -> None:
    assert listed("position") == ("Công chức Văn phòng, Ủy ban nhân dân xã Thử",)
    assert listed("position", nominee=make.person(position="Trưởng thôn;", workplace="")) == ("Trưởng thôn",)


@pytest.mark.parametrize(
    ("name", "address", "shown"),
    [
        ("Thôn Đông", "Xã An Mẫu, huyện Thái Mẫu", "Thôn Đông / Xã An Mẫu, huyện Thái Mẫu"),
        ("Đoàn xã An Mẫu", "Xã An Mẫu, huyện Thái Mẫu", "Đoàn xã An Mẫu / Huyện Thái Mẫu"),
        ("Thôn Đông", "", "Thôn Đông"),
    ],
)
def test_under_a_collective_stands_where_it_is(name: str, address: str, shown: str) -> None:
    made = make.snapshot(nominees=(make.hamlet(name=name, address=address),))
    (table,) = tables(build_nominee_list(made).sections[0])
    assert " / ".join(table.rows[0].cells[1].lines) == shown


@pytest.mark.parametrize(
    ("birth", "shown"), [(PartialDate(1965), "1965"), (PartialDate(1965, 2), "02/1965"), (None, "")]
)
def test_birthdays_are_shown_as_far_as_they_are_known(birth: Any, shown: str) -> None:
    assert listed("birth", nominee=make.person(birth=birth)) == (shown,)


def test_a_plan_without_columns_gets_a_list_all_the_same() -> None:
    (table,) = tables(build_nominee_list(make.snapshot()).sections[0])
    assert [column.header for column in table.columns] == [
        "STT",
        "Tên tập thể",
        "Tóm tắt thành tích",
        "Hình thức đề nghị",
    ]
    assert paragraphs(build_nominee_list(make.snapshot()).sections[0], StyleName.APPENDIX_TITLE) == [
        "DANH SÁCH TẬP THỂ, CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG"
    ]


def test_a_kind_the_plans_order_forgets_is_listed_and_summed_up() -> None:
    made = replace(written(), plan=replace(written().plan, list_form=ListForm(order=("individual",))))
    assert paragraphs(build_nominee_list(made).sections[0], StyleName.HEADING) == ["I. TẬP THỂ: 01 (một)"]
    assert [each.id for each in in_list_order(made)] == ["case-thon-1"]
    assert len(build_summaries(made).sections) == 1


# ------------------------------------------------------------------ the summaries


def test_a_summary_says_who_what_and_is_signed() -> None:
    section = build_summaries(written(nominees=(make.hamlet(address="xã Thử"),))).sections[0]
    assert paragraphs(section) == [
        "TÓM TẮT THÀNH TÍCH",
        "Đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Ví Dụ",
        "Tên tập thể: Thôn Một",
        "Địa chỉ: xã Thử",
        "1. Khái quát",
        "Ủy ban nhân dân xã Thử xác nhận Thôn Một đã làm tốt.",
    ]
    assert signed(section).right.name == "Trần Văn Mẫu"


def test_a_person_is_introduced_with_birth_and_office() -> None:
    for birth, line in (
        (PartialDate(1980, 5, 7), "Ngày sinh: 07/5/1980"),
        (PartialDate(1980, 5), "Tháng, năm sinh: 5/1980"),
        (PartialDate(1980), "Năm sinh: 1980"),
    ):
        made = written(nominees=(make.person(birth=birth),), nominations=(make.nomination("ba-mau"),))
        assert paragraphs(build_summaries(made).sections[0])[2:5] == [
            "Họ và tên: Bà Nguyễn Thị Mẫu",
            line,
            "Chức vụ, đơn vị công tác: Công chức Văn phòng, Ủy ban nhân dân xã Thử",
        ]


def test_parts_are_numbered_as_far_as_they_have_titles() -> None:
    parts = (
        SummaryPart(id="a", title="Một", phrase="a"),
        SummaryPart(id="b", phrase="b"),
        SummaryPart(id="c", title="Trống", phrase="{description}"),
        SummaryPart(id="d", title="Hai", phrase="d"),
    )
    made = make.snapshot(make.plan(wording=replace(WORDING, summary_parts=parts)))
    assert paragraphs(build_summaries(made).sections[0])[3:] == ["1. Một", "A.", "B.", "2. Hai", "D."]


def test_one_summary_alone_is_named_after_its_nominee() -> None:
    made = written()
    document = build_summary(made, made.dossier.nominations[0])
    assert document.title.endswith(": Thôn Một")
    assert document.sections == build_summaries(made).sections


def test_the_combined_summary_is_one_table_over_all_kinds() -> None:
    made = written(nominees=(make.hamlet(), make.person()), nominations=(make.nomination("ba-mau"), make.nomination()))
    (table,) = tables(build_combined_summary(made).sections[0])
    assert [" / ".join(line for cell in row.cells for line in cell.lines) for row in table.rows] == [
        "TẬP THỂ",
        "1 / Thôn Một / Đã có thành tích xuất sắc.",
        "CÁ NHÂN",
        "1 / Bà Nguyễn Thị Mẫu / Công chức Văn phòng, Ủy ban nhân dân xã Thử / Đã có thành tích xuất sắc.",
    ]


# ------------------------------------------------------------------ which papers

ITEMS = (
    DossierItem(id="tt", kind="submission", title="Tờ trình"),
    DossierItem(id="ds", kind="nominee_list", title="Danh sách", attached_to="tt"),
    DossierItem(id="tep", kind="attachment", title="Tệp kèm theo"),
    DossierItem(id="tom", kind="achievement_summary", title="Tóm tắt", per="nominee"),
)


def papers(*items: DossierItem, **changes: Any) -> list[tuple[str, str, int]]:
    made = make.snapshot(make.plan(wording=WORDING, dossier_items=items, **changes))
    return [(paper.id, paper.stem, len(paper.build().sections)) for paper in papers_of(made)]


def test_papers_come_in_the_plans_order_with_the_list_inside_the_submission() -> None:
    assert papers(*ITEMS) == [("tt", "01_Tờ trình", 2), ("tom", "02_Tóm tắt", 1)]


def test_a_list_that_is_attached_to_nothing_is_a_paper_of_its_own() -> None:
    assert papers(ITEMS[0], replace(ITEMS[1], attached_to="")) == [("tt", "01_Tờ trình", 1), ("ds", "02_Danh sách", 1)]
    assert papers(ITEMS[1]) == [("ds", "01_Danh sách", 1)]


def test_a_paper_that_is_not_for_this_dossier_is_left_out() -> None:
    for_others = Applies(proposer_types=("huyen",))
    assert papers(ITEMS[0], replace(ITEMS[1], applies=for_others)) == [("tt", "01_Tờ trình", 1)]
    assert papers(replace(ITEMS[3], applies=Applies(kinds=("individual",)))) == []


@pytest.mark.parametrize(("told", "written_"), [(None, True), (True, True), (False, False)])
def test_a_paper_on_a_condition_is_written_unless_the_condition_says_no(told: Any, written_: bool) -> None:
    item = replace(ITEMS[0], necessity="conditional", needed_when="can")
    plan = make.plan(dossier_items=(item,), fields=(Field(id="can", title="Cần", kind="yes_no"),))
    made = make.snapshot(plan, figures={"can": Figure(value=told)})
    assert bool(papers_of(made)) is written_


# ------------------------------------------------------------------ how they read


def all_texts(made: Snapshot) -> list[str]:
    return [text for paper in papers_of(made, "paper") for text in texts(paper.build())]


@pytest.mark.parametrize("wrong", [r"\.\.", r";\.", r"\.;", r",\.", r"\(\s*\)", r" [,.;:)]", r"\(\s", r"None", r"[{}]"])
def test_no_text_of_the_sample_has_marks_or_holes_in_it(wrong: str) -> None:
    found = [text for text in all_texts(SAMPLE) if re.search(wrong, text.replace("./.", "."))]
    assert found == []


def test_nothing_is_left_to_fill_in_the_sample_but_number_and_date() -> None:
    assert [text for text in all_texts(SAMPLE) if UNTOLD in text] == []


def test_every_paragraph_of_the_sample_ends_with_a_mark() -> None:
    for paper in papers_of(SAMPLE, "paper"):
        for section in paper.build().sections:
            labelled = re.compile(
                r"^(Họ và tên|Ngày sinh|Năm sinh|Chức vụ, đơn vị công tác|Nơi ở|Tên tập thể|Địa chỉ):"
            )
            for text in paragraphs(section, StyleName.BODY):
                assert labelled.match(text) or re.search(r"([.:…]|\./\.)$", text), text


def test_the_submission_of_the_sample_reads_like_an_officials() -> None:
    section = papers_of(SAMPLE, "paper")[0].build().sections[0]
    assert paragraphs(section, StyleName.ADDRESSEE_ONLY, StyleName.BODY) == flowing(
        """
        Kính gửi: Ủy ban nhân dân huyện Thái Mẫu

        Thực hiện Kế hoạch số 32/KH-UBND ngày 08 tháng 02 năm 2021 của Ủy ban nhân dân tỉnh Thái Bình, Ủy ban nhân
        dân xã An Mẫu đã phát động và triển khai phong trào thi đua tới các tập thể, cá nhân thuộc phạm vi quản lý,
        gắn với nhiệm vụ tổ chức bầu cử tại địa phương, đơn vị.

        Ngày 07 tháng 6 năm 2021, Ủy ban nhân dân xã An Mẫu đã họp xét khen thưởng (Biên bản số 03/BB-UBND). Đối
        chiếu với tiêu chuẩn tại Mục V của Kế hoạch, Ủy ban nhân dân xã An Mẫu xét thấy 03 (ba) tập thể và 05 (năm)
        cá nhân đã lập thành tích xuất sắc, tiêu biểu và đủ tiêu chuẩn đề nghị khen thưởng.

        Ủy ban nhân dân xã An Mẫu kính trình Ủy ban nhân dân huyện Thái Mẫu xem xét, đề nghị Chủ tịch Ủy ban nhân
        dân tỉnh tặng Bằng khen cho 03 (ba) tập thể và 05 (năm) cá nhân đã có thành tích xuất sắc trong chỉ đạo, tham
        mưu và tổ chức thực hiện cuộc bầu cử đại biểu Quốc hội khóa XV và đại biểu Hội đồng nhân dân các cấp nhiệm
        kỳ 2021-2026.

        (Kèm theo danh sách và bản tóm tắt thành tích của từng tập thể, cá nhân).

        Ủy ban nhân dân xã An Mẫu kính đề nghị Ủy ban nhân dân huyện Thái Mẫu quan tâm, xem xét./.
        """
    )


def test_a_department_writes_to_the_province_with_two_addressees() -> None:
    unit = make.unit(type="so", name="Sở Tư pháp tỉnh Thái Bình", body_name="", superior="")
    made = replace(SAMPLE, dossier=replace(SAMPLE.dossier, unit=replace(unit, signers=SAMPLE.dossier.unit.signers)))
    section = build_submission(made).sections[0]
    assert paragraphs(section, StyleName.ADDRESSEE) == [
        "- Chủ tịch Ủy ban nhân dân tỉnh Thái Bình;",
        "- Văn phòng Ủy ban bầu cử tỉnh (Sở Nội vụ).",
    ]
    (begins,) = flowing(
        """
        Sở Tư pháp tỉnh Thái Bình kính đề nghị Văn phòng Ủy ban bầu cử tỉnh (Sở Nội vụ) tổng hợp, trình Chủ tịch Ủy
        ban nhân dân tỉnh Thái Bình xem xét, tặng Bằng khen cho 03 (ba) tập thể và 05 (năm) cá nhân
        """
    )
    assert any(text.startswith(begins) for text in paragraphs(section, StyleName.BODY))


@pytest.mark.parametrize("nasty", NASTY_TEXTS)
def test_nasty_texts_come_out_whole_on_every_paper_and_are_nobodys_markup(nasty: str) -> None:
    typed = f"{nasty} {{unit}}"
    made = written(
        unit=make.unit(name=typed, superior=typed),
        nominees=(make.person(name=typed, position=typed, workplace=typed),),
        nominations=(make.nomination("ba-mau", certificate_text=typed, note=typed),),
    )
    made = replace(made, plan=replace(made.plan, dossier_items=ITEMS))
    found = [text for paper in papers_of(made) for text in texts(paper.build())]
    assert sum("{unit}" in text for text in found) >= 4
    assert not any("Ủy ban nhân dân xã Thử" in text for text in found)
